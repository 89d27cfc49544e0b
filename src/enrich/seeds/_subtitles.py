"""Titles that go on behind the link, the name or the bold words which begin them: "[LED](…): A Study of Lamps"."""

from __future__ import annotations

import re

import enrich.seeds._venues as venues
from enrich.model import LinkRole
from enrich.seeds._before import PART_END
from enrich.seeds._ends import ARTICLES, stop_of
from enrich.seeds._flat import LINKS, MARKS, Flat
from enrich.seeds._links import place
from enrich.seeds._people import are_authors, is_affiliation
from enrich.seeds._words import capitals, words_of

_GOES_BEHIND = re.compile(r" ?:\s+|\s+(?:(?P<joint>with|via) )?(?=\w)")
_DASH_BEHIND = re.compile(r" [-–—] (?=\S)")
_SURVEY = re.compile(r"an? (?:introduction|overview|perspective|primer|review|survey|tutorial)", re.IGNORECASE)
SUBTITLE = (3, 25)  # words that a title goes on with behind the link that is named after its first ones
CAPITALS = 2 / 3  # of the words of a title that a description would not have
SHORT = 2  # words of a name that a title stands behind


def continued(flat: Flat, at: int, name: str, url: str) -> tuple[int, str] | None:
    """Read `[LED](a paper): A Study of Lamps | ICLR 2021`: a link named after the first words of a title."""
    if (dash := _DASH_BEHIND.match(flat.text, at)) and place(url).role is LinkRole.PAPER:
        return _behind_dash(flat, dash.end(), name)
    goes_on = _GOES_BEHIND.match(flat.text, at)
    if not goes_on:
        return None
    joint = goes_on["joint"]
    if not (joint or ":" in goes_on[0] or name[-1:] == ":"):
        return None
    start = goes_on.end()
    stop = stop_of(flat, start)
    said, where = flat.text[start:stop].strip(), place(url).role
    published = _is_published(flat.text[stop : stop + 120])
    if where is not LinkRole.PAPER and not (where is None and (published or name[-1:] == ":")):
        return None
    words = said.split()
    whole = published or (capitals(said) >= CAPITALS and ". " not in said) or _SURVEY.fullmatch(said)
    people = are_authors(said) and words[0] not in ARTICLES
    long = SUBTITLE[0] <= len(words) <= SUBTITLE[1] or _SURVEY.fullmatch(said) is not None
    if not whole or not long or people or venues.is_venue_strictly(said):
        return None
    return stop, f"{name} {joint} {said}" if joint else f"{name.rstrip(' :')}: {said}"


def _behind_dash(flat: Flat, start: int, name: str) -> tuple[int, str] | None:
    """Read `[LED](a paper) - LED: A Study of Lamps`: what stands behind the dash is written as a title."""
    if len(words_of(name)) > SHORT:
        return None
    stop = stop_of(flat, start)
    said = flat.text[start:stop].strip()
    words = said.split()
    begun = said.startswith(f"{name}:") and said[len(name) + 1 :].lstrip()[:1].isupper()
    whole = ". " not in said and (begun or (capitals(said) >= CAPITALS and not {",", "("} & set(said)))
    if not whole or not SUBTITLE[0] < len(words) <= SUBTITLE[1]:
        return None
    return None if are_authors(said) or (venues.is_venue(said) and not begun) or is_affiliation(said) else (stop, said)


def subtitle_end(flat: Flat, start: int) -> int:
    """Find where `**The bold title**: A Survey, ICLR 2021` ends, or give 0 where no title goes on so."""
    stop = stop_of(flat, start)
    said = flat.text[start:stop]
    words = said.split()
    whole = len(words) <= SUBTITLE[1] and said[:1].isupper() and ". " not in said and capitals(said) >= CAPITALS
    behind = PART_END.split(flat.text[stop : stop + 120], maxsplit=1)[0]
    published = behind[:1] in {",", "("} and venues.is_venue(behind.strip(MARKS))
    labelled = LINKS.match(flat.text[stop : stop + 2].strip(MARKS)) is not None
    return stop if whole and (published or labelled) and not (are_authors(said) or venues.is_venue(said)) else 0


def _is_published(behind: str) -> bool:
    """Tell whether a venue and its year stand right behind a title."""
    said = PART_END.split(behind.lstrip(MARKS), maxsplit=1)[0].strip(MARKS)
    return venues.year_of(said) is not None and venues.is_venue(said)
