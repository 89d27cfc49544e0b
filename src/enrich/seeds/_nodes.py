"""The blocks of a list, whatever it is written in: headings, paragraphs, items and tables, as a tree with lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class NodeKind(Enum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Row:
    """Hold the cells of a table's row, as mark-up."""

    line: int
    cells: tuple[str, ...]


@dataclass(slots=True)
class Node:
    """Hold a block while the tree grows; `level` is that of a heading, or the depth of an item: 0 of a summary."""

    kind: NodeKind
    line: int  # 1-based
    text: str = ""
    level: int = 0
    head: tuple[str, ...] = ()
    rows: list[Row] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Document:
    """Hold a whole list: its blocks in order, and the targets of its reference links."""

    nodes: tuple[Node, ...]
    references: dict[str, str]


def may_link(text: str) -> bool:
    """Tell cheaply whether a text may hold a link; most prose holds none, and need not be looked at."""
    return "http" in text or "](" in text or "href" in text or "][" in text


def is_headed(item: Node) -> bool:
    """Tell whether an item begins with a heading that is no link: the name of what stands in it."""
    first = item.children[0] if item.children else None
    return first is not None and first.kind is NodeKind.HEADING and not may_link(first.text)
