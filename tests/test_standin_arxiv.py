"""The stand-in answers as arXiv documents it."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

import pytest

from standin import Service, StandIn
from standin.client import Answer, ask

pytest_plugins = ["standin.fixtures"]

ATOM = "{http://www.w3.org/2005/Atom}"
TOTAL = "{http://a9.com/-/spec/opensearch/1.1/}totalResults"


@pytest.fixture
def arxiv(served: StandIn) -> Any:
    return lambda params, **options: ask(served, Service.ARXIV, "/api/query", params, **options)


def entries(answer: Answer) -> list[ET.Element]:
    return ET.fromstring(answer.body).findall(f"{ATOM}entry")


def names(answer: Answer) -> list[str]:
    return sorted(str(each.findtext(f"{ATOM}id")).removeprefix("http://arxiv.org/abs/") for each in entries(answer))


@pytest.mark.parametrize(
    ("ids", "found"),
    [
        ("2401.00001", ["2401.00001v1"]),
        ("2401.00001v1,2401.00006", ["2401.00001v1", "2401.00006v3"]),
        ("hep-th/9901001v2", ["hep-th/9901001v2"]),
        ("math.GT/0309136", ["math/0309136v1"]),
        ("2401.00001,2401.99999", ["2401.00001v1"]),
        ("2401.99999", []),
        ("0808.05394", []),
    ],
)
def test_preprints_are_found_by_id_and_unknown_ones_left_out(arxiv: Any, ids: str, found: list[str]) -> None:
    answer = arxiv({"id_list": ids})
    assert (answer.status, names(answer), ET.fromstring(answer.body).findtext(TOTAL)) == (
        200,
        found,
        str(len(found)),
    )


def test_a_list_of_ids_has_ten_results_unless_asked_for_more(arxiv: Any) -> None:
    ids = ",".join([f"2401.{number:05}" for number in range(1, 9)] + ["hep-th/9901001", "math/0309136", "2401.00001v1"])
    assert [len(entries(arxiv({"id_list": ids} | most))) for most in ({}, {"max_results": "100"})] == [10, 11]


@pytest.mark.parametrize("bad", ["abc", "2401.123", "1234.12345", "2401.00001v"])
def test_one_malformed_id_spoils_the_whole_call(arxiv: Any, bad: str) -> None:
    answer = arxiv({"id_list": f"2401.00001,{bad}"})
    (entry,) = entries(answer)
    assert answer.status == 400
    assert entry.findtext(f"{ATOM}id") == f"https://arxiv.org/api/errors#incorrect_id_format_for_{bad}"
    assert entry.findtext(f"{ATOM}summary") == f"incorrect id format for {bad}"


@pytest.mark.parametrize(
    "params",
    [
        {"max_results": "x"},
        {"start": "-1"},
        {"max_results": "30001"},
        {"search_query": "ti:(lamps"},
        {"search_query": "ti:é"},
    ],
)
def test_a_bad_parameter_of_arxiv_is_an_error_feed(arxiv: Any, params: dict[str, str]) -> None:
    answer = arxiv(params)
    assert (answer.status, entries(answer)[0].findtext(f"{ATOM}title")) == (400, "Error")


def test_a_version_that_does_not_exist_has_an_entry_without_title(arxiv: Any) -> None:
    (entry,) = entries(arxiv({"id_list": "2401.00001v9"}))
    assert (entry.findtext(f"{ATOM}id"), entry.find(f"{ATOM}title")) == ("http://arxiv.org/abs/2401.00001v9", None)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('ti:"Preprint of Two Lines"', ["2401.00002v1"]),
        ("ti:withdrawn AND au:lampe", ["2401.00006v3"]),
        ("au:del_ohm", ["2401.00002v1"]),
        ("ti:two ANDNOT ti:DOIs", ["2401.00002v1"]),
        ("(ti:plain OR ti:withdrawn) AND cat:cs.CV", ["2401.00001v1", "2401.00006v3"]),
        ("ti:two-lines", ["2401.00003v1"]),
        ("nonsense:two", []),
        ("jr:var AND submittedDate:[20230101000000 TO 20300101000000]", ["2401.00004v1"]),
        ('all:"preprint, plain"', ["2401.00001v1"]),
    ],
)
def test_arxiv_is_searched_by_fields_phrases_and_operators(arxiv: Any, query: str, found: list[str]) -> None:
    answer = arxiv({"search_query": query})
    assert (answer.status, names(answer)) == (200, found)


def test_arxiv_takes_a_form_by_post_and_refuses_long_urls(arxiv: Any) -> None:
    ids = ",".join(f"2401.{number:05}" for number in range(1, 1000))
    assert arxiv({"id_list": ids}).status == 414
    posted = arxiv(
        None,
        method="POST",
        body=f"id_list={ids}&max_results=1000".encode(),
        content_type="application/x-www-form-urlencoded",
    )
    assert (posted.status, len(entries(posted))) == (200, 8)
