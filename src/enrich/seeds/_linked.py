"""How well a link of a row is set apart as its title; what it is named after may be anything else."""

from __future__ import annotations

import re

import enrich.seeds._venues as venues
from enrich.model import LinkRole
from enrich.seeds._clean import LEAD_GROUPS, dashed_tail, signed_tail
from enrich.seeds._flat import BREAKS, FIRST, LAST, LINKS, MARKS, Anchor, Flat
from enrich.seeds._inline import STRONG
from enrich.seeds._links import place
from enrich.seeds._people import are_authors, cited, is_affiliation
from enrich.seeds._published import signed_at
from enrich.seeds._quotes import LONGEST_TAG, PROSE_WORD, lettered
from enrich.seeds._stated import is_told_before
from enrich.seeds._tags import is_entitled, is_title_before
from enrich.seeds._words import is_file_named, words_of

_NUMBER = re.compile(r"(?:doi|arxiv)\s*:?\s*\d", re.IGNORECASE)
_AFTER_NAME = re.compile(r"[\[(][^\[\]()]{1,40}[\])]")  # `- [R] -` behind a name
_NAME_LEADS = re.compile(rf"[\s*]*([{chr(FIRST)}-{chr(LAST)}])[*]*(?:\s*[-–—]\s|:\s)")
_ENDS_IN_AL = re.compile(rf"\bet al[.,]{{0,2}}(?: ?\(?(?P<year>{venues.YEARS})\)?)?\Z")
FEWEST_BEFORE_VENUE = 3  # words of a title before a link that is named after its venue
FEW_IN_TAG = 2  # words of a linked tag before the title: `[[Sensors](…)] The title`
MOST_BESIDE = 9  # links of a row whose title may stand between pipes; more are a menu


def label_score(flat: Flat, at: int, anchor: Anchor) -> float:
    """Weigh a link at a place of the row; 0 where it is no title."""
    words = len(words_of(anchor.label))
    before = flat.text[:at]
    opens = before[-1:] == "[" and not lettered(before)
    few = words <= FEW_IN_TAG or (opens and ":" not in anchor.label and venues.is_venue_by_form(anchor.label))
    tag = opens and few and is_entitled(flat.text[at + 2 : at + 300])
    if not words or tag or _says_a_fact(anchor.label, before):
        return 0
    first = at == flat.places[0][0]
    told = lettered(before)
    if (anchor.inside and (told or not first)) or (told and _is_of_another(flat, anchor, before, first=first)):
        return 0
    if _is_described(flat, before, first=first) or ("et al" in anchor.label and _names_first_author(anchor)):
        return 2.5
    said = anchor.label.strip("[]")
    aside = said[:1] == "(" and said.find(")") == len(said) - 1  # `The title [(Lamp Studies '02)](…)`
    named = aside or (anchor.bracketed and (venues.is_named(said) or venues.ends_in_year(said)))
    if told and (
        (named and len(words_of(before)) >= FEWEST_BEFORE_VENUE)
        or (place(anchor.url).role is not LinkRole.PAPER and _is_behind_labels(flat, anchor, before))
    ):
        return 1.5  # `The title [[Journal of Lamps]](…)`, `The title [[Paper](…)] [[Free access via Lamps](…)]`
    behind = before.strip()
    if "\n" in behind or "\x0b" in behind:
        return 2.5 if told else 4.5
    quotes = '"' in flat.text or "“" in flat.text
    begins = quotes and first and not told and words >= LONGEST_TAG and not are_authors(anchor.label)
    return (
        (6.9 if begins else 4.9)  # what is quoted behind it is another's
        + min(words, 6) / 5
        + (0.5 if first else 0)
        + (0.4 if anchor.style & STRONG else 0)
        - (0 if words > 2 else 1.5)
    )


def _names_first_author(anchor: Anchor) -> bool:
    """Tell whether a link is named after its first author, "[Ada Lampe et al.](…)"; in bold, with the year as well."""
    al = _ENDS_IN_AL.search(anchor.label)
    told = al is not None and (al["year"] is None or anchor.style & STRONG > 0)
    return told and not signed_tail(anchor.label)


def _is_behind_labels(flat: Flat, anchor: Anchor, before: str) -> bool:
    """Tell whether words and the labels of their links stand before a link in brackets."""
    if not (anchor.bracketed or before[-1] == "["):
        return False
    lead, *_ = LINKS.split(before, maxsplit=1)
    return len(words_of(lead)) >= FEWEST_BEFORE_VENUE and any(flat.anchor(mark).role for mark in LINKS.findall(before))


def _is_of_another(flat: Flat, anchor: Anchor, before: str, *, first: bool) -> bool:
    """Tell whether a link behind words leads to anything but the work of the row."""
    bracketed = anchor.bracketed or before.count("[") > before.count("]")
    # `The title, [Lamps](…)`
    parted = before.rstrip()[-1:] == "," and not is_affiliation(before.strip(MARKS))
    few = len(words_of(anchor.label)) <= FEW_IN_TAG + (parted and venues.is_named(anchor.label))
    aside = parted or anchor.label.islower() or before[-1:] == "("  # `The title ([LED](…))`
    if few and (not first or bracketed or (aside and is_title_before(before))):
        return True
    other = is_told_before(before) or _told_between_pipes(flat, anchor.label, before)
    return other or (not first and _is_named_before(flat, before))


def _is_described(flat: Flat, before: str, *, first: bool) -> bool:
    """Tell whether a link stands in the text that describes the link at the start of the row."""
    lead = None if first or not lettered(before) else LINKS.search(before)
    if not lead or lettered(before[: lead.start()]) or flat.anchor(lead[0]).role or flat.anchor(lead[0]).bare:
        return False
    return len(before) - lead.end() > 40 and len(PROSE_WORD.findall(before, lead.end())) >= 2


def _is_named_before(flat: Flat, before: str) -> bool:
    """Tell whether words stand between a link and the name that the row begins with: "[Name](…) - what it does, in"."""
    lead = name_of(flat)
    return lead is not None and lettered(_AFTER_NAME.sub("", before.partition(lead[0])[2]))


def _told_between_pipes(flat: Flat, label: str, before: str) -> bool:
    """Tell whether the title has a part of its own before a link: `date | The title | *people* | [Journal](…)`."""
    if "|" not in before or len(flat.anchors) > MOST_BESIDE:
        return False
    parts = [part.strip(MARKS) for part in BREAKS.split(before)[-1].split("|")[:-1] if not LINKS.search(part)]
    people = any(map(are_authors, parts))
    if not people and len(words_of(label)) > 3 and not venues.is_venue(label):
        return False  # `A subject of ours | [The title](…)`
    return any(
        len(words_of(part)) >= 3 and not (venues.is_date(part) or are_authors(part) or venues.is_venue_by_form(part))
        for part in parts
    )


def name_of(flat: Flat) -> tuple[str, Anchor] | None:
    """Find the mark and link of `[Name](its site) - …`, which begins the row and leads to no paper."""
    found = _NAME_LEADS.match(flat.text)
    if not found:
        return None
    anchor = flat.anchor(found[1])
    named = anchor.role is None and not anchor.bare and len(words_of(anchor.label)) <= LONGEST_TAG
    if not named or place(anchor.url).role in (LinkRole.PAPER, LinkRole.VIDEO) or _says_a_fact(anchor.label, ""):
        return None
    return found[1], anchor


def _says_a_fact(label: str, before: str) -> bool:
    """Tell whether a link is named after a date, a venue or an identifier, and not after the title."""
    if tail := dashed_tail(label):
        label = label[: tail.start()]
    label = label[groups.end() :] if (groups := LEAD_GROUPS.match(label)) else label
    if not lettered(label):
        return True
    if label.endswith(" Blog") and not before.strip():
        return False
    if (venues.is_venue_or_date(label) and not is_file_named(label)) or _NUMBER.match(label):
        return True
    if label[-5:].strip(" .)]").isdecimal() and (cited(label) or signed_at(label)):
        return len(words_of(before)) >= 2 and not before.rstrip().endswith(":")
    set_in = bool(before.strip(" \n\x0b[(-*•|"))
    dated = set_in and len(label.split()) <= 12 and bool(venues.YEAR.search(label))
    return dated and venues.is_venue(label) and not _begins_with_title(label)


def _begins_with_title(label: str) -> bool:
    """Tell whether a link that ends with its venue begins with its title: "A study of lamps. ICLR 2021"."""
    title, ended, venue = label.partition(". ")
    return bool(ended) and len(words_of(title)) >= 3 and not venues.is_venue(title) and venues.is_venue(venue)
