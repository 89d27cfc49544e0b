"""The sample pairs of the shared requirements: parsed fields equal, whatever the spacing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string
from pybtex.database import parse_string as pybtex_parse

from enrich.outputs import export

Fields = dict[str, Any]

#: Fields of a sample record, and the CSL variables that say the same.
VARIABLES = {
    "editors": "editor",
    "container_title": "container-title",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "doi": "DOI",
    "url": "URL",
    "publisher": "publisher",
    "number": "number",
    "article_number": "number",
    "isbn": "ISBN",
    "thesis_type": "genre",
    "arxiv": "archive_location",
}


def item_of(record: Fields) -> Fields:
    parts = [record[part] for part in ("year", "month") if part in record]
    item = {"id": record["id"], "type": record["type"], "title": record["title"], "author": record["authors"]}
    item |= {"issued": {"date-parts": [parts]}, "archive": "arXiv", "archive_collection": record.get("arxiv_class", "")}
    return item | {variable: record[field] for field, variable in VARIABLES.items() if field in record}


def by_bibtexparser(text: str) -> dict[str, Fields]:
    library = parse_string(text)
    assert library.failed_blocks == []
    return {
        each.key: {"type": each.entry_type} | {field.key: field.value for field in each.fields}
        for each in library.entries
    }


def by_pybtex(text: str) -> dict[str, Fields]:
    entries = pybtex_parse(text, "bibtex").entries
    return {
        key: {"type": each.type, "persons": dict(each.persons)} | dict(each.fields) for key, each in entries.items()
    }


@pytest.mark.shared
@pytest.mark.parametrize("read", [by_bibtexparser, by_pybtex])
@pytest.mark.parametrize("format_", ["bibtex", "biblatex"])
def test_every_sample_is_written_as_it_should_be(
    read: Callable[[str], dict[str, Fields]], format_: str, shared: Path
) -> None:
    samples = json.loads((shared / "bibtex" / "samples.json").read_text("utf-8"))["samples"]
    written = read(export(json.dumps([item_of(each["record"]) for each in samples]), format_))
    expected = read("\n".join(each[format_] for each in samples))
    assert written == expected
