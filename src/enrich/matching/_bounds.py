"""What no sum of signals may outweigh: the rules that labelled pairs of one field cannot teach.

Each says in a sentence why it is true of the world. The highest floor that holds counts, then the lowest ceiling.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from enrich.matching._evidence import WHOLE, Breadth, Evidence, Years
from enrich.matching._people import AuthorAgreement
from enrich.matching._titles import Difference, TitleAgreement
from enrich.matching._venues import VenueAgreement
from enrich.model import Nature


@dataclass(frozen=True, slots=True)
class Bound:
    """Hold a probability below or above which none falls or rises while `holds`; `signal` is what it rests on."""

    probability: float
    signal: str
    because: str
    holds: Callable[[Evidence], bool]


_AGREE: Final = frozenset({AuthorAgreement.EXACT, AuthorAgreement.ALL, AuthorAgreement.MOST, AuthorAgreement.IN_TITLE})
_ELSEWHERE: Final = frozenset({VenueAgreement.OTHER, VenueAgreement.OTHER_KIND})
_SUBSTITUTED: Final = frozenset({TitleAgreement.CLOSE, TitleAgreement.NEAR, TitleAgreement.SOME})
_NARROW: Final = frozenset({Breadth.SHORT, Breadth.COLUMN})


def _agree(evidence: Evidence) -> bool:
    return evidence.authors in _AGREE


def _is_partial(evidence: Evidence) -> bool:
    return not _agree(evidence) and evidence.title.agreement not in WHOLE


def _is_at_home(evidence: Evidence) -> bool:
    return evidence.venue is VenueAgreement.SAME and evidence.years in {Years.SAME, Years.ONE}


def _is_extended(evidence: Evidence) -> bool:
    return evidence.title.agreement is TitleAgreement.BEGINNING


def _is_one_piece(evidence: Evidence) -> bool:
    """Tell the pieces of a column apart: by all their authors, venue and year."""
    exact = evidence.authors is AuthorAgreement.EXACT
    return exact and evidence.venue is VenueAgreement.SAME and evidence.years is Years.SAME


def _is_of_the_year(evidence: Evidence) -> bool:
    """A topic may be a title at a conference every year."""
    return evidence.breadth is Breadth.SHORT and evidence.years is Years.SAME


def _is_far_in_time(evidence: Evidence) -> bool:
    return evidence.years in {Years.FEW, Years.MANY}


def _is_equal(evidence: Evidence) -> bool:
    return evidence.title.agreement is TitleAgreement.EQUAL


def _is_near_in_time(evidence: Evidence) -> bool:
    return evidence.years in {Years.SAME, Years.ONE, Years.UNKNOWN}


def _is_long_and_near(evidence: Evidence) -> bool:
    return _is_at_home(evidence) or (evidence.breadth is Breadth.LONG and _is_near_in_time(evidence))


FLOORS: Final = (
    Bound(
        0.98,
        "title",
        "five words that say something, the same to the letter and of one time, are the title of one work",
        lambda e: _is_equal(e) and e.breadth is Breadth.LONG and _is_near_in_time(e),
    ),
    Bound(
        0.93,
        "title",
        "five words that say something, the same to the letter, are the title of one work in another version",
        lambda e: _is_equal(e) and e.breadth is Breadth.LONG and not _is_far_in_time(e),
    ),
    Bound(
        0.93,
        "title",
        "who mistypes a long title does not write another one of the same time",
        lambda e: e.title.agreement is TitleAgreement.SPELLING and e.breadth is Breadth.LONG and _is_near_in_time(e),
    ),
    Bound(
        0.96,
        "title",
        "a venue hardly prints two works of one title within a year",
        lambda e: e.whole and _is_at_home(e) and (e.breadth not in _NARROW or _is_of_the_year(e)),
    ),
    Bound(
        0.92,
        "title",
        "three or four words, the same to the letter and of one time, are seldom the title of two works",
        lambda e: _is_equal(e) and e.breadth is Breadth.MEDIUM and e.years in {Years.SAME, Years.ONE} and not e.bare,
    ),
)

CEILINGS: Final = (
    Bound(
        0.01,
        "nature",
        "a notice, comment, review, component or container is another document than the paper it is about",
        lambda e: e.nature is not Nature.WORK,
    ),
    Bound(
        0.05,
        "difference",
        "parts and sequels share all other words and their authors; who denies a claim repeats it",
        lambda e: e.title.difference in {Difference.NUMBER, Difference.NEGATION},
    ),
    Bound(
        0.3,
        "difference",
        "groups publish under one pattern of titles: A-Net: …, B-Net: …",
        lambda e: e.title.difference is Difference.NAME and not _agree(e),
    ),
    Bound(
        0.1,
        "authors",
        "different people do give one title to different works",
        lambda e: e.authors is AuthorAgreement.OTHERS and not (e.breadth is Breadth.LONG and _is_at_home(e)),
    ),
    Bound(
        0.85,
        "authors",
        "one long title in one venue and year under other names is one work badly recorded, or two: a person must look",
        lambda e: e.authors is AuthorAgreement.OTHERS,
    ),
    Bound(
        0.1,
        "authors",
        "different people do give one short title to different works",
        lambda e: e.authors is AuthorAgreement.NONE and e.breadth in _NARROW,
    ),
    Bound(
        0.85,
        "authors",
        "other initials and names are other people, unless a crawler garbled them",
        lambda e: e.authors is AuthorAgreement.NONE,
    ),
    Bound(
        0.1,
        "authors",
        "the record of a paper names its authors; what names nobody is a review, front matter or news",
        lambda e: e.authors is AuthorAgreement.UNNAMED and e.venue is not VenueAgreement.SAME,
    ),
    Bound(
        0.35,
        "title",
        "within one field hundreds of titles differ by a word or two: without a name that agrees it is a guess",
        lambda e: _is_partial(e) and not (e.nameless or e.bare or e.authors is AuthorAgreement.SOME),
    ),
    Bound(
        0.85,
        "title",
        "one group writes many papers whose titles differ by a word put for a word",
        lambda e: e.title.agreement in _SUBSTITUTED,
    ),
    Bound(
        0.85,
        "title",
        "one group writes on: a word more makes the title of the next paper, elsewhere or later",
        lambda e: e.title.agreement is TitleAgreement.WITHIN or (_is_extended(e) and not _is_at_home(e)),
    ),
    Bound(
        0.85,
        "title",
        "a title that agrees in part leaves a doubt where nobody's name confirms it",
        _is_partial,
    ),
    Bound(
        0.85,
        "title",
        "a name more before the colon may be another system's, where neither people, nor venue, nor year confirm it",
        lambda e: (
            not _agree(e)
            and e.title.agreement is TitleAgreement.NAMED
            and e.venue is not VenueAgreement.SAME
            and e.years not in {Years.SAME, Years.ONE}
        ),
    ),
    Bound(
        0.85,
        "title",
        "another ending or order may make another title, where neither a name nor a link confirms it",
        lambda e: not _agree(e) and e.title.agreement is TitleAgreement.ENDINGS,
    ),
    Bound(
        0.85,
        "title",
        "a slip in a short title, or years apart, may be another word",
        lambda e: not _agree(e) and e.title.agreement is TitleAgreement.SPELLING and not _is_long_and_near(e),
    ),
    Bound(
        0.85,
        "link",
        "the link leads to another record, so a title that is not quite the row's needs a person to look",
        lambda e: e.is_elsewhere and not _is_equal(e) and not _agree(e),
    ),
    Bound(
        0.85,
        "type",
        "a thesis, report or reference entry may carry the title of a paper by the same people",
        lambda e: e.is_other_document,
    ),
    Bound(
        0.85,
        "title",
        "a record rarely lacks the name before the colon that its title has",
        lambda e: e.lacks_name and not _agree(e) and not (_is_at_home(e) and e.years is Years.SAME),
    ),
    Bound(
        0.85,
        "venue",
        "a paper of another venue is another paper, or another version than the one listed",
        lambda e: e.is_published and e.venue in _ELSEWHERE and not _agree(e),
    ),
    Bound(
        0.2,
        "breadth",
        "a column has its title in every issue",
        lambda e: e.breadth is Breadth.COLUMN and not _is_one_piece(e),
    ),
    Bound(
        0.35,
        "breadth",
        "one or two words are a topic, and topics are titles of many works",
        lambda e: e.breadth is Breadth.SHORT and not _agree(e) and e.venue is not VenueAgreement.SAME,
    ),
    Bound(
        0.35,
        "breadth",
        "three words alone name a topic, where the row says neither who nor where",
        lambda e: e.content <= 3 and not _agree(e) and e.bare,
    ),
    Bound(
        0.1,
        "years",
        "a topic is a title again years later",
        lambda e: e.breadth is not Breadth.LONG and not _agree(e) and _is_far_in_time(e),
    ),
)


def _probability(bound: Bound) -> float:
    return bound.probability


_HIGHEST_FIRST: Final = sorted(FLOORS, key=_probability, reverse=True)
_LOWEST_FIRST: Final = sorted(CEILINGS, key=_probability)


def floor(evidence: Evidence, probability: float) -> Bound | None:
    """Give the highest floor that holds and that a probability is below."""
    if not evidence.whole:
        return None  # all floors are of whole titles
    return next((each for each in _HIGHEST_FIRST if each.probability > probability and each.holds(evidence)), None)


def ceiling(evidence: Evidence, probability: float) -> Bound | None:
    """Give the lowest ceiling that holds and that a probability is above."""
    return next((each for each in _LOWEST_FIRST if each.probability < probability and each.holds(evidence)), None)
