"""Block rules of ours for markdown-it: they find what its own rules find, with a token where those make many.

A paragraph is one block of ours instead of three tokens, an item of one line one instead of five, a table one instead
of three a cell; and a line whose first character can begin no other block is text at once, without asking every rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, blockquote, fence, heading, hr, html_block, list_block

from enrich.seeds._nodes import Row

if TYPE_CHECKING:
    from markdown_it.token import Token

Rule = Callable[[StateBlock, int, int, bool], bool]

TABLE = "pipe_table"
ITEM = "text_item"
MOST_FILLED = 65_536  # cells; a table that needs more only wants to grow
#: Rules that look at text which might as well be a paragraph, each with what it cannot do without: a colon behind a
#: bracket, and a line of nothing but dashes or equals signs under one that says something.
_RARE = {
    "reference": re.compile(r"\]:"),
    "lheading": re.compile(r"\n(?<!\n\n)(?<!\n \n)[ \t>]*+(?:=++|-++)[ \t]*+(?:\n|\Z)"),
}
#: How code, quotations, rules, lists, HTML and headings begin; a table has a pipe in its first line.
_BEGINS = r"`{3}|~{3}|[>#<]|[*+-](?:[ \t]|$)|\d{1,9}[.)]|(?:\*[ \t]*){3,}$|(?:-[ \t]*){3,}$|(?:_[ \t]*){3,}$"
_BEGINNING = re.compile(_BEGINS)
#: An item whose text can be nothing else.
_ITEM = re.compile(rf"(?:([-*+])|\d{{1,9}}([.)])) {{1,4}}(?!{_BEGINS})(?P<text>[^\s|][^|]*)")
#: A lone dash, or one before a blank, begins a list.
_DASHES = re.compile(r"(?=..)(?!-[ \t])\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?")


def rule_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  a rule's signature
    """Read a rule, which is nothing but marks and blanks: an item of a list, as most lines are, ends otherwise."""
    return state.src[state.eMarks[start] - 1] in "*-_ \t" and hr(state, start, end, silent)


#: Rules of the parser that its lines meet most often, by what their blocks begin with: two groups, each in the place of
#: its first one, with the blocks that they end.
_GUARDED: Mapping[str, tuple[Mapping[str, Rule], list[str]]] = {
    "fence": ({"`~": fence, ">": blockquote, "*-_": rule_line}, ["paragraph", "reference", "blockquote", "list"]),
    "list": ({"*+-0123456789": list_block, "<": html_block, "#": heading}, ["paragraph", "reference", "blockquote"]),
}
_GROUPED = ("blockquote", "hr", "html_block", "heading")
_PIPE = re.compile(r"(?<!\\)\|")


class Block(NamedTuple):
    """Hold a block that a rule of ours found: what is read of a token, in a third of the time."""

    type: str
    map: list[int]  # its first line, and the one behind its last, counted from 0
    content: str = ""
    meta: Mapping[str, Any] = MappingProxyType({})
    level: int = 0
    nesting: int = 0
    tag: str = ""


def _push(state: StateBlock, block: Block) -> None:
    state.tokens.append(cast("Token", block))


def parser_of(source: str) -> MarkdownIt:
    """Build a parser that finds the blocks of a text, without the rules that have nothing to find in it."""
    return _parser(tuple(rule for rule, mark in _RARE.items() if not mark.search(source)))


@cache
def _parser(idle: tuple[str, ...]) -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table").disable(["normalize", "inline", "text_join", *_GROUPED, *idle])
    ruler = parser.block.ruler
    ruler.at("table", table, {"alt": ["paragraph", "reference"]})
    ruler.at("paragraph", paragraph)
    for name, (rules, ends) in _GUARDED.items():
        ruler.at(name, _where(rules), {"alt": ends})
    if len(idle) == len(_RARE):
        ruler.before("table", "text", text)
        ruler.before("text", "items", items)
    return parser


def _where(rules: Mapping[str, Rule]) -> Rule:
    """Ask a rule only about lines that begin with one of its characters; most lines begin with none."""

    def guarded(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
        first = state.bMarks[start] + state.tShift[start]
        rule = by_character.get(state.src[first : first + 1])
        return rule is not None and rule(state, start, end, silent)

    by_character = {character: rule for characters, rule in rules.items() for character in characters}
    return guarded


def items(state: StateBlock, start: int, end: int, _silent: bool) -> bool:  # noqa: FBT001
    """Read items of one line each, but for the last of their run where what follows it may be part of it.

    What follows and stands no deeper is no part of it. Blank lines may stand between them.
    """
    line, item = start, _item(state, start)
    while item:
        below = state.skipEmptyLines(line + 1)
        after = _item(state, below) if below < end and 0 <= state.sCount[below] <= state.sCount[start] else None
        if not (after or _is_apart(state, line, below, end)):
            break
        _push(state, Block(ITEM, [line, line + 1], item["text"].strip()))
        beside = after if after and state.sCount[below] == state.sCount[start] else None
        goes_on = beside is not None and beside.group(1, 2) == item.group(1, 2)
        line, item = (below, after) if goes_on else (line + 1, None)
    state.line = line
    return line > start


def _is_apart(state: StateBlock, line: int, below: int, end: int) -> bool:
    """Tell whether nothing that follows an item can be part of it: a blank line, and what stands no deeper."""
    return below >= end or (below > line + 1 and state.sCount[below] <= state.sCount[line])


def _item(state: StateBlock, line: int) -> re.Match[str] | None:
    if state.is_code_block(line):
        return None
    return _ITEM.fullmatch(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line])


def text(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  a rule's signature
    """Read a paragraph where the first line can be nothing else."""
    return not state.is_code_block(start) and not _may_begin(state, start) and paragraph(state, start, end, silent)


def paragraph(state: StateBlock, start: int, _end: int, _silent: bool) -> bool:  # noqa: FBT001
    """Read lines up to a blank one, or up to one that begins another block."""
    line, last = start + 1, state.lineMax
    parent, state.parentType = state.parentType, "paragraph"
    while line < last and not state.isEmpty(line) and not _ends_paragraph(state, line, last):
        line += 1
    state.parentType = parent
    state.line = line
    alone = line == start + 1
    said = _line(state, start) if alone else state.getLines(start, line, state.blkIndent, keepLastLF=False).strip()
    _push(state, Block("inline", [start, line], said))
    return True


def _ends_paragraph(state: StateBlock, line: int, last: int) -> bool:
    """Tell whether a line begins another block; one that is indented, or that a quotation took in, goes on."""
    if state.sCount[line] < 0 or state.sCount[line] - state.blkIndent > 3 or not _may_begin(state, line):
        return False
    return _begins(state, line, last, "paragraph")


def _may_begin(state: StateBlock, line: int) -> bool:
    first = state.bMarks[line] + state.tShift[line]
    last = state.eMarks[line]
    return state.src.find("|", first, last) >= 0 or _BEGINNING.match(state.src, first, last) is not None


def _begins(state: StateBlock, line: int, last: int, inside: str) -> bool:
    """Tell whether a line begins a block that ends the one it would else belong to."""
    return any(rule(state, line, last, True) for rule in state.md.block.ruler.getRules(inside))  # noqa: FBT003


def table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Read the table that begins in line `start`: the token's `meta` holds the cells of its head, and its rows.

    The rule is that of https://github.github.com/gfm/#tables-extension-: a head, a line of dashes with as many columns,
    and rows up to a blank line or another block; a row too short is filled up, what is too much is dropped.
    """
    below = start + 1
    if below >= end or state.sCount[below] < state.blkIndent or state.is_code_block(below):
        return False
    dashes = _line(state, below)
    if dashes[:1] not in {"|", "-", ":"} or not _DASHES.fullmatch(dashes):
        return False
    first = _line(state, start)
    head = cells_of(first)
    if "|" not in first or state.is_code_block(start) or len(head) != len(cells_of(dashes)):
        return False
    if not silent:
        parent, state.parentType = state.parentType, "table"
        rows = tuple(_rows(state, below + 1, end, len(head)))
        state.parentType = parent
        state.line = below + 1 + len(rows)
        _push(state, Block(TABLE, [start, state.line], meta={"head": tuple(head), "rows": rows}))
    return True


def _rows(state: StateBlock, line: int, end: int, width: int) -> Iterator[Row]:
    filled = 0
    while line < end and state.sCount[line] >= state.blkIndent:
        said = _line(state, line)
        if not said or state.is_code_block(line) or _begins(state, line, end, "blockquote"):
            return
        cells = cells_of(said)[:width]
        filled += width - len(cells)
        if filled > MOST_FILLED:
            return
        line += 1
        yield Row(line, (*cells, *[""] * (width - len(cells))))


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip()


def cells_of(line: str) -> list[str]:
    """Cut a line at its pipes; those at its ends are a frame, one behind a backslash is text."""
    cells = _PIPE.split(line) if "\\" in line else line.split("|")
    inner = cells[cells[0] == "" : len(cells) - (cells[-1] == "" and len(cells) > 1)]
    return [cell.replace("\\|", "|").strip() for cell in inner]
