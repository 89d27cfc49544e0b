"""Real lists are read as their truth says: the floors that `benchmarks/lists.py` measures, on the smaller lists."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from enrich import seeds
from enrich.model import Entry, Kind, SeedFile

SMALL = 70_000  # bytes


def truths(shared: Path) -> list[dict[str, Any]]:
    found = [json.loads(path.read_text("utf-8")) for path in sorted((shared / "lists" / "truth").glob("*.json"))]
    return [truth for truth in found if truth["bytes"] < SMALL]


def entries(shared: Path, truth: dict[str, Any]) -> list[Entry]:
    path = shared / "lists" / truth["file"]
    parsed = seeds.parse(SeedFile(name=path.name, suffix=path.suffix, text=path.read_text("utf-8")))
    return [entry for entry in parsed.entries if entry.kind is Kind.PAPER or truth["kind"] == "not_a_list"]


def folded(title: str) -> str:
    return "".join(letter for letter in title.casefold() if letter.isalnum())


@pytest.mark.shared
def test_sampled_titles_are_found_on_their_lines(shared: Path) -> None:
    asked = found = 0
    for truth in truths(shared):
        read = {(folded(entry.title), entry.line + off) for entry in entries(shared, truth) for off in (-1, 0, 1)}
        asked += len(truth["entries"])
        found += sum((folded(each["title"]), each["line"]) in read for each in truth["entries"])
    assert found >= 0.98 * asked > 0


@pytest.mark.shared
def test_readmes_that_are_no_list_have_no_entries(shared: Path) -> None:
    assert [truth["name"] for truth in truths(shared) if truth["kind"] == "not_a_list" and entries(shared, truth)] == []
