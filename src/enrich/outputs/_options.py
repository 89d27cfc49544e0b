"""What a user may choose about the bibliographies."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Accents(StrEnum):
    """Say where classic BibTeX spells accented Latin letters by commands; all else is UTF-8.

    BibTeX takes the first byte of a given name for its initial, so names need it; a title read by today's parsers does
    not, and by few of them if its letters are rarer than Latin-1.
    """

    NAMES = "names"
    EVERYWHERE = "everywhere"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    unresolved: bool = True  # list also the works for which no record was accepted, as the seed describes them
    accents: Accents = Accents.NAMES
    abstracts: bool = True
    merge: bool = True  # a work that several rows list stands once


DEFAULTS = Options()
