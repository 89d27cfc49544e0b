"""How far two lists of authors agree, in the many ways that people are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from enrich.matching._titles import alike
from enrich.matching._words import folded, listed, rejoined
from enrich.model import Name

#: What stands in author fields and names nobody (Crossref: "&NA;", "N/A"; crawled text: "et al", "ACM Anthology").
_NOBODY: Final = frozenset({"na", "anonymous", "anon", "unknown", "none", "staff", "et", "al", "others", "and"})
#: Words of organisations: who signs as one says nothing about who wrote.
_BODIES: Final = listed(
    "university institute consortium collaboration group team press anthology committee society department"
    " laboratory foundation association company corporate inc org com univ investigators network editors"
    " editor acm ieee"
)
_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md"})
_PARTICLES: Final = listed("van von der den de del della di da dos du la le el al bin ibn ten ter zu zur af av")


@dataclass(frozen=True, slots=True)
class Person:
    """Hold a person as keys: the family name glued, first letters of the others, all words of the name."""

    family: str
    initials: frozenset[str]
    words: frozenset[str]
    in_full: bool  # more than initials: not what a crawler made of a reference


@dataclass(frozen=True, slots=True)
class People:
    """Hold a list of authors in its order."""

    persons: tuple[Person, ...]
    families: frozenset[str]
    words: frozenset[str]


@lru_cache(maxsize=65_536)
def _person(family: str, given: str) -> Person | None:
    parts = [word for word in folded(family) if word not in _SUFFIXES]
    others = [word for word in folded(given) if word not in _SUFFIXES]
    if set(parts) <= _NOBODY or "".join(parts) in _NOBODY or not _BODIES.isdisjoint(parts + others):
        return None
    in_full = not others or any(len(word) > 2 for word in others)
    return Person("".join(parts), frozenset(word[0] for word in others), frozenset(parts + others), in_full)


def _split(text: str) -> tuple[str, str]:
    """Split a name as written in a list into family and given: "Family, Given" or "Given van Family"."""
    text = rejoined(text)
    if "," in text:
        family, _, given = text.partition(",")
        return family, given
    parts = [part for part in text.split() if any(map(str.isalnum, part))]
    while len(parts) > 1 and parts[-1].strip(".").lower() in _SUFFIXES:
        parts.pop()
    at = max(len(parts) - 1, 0)
    while at > 1 and parts[at - 1].lower() in _PARTICLES:
        at -= 1
    return " ".join(parts[at:]), " ".join(parts[:at])


def _people(persons: Sequence[Person | None]) -> People:
    known = tuple(person for person in persons if person)
    return People(
        persons=known,
        families=frozenset(person.family for person in known),
        words=frozenset(word for person in known for word in person.words),
    )


@lru_cache(maxsize=65_536)
def people_of_strings(names: tuple[str, ...]) -> People:
    """Read authors as a list writes them."""
    return _people([_person(*_split(name)) for name in names])


@lru_cache(maxsize=65_536)
def people_of_names(names: tuple[Name, ...]) -> People:
    """Read authors as a record gives them; an organisation is one long family name."""
    return _people(
        [
            _person(name.family or name.literal or "", name.given or "")
            if name.family
            else _person(*_split(name.literal or name.given or ""))
            for name in names
        ]
    )


# --- two lists --------------------------------------------------------------------------------


class AuthorAgreement(StrEnum):
    """Say how far two lists of authors agree."""

    EXACT = "all agree"
    ALL = "all of the shorter list agree"
    MOST = "most agree"
    SOME = "some agree"
    NONE = "none agrees"
    OTHERS = "other people, named in full"
    IN_TITLE = "the authors stand in the title"
    UNKNOWN = "one side names none"
    UNNAMED = "the record names none"


def _is_same(left: Person, right: Person) -> bool:
    if left.family == right.family:
        return not left.initials or not right.initials or bool(left.initials & right.initials)
    if left.words == right.words and len(left.words) > 1:
        return True  # "Wei Zhang" is "Zhang Wei"
    return len(left.family) >= 4 and _similar_families(left, right)


def _similar_families(left: Person, right: Person) -> bool:
    """Allow a slip in a family name where the initials agree, and one part of a double name for the whole."""
    if left.initials and right.initials and not left.initials & right.initials:
        return False
    return alike(left.family, right.family) or bool(
        {word for word in left.words if len(word) > 3}
        & {word for word in right.words if len(word) > 3}
        & {left.family, right.family}
    )


def shared(left: People, right: People) -> int:
    """Count the persons of the left list who stand in the right one."""
    return sum(any(_is_same(person, other) for other in right.persons) for person in left.persons)


def compare_people(left: People, right: People) -> AuthorAgreement:
    """Compare two lists; both may be cut short, and their order says nothing (NeurIPS deposits sort by alphabet)."""
    if not left.persons or not right.persons:
        return AuthorAgreement.UNKNOWN
    short, long = (left, right) if len(left.persons) <= len(right.persons) else (right, left)
    share = shared(short, long) / len(short.persons)
    if share == 0 and short.families & long.families:
        return AuthorAgreement.SOME  # Bob Gerber may be Robert Gerber
    if share >= 0.99:
        return AuthorAgreement.EXACT if len(short.persons) == len(long.persons) else AuthorAgreement.ALL
    if share >= 0.5:
        return AuthorAgreement.MOST
    if share > 0:
        return AuthorAgreement.SOME
    return AuthorAgreement.OTHERS if _in_full(short) and _in_full(long) else AuthorAgreement.NONE


def _in_full(people: People) -> bool:
    return sum(person.in_full for person in people.persons) * 2 >= len(people.persons)
