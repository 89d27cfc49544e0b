"""What stands before a title, or beside it, and may name anything: a method, a set of data, a task."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

import enrich.seeds._venues as venues
from enrich.seeds._before import PART_END
from enrich.seeds._flat import LAST, MARKS, TITLE, Flat
from enrich.seeds._inline import CODE, STRONG
from enrich.seeds._people import are_authors, are_plainly_people
from enrich.seeds._quotes import LONGEST_TAG, lettered
from enrich.seeds._words import reads_as_title, words_of

LONGEST_ISSUE = 6  # words of a date and of a venue
FEWEST_BEFORE = 4  # words of a title before a link of a word or two in small letters
_SHORT_FORM = re.compile(r"\s?\([^()\n\x0b]{1,120}\)[:：]")  # `Lamp Loss (LL): `, the name of a method and of no one
_CITATION_KEY = re.compile(r"[A-Z][a-z]{1,20}(?:[A-Z][a-z]{1,20})?(?P<year>(?:19|20)\d\d)[a-z]?")
_ASIDE = re.compile(r"\s?\(([^()\n\x0b]{4,60})\)")


def may_name_anything(flat: Flat, text: str, at: int, said: str, *, leads: bool) -> bool:
    """Tell whether one name is set in code quotes, or before a colon and the title: it may be that of anything."""
    if "," in said or " and " in said or " & " in said:
        return False
    end = at + len(said)
    if leads and _names_before_title(flat, text, at, said):
        return True
    if text[end : end + 1] in {":", "："} and (leads or _style_at(flat, at) & STRONG):
        return True
    return bool(_style_at(flat, at) & CODE)


def _names_before_title(flat: Flat, text: str, at: int, said: str) -> bool:
    """Tell whether a name before the title is that of a topic or a method: its title, a bracket or people follow."""
    end = at + len(said)
    if f"{said.strip()}:" in flat.labelled(text[end : end + 4]):
        return True  # `Lamp Gesture - [Lamp Gesture: A Study](…)`
    if text[end : end + 4].lstrip()[:1] == TITLE and at == 0 and flat.spans[0][:2] == (0, len(said.rstrip())):
        return not are_plainly_people(said, alone=False) and "." not in said  # `**Lamp Loss** Lamp loss: A study`
    if (text[end : end + 2] == ", " and _is_topic(flat, at, said)) or _SHORT_FORM.match(text, end):
        return True
    aside = _ASIDE.match(text, end)
    return aside is not None and are_behind_name(text, aside.start(1), aside[1])


def _style_at(flat: Flat, at: int) -> int:
    start, end, style = flat.spans[max(0, bisect_right(flat.spans, (at, LAST)) - 1)]
    return style if start <= at < end else 0


def _is_topic(flat: Flat, at: int, said: str) -> bool:
    """Tell whether bold words before a comma and the title name a topic: `**Lamp Training**, [The title](…)`."""
    bold = any(start <= at < end and style & STRONG for start, end, style in flat.spans[:1])
    return bold and not are_plainly_people(said, alone=True)


def are_behind_name(text: str, at: int, said: str) -> bool:
    """Tell whether several people stand in brackets behind a name: "LED (Lampe et al.) - The title"."""
    several = "et al" in said or " and " in said or " & " in said
    return several and text[at - 1 : at] == "(" and any(map(str.isalpha, text[: at - 1])) and are_authors(said)


def is_set_in(flat: Flat, said: str, words: Sequence[str], start: int, end: int) -> bool:
    """Tell whether bold words in brackets are a tag before the title, `[**Lamp Notes, 2021.6**]`, or a venue behind."""
    if lettered(flat.line_before(start)) and venues.is_venue(said) and said[-1:].isdigit():
        return True
    issue = len(words) <= LONGEST_ISSUE and venues.is_date(said.partition(" | ")[0])
    dated = issue or venues.is_date(said.rpartition(", ")[2])
    return (dated or len(words) <= LONGEST_TAG) and title_follows(flat.text[end : end + 300])


def is_tag(bracketed: str, words: Sequence[str]) -> bool:
    """Tell whether words in brackets may stand before a title: few, or a venue and its year."""
    return (
        len(words) <= LONGEST_TAG
        or venues.YEAR.match(bracketed) is not None
        or (venues.YEAR.search(bracketed) is not None and venues.is_venue(bracketed))
    )


def is_citation_key(tag: str, behind: str) -> bool:
    """Tell whether a tag is the key that BibTeX would cite a paper by, `[Lampe2021]`: the year comes again behind."""
    named = _CITATION_KEY.fullmatch(tag)
    again = named is not None and f", {named['year']}" in behind
    return again and not venues.is_venue_strictly(tag)


def is_entitled(after: str) -> bool:
    """Tell whether what stands behind a linked tag is written as a title."""
    said = PART_END.split(after, maxsplit=1)[0].strip(MARKS)
    return title_follows(after) and reads_as_title(said.partition(". ")[0])


def title_follows(after: str) -> bool:
    """Tell whether what stands behind a bracket can be the title, so that the bracket is a tag."""
    rest = PART_END.split(after, maxsplit=1)[0].strip(MARKS)
    if rest[:1].islower() or rest.startswith("This "):
        return False
    return len(words_of(rest)) >= 3 and not are_authors(rest) and not venues.is_venue(rest)


def is_title_before(before: str) -> bool:
    """Tell whether words that can be a title stand before a link: `The Title [text](…)`, `2021 On lamps ([LED](…))`."""
    said = before.strip(MARKS)
    written = reads_as_title(said) or venues.YEAR.match(said) is not None
    return written and len(words_of(said)) >= FEWEST_BEFORE and not are_authors(said)
