from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from csl_schema import faults
from enrich.errors import OutputError
from enrich.model import (
    Activity,
    Code,
    CslType,
    Holding,
    Identifier,
    Library,
    LinkRole,
    Match,
    Metrics,
    Notice,
    PartialDate,
    Problem,
    RepoState,
    RepoStatus,
    Retired,
    Scheme,
    Severity,
    Signal,
    SourceName,
    Status,
    Verdict,
    Version,
    VersionKind,
    Work,
)
from enrich.outputs import enriched
from factories import arxiv, candidate, doi, entry, link, name

GOLDEN = Path(__file__).with_name("enriched.golden.json")


def problem(code: Code = Code.LINK_MISMATCH, *, line: int = 5, file: str = "seeds/list.md") -> Problem:
    return Problem(code=code, severity=Severity.WARNING, message="the link says otherwise", file=file, line=line)


def match(title: str, probability: float, verdict: Verdict = Verdict.DIFFERENT) -> Match:
    signals = (Signal(name="title", value="other words", weight=-2.5),)
    return Match(candidate=candidate(title), verdict=verdict, probability=probability, signals=signals)


RESOLVED = Holding(
    key="lampe2025lamps",
    entry=entry(
        line=7,
        section=("1. Lists", "Lamps & Light"),
        authors=("Ada Lampe",),
        venue=" Journal of Invented Lamps",
        date="2025-03",
        year=2025,
        links=(link("https://example.org/lamps"), link("https://github.com/lampe/lamps", LinkRole.CODE)),
    ),
    status=Status.RESOLVED,
    stale=True,
    confidence=0.987654,
    identifiers=(doi("10.5555/lamps.1"), arxiv("2501.00001"), Identifier(Scheme.S2, "a" * 40), doi("10.5555/other")),
    work=Work(
        title="A Plainly Invented Study of Lamps: 灯",
        type=CslType.ARTICLE_JOURNAL,
        authors=(name("Lampe", "Ada"), name("Ohm", "Bo")),
        issued=PartialDate(2025, 3),
        container_title="Journal of Invented Lamps",
        doi="10.5555/lamps.1",
        arxiv="2501.00001",
        provenance={"title": SourceName.CROSSREF, "archive_location": SourceName.ARXIV},
    ),
    versions=(
        Version(kind=VersionKind.PREPRINT, arxiv="2501.00001", date="2025-01-02"),
        Version(kind=VersionKind.PUBLISHED, doi="10.5555/lamps.1", title="A Plainly Invented Study of Lamps"),
    ),
    evidence=((SourceName.CROSSREF, Signal(name="title", value="equal", weight=4.2)),),
    candidates=tuple(match(f"Other lamps {number}", 0.1 * number) for number in range(7, 0, -1)),
    metrics={
        SourceName.SEMANTICSCHOLAR: Metrics(citations=5, references=20, influential_citations=1),
        SourceName.CROSSREF: Metrics(citations=3, references=21),
    },
    notices=(Notice(type="retraction", doi="10.5555/lamps.r", date="2025-06-01"), Notice(type="erratum")),
    repos=(
        RepoStatus(
            url="https://github.com/lampe/lamps",
            host="github.com",
            full_name="lampe/lamps",
            status=RepoState.OK,
            stars=3,
            topics=("lamps",),
            is_fork=False,
            activity=Activity.ACTIVE,
        ),
    ),
    problems=(problem(line=7), problem(Code.RETRACTED, line=7)),
)
AMBIGUOUS = Holding(
    key="study2024lamps",
    entry=entry(line=8),
    status=Status.AMBIGUOUS,
    candidates=(*(match(f"Lamps {number}", 0.5, Verdict.UNSURE) for number in range(6)), match("No lamps", 0.1)),
)
PENDING = Holding(key="pending", entry=entry(line=9), status=Status.PENDING)
LIBRARY = Library(
    holdings=(RESOLVED, AMBIGUOUS, PENDING),
    problems=(problem(Code.ROW_MALFORMED, line=40),),
    retired=(Retired(key="gone2020lamp", title="A lamp that is gone", identifiers=(doi("10.5555/gone"),)),),
)


def written() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(enriched.render(LIBRARY))
    return document


def test_the_file_is_the_golden_one() -> None:
    assert enriched.render(LIBRARY) == GOLDEN.read_text("utf-8")


def test_the_file_fits_its_schema() -> None:
    validator = Draft202012Validator(json.loads(enriched.schema()))
    assert [error.message for error in validator.iter_errors(written())] == []


def test_the_schema_refuses_what_the_contract_does_not_know() -> None:
    validator = Draft202012Validator(json.loads(enriched.schema()))
    document = written()
    document["entries"][0]["status"] = "perhaps"
    del document["entries"][1]["work"]
    assert len(list(validator.iter_errors(document))) == 2


def test_the_schema_that_is_shipped_is_the_schema_of_the_models() -> None:
    assert (files("enrich.outputs") / "enriched.schema.json").read_text("utf-8") == enriched.schema()


def test_works_are_valid_csl() -> None:
    assert faults([each["work"] for each in written()["entries"] if each["work"]]) == []


def test_reading_and_writing_again_gives_the_same_bytes() -> None:
    text = enriched.render(LIBRARY)
    assert enriched.render(enriched.read(text)) == text


def test_what_is_read_back_is_what_was_known() -> None:
    back = enriched.read(enriched.render(LIBRARY))
    assert back.problems == LIBRARY.problems
    assert back.retired == LIBRARY.retired
    assert back.holdings[0].work == RESOLVED.work
    assert back.holdings[0].versions == RESOLVED.versions
    assert back.holdings[0].repos == RESOLVED.repos
    assert back.holdings[0].entry.links == RESOLVED.entry.links
    assert back.holdings[2] == PENDING


def test_the_counts_of_several_sources_are_told_apart_where_the_contract_has_room() -> None:
    assert written()["entries"][0]["metrics"] == {
        "citations": {"crossref": 3, "semanticscholar": 5},
        "references": 21,
        "influential_citations": 1,
    }


def test_counts_without_citations_survive() -> None:
    metrics = {SourceName.CROSSREF: Metrics(references=4)}
    text = enriched.render(Library(holdings=(Holding(key="k", entry=entry(), status=Status.PENDING, metrics=metrics),)))
    assert enriched.render(enriched.read(text)) == text


def test_five_candidates_are_shown_but_all_that_tie() -> None:
    resolved, ambiguous, _ = written()["entries"]
    assert [each["score"] for each in resolved["candidates"]] == [0.7, 0.6, 0.5, 0.4, 0.3]
    assert len(ambiguous["candidates"]) == 6


def test_the_summary_counts_by_status_and_by_code() -> None:
    assert written()["summary"] == {
        "entries": 3,
        "resolved": 1,
        "ambiguous": 1,
        "unresolved": 0,
        "pending": 1,
        "repos": 1,
        "stale": 1,
        "issues": {"link-mismatch": 1, "retracted": 1},
    }


def test_a_lone_surrogate_does_not_break_the_file() -> None:
    library = Library(holdings=(Holding(key="k", entry=entry("Lamps \ud800"), status=Status.PENDING),))
    assert '"title": "Lamps ?"' in enriched.render(library)


def test_an_older_file_reads_with_defaults() -> None:
    older = {
        "schema_version": "1.0",
        "entries": [{"key": "k", "status": "pending", "seed": {"file": "a.md", "line": 3}}],
        "summary": {},
    }
    assert enriched.read(json.dumps(older)).holdings == (
        Holding(key="k", entry=entry("", file="a.md", line=3), status=Status.PENDING),
    )


def test_what_a_newer_minor_version_adds_is_passed_over() -> None:
    document = written()
    document |= {"schema_version": "1.7", "news": 1}
    first = document["entries"][0]
    first["issues"].append({"code": "unheard-of", "severity": "info", "message": "?", "line": 1})
    first["evidence"].append({"source": "oracle", "signal": "title", "value": "?", "weight": 1.0})
    first["candidates"].append(first["candidates"][0] | {"source": "oracle"})
    first["provenance"]["title"] = "oracle"
    first["metrics"]["citations"]["oracle"] = 9
    back = enriched.read(json.dumps(document)).holdings[0]
    assert back.problems == RESOLVED.problems
    assert len(back.evidence) == 1
    assert len(back.candidates) == 5
    assert back.work
    assert back.work.provenance == {"archive_location": SourceName.ARXIV}
    assert list(back.metrics) == [SourceName.CROSSREF, SourceName.SEMANTICSCHOLAR]


UNREADABLE = [
    ("", "the file: Invalid JSON: EOF while parsing a value at line 1 column 0"),
    ("[]", "the file: Input should be an object"),
    ('{"schema_version": "2.0"}', "schema_version: String should match pattern '^1\\.[0-9]+$'"),
    ('{"schema_version": "1.0", "entries": [{}]}', "entries.0.key: Field required"),
]


@pytest.mark.parametrize(("text", "told"), UNREADABLE)
def test_what_is_no_such_file_is_refused_with_the_place(text: str, told: str) -> None:
    with pytest.raises(OutputError) as caught:
        enriched.read(text)
    assert str(caught.value) == f"enriched.json cannot be read back: {told}"
