"""Words of a title that are set in bold within it: no title of their own, and the title does not end before them."""

from __future__ import annotations

import re

import enrich.seeds._venues as venues
from enrich.model import LinkRole
from enrich.seeds._before import PART_END
from enrich.seeds._flat import FIRST, LAST, LINKS, MARKS, Flat
from enrich.seeds._people import are_authors
from enrich.seeds._words import label_role, words_of

LONGEST_TERM = 5  # words that a title has in bold
FEWEST_BEFORE_TERM = 4  # words of a title that ends with such words
_TERM_GOES_ON = re.compile(r" (?:for|of|on|to|towards?|using|via|with) ")
_APART = re.compile(
    rf"[][(){{}}:;,.|\"“”{chr(FIRST)}-{chr(LAST)}]| [-–—] "
)  # what stands between people or tags and a title
_LEADS = re.compile(r"\b(?:a|an|for|of|on|the|using|via)(?: [A-Z][\w-]+)? \Z")  # "with a Novel "
REACH_BEFORE = 40  # letters of such words
_WORD_NEXT = re.compile(r" [^\W_]")


def is_term(flat: Flat, start: int, end: int) -> bool:
    """Tell whether bold words are a term in a title: "Lighting **Dark Rooms** by Day", "**Lamp Loss** for Rooms"."""
    before = flat.text[max(flat.text.rfind("\n", 0, start), flat.text.rfind("\x0b", 0, start)) + 1 : start]
    behind = PART_END.split(flat.text[end : end + 200], maxsplit=1)[0]
    lead = before.strip(MARKS)
    if len(words_of(flat.text[start:end])) > LONGEST_TERM:
        return False
    if not lead:
        at = end + len(behind)
        mark = LINKS.match(flat.text, at) or LINKS.match(flat.text, at + 1)
        return _TERM_GOES_ON.match(behind) is not None and bool(mark and flat.anchor(mark[0]).role is LinkRole.PAPER)
    if not lead[:1].isupper() or not before.endswith(" ") or _APART.search(before):
        return False
    if label_role(lead) or are_authors(lead) or venues.is_venue(lead):
        return False
    if _WORD_NEXT.match(behind):
        rest = behind.strip(MARKS).partition(",")[0]
        return not (are_authors(rest) or venues.is_venue(rest))
    return not behind.strip(MARKS) and len(words_of(lead)) >= FEWEST_BEFORE_TERM


def goes_on_behind(flat: Flat, start: int, end: int) -> bool:
    """Tell whether a title goes on behind a term in bold, or cannot end before it: "with a Novel **Lamp Loss**"."""
    goes_on = _WORD_NEXT.match(flat.text, end) or _LEADS.search(flat.text, max(0, start - REACH_BEFORE), start)
    return goes_on is not None and is_term(flat, start, end)
