"""What no sum of signals may outweigh: the rules that labelled pairs of one field cannot teach.

Each says in a sentence why it is true of the world. Where several hold, the lowest counts.
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
class Ceiling:
    """Hold a probability that is never exceeded while `holds`; `signal` is what speaks against the match."""

    probability: float
    signal: str
    because: str
    holds: Callable[[Evidence], bool]


_AGREE: Final = frozenset({AuthorAgreement.EXACT, AuthorAgreement.ALL, AuthorAgreement.MOST, AuthorAgreement.IN_TITLE})
_NARROW: Final = frozenset({Breadth.SHORT, Breadth.COLUMN})


def _agree(evidence: Evidence) -> bool:
    return evidence.authors in _AGREE


def _is_partial(evidence: Evidence) -> bool:
    return not _agree(evidence) and evidence.title.agreement not in WHOLE


def _is_at_home(evidence: Evidence) -> bool:
    return evidence.venue is VenueAgreement.SAME and evidence.years in {Years.SAME, Years.ONE}


def _is_far_in_time(evidence: Evidence) -> bool:
    return evidence.years in {Years.FEW, Years.MANY}


CEILINGS: Final = (
    Ceiling(
        0.01,
        "nature",
        "a notice, comment, review, component or container is another document than the paper it is about",
        lambda e: e.nature is not Nature.WORK,
    ),
    Ceiling(
        0.05,
        "difference",
        "parts and sequels share all other words and their authors; who denies a claim repeats it",
        lambda e: e.title.difference in {Difference.NUMBER, Difference.NEGATION},
    ),
    Ceiling(
        0.3,
        "difference",
        "groups publish under one pattern of titles: A-Net: …, B-Net: …",
        lambda e: e.title.difference is Difference.NAME and not _agree(e),
    ),
    Ceiling(
        0.1,
        "authors",
        "different people do give one title to different works",
        lambda e: e.authors is AuthorAgreement.OTHERS,
    ),
    Ceiling(
        0.1,
        "authors",
        "different people do give one short title to different works",
        lambda e: e.authors is AuthorAgreement.NONE and e.breadth in _NARROW,
    ),
    Ceiling(
        0.85,
        "authors",
        "other initials and names are other people, unless a crawler garbled them",
        lambda e: e.authors is AuthorAgreement.NONE,
    ),
    Ceiling(
        0.1,
        "authors",
        "the record of a paper names its authors; what names nobody is a review, front matter or news",
        lambda e: e.authors is AuthorAgreement.UNNAMED and e.venue is not VenueAgreement.SAME,
    ),
    Ceiling(
        0.35,
        "title",
        "within one field hundreds of titles differ by a word or two: without a name that agrees it is a guess",
        lambda e: _is_partial(e) and not e.nameless,
    ),
    Ceiling(
        0.85,
        "title",
        "a title that holds more than a title leaves a doubt where the names cannot be told from it",
        _is_partial,
    ),
    Ceiling(
        0.85,
        "title",
        "one letter or ending makes another word, hence another title, where venue and year do not agree",
        lambda e: not _agree(e) and e.title.agreement is TitleAgreement.SPELLING and not _is_at_home(e),
    ),
    Ceiling(
        0.2,
        "breadth",
        "a column has its title in every issue",
        lambda e: e.breadth is Breadth.COLUMN and not (_agree(e) and _is_at_home(e)),
    ),
    Ceiling(
        0.35,
        "breadth",
        "one or two words are a topic, and topics are titles of many works",
        lambda e: e.breadth is Breadth.SHORT and not _agree(e) and e.venue is not VenueAgreement.SAME,
    ),
    Ceiling(
        0.35,
        "breadth",
        "three or four words alone name a topic, where the row says neither who nor where",
        lambda e: e.breadth is Breadth.MEDIUM and not _agree(e) and e.bare,
    ),
    Ceiling(
        0.1,
        "years",
        "a topic is a title again years later",
        lambda e: e.breadth is not Breadth.LONG and not _agree(e) and _is_far_in_time(e),
    ),
)


def lowest(evidence: Evidence) -> Ceiling | None:
    """Give the lowest ceiling that holds."""
    return min((each for each in CEILINGS if each.holds(evidence)), key=lambda each: each.probability, default=None)
