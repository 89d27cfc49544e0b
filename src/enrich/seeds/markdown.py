"""Markdown lists: markdown-it finds the blocks, the HTML between them is read as if it were Markdown."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Sequence
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from enrich.model import Parsed, SeedFile
from enrich.seeds._headings import announces_papers
from enrich.seeds._html import cut_tables, paragraphs
from enrich.seeds._html import nodes as html_nodes
from enrich.seeds._list import read_list
from enrich.seeds._nodes import Document, Node, NodeKind, Row
from enrich.seeds._parts import Spread, in_turn
from enrich.seeds._rules import ITEM, TABLE, Block, cells_of, parser_of
from enrich.seeds._words import label_role

if TYPE_CHECKING:
    from markdown_it.token import Token

#: Its first line is a key; a rule over the first section has none below it.
_FRONT_MATTER = re.compile(
    r"\A(?:\ufeff)?---[ \t]*\n(?=\s*(?:[\w -]{1,40}:|#[^#\s]|---))(?:[^\n]*\n){0,200}?(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
_COMMENT_MARK = re.compile(r"<!--|-->")
_HEADING_NEXT = re.compile(r"[ \t]*\n?[ \t]*#{1,6} ")
#: `##Title` without a blank is a common slip, and meant as a heading.
_GLUED_HEADING = re.compile(r"\n(#{1,6})(?=[^#\s!:])")
#: Behind an item it would be a part of it: its writer meant what all others are.
_INDENTED_HEADING = re.compile(r"\n\n {1,3}(?=#{1,6} +\S)")
#: `- ### Lamps` over items, nested in it or not
_BULLETED_HEADING = re.compile(r"\n[-*+] +(?=#{1,6} +[^\n]*\n\s*[-*+\d])")
#: So is `-[The title](…)`, meant as an item; `*[The title](…)*` is emphasis, and `-[code](…)` goes on with a row.
_GLUED_ITEM = re.compile(
    r"^([ \t]{0,12}(?:[-+]|\*(?=[^*\n]*$)(?=\[[^\[\]\n]{1,400}\]\()))(?=\[([^\[\]\n]{1,400}))", re.MULTILINE
)
#: `**[Author]** Ada Lampe`, `**[Paper]** (ICLR 2021) The title`: a key, as `Authors: Ada Lampe`
_BRACKETED_KEY = re.compile(
    r"^\*\*\[(?:(?P<people>authors?)\]\*\*[ \t]+(?=[^\s\[])"
    r"|(?:paper|title)\]\*\*[ \t]+(?=[^\s\[](?:(?!https?:|\]\()[^\n])*$))",  # and no link
    re.MULTILINE | re.IGNORECASE,
)
_GLUED_TAG = re.compile(r"^([ \t]{0,12}-)(?=【[^【】\n]{1,40}】)", re.MULTILINE)
#: A typed bullet so deep that it would be code: its writer sets it under the item above it.
_DEEP_BULLET = re.compile(r"\n\n[ \t]*(?:\t|[ ]{4})[ \t]*(?=•[ \t]*\[)")
#: `[pdf](./The title.pdf)`, `[notes](#The title (ICLR'21))`: a place in the list, or a file beside it, with its blanks
_BLANK_TARGET = re.compile(r"\]\((?:#|\.{1,2}/)[^()\n\"]{0,200}(?:\([^()\n]{0,60}\)[^()\n\"]{0,60})?\)")
#: `Lampe, Ada etc. The title. (ICLR 2021)`
_AND_ALL = re.compile(
    r"^([ \t]*(?:[-*+][ \t]+)?[A-Z][\w'’-]{1,30}, [A-Z][\w'’.-]{0,30}),? etc\."
    r"(?= [A-Z][^\n]{8,400}?\b(?:19|20)\d\d\b(?!\.\d))",  # before the title, the venue and the year
    re.MULTILINE,
)
_SPACED_INITIAL = re.compile(r"(?<!\w)([A-Z]) \.(?= [A-Z][\w'’-]+[,\n ])")  # `Y . Ohm`, as text out of a PDF has it
#: `*2. The title` marks an item of a numbered list; `*2. The title*` is emphasis.
_MARKED_NUMBER = re.compile(r"(\n[ \t]{0,12})(?:\*|[★☆⭐✨]\ufe0f?[ \t]?)(?=\d{1,3}[.)][ \t][^*\n]*(?:\n|\Z))")
#: `[12] The title`, `[12].The title` or `**[12]** The title`, as references are numbered, and the heading over it.
_REFERENCE_LINE = re.compile(r"\n(?=(?:\[\d{1,4}\]|\*\*\[\d{1,4}\]\*\*)(?:[ \t]+|\.[ \t]?)\S|#{1,6} +(\S[^\n]{0,200}))")
_ESCAPED_NUMBER = re.compile(r"\n\\\[(\d{1,4})\\\](?=[ \t]\S)")  # as pandoc writes it
#: A bullet that is neither under its item's text nor beside its bullet: for Markdown it goes on with the paragraph.
_SLIPPED = re.compile(r"\n[ \t]*[-*+][ \t]+(?=\S)")
#: `4.The title` among items that are numbered `3. The title`
_GLUED_NUMBER = re.compile(r"(\n[ \t]{0,3}\d{1,3}\.)(?=[A-Z][a-z])")
_NUMBER = re.compile(r"\n[ \t]{0,3}\d{1,3}\. (?=\S)")
#: `1.[The title](…)`, `1.《The title》`: what stands behind the number can begin nothing but an item.
_GLUED_TITLE = re.compile(r"(\n[ \t]{0,3}\d{1,3}\.)(?=\[[^\[\]\n]{8,300}\]\(|《)")
MANY = 4  # items with a blank behind the number, for one without
FEW = 3  # numbered lines that are a list
SHOWN = 512_000  # bytes, letters here: GitHub shows no more of a README, https://github.com/isaacs/github/issues/1610
#: An item without a link, one blank deeper than an item of words and a link, is meant to stand under it.
_HALF_NESTED = re.compile(
    r"^(?P<over>( {0,8})[*+-] (?=[^\[\n][^\n]*?\] ?\()[^\n]*+\n)(?P<under>(?:\2 [*+-] [^\[\]\n]*(?:\n|\Z))+)",
    re.MULTILINE,
)
_BEGINNING = re.compile(r"^(?=.)", re.MULTILINE)
_STEPS = tuple(f"\n{blanks}{mark} " for blanks in (" ", "   ") for mark in "*+-")


def parse(seed: SeedFile, spread: Spread = in_turn) -> Parsed:
    """Read the entries of a Markdown list."""
    return read_list(seed.name, document(seed.text), spread)


def document(text: str) -> Document:
    """Read the blocks of a Markdown text."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd").removeprefix("\ufeff")
    text = _FRONT_MATTER.sub(lambda found: "\n" * found[0].count("\n"), text, count=1)
    text = _GLUED_HEADING.sub(r"\n\1 ", f"\n{text}")
    text = _BULLETED_HEADING.sub("\n", _INDENTED_HEADING.sub("\n\n", text))[1:]
    if "**[" in text:
        text = _BRACKETED_KEY.sub(lambda found: "Authors: " if found["people"] else "Title: ", text)
    if "-【" in text:
        text = _GLUED_TAG.sub(r"\1 ", text)
    if "-[" in text or "*[" in text or "+[" in text:
        text = _GLUED_ITEM.sub(lambda found: found[0] if label_role(found[2]) else f"{found[0]} ", text)
    if "•" in text:
        text = _DEEP_BULLET.sub("\n\n   ", text)
    if "](#" in text or "](." in text:
        text = _BLANK_TARGET.sub(lambda found: found[0].replace(" ", "%20"), text)
    if " etc. " in text:
        text = _AND_ALL.sub(r"\1 et al.", text)
    if " . " in text:
        text = _SPACED_INITIAL.sub(r"\1.", text)
    text = _MARKED_NUMBER.sub(r"\1", text)
    text = _itemised(_unhidden(_parted_numbers(f"\n{text}")[1:]))
    if any(step in text for step in _STEPS):
        text = _HALF_NESTED.sub(lambda found: found["over"] + _BEGINNING.sub(" ", found["under"]), text)
    text, tables = cut_tables(text)
    environment: dict[str, dict[str, dict[str, str]]] = {}
    nodes = _tree(parser_of(text).parse(text, environment), tables, text.split("\n"))
    references = {name.casefold(): target["href"] for name, target in environment.get("references", {}).items()}
    return Document(tuple(_with_rows_behind(nodes)), references)


def _with_rows_behind(nodes: Sequence[Node]) -> list[Node]:
    """Give tables the rows that a blank line parts from them: for Markdown they are paragraphs."""
    kept: list[Node] = []
    for node in nodes:
        table = kept[-1] if kept and kept[-1].kind is NodeKind.TABLE else None
        rows = _rows_of(node, len(table.head)) if table and node.kind is NodeKind.PARAGRAPH else []
        if table and rows:
            table.rows += rows
        else:
            kept.append(node)
    return kept


def _rows_of(node: Node, width: int) -> list[Row]:
    """Read a paragraph whose every line is a row of a table, with half of its cells at least; else nothing."""
    lines = node.text.split("\n")
    if not all(line.lstrip()[:1] == "|" and line.rstrip()[-1:] == "|" and "http" in line for line in lines):
        return []
    cut = [cells_of(line.strip()) for line in lines]
    if not all(width / 2 <= len(cells) <= width for cells in cut):
        return []
    return [Row(node.line + at, (*cells, *[""] * (width - len(cells)))) for at, cells in enumerate(cut)]


def _parted_numbers(text: str) -> str:
    """Put a blank behind the numbers of a few items where the others have one; each line begins with its break.

    Linked and quoted titles need no others.
    """
    if len(_GLUED_TITLE.findall(text)) >= FEW:
        text = _GLUED_TITLE.sub(r"\1 ", text)
    glued = len(_GLUED_NUMBER.findall(text))
    if not glued or len(_NUMBER.findall(text)) <= glued * MANY:
        return text
    return _GLUED_NUMBER.sub(r"\1 ", text)


def _itemised(text: str) -> str:
    """Make items of lines that begin with a number in brackets, where a list of papers is written so.

    The references of a README are written so as well, all under one heading.
    """
    if "\n\\[" in text:
        text = _ESCAPED_NUMBER.sub(r"\n[\1]", text)
    if "\n[" not in text and "\n**[" not in text:
        return text
    marks = list(_REFERENCE_LINE.finditer(f"\n{text}"))
    lines = [at for at, mark in enumerate(marks) if not mark[1]]
    name = next((mark[1] for mark in marks if mark[1]), "")
    parted = any(after - before > 1 for before, after in pairwise(lines))
    if len(lines) < FEW or not (parted or announces_papers(name)):
        return text
    return _REFERENCE_LINE.sub(lambda mark: mark[0] if mark[1] else "\n- ", f"\n{text}")[1:]


def _unhidden(text: str) -> str:
    """Bring back what comments hide from the page and not from the list.

    A comment that is opened again before it closes, or that ends with the file, was not closed where its writer
    thought. In a text longer than a page may be, one that begins with a heading takes whole sections off it.
    """
    if "<!--" not in text:
        return text
    marks = list(_COMMENT_MARK.finditer(text))
    long = len(text) > SHOWN
    kept: list[str] = []
    done = 0
    shown = False
    for mark, after in zip_longest(marks, marks[1:]):
        opens = mark[0] == "<!--"
        if opens:
            shown = after is None or after[0] == "<!--" or (long and _HEADING_NEXT.match(text, mark.end()) is not None)
        if shown:
            kept.append(text[done : mark.start()])
            done = mark.end()
    return "".join((*kept, text[done:]))


def _tree(tokens: Iterable[Token | Block], tables: dict[int, Node], lines: Sequence[str]) -> list[Node]:
    """Build the tree; the tables that were cut out come back by their first lines."""
    root = Node(NodeKind.ITEM, 0)
    open_items = [root]
    waiting = deque(sorted(tables))
    heading = 0
    for token in tokens:
        kind = token.type
        start = token.map[0] + 1 if token.map else 0
        while waiting and token.nesting >= 0 and start > waiting[0]:
            open_items[-1].children.append(tables[waiting.popleft()])
        if kind == "inline":
            said = token.content
            if heading:
                open_items[-1].children.append(Node(NodeKind.HEADING, start, said, level=heading))
            elif len(open_items) == 1:
                open_items[-1].children += paragraphs(said, start)
            else:
                open_items[-1].children.append(Node(NodeKind.PARAGRAPH, start, said))
            if len(open_items) > 1 and "\n" in said and _SLIPPED.search(said):
                _part(open_items, lines)
        elif kind == "list_item_open":
            item = Node(NodeKind.ITEM, start, level=len(open_items))
            open_items[-1].children.append(item)
            open_items.append(item)
        elif kind == "list_item_close":
            open_items.pop()
        elif kind in {"heading_open", "heading_close"}:
            heading = int(token.tag[1]) if token.nesting > 0 else 0
        else:
            open_items[-1].children += _nodes(token, start, len(open_items))
    root.children += [tables[line] for line in waiting]
    return root.children


def _part(open_items: list[Node], lines: Sequence[str]) -> None:
    """Make items of the bullets that went on with an item's text; one that stands deeper says more of it."""
    said = open_items[-1].children.pop()
    column = _column(lines[open_items[-1].line - 1])
    text: list[str] = []
    at = said.line
    for number, line in enumerate(said.text.split("\n"), said.line):
        bullet = _SLIPPED.match(f"\n{line}") if number > said.line else None
        if bullet and _column(lines[number - 1]) <= column + 1:
            open_items[-1].children.append(Node(NodeKind.PARAGRAPH, at, "\n".join(text)))
            open_items[-1] = Node(NodeKind.ITEM, number, level=open_items[-1].level)
            open_items[-2].children.append(open_items[-1])
            text, at = [line[bullet.end() - 1 :]], number
        else:
            text.append(line)
    open_items[-1].children.append(Node(NodeKind.PARAGRAPH, at, "\n".join(text)))


def _column(line: str) -> int:
    return len(line) - len(line.lstrip(" \t>"))


def _nodes(token: Token | Block, start: int, depth: int) -> Sequence[Node]:
    """Give the blocks that a token holds: an item of one line, HTML or a table."""
    match token.type:
        case kind if kind == ITEM:
            said = Node(NodeKind.PARAGRAPH, start, token.content)
            return (Node(NodeKind.ITEM, start, level=depth, children=[said]),)
        case "html_block":
            return html_nodes(token.content, start, depth)
        case kind if kind == TABLE:
            return (Node(NodeKind.TABLE, start, head=token.meta["head"], rows=list(token.meta["rows"])),)
        case _:
            return ()
