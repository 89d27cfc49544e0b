"""The stand-in answers as Semantic Scholar documents it."""

from __future__ import annotations

from typing import Any

import pytest

from standin import Service, StandIn
from standin.client import ask

pytest_plugins = ["standin.fixtures"]

ROOT = "10.5555/stand-in."


@pytest.fixture
def s2(served: StandIn) -> Any:
    return lambda path, params=None, **options: ask(
        served, Service.SEMANTICSCHOLAR, f"/graph/v1{path}", params, **options
    )


def test_a_batch_keeps_the_order_and_has_null_for_the_unknown(s2: Any) -> None:
    ids = ["DOI:10.5555/unknown", f"DOI:{ROOT}s2-joined", "ARXIV:2401.00001", "CorpusId:7", "PMID:1"]
    answer = s2("/paper/batch", {"fields": "title"}, method="POST", body={"ids": ids})
    assert [each and each["title"] for each in answer.json] == [None, *["An Invented Variant Called S2-joined"] * 4]
    assert len({each["paperId"] for each in answer.json[1:]}) == 1


@pytest.mark.parametrize(
    "ids",
    [
        ["DOI:10.5555/unknown"],
        [f"DOI:{ROOT}s2-plain", ""],
        [f"DOI:{ROOT}s2-plain", f"https://doi.org/{ROOT}s2-plain"],
        [],
    ],
)
def test_a_batch_without_a_known_id_or_with_a_malformed_one_is_refused(s2: Any, ids: list[str]) -> None:
    answer = s2("/paper/batch", method="POST", body={"ids": ids})
    assert (answer.status, answer.json) == (400, {"error": "No valid paper ids given"})


def test_a_batch_takes_five_hundred_ids(s2: Any) -> None:
    known = f"DOI:{ROOT}s2-plain"
    assert [s2("/paper/batch", method="POST", body={"ids": [known] * count}).status for count in (500, 501)] == [
        200,
        400,
    ]


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("ARXIV:2401.00001", 200),
        ("ARXIV:2401.00001v1", 404),
        (f"{ROOT}S2-Plain", 200),
        ("0", 404),
        ("URL:https://arxiv.org/abs/2401.00001", 200),
        ("0123456789abcdef" * 2 + "01234567", 200),
    ],
)
def test_a_paper_is_found_by_any_identifier_but_not_by_a_version(s2: Any, name: str, status: int) -> None:
    answer = s2(f"/paper/{name.replace('/', '%2F')}")
    assert answer.status == status
    assert sorted(answer.json) == (["paperId", "title"] if status == 200 else ["error"])


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/paper/CorpusId:7", "title,unknown"),
        ("/paper/search/match", "matchScore"),
        ("/paper/search", "openAccessPdf.url"),
        ("/paper/batch", "citationStyles.bibtex"),
        ("/paper/search/bulk", "tldr"),
    ],
)
def test_an_unknown_field_is_refused(s2: Any, path: str, fields: str) -> None:
    method, body = ("POST", {"ids": ["CorpusId:7"]}) if path.endswith("batch") else ("GET", None)
    answer = s2(path, {"fields": fields, "query": "lamps"}, method=method, body=body)
    assert answer.status == 400
    assert answer.json["error"].startswith("Unrecognized or unsupported fields: [")


def test_a_title_match_is_one_element_loose_and_scored(s2: Any) -> None:
    answer = s2("/paper/search/match", {"query": "variant called closed"})
    assert [(each["title"], each["matchScore"] > 20) for each in answer.json["data"]] == [
        ("An Invented Variant Called S2-closed", True)
    ]


def test_a_title_that_nothing_matches_is_a_404(s2: Any) -> None:
    answer = s2("/paper/search/match", {"query": "entirely unheard of kettles"})
    assert (answer.status, answer.json) == (404, {"error": "Title match not found"})


def test_a_search_without_hits_has_no_data_and_a_hyphen_finds_nothing(s2: Any) -> None:
    found = [s2("/paper/search", {"query": query}).json for query in ("zzz", "s2-plain variant")]
    assert found == [{"total": 0, "offset": 0}] * 2


def test_a_search_pages_with_next_until_the_last_page(s2: Any) -> None:
    first = s2("/paper/search", {"query": "invented variant", "limit": 8}).json
    last = s2("/paper/search", {"query": "invented variant", "limit": 8, "offset": first["next"]}).json
    assert (first["total"], len(first["data"]), len(last["data"]), "next" in last) == (10, 8, 2, False)


def test_subfields_are_chosen(s2: Any) -> None:
    answer = s2("/paper/batch", {"fields": "authors.name,externalIds"}, method="POST", body={"ids": ["CorpusId:7"]})
    assert [sorted(each) for each in answer.json] == [["authors", "externalIds", "paperId"]]
    assert answer.json[0]["externalIds"]["DOI"] == f"{ROOT}s2-joined".upper()
