"""Stretches of a row that mark-up sets apart, as a title is: links, bold words, italics, quotations, brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import enrich.seeds._venues as venues
from enrich.model import LinkRole
from enrich.seeds._before import PART_END, REACH
from enrich.seeds._ends import stop_of
from enrich.seeds._flat import BREAKS, FIRST, LAST, LINKS, MARKS, Flat, without_links
from enrich.seeds._inline import CODE, EM, STRONG
from enrich.seeds._linked import FEW_IN_TAG, FEWEST_BEFORE_VENUE, label_score
from enrich.seeds._notes import is_of_paper
from enrich.seeds._people import are_authors, are_full_names, are_plainly_people, is_affiliation
from enrich.seeds._published import begins_published
from enrich.seeds._quotes import LONGEST_TAG, QUOTE, SHORT_NAME, behind_people, lettered, quoted
from enrich.seeds._tags import is_set_in, is_tag, title_follows
from enrich.seeds._terms import is_term
from enrich.seeds._words import field_of, reads_as_title, words_of

LONGEST_TITLE = 8  # words with a semicolon among them; more are a description
_LETTER = re.compile(r"[^\W\d]")
TAG = re.compile(rf"[(\[（【{{][^()\[\]（）【】{{}}]*[)\]）】}}]|{SHORT_NAME.pattern}")
#: Between the words of a title, which goes on behind them.
_SMALL = "and|as|at|by|for|from|in|of|on|through|to|under|using|via|with|without"
_LEAD_GROUPS = re.compile(r"\A\s*(?:[(\[][^()\[\]]{1,60}[)\]]\s*)+")  # `(arXiv 2021.10) The title`
_GOES_ON = re.compile(rf"\s(?:{_SMALL})\s\w|-\w", re.IGNORECASE)
_OPEN_END = re.compile(rf"\b(?:a|an|is|than|the|towards|{_SMALL}) \Z", re.IGNORECASE)
_ENDS_IN_WORD = re.compile(r"\w[ -]|.-")  # the last two letters before bold words that go on with a title
LEAST = 4  # words of a title that some words are stressed in
_OF_WORKS = (LinkRole.PAPER, LinkRole.CODE, LinkRole.PROJECT)
STRESSED = 5  # its score, as much as that of its bold words alone
LONGEST_BEFORE = 100  # letters of the words before bold ones that tell whether those go on with a title
LONGEST_REST = 200  # letters of a title behind its bold words
_WORD_BEFORE = re.compile(r"(?:^|[^\w\s]\s)(?:The|A|An|On|Towards|How|Why) \Z")
_HASHTAGS = re.compile(r"#\w[\w-]*(?:[ ,]{0,2}#\w[\w-]*)*")  # `The title, **#lamps #rooms**`
#: `**Lamps to Light** for Dark Rooms`
_FIRST_WORDS_END = re.compile(r" (?:for|through|using|via) (?P<rest>(?:[A-Z][\w-]*[ .]){2}[^.(\[]*)")
#: `Lamp Light with **Diffusion** in Rooms`
_SMALL_BEFORE = re.compile(rf"(?:\w[\w-]*,? ){{2}}(?:the|{_SMALL}) \Z")
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
        if anchor.role is None and not anchor.bare and (score := label_score(flat, at, anchor)):
            yield Found(at, at + 1, behind_people(anchor.label), score, anchor.url)
    for start, end, style in flat.spans:
        tag = style & CODE and start
        if start < REACH and style & STRONG and not tag and (score := _strong_score(flat, start, end)):
            yield _stressed(flat, start, end) or found_in(flat, start, end, text[start:end], score)
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
    tag = bracketed or (stripped[:1] in "[(" and (stripped[-1:] in "])" or flat.text[end : end + 1] in "])"))
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
        or (len(words) >= 3 and not lettered(line) and _goes_on(after))
        or (lettered(line) and _HASHTAGS.fullmatch(stripped))
        or (
            len(words) <= FEW_IN_TAG
            and (_SMALL_BEFORE.search(line[-LONGEST_BEFORE:]) is not None or _is_behind_title(flat, line, start))
        )
        or is_term(flat, start, end)
        or (lettered(line) and _is_among_people(line, stripped, after))
    ):
        return 0
    remarks = len(words) <= 5 or stripped[0].islower() or stripped.startswith(_SPEAKS)
    if (len(words) <= 5 and names_only(flat, stripped, after)) or (remarks and _is_told_of_paper(flat, start)):
        return 1
    whole = not flat.text[:start].strip(MARKS) and after.lstrip(" ")[:1] in {"\n", "\x0b", ""} and len(words) >= 3
    return 4 + min(len(words), 8) / 4 + (3 if whole else 0) + (0 if flat.places and flat.places[0][0] < start else 0.3)


def _is_behind_title(flat: Flat, line: str, at: int) -> bool:
    """Tell whether a word stands between a title and the first link, behind a comma: `The title, **LED**, [pdf](…)`."""
    title = line.rstrip().removesuffix(",")
    beside = title != line.rstrip() and (not flat.places or flat.places[0][0] > at)
    told = are_authors(title) or venues.is_venue(title) or is_affiliation(title)
    return beside and len(words_of(title)) >= FEWEST_BEFORE_VENUE and not told


def _is_among_people(line: str, bold: str, after: str) -> bool:
    """Tell whether a bold name stands among others, as on somebody's own page: `Ada Lampe, **Bo Ohm**, Cy Volt. …`.

    Behind the last one the title stands, and no venue.
    """
    before = line.rstrip(" ,")
    person = " and " not in bold and are_authors(bold)
    if not before or before == line.rstrip() or not (person and are_authors(before)):
        return False
    behind = PART_END.split(after, maxsplit=1)[0]
    following = behind[2:].partition(". ")[0]
    entitled = len(words_of(following)) > FEWEST_BEFORE_VENUE and not venues.is_venue(following)
    named = behind[:2] == ", " and are_authors(following) and following[0].isupper()
    return named or (behind[:2] == ". " and entitled)


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


def _stressed(flat: Flat, start: int, end: int) -> Found | None:
    """Find the title that bold words are stressed in, before its labels: "Lamps in **Rooms** by Day, [pdf](…)"."""
    after = flat.text[end : end + LONGEST_REST]
    mark = LINKS.search(after)
    if not mark or not flat.anchor(mark[0]).role or not any(anchor.role in _OF_WORKS for anchor in flat.anchors):
        return None
    before, rest = _LEAD_GROUPS.sub("", flat.line_before(start)), after[: mark.start()].rstrip(" ,.[(")
    opens, goes_on = _OPEN_END.search(before), _GOES_ON.match(rest)
    if (rest and rest[0] not in " -?!") or not (
        goes_on if not before or before.endswith(": ") else _ENDS_IN_WORD.match(before[-2:])
    ):
        return None
    bold = flat.text[start:end].strip()
    title = f"{before}{flat.text[start:end]}{rest}"
    if LINKS.search(title):
        return None
    # Without a small word between them they are part of the title only where more of it stands before them.
    apart = not (opens or goes_on) and (are_authors(bold) or len(words_of(bold)) >= len(words_of(before)))
    told = apart or venues.YEAR.search(title) or are_authors(before) or are_authors(rest) or is_affiliation(rest)
    if told or len(words_of(title)) < LEAST or not reads_as_title(title):
        return None
    return Found(start - len(before), end + len(rest), title, STRESSED)


def _goes_on(after: str) -> bool:
    """Tell whether a title goes on behind its first words, which alone are bold: `**Lamps to Light** for Rooms`."""
    found = _FIRST_WORDS_END.match(PART_END.split(after, maxsplit=1)[0])
    return found is not None and not (venues.is_venue(found["rest"]) or is_affiliation(found["rest"]))


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
        told = (
            ("; " in rest and len(rest.split()) > LONGEST_TITLE)
            or _TELLS.match(rest)
            or (not paper and _SMALL_WORD.match(rest))
        )
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
        return follow[:1] == "," and _is_nickname(inner, follow[1:])
    return len(words_of(LINKS.split(BREAKS.split(follow)[0])[0])) >= 4


def _is_nickname(inner: str, behind: str) -> bool:
    """Tell whether one bold word names the paper whose title stands behind a comma: `**LED**, Lamps of Many Kinds.`."""
    title = PART_END.split(behind, maxsplit=1)[0].partition(". ")[0].strip()
    several = " " not in inner.strip() and len(words_of(title)) >= FEWEST_BEFORE_VENUE and title[:1].isupper()
    people = are_authors(title) or are_authors(title.partition(",")[0])
    told = people or venues.is_venue(title) or venues.is_award(title) or is_affiliation(title)
    return several and reads_as_title(title) and not told


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
