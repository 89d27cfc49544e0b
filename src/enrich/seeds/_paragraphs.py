"""Which paragraphs are rows: a list may be written in them, or a bullet may have been forgotten."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import enrich.seeds._venues as venues
from enrich.model import Kind
from enrich.seeds._draft import Placed, is_dated, is_labelled, is_linked
from enrich.seeds._flat import LINKS, MARKED, MARKS, flatten, without_links
from enrich.seeds._headings import kind_of_heading, lists_papers
from enrich.seeds._inline import scan
from enrich.seeds._notes import is_record
from enrich.seeds._people import are_authors, are_full_names, are_plainly_people, is_affiliation
from enrich.seeds._prose import read
from enrich.seeds._words import reads_as_title, words_of

_ASIDE = re.compile(r"\A\s*\([^()]{1,60}\)\s*\Z")  # "(in another section as well)"
#: `LED : [The title](…)`, `[security] [The title](…)`
_SUBJECT = re.compile(
    rf"\A(?:(?=[^{MARKED}:]*[A-Z][A-Z\d-])[^{MARKED}:]{{1,40}}[:：]|(?:\[[^\[\]{MARKED}]{{1,40}}\]\s*){{1,3}}|[\w-]*[A-Z\d][\w-]{{0,40}},)\s*(?={LINKS.pattern})"
)
LEAST_BARE = 5  # titles in paragraphs without links, where a list is written so
DATED = 3  # one of so many lines ends in its year in a list of papers
LONGEST_YEAR = 8  # letters at the end of a title that hold its year in brackets
REMARK = 16  # words behind a linked title
BOLD = "**"  # mark-up that no line of people begins with where titles have it
FEW = 3  # words of a title; paragraphs with a label
MANY = 10  # paragraphs with a linked title and labels, or with all of a paper, where a list is written in them
NEARLY_ALL = 0.8  # of such lines
SEVERAL = 5  # paragraphs with a linked title, and no label that says what the link is


def with_bare_paragraphs(placed: Sequence[Placed]) -> Sequence[Placed]:
    """Let lines without a link stand as items where a list of papers is written in them: titles, each alone."""
    lines = [each for each in placed if _is_line(each)]
    if len(lines) < LEAST_BARE:
        return placed
    dated = sum(map(_ends_in_year, lines)) * DATED > len(lines)
    written = dated or _are_file_names(lines) or _are_references(lines)
    there = placed if written else [each for each in placed if lists_papers(each.section)]
    bare = [each for each in there if _is_line(each) and _may_be_bare_title(each)]
    bold = [each for each in bare if each.draft.laid.startswith(BOLD)]
    bare = bold if len(bold) * 2 > len(bare) else bare  # the others are prose
    titles = sum(map(_is_like_title, bare))
    signing = sum(_is_line(each) and _says_who(each.draft.laid.strip()) for each in there)  # what stands above them
    entitled = [each for each in there if is_labelled(each)]  # a link stands below some of the titles
    few = (len(bare) + len(entitled)) * 2 <= len(there) - signing
    if len(bare) < LEAST_BARE or few or titles * 2 <= len(bare):
        return placed
    found = {id(each): read(flatten(scan(each.draft.laid)), each.draft.line) for each in bare}
    found |= {id(each): each.draft for each in entitled}
    return [each._replace(draft=found[id(each)], form="item") if id(each) in found else each for each in placed]


def _are_file_names(lines: Sequence[Placed]) -> bool:
    """Tell whether most lines are names of files that papers are kept in: `[LED] Lamps of Many Kinds.pdf`."""
    return sum(each.draft.laid.rstrip().lower().endswith(".pdf") for each in lines) * 2 > len(lines)


def _are_references(lines: Sequence[Placed]) -> bool:
    """Tell whether nearly all lines are bold titles with people, venue and year."""
    bold = [each for each in lines if each.draft.laid.startswith(BOLD)]
    if len(bold) < max(MANY, NEARLY_ALL * len(lines)):
        return False
    drafts = [read(flatten(scan(each.draft.laid)), each.draft.line) for each in bold]
    return sum(bool(draft.authors) and is_dated(draft) for draft in drafts) >= NEARLY_ALL * len(bold)


def _is_line(placed: Placed) -> bool:
    return placed.form == "paragraph" and not (placed.draft.title or placed.draft.links)


def _may_be_bare_title(placed: Placed) -> bool:
    """Tell whether a line of some words neither leads to what follows nor says who wrote what stands above it."""
    said = placed.draft.laid.strip()
    return len(said.split()) >= FEW and said[-1] not in {":", "："} and not (said[:2] != BOLD and _says_who(said))


def _says_who(said: str) -> bool:
    """Tell whether a line is people, alone or with a few words behind them: "Ada Lampe, Bo Ohm, KDD 2021"."""
    if venues.ET_AL.search(said) or (said and are_plainly_people(said, alone=False)):
        return True
    people = said.rpartition(", ")[0]
    return people != "" and (are_authors(said) or (are_full_names(people) and are_authors(people)))


def _ends_in_year(placed: Placed) -> bool:
    said = placed.draft.laid.strip()
    return venues.YEAR.search(said, max(0, len(said) - LONGEST_YEAR)) is not None


def _is_like_title(placed: Placed) -> bool:
    """Tell whether a line is capitalised as titles are, or ends in its year: "A study of lamps (ICLR 2021)"."""
    return reads_as_title(placed.draft.laid.strip().rstrip(".")) or _ends_in_year(placed)


def with_paragraphs(placed: Sequence[Placed]) -> Sequence[Placed]:
    """Let paragraphs stand as rows that only do where a list is written in them: then there are several.

    Those that link a project stand with those that link their papers.

    Among items and rows of tables one does that is a linked title with its venue and year, and says nothing else.
    """
    placed = _as_most_are(placed)
    labelled = [each for each in placed if is_labelled(each)]
    plain = [each for each in labelled if each.draft.sure]
    if len(plain) >= FEW:
        rows = set(map(id, labelled if len(plain) * 2 > len(labelled) else plain))
        placed = [
            each._replace(draft=each.draft._replace(marked=True)) if id(each) in rows else each for each in placed
        ]
    linked = [each for each in placed if _says_all_of_paper(each)]
    remarked = [each for each in placed if _is_remarked(each)]
    linked = [*linked, *remarked] if len(remarked) * 2 < len(linked) else linked
    if not (linked or plain):
        return placed
    items = [each for each in placed if each.form in {"item", "row"} and each.draft.sure]
    several = len(linked) >= SEVERAL and len(linked) * 3 >= sum(each.form == "paragraph" for each in placed)
    if len(linked) < len(items) or not several:  # the list is written in items or tables: a paragraph speaks of a paper
        alone = [*filter(_is_alone, linked), *filter(_is_row_without_bullet, plain)]
        alone = alone if len(items) >= SEVERAL or sum(map(_is_link_alone, alone)) >= FEW else []
        written = _sections_of(linked, items, placed)
        linked = [*alone, *(each for each in linked if each.section in written)]
    if not linked:
        return placed
    chosen = set(map(id, linked))
    return [
        each._replace(draft=each.draft._replace(leads=True, marked=True, labelled=True)) if id(each) in chosen else each
        for each in placed
    ]


def _sections_of(linked: Sequence[Placed], items: Sequence[Placed], placed: Sequence[Placed]) -> set[tuple[str, ...]]:
    """Find the headings under which papers stand in paragraphs, where the rest of the list is written otherwise."""
    beside = Counter(each.section for each in items)
    paragraphs = Counter(each.section for each in placed if each.form == "paragraph")
    found = Counter(each.section for each in linked)
    return {at for at, count in found.items() if count >= max(SEVERAL, beside[at]) and count * 3 >= paragraphs[at]}


def _as_most_are(placed: Sequence[Placed]) -> Sequence[Placed]:
    """Take a linked title with its venue and year for labelled where a list is written in paragraphs with labels."""
    rows = [each for each in placed if each.form == "paragraph" and is_linked(each.draft)]
    if sum(each.draft.labelled for each in rows) < MANY:
        return placed
    found = {id(each) for each in rows if is_dated(each.draft)}
    return [each._replace(draft=each.draft._replace(labelled=True)) if id(each) in found else each for each in placed]


def _is_remarked(placed: Placed) -> bool:
    """Tell whether a paragraph is a linked title and a few words behind it: `[The title](…) old paper`.

    One that leads elsewhere than to a paper, or nowhere yet, has a tag before it as its neighbours have, or nothing.
    """
    draft = placed.draft
    if placed.form != "paragraph" or _says_all_of_paper(placed):
        return False
    if is_linked(draft):
        return len(without_links(draft.laid).split()) <= REMARK
    linked = draft.marked and draft.leads and bool(draft.title_url or draft.malformed)
    alone = not any(map(str.isalpha, without_links(_SUBJECT.sub("", draft.laid), "")))
    return linked and alone and len(words_of(draft.title)) > FEW and reads_as_title(draft.title)


def _is_alone(placed: Placed) -> bool:
    """Tell whether a paragraph is a linked title with its venue and year, and says nothing else: no bullet was set.

    Under a heading that announces papers the link alone is enough.
    """
    draft = placed.draft
    whole = draft.sure and not (draft.described or draft.authors) and draft.title_url != ""
    return whole and (_is_link_alone(placed) or is_dated(draft))


def _is_link_alone(placed: Placed) -> bool:
    """Tell whether a paragraph is a link and nothing else, under a heading that announces papers."""
    announced = placed.section != () and kind_of_heading(placed.section[-1]) is Kind.PAPER
    return announced and len(placed.draft.laid.strip()) == 1


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
    laid = _SUBJECT.sub("", draft.laid) if draft.leads else draft.laid
    if draft.described and not (record or _ASIDE.match(without_links(laid, ""))):
        return False
    if published:
        return True
    told = (
        record
        or bool(draft.authors or draft.venue)
        or not any(map(str.isalpha, _ASIDE.sub("", without_links(laid, ""))))
    )
    dated = draft.sure or draft.year is not None
    return told and dated and len(words_of(draft.title)) >= (2 if draft.venue else 3)
