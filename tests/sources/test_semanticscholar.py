from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.errors import PayloadError
from enrich.flow import (
    Absent,
    Answered,
    Blocked,
    Failed,
    Found,
    Outcome,
    Pace,
    Refused,
    Response,
    Shelf,
    Throttled,
    Unavailable,
)
from enrich.model import (
    Candidate,
    CslType,
    Identifier,
    Metrics,
    Name,
    Nature,
    PartialDate,
    Scheme,
    SourceName,
)
from enrich.sources.semanticscholar import PaperById, PaperByTitle, SemanticScholar, read

S2 = SemanticScholar()
SHA = "a" * 40
OTHER_SHA = "b" * 40
MISSING = Absent(reason="Semantic Scholar has no such paper")


def paper(**fields: Any) -> dict[str, Any]:
    return {"paperId": SHA, "title": "An Invented Study of Lamps"} | fields


def by_doi(doi: str, **fields: Any) -> dict[str, Any]:
    return paper(externalIds={"DOI": doi, "CorpusId": 7}, **fields)


def unpack(document: object, *ids: str, status: int = 200, source: SemanticScholar = S2) -> Outcome:
    body = document if isinstance(document, bytes) else json.dumps(document).encode()
    return source.unpack([PaperById(paper=each) for each in ids], Response(status=status, body=body))


def answers(document: object, *ids: str) -> list[Any]:
    outcome = unpack(document, *ids)
    assert isinstance(outcome, Answered)
    return [outcome.answers[PaperById(paper=each)] for each in ids]


def match(document: object, status: int = 200) -> Outcome:
    return S2.unpack([PaperByTitle(title="Lamps")], Response(status=status, body=json.dumps(document).encode()))


def candidate(**fields: Any) -> Candidate:
    [found] = read(json.dumps(paper(**fields)).encode()).candidates
    return found


# --- asking


@pytest.mark.parametrize(("keyed", "seconds"), [(True, 1.0), (False, 3.0)])
def test_a_key_shortens_the_wait(keyed: bool, seconds: float) -> None:  # noqa: FBT001  a row of the table
    source = SemanticScholar(keyed=keyed)
    lanes = [source.lane(PaperById(paper=SHA)), source.lane(PaperByTitle(title="Lamps"))]
    assert {lane.pool.pace for lane in lanes} == {Pace(requests=1, per=seconds, concurrency=1)}
    assert [(lane.batch, lane.rank) for lane in lanes] == [(500, 0), (1, 1)]
    assert source.pace(lanes[0].pool, Response(status=200, body=b"")) == lanes[0].pool.pace
    assert source.room([PaperById(paper=SHA)] * 500) == 500


def test_papers_travel_in_one_post_with_their_fields_in_the_query() -> None:
    ids = ["DOI:10.1234/Lamps.1", "ARXIV:2501.00001v2", "PMCID:PMC12", "CorpusId:7", SHA]
    request = S2.pack([PaperById(paper=each) for each in ids], {})
    assert (request.method, request.path) == ("POST", "/graph/v1/paper/batch")
    assert json.loads(request.body or b"") == {
        "ids": ["DOI:10.1234/Lamps.1", "ARXIV:2501.00001", "PMCID:12", "CorpusId:7", SHA]
    }
    assert [name for name, _ in request.params] == ["fields"]
    assert "matchScore" not in request.params[0][1]
    assert ("content-type", "application/json") in request.headers


def test_a_title_is_asked_for_without_hyphens() -> None:
    request = S2.pack([PaperByTitle(title="Micro-Lamps:\n a <i>Study</i>")], {})
    assert (request.method, request.path) == ("GET", "/graph/v1/paper/search/match")
    assert request.params[0] == ("query", "Micro Lamps: a Study")


# --- what came back


def test_papers_come_in_the_order_of_the_questions_and_unknown_ones_are_null() -> None:
    found, missing = answers([by_doi("10.1234/LAMPS.1"), None], "DOI:10.1234/lamps.1", "DOI:10.1234/lamps.2")
    assert read(found.record).candidates[0].title == "An Invented Study of Lamps"
    assert missing == MISSING


def test_papers_out_of_order_are_given_to_the_question_that_they_carry() -> None:
    told = [by_doi("10.1234/lamps.2", title="Two"), by_doi("10.1234/lamps.1", title="One")]
    found = answers(told, "DOI:10.1234/lamps.1", "DOI:10.1234/lamps.2")
    assert [read(each.record).candidates[0].title for each in found] == ["One", "Two"]


def test_another_paper_than_asked_is_not_passed_off() -> None:
    [answer] = answers([by_doi("10.1234/other", title="Another")], "DOI:10.1234/lamps.1")
    assert answer == Absent(reason="Semantic Scholar answers with another paper: Another")
    [answer] = answers([paper(externalIds=None)], "ARXIV:2501.00001")
    assert isinstance(answer, Absent)


def test_its_own_ids_lead_to_the_record_that_they_were_merged_into() -> None:
    merged = by_doi("10.1234/lamps.1")
    assert all(isinstance(each, Found) for each in answers([merged], OTHER_SHA) + answers([merged], "CorpusId:99"))


def test_its_own_id_may_be_unknown_to_it() -> None:
    assert answers([None, None], OTHER_SHA, "CorpusId:99") == [MISSING, MISSING]


def test_its_own_id_does_not_take_the_paper_of_another_question() -> None:
    told = [by_doi("10.1234/lamps.1"), None]
    first, second = answers(told, OTHER_SHA, "DOI:10.1234/lamps.1")
    assert isinstance(first, Absent)
    assert isinstance(second, Found)


ALIKE = [
    ("ARXIV:2501.00001", {"ArXiv": "2501.00001"}),
    ("ARXIV:2501.00001v3", {"ArXiv": "2501.00001"}),
    ("ARXIV:hep-th/9901001", {"ArXiv": "hep-th/9901001"}),
    ("ARXIV:2501.00001", {"DOI": "10.48550/arXiv.2501.00001"}),
    ("DOI:10.48550/arXiv.2501.00001", {"ArXiv": "2501.00001"}),
    ("10.1234/Lamps.1", {"DOI": "10.1234/LAMPS.1"}),
    ("DOI:10.1234/a:b", {"DOI": "10.1234/A:B"}),
    ("10.1234/a:b", {"DOI": "10.1234/A:B"}),
    ("PMCID:PMC12", {"PubMedCentral": "12"}),
    ("PMID:12", {"PubMed": "12"}),
    ("ACL:P99-1001", {"ACL": "P99-1001"}),
    ("CorpusID:7", {"CorpusId": 7}),
    ("MAG:3", {"MAG": "3"}),
    (SHA.upper(), {}),
]


@pytest.mark.parametrize(("asked", "external"), ALIKE)
def test_an_identifier_is_recognised_however_it_is_spelt(asked: str, external: Mapping[str, Any]) -> None:
    record = paper(externalIds=external)
    own = ":" not in asked and not asked.startswith("10.")
    beside = by_doi("10.1234/beside", paperId=OTHER_SHA)
    found = answers([beside, record], asked, "DOI:10.1234/beside") if not own else answers([record], asked)
    assert all(isinstance(each, Found) for each in found)


def test_two_identifiers_may_lead_to_one_paper() -> None:
    both = paper(externalIds={"DOI": "10.1234/lamps.1", "ArXiv": "2501.00001"})
    one, two = answers([both, both], "DOI:10.1234/lamps.1", "ARXIV:2501.00001")
    assert one == two


SHELVES = [
    ({"DOI": "10.1234/lamps.1", "ArXiv": "2501.00001"}, "ARXIV:2501.00001", Shelf.PUBLISHED),
    ({"ArXiv": "2501.00001"}, "ARXIV:2501.00001", Shelf.PREPRINT),
    ({"DOI": "10.1101/2025.01.01.000001"}, "DOI:10.1101/2025.01.01.000001", Shelf.PREPRINT),
]


@pytest.mark.parametrize(("external", "asked", "shelf"), SHELVES)
def test_a_preprint_keeps_for_a_shorter_time(external: Mapping[str, str], asked: str, shelf: Shelf) -> None:
    [answer] = answers([paper(externalIds=external)], asked)
    assert answer.shelf is shelf


def test_a_batch_of_unknown_ids_is_refused_and_each_alone_is_absent() -> None:
    outcome = unpack({"error": "No valid paper ids given"}, "DOI:10.1234/a", "DOI:10.1234/b", status=400)
    assert outcome == Refused(reason="No valid paper ids given", alone=MISSING, all_alike=MISSING)


@pytest.mark.parametrize("status", [400, 413])
def test_an_answer_that_is_too_large_is_split_and_no_absence(status: int) -> None:
    told = "Response would exceed maximum size"
    outcome = unpack({"error": told}, "DOI:10.1234/a", status=status)
    assert outcome == Refused(reason=told, alone=Unavailable(reason=told))


def test_a_question_that_we_word_wrongly_is_not_put_again() -> None:
    told = "Unrecognized or unsupported fields: [lamps]"
    assert unpack({"error": told}, SHA, status=400) == Blocked(reason=f"Semantic Scholar refuses to answer ({told})")


def test_a_refused_key_is_named() -> None:
    outcome = unpack({"message": "Forbidden"}, SHA, status=403, source=SemanticScholar(keyed=True))
    assert outcome == Blocked(reason="Semantic Scholar refuses the key in SEMANTIC_SCHOLAR_API_KEY (Forbidden)")
    assert unpack({"message": "Forbidden"}, SHA, status=403) == Blocked(
        reason="Semantic Scholar refuses to answer (Forbidden)"
    )


def test_too_many_requests_are_throttled_without_a_time() -> None:
    outcome = unpack({"message": "Too Many Requests.", "code": "429"}, SHA, status=429)
    assert isinstance(outcome, Throttled)
    assert outcome.retry_after is None


@pytest.mark.parametrize(("status", "body"), [(500, b"{}"), (502, b"<html/>"), (504, b""), (302, b"{}"), (404, b"[]")])
def test_other_answers_may_pass(status: int, body: bytes) -> None:
    assert isinstance(unpack(body, SHA, SHA, status=status), Failed)


@pytest.mark.parametrize("document", [b"<html/>", {}, [], [None, None], "lamps"])
def test_an_answer_of_another_shape_is_a_payload_error(document: object) -> None:
    with pytest.raises(PayloadError, match="Semantic Scholar: answer"):
        unpack(document, SHA)


def test_a_title_finds_one_paper_without_its_score_which_drifts() -> None:
    outcome = match({"data": [paper(matchScore=179.05)]})
    assert isinstance(outcome, Answered)
    [found] = outcome.answers.values()
    assert isinstance(found, Found)
    assert (json.loads(found.record), found.shelf) == (paper(), Shelf.SEARCH)


def test_a_title_that_is_not_found_is_absent() -> None:
    told = "Title match not found"
    assert match({"error": told}, 404) == Answered(answers={PaperByTitle(title="Lamps"): Absent(reason=told)})
    with pytest.raises(PayloadError):
        match({"data": []})


# --- candidates


def test_a_paper_becomes_a_candidate() -> None:
    found = candidate(
        externalIds={
            "DBLP": "journals/lamps/LampeO25",
            "ArXiv": "2501.00001",
            "PubMedCentral": "1234567",
            "DOI": "10.1234/LAMPS.1",
            "CorpusId": 7,
            "PubMed": "7654321",
            "ACL": "P99-1001",
            "MAG": "5",
        },
        title="[PDF] An Invented Study of  Lamps.",
        authors=[{"authorId": None, "name": "A. Lampe"}, {"name": "Bo van Ohm"}, {"name": None}, {"name": " "}],
        year=2025,
        publicationDate="2025-02-03",
        venue="J. Inv. Lamps",
        publicationVenue={"name": "Journal of Invented Lamps", "type": "journal", "alternate_names": ["JIL", "jil"]},
        journal={"name": "Journal of invented lamps", "volume": " 6 ", "pages": "\n        525 - 535\n  "},
        publicationTypes=["JournalArticle", "Conference"],
        citationCount=5,
        referenceCount=6,
        influentialCitationCount=0,
    )
    assert found == Candidate(
        source=SourceName.SEMANTICSCHOLAR,
        titles=("An Invented Study of Lamps",),
        identifiers=(
            Identifier(Scheme.S2, SHA),
            Identifier(Scheme.DOI, "10.1234/lamps.1"),
            Identifier(Scheme.ARXIV, "2501.00001"),
            Identifier(Scheme.PMID, "7654321"),
            Identifier(Scheme.PMCID, "PMC1234567"),
            Identifier(Scheme.ACL, "P99-1001"),
            Identifier(Scheme.DBLP, "journals/lamps/LampeO25"),
        ),
        type=CslType.ARTICLE_JOURNAL,
        authors=(Name(family="Lampe", given="A."), Name(family="Ohm", given="Bo", particle="van")),
        issued=PartialDate(2025, 2, 3),
        dates=(PartialDate(2025, 2, 3),),
        container_titles=("Journal of invented lamps", "J. Inv. Lamps", "JIL"),
        volume="6",
        page="525-535",
        metrics=Metrics(citations=5, references=6, influential_citations=0),
    )


def test_a_paper_that_says_almost_nothing_is_read() -> None:
    told = dict.fromkeys(["externalIds", "authors", "year", "publicationDate", "publicationVenue", "journal"])
    assert candidate(**told, venue="") == Candidate(
        source=SourceName.SEMANTICSCHOLAR,
        titles=("An Invented Study of Lamps",),
        identifiers=(Identifier(Scheme.S2, SHA),),
    )


def test_a_paper_without_its_own_id_has_a_corpus_id() -> None:
    found = candidate(paperId=None, externalIds={"CorpusId": 7})
    assert found.identifiers == (Identifier(Scheme.S2, "CorpusId:7"),)


def test_the_doi_of_an_arxiv_paper_is_its_arxiv_id() -> None:
    found = candidate(externalIds={"DOI": "10.48550/arXiv.2501.00001", "ArXiv": "2501.00001"})
    assert found.identifiers[1:] == (Identifier(Scheme.ARXIV, "2501.00001"),)


KINDS = [
    ({"ArXiv": "2501.00001"}, {}, Nature.PREPRINT, CslType.ARTICLE),
    ({"DOI": "10.48550/arXiv.2501.00001"}, {"venue": "arXiv.org"}, Nature.PREPRINT, CslType.ARTICLE),
    ({"DOI": "10.2139/ssrn.1"}, {"journal": {"name": "Invented eJournal"}}, Nature.PREPRINT, CslType.ARTICLE),
    (
        {"ArXiv": "2501.00001"},
        {"venue": "LAMPS", "publicationTypes": ["Conference"]},
        Nature.WORK,
        CslType.PAPER_CONFERENCE,
    ),
    (
        {"DOI": "10.1234/a", "ArXiv": "2501.00001"},
        {"venue": "arXiv.org", "publicationTypes": ["JournalArticle"]},
        Nature.WORK,
        CslType.DOCUMENT,
    ),
    ({"DBLP": "conf/lamps/Lampe25"}, {"publicationTypes": ["JournalArticle"]}, Nature.WORK, CslType.PAPER_CONFERENCE),
    ({"DBLP": "journals/corr/abs-2501"}, {"publicationTypes": ["Review"]}, Nature.WORK, CslType.ARTICLE_JOURNAL),
    ({"DBLP": "phd/Lampe25"}, {}, Nature.WORK, CslType.THESIS),
    ({}, {"publicationVenue": {"name": "LAMPS", "type": "conference"}}, Nature.WORK, CslType.PAPER_CONFERENCE),
    ({}, {"publicationVenue": {"name": "arXiv.org", "type": "journal"}}, Nature.WORK, CslType.DOCUMENT),
    ({}, {"publicationTypes": ["Book"]}, Nature.WORK, CslType.BOOK),
    ({}, {"publicationTypes": ["Editorial", "News"]}, Nature.COMMENT, CslType.DOCUMENT),
    ({}, {"publicationTypes": ["LettersAndComments", "JournalArticle"]}, Nature.WORK, CslType.ARTICLE_JOURNAL),
]


@pytest.mark.parametrize(("external", "fields", "nature", "kind"), KINDS)
def test_what_a_paper_is_follows_from_its_venue(
    external: Mapping[str, str], fields: Mapping[str, Any], nature: Nature, kind: CslType
) -> None:
    found = candidate(externalIds=external, **fields)
    assert (found.nature, found.type) == (nature, kind)


def test_a_preprint_server_is_no_container_and_its_volume_no_volume() -> None:
    fields = {"venue": "arXiv.org", "journal": {"name": "ArXiv", "volume": "abs/2501.00001"}}
    for external in ({"ArXiv": "2501.00001"}, {"ArXiv": "2501.00001", "DOI": "10.1234/lamps.1"}):
        found = candidate(externalIds=external, **fields)
        assert (found.container_titles, found.volume) == ((), None)


DATES = [
    (
        {"year": 2025, "publicationDate": "2024-11-30"},
        PartialDate(2025),
        (PartialDate(2025), PartialDate(2024, 11, 30)),
    ),
    ({"year": None, "publicationDate": "2024-11-30"}, PartialDate(2024, 11, 30), (PartialDate(2024, 11, 30),)),
    ({"year": 2025, "publicationDate": "soon"}, PartialDate(2025), (PartialDate(2025),)),
    ({}, None, ()),
]


@pytest.mark.parametrize(("fields", "issued", "dates"), DATES)
def test_a_day_outside_the_year_is_that_of_the_preprint(
    fields: Mapping[str, Any], issued: PartialDate | None, dates: tuple[PartialDate, ...]
) -> None:
    found = candidate(**fields)
    assert (found.issued, found.dates) == (issued, dates)


def test_an_ellipsis_at_the_end_of_a_title_stays() -> None:
    assert candidate(title="And Then ...").title == "And Then ..."


UNREADABLE = [
    (b"<html/>", "Semantic Scholar: document: Invalid JSON"),
    (b'{"title": 7}', "Semantic Scholar: title: Input should be a valid string"),
    (b'{"title": " ", "paperId": "x"}', "Semantic Scholar: title: expected one, got none: x"),
]


@pytest.mark.parametrize(("record", "reason"), UNREADABLE)
def test_a_record_that_does_not_fit_is_dropped_with_a_reason(record: bytes, reason: str) -> None:
    [dropped] = read(record).dropped
    assert dropped.startswith(reason)


JSON = st.recursive(
    st.none() | st.integers(0, 9999) | st.text(max_size=9),
    lambda each: st.lists(each, max_size=3) | st.dictionaries(st.text(max_size=4), each, max_size=3),
    max_leaves=5,
)


@given(
    st.dictionaries(st.sampled_from(["paperId", "title", "externalIds", "authors", "year", "journal", "venue"]), JSON)
)
def test_reading_any_document_raises_nothing(document: Mapping[str, Any]) -> None:
    reading = read(json.dumps(document).encode())
    assert len(reading.candidates) + len(reading.dropped) == 1


@given(st.lists(st.none() | st.fixed_dictionaries({"paperId": JSON, "externalIds": JSON}), min_size=1, max_size=3))
def test_a_batch_of_any_papers_answers_every_question(papers: list[object]) -> None:
    assert len(answers(papers, *(f"DOI:10.1234/{n}" for n in range(len(papers))))) == len(papers)
