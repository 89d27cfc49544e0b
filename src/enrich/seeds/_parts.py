"""Part a list at its headings: what stands under each can be read apart from the rest, and at the same time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol, TypeVar

from enrich.seeds._draft import Placed
from enrich.seeds._inline import CODE, IMAGE, TEXT, Piece, plain
from enrich.seeds._nodes import Node, NodeKind

FEW = 3  # rows under a heading that may be its notes, where other headings of its level are titles

Thing = TypeVar("Thing")
Result = TypeVar("Result")


class Spread(Protocol):
    """Do the same work on many things, each of some weight (letters, about), and give the results in their order."""

    def __call__(
        self, work: Callable[[Thing], Result], things: Sequence[Thing], weights: Iterable[int], /
    ) -> list[Result]:
        """Work on all of them, however many at a time."""
        ...


class Part(NamedTuple):
    """Hold a stretch of a list as it is written: the heading over it, what that says, and the blocks below."""

    heading: Node | None
    title: list[Piece]
    section: tuple[str, ...]  # the headings from the outermost to this one
    body: Sequence[Node]

    @property
    def weight(self) -> int:
        """Tell how much there is to read: letters, and some for each block and each cell."""
        return _weight(self.body)


class Stretch(NamedTuple):
    """Hold what stands under a heading: the heading's level, the heading as a row, the blocks, how many are rows.

    Where more than `FEW` are, how many more is not counted.
    """

    level: int
    own: Placed | None
    body: list[Placed]
    rows: int


def in_turn(work: Callable[[Thing], Result], things: Sequence[Thing], _weights: Iterable[int]) -> list[Result]:
    """Work on one thing after the other."""
    return [work(thing) for thing in things]


def parts_of(nodes: Sequence[Node], scan: Callable[[str], list[Piece]]) -> list[Part]:
    """Part the blocks of a list at its headings, each part under its section path."""
    starts = [at for at, node in enumerate(nodes) if node.kind is NodeKind.HEADING]
    before = nodes[: starts[0] if starts else len(nodes)]
    parts = [Part(None, [], (), before)]
    above: list[tuple[int, str]] = []
    for start, end in pairwise([*starts, len(nodes)]):
        heading, body = nodes[start], nodes[start + 1 : end]
        title = scan(heading.text)
        if not plain(title) and not heading.text.strip("# "):
            title = []
        said = plain([piece for piece in title if not piece.style & CODE or piece.form == TEXT])
        if not any(map(str.isalnum, said)) and heading.level > 1:  # at the top it is the list's sign
            said = " ".join(piece.text for piece in title if piece.form == IMAGE)
        named = any(map(str.isalnum, said))
        while above and above[-1][0] >= heading.level and (named or heading.level > 1):
            above.pop()
        if named:
            above.append((heading.level, said))
        parts.append(Part(heading, title, tuple(text for _, text in above), body))
    return parts


def _weight(nodes: Sequence[Node]) -> int:
    return sum(
        len(node.text) + 30 + _weight(node.children) + sum(len(cell) + 20 for row in node.rows for cell in row.cells)
        for node in nodes
    )


def chosen(stretches: Sequence[Stretch]) -> list[Placed]:
    """Take headings for titles where nothing under them can stand as a row, or where most of their level are."""
    titles = Counter(each.level for each in stretches if each.own and not each.rows)
    sections = Counter(each.level for each in stretches if each.rows)
    placed: list[Placed] = []
    for level, own, body, rows in stretches:
        placed += [own] if own and (not rows or (rows <= FEW and titles[level] > 2 * sections[level])) else body
    return placed
