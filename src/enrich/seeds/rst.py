"""reStructuredText lists: docutils reads the blocks, their insides go on as the Markdown that says the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes
from docutils.core import publish_doctree

from enrich.errors import SeedError
from enrich.model import Parsed, SeedFile
from enrich.seeds._list import read_list
from enrich.seeds._nodes import Document, Node, NodeKind, Row
from enrich.seeds._parts import Spread, in_turn

#: Nothing is read but the text itself: no configuration, no included file, no raw mark-up, no messages printed.
_SETTINGS = {
    "_disable_config": True,
    "doctitle_xform": False,
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "report_level": 5,
    "halt_level": 6,
    "smart_quotes": False,
    "warning_stream": False,
}
_BREAKS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")  # ends of lines for docutils, and for no editor
_SPECIAL = re.compile(r"([\\`*_\[\]<>&~])")


def parse(seed: SeedFile, spread: Spread = in_turn) -> Parsed:
    """Read the entries of a reStructuredText list."""
    return read_list(seed.name, document(seed.name, seed.text), spread)


def document(name: str, text: str) -> Document:
    """Read the blocks of a text; one that docutils cannot take is said to be unreadable."""
    try:
        tree = publish_doctree(_BREAKS.sub(" ", text.replace("\r\n", "\n")), settings_overrides=_SETTINGS)
        return Document(tuple(_blocks(tree, 0, 1)), {})
    except RecursionError:
        raise SeedError(f"{name}: expected reStructuredText, got blocks nested too deeply to be read") from None
    except Exception as fault:  # docutils has bugs that text can reach, of any class
        raise SeedError(f"{name}: expected reStructuredText, got what docutils cannot read: {fault}") from fault


def _blocks(parent: nodes.Element, level: int, line: int) -> Iterator[Node]:
    for node in parent.children:
        here = getattr(node, "line", None) or line
        match node:
            case nodes.section():
                yield from _blocks(node, level + 1, here)
            case nodes.title():
                yield Node(NodeKind.HEADING, here, _said(node), level=max(level, 1))
            case nodes.paragraph() | nodes.term():
                yield Node(NodeKind.PARAGRAPH, here, _said(node))
            case nodes.list_item() | nodes.definition_list_item():
                yield Node(NodeKind.ITEM, here, level=1, children=list(_blocks(node, level, here)))
            case nodes.table():
                yield _table(node, here)
            case nodes.literal_block() | nodes.comment() | nodes.system_message() | nodes.footnote() | nodes.citation():
                continue
            case nodes.Element():
                yield from _blocks(node, level, here)


def _table(table: nodes.table, line: int) -> Node:
    read = Node(NodeKind.TABLE, line)
    for head in table.findall(nodes.thead):
        for row in head.findall(nodes.row):
            read.head = tuple(_cell(cell) for cell in row.children)
    for body in table.findall(nodes.tbody):
        for row in body.findall(nodes.row):
            lines = [child.line for cell in row.children for child in cell.children if child.line]
            line = lines[0] if lines else line
            read.rows.append(Row(line, tuple(_cell(cell) for cell in row.children)))
    return read


def _cell(cell: nodes.Node) -> str:
    return "<br>".join(_said(part) for part in cell.children if isinstance(part, nodes.paragraph))


def _said(node: nodes.Node) -> str:
    """Write the inside of a block as Markdown: text, emphasis, links and pictures."""
    if isinstance(node, nodes.Text):
        return _SPECIAL.sub(r"\\\1", node.astext())
    inner = "".join(_said(child) for child in node.children)
    match node:
        case nodes.reference():
            return f"[{inner}](<{node.get('refuri', '')}>)" if node.get("refuri") else inner
        case nodes.strong() | nodes.emphasis() if inner.strip():
            mark = "**" if isinstance(node, nodes.strong) else "*"
            return f"{mark}{inner.strip()}{mark}"
        case nodes.image():
            return f"![{node.get('alt', '')}]({node.get('uri', '')})"
        case nodes.footnote_reference() | nodes.citation_reference() | nodes.system_message() | nodes.problematic():
            return ""
    return inner
