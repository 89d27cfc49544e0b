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
    authors: AuthorAgreement
    years: Years
    venue: VenueAgreement
    nature: Nature  # of the record, where it is not what the row announces; else WORK

    @property
    def whole(self) -> bool:
        """Tell whether the titles agree but for what never tells two works apart."""
        return self.title.agreement in WHOLE and self.title.difference is Difference.NONE

    @property
    def levels(self) -> tuple[tuple[str, str], ...]:
        """List each signal with the level that it takes: what the coefficients weigh."""
        title, authors = self.title.agreement, self.authors
        return (
            ("title", title.value),
            ("authors", authors.value),
            ("years", self.years.value),
            ("venue", self.venue.value),
            ("breadth", self.breadth.value),
            ("title and authors", f"{_STRENGTHS[title]}, {_OPINIONS[authors]}"),
            ("breadth and authors", f"{self.breadth.value}, {_OPINIONS[authors]}"),
        )


_STRENGTHS: Final = {
    TitleAgreement.EQUAL: "whole title",
    TitleAgreement.NAMED: "whole title",
    TitleAgreement.REMARK: "whole title",
    TitleAgreement.SPELLING: "whole title",
    TitleAgreement.CUT: "part of the title",
    TitleAgreement.SUBTITLE: "part of the title",
    TitleAgreement.BEGINNING: "part of the title",
    TitleAgreement.WITHIN: "part of the title",
    TitleAgreement.CLOSE: "near title",
    TitleAgreement.NEAR: "near title",
    TitleAgreement.SOME: "other title",
    TitleAgreement.FAR: "other title",
}
_OPINIONS: Final = {
    AuthorAgreement.ALL: "authors agree",
    AuthorAgreement.MOST: "authors agree",
    AuthorAgreement.IN_TITLE: "authors agree",
    AuthorAgreement.SOME: "some authors agree",
    AuthorAgreement.NONE: "other authors",
    AuthorAgreement.UNKNOWN: "authors unknown",
    AuthorAgreement.UNNAMED: "authors unknown",
}

WHOLE: Final = frozenset({TitleAgreement.EQUAL, TitleAgreement.NAMED, TitleAgreement.REMARK, TitleAgreement.SPELLING})
_YEARS: Final = (Years.SAME, Years.ONE, Years.TWO, Years.FEW, Years.FEW)
_VENUES: Final = (
    VenueAgreement.SAME,
    VenueAgreement.UNCLEAR,
    VenueAgreement.OTHER,
    VenueAgreement.OTHER_KIND,
    VenueAgreement.UNKNOWN,
)


def compare_spellings(left: Side, right: Side) -> TitleComparison:
    """Compare all spellings of two titles and give the best comparison."""
    best = compare_titles(left.titles[0], right.titles[0])
    if best.agreement is TitleAgreement.EQUAL or best.similarity < 0.2:
        return best
    explained = left.people.words | right.people.words
    pairs = [(mine, theirs) for mine in left.titles for theirs in right.titles]
    return max((compare_titles(*pair, explained, explained) for pair in pairs), key=_rank)


def _rank(comparison: TitleComparison) -> tuple[bool, float]:
    return comparison.agreement in WHOLE, comparison.similarity


def gather(left: Side, right: Side, title: TitleComparison) -> Evidence:
    """Read all levels; `title` is `compare_spellings(left, right)`."""
    return Evidence(
        title=title,
        breadth=_breadth(left, right),
        authors=_authors(left, right),
        years=_years(left.years, right.years),
        venue=_venue(left, right),
        nature=Nature.WORK
        if left.nature is right.nature
        else right.nature
        if right.nature is not Nature.WORK
        else left.nature,
    )


def _breadth(left: Side, right: Side) -> Breadth:
    if left.is_column or right.is_column:
        return Breadth.COLUMN
    content = min(left.titles[0].content, right.titles[0].content)
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
