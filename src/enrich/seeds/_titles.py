"""Find the title of a row: the stretch that is set apart best, else the words before the first label."""

from __future__ import annotations

import re
from collections.abc import Iterator

import enrich.seeds._venues as venues
from enrich.model import LinkRole
from enrich.seeds._before import (
    INITIALS_FIRST,
    PART_END,
    PEOPLE_FIRST,
    SENTENCE_END,
    colon_end,
    lead_end,
    people_end,
    reversed_end,
    sentence_end,
)
from enrich.seeds._clean import clean_title
from enrich.seeds._ends import before_venue, stop_of, styled_from
from enrich.seeds._flat import BREAKS, LINKS, MARKS, Anchor, Flat, key_of, without_links
from enrich.seeds._inline import CODE, EM, STRONG
from enrich.seeds._links import place
from enrich.seeds._marked import TAG, Found, candidates, found_in, names_only
from enrich.seeds._people import are_authors, cited, indexed_end, is_affiliation
from enrich.seeds._quotes import lettered
from enrich.seeds._references import dated as dated_reference
from enrich.seeds._subtitles import continued, subtitle_end
from enrich.seeds._tags import title_follows
from enrich.seeds._typed import typed
from enrich.seeds._words import Field, label_role, words_of

#: What conferences print before a title, and is part of it.
_POSTER = re.compile(r"\W*(?i:demo|poster|short paper|tutorial|work in progress|wip): (?=[A-Z](?:[\w'’-]*[ :,]+){3})")
_BARRED = re.compile(r"[^|]+")
FEWEST = 4  # words of a title between bars
SHORTEST = 2  # words of a name beside it
LONGEST_NAME = 5  # words of a name before the title
_OWN_YEAR = re.compile(r"\((?:19|20)\d\d[a-z]?\)\Z")


def title_of(flat: Flat) -> Found | None:
    """Find the title: a quoted, linked or bold stretch of several words, else the words before the first label."""
    best = max(candidates(flat), key=_score, default=None)
    if best is None or best.score < 4:
        best = max((*_leading(flat), *([best] if best else [])), key=_score, default=None)
    named = "|" in flat.text and (best is None or (not best.url and _is_name_or_venue(best.title)))
    if named and (barred := _between_bars(flat)):
        best = barred if best is None or not barred.start <= best.start < barred.end else best
    best = best or _method_alone(flat)
    if best is None or (best.url and best.score < 6 and _behind_labels(flat, best.start)):
        return None
    linked = best.url and best.end - best.start == 1
    begins = linked and not flat.text[: best.start].strip(MARKS)
    if begins and (longer := continued(flat, best.end, best.title.rstrip(), best.url)):
        best = best._replace(end=longer[0], title=longer[1])
    elif not linked and flat.text[best.end : best.end + 2] == ": " and (last := subtitle_end(flat, best.end + 2)):
        best = best._replace(end=last, title=f"{best.title}{flat.text[best.end : last]}")
    own = best.dated and _OWN_YEAR.search(best.title)
    title = best.title.strip() if own else clean_title(best.title)
    return Found(best.start, best.end, title, best.score, best.url) if any(map(str.isalnum, title)) else None


def _method_alone(flat: Flat) -> Found | None:
    """Take a link to a paper that is all of a row for its title, though a venue is called so too: `[PACT](…)`."""
    if len(flat.anchors) != 1 or lettered(without_links(flat.text)):
        return None
    (anchor,) = flat.anchors
    named = anchor.label.replace("-", "").isalnum() and not anchor.bare and venues.year_of(anchor.label) is None
    if not named or anchor.role or place(anchor.url).role is not LinkRole.PAPER:
        return None
    at = flat.places[0][0]
    return Found(at, at + 1, anchor.label, 4, anchor.url)


def _is_name_or_venue(title: str) -> bool:
    """Tell whether what was found is less than a title between bars: a method's name, who wrote it, where it stands."""
    return len(title.split()) <= SHORTEST or venues.is_venue_or_date(title) or are_authors(title)


def _between_bars(flat: Flat) -> Found | None:
    """Find the one part of several words in `**[LED]** | **ICLR 2021** | The title of lamps | [paper](…)`.

    The other parts are links with labels, venues, dates, people and short names.
    """
    line = BREAKS.split(flat.text, maxsplit=1)[0]
    titles: list[tuple[int, int]] = []
    published = False
    for part in _BARRED.finditer(line) if line.count("|") > 1 else ():
        said = without_links(part[0]).strip(MARKS)
        words = len(words_of(said))
        venue = venues.is_venue_or_date(said)
        published = published or venue
        if LINKS.search(part[0]) or words < FEWEST or venue or are_authors(said) or is_affiliation(said):
            continue
        start = part.start() + len(part[0]) - len(part[0].lstrip())
        titles.append((start, start + len(part[0].strip())))
    if len(titles) != 1 or not published or not line[titles[0][0]].isupper():
        return None
    start, end = titles[0]
    return found_in(flat, start, end, flat.text[start:end], 6)


def _score(found: Found) -> float:
    return found.score


def _behind_labels(flat: Flat, at: int) -> bool:
    """Tell whether a linked stretch only follows other labels: `[Paper](…) | [Supplement B](…)` has no title."""
    before = flat.text[:at]
    labels = [anchor for anchor in map(flat.anchor, LINKS.findall(before)) if not _is_star(anchor)]
    return any(anchor.role for anchor in labels) and not lettered(before)


def _is_star(anchor: Anchor) -> bool:
    """Tell whether a link is a badge that counts the stars of a repository: it may stand before a title."""
    return bool(anchor.style & CODE) and anchor.label.lower() in {"star", "stars", "github stars"}


def leads(before: str) -> bool:
    """Tell whether only tags, labels, people or the venue stand before a title."""
    before = BREAKS.split(before)[-1]
    if not before or not lettered(before):
        return True
    said = TAG.sub(" ", without_links(before)).strip(MARKS + '"“”')
    labels = label_role(said) is not None and LINKS.search(before) is not None  # `[paper](…) / code - The title`
    return labels or not lettered(said) or are_authors(said) or venues.is_venue_strictly(said)


def has_subject(flat: Flat, at: int) -> bool:
    """Tell whether only bold words with a comma or a colon stand before a title: the subject that the row is under."""
    start, end, style = flat.spans[0] if flat.spans else (1, 0, 0)
    return start == 0 and bool(style & STRONG) and flat.text[end:at].strip() in {",", ":", "："}


def has_name(flat: Flat, at: int) -> bool:
    """Tell whether a bold word stands before a title, or a few and a colon: `**LED** The title`, `**Lit Rooms**: …`."""
    start, end, style = flat.spans[0] if flat.spans else (1, 0, 0)
    bold = start == 0 and bool(style & STRONG) and not flat.text[end:at].strip(" :：")
    name = flat.text[:at].strip()
    return bold and name.count(" ") < (LONGEST_NAME if name[-1:] in {":", "："} else 1)


def _leading(flat: Flat) -> Iterator[Found]:
    """Take the words before the first label, bracketed venue, or hard break; in a reference, those behind its year."""
    if told := typed(flat.text):
        yield Found(told.start, told.end, flat.text[told.start : told.end], 4.2)
    dated = "19" in flat.text or "20" in flat.text or "arXiv:" in flat.text
    if dated and (set_out := dated_reference(flat.text)):
        yield Found(set_out[0], set_out[1], set_out[2].title, 4.1, dated=True)
    key = None if ": " in flat.text and _POSTER.match(flat.text) else key_of(flat.text)
    titled = key is not None and key[0] is Field.PAPER and title_follows(flat.text[key[1] : key[1] + 300])
    titled = titled or (key is not None and key[0] is Field.TITLE)
    if key and not titled and key[0] not in (Field.NAME, Field.IGNORED):
        return
    first = start = key[1] if key and titled else _after_name(flat, lead_end(flat))
    stub = (PEOPLE_FIRST.match(flat.text, start) if "al." in flat.text else None) or (
        INITIALS_FIRST.match(flat.text, start) if dated else None
    )
    if stub:  # which may be the title with the people behind it, and the venue behind them
        entitled = _is_venue_alone(flat.text[stub.end() :]) and SENTENCE_END.search(stub[0])
        start = start if entitled else stub.end()
    elif (title := max(colon_end(flat.text, start), reversed_end(flat.text, start) if dated else 0)) > start:
        start = title
    elif dated or "et al" in flat.text:
        start = indexed_end(flat.text, start) or max(people_end(flat.text, start), sentence_end(flat.text, start))
    stop = min(stop_of(flat, start), styled_from(flat, start))
    people = not stub and flat.text[stop : stop + 2] == ". " and are_authors(flat.text[start:stop])
    people = people and flat.text[stop + 2 : stop + 3] != "(" and not _is_all_before_labels(flat, start, stop)
    if people and not _names_people(flat, stop + 2) and not _is_venue_alone(flat.text[stop + 2 :]):
        start = stop + 2
        stop = min(stop_of(flat, start), styled_from(flat, start))
    if start > first:
        stop = before_venue(flat, start, stop)
    words = words_of(without_links(flat.text[start:stop]))
    if words:
        yield found_in(flat, start, stop, flat.text[start:stop], 2 + min(len(words), 8) / 10)


def _is_all_before_labels(flat: Flat, start: int, stop: int) -> bool:
    """Tell whether a few words that may be one person's are all before labels: "Generative Lamps. [pdf]"."""
    if any(mark in flat.text[start:stop] for mark in (",", " and ", " & ", "al.")):
        return False
    behind = flat.linked(flat.text, stop, len(flat.text))
    return bool(behind) and all(anchor.role for _, anchor in behind) and not lettered(without_links(flat.text[stop:]))


def _is_venue_alone(behind: str) -> bool:
    """Tell whether nothing but a venue that is known stands behind a first sentence, which then is the title."""
    said = PART_END.split(behind, maxsplit=1)[0].strip(MARKS)
    return venues.is_venue_or_date(said)


def _names_people(flat: Flat, at: int) -> bool:
    """Tell whether a link is named after the people, who then do not stand before it."""
    mark = flat.text[at : at + 1]
    return bool(LINKS.match(mark)) and cited(flat.anchor(mark).label) is not None


def _after_name(flat: Flat, start: int) -> int:
    for first, last, style in flat.spans:
        if (
            style & (STRONG | EM)
            and first <= start < last
            and len(words_of(flat.text[first:last])) <= LONGEST_NAME
            and names_only(flat, flat.text[first:last].strip(), flat.text[last : last + 200])
        ):
            at = last
            while at < len(flat.text) and flat.text[at] in " ,:：-–—":
                at += 1
            return at
    return start
