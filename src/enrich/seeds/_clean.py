"""What of a title belongs to the row, and not to the title."""

from __future__ import annotations

import re
from typing import NamedTuple

import enrich.seeds._venues as venues
from enrich.seeds._people import (
    are_authors,
    are_full_names,
    are_plainly_people,
    is_affiliation,
    is_citation,
    is_place,
)
from enrich.seeds._published import named_last
from enrich.seeds._typed import TYPE
from enrich.seeds._words import label_role, words_of

_PICTURES = (
    "\u2000-\u2017\u2020-\u206f\u2190-\u21ff\u2300-\u2bff\u3000-\u3004\ufe00-\ufe0f\ufffc\U0001f000-\U0001faff\u200d"
)
_BULLETS = "\u2212\u2219\u22c5"  # of the signs of mathematics, with which a title may begin
_MATHEMATICS = "\u2200-\u22ff"
_TITLE_LEAD = re.compile(rf"^(?:[\s{_PICTURES}{_BULLETS}*_|•·,;:：.\-–—>+]|\d{{1,3}}[.)](?=\s)|#{{1,6}}(?=\s[A-Z]))+")
_TITLE_TAIL = re.compile(rf"(?:[\s{_PICTURES}{_MATHEMATICS}*_|•·,，;；:：\-–—<]|(?<=\s)\+|\.(?!\.))+$")
#: Its end has a style of its own: `(**2021**, oral)`.
_OPEN_TAIL = re.compile(rf"\s*(?:[(\[【]\s*(?:{venues.YEARS})?|（[^（）()]{{0,20}})\Z")
_CLOSING = frozenset(")]）】")
_TAIL_GROUP = re.compile(r"\s*[(\[（【]([^()\[\]（）【】]{1,120})[)\]）】]\s*\.?$")
_COUNT = re.compile(r"\s+[(\[]\d{1,2}[)\]]")  # a blank before it: SE(3) is a word
_LEAD_TAG = re.compile(r"^[\[【]([^\[\]【】]{1,60})[\]】]\s*[:：\-–—]?\s*(?=\S)")
LEAD_VENUE = re.compile(r"(?=\D{0,39}+\d)(\S.{1,38}?\d)\s+[-–—|:]\s+(?=\S)")
#: `The title - ICCV - 2017`, `The title - ICCV 2017`, `The title - ICCV`.
_DASHED = re.compile(
    r"\s[-–—]\s?(?P<venue>[^\W\d](?:[^\s–—-]|-(?=\w)|\s(?![-–—])){1,40}?)"
    r"(?:(?:\s?[-–—]\s?|\s)(?P<year>(?:19|20)\d\d))?$"
)
#: `The title - Lampe et al.`, `The title - Ada Lampe et al. (2021)`
_SIGNED = re.compile(
    r"\s[-–—]\s(?P<people>(?:(?! - )[^–—()\d]){2,100}?\bet\.?\s?al\b\.?)"
    rf"(?:,? \(?(?:[^(),]{{2,60}}, )?(?P<year>{venues.YEARS})\)?)?\.?\Z"
)
#: `The title — Lampe, Ohm & Volt (2021)`, `The title - Ada Lampe(2021)`
_SIGNED_BY_ALL = re.compile(
    r"\s[-–—]\s(?P<people>[A-Z][^\d()&–—]{0,80}(?: and |,? | & )[A-Z][\w'’-]{1,30})"
    rf"\s?\((?:[^(),]{{2,60}}, )?(?P<year>{venues.YEARS})\)\Z"
)
LONGEST_PEOPLE = 120  # letters of such people and their year
FEWEST_LEFT = 3  # words of a title that are left when a year or a short venue is cut off
_DASHED_YEAR = re.compile(r"(?<!\d)\s[-–—]\s?(?:[A-Z][A-Za-z]{1,20})?(?P<year>(?:19|20)\d\d)$")
_GLUED = re.compile(r"(?<=\w)[-,](?P<venue>[A-Z][A-Za-z]{2,12})(?P<year>(?:19|20)\d\d)\Z")  # `The title-ICLR2021`
REACH_OF_TAIL = 40  # letters
_ARTICLES = ("a ", "an ", "the ")
#: `21-ICLR-The title`, as files are named.
LEAD_ISSUE = re.compile(r"(?:19|20)?(\d\d) ?[-_] ?([A-Z][A-Za-z&]{1,14}) ?[-_:] ?(?=[^\W_])")
#: `2020 (Ohm) (KDD) [LED] The title`, as files are named too.
LEAD_GROUPS = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?P<groups>(?:\s*\*{0,2}(?:\([^()]{1,40}\)|\[[^\[\]]{1,40}\])){1,5})\s*(?=\S)"
)
_DOUBLED = re.compile(r"([A-Za-z][\w.+-]{1,30}): (?=\1\b)")  # `LampNet: LampNet: A Study`
_QUOTE = re.compile(r"[\"“”]")
#: What is said in Chinese behind a title in Latin letters: `A Study of Lamps in Rooms 灯光研究`, `… (灯光研究)`.
_HAN_GLOSS = re.compile("(?P<title>[^\u4e00-\u9fff]{12,}?)\\s*[(（]?(?:[Oo]ral[，,、 ]*)?[\u4e00-\u9fff][^A-Za-z]*\\Z")
FEWEST_LATIN = 4  # words of such a title
_TYPE = re.compile(TYPE)
_FILE = re.compile(r"\.pdf$", re.IGNORECASE)


def clean_title(text: str) -> str:
    """Cut what belongs to the row: tags in front, venue and organisation behind, marks on both sides."""
    text = " ".join(text.split())
    text = text.replace("_", " ") if text.count("_") > 3 and " " not in text else text  # as files are named
    return text if text[:1].isalpha() and text[-1].isalnum() and not _may_be_cut(text) else _cut(text)


def _may_be_cut(text: str) -> bool:
    """Tell whether a title that begins with a letter and ends with one or a digit may hold more than itself.

    It is asked of every title, and takes a third of the time of a pattern.
    """
    name, colon, behind = text.partition(": ")
    doubled = colon != "" and behind.startswith(name)
    marked = (
        ("-" in text and text[-4:].isdigit())
        or " -" in text
        or " –" in text
        or " —" in text
        or " |" in text
        or " :" in text
        or doubled
    )
    return marked or text[-4:].lower() == ".pdf" or text[-2:].isdigit() or text[-1] > "\u4e00"


def _cut(text: str) -> str:
    for _ in range(4):
        before = text
        text = _cut_behind(_cut_before(text))
        if text == before:
            break
    return text


def _cut_before(text: str) -> str:
    """Cut marks on both sides, and tags and the venue in front."""
    if not text[:1].isalpha():
        text = _TITLE_LEAD.sub("", text)
    if not text[-1:].isalnum():
        tail = _TITLE_TAIL.search(text, max(0, len(text) - REACH_OF_TAIL))
        text = text[: tail.start()] if tail else text
    if "(" in text or "[" in text or "【" in text or "（" in text:
        text = _OPEN_TAIL.sub("", text)
    text = _FILE.sub("", _unquoted(text))
    if not text.isascii() and (gloss := _HAN_GLOSS.fullmatch(text)) and len(gloss["title"].split()) >= FEWEST_LATIN:
        text = gloss["title"]
    if text[:1].isdigit() and (issue := LEAD_ISSUE.match(text)) and venues.is_venue_strictly(issue[2]):
        text = text[issue.end() :]
    if (tag := _LEAD_TAG.match(text)) and len(words_of(text[tag.end() :])) >= 2:
        text = text[tag.end() :]
    if doubled := _DOUBLED.match(text):
        text = text[doubled.end() :]
    if (groups := LEAD_GROUPS.match(text)) and len(words_of(text[groups.end() :])) >= 2:
        text = text[groups.end() :]
    if (venue := LEAD_VENUE.match(text)) and venues.is_venue_strictly(venue[1]):
        text = text[venue.end() :]
    return text


def _cut_behind(text: str) -> str:
    """Cut the venue, the year and what stands in brackets behind."""
    if published := published_tail(text):
        text = text[: published.start]
    closed = text.rstrip(" .")[-1:] in _CLOSING
    tail = _TAIL_GROUP.search(text) if closed else None
    if tail and tail.start() > 0 and (text[tail.start() - 1] in ";；" or _is_tail(tail[1]) or _COUNT.match(tail[0])):
        text = text[: tail.start()]
    elif closed and text.count(")") == text.count("(") + 1:
        text = text.rstrip(" .").removesuffix(")")  # it was never opened
    return text


def dashed_tail(title: str) -> re.Match[str] | None:
    """Find the venue, and the year, that stand behind dashes at the end of a title."""
    dashed = " -" in title or " –" in title or " —" in title
    found = _DASHED.search(title, max(0, len(title) - 80)) if dashed else None
    if not found or not title[: found.start()].strip():
        return None
    venue, year = found["venue"], found["year"]
    named = year and venues.is_venue(venue) and not venue.lower().startswith(_ARTICLES)
    return found if named or venues.is_venue_strictly(f"{venue} {year}" if year else venue) else None


class Tail(NamedTuple):
    """Hold where the title ends, and the venue, the year and the people that stand behind it."""

    start: int
    venue: str | None = None
    year: str | None = None
    people: str = ""


def published_tail(title: str) -> Tail | None:
    """Find the venue, the year or the people at the end of a title: behind a dash, or a venue without any mark.

    "The title - ICCV 2021", "The title - Ohm2021" (where its authors work), "A Study of Lamps ICLR2021",
    "The title - Lampe et al. (2021)".
    """
    if dashed := dashed_tail(title):
        venue = dashed["venue"]
        return Tail(dashed.start(), venue if "(" in venue else venue.rstrip(")"), dashed["year"])
    if signed := signed_tail(title):
        return signed
    if not title[-2:].isdigit():
        return None
    glued = _GLUED.search(title, max(0, len(title) - REACH_OF_TAIL))
    if glued and venues.is_known(glued["venue"] + glued["year"]):
        found = Tail(glued.start(), glued["venue"] + glued["year"])
    elif dated := _DASHED_YEAR.search(title, max(0, len(title) - REACH_OF_TAIL)):
        found = Tail(dated.start(), None, dated["year"])
    elif named := named_last(title):
        found = Tail(len(named[0]), named[1])
    else:
        return None
    return found if len(title[: found.start].split()) >= FEWEST_LEFT else None


def signed_tail(title: str) -> Tail | None:
    """Find the people at the end of a title: "Lamps in rooms - Lampe et al. (2021)", "… — Lampe & Ohm (2021)"."""
    signed = " - " in title or " – " in title or " — " in title
    reach = max(0, len(title) - LONGEST_PEOPLE)
    some = _SIGNED.search(title, reach) if signed else None
    found = some or (_SIGNED_BY_ALL.search(title, reach) if signed else None)
    if not found:
        return _listed_tail(title) if signed else None
    if len(title[: found.start()].split()) < FEWEST_LEFT:
        return None
    people = found["people"]
    told = are_authors(people) if some else are_plainly_people(people, alone=True)
    return Tail(found.start(), None, found["year"], people) if told else None


def _listed_tail(title: str) -> Tail | None:
    """Find several people with all their names behind the last dash of a title: "… - Ada Lampe, Bo Ohm, Cy Volt."."""
    before, _, people = title.rpartition(" - ")
    several = people.count(",") > 1 and len(before.split()) >= FEWEST_LEFT and not any(map(str.isdigit, people))
    told = several and are_full_names(people) and are_plainly_people(people, alone=False) and not is_place(people)
    return Tail(len(before), None, None, people.rstrip(" .")) if told else None


def _is_tail(inner: str) -> bool:
    return (
        is_citation(inner)
        or venues.ends_in_year(inner)
        or venues.is_date(inner.partition(", ")[0])
        or _TYPE.fullmatch(inner) is not None
        or (
            inner.startswith("@")
            or venues.is_date(inner)
            or venues.is_venue_strictly(inner)
            or is_affiliation(inner)
            or bool(label_role(inner))
            or (venues.YEAR.search(inner) is not None and venues.is_venue(inner))
        )
    )


def _unquoted(text: str) -> str:
    if len(text) > 2 and text[0] in "\"“”'‘«`《" and text[-1] in "\"“”'’»`》":
        return text[1:-1].strip()
    if text[:1] in {"“", '"', "”"} and not _QUOTE.search(text, 1):
        return text[1:].strip()
    if text[-1:] in {"”", '"', "“"} and not _QUOTE.search(text[:-1]):
        return text[:-1].strip()
    return text
