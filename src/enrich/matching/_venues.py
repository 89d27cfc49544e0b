"""Which venue a text names, and whether two texts name one venue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from enrich.markup import plain
from enrich.matching._venue_names import CONFERENCES, JOURNALS, PREPRINTS, RENAMED, REPOSITORIES, SERIES
from enrich.matching._words import folded, listed


class VenueKind(StrEnum):
    """Tell what sort of venue it is; two sorts are two versions of a work."""

    JOURNAL = "journal"
    CONFERENCE = "conference"
    WORKSHOP = "workshop"
    PREPRINT = "preprint"
    REPOSITORY = "repository"
    UNKNOWN = "unknown"


_LITTLE: Final = listed("the of on and in for a an to at with by de la")
_PUBLISHERS: Final = frozenset({"ieee", "acm", "cvf"})
#: Words of proceedings that name no venue.
_FORMAL: Final = listed(
    "proceedings proc annual conf conference int intl international symposium ieee cvf acm the of on and"
    " in for a an to at with lecture notes papers volume vol part th st nd rd usa extended abstracts"
    " companion main track online"
)


@dataclass(frozen=True, slots=True)
class Venue:
    """Hold a venue: the key that its names share where the table knows it, else its own words."""

    key: str
    words: tuple[str, ...]
    kind: VenueKind
    is_acronym: bool = False  # a short name that the table does not know

    @property
    def full(self) -> tuple[str, ...]:
        return tuple(self.key.split()) or self.words


_NUMBERED: Final = re.compile(r"^\d+(?:st|nd|rd|th)?$")
_YEAR_STUCK: Final = re.compile(r"(?<=[a-z]{3})(?:19|20)?\d\d$")
_LONE_WORD: Final = re.compile(r"(?:(?:IEEE|ACM)[ /])?([A-Za-z&-]{2,10})\W*\d*")
_BRACKETED: Final = re.compile(r"\(([^()]{2,20})\)")

_Known = tuple[str, VenueKind]
_NAMES: Final[dict[str, _Known]] = {
    **{name: (full, VenueKind.JOURNAL) for name, full in JOURNALS.items()},
    **{name: (full, VenueKind.CONFERENCE) for name, full in CONFERENCES.items()},
    **{f"{name}w": (full, VenueKind.WORKSHOP) for name, full in CONFERENCES.items()},
}
_FULL_NAMES: Final[dict[str, _Known]] = {
    **{full: (full, VenueKind.CONFERENCE) for full in CONFERENCES.values()},
    **{old: (new, VenueKind.CONFERENCE) for old, new in RENAMED.items()},
    **{full: (full, VenueKind.JOURNAL) for full in JOURNALS.values()},
}
_LONGEST_FIRST: Final = sorted(_FULL_NAMES, key=lambda name: (-len(name), name))
_LAST_WORDS: Final = frozenset(name.rsplit(" ", 1)[-1] for name in (*_NAMES, *_FULL_NAMES)) | PREPRINTS
_JOURNAL_WORDS: Final = listed("journal transactions trans record rec letters j bulletin")
#: What may stand before a venue's name.
_BEFORE: Final = listed("in proc proceedings of the acm ieee int international annual conference")


@lru_cache(maxsize=16_384)
def read_venue(text: str) -> Venue | None:
    """Read a venue as a list, a record or crawled text writes it; None where nothing is named."""
    found = folded(plain(text).replace("&", " and "))
    found = tuple(_YEAR_STUCK.sub("", word) for word in found if not _NUMBERED.match(word))
    joined = " ".join(found)
    if not found or joined.startswith(SERIES):
        return None
    key, kind = next(_known(text, joined, found), ("", _kind(found)))
    is_acronym = not key and _is_acronym(text)
    is_workshop = "workshop" in joined and kind is not VenueKind.JOURNAL
    kind = VenueKind.WORKSHOP if is_workshop else kind
    return Venue(RENAMED.get(key, key), found, kind, is_acronym)


def _is_acronym(text: str) -> bool:
    """Tell "TBIOM" from "Energy": a single word, most of it capitals."""
    word = _LONE_WORD.fullmatch(text.strip())
    return word is not None and sum(map(str.isupper, word[1])) * 2 > len(word[1])


def _known(text: str, joined: str, found: tuple[str, ...]) -> Iterator[_Known]:
    """Give what the table knows, the surest first."""
    if not PREPRINTS.isdisjoint(found):
        yield "preprint", VenueKind.PREPRINT
    if not REPOSITORIES.isdisjoint(found):
        yield joined, VenueKind.REPOSITORY
    names = (joined.removeprefix("proceedings of ").removeprefix("proc "), *_BRACKETED.findall(text.lower()))
    yield from (_NAMES[name] for name in names if name in _NAMES)
    is_journal = not _JOURNAL_WORDS.isdisjoint(found)
    yield from (
        _FULL_NAMES[name]
        for name in _LONGEST_FIRST
        if name in joined
        and f" {name} " in f" {joined} "
        and (not is_journal or _FULL_NAMES[name][1] is VenueKind.JOURNAL)
    )
    yield from (_NAMES[word] for word in found if len(word) > 3 and word in JOURNALS)
    if not is_journal:
        yield from (_NAMES[name] for name in (*found, " ".join(found[:2])) if len(name) > 2 and name in _NAMES)


def named_venue(text: str) -> Venue | None:
    """Read a text that is nothing but the name of a venue in the table, however formal."""
    venue = read_venue(text)
    if venue is None or not venue.key:
        return None
    if venue.kind is VenueKind.PREPRINT:
        return venue if len(venue.words) == 1 else None
    return venue if _is_named(venue.words) else None


def may_end(text: str) -> bool:
    """Tell cheaply whether a text may end with a venue of the table."""
    found = folded(text[-30:])
    return bool(found) and (found[-1] in _LAST_WORDS or found[-1].isdigit())


def _is_named(found: tuple[str, ...]) -> bool:
    for start, word in enumerate(found):
        name = " ".join(found[start:])
        if name in _NAMES or name in _FULL_NAMES:
            return True
        if word not in _BEFORE:
            break
    return False


_MARKS: Final = (
    (VenueKind.WORKSHOP, frozenset({"workshop", "workshops"})),
    (
        VenueKind.JOURNAL,
        frozenset(
            {
                "journal",
                "transactions",
                "trans",
                "letters",
                "record",
                "magazine",
                "review",
                "j",
                "lett",
                "rev",
                "bulletin",
            }
        ),
    ),
    (VenueKind.CONFERENCE, frozenset({"conference", "conf", "proceedings", "proc", "symposium", "congress"})),
)


def _kind(found: tuple[str, ...]) -> VenueKind:
    return next((kind for kind, marks in _MARKS if marks & set(found)), VenueKind.UNKNOWN)


# --- two venues -------------------------------------------------------------------------------


class VenueAgreement(StrEnum):
    """Say whether two texts name one venue."""

    SAME = "same venue"
    OTHER = "other venue"
    OTHER_KIND = "other kind of venue"
    UNCLEAR = "venue unclear"
    UNKNOWN = "one side names no venue"


def compare_venues(left: Venue | None, right: Venue | None) -> VenueAgreement:
    """Compare two venues; only two that are known for sure are called different."""
    if left is None or right is None:
        return VenueAgreement.UNKNOWN
    if left.key and right.key:
        return _compare_known(left, right)
    if _abbreviates(left.words, right.full) or _abbreviates(right.words, left.full):
        return VenueAgreement.SAME
    if VenueKind.UNKNOWN not in {left.kind, right.kind} and left.kind != right.kind:
        return VenueAgreement.OTHER_KIND
    if left.is_acronym or right.is_acronym or _told(left) & _told(right):
        return VenueAgreement.UNCLEAR
    return VenueAgreement.OTHER


def _compare_known(left: Venue, right: Venue) -> VenueAgreement:
    if left.key != right.key:
        return VenueAgreement.OTHER if left.kind == right.kind else VenueAgreement.OTHER_KIND
    # Lists say "CVPR" of its workshops as well.
    return VenueAgreement.SAME if left.kind == right.kind else VenueAgreement.UNCLEAR


def _told(venue: Venue) -> set[str]:
    return {word[:4] for word in (*venue.words, *venue.key.split()) if word not in _FORMAL}


def _abbreviates(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell "Phys. Rev. Lett." of "Physical Review Letters" (ISO 4), and "TAC" by first letters."""
    short = tuple(word for word in short if word not in _LITTLE and word not in _PUBLISHERS)
    content = tuple(word for word in full if word not in _LITTLE and word not in _PUBLISHERS)
    if (
        short
        and len(short) == len(content)
        and all(a.startswith(b) or b.startswith(a) for a, b in zip(short, content, strict=True))
    ):
        return True
    told = tuple(word for word in content if word not in _FORMAL)
    plain_short = tuple(word for word in short if word not in _FORMAL)
    if plain_short and plain_short == told:
        return True
    letters = "".join(word[0] for word in content)
    return len(plain_short) == 1 and len(plain_short[0]) >= 3 and letters.endswith(plain_short[0])
