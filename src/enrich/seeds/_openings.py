"""What can only stand first in a stretch of text: a date, an abbreviated venue, and what "by" and "in" lead to."""

from __future__ import annotations

import re
from typing import NamedTuple

import enrich.seeds._venues as venues
from enrich.seeds._journals import without_volume
from enrich.seeds._people import are_authors, are_full_names, are_initialled, are_plainly_people, is_affiliation
from enrich.seeds._stretches import AROUND, trimmed
from enrich.seeds._words import label_role

_IN = re.compile(
    r"^(?:in|at|published in|to appear in|appeared in|submitted(?: to)?|under review (?:at|for|in))\s*:?\s+(?=[A-Z\d])",
    re.IGNORECASE,
)
_IN_GLUED = re.compile(r"in(?=[A-Z]\w*[A-Z])")  # `inLampSys, 2021`
_IN_BEGINS = frozenset("iatpsuIATPSU")  # what all that `_IN` takes begins with
_IN_YEAR = re.compile(rf"[Ii]n:? (?P<venue>[A-Z][^.:;?!]{{1,80}}? \(?{venues.YEARS}\)?)")  # "in Lamps and Rooms 2021"
_IN_WORDS = frozenset(["in ", "In ", "in:", "In:"])
_WORDS = _IN_WORDS | {"by ", "By "}
_BY = re.compile(r"^(?:by|from|authors?:?)\s+", re.IGNORECASE)
_BY_BEGINS = frozenset("bBfFaA")  # what all that `_BY` takes begins with
#: `Lamp Res. 2021 Mar;8(2):1-9`, as https://www.nlm.nih.gov/bsd/uniform_requirements.html sets journals
_NLM_ISSUE = re.compile(
    r"(?P<venue>[A-Z][^.:;?!\d]{1,80}?)\.? (?P<year>(?:19|20)\d\d)(?: [A-Z][a-z]{2,8}(?: \d{1,2})?)?; ?\d"
)
_DAY_FIRST = re.compile(
    r"(\d{6}(?:\d\d)?|\d{4}[-/.]\d\d[-/.]\d\d|(?:19|20)\d\d[-/.]\d\d(?=.*\d\d)),? "
)  # `20180612 ICLR-18`
_YEAR_FIRST = re.compile(r"((?:19|20)\d\d),? ")  # `2021 Front. Lamp Res.`
_YEAR_AND_NAME = re.compile(
    r"(?P<year>(?:19|20)\d\d(?:[./-]\d\d)?),? (?P<name>[A-Z][\w&]*(?: (?:of|and|&|[A-Z][\w&]*)){1,5})\.?"
)
_DATE_DOT = re.compile(r"((?:19|20)\d\d(?:[-/.]\d\d)?) [·•] ")  # `2021 · ICLR`
_AL = re.compile(r"(?<=[^\W\d_])(?<!\bet) al\.(?=,? \(?(?:19|20)\d\d)")  # `Ada Lampe al., 2021`


class Opening(NamedTuple):
    """Hold what stands first, and the rest that is left to read."""

    rest: str
    venue: str | None = None
    date: str | None = None
    people: str = ""


def without_in(text: str) -> str:
    """Cut off the words that lead to a venue: "in", "published in", "to appear in"."""
    found = _IN.match(text) if text[:1] in _IN_BEGINS else None
    if not found and text[:2] == "in":
        found = _IN_GLUED.match(text)
    return text[found.end() :] if found else text


def without_by(text: str) -> str:
    """Cut off the words that lead to people: "by", "authors:"."""
    found = _BY.match(text) if text[:1] in _BY_BEGINS else None
    return text[found.end() :] if found else text


def opening(text: str, *, bracketed: bool, placed: bool, signed: bool) -> Opening:
    """Read what can only stand first; a row that is `placed` has its venue, one that is `signed` its people."""
    text = " ".join(text.split()).lstrip(", ")
    if not text.isascii():
        text = venues.without_remark(text) or text
    if " al." in text:
        text = _AL.sub(" et al.", text)
    date, text = _date_first(text) if text[:4].isdigit() else (None, text)
    dated = not (date or placed) and (said := text.strip(AROUND))[:4].isdigit()
    issue = _YEAR_AND_NAME.fullmatch(said) if dated else None
    if issue and not venues.is_venue(text) and _is_name(issue["name"]):
        return Opening("", issue["name"], issue["year"])
    venue = _abbreviated_first(text) if ". " in text and not placed else None
    if venue:
        date = date or (venue[-4:] if venue[-4:].isdigit() else None)
        text = text.partition(venue)[2]
    text = trimmed(text)
    if text[:3] not in _WORDS and ";" not in text and text[4:6] != ", ":
        return Opening(without_in(text), venue, date)  # as nearly all are
    told = _behind_word(text, placed=placed or venue is not None, signed=signed)
    if told.rest[4:6] == ", ":
        told = _year_first(told, bracketed=bracketed)
    return Opening(without_in(told.rest), venue or told.venue, date or told.date, told.people)


def _is_name(name: str) -> bool:
    """Tell whether what stands behind a year, and is no person, is written as the name of a journal."""
    told = are_plainly_people(name, alone=True) or is_affiliation(name) or any(map(label_role, name.split()))
    return venues.is_named(name) and not (told or name.endswith(("Learning", "Source")))


def _date_first(text: str) -> tuple[str | None, str]:
    """Part a date from a venue behind it that is known by name or abbreviated, or from an award: "2021 Spotlight"."""
    if (day := _DAY_FIRST.match(text)) and venues.is_venue_strictly(text[day.end() :]):
        return day[1], text[day.end() :]
    if (day := _DATE_DOT.match(text)) and venues.is_venue_strictly(text[day.end() :]):
        return day[1], text[day.end() :]
    year = _YEAR_FIRST.match(text)
    if year and ((". " in text and venues.abbreviated(text[year.end() :])) or venues.is_award(text[year.end() :])):
        return year[1], text[year.end() :]
    return None, text


def _abbreviated_first(text: str) -> str | None:
    """Find a venue that is written in abbreviations; the full stop behind people is none."""
    people = text.partition(". ")[0]
    if "," in people and are_full_names(people) and are_authors(people):
        return None
    return venues.abbreviated(without_in(text.lstrip(AROUND))) or None


def _behind_word(text: str, *, placed: bool, signed: bool) -> Opening:
    """Read an issue, and what "by" or "in" leads to."""
    if ";" in text and (issue := _NLM_ISSUE.match(text)):
        return Opening("", issue["venue"], issue["year"])
    if text[:3] in {"by ", "By "}:
        return _behind_by(_BY.sub("", text), signed=signed)
    if text[:3] in _IN_WORDS and (named := _IN_YEAR.fullmatch(text)):
        venue = named["venue"]
        dated = venue[-4:] if venue[-4:].isdecimal() and venue[-6:-4] == ", " and not placed else None
        return Opening("", without_volume(venue), dated)
    return Opening(text)


def _behind_by(text: str, *, signed: bool) -> Opening:
    """Read "Ada Lampe, 2021": a name before a year may else be a venue without it."""
    person, _, rest = text.partition(",")
    if signed or not venues.is_date(rest.strip()) or not (are_authors(person) or are_initialled(person)):
        return Opening(text)
    return Opening(rest.strip(), people=person)


def _year_first(told: Opening, *, bracketed: bool) -> Opening:
    """Read "2021, ICLR" and "(2021, lamps)"."""
    year, _, rest = told.rest.partition(", ")
    named = venues.is_venue_strictly(told.rest)
    if not venues.is_date(year) or not (bracketed or named or venues.is_venue(rest)):
        return told
    return Opening("" if named else rest, told.venue or (rest if named else None), told.date or year, told.people)
