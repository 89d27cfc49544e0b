"""entries.csv: a row for each row of the seeds, for spreadsheets and data frames (RFC 4180, UTF-8)."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from typing import Final

from enrich import csl
from enrich.model import Holding, Library, LinkRole, Scheme
from enrich.outputs._mathematics import simple
from enrich.outputs._options import DEFAULTS, Options
from enrich.outputs._tidy import plain

#: What a spreadsheet would take for a formula (https://owasp.org/www-community/attacks/CSV_Injection).
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def _authors(holding: Holding) -> str:
    names = (str(each) for each in holding.work.authors) if holding.work else holding.entry.authors
    return "; ".join(names)


def _year(holding: Holding) -> object:
    work = holding.work
    return work.issued.year if work and work.issued else holding.entry.year


def _venue(holding: Holding) -> str | None:
    work = holding.work
    return (work.container_title or work.event_title or work.publisher) if work else holding.entry.venue


def _identifier(holding: Holding, scheme: Scheme) -> str:
    return next((each.value for each in holding.identifiers if each.scheme is scheme), "")


def _doi(holding: Holding) -> str:
    return (holding.work and holding.work.doi) or _identifier(holding, Scheme.DOI)


def _arxiv(holding: Holding) -> str:
    return (holding.work and holding.work.arxiv) or _identifier(holding, Scheme.ARXIV)


def _link(holding: Holding, role: LinkRole) -> str:
    return next((each.url for each in holding.entry.links if each.role is role), "")


def _citations(holding: Holding) -> object:
    return max((each.citations for each in holding.metrics.values() if each.citations is not None), default=None)


#: The columns, in order.
COLUMNS: Final[Mapping[str, Callable[[Holding], object]]] = {
    "key": lambda holding: holding.key,
    "kind": lambda holding: holding.entry.kind,
    "status": lambda holding: holding.status,
    "title": lambda holding: holding.work.title if holding.work else holding.entry.title,
    "authors": _authors,
    "year": _year,
    "venue": _venue,
    "type": lambda holding: holding.work.type if holding.work else None,
    "doi": _doi,
    "arxiv": _arxiv,
    "url": lambda holding: (holding.work and holding.work.url) or _link(holding, LinkRole.PAPER),
    "citations": _citations,
    "notices": lambda holding: "; ".join(dict.fromkeys(each.type for each in holding.notices)),
    "code": lambda holding: holding.repos[0].url if holding.repos else _link(holding, LinkRole.CODE),
    "code_status": lambda holding: holding.repos[0].status if holding.repos else None,
    "code_stars": lambda holding: holding.repos[0].stars if holding.repos else None,
    "code_last_commit": lambda holding: holding.repos[0].last_commit_at if holding.repos else None,
    "section": lambda holding: " > ".join(holding.entry.section),
    "file": lambda holding: holding.entry.file,
    "line": lambda holding: holding.entry.line,
    "abstract": lambda holding: csl.clean(holding.work.abstract or "") if holding.work else None,
}


def render(library: Library, options: Options = DEFAULTS) -> str:
    """Write a table of all entries, resolved or not."""
    columns = [each for each in COLUMNS if options.abstracts or each != "abstract"]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    kept = (each for each in library.holdings if each.work or options.unresolved)
    writer.writerows([_cell(COLUMNS[name](each)) for name in columns] for each in kept)
    return text.getvalue()


def _cell(value: object) -> str:
    """Write a value on one line, and a text that a spreadsheet would run as a text."""
    if value is None:
        return ""
    text = plain(simple(str(value)))
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text
