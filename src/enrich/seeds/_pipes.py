"""Tables between pipes, as a block rule for markdown-it: one token a table, where its own rule makes three a cell.

The rule is that of https://github.github.com/gfm/#tables-extension-: a head, a line of dashes with as many columns,
and rows up to a blank line or another block; a row that is too short is filled up, what is too much is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from enrich.seeds._nodes import Row

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

TOKEN = "pipe_table"
MOST_FILLED = 65_536  # cells; a table that needs more only wants to grow
#: A lone dash, or one before a blank, begins a list.
_DASHES = re.compile(r"(?=..)(?!-[ \t])\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?")
_PIPE = re.compile(r"(?<!\\)\|")


def table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  a rule's signature
    """Read the table that begins in line `start`: the token's `meta` holds the cells of its head, and its rows."""
    below = start + 1
    if below >= end or state.sCount[below] < state.blkIndent or state.is_code_block(below):
        return False
    dashes = _line(state, below)
    if dashes[:1] not in {"|", "-", ":"} or not _DASHES.fullmatch(dashes):
        return False
    first = _line(state, start)
    head = _cells(first)
    if "|" not in first or state.is_code_block(start) or len(head) != len(_cells(dashes)):
        return False
    if not silent:
        parent, state.parentType = state.parentType, "table"
        rows = tuple(_rows(state, below + 1, end, len(head)))
        state.parentType = parent
        state.line = below + 1 + len(rows)
        token = state.push(TOKEN, "table", 0)
        token.map = [start, state.line]
        token.meta = {"head": tuple(head), "rows": rows}
    return True


def _rows(state: StateBlock, line: int, end: int, width: int) -> Iterator[Row]:
    enders = state.md.block.ruler.getRules("blockquote")  # what ends a quotation ends a table
    filled = 0
    while line < end and state.sCount[line] >= state.blkIndent:
        text = _line(state, line)
        if not text or state.is_code_block(line) or any(ends(state, line, end, True) for ends in enders):  # noqa: FBT003
            return
        cells = _cells(text)[:width]
        filled += width - len(cells)
        if filled > MOST_FILLED:
            return
        line += 1
        yield Row(line, (*cells, *[""] * (width - len(cells))))


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip()


def _cells(text: str) -> list[str]:
    """Cut a line at its pipes; those at its ends are a frame, one behind a backslash is text."""
    cells = _PIPE.split(text) if "\\" in text else text.split("|")
    inner = cells[cells[0] == "" : len(cells) - (cells[-1] == "" and len(cells) > 1)]
    return [cell.replace("\\|", "|").strip() for cell in inner]
