"""What speaks for and against a record: each signal takes one of a few levels that have names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from enrich.matching._people import AuthorAgreement, compare_people
from enrich.matching._sides import Side
from enrich.matching._titles import Difference, TitleAgreement, TitleComparison, compare_titles
from enrich.matching._venues import VenueAgreement, compare_venues
from enrich.model import Nature


class Years(StrEnum):
    """Say how far the nearest date of the record is from the row's year."""

    SAME = "same year"
    ONE = "one year apart"
    TWO = "two years apart"
    FEW = "three or four years apart"
    MANY = "five years apart or more"
    UNKNOWN = "one side has no year"


class Breadth(StrEnum):
    """Say how many works may well have this title."""

    COLUMN = "the title of a column"
    SHORT = "one or two words that say something"
    MEDIUM = "three or four words that say something"
    LONG = "five or more words that say something"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Hold all levels of one comparison."""

    title: TitleComparison
    breadth: Breadth
    content: int  # how many words of the shorter title say something
    authors: AuthorAgreement
    years: Years
    venue: VenueAgreement
    nature: Nature  # of the record, where it is not what the row announces; else WORK
    lacks_name: bool  # the row has a name before the colon, the record has only what follows
    is_other_document: bool  # the record is a thesis, report or entry, and the row does not say so
    is_published: bool  # the record is no preprint
    is_elsewhere: bool  # the row's link leads to another record of the same kind
    bare: bool  # the row says neither who nor where
    nameless: bool  # neither side has a field for authors, or for all else: names may stand in the titles

    @property
    def whole(self) -> bool:
        """Tell whether the titles agree but for what never tells two works apart."""
        return self.title.agreement in WHOLE and self.title.difference is Difference.NONE

    @property
    def levels(self) -> tuple[tuple[str, str], ...]:
        """List each signal with the level that it takes: what the coefficients weigh."""
        opinion, letters = _OPINIONS[self.authors], self.title.letters
        return (
            ("title", self.title.agreement.value),
            ("letters", f"{min(int(letters * 10), 9) * 10} %"),
            ("words", f"{min(int(self.title.similarity * 10), 9) * 10} %"),
            ("authors", self.authors.value),
            ("date", self.years.value),
            ("venue", self.venue.value),
            ("breadth", self.breadth.value),
            ("letters, authors", f"{min(int(letters * 5), 4) * 20} %, {opinion}"),
            ("breadth, authors", f"{self.breadth.value}, {opinion}"),
            ("date, venue", f"{_DISTANCES[self.years]}, {self.venue.value}"),
        )


_OPINIONS: Final = {
    AuthorAgreement.EXACT: "authors agree",
    AuthorAgreement.ALL: "authors agree",
    AuthorAgreement.MOST: "authors agree",
    AuthorAgreement.IN_TITLE: "authors agree",
    AuthorAgreement.SOME: "some authors agree",
    AuthorAgreement.NONE: "other authors",
    AuthorAgreement.OTHERS: "other authors",
    AuthorAgreement.UNKNOWN: "authors unknown",
    AuthorAgreement.UNNAMED: "authors unknown",
}
_DISTANCES: Final = {
    Years.SAME: "at most a year apart",
    Years.ONE: "at most a year apart",
    Years.TWO: "years apart",
    Years.FEW: "years apart",
    Years.MANY: "years apart",
    Years.UNKNOWN: "date unknown",
}

WHOLE: Final = frozenset(
    {TitleAgreement.EQUAL, TitleAgreement.NAMED, TitleAgreement.REMARK, TitleAgreement.SPELLING, TitleAgreement.ENDINGS}
)
_YEARS: Final = (Years.SAME, Years.ONE, Years.TWO, Years.FEW, Years.FEW)
_VENUES: Final = (
    VenueAgreement.SAME,
    VenueAgreement.UNCLEAR,
    VenueAgreement.OTHER,
    VenueAgreement.OTHER_KIND,
    VenueAgreement.UNKNOWN,
)


def least_letters(both_name_authors: bool) -> float:  # noqa: FBT001  one question, one answer
    """Say how much of their letters two titles share at least; names of authors may fill a title."""
    return 0.3 if both_name_authors else 0.2


def compare_spellings(left: Side, right: Side) -> TitleComparison:
    """Compare all spellings of two titles and give the best comparison."""
    explained = left.people.words | right.people.words
    least = least_letters(bool(left.people.persons and right.people.persons))
    best = compare_titles(left.titles[0], right.titles[0], explained, least)
    if best.agreement is TitleAgreement.EQUAL or len(left.titles) + len(right.titles) == 2:
        return best
    pairs = [(mine, theirs) for mine in left.titles for theirs in right.titles]
    return max((compare_titles(*pair, explained, least) for pair in pairs), key=_rank)


def _rank(comparison: TitleComparison) -> tuple[bool, float]:
    return comparison.agreement in WHOLE, comparison.similarity


def gather(left: Side, right: Side, title: TitleComparison, *, is_elsewhere: bool = False) -> Evidence:
    """Read all levels; `title` is `compare_spellings(left, right)`."""
    content = min(left.titles[0].content, right.titles[0].content)
    return Evidence(
        title=title,
        breadth=_breadth(left, right, content),
        content=content,
        authors=_authors(left, right),
        years=_years(left.years, right.years),
        venue=_venue(left, right),
        lacks_name=title.agreement is TitleAgreement.NAMED and left.titles[0].body == right.titles[0].glued,
        is_other_document=left.is_paper and not right.is_paper,
        is_published=not right.is_preprint,
        is_elsewhere=is_elsewhere,
        bare=not left.people.persons and not left.venues,
        nameless=not (left.people.persons or right.people.persons) and (left.is_sparse or right.is_sparse),
        nature=_nature(left, right),
    )


def _nature(left: Side, right: Side) -> Nature:
    """Give what one side is and the other does not want; a work, if there is no such thing."""
    if right.nature in left.wanted:
        return Nature.WORK
    return left.nature if right.nature is Nature.WORK else right.nature


def _breadth(left: Side, right: Side, content: int) -> Breadth:
    if left.is_column or right.is_column:
        return Breadth.COLUMN
    return Breadth.SHORT if content <= 2 else Breadth.MEDIUM if content <= 4 else Breadth.LONG


def _authors(left: Side, right: Side) -> AuthorAgreement:
    agreement = compare_people(left.people, right.people)
    if agreement is not AuthorAgreement.UNKNOWN:
        return agreement
    if _in_title(left, right) or _in_title(right, left):
        return AuthorAgreement.IN_TITLE
    return AuthorAgreement.UNNAMED if left.people.persons else agreement


def _in_title(one: Side, other: Side) -> bool:
    """Tell whether the authors of the other side stand in the title of the one that names none."""
    families = {family for family in other.people.families if len(family) > 2} - other.titles[0].bag
    return bool(families) and len(families & one.titles[0].bag) * 2 >= len(families)


def _years(left: tuple[int, ...], right: tuple[int, ...]) -> Years:
    if not left or not right:
        return Years.UNKNOWN
    gap = min(abs(one - other) for one in left for other in right)
    return _YEARS[gap] if gap < len(_YEARS) else Years.MANY


def _venue(left: Side, right: Side) -> VenueAgreement:
    found = {compare_venues(one, other) for one in left.venues for other in right.venues}
    return next((agreement for agreement in _VENUES if agreement in found), VenueAgreement.UNKNOWN)
