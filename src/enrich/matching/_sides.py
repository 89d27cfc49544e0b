"""One view of what is compared: a row of a list and a record of a source, reduced to what judging needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from enrich.matching._notices import is_column, nature_of
from enrich.matching._people import People, people_of_names, people_of_strings
from enrich.matching._titles import Title, read_title
from enrich.matching._venues import Venue, VenueKind, may_end, named_venue, read_venue
from enrich.matching._words import listed
from enrich.model import Candidate, CslType, Entry, Identifier, Kind, Nature, Scheme


@dataclass(frozen=True, slots=True)
class Side:
    """Hold one side of a comparison."""

    titles: tuple[Title, ...]  # its spellings, the main one first
    people: People
    venues: tuple[Venue, ...]
    years: tuple[int, ...]
    nature: Nature
    wanted: frozenset[Nature]  # what the other side may be
    is_column: bool
    is_preprint: bool
    is_paper: bool  # not a thesis, report, book or reference entry
    is_sparse: bool  # venue or year have no field of their own


# --- what a title carries beside itself -------------------------------------------------------

_YEAR_AT_END: Final = re.compile(r"^(.{8,}?)[\s,.(\[]+((?:19|20)\d\d)\s*[)\].]?\s*$", re.DOTALL)
#: "[CVPR] Title": a tag in front, as lists have it; chemists begin titles with brackets too.
_TAGGED: Final = re.compile(r"^\s*[\[【(]([^\[\]【】()]{2,120})[\]】)]\s*[:,–-]?\s*(?=\w)(.{8,})$", re.DOTALL)
_WORD: Final = re.compile(r"[\w'’&]+")
#: No title is longer than this; what is longer is an abstract, or an attack.
_LONGEST: Final = 2_000


@dataclass(frozen=True, slots=True)
class _Peeled:
    title: str
    venue: Venue | None
    year: int | None


@lru_cache(maxsize=65_536)
def _peel(title: str) -> _Peeled:
    """Take year and venue off the end of a title: lists write "Title, CVPR 2020" in one breath."""
    rest, year, tag = title, None, _TAGGED.match(title)
    if tag and named_venue(tag[1]):
        rest = tag[2]
    if match := _YEAR_AT_END.match(rest):
        rest, year = match[1], int(match[2])
    start, venue = _venue_at_end(rest)
    if venue:
        rest = rest[:start].rstrip(" ,.;:-–—([")
        if year is None and (match := _YEAR_AT_END.match(rest)):
            rest, year = match[1], int(match[2])
    if venue is None and rest is not title and tag:
        venue = named_venue(tag[1])
    return _Peeled(rest, venue, year)


def _venue_at_end(text: str) -> tuple[int, Venue | None]:
    """Find the longest name of a venue that the text ends with."""
    if not may_end(text):
        return len(text), None
    starts = [match.start() for match in _WORD.finditer(text)][3:]
    for start in starts[-14:]:
        if venue := named_venue(text[start:]):
            return start, venue
    return len(text), None


# --- the two sides ----------------------------------------------------------------------------


@lru_cache(maxsize=1_024)
def side_of_entry(entry: Entry) -> Side:
    """See a row of a list."""
    entry = replace(entry, title=entry.title[:_LONGEST])
    tag = _TAGGED.match(entry.title)
    nature = nature_of(tag[2] if tag and named_venue(tag[1]) else entry.title)
    venue = read_venue(entry.venue or "")
    may_be_data = entry.kind is not Kind.PAPER or (venue is not None and venue.kind is VenueKind.REPOSITORY)
    wanted = {nature} | ({Nature.COMPONENT} if may_be_data else set())
    if is_column(entry.title):
        wanted |= {Nature.COMMENT, Nature.NOTICE}
    is_paper = entry.kind is Kind.PAPER and (venue is None or _OTHER_WORDS.isdisjoint(venue.words))
    venues = (venue,) if venue else ()
    years = (entry.year,) if entry.year else ()
    titles = (entry.title, *_without_venue(entry))
    return _side(titles, people_of_strings(entry.authors), venues, years, nature, frozenset(wanted), is_paper)


def _without_venue(entry: Entry) -> Iterator[str]:
    """Take the row's own venue, whatever it is, off its title: "[Diabetologia] Title", "Title (Diabetologia)"."""
    venue = re.escape(" ".join((entry.venue or "").split()))
    if venue and (match := re.match(rf"\s*[\[【(]\s*{venue}\s*[\]】)]\W*(.{{8,}})", entry.title, re.IGNORECASE)):
        yield match[1]
    if venue and (match := re.match(rf"(.{{8,}}?)\W*[\[【(]\s*{venue}\s*[\]】)]\W*$", entry.title, re.IGNORECASE)):
        yield match[1]


@lru_cache(maxsize=4_096)
def side_of_candidate(candidate: Candidate) -> Side:
    """See a record; what its source says of its nature stands before what its title announces."""
    years = sorted({date.year for date in (candidate.issued, *candidate.dates) if date})
    names = [name for name in (*candidate.container_titles, candidate.event_title) if name]
    if not names and candidate.nature is Nature.PREPRINT:
        names = ["preprint"]
    venues = tuple(venue for name in names if (venue := read_venue(name)))
    nature = _nature(candidate)
    people = people_of_names(candidate.authors)
    return _side(
        tuple(title[:_LONGEST] for title in candidate.titles) or ("",),
        people,
        venues,
        tuple(years),
        nature,
        frozenset({nature}),
        candidate.type not in _OTHER_DOCUMENTS,
    )


#: Documents that often carry the title of a paper by the same people, and are not that paper.
_OTHER_DOCUMENTS: Final = frozenset({
    CslType.THESIS, CslType.REPORT, CslType.ENTRY, CslType.STANDARD, CslType.WEBPAGE, CslType.POST_WEBLOG,
    CslType.PERIODICAL, CslType.COLLECTION, CslType.BOOK,
})  # fmt: skip
_OTHER_WORDS: Final = listed(
    "thesis theses dissertation report reports tr encyclopedia handbook standard rfc blog whitepaper"
)


def _nature(candidate: Candidate) -> Nature:
    if candidate.nature not in {Nature.WORK, Nature.PREPRINT}:
        return candidate.nature
    announced = nature_of(candidate.title[:_LONGEST])
    is_data = candidate.type in {CslType.DATASET, CslType.SOFTWARE}
    return Nature.COMPONENT if is_data and announced is Nature.WORK else announced


def _side(  # noqa: PLR0913, PLR0917  one argument a field
    titles: tuple[str, ...],
    people: People,
    venues: tuple[Venue, ...],
    years: tuple[int, ...],
    nature: Nature,
    wanted: frozenset[Nature],
    is_paper: bool,  # noqa: FBT001  the same
) -> Side:
    """Complete a side by what its title carries beside itself."""
    spellings = tuple(read_title(title) for title in titles)
    column = is_column(titles[0])
    is_sparse = not (venues and years)
    if is_sparse or _TAGGED.match(titles[0]):
        peeled = _peel(titles[0])
        if peeled.title != titles[0]:
            spellings, column = (*spellings, read_title(peeled.title)), column or is_column(peeled.title)
        venues = venues or ((peeled.venue,) if peeled.venue else ())
        years = years or ((peeled.year,) if peeled.year else ())
    is_preprint = any(venue.kind is VenueKind.PREPRINT for venue in venues)
    return Side(spellings, people, venues, years, nature, wanted, column, is_preprint, is_paper, is_sparse)


_NOTHING: Final = frozenset[Identifier]()


def identifiers_of(candidate: Candidate) -> frozenset[Identifier]:
    """Give what a record is known by; the DOI that arXiv gives each paper names its arXiv id, and the reverse."""
    if not candidate.identifiers:
        return _NOTHING
    found = set(candidate.identifiers)
    for each in candidate.identifiers:
        found |= _implied(each)
    return frozenset(found)


#: A DOI of AAAI ends in the number of its page; those of volume 33 end in a page number of the proceedings.
_AAAI: Final = re.compile(r"^10\.1609/(?!aaai\.v33i).+\.(\d{4,6})$")


def _implied(identifier: Identifier) -> set[Identifier]:
    if identifier.scheme is Scheme.ARXIV:
        return {Identifier(Scheme.DOI, f"10.48550/arxiv.{identifier.value.lower()}")}
    if identifier.scheme is not Scheme.DOI:
        return set()
    if identifier.value.startswith("10.48550/arxiv."):
        return {Identifier(Scheme.ARXIV, identifier.value.removeprefix("10.48550/arxiv."))}
    number = _AAAI.match(identifier.value)
    return {Identifier(Scheme.AAAI, number[1])} if number else set()


#: Identifiers that publishers give to one record alone; a preprint has its own.
OF_RECORDS: Final = frozenset({Scheme.DOI, Scheme.PII, Scheme.IEEE})


def leads_elsewhere(entry: Entry, candidate: Candidate) -> bool:
    """Tell whether the row's link carries another identifier of a kind that the record has too."""
    linked = {each.scheme for each in entry.identifiers if each.scheme in OF_RECORDS}
    return candidate.nature is not Nature.PREPRINT and any(each.scheme in linked for each in candidate.identifiers)
