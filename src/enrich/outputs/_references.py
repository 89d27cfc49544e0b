"""A library -> the references of a bibliography: one a work, seed-only ones included, notes and keywords filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from enrich.model import (
    CslType,
    Entry,
    Holding,
    Kind,
    Library,
    LinkRole,
    Name,
    Notice,
    PartialDate,
    Scheme,
    Status,
    Work,
)
from enrich.outputs import _tidy
from enrich.outputs._options import Options


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Hold a work under its citation key; its texts are tidy, its `note` and `keywords` complete."""

    key: str
    work: Work


def references(library: Library, options: Options) -> tuple[Reference, ...]:
    """Give one reference for each work, in seed order; what several rows list stands under the first of their keys."""
    listed = (each for each in library.holdings if each.work or options.unresolved)
    return tuple(_reference(rows) for rows in (_by_work(listed) if options.merge else ([each] for each in listed)))


def _by_work(holdings: Iterable[Holding]) -> Iterable[Sequence[Holding]]:
    groups: dict[object, list[Holding]] = {}
    for each in holdings:
        groups.setdefault(_identity(each), []).append(each)
    return groups.values()


def _identity(holding: Holding) -> object:
    work = holding.work
    return (work and (work.doi or work.arxiv)) or ("key", holding.key)


def _reference(rows: Sequence[Holding]) -> Reference:
    first = rows[0]
    work = first.work or _as_listed(first)
    notes = [*_warnings(first.notices), *([work.note] if work.note else [])]
    keywords = [*work.keywords, *(heading for row in rows for heading in _headings(row.entry))]
    complete = replace(work, note="; ".join(notes) or None, keywords=tuple(dict.fromkeys(keywords)))
    return Reference(key=first.key, work=_tidy.work(complete))


# --- sections and notices ---------------------------------------------------------------------

_NUMBERING: Final = re.compile(r"(?:\d+[.)]?|[\d.]+\d\.?|[IVX]+\.)\s+")


def _headings(entry: Entry) -> Iterator[str]:
    """Give the headings of a row as keywords: without their numbers, and without what parts keywords."""
    for heading in entry.section:
        keyword = " ".join(re.sub("[,;]", " ", _NUMBERING.sub("", heading, count=1)).split())
        if keyword:
            yield keyword


#: What a reader must know before citing, by the type of notice.
_WARNINGS: Final = {
    "retraction": "Retracted",
    "withdrawn": "Withdrawn",
    "withdrawal": "Withdrawn",
    "removal": "Removed",
    "partial-retraction": "Partially retracted",
    "expression-of-concern": "Expression of concern",
}


def _warnings(notices: Iterable[Notice]) -> Iterator[str]:
    for each in notices:
        if each.type in _WARNINGS:
            told = [each.doi and f"https://doi.org/{each.doi}", each.date and f"({each.date})"]
            yield f"{_WARNINGS[each.type]}: {' '.join(part for part in told if part) or 'see the publisher'}"


# --- rows without an accepted record ----------------------------------------------------------

_TYPES: Final = {
    Kind.PAPER: CslType.DOCUMENT,
    Kind.SOFTWARE: CslType.SOFTWARE,
    Kind.DATASET: CslType.DATASET,
    Kind.OTHER: CslType.DOCUMENT,
}
_WHY: Final = {
    Status.RESOLVED: "as listed",
    Status.AMBIGUOUS: "not verified, several records fit",
    Status.UNRESOLVED: "not verified, no record was found",
    Status.PENDING: "not verified yet",
}


def _as_listed(holding: Holding) -> Work:
    """Give what the row says, and the identifiers that stand; its venue is free text, hence part of the note."""
    entry = holding.entry
    found = {each.scheme: each.value for each in reversed(holding.identifiers)}
    told = ", ".join(text for text in (entry.venue and entry.venue.strip(), entry.date) if text)
    return Work(
        title=entry.title or entry.at,
        type=_TYPES[entry.kind],
        authors=tuple(_name(each) for each in entry.authors if each.strip()),
        issued=_issued(entry),
        doi=found.get(Scheme.DOI),
        arxiv=found.get(Scheme.ARXIV),
        url=_url(entry),
        note=f"Listed in {told} ({_WHY[holding.status]})" if told else _WHY[holding.status].capitalize(),
    )


def _url(entry: Entry) -> str | None:
    """Choose the link that leads to the work itself."""
    roles = (LinkRole.PAPER, LinkRole.PROJECT, LinkRole.CODE, LinkRole.DATASET, LinkRole.OTHER, LinkRole.VIDEO)
    return next((each.url for role in roles for each in entry.links if each.role is role), None)


_YEAR_AND_MONTH: Final = re.compile(r"\s*(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?(?!\d)")


def _issued(entry: Entry) -> PartialDate | None:
    written = _YEAR_AND_MONTH.match(entry.date or "")
    if not written or (entry.year and int(written[1]) != entry.year):
        return PartialDate(entry.year) if entry.year else None
    year, month, day = (int(part) if part else None for part in written.groups())
    if month not in range(1, 13):
        return PartialDate(year or 0)
    return PartialDate(year or 0, month, day if day in range(1, 32) else None)


def _name(written: str) -> Name:
    """Read "Family, Given", "Given van Family" or a single name."""
    family, comma, given = (part.strip() for part in written.partition(","))
    if comma and given and family:
        return Name(family=family, given=given)
    words = written.replace(",", " ").split()
    at = len(words) - 1
    while at > 1 and words[at - 1].islower():
        at -= 1
    return Name(family=" ".join(words[at:]), given=" ".join(words[:at])) if at > 0 else Name(literal="".join(words))
