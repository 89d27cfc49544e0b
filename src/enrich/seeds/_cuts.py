"""Where a block is cut into rows: writers put several titles into one paragraph, or one item."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

import enrich.seeds._venues as venues
from enrich.seeds._flat import MARKS, key_of
from enrich.seeds._inline import STRONG, Form, Piece, plain
from enrich.seeds._people import are_authors
from enrich.seeds._words import Field, label_role, words_of

LONG = 8  # words of a title that may hold those of a journal


def split_rows(pieces: list[Piece], line: int) -> list[tuple[int, list[Piece]]]:
    """Cut a paragraph where a line begins with a title again after a line with links."""
    groups: list[tuple[int, list[Piece]]] = []
    current: list[Piece] = []
    started, here = line, line
    linked = fresh = False
    for at, piece in enumerate(pieces):
        if fresh and linked and current and (_begins_row(pieces, at) or (is_titled(piece) and is_titled(current[0]))):
            groups.append((started, current))
            current, started, linked = [], here, False
        if piece.form == Form.BREAK:
            here += piece.text == "\n"
            fresh = True
        elif piece.form != Form.TEXT or piece.text.strip(MARKS):
            fresh = False
            linked = linked or piece.form == Form.LINK
        current.append(piece)
    groups.append((started, current))
    return groups


def is_titled(piece: Piece) -> bool:
    """Tell whether a link that begins a line is named as a title is: lines of one paragraph may all begin so."""
    label = piece.text
    words = len(words_of(label))
    if piece.form != Form.LINK or label_role(label) or words < 3:
        return False
    named = venues.is_venue(label) and (words < LONG or venues.is_serial(label))
    return not (named or venues.YEAR.search(label) or are_authors(label))


def _begins_row(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a line begins with a bold title, and has a link before it ends."""
    piece = pieces[at]
    if not piece.style & STRONG or (piece.form == Form.TEXT and not piece.text.strip()):
        return False
    ahead = (pieces[number] for number in range(at, len(pieces)))
    rest = list(takewhile(lambda each: each.form != Form.BREAK, ahead))
    said = plain(rest)
    key = key_of(said)
    stands = key is None or key[0] in (Field.TITLE, Field.NAME, Field.PAPER)
    return stands and any(each.form == Form.LINK for each in rest) and len(words_of(said)) >= 4
