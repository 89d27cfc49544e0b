"""Stretches of a row that mark-up sets apart, as a title is: links, bold words, italics, quotations, brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import enrich.seeds._venues as venues
from enrich.model import LinkRole
from enrich.seeds._before import REACH
from enrich.seeds._clean import LEAD_GROUPS, dashed_tail, signed_tail
from enrich.seeds._ends import stop_of
from enrich.seeds._flat import BREAKS, FIRST, LAST, LINKS, MARKS, Anchor, Flat, without_links
from enrich.seeds._inline import CODE, EM, STRONG
from enrich.seeds._links import place
from enrich.seeds._notes import is_of_paper
from enrich.seeds._people import are_authors, are_full_names, are_plainly_people, cited, is_affiliation
from enrich.seeds._published import begins_published
from enrich.seeds._quotes import LONGEST_TAG, PROSE_WORD, QUOTE, SHORT_NAME, behind_people, lettered, quoted
from enrich.seeds._stated import is_told_before
from enrich.seeds._tags import is_entitled, is_set_in, is_tag, is_title_before, title_follows
from enrich.seeds._terms import is_term
from enrich.seeds._words import field_of, is_file_named, reads_as_title, words_of

_LETTER = re.compile(r"[^\W\d]")
TAG = re.compile(rf"[(\[（【{{][^()\[\]（）【】{{}}]*[)\]）】}}]|{SHORT_NAME.pattern}")
_NUMBER = re.compile(r"(?:doi|arxiv)\s*:?\s*\d", re.IGNORECASE)
_AFTER_NAME = re.compile(r"[\[(][^\[\]()]{1,40}[\])]")  # `- [R] -` behind a name
_NAME_LEADS = re.compile(rf"[\s*]*([{chr(FIRST)}-{chr(LAST)}])[*]*(?:\s*[-–—]\s|:\s)")
FEWEST_BEFORE_VENUE = 3  # words of a title before a link that is named after its venue
FEW_IN_TAG = 2  # words of a linked tag before the title: `[[Sensors](…)] The title`
MOST_BESIDE = 9  # links of a row whose title may stand between pipes; more are a menu
_WORD_BEFORE = re.compile(r"(?:^|[^\w\s]\s)(?:The|A|An|On|Towards|How|Why) \Z")
#: `Lamp Light with **Diffusion** in Rooms`
_STRESSED = re.compile(r"(?:\w[\w-]*,? ){2}(?:and|as|at|for|from|in|of|on|the|through|to|under|using|via|with) \Z")
_WORD_AFTER = re.compile(r" (?:(?!by |and |at )[a-z][\w-]+ ){2}")
_SMALL_WORD = re.compile(r"[a-z]+(?:-[a-z]+)* ")
#: `**Lampset**: It contains four sets`, `**Lampset**: A set of dark lamps, which contains 300 of them`
_TELLS = re.compile(
    r"(?:It|They|These|This data ?set) (?:are|comprises?|consists?|contains?|has|have|includes?|is|provides?) "
    r"|(?:A|An|The) (?:[\w-]+ ){0,6}?(?:data ?set|corpus|benchmark|library|toolkit|package),? "
    r"(?:built|consisting|constructed|containing|that|which) "
)
_INITIAL = re.compile(r"\b[A-Z]\.")
_LEAD_TAG = re.compile(r"\A\W*\[[^\[\]]{1,60}\]\s+")
_ASIDE = re.compile(r"\([^()\n\x0b]{1,60}\)")
_AL_WITHIN = re.compile(r"\A\S+ et al\b")  # `[Lampe et al. CVPR21]`, a key before the title
_ENDS_IN_AL = re.compile(rf"\bet al[.,]{{0,2}}(?: ?\(?(?P<year>{venues.YEARS})\)?)?\Z")
_REMARK = re.compile(r"\([^()]{0,200}\)[\s.]*")
_STATE = re.compile(r"(?i:under review|in submission|to appear|in press|accepted|submitted|preprint)")
_SPEAKS = ("It ", "Our ", "This ", "We ")  # of the paper: "**This is the first that lights rooms**"
_DASHES = frozenset("-–—")
#: `**LED** - The title (ICLR 2021)`
_PUBLISHED = re.compile(r"[-–—]{1,3}\s+(?P<title>[A-Z][^\n\x0b|]{10,180}?)\s+\((?P<venue>[^()]{3,60})\)")
#: `[LED](…). A Study of Lamps, Lampe et al. ICLR 2021`: a link named after the method, and the reference behind it.
_HANDLED = re.compile(
    rf"[\s*]*(?P<mark>{LINKS.pattern})\*{{0,2}}[.,]?\s+(?P<title>[A-Z\d][^\n\x0b{chr(FIRST)}-{chr(LAST)}]{{8,300}}?)[,.]\s+"
    r"[A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30}){0,2} et\.? al\.{0,2},?\s+[A-Za-z][^.:?!\n\x0b]{1,60}?(?:19|20)\d\d\b"
)
_LINK_BEGINS = re.compile(f"(?={LINKS.pattern})")
_BRACKETED = re.compile(r"\[([^\[\]\x0b\n]{8,400})\]")


class Found(NamedTuple):
    """Hold a stretch of the flat text that may be the title, and how well it is set apart."""

    start: int
    end: int
    title: str
    score: float
    url: str = ""
    dated: bool = False  # its year stands before it: one in brackets at its end is its own


def candidates(flat: Flat) -> Iterator[Found]:
    """Find what is set apart in a row, each with how well."""
    text = flat.text
    for start, end, inner, words in quoted(flat) if QUOTE.search(text, 0, REACH) else ():
        yield found_in(flat, start, end, inner, 6 + min(words, 8) / 4)
    for at, anchor in flat.linked(text, 0, REACH):
        if anchor.role is None and not anchor.bare and (score := _label_score(flat, at, anchor)):
            yield Found(at, at + 1, behind_people(anchor.label), score, anchor.url)
    for start, end, style in flat.spans:
        tag = style & CODE and start
        if start < REACH and style & STRONG and not tag and (score := _strong_score(flat, start, end)):
            yield found_in(flat, start, end, text[start:end], score)
    if len(flat.spans) > 1:
        yield from _emphasised(flat)
    if first := next((each for each in flat.spans[:2] if each[2] == EM), None):
        yield from _behind_people(flat, *first)
    if "[" in text:
        yield from _bracketed(flat)
    if "et al" in text and (handled := _handled(flat)):
        yield handled


def _handled(flat: Flat) -> Found | None:
    """Find the title in a reference behind a link that is named after its method, or its first author."""
    found = _HANDLED.match(flat.text)
    anchor = flat.anchor(found["mark"]) if found else None
    if not found or not anchor or anchor.role or anchor.bare or len(words_of(found["title"])) < FEWEST_BEFORE_VENUE:
        return None
    named = len(words_of(anchor.label)) <= LONGEST_TAG and not venues.is_date(anchor.label)
    return Found(found.start("mark"), found.end("title"), found["title"], 7, anchor.url) if named else None


def found_in(flat: Flat, start: int, end: int, inner: str, score: float) -> Found:
    """Take a stretch that may hold a link in it: the words are the label's, and the title leads there."""
    if inner.isascii():
        return Found(start, end, inner, score)  # there is none, which is known at once
    marks = [flat.anchor(mark) for mark in LINKS.findall(inner)]
    url = next((anchor.url for anchor in marks if anchor.role is None), "")
    said = LINKS.sub(lambda mark: "" if flat.anchor(mark[0]).role else flat.anchor(mark[0]).label, inner)
    return Found(start, end, said, score, url)


def _label_score(flat: Flat, at: int, anchor: Anchor) -> float:
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
    if _is_described(flat, before, first=first) or ("et al" in anchor.label and _is_signature(anchor)):
        return 2.5
    said = anchor.label.strip("[]")
    named = anchor.bracketed and (venues.is_named(said) or venues.ends_in_year(said))
    named = named and len(words_of(before)) >= FEWEST_BEFORE_VENUE
    if told and (named or (place(anchor.url).role is not LinkRole.PAPER and _is_behind_labels(flat, anchor, before))):
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


def _is_signature(anchor: Anchor) -> bool:
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
    few = len(words_of(anchor.label)) <= FEW_IN_TAG
    aside = anchor.label.islower() or before[-1:] == "("  # `The title ([LED](…))`
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
    if label[-5:].strip(" .)").isdecimal() and cited(label):
        return len(words_of(before)) >= 2 and not before.rstrip().endswith(":")
    set_in = bool(before.strip(" \n\x0b[(-*•|"))
    dated = set_in and len(label.split()) <= 12 and bool(venues.YEAR.search(label))
    return dated and venues.is_venue(label) and not _begins_with_title(label)


def _begins_with_title(label: str) -> bool:
    """Tell whether a link that ends with its venue begins with its title: "A study of lamps. ICLR 2021"."""
    title, ended, venue = label.partition(". ")
    return bool(ended) and len(words_of(title)) >= 3 and not venues.is_venue(title) and venues.is_venue(venue)


def _strong_score(flat: Flat, start: int, end: int) -> float:
    inner = flat.text[start:end]
    said = without_links(inner)
    words = words_of(said)
    if not words or not _LETTER.search(said):
        return 0
    line = flat.line_before(start)
    if line.count("(") > line.count(")") or (len(words) <= 2 and line.count("[") > line.count("]")):
        return 0
    bracketed = flat.text[max(0, start - 1) : start] in {"[", "("} and flat.text[end : end + 1] in {"]", ")"}
    stripped = said.strip()
    tag = bracketed or (stripped[:1] in "[(" and stripped[-1:] in "])")
    if tag and (len(words) <= 3 or is_set_in(flat, stripped.strip("[()]"), words, start, end)):
        return 0
    after = flat.text[end : end + 200]
    if (
        venues.is_date(stripped)
        or (venues.is_venue_strictly(stripped) and not (stripped.endswith(")") or _is_key(stripped, after)))
        or (len(words) <= 5 and field_of(stripped.rstrip(":： ")))
        or (lettered(line) and venues.YEAR.match(stripped, len(stripped) - 4) and venues.is_venue(stripped))
        or (lettered(line) and _STATE.fullmatch(stripped))
        or _runs_on(flat.text[:start], after)
        or (len(words) <= FEW_IN_TAG and _STRESSED.search(line) is not None)
        or is_term(flat, start, end)
    ):
        return 0
    remarks = len(words) <= 5 or stripped[0].islower() or stripped.startswith(_SPEAKS)
    if (len(words) <= 5 and names_only(flat, stripped, after)) or (remarks and _is_told_of_paper(flat, start)):
        return 1
    whole = not flat.text[:start].strip(MARKS) and after.lstrip(" ")[:1] in {"\n", "\x0b", ""} and len(words) >= 3
    return 4 + min(len(words), 8) / 4 + (3 if whole else 0) + (0 if flat.places and flat.places[0][0] < start else 0.3)


def _is_told_of_paper(flat: Flat, at: int) -> bool:
    """Tell whether a title and the link to its paper stand before bold words: `The title [paper](…) **oral**`."""
    lead, *links = _LINK_BEGINS.split(flat.text[:at])
    if len(words_of(lead)) < 3 or not any(flat.anchor(each[0]).role is LinkRole.PAPER for each in links):
        return False
    said = lead.partition(" (")[0].strip(MARKS)
    published = venues.is_venue_strictly(said) or (venues.YEAR.search(said) and venues.is_venue(said))
    return said != "" and reads_as_title(said) and not (are_authors(said) or published)


def _is_key(inner: str, after: str) -> bool:
    """Tell whether a bold word cites, `**LampeOhm2021**: (Optics) https://…`, and names no venue."""
    remark = LINKS.split(after, maxsplit=1)[0].strip(": ")
    return " " not in inner and _REMARK.fullmatch(remark) is not None and not venues.has_acronym(inner)


def _runs_on(before: str, after: str) -> bool:
    """Tell whether bold words stand within a title: "The **flicker** of lamps"; a venue or people end a title."""
    return _WORD_BEFORE.search(before) is not None and _WORD_AFTER.match(after) is not None


def names_only(flat: Flat, inner: str, after: str) -> bool:
    """Tell whether a bold stretch is the short name before the title: `**Name**: The title`, `**Name** The title`."""
    follow = after.lstrip(" ")
    if inner[-1:] in {".", "!", "?"} or (inner[-1:] in {";", "；"} and len(words_of(inner)) > 1):
        return False
    if inner.endswith((":", "：")) or follow[:1] in {":", "："}:
        rest = LINKS.split(follow.lstrip(":： "))[0]
        mark = LINKS.search(follow)
        title = mark and not rest.strip(MARKS) and len(words_of(inner)) > 1 and is_of_paper(flat.anchor(mark[0]))
        paper = any(each.role is LinkRole.PAPER for each in flat.anchors)
        published = venues.is_venue_strictly(rest.partition(",")[0])  # `**The title**: *ICLR, June 2021*`
        several = "et al" in rest and len(words_of(inner)) >= FEWEST_BEFORE_VENUE
        people = several and _are_people_alone(rest.partition(";")[0])
        told = "; " in rest or _TELLS.match(rest) or (not paper and _SMALL_WORD.match(rest))
        if title or people or published or told:
            return False  # a description: `**Lampsim**: a simulator of lamps`
        return (len(words_of(rest)) >= 3 and not _REMARK.fullmatch(rest)) or not rest.strip("[( \n\x0b")
    if follow[:1] in _DASHES and (behind := _PUBLISHED.match(follow)):
        return len(words_of(behind["title"])) >= 4 and venues.ends_in_year(behind["venue"])
    if (
        not follow[:1].isupper()
        or begins_published(follow)
        or _people_follow(flat, follow, several=len(words_of(inner)) >= FEWEST_BEFORE_VENUE)
    ):
        return False
    return len(words_of(LINKS.split(BREAKS.split(follow)[0])[0])) >= 4


def _are_people_alone(said: str) -> bool:
    """Tell whether people stand behind bold words, and no title behind them."""
    return are_authors(said) and len(words_of(venues.ET_AL.split(said)[-1])) < FEWEST_BEFORE_VENUE


def _people_follow(flat: Flat, behind: str, *, several: bool) -> bool:
    """Tell whether people stand right behind bold words, which are no name then: `**Lamp nets** *Ada Lampe, Bo Ohm.*`.

    Without italics a title may stand behind them, and the words are several.
    """
    said = (flat.text[start:end] for start, end, style in flat.spans if style == EM)
    if any(behind.startswith(people) and "," in people and are_authors(people) for people in said):
        return True
    people = behind.partition(". ")[0]
    return several and "," in people and are_full_names(people) and are_authors(people)


def _emphasised(flat: Flat) -> Iterator[Found]:
    """`**Ada Lampe and Bo Ohm** - *The title*`, `**LED** (Lampe et al.) - *The title*`: what is bold is no title."""
    for (start, end, style), (first, last, behind) in pairwise(flat.spans):
        if not style & STRONG or behind != EM or _ASIDE.sub("", flat.text[end:first]).strip(MARKS):
            continue
        bold, title = flat.text[start:end], flat.text[first:last]
        if len(words_of(title)) < 3 or venues.is_venue(title):
            continue
        if are_authors(bold):
            titled = not are_authors(title) or (are_full_names(bold) and not are_full_names(title))
        else:
            titled = start == 0 and _is_name_of(bold, title, flat.text[end:first])
        if titled:
            yield found_in(flat, first, last, title, 7)


def _behind_people(flat: Flat, start: int, end: int, _style: int) -> Iterator[Found]:
    """`Ada Lampe and Bo Ohm, *The title*, 2021`: the first words in italics, behind nothing but people."""
    people, title = _LEAD_TAG.sub("", flat.text[:start]).strip(MARKS), flat.text[start:end]
    if not people or flat.text[:start].rstrip()[-1:] not in {",", ".", ":"} or not reads_as_title(f"{title} "):
        return
    several = are_full_names(people)  # one alone can be nothing else only with an initial
    named = several or _INITIAL.search(people) is not None
    named = named and "et al" not in title and are_plainly_people(people, alone=not several)
    if named and not (venues.is_venue(title) or are_full_names(title)):
        yield found_in(flat, start, end, title, 6)


def _is_name_of(bold: str, title: str, between: str) -> bool:
    """Tell whether a few bold words name what the emphasised title behind them is about."""
    apart = between.strip() != "" and len(words_of(bold)) <= LONGEST_TAG < len(words_of(title))
    return apart and reads_as_title(title) and not (are_authors(title) or is_affiliation(title))


def _bracketed(flat: Flat) -> Iterator[Found]:
    """`[The title]` without a target, at the start of the row."""
    found = _BRACKETED.search(flat.text, 0, REACH)
    if cited := _cited(flat, found) if found else None:
        yield cited
    elif found and not lettered(TAG.sub("", flat.text[: found.start()])) and not LINKS.search(found[1]):
        words = words_of(found[1])
        whole = not flat.text[found.end() :].split("\n")[0].split("\x0b")[0].strip(MARKS)
        if (
            len(words) >= (1 if whole else 3)
            and not venues.is_venue_or_date(found[1])
            and not (venues.is_venue(found[1]) and venues.ends_in_year(found[1].replace("(", " ").replace(")", " ")))
            and not _AL_WITHIN.search(found[1])
            and not (is_tag(found[1], words) and title_follows(flat.text[found.end() : found.end() + 300]))
        ):
            yield Found(found.start(), found.end(), found[1], 4.2)


def _cited(flat: Flat, bracketed: re.Match[str]) -> Found | None:
    """`[The title, Ada Lampe, ICLR 2021]`: a whole reference in brackets, at the start of the row."""
    start, end = bracketed.span(1)
    stop = stop_of(flat, start) if "," in bracketed[1] else end
    cites = stop < end and flat.text[stop] == "," and len(words_of(flat.text[start:stop])) >= FEWEST_BEFORE_VENUE
    if not cites or flat.text[: start - 1].strip(MARKS):
        return None
    return Found(start, stop, flat.text[start:stop], 4.2)
