"""Turn what the rows say into entries: decide which rows are entries, of which kind, and what is wrong with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import enrich.seeds._venues as venues
from enrich.identifiers import identify, read_link, repository, stated
from enrich.model import Code, Entry, Identifier, Kind, Link, LinkRole, Parsed, Problem, RepoName, Severity
from enrich.seeds._draft import Draft, Placed
from enrich.seeds._links import place
from enrich.seeds._words import kind_of_heading, skipped, words_of


def entries_of(name: str, placed: Sequence[Placed]) -> Parsed:
    """Keep the rows that are entries, in the order of the file."""
    rows = [(each, kind) for each in placed if (kind := _kind(each))]
    if not _is_list(rows):
        return Parsed(entries=())
    entries = tuple(entry(name, each.draft, each.section, kind) for each, kind in rows)
    problems = tuple(problem for each, _ in rows for problem in problems_of(name, each.draft))
    return Parsed(entries=entries, problems=problems)


def _kind(placed: Placed) -> Kind | None:
    """Tell the kind of a row, or None where it is no entry."""
    draft = placed.draft
    if not draft.title or any(skipped(heading) for heading in placed.section):
        return None
    roles = Counter(link.role for link in draft.links)
    announced = next((kind for heading in reversed(placed.section) if (kind := kind_of_heading(heading))), None)
    if roles[LinkRole.PAPER] and (draft.labelled or draft.marked):
        return Kind.PAPER if placed.form != "paragraph" or draft.labelled else None
    if placed.form in {"paragraph", "heading"} and not (draft.marked and draft.labelled):
        return None
    if not draft.links:
        return (
            Kind.PAPER
            if placed.form != "paragraph" and draft.venue and venues.year_of(f"{draft.venue} {draft.date or ''}")
            else (Kind.PAPER if placed.form == "row" and draft.date else None)
        )
    if announced is Kind.DATASET:
        return Kind.DATASET
    if draft.venue or draft.date or len(words_of(draft.title)) >= 5:
        return Kind.PAPER if announced in {None, Kind.PAPER} or draft.venue else announced
    if roles[LinkRole.CODE]:
        return Kind.SOFTWARE
    return announced if announced not in {None, Kind.PAPER} else Kind.OTHER


def _is_list(rows: Sequence[tuple[Placed, Kind]]) -> bool:
    return bool(rows)


def entry(name: str, draft: Draft, section: tuple[str, ...], kind: Kind) -> Entry:
    """Build the entry of a row, its identifiers read off the links."""
    return Entry(
        file=name,
        line=draft.line,
        title=draft.title,
        kind=kind,
        section=section,
        authors=draft.authors,
        venue=draft.venue,
        date=draft.date,
        year=year_of(draft.date, draft.venue),
        links=draft.links,
        identifiers=identifiers_of(draft.links),
        stated=tuple(dict.fromkeys(stated(draft.stated)))
        if "10." in draft.stated or "rxiv" in draft.stated.lower()
        else (),
        repos=repos_of(draft.links),
    )


def year_of(date: str | None, venue: str | None) -> int | None:
    return (venues.year_of(date) if date else None) or (venues.year_of(venue) if venue else None)


def identifiers_of(links: Sequence[Link]) -> tuple[Identifier, ...]:
    found = (identify(link.url) for link in links if link.role is LinkRole.PAPER)
    return tuple(dict.fromkeys(each for each in found if each))


def repos_of(links: Sequence[Link]) -> tuple[tuple[str, RepoName], ...]:
    found = ((link.url, repository(link.url)) for link in links)
    return tuple(dict.fromkeys((url, name) for url, name in found if name))


def problems_of(name: str, draft: Draft) -> tuple[Problem, ...]:
    """Tell what is wrong with the row itself."""
    found: list[Problem] = []
    if draft.date and venues.incomplete(draft.date):
        found.append(
            _problem(
                Code.DATE_INCOMPLETE,
                Severity.WARNING,
                f"the date {draft.date!r} breaks off after the year; expected one like 2025-08",
                name,
                draft.line,
            )
        )
    found += [
        _problem(
            Code.LINK_MALFORMED,
            Severity.WARNING,
            f"the link [{label}] leads nowhere; expected an address in the brackets behind it",
            name,
            draft.line,
        )
        for label in draft.malformed
    ]
    found += [
        _problem(
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


def _problem(code: Code, severity: Severity, message: str, file: str, line: int) -> Problem:
    return Problem(code=code, severity=severity, message=message, file=file, line=line)


__all__ = ["entries_of", "entry", "identifiers_of", "read_link", "repos_of", "year_of"]
