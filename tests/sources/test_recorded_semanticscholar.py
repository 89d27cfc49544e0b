from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from enrich.flow import Absent, Answered, Found, Question
from enrich.model import Candidate, CslType, Nature, PartialDate, Scheme
from enrich.sources.semanticscholar import PaperById, PaperByTitle, SemanticScholar, read
from recordings import Recording, recordings

pytestmark = pytest.mark.shared

S2 = SemanticScholar(keyed=True)
TITLE: list[Question] = [PaperByTitle(title="what was asked for does not matter")]


@pytest.fixture(scope="module")
def recorded(shared: Path) -> dict[str, Recording]:
    return recordings(shared, "semanticscholar")


def papers(document: Any) -> Iterator[dict[str, Any]]:
    """Find the papers in an answer of any endpoint."""
    if isinstance(document, dict) and document.get("title"):
        yield document
    elif isinstance(document, dict | list):
        for each in document.values() if isinstance(document, dict) else document:
            yield from papers(each)


def candidate(paper: dict[str, Any]) -> Candidate:
    [found] = read(json.dumps(paper).encode()).candidates
    return found


def test_every_recorded_paper_is_read_without_a_wrong_value(recorded: dict[str, Recording]) -> None:
    count = 0
    for name, recording in recorded.items():
        for paper in papers(recording.document):
            found, external = candidate(paper), paper.get("externalIds") or {}
            count += 1
            assert (
                found.identifiers == () if paper["paperId"] is None else found.identifiers[0].value == paper["paperId"]
            )
            doi = (external.get("DOI") or "").lower()
            dois = [each.value for each in found.identifiers if each.scheme is Scheme.DOI]
            assert dois == ([doi] if doi and not doi.startswith("10.48550/") else []), name
            arxiv = found.find(Scheme.ARXIV)
            assert (arxiv and arxiv.value) == external.get("ArXiv"), name
            assert len(found.authors) == len(paper.get("authors") or ()), name
            assert (found.issued and found.issued.year) == paper.get("year"), name
            assert found.metrics.citations == paper.get("citationCount")
            texts = (found.title, found.volume or "x", found.page or "x", *found.container_titles)
            assert all(text and text == " ".join(text.split()) for text in texts), name
            assert " - " not in (found.page or "")
    assert count == 657


KINDS = {
    "err-403-batch-test-debug.json": "Blocked",
    "err-404-match-abs12032jsdafn.json": "Absent",
    "err-404-match-sf-districts-in-the-style-of-andy-warhol-with-math.json": "Absent",
    "err-404-paper-0.json": "Absent",
    "err-404-paper-doi-10.1101-2024.04.01.587366.json": "Absent",
    "err-400-recommend-recommendations-v1-papers.json": "Refused",
}


@pytest.mark.parametrize("name", KINDS)
def test_every_recorded_refusal_gives_the_expected_kind_of_answer(recorded: dict[str, Recording], name: str) -> None:
    outcome = S2.unpack(TITLE, recorded[name].response)
    if isinstance(outcome, Answered):
        assert [type(each).__name__ for each in outcome.answers.values()] == [KINDS[name]]
    else:
        assert type(outcome).__name__ == KINDS[name]


def test_every_recorded_match_is_found(recorded: dict[str, Recording]) -> None:
    matches = [each for name, each in recorded.items() if name.startswith("match-")]
    assert len(matches) == 8
    for recording in matches:
        outcome = S2.unpack(TITLE, recording.response)
        assert isinstance(outcome, Answered)
        [found] = outcome.answers.values()
        assert isinstance(found, Found)
        assert b"matchScore" not in found.record


def test_the_recorded_batch_answers_each_question_and_null_is_absent(recorded: dict[str, Recording]) -> None:
    recording = recorded["batch-test-get-papers-not-found-warning.json"]
    questions: list[Question] = [PaperById(paper=each) for each in recording.asked["ids"]]
    outcome = S2.unpack(questions, recording.response)
    assert isinstance(outcome, Answered)
    found = [outcome.answers[each] for each in questions]
    assert isinstance(found[0], Absent)
    expected = [each["paperId"] for each in recording.document[1:]]
    assert [json.loads(each.record)["paperId"] for each in found[1:] if isinstance(each, Found)] == expected


def test_a_preprint_and_a_merged_record_are_told_apart(recorded: dict[str, Recording]) -> None:
    preprint = candidate(recorded["paper-doi-10.48550-arxiv.2312.07559.json"].document)
    assert (preprint.nature, preprint.type, preprint.container_titles) == (Nature.PREPRINT, CslType.ARTICLE, ())
    merged = candidate(recorded["paper-doi-10.1038-s42256-024-00832-8.json"].document)
    assert (merged.nature, merged.type) == (Nature.WORK, CslType.ARTICLE_JOURNAL)
    assert merged.container_titles == ("Nature Machine Intelligence", "Nat. Mac. Intell.")
    assert (merged.page, merged.issued) == ("525-535", PartialDate(2023, 4, 11))
