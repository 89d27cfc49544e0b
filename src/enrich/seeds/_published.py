"""Find a venue within a longer text: at its end without any mark, at its start, or in one of its sentences."""

from __future__ import annotations

import re

import enrich.seeds._venues as venues
from enrich.seeds._acronyms import BESIDE_ACRONYMS
from enrich.seeds._people import are_authors, are_plainly_people, is_affiliation, is_family_name
from enrich.seeds._venues import YEARS

_AWARDS = ("best paper", "demo", "highlight", "oral", "poster", "posters", "spotlight", "workshop", "workshops")
#: `A Study of Lamps ICLR2021`, `Ada Lampe, Bo Ohm CVPR'21`
_NAMED_LAST = re.compile(
    r"[, ](?:(?<=[\w?!.\"”)] )|(?<=[\w?!.\"”)],) )"
    r"((?:(?<=, )[A-Z]{3,9} )?[A-Z][A-Za-z&-]{1,14}(?: ?[’']? ?(?:19|20)\d\d| ?[’']\d\d)"
    rf"(?: (?:[\w&-]+ ){{0,2}}(?:{'|'.join(_AWARDS)}))?)\Z"
)
_IN_CAPITALS = re.compile(r"[A-Z]{3,8} (?:19|20)\d\d")
LONGEST_NAME = 60  # letters of such a venue with its year, and what it was there
_PART_END = re.compile(r"[.,;]\s+")
_NAME_AND_YEAR = re.compile(r"[A-Z][\w&'’. -]{1,40} (?:19|20)\d\d")
_BETWEEN_NAMES = re.compile(r",? (?:and|&) |, ")
_COMMA = re.compile(r", ")
_FIRST_YEAR = re.compile(rf"[A-Z][^.:;?!\d]{{1,80}} {YEARS}(?=\.)")
_PUBLISHERS_SMALL = frozenset(name.lower() for name in BESIDE_ACRONYMS)


def named_last(text: str) -> tuple[str, str] | None:
    """Part a text at a venue known by its short name that ends it: "A Study of Lamps ICLR2021", "… ICLR 2021 oral".

    Behind a comma the name of any venue with the last digits of its year will do: "A Study of Lamps, LampSys'21".
    """
    ends = text[-2:].isdigit() or text.endswith(_AWARDS)
    found = _NAMED_LAST.search(text, max(0, len(text) - LONGEST_NAME)) if ends else None
    if not found or not ((venues.has_acronym(found[1]) or _is_parted(text, found)) and venues.is_venue(found[1])):
        return None
    said = text[: found.start()]
    last = said.rpartition(" ")[2].lower().strip("(")
    goes_on = not last or last in venues.FUNCTION or last in _PUBLISHERS_SMALL
    return None if goes_on or venues.is_venue(said) else (said, found[1])


def _is_parted(text: str, named: re.Match[str]) -> bool:
    """Tell whether a comma stands before a venue, and that is in capitals or has an apostrophe before its year."""
    return text[named.start()] == "," and (text[-3] in "'’" or _IN_CAPITALS.fullmatch(named[1]) is not None)


def published_in(text: str) -> str | None:
    """Read where a preprint was published, "arXiv:2101.00001. ICLR 2021": a known venue with its year beside it."""
    parts = _PART_END.split(text)
    return next((part for part in parts if venues.is_venue_strictly(part) and venues.is_dated_publication(part)), None)


def begins_published(text: str) -> bool:
    """Tell whether a text begins with a venue and its year, and a full stop behind: "ICLR 2021. Lampe et al."."""
    found = _FIRST_YEAR.match(text)
    return found is not None and venues.is_venue(found[0])


def is_venue_before(head: str, rest: str) -> bool:
    """Tell whether what stands before a comma is the venue, and people or more behind it: "ICLR 2021, Lampe, Ada"."""
    if venues.YEAR.search(head) and venues.is_venue(head):
        return "et al" in rest or are_plainly_people(rest, alone=False)
    alone = " " not in head and "et al" in rest and venues.is_venue(head)  # "Neurocomputing, Lampe, Ada, et al."
    return (alone or venues.is_venue_strictly(head)) and not venues.is_date(rest)


def behind_affiliation(text: str) -> str:
    """Cut off where its authors work before a known venue: "Lamp Labs, ICLR, 2021"."""
    if ", " not in text:
        return text
    commas = (comma.start() for comma in _COMMA.finditer(text))
    ends = [at for at in commas if is_affiliation(text[:at]) and venues.is_venue_strictly(text[at + 2 :])]
    return text[ends[-1] + 2 :] if ends else text


def is_called_journal(name: str) -> bool:
    """Tell whether what stands behind "et al," and ends there is written as a name, and is no date, firm or lab."""
    told = is_affiliation(name) or are_authors(name) or venues.is_date(name)
    return venues.is_named(name) and not (told or name[0].isdigit())


def signed_at(label: str) -> tuple[tuple[str, ...], str] | None:
    """Read the people and the venue of a link's label: "[Lampe & Ohm, ICLR 2021]", "Lampe et al., KDD 2020"."""
    head, _, venue = label.strip("[] ").rpartition(", ")
    if not head or not venue[-1:].isdigit() or not venues.YEAR.search(venue):
        return None
    others = venues.ET_AL.search(head)
    if not (venues.is_venue_by_form(venue) or (others and _NAME_AND_YEAR.fullmatch(venue))):
        return None
    people = (head[: others.start()] if others else head).strip(" ,")
    names = tuple(name for name in _BETWEEN_NAMES.split(people) if name)
    return (names, venue) if all(map(is_family_name, names)) or are_plainly_people(people, alone=False) else None
