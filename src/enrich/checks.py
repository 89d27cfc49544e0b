"""Lint lists without network: what is wrong with their rows, and what two rows say of each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from enrich.identifiers import normal_url
from enrich.markup import fold
from enrich.model import Code, Entry, Kind, LinkRole, Parsed, Problem, Severity


def check(parsed: Sequence[Parsed]) -> tuple[Problem, ...]:
    """Find what a maintainer should look at in these lists, in the order of files and lines."""
    entries = [entry for each in parsed for entry in each.entries]
    order = {entry.file: number for number, entry in reversed(list(enumerate(entries)))}
    found = [problem for each in parsed for problem in each.problems]
    for rule in _RULES:
        found += rule(entries)
    return tuple(sorted(dict.fromkeys(found), key=lambda each: (order.get(each.file, -1), each.line, each.code)))


# --- rules --------------------------------------------------------------------------------------


def _untitled(entries: Sequence[Entry]) -> Iterator[Problem]:
    for entry in entries:
        if not entry.title and not (entry.identifiers or entry.stated or entry.links):
            yield entry.problem(Code.TITLE_MISSING, Severity.ERROR, "the row has neither a title nor a link")


def _unlinked(entries: Sequence[Entry]) -> Iterator[Problem]:
    for entry in entries:
        if (
            entry.kind is Kind.PAPER
            and not entry.stated
            and all(link.role is not LinkRole.PAPER for link in entry.links)
        ):
            message = f"no link or identifier says which paper {_quoted(entry.title)} is; a DOI on the line would"
            yield entry.problem(Code.NO_IDENTIFIER, Severity.INFO, message)


def _duplicates(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Report a title that was listed before: a slip in the same section, often meant in another one."""
    first: dict[str, Entry] = {}
    for entry in entries:
        if (title := fold(entry.title)) and (earlier := first.setdefault(title, entry)) is not entry:
            severity = (
                Severity.WARNING if (entry.file, entry.section) == (earlier.file, earlier.section) else Severity.INFO
            )
            message = f"{_quoted(entry.title)} is listed before, at {earlier.at}"
            yield entry.problem(Code.DUPLICATE_ENTRY, severity, message)


def _shared_links(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Report a paper's link that stands on rows with different titles: one of them was copied from the other."""
    rows: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for name in dict.fromkeys(_papers(entry)):
            rows[name].append(entry)
    for name, sharing in rows.items():
        titles = {fold(entry.title): entry for entry in reversed(sharing) if entry.title}
        if len(titles) < 2:
            continue
        for entry in sharing:
            other = next(each for title, each in titles.items() if title != fold(entry.title))
            message = f"{name} is also the paper link of {_quoted(other.title)}, at {other.at}"
            yield entry.problem(Code.LINK_SHARED, Severity.WARNING, message)


def _papers(entry: Entry) -> Iterator[str]:
    """Name the papers that a row links: by identifier where the link tells one, else by address."""
    yield from (str(each) for each in entry.identifiers)
    if not entry.identifiers:
        yield from (normal_url(link.url) for link in entry.links if link.role is LinkRole.PAPER)


_RULES: tuple[Callable[[Sequence[Entry]], Iterator[Problem]], ...] = (_untitled, _unlinked, _duplicates, _shared_links)


def _quoted(title: str) -> str:
    return f"“{title if len(title) <= 60 else title[:59] + '…'}”"
