"""Words of a title that are set in bold within it: no title of their own, and the title does not end before them."""

from __future__ import annotations

import re

import enrich.seeds._venues as venues
from enrich.model import LinkRole
from enrich.seeds._before import PART_END
from enrich.seeds._flat import FIRST, LAST, LINKS, MARKS, Flat
from enrich.seeds._people import are_authors, is_affiliation
from enrich.seeds._words import capitals, label_role, words_of

LONGEST_TERM = 3  # words that a title has in bold; more are a title
LONGEST_BEHIND = 5  # where a word such as "of" or "the" stands before them, which no title ends with
REACH_OF_LINE = 200  # letters before such words
CAPITALS = 0.5  # of the words behind a term that begins a row; a description has fewer
FEWEST_BEFORE_TERM = 4  # words of a title that ends with such words
_TERM_GOES_ON = re.compile(r" (?:for|of|on|to|towards?|using|via|with) ")
#: What stands between people or tags and a title.
_APART = re.compile(rf"[][(){{}}:;,.|\"“”{chr(FIRST)}-{chr(LAST)}]| [-–—] ")
_LEADS = re.compile(r"\b(?:a|an|for|of|on|the|using|via|with)(?: [A-Z][\w-]+)? \Z")  # "with a Novel "
REACH_BEFORE = 40  # letters of such words
_WORD_NEXT = re.compile(r" [^\W_]")


def is_term(flat: Flat, start: int, end: int) -> bool:
    """Tell whether bold words are a term in a title: "Lighting **Dark Rooms** by Day", "**Lamp Loss** for Rooms"."""
    said = flat.text[start:end]
    if said.count(" ") >= LONGEST_BEHIND:
        return False
    before = flat.line_before(start, REACH_OF_LINE)
    most = LONGEST_BEHIND if before.rpartition(" ")[0].rpartition(" ")[2] in venues.FUNCTION else LONGEST_TERM
    if len(said.split()) > most or venues.is_venue(said) or venues.is_date(said):
        return False
    behind = PART_END.split(flat.text[end : end + REACH_OF_LINE], maxsplit=1)[0]
    return _stands_in_title(before, behind) if before.strip(MARKS) else _begins_title(flat, end, behind)


def _begins_title(flat: Flat, end: int, behind: str) -> bool:
    """Tell whether the title of a linked paper goes on behind bold words that begin the row."""
    at = end + len(behind)
    mark = LINKS.match(flat.text, at) or LINKS.match(flat.text, at + 1)
    linked = mark is not None and flat.anchor(mark[0]).role is LinkRole.PAPER
    goes_on = _TERM_GOES_ON.match(behind)
    said = behind[goes_on.end() :].strip() if goes_on else ""
    by = goes_on is not None and goes_on[0] == " of " and are_authors(said)
    return linked and len(said.split()) > 1 and capitals(said) >= CAPITALS and not by


def _stands_in_title(before: str, behind: str) -> bool:
    """Tell whether words of a title, and no people, venue or place, stand around bold words, or before them."""
    lead = before.strip(MARKS)
    if not lead[:1].isupper() or not before.endswith(" ") or _APART.search(before):
        return False
    if label_role(lead) or are_authors(lead) or is_affiliation(lead) or venues.is_venue(lead) or venues.is_date(lead):
        return False
    if _WORD_NEXT.match(behind):
        rest = behind.strip(MARKS).partition(",")[0]
        return not (are_authors(rest) or venues.is_venue(rest) or venues.is_date(rest))
    ends = not behind.strip(MARKS) and len(words_of(lead)) >= FEWEST_BEFORE_TERM
    return ends and _LEADS.search(before) is not None


def goes_on_behind(flat: Flat, start: int, end: int) -> bool:
    """Tell whether a title goes on behind a term in bold, or cannot end before it: "with a Novel **Lamp Loss**"."""
    goes_on = _WORD_NEXT.match(flat.text, end) or _LEADS.search(flat.text, max(0, start - REACH_BEFORE), start)
    return goes_on is not None and is_term(flat, start, end)
