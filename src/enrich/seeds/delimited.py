"""CSV seeds: a table whose columns are named as those of a Markdown table are."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator

from enrich.model import Code, Kind, Parsed, Problem, SeedFile, Severity
from enrich.seeds._draft import Draft, Placed
from enrich.seeds._entries import entries_of, entry, problem
from enrich.seeds._inline import scan
from enrich.seeds._nodes import Node, NodeKind, Row
from enrich.seeds._tables import read_table
from enrich.seeds._words import Field, field_of_column

_DELIMITERS = ",;\t|"


def parse(seed: SeedFile) -> Parsed:
    """Read the entries of a table of comma-separated values; semicolons and tabs separate as well."""
    lines = seed.text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").split("\n")
    rows: list[Row] = []
    problems: list[Problem] = []
    try:
        rows.extend(_rows(lines))
    except csv.Error as fault:
        line = rows[-1].line + 1 if rows else 1
        problems.append(
            problem(
                Code.ROW_MALFORMED, Severity.ERROR, f"expected comma-separated values, got {fault}", seed.name, line
            )
        )
    table = Node(NodeKind.TABLE, 1, rows=rows)
    if rows and any(field_of_column(cell) for cell in rows[0].cells):
        table.head, table.rows = rows[0].cells, rows[1:]
    placed = [Placed(draft, (), "row") for draft in read_table(table, scan)]
    parsed = entries_of(seed.name, placed)
    kept = {each.line for each in parsed.entries}
    alone = [entry(seed.name, draft, (), Kind.PAPER) for draft, _, _, _ in placed if _is_titled(draft, kept)]
    entries = tuple(sorted((*parsed.entries, *alone), key=lambda each: each.line))
    return Parsed(entries=entries, problems=(*problems, *parsed.problems))


def _is_titled(draft: Draft, kept: Collection[int]) -> bool:
    """Tell whether a record has nothing but a title: a column headed "title" is no prose, each names a work."""
    return bool(draft.title) and field_of_column(draft.listed) is Field.TITLE and draft.line not in kept


def _rows(lines: list[str]) -> Iterator[Row]:
    """Give each record with the line that it begins on; a quoted cell may hold line breaks."""
    first = next((line for line in lines if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter, strict=False)
    line = 1
    for record in reader:
        if any(cell.strip() for cell in record):
            yield Row(line, tuple(cell.strip() for cell in record))
        line = reader.line_num + 1
