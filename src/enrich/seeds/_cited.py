"""The citation of a paper that stands under its label, or under what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

import enrich.seeds._venues as venues
from enrich.seeds._authors import split_authors
from enrich.seeds._draft import Draft, Placed
from enrich.seeds._flat import MARKS, Flat
from enrich.seeds._inline import EM
from enrich.seeds._people import are_authors, are_full_names, is_affiliation
from enrich.seeds._prose import Reading, read
from enrich.seeds._words import words_of

#: `The title. Ada Lampe and Bo Ohm. 2021. Journal of Lamps.`
_CITATION = re.compile(
    r"(?P<title>[^.?!\n\x0b]{8,300}[?!]?)\.? (?P<people>[^\d\n\x0b]{4,300}?)\. (?P<year>(?:19|20)\d\d)\."
    r"(?: (?P<venue>[A-Z][^.\n\x0b]{1,80})\.)?(?: \d{1,4} (?:pages|pp)\.?)?\s*"
)
LONGEST = 400  # letters of a citation
MARKED = 3  # how well a title is set apart that no citation under it corrects
SHORT = 3  # words of a label, and of the shortest title that stands for one


def citation(own: Reading, below: Flat) -> Draft | None:
    """Read `Ada Lampe, Bo Ohm, The title, ICLR 2021` under `Lampe [[paper]](…)`: the label is not the title."""
    found = own.found
    if not found or found.url or found.score >= MARKED or below.anchors or any(span[2] != EM for span in below.spans):
        return None
    text = below.text.strip()
    if "\n" in text or len(text) > LONGEST:
        return None
    label = found.title.partition(",")[0]
    people, stands, venue = text.partition(f", {label}, ")
    if stands and are_authors(people) and venues.is_venue(venue):
        return Draft(line=0, title=label, authors=split_authors(people), venue=venue.strip(" ."))
    said = read(below, 0)
    styled = [below.text[start:end].strip(f"{MARKS},") for start, end, _ in below.spans]
    if len(words_of(said.title)) < SHORT or not said.venue or not _may_be_cited(said.title, styled):
        return None
    before = text.partition(said.title)[0].strip(MARKS)
    if before:
        people = before.rstrip('"“, ')
        return said if said.authors and before.startswith(said.authors[0]) and are_authors(people) else None
    published = not below.spans and (venues.year_of(said.venue) or said.authors)  # in italics it is the people
    return said if len(words_of(found.title)) <= SHORT and published else None


def _may_be_cited(title: str, styled: Sequence[str]) -> bool:
    """Tell whether words are no people, and what is set in italics, where something is, and no venue nor lab."""
    if are_full_names(title) and are_authors(title):
        return False
    return not styled or (
        title in styled and title[0].isupper() and not (venues.is_venue(title) or is_affiliation(title))
    )


def with_citation(rows: list[Placed], below: Flat) -> list[Placed] | None:
    """Read `The title. Ada Lampe and Bo Ohm. 2021. Journal of Lamps.` in a paragraph under `* [What it is](…)`."""
    found = None if below.anchors or len(below.text) > LONGEST else _CITATION.fullmatch(below.text)
    if not found or len(rows) != 1 or not are_authors(found["people"]) or len(words_of(found["title"])) < SHORT:
        return None
    draft = rows[0].draft
    if not draft.title_url or draft.authors or draft.year:
        return None
    told = draft._replace(
        title=found["title"], authors=split_authors(found["people"]), date=found["year"], venue=found["venue"]
    )
    return [rows[0]._replace(draft=told)]
