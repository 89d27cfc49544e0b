"""Turn what the rows say into entries: decide which rows are entries, of which kind, and what is wrong with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

import enrich.seeds._venues as venues
from enrich.identifiers import repository
from enrich.model import Code, Entry, Identifier, Kind, Link, LinkRole, Parsed, Problem, RepoName, Scheme, Severity
from enrich.seeds._bare import (
    awaits_link,
    bare_entries,
    contents_of,
    is_dated_title,
    is_noted_title,
    is_signed_title,
    may_be_plain,
    with_plain,
    with_short,
)
from enrich.seeds._draft import Draft, Placed, is_dated, links_code_alone
from enrich.seeds._headings import tells_news
from enrich.seeds._kinds import announced_kind, is_tool_like, kind_of
from enrich.seeds._links import identifiers_of, is_front_page, is_post, place, relative
from enrich.seeds._paragraphs import with_bare_paragraphs, with_paragraphs
from enrich.seeds._words import Field, field_of_column, words_of

FEW = 3  # headings that are titles come in numbers
SEVERAL = 5  # papers under one heading that tell what the rows beside them are
MANY = 10  # papers with links that make a list
NEARLY_ALL = 0.8  # of the items under a heading, or of a list under its name
MOSTLY = 2 / 3  # of the rows under a heading
SHARE = 0.2  # of the blocks of a list that are entries; in a README that is no list it is far less


def entries_of(name: str, placed: Sequence[Placed]) -> Parsed:
    """Keep the rows that are entries, in the order of the file; a text that is no list has none."""
    sections = {each.draft.line: each.section for each in placed}
    placed = with_bare_paragraphs(_without_news(placed))
    mostly_papers = _mostly_papers(placed)
    placed = with_paragraphs(placed)
    root = _root(placed)
    placed = [_by_name(each, mostly_papers=mostly_papers, root=root) if each.draft.name[0] else each for each in placed]
    rows = [(each, kind) for each in placed if (kind := kind_of(each, mostly_papers=mostly_papers, root=root))]
    rows = _among_papers(_with_alike(rows, root), root)
    if bare := bare_entries(placed, rows):
        contents = contents_of(placed)
        kinds = {id(each): kind for each, kind in rows}
        rows = [
            (each, kinds.get(id(each), Kind.PAPER))
            for each in placed
            if id(each) in kinds or (id(each) in bare and each.section not in contents)
        ]
    elif mostly_papers and any(map(may_be_plain, placed)):
        rows = with_plain(placed, rows, root)
    rows = with_short(placed, rows) if mostly_papers else rows
    if 0 < sum(each.form == "heading" for each, _ in rows) < FEW:
        listed = sum(each.form != "heading" and kind is Kind.PAPER for each, kind in rows) >= FEW
        rows = [(each, kind) for each, kind in rows if each.form != "heading" or (listed and _is_linked_title(each))]
    if _are_few(rows, placed) and not any(_is_listed(each, kind) for each, kind in rows):
        return Parsed(entries=())
    entries = tuple(entry(name, each.draft, sections[each.draft.line], kind) for each, kind in rows)
    problems = tuple(problem for each, _ in rows for problem in problems_of(name, each.draft))
    return Parsed(entries=entries, problems=problems)


def _without_news(placed: Sequence[Placed]) -> Sequence[Placed]:
    """Leave the news out of the headings over rows, where a list has most of its papers there and nowhere else."""
    sure = [
        each for each in placed if each.form == "item" and each.draft.sure and len(words_of(each.draft.title)) >= FEW
    ]
    news = sum(any(map(tells_news, each.section)) for each in sure)
    if news < MANY or news * 2 <= len(sure):
        return placed
    return [
        each._replace(section=tuple(takewhile(lambda heading: not tells_news(heading), each.section)))
        for each in placed
    ]


def _are_few(rows: Sequence[tuple[Placed, Kind]], placed: Sequence[Placed]) -> bool:
    """Tell whether entries are a small part of what stands in a text, whatever its table of contents lists."""
    if len(rows) >= SHARE * len(placed):
        return False
    return len(rows) < SHARE * sum(not _leads_on_page(each) for each in placed)


def _leads_on_page(placed: Placed) -> bool:
    """Tell whether an item is a line of a table of contents, which says nothing of what the text is."""
    return placed.form == "item" and placed.draft.title_url.startswith("#")


def _is_linked_title(placed: Placed) -> bool:
    """Tell whether a heading within a list is a paper's title, and links the paper."""
    draft = placed.draft
    return bool(placed.section) and draft.sure and bool(draft.title_url) and len(words_of(draft.title)) >= FEW


def _is_listed(placed: Placed, kind: Kind) -> bool:
    """Tell whether a row stands in a table whose head says that it lists titles: however much is said around it."""
    return kind is Kind.PAPER and placed.form == "row" and field_of_column(placed.draft.listed) is Field.TITLE


def _root(placed: Sequence[Placed]) -> str:
    """Give the heading that is the name of the whole list: nearly all stands under it, and it announces no kind."""
    tops = Counter(each.section[0] for each in placed if each.section)
    top, count = tops.most_common(1)[0] if tops else ("", 0)
    return top if count > NEARLY_ALL * len(placed) else ""


def _mostly_papers(placed: Sequence[Placed]) -> bool:
    """Tell whether a list is one of papers: more rows have a paper's link or a venue than only a tool's."""
    papers = sum(_may_be_a_paper(each.draft) and not is_tool_like(each.draft) for each in placed)
    signed = sum(_is_title_by_form(each) for each in placed)
    papers += signed if signed >= FEW else 0
    tools = sum(_may_be_a_tool(each.draft) for each in placed)
    return papers > tools


def _is_title_by_form(placed: Placed) -> bool:
    """Tell whether a row without a paper's link is written as only titles are."""
    return is_signed_title(placed) or awaits_link(placed) or is_dated_title(placed) or is_noted_title(placed)


def _may_be_a_paper(draft: Draft) -> bool:
    return draft.sure or is_dated(draft)


def _may_be_a_tool(draft: Draft) -> bool:
    """Tell whether a row is a site and what is told of it, and does not say as a reference does who wrote it when."""
    cited = draft.authors != () and draft.year is not None
    return draft.title_url != "" and not draft.sure and draft.described and not cited


def _by_name(placed: Placed, *, mostly_papers: bool, root: str) -> Placed:
    """Title a row of `[Name](its site) - [The title](…)` by its name among tools; among papers the title stays."""
    if mostly_papers and announced_kind(placed.section, root) is not Kind.SOFTWARE:
        return placed
    name, url = placed.draft.name
    return placed._replace(draft=placed.draft._replace(title=name, title_url=url, described=True))


def _with_alike(rows: Sequence[tuple[Placed, Kind]], root: str) -> list[tuple[Placed, Kind]]:
    """Take rows for papers as well where a heading announces others, "Links", and most under it are papers."""
    others = [
        (each, kind)
        for each, kind in rows
        if kind in (Kind.PAPER, Kind.OTHER) and announced_kind(each.section, root) is Kind.OTHER
    ]
    listed = Counter(each.section for each, _ in others)
    papers = Counter(each.section for each, kind in others if kind is Kind.PAPER)
    mostly = {section for section, count in papers.items() if count >= SEVERAL and count >= MOSTLY * listed[section]}
    if not mostly:
        return list(rows)
    # Without its section a row is read as if no heading announced anything.
    return [
        (each, (kind_of(each._replace(section=()), mostly_papers=True) or kind) if each.section in mostly else kind)
        for each, kind in rows
    ]


def _among_papers(rows: Sequence[tuple[Placed, Kind]], root: str) -> list[tuple[Placed, Kind]]:
    """Take an item for a paper too where most beside it are, and are written as it is: its link may be any page.

    One that links nothing but code or films may be what its links are, unless all papers beside it link code alone.
    """
    places = [_place(each) for each, _ in rows]
    beside = Counter(places)
    papers = Counter(here for here, (_, kind) in zip(places, rows, strict=True) if kind is Kind.PAPER)
    mostly = {
        here for here, count in papers.items() if SEVERAL <= count < beside[here] and count >= NEARLY_ALL * beside[here]
    }
    if not mostly:
        return list(rows)
    alike = [(here, each, kind) for here, (each, kind) in zip(places, rows, strict=True) if here in mostly]
    shapes = Counter((here, _shape(each)) for here, each, kind in alike if kind is Kind.PAPER)
    coded = Counter(here for here, each, kind in alike if kind is Kind.PAPER and links_code_alone(each.draft))
    told = {
        id(each)
        for here, each, kind in alike
        if kind in (Kind.SOFTWARE, Kind.OTHER)
        and shapes[here, _shape(each)] * 2 > papers[here]
        and _may_be_paper(each, root, all_link_code=coded[here] == papers[here])
    }
    return [(each, Kind.PAPER if id(each) in told else kind) for each, kind in rows]


def _place(placed: Placed) -> tuple[str, tuple[str, ...], str]:
    return placed.form, placed.section, placed.grouped


def _shape(placed: Placed) -> tuple[bool, bool, bool]:
    """Give how a row is written: whether its title is a link, is set apart, and is described behind."""
    draft = placed.draft
    return draft.title_url != "", draft.marked, draft.described


def _may_be_paper(placed: Placed, root: str, *, all_link_code: bool) -> bool:
    """Tell whether an item under no heading of other things may lead to its paper.

    It links more than code, unless all beside it link nothing else (`all_link_code`), no film, and neither posts nor
    the first pages of sites; a paper's link would have told.
    """
    draft = placed.draft
    is_code = not all_link_code and links_code_alone(draft) and not (draft.authors and is_dated(draft))
    led = not (draft.sure or is_code) and all(link.role is not LinkRole.VIDEO for link in draft.links)
    pages = [link.url for link in draft.links if not relative(link.url)]
    led = led and not (pages and all(is_post(url) or is_front_page(url) for url in pages))
    return placed.form == "item" and led and announced_kind(placed.section, root) in (None, Kind.PAPER)


def entry(name: str, draft: Draft, section: tuple[str, ...], kind: Kind) -> Entry:
    """Build the entry of a row, its identifiers read off the links."""
    identifiers = identifiers_of(draft.links)
    return Entry(
        file=name,
        line=draft.line,
        title=draft.title,
        kind=kind,
        section=section,
        authors=draft.authors,
        venue=draft.venue,
        date=draft.date,
        year=_told_year(draft, identifiers),
        links=draft.links,
        identifiers=identifiers,
        stated=draft.stated,
        repos=repos_of(draft.links),
    )


def _told_year(draft: Draft, identifiers: Sequence[Identifier]) -> int | None:
    """Tell the year; "arXiv 2011" is November 2020 where the number of the preprint begins so."""
    year = draft.year
    if year is None or not any(each.scheme is Scheme.ARXIV and each.value[:5] == f"{year}." for each in identifiers):
        return year
    return venues.year_of((draft.venue or "").replace(str(year), " ")) or 2000 + year // 100


def repos_of(links: Sequence[Link]) -> tuple[tuple[str, RepoName], ...]:
    found = [(link.url, name) for link in links if "git" in link.url and (name := repository(link.url))]
    return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)


def problems_of(name: str, draft: Draft) -> tuple[Problem, ...]:
    """Tell what is wrong with the row itself."""
    found: list[Problem] = []
    if draft.date and venues.incomplete(draft.date):
        found.append(
            problem(
                Code.DATE_INCOMPLETE,
                Severity.WARNING,
                f"the date {draft.date!r} breaks off after the year; expected one like 2025-08",
                name,
                draft.line,
            )
        )
    found += [
        problem(
            Code.LINK_MALFORMED,
            Severity.WARNING,
            f"the link [{label}] leads nowhere; expected an address in the brackets behind it",
            name,
            draft.line,
        )
        for label in draft.malformed
    ]
    found += [
        problem(
            Code.LINK_MALFORMED,
            Severity.WARNING,
            f"the link {link.url!r} is no web address; expected one that begins with https://",
            name,
            draft.line,
        )
        for link in draft.links
        if "://" not in link.url and not place(link.url).host
    ]
    return tuple(found)


def problem(code: Code, severity: Severity, message: str, file: str, line: int) -> Problem:
    """Build a problem without naming its fields."""
    return Problem(code=code, severity=severity, message=message, file=file, line=line)
