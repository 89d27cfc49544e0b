"""HTML in Markdown: tables, list items, headings and paragraphs, read as the blocks that a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from enrich.seeds._nodes import Node, NodeKind, Row

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})", re.MULTILINE)
_TABLE = re.compile(r"<table\b|</table\s*>", re.IGNORECASE)
_ROW_END = re.compile(r"</tr\s*>", re.IGNORECASE)
_NEXT_HEADING = re.compile(r"\n#{1,6} ")
_CELL = re.compile(r"<(/?)(tr|td|th|thead|tbody)\b[^<>]*>", re.IGNORECASE)
_SPAN = re.compile(r"\browspan\s*=\s*[\"']?(\d{1,4})", re.IGNORECASE)
_WIDTH = re.compile(r"\bcolspan\s*=\s*[\"']?(\d{1,2})\b", re.IGNORECASE)
_BLOCK = re.compile(
    r"<(/?)(li|ul|ol|summary|details|h[1-6]|p|div|center|dt|dd|blockquote|section)\b([^<>]*)>", re.IGNORECASE
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_BULLET = re.compile(r"(?:\A|\n)(?P<indent>[ \t]{0,8})(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S)")
#: Breaks with nothing between them, and the end of a line: what a reader sees is a blank line.
_BREAKS = re.compile(r"(?<![ \t])(?:[ \t]*+<br ?/?>[ \t]*+\n?){2,}+", re.IGNORECASE)
#: By column: for how many more rows a cell of a row above stands in it, and what it says.
Tall = dict[int, tuple[int, str]]
WIDEST = 20  # columns that a cell may stand over
MOST_TALL = 20  # such columns in a table


def cut_tables(text: str) -> tuple[str, dict[int, Node]]:
    """Take whole HTML tables out of a text and leave blank lines: CommonMark would end them at the first blank line."""
    if "<table" not in text and "<TABLE" not in text:
        return text, {}
    fenced = _fences(text)
    kept: list[str] = []
    tables: dict[int, Node] = {}
    done, line, counted = 0, 1, 0
    for start, end in _spans(text):
        if any(first <= start < last for first, last in fenced):
            continue
        line += text.count("\n", counted, start)
        counted = start
        inside = text[start:end]
        tables[line] = _table(inside, line)
        kept += (text[done:start], "\n" * inside.count("\n"))
        done = end
    return "".join((*kept, text[done:])), tables


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Find where outermost tables begin and end; one that is never closed ends with its last row before a heading."""
    text = _COMMENT.sub(lambda found: " " * len(found[0]), text) if "<!--" in text else text
    depth, start = 0, 0
    for found in _TABLE.finditer(text):
        if found[0][1] != "/":
            start = found.start() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                yield start, found.end()
    if depth:
        heading = _NEXT_HEADING.search(text, start)
        rows = list(_ROW_END.finditer(text, start, heading.start() if heading else len(text)))
        if rows:
            yield start, rows[-1].end()


def _fences(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    opened: tuple[str, int] | None = None
    for found in _FENCE.finditer(text):
        if opened is None:
            opened = found[1], found.start()
        elif found[1].startswith(opened[0]):
            spans.append((opened[1], found.end()))
            opened = None
    return spans


def _table(html: str, line: int) -> Node:
    """Read rows and cells by their opening tags: writers forget the closing ones."""
    html = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), html)
    table = Node(NodeKind.TABLE, line)
    cells: list[str] = []
    heads = 0
    tall: Tall = {}
    heights: list[int] = []
    widths: dict[int, int] = {}
    row_line, at, here, counted = line, -1, line, 0
    for found in _CELL.finditer(html):
        closing, tag = found[1] == "/", found[2].lower()
        here += html.count("\n", counted, found.start())
        counted = found.start()
        if at >= 0 and tag != "thead":
            cells.append(html[at : found.start()])
            at = -1
        if tag == "tr":
            _close_row(table, row_line, _spread(*_widened(cells, heights, widths), tall), heads)
            cells, heights, widths, heads = [], [], {}, 0
            row_line = row_line if closing else here
        elif tag in {"td", "th"} and not closing:
            at = found.end()
            heads += tag == "th"
            # Under a head such tables list models by family: their rows are left as they are.
            tells = tag == "td" and not table.head and "span" in found[0] and _SPAN.search(found[0])
            heights.append(int(tells[1]) if tells else 1)
            if "span" in found[0] and (wide := _WIDTH.search(found[0])):
                widths[len(heights) - 1] = int(wide[1])
    if at >= 0:
        cells.append(html[at:])
    _close_row(table, row_line, _spread(*_widened(cells, heights, widths), tall), heads)
    return table


def _widened(cells: list[str], heights: list[int], widths: dict[int, int]) -> tuple[list[str], list[int]]:
    """Put empty cells behind those that stand over several columns; one alone in its row is a heading."""
    if not widths or len(cells) < 2:
        return cells, heights
    row = [
        (text, height)
        for at, cell in enumerate(zip(cells, heights, strict=True))
        for text, height in (cell, *[("", 1)] * (min(widths.get(at, 1), WIDEST) - 1))
    ]
    return [text for text, _ in row], [height for _, height in row]


def _spread(cells: list[str], heights: list[int], tall: Tall) -> list[str]:
    """Put the cells that reach down from rows above into their columns; a link is that of the first row alone."""
    if not cells or (not tall and max(heights) < 2):
        return cells
    row: list[str] = []
    for cell, height in zip(cells, heights, strict=True):
        _reach_down(row, tall)
        if height > 1 and len(tall) < MOST_TALL:
            tall[len(row)] = height - 1, "" if "href" in cell or "](" in cell else cell
        row.append(cell)
    _reach_down(row, tall)
    return row


def _reach_down(row: list[str], tall: Tall) -> None:
    while reaching := tall.pop(at := len(row), None):
        left, cell = reaching
        row.append(cell)
        if left > 1:
            tall[at] = left - 1, cell


def _close_row(table: Node, line: int, cells: list[str], heads: int) -> None:
    if not cells:
        return
    if heads * 2 > len(cells) and not table.head and not table.rows:
        table.head = tuple(cells)
    else:
        table.rows.append(Row(line, tuple(cells)))


def paragraphs(text: str, line: int) -> list[Node]:
    """Part a paragraph where breaks leave a line blank."""
    if "<br" not in text and "<BR" not in text:
        return [Node(NodeKind.PARAGRAPH, line, text)]
    ends = [(start, end) for start, end in _blanks(text) if "\n" in text[start:end] or start]
    spans = zip((0, *(end for _, end in ends)), (*(start for start, _ in ends), len(text)), strict=True)
    told = [(start, text[start:end]) for start, end in spans]
    return [Node(NodeKind.PARAGRAPH, line + text.count("\n", 0, at), said) for at, said in told if said.strip()]


def _blanks(text: str) -> Iterator[tuple[int, int]]:
    """Find breaks with nothing between them that end a line, or the text."""
    for found in _BREAKS.finditer(text):
        start = found.start()
        end = len(text) if found.end() == len(text) else start + found[0].rfind("\n") + 1
        if text[start:end].lower().count("<br") > 1:
            yield start, end


def nodes(html: str, line: int, depth: int) -> list[Node]:
    """Read a block of HTML as headings, items and paragraphs, each with its line."""
    html = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), html)
    found_nodes: list[Node] = []
    kind, level, lists, folded = NodeKind.PARAGRAPH, 0, 0, False
    at, at_line = 0, line
    for found in _BLOCK.finditer(html):
        _close(found_nodes, kind, html[at : found.start()], at_line, level or (0 if folded else depth + lists))
        at_line += html.count("\n", at, found.end())
        at = found.end()
        closing, tag = found[1] == "/", found[2].lower()
        kind, level, folded = NodeKind.PARAGRAPH, 0, False
        if tag in {"ul", "ol"}:
            lists = max(0, lists + (-1 if closing else 1))
        elif closing:
            continue
        elif tag in {"li", "dt", "summary"}:
            kind, folded = NodeKind.ITEM, tag == "summary"
        elif tag[0] == "h":
            kind, level = NodeKind.HEADING, int(tag[1])
    _close(found_nodes, kind, html[at:], at_line, level or (0 if folded else depth + lists))
    return found_nodes


def _close(found: list[Node], kind: NodeKind, text: str, line: int, level: int) -> None:
    if not text.strip():
        return
    line += len(text[: len(text) - len(text.lstrip())].split("\n")) - 1
    text = text.strip()
    if kind is NodeKind.PARAGRAPH:
        found += _with_bullets(text, line, level)
    elif kind is NodeKind.ITEM:  # a summary stands at no depth: it may be the name of what is folded up
        found.append(Node(kind, line, level=level, children=[Node(NodeKind.PARAGRAPH, line, text)]))
    else:
        found.append(Node(kind, line, text, level=level if kind is NodeKind.HEADING else 0))


def _with_bullets(text: str, line: int, level: int) -> Iterator[Node]:
    """Read a paragraph, and bullets in it as items: for Markdown they are none, since no blank line is before them.

    What is indented deeper than the first bullet goes on with the item above it.
    """
    first = _BULLET.search(text)
    starts = [at.start() for at in _BULLET.finditer(text) if first and at["indent"] == first["indent"]]
    for start, end in pairwise((0, *starts, len(text))):
        said = _BULLET.sub("", text[start:end], count=1) if start in starts[:1] or start else text[start:end]
        at = line + text.count("\n", 0, start) + text[start:end].startswith("\n")
        if said.strip():
            words = Node(NodeKind.PARAGRAPH, at, said.strip())
            yield Node(NodeKind.ITEM, at, level=level, children=[words]) if start in starts else words
