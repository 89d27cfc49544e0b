"""Turn what the rows say into entries: decide which rows are entries, of which kind, and what is wrong with them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

import enrich.seeds._venues as venues
from enrich.identifiers import repository
from enrich.model import Code, Entry, Identifier, Kind, Link, LinkRole, Parsed, Problem, RepoName, Scheme, Severity
from enrich.seeds._draft import Draft, Placed, is_dated
from enrich.seeds._headings import announces_papers, lists_papers, tells_news
from enrich.seeds._kinds import announced_kind, is_own_affair, is_tool_like, kind_of
from enrich.seeds._links import identifiers_of, is_front_page, is_post, place
from enrich.seeds._paragraphs import with_bare_paragraphs, with_paragraphs
from enrich.seeds._words import Field, field_of_column, label_role, reads_as_title, words_of

_LABELS = re.compile(r"\s*\[\[([^\[\]]{1,20})\]\]")  # `[[Paper]]` without an address
_At = tuple[str, tuple[tuple[str, ...], str]]  # a form of rows, and where they stand
_NAMED_ASIDE = re.compile(r"\s?\([^()]{1,30}\)\Z")  # `The title(**LED**)`
_ASKS = re.compile(r"\b(?:we|you|I|[Hh]ow to)\b[^?]*\?\Z")  # a question to the reader
_TELLS = re.compile(r"(?:It|These|They|This|We|You) (?:is|are|was|were|can|do|does|has|have|will)\b")  # a sentence
FEW = 3  # headings that are titles come in numbers
SEVERAL = 5  # papers under one heading that tell what the rows beside them are
MANY = 10  # papers with links that make a list
SHORT = 4  # words of a title among others
SENTENCE = 6  # words: a name of a subject has fewer
NEARLY_ALL = 0.8  # of the items under a heading, or of a list under its name
MOSTLY = 2 / 3  # of the rows under a heading
_PROSE = re.compile(r"\b(?:are|is|our|please|should|this|was|we|were|will|you|your)\b|\.\Z")  # sentences hold one
THIRD = 3  # rows, of which one is a paper
TENTH = 10  # bare titles, of which one may read as a sentence
FEW_OF = 5  # titles, of which one may tell of the list
SHARE = 0.2  # of the blocks of a list that are entries; in a README that is no list it is far less


def entries_of(name: str, placed: Sequence[Placed]) -> Parsed:
    """Keep the rows that are entries, in the order of the file; a text that is no list has none."""
    sections = {each.draft.line: each.section for each in placed}
    placed = with_bare_paragraphs(_filed(placed))
    mostly_papers = _mostly_papers(placed)
    placed = with_paragraphs(placed)
    root = _root(placed)
    placed = [_by_name(each, mostly_papers=mostly_papers, root=root) if each.draft.name[0] else each for each in placed]
    rows = [(each, kind) for each in placed if (kind := kind_of(each, mostly_papers=mostly_papers, root=root))]
    rows = _among_papers(_with_alike(rows, root), root)
    if bare := _bare_entries(placed, rows):
        contents = _contents(placed)
        kinds = {id(each): kind for each, kind in rows}
        rows = [
            (each, kinds.get(id(each), Kind.PAPER))
            for each in placed
            if id(each) in kinds or (id(each) in bare and each.section not in contents)
        ]
    elif mostly_papers and any(map(_is_title_alone, placed)):
        rows = _with_plain(placed, rows, root)
    if 0 < sum(each.form == "heading" for each, _ in rows) < FEW:
        listed = sum(each.form != "heading" and kind is Kind.PAPER for each, kind in rows) >= FEW
        rows = [(each, kind) for each, kind in rows if each.form != "heading" or (listed and _is_linked_title(each))]
    if len(rows) < SHARE * len(placed) and not any(_is_listed(each, kind) for each, kind in rows):
        return Parsed(entries=())
    entries = tuple(entry(name, each.draft, sections[each.draft.line], kind) for each, kind in rows)
    problems = tuple(problem for each, _ in rows for problem in problems_of(name, each.draft))
    return Parsed(entries=entries, problems=problems)


def _filed(placed: Sequence[Placed]) -> Sequence[Placed]:
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
    papers = sum(_may_be_papers(each) and not is_tool_like(each.draft) for each in placed)
    tools = sum(bool(each.draft.title_url) and not each.draft.sure and each.draft.described for each in placed)
    return papers > tools


def _may_be_papers(placed: Placed) -> bool:
    draft = placed.draft
    return draft.sure or is_dated(draft) or _is_signed_title(placed) or _awaits_link(placed)


def _is_signed_title(placed: Placed) -> bool:
    """Tell whether an item without links is a title set apart, and people: "**The title** *Ada Lampe, Bo Ohm*"."""
    draft = placed.draft
    return placed.form == "item" and draft.marked and len(draft.authors) > 1 and not draft.links


def _awaits_link(placed: Placed) -> bool:
    """Tell whether a title stands before the label of its paper, which leads nowhere yet: `The title [[paper](#)]`."""
    draft = placed.draft
    papers = any(label_role(label) is LinkRole.PAPER for label in draft.malformed)
    return papers and draft.leads and len(words_of(draft.title)) >= FEW


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

    One that links nothing but code or films may be what its links are.
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
    told = {
        id(each)
        for here, each, kind in alike
        if kind in (Kind.SOFTWARE, Kind.OTHER)
        and shapes[here, _shape(each)] * 2 > papers[here]
        and _may_be_paper(each, root)
    }
    return [(each, Kind.PAPER if id(each) in told else kind) for each, kind in rows]


def _place(placed: Placed) -> tuple[str, tuple[str, ...], str]:
    return placed.form, placed.section, placed.grouped


def _shape(placed: Placed) -> tuple[bool, bool, bool]:
    """Give how a row is written: whether its title is a link, is set apart, and is described behind."""
    draft = placed.draft
    return draft.title_url != "", draft.marked, draft.described


def _may_be_paper(placed: Placed, root: str) -> bool:
    """Tell whether an item under no heading of other things may lead to its paper.

    It links more than code, no film, and neither posts nor the first pages of sites; a paper's link would have told.
    """
    draft = placed.draft
    roles = {link.role for link in draft.links}
    led = not draft.sure and roles != {LinkRole.CODE} and LinkRole.VIDEO not in roles
    led = led and not all(is_post(link.url) or is_front_page(link.url) for link in draft.links)
    return placed.form == "item" and led and announced_kind(placed.section, root) in (None, Kind.PAPER)


def _bare_entries(placed: Sequence[Placed], rows: Sequence[tuple[Placed, Kind]]) -> set[int]:
    """Find titles with nothing beside them that are entries: where most rows have no link, or a heading says so."""
    bare = _without_introduction(placed, rows, [each for each in placed if _is_bare(each)])
    if not bare:
        return set()
    if sum(each.draft.marked and bool(each.draft.authors) for each, _ in rows) * 2 > len(rows):
        bare = [each for each in bare if each.draft.marked or _is_announced(each)]  # the others are notes
    papers = [each.draft for each, kind in rows if kind is Kind.PAPER]
    if sum(not draft.links for draft in papers) * 2 > len(papers) and len(papers) * THIRD > len(rows):
        titles = [each for each in bare if each.draft.year or reads_as_title(each.draft.title)]
        told = [each for each in bare if _PROSE.search(each.draft.title)]
        awaiting = sum(_awaits_link(each) or _is_signed_title(each) for each, _ in rows)
        sure = awaiting >= FEW or len(papers) >= max(MANY, 2 * len(bare))
        plain = sure and len(told) * TENTH <= len(bare)
        return set(map(id, bare if len(titles) * 2 > len(bare) or plain else titles))
    announced = [each for each in bare if lists_papers(each.section)]
    titles = [each for each in announced if each.draft.year or reads_as_title(each.draft.title)]
    if len(announced) < max(FEW, len(rows) + 1) or len(titles) * 2 <= len(announced):
        return set()
    listed, titled = Counter(each.section for each in announced), Counter(each.section for each in titles)
    sections = {section for section, count in titled.items() if count * 2 > listed[section]}
    return {id(each) for each in announced if each.draft.venue or each.section in sections} | set(map(id, titles))


def _without_introduction(
    placed: Sequence[Placed], rows: Sequence[tuple[Placed, Kind]], bare: list[Placed]
) -> list[Placed]:
    """Leave out what tells of the list: the few items under its name, where all its entries stand under others."""
    top = placed[0].section[:1] if placed else ()
    titles = [each for each in bare if each.section != top]
    few = (len(bare) - len(titles)) * FEW_OF <= len(rows) + len(bare)
    return titles if few and all(each.section != top for each, _ in rows) else bare


def _is_announced(placed: Placed) -> bool:
    """Tell whether the heading right over a row says that it lists papers."""
    return placed.section != () and announces_papers(placed.section[-1])


def _contents(placed: Sequence[Placed]) -> set[tuple[str, ...]]:
    """Find the sections that are tables of contents: most titles in them are headings of the list."""
    headings = {" ".join(words_of(heading)) for section in {each.section for each in placed} for heading in section}
    items = [each for each in placed if each.form == "item" and not each.draft.links]
    listed = Counter(each.section for each in items)
    named = Counter(each.section for each in items if " ".join(words_of(each.draft.title)) in headings)
    return {section for section, count in named.items() if count * 2 > listed[section]}


def _is_bare(placed: Placed) -> bool:
    """Tell whether an item is a title and nothing else: an entry only in a list whose entries have no links."""
    draft = placed.draft
    return (
        placed.form == "item"
        and not (draft.links or draft.title_url)
        and draft.leads
        and len(words_of(draft.title)) >= 4
        and not _ASKS.search(draft.title)
        and not _TELLS.match(draft.title)
        and not is_own_affair(placed.section, placed.grouped)
    )


def _with_plain(placed: Sequence[Placed], rows: Sequence[tuple[Placed, Kind]], root: str) -> list[tuple[Placed, Kind]]:
    """Take a title without any link for an entry too, where most items or rows beside it are papers with links.

    One that stands alone under its heading is looked at beside those under the heading above. In a list of many
    papers it is enough that nearly all beside it are such titles, or papers.
    """
    kinds = {id(each): kind for each, kind in rows}
    beside = Counter((each.form, place) for each in placed for place in _places(each))
    linked = [each for each, kind in rows if kind is Kind.PAPER and each.draft.links]
    papers = Counter((each.form, place) for each in linked for place in _places(each))
    titled = _sections_of_titles(placed, beside, papers) if len(linked) >= MANY else set()
    found: list[tuple[Placed, Kind]] = []
    for each in placed:
        kind = kinds.get(id(each))
        own = (each.form, _places(each)[0])
        if kind is None and own in titled and _is_title_among_titles(each):
            kind = Kind.PAPER if announced_kind(each.section, root) in {None, Kind.PAPER} else None
        if kind is None and _is_title_alone(each):
            here = next((at for place in _places(each) if beside[at := (each.form, place)] > 1), None)
            kind = Kind.PAPER if here and papers[here] >= FEW and papers[here] * 2 > beside[here] else None
        if kind:
            found.append((each, kind))
    return found


def _sections_of_titles(placed: Sequence[Placed], beside: Counter[_At], papers: Counter[_At]) -> set[_At]:
    """Find where nearly all items are titles without links, or papers, and most of those titles are long."""
    short = Counter((each.form, _places(each)[0]) for each in placed if _is_title_among_titles(each))
    long = Counter((each.form, _places(each)[0]) for each in placed if each.form == "item" and _is_title_alone(each))
    return {
        at
        for at, count in short.items()
        if count >= FEW and count + papers[at] >= NEARLY_ALL * beside[at] and long[at] * 2 >= count
    }


def _places(placed: Placed) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Give where a row stands: under its heading and its bullet, then under the heading above."""
    section, grouped = placed.section, placed.grouped
    return ((section, grouped), (section[:-1], "")) if section and not grouped else ((section, grouped),)


def _is_title_alone(placed: Placed, least: int = SENTENCE) -> bool:
    """Tell whether an item is one line that reads as a title: no sentence, and no label of what stands below.

    In a table the head of the column says that it is one.
    """
    title = placed.draft.title
    if placed.form == "row" and field_of_column(placed.draft.listed) in (Field.TITLE, Field.PAPER):
        return not placed.draft.links and len(words_of(title)) >= FEW
    if placed.form != "item" or placed.draft.links:
        return False
    said = _NAMED_ASIDE.sub("", _LABELS.sub(_without_label, placed.draft.laid).strip())
    whole = len(said) <= len(title) + 2 and said[-1:] not in {".", ":", "!", "…"}
    plain = whole and len(title.split()) >= least and title.count(", ") * 2 < len(title.split())
    return plain and _is_bare(placed) and reads_as_title(title)


def _is_title_among_titles(placed: Placed) -> bool:
    """Tell whether an item may be a title of few words, if nearly all beside it are."""
    return placed.form == "item" and _is_title_alone(placed, SHORT)


def _without_label(found: re.Match[str]) -> str:
    return "" if label_role(found[1]) else found[0]


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
