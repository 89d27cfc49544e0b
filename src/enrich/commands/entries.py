"""`enrich entries`: what was read from a list, for its maintainer and for programs."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from unicodedata import combining, east_asian_width

from enrich import files, seeds
from enrich.commands._said import Said
from enrich.commands._settings import settings_of
from enrich.cores import spread
from enrich.jsonform import written
from enrich.model import Entry, LinkRole, Parsed
from enrich.seedform import seed
from enrich.wording import counted

#: The columns of the table and how wide each may be.
COLUMNS: Final[Mapping[str, int]] = {
    "line": 5,
    "kind": 8,
    "title": 64,
    "venue": 24,
    "date": 10,
    "paper": 34,
    "code": 40,
}
NUMBERS: Final = frozenset({"line"})


def main(arguments: argparse.Namespace, environ: Mapping[str, str], *, now: float) -> Said:
    """Print all entries of all lists, in their order."""
    settings = settings_of(arguments, environ, now)
    read = files.read_seeds(settings.run.seeds)
    parsed = {seed.name: each for seed, each in zip(read, seeds.parse_all(read, spread), strict=True)}
    return Said(out=_json(parsed) if arguments.json else "\n".join(_table(name, each) for name, each in parsed.items()))


def _json(parsed: Mapping[str, Parsed]) -> str:
    found = [{"kind": entry.kind, "seed": seed(entry)} for each in parsed.values() for entry in each.entries]
    return written(found)


def _table(name: str, parsed: Parsed) -> str:
    rows = [_row(entry) for entry in parsed.entries]
    widths = [
        min(most, max([_width(cells[at]) for cells in rows], default=0)) for at, most in enumerate(COLUMNS.values())
    ]
    lines = [f"  {_line(cells, widths)}".rstrip() for cells in rows]
    issues = f", {counted(len(parsed.problems), 'issue')} (enrich check tells)" if parsed.problems else ""
    return "\n".join([f"{name}: {counted(len(rows), 'entry')}{issues}", *lines]) + "\n"


def _row(entry: Entry) -> tuple[str, ...]:
    papers = [str(each) for each in (*entry.stated, *entry.identifiers)]
    linked = [each.url for each in entry.links if each.role is LinkRole.PAPER]
    code = [str(repo) for _, repo in entry.repos] or [each.url for each in entry.links if each.role is LinkRole.CODE]
    return (
        str(entry.line),
        entry.kind,
        entry.title,
        entry.venue or "",
        entry.date or "",
        next(iter(papers or linked), ""),
        next(iter(code), ""),
    )


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(_cells(cells, widths))


def _cells(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """Fill the columns; one that is empty in all rows takes no room."""
    for name, text, width in zip(COLUMNS, cells, widths, strict=True):
        if width:
            short = _cut(text, width)
            space = " " * (width - _width(short))
            yield space + short if name in NUMBERS else short + space


def _cut(text: str, width: int) -> str:
    """Cut a text to a width on the screen."""
    if _width(text) <= width:
        return text
    kept = text[: width - 1]
    while _width(kept) > width - 1:
        kept = kept[:-1]
    return kept + "…"


def _width(text: str) -> int:
    """Count the columns of a terminal that a text takes: two for a CJK character, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(each) else 2 if east_asian_width(each) in "WF" else 1 for each in text)
