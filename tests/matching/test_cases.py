"""The truth table, `matching_cases.toml`: one row against one record."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from enrich.matching import judge
from enrich.model import Candidate, CslType, Entry, Name, Nature, PartialDate, SourceName, Verdict
from factories import doi

CASES = tomllib.loads((Path(__file__).parents[1] / "matching_cases.toml").read_text("utf-8"))["case"]
VERDICTS = {
    **{str(verdict): {verdict} for verdict in Verdict},
    "accepted": {Verdict.SAME, Verdict.VERSION},
    "refused": {Verdict.DIFFERENT, Verdict.UNSURE},
}


def entry_of(row: dict[str, Any]) -> Entry:
    fields = row | {"authors": tuple(row.get("authors", ()))}
    return Entry(file="seeds/list.md", line=5, **fields)


def candidate_of(record: dict[str, Any]) -> Candidate:
    return Candidate(
        source=SourceName.CROSSREF,
        titles=(record["title"],),
        type=CslType(record.get("type", "article-journal")),
        nature=Nature(record.get("nature", "work")),
        authors=tuple(Name(literal=author) for author in record.get("authors", ())),
        issued=PartialDate(record["year"]) if "year" in record else None,
        container_titles=(record["venue"],) if "venue" in record else (),
        identifiers=(doi(record["doi"]),) if "doi" in record else (),
    )


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_a_case_of_the_truth_table_is_judged_as_it_says(case: dict[str, Any]) -> None:
    match = judge(entry_of(case["row"]), candidate_of(case["record"]))
    assert match.verdict in VERDICTS[case["verdict"]], match
    assert match.probability <= case.get("probability", 1.0), match
