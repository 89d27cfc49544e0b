"""What the blocks of one stretch say, laid out: they are asked more than once, and read once."""

from __future__ import annotations

from collections.abc import Sequence

from enrich.seeds._flat import Flat, flatten
from enrich.seeds._inline import HARD_BREAK, IMAGE, Piece, Scan
from enrich.seeds._nodes import Node, NodeKind

_PICTURES = ("![", "<img ")


class Texts:
    """Keep what each block says, by the identity of the block."""

    def __init__(self, scanner: Scan) -> None:
        self.scan = scanner
        # With each block by its identity: kept here, so that no other block is given the same one.
        self.known: dict[int, tuple[Node, list[Piece]]] = {}
        self.known_flat: dict[int, tuple[Node, Flat]] = {}

    def pieces(self, node: Node) -> list[Piece]:
        """Give all that a block says, its nested items on lines of their own."""
        if known := self.known.get(id(node)):
            return known[1]
        found = self.read_pieces(node)
        self.known[id(node)] = node, found
        return found

    def read_pieces(self, node: Node) -> list[Piece]:
        if node.kind is NodeKind.TABLE:
            return []
        own = self.scan(node.text) if node.text else []
        if node.text:
            own.append(HARD_BREAK)
        for child in node.children:
            own += self.pieces(child)
        return own

    def pieces_of(self, nodes: Sequence[Node]) -> list[Piece]:
        return [piece for node in nodes for piece in self.pieces(node)]

    def is_picture(self, node: Node) -> bool:
        """Tell whether a paragraph is pictures that link nothing, and none is a badge."""
        if node.kind is not NodeKind.PARAGRAPH or not node.text.startswith(_PICTURES):
            return False
        said = [piece for piece in self.pieces(node) if piece.text.strip() or piece.form == IMAGE]
        return all(piece.form == IMAGE and "shields.io" not in piece.url for piece in said)

    def flat(self, node: Node) -> Flat:
        if known := self.known_flat.get(id(node)):
            return known[1]
        alone = not node.text and len(node.children) == 1
        found = self.flat(node.children[0]) if alone else flatten(self.pieces(node))
        self.known_flat[id(node)] = node, found
        return found

    def flat_of(self, nodes: Sequence[Node]) -> Flat | None:
        if len(nodes) == 1:
            return self.flat(nodes[0])
        return flatten(self.pieces_of(nodes)) if nodes else None
