"""Which row of a table is its head."""

from __future__ import annotations

import operator
from collections.abc import Sequence
from functools import partial
from itertools import dropwhile

from enrich.seeds._inline import Scan, plain
from enrich.seeds._nodes import Node, Row, may_link
from enrich.seeds._words import field_of_column

FEWEST = 3  # cells of a row that are known heads
SHARE = 1 / 3  # of its cells that are


def heads_of(node: Node, scan: Scan) -> tuple[tuple[str, ...], list[Row]]:
    """Give the head and the rows below it; some writers leave the head out, and in HTML it may be a row as others."""
    if any("](http" in head or "href=" in head for head in node.head) and sum(
        "http" in head for head in node.head
    ) * 2 >= len(node.head):
        return (), [Row(node.line, node.head), *node.rows]
    if any(head.strip() for head in node.head):
        return node.head, node.rows
    first = node.rows[0].cells if node.rows else ()
    fields = [field_of_column(plain(scan(cell))) for cell in first if cell.strip()]
    known = sum(field is not None for field in fields)
    if known < max(FEWEST, SHARE * len(fields)) or any(map(may_link, first)):
        return (), node.rows
    return first, list(dropwhile(partial(_heads_too, first), node.rows))


def _heads_too(first: Sequence[str], row: Row) -> bool:
    """Tell whether a row is the first one, or parts some heads of it below them."""
    return sum(map(operator.eq, row.cells, first)) * 2 > len(first) and not any(map(may_link, row.cells))
