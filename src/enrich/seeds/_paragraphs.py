"""Which paragraphs are rows: a list may be written in them, or a bullet may have been forgotten."""

from __future__ import annotations

import re
from collections.abc import Sequence

import enrich.seeds._venues as venues
from enrich.model import Kind
from enrich.seeds._draft import Placed, is_dated, is_labelled
from enrich.seeds._flat import MARKS, flatten, without_links
from enrich.seeds._headings import kind_of_heading
from enrich.seeds._inline import scan
from enrich.seeds._notes import is_record
from enrich.seeds._people import is_affiliation
from enrich.seeds._prose import read
from enrich.seeds._words import reads_as_title, words_of

_ASIDE = re.compile(r"\A\s*\([^()]{1,60}\)\s*\Z")  # "(in another section as well)"
LEAST_BARE = 10  # titles in paragraphs without links, where a list is written so
LONGEST_YEAR = 8  # letters at the end of a title that hold its year in brackets
FEW = 3  # words of a title; paragraphs with a label
SEVERAL = 5  # paragraphs with a linked title, and no label that says what the link is


def with_bare_paragraphs(placed: Sequence[Placed]) -> Sequence[Placed]:
    """Let lines without a link stand as items where a list is written in them: most of it is titles, each alone."""
    bare = [each for each in placed if _may_be_bare_title(each)]
    titles = sum(_is_like_title(each.draft.laid.strip()) for each in bare)
    if len(bare) < LEAST_BARE or len(bare) * 2 <= len(placed) or titles * 2 <= len(bare):
        return placed
    found = {id(each): read(flatten(scan(each.draft.laid)), each.draft.line) for each in bare}
    return [each._replace(draft=found[id(each)], form="item") if id(each) in found else each for each in placed]


def _may_be_bare_title(placed: Placed) -> bool:
    """Tell whether a paragraph is one line without a link, of some words, and no sentence."""
    said = placed.draft.laid.strip()
    bare = placed.form == "paragraph" and not (placed.draft.title or placed.draft.links)
    return bare and len(said.split()) >= FEW and said[-1] not in {".", ":", "："}


def _is_like_title(said: str) -> bool:
    """Tell whether a line is capitalised as titles are, or ends in its year: "A study of lamps (ICLR 2021)"."""
    return reads_as_title(said) or venues.YEAR.search(said, max(0, len(said) - LONGEST_YEAR)) is not None


def with_paragraphs(placed: Sequence[Placed]) -> Sequence[Placed]:
    """Let paragraphs stand as rows that only do where a list is written in them: then there are several.

    Those that link a project stand with those that link their papers.

    Among items and rows of tables one does that is a linked title with its venue and year, and says nothing else.
    """
    labelled = [each for each in placed if is_labelled(each)]
    plain = [each for each in labelled if each.draft.sure]
    if len(plain) >= FEW:
        rows = set(map(id, labelled if len(plain) * 2 > len(labelled) else plain))
        placed = [
            each._replace(draft=each.draft._replace(marked=True)) if id(each) in rows else each for each in placed
        ]
    linked = [each for each in placed if _says_all_of_paper(each)]
    items = sum(each.form in {"item", "row"} and each.draft.sure for each in placed)
    several = len(linked) >= SEVERAL and len(linked) * 3 >= sum(each.form == "paragraph" for each in placed)
    if len(linked) < items or not several:  # the list is written in items or tables: a paragraph speaks of a paper
        alone = [*filter(_is_alone, linked), *filter(_is_row_without_bullet, plain)]
        linked = alone if items >= SEVERAL else []
    if not linked:
        return placed
    chosen = set(map(id, linked))
    return [
        each._replace(draft=each.draft._replace(leads=True, marked=True, labelled=True)) if id(each) in chosen else each
        for each in placed
    ]


def _is_alone(placed: Placed) -> bool:
    """Tell whether a paragraph is a linked title with its venue and year, and says nothing else: no bullet was set.

    Under a heading that announces papers the link alone is enough.
    """
    draft = placed.draft
    whole = draft.sure and not (draft.described or draft.authors) and draft.title_url != ""
    announced = placed.section != () and kind_of_heading(placed.section[-1]) is Kind.PAPER
    alone = announced and len(draft.laid.strip()) == 1
    published = bool(draft.venue) and draft.year is not None
    return whole and (alone or published)


def _is_row_without_bullet(placed: Placed) -> bool:
    """Tell whether a paragraph is a title and the link to its paper, with its venue and year or nothing beside it."""
    draft = placed.draft
    title = draft.title.strip(MARKS)
    whole = without_links(draft.laid, "").strip(MARKS) == title and len(title.split()) > FEW and reads_as_title(title)
    return (whole or is_dated(draft)) and not is_affiliation(title.lstrip("0123456789"))


def _says_all_of_paper(placed: Placed) -> bool:
    """Tell whether a paragraph says enough of a paper to be a row.

    That is people, venue and year, or a linked title with its people, its venue or nothing beside it.
    """
    draft = placed.draft
    if placed.form != "paragraph" or not draft.marked:
        return False
    published = bool(draft.authors and draft.venue)
    if published and draft.year and draft.links:
        return True  # whatever is told of it behind
    if not (draft.title_url or draft.malformed):
        return False
    record = is_record(draft.laid)
    if draft.described and not (record or _ASIDE.match(without_links(draft.laid, ""))):
        return False
    if published:
        return True
    told = (
        record
        or bool(draft.authors or draft.venue)
        or not any(map(str.isalpha, _ASIDE.sub("", without_links(draft.laid, ""))))
    )
    dated = draft.sure or draft.year is not None
    return told and dated and len(words_of(draft.title)) >= (2 if draft.venue else 3)
