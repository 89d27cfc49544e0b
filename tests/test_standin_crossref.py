"""The stand-in answers as Crossref documents it."""

from __future__ import annotations

from typing import Any

import pytest

from standin import Service, StandIn
from standin.client import ask

pytest_plugins = ["standin.fixtures"]

ROOT = "10.5555/stand-in."


@pytest.fixture
def crossref(served: StandIn) -> Any:
    return lambda path, params=None, **options: ask(served, Service.CROSSREF, path, params, **options)


@pytest.mark.parametrize(
    "path", [f"/works/{ROOT}plain", f"/works/{ROOT.replace('/', '%2F')}PLAIN", f"/v1/works/{ROOT}plain"]
)
def test_a_doi_is_found_in_any_case_and_encoding(crossref: Any, path: str) -> None:
    answer = crossref(path)
    assert (answer.status, answer.json["message"]["DOI"], answer.json["message"]["score"]) == (200, f"{ROOT}plain", 1)
    assert (answer.headers["x-api-pool"], answer.headers["x-rate-limit-interval"]) == ("public-single", "1s")


def test_a_sici_is_found_when_it_is_encoded(crossref: Any) -> None:
    answer = crossref("/works/10.1002%2F(sici)0000-0000(1998)66:4%3C261::aid-lamp1%3E3.0.co%3B2-%23")
    assert answer.status == 200


def test_slashes_come_escaped(crossref: Any) -> None:
    assert '"DOI":"10.5555\\/stand-in.plain"' in crossref(f"/works/{ROOT}plain").text


@pytest.mark.parametrize(
    ("path", "status", "kind", "body"),
    [
        (f"/works/{ROOT}unknown", 404, "text/plain", b"Resource not found."),
        ("/works/10.48550%2FarXiv.2401.00001", 404, "text/plain", b"Resource not found."),
        ("/works/10.5555%2Funknown/agency", 404, "application/json;charset=utf-8", b"Resource not found."),
        (f"/works/{ROOT}alias", 301, "", b""),
        ("/unknown", 404, "text/plain", b"Resource not found."),
    ],
)
def test_what_is_not_there_says_so_in_the_services_own_way(
    crossref: Any, path: str, status: int, kind: str, body: bytes
) -> None:
    answer = crossref(path)
    assert (answer.status, answer.headers.get("content-type", ""), answer.body) == (status, kind, body)


def test_an_alias_leads_to_the_record_that_took_its_place(crossref: Any) -> None:
    assert crossref(f"/works/{ROOT}alias").headers["location"] == f"/works/{ROOT}plain"


@pytest.mark.parametrize(("doi", "agency"), [(f"{ROOT}plain", "crossref"), ("10.5281/zenodo.1", "datacite")])
def test_an_agency_is_told(crossref: Any, doi: str, agency: str) -> None:
    assert crossref(f"/works/{doi}/agency").json["message"]["agency"]["id"] == agency


def test_head_tells_whether_a_work_exists(crossref: Any) -> None:
    assert [crossref(f"/works/{ROOT}{name}", method="HEAD").status for name in ("plain", "unknown")] == [200, 404]


@pytest.mark.parametrize(
    ("path", "params", "kind", "value"),
    [
        (f"/works/{ROOT}plain", {"query.title": "x"}, "parameter-not-allowed", "query.*"),
        (f"/works/{ROOT}plain", {"rows": "1"}, "parameter-not-allowed", "rows"),
        ("/works", {"filter": "nonsense:1"}, "filter-not-available", "nonsense"),
        ("/works", {"filter": "doi:10.5555/a,b"}, "filter-not-available", "b"),
        ("/works", {"rows": "things"}, "integer-not-valid", "things"),
        ("/works", {"rows": "1001"}, "integer-not-valid", "1001"),
        ("/works", {"offset": "10001"}, "integer-not-valid", "10001"),
        ("/works", {"select": "DOI,language"}, "select-not-available", "language"),
        ("/works", {"facet": "nonsense:*"}, "facet-not-available", "nonsense"),
        ("/works", {"nonsense": "1"}, "parameter-not-allowed", "nonsense"),
        ("/works", {"query.nonsense": "1"}, "parameter-not-allowed", "query.nonsense"),
        ("/works", {"filter": "from-pub-date:soon"}, "date-not-valid", "soon"),
        ("/works", {"cursor": "*", "offset": "1"}, "parameter-not-allowed", "cursor"),
    ],
)
def test_a_bad_parameter_is_refused_with_400(
    crossref: Any, path: str, params: dict[str, str], kind: str, value: str
) -> None:
    answer = crossref(path, params)
    assert (answer.status, answer.json["message-type"]) == (400, "validation-failure")
    assert [(each["type"], each["value"]) for each in answer.json["message"]] == [(kind, value)]


def test_a_bad_cursor_is_a_404_in_json(crossref: Any) -> None:
    answer = crossref("/works", {"query": "lamps", "cursor": "thing"})
    assert (answer.status, answer.json["message"][0]["type"]) == (404, "cursor-invalid")


def test_dois_in_a_filter_are_alternatives_unknown_ones_are_left_out_and_the_order_is_lost(crossref: Any) -> None:
    names = ["plain", "subtitle", "assertion", "concern", "mononym", "series", "unknown"]
    message = crossref("/works", {"filter": ",".join(f"doi:{ROOT}{name}" for name in names), "rows": "50"}).json[
        "message"
    ]
    found = [each["DOI"].removeprefix(ROOT) for each in message["items"]]
    assert sorted(found) == sorted(names[:-1])
    assert found != names[:-1]
    assert {each["score"] for each in message["items"]} == {0.0}


def test_a_list_has_twenty_rows_unless_asked_for_more(crossref: Any, served: StandIn) -> None:
    dois = ",".join(f"doi:{doi}" for doi in served.world.deposits if doi.startswith(ROOT) and "," not in doi)
    message = crossref("/works", {"filter": dois, "select": "DOI"}).json["message"]
    assert (len(message["items"]), message["items-per-page"], message["total-results"] > 40) == (20, 20, True)


def test_a_request_line_over_4096_bytes_is_refused(crossref: Any) -> None:
    assert crossref("/works", {"filter": ",".join(f"doi:10.5555/{number:040}" for number in range(90))}).status == 414


@pytest.mark.parametrize(
    ("condition", "names"),
    [
        ("alternative-id:s0000000024000017", ["other-alternative-id"]),
        ("isbn:978-3-031-33148-0", ["series"]),
        ("type:posted-content", ["blog-post", "preprint"]),
        ("type:posted-content,prefix:10.1109", []),
        ("is-update:true,update-type:retraction", ["notice"]),
        (f"updates:{ROOT}retracted-twice", ["notice"]),
        ("has-update:true,until-pub-date:2024", []),
        (f"relation.object:{ROOT}preprint,relation.type:has-preprint", ["has-preprint"]),
        ("from-posted-date:2024-01-02,until-posted-date:2024-01-02", ["preprint"]),
        ("container-title:Lamps &amp; Kettles 2024", ["series"]),
        ("orcid:0000-0002-1825-0097", ["suffix-author"]),
        ("article-number:e33693", ["only-article-number"]),
    ],
)
def test_filters_of_different_names_all_hold(crossref: Any, condition: str, names: list[str]) -> None:
    items = crossref("/works", {"filter": condition, "select": "DOI", "rows": 100}).json["message"]["items"]
    assert sorted(each["DOI"].removeprefix(ROOT) for each in items) == names


def test_only_selected_elements_that_have_a_value_are_given(crossref: Any) -> None:
    items = crossref("/works", {"filter": f"doi:{ROOT}empty-title", "select": "DOI,title,author,updated-by"}).json[
        "message"
    ]["items"]
    assert [sorted(each) for each in items] == [["DOI", "author"]]


def test_a_search_finds_something_for_nearly_anything_with_scores(crossref: Any) -> None:
    message = crossref("/works", {"query.bibliographic": "Invented kettles, unheard of", "rows": 5}).json["message"]
    scores = [each["score"] for each in message["items"]]
    assert scores == sorted(scores, reverse=True)
    assert min(scores) > 0
    assert message["query"] == {"start-index": 0, "search-terms": None}


def test_a_free_query_is_echoed_and_zero_rows_only_count(crossref: Any) -> None:
    message = crossref("/works", {"query": "lamps", "rows": 0}).json["message"]
    assert (message["items"], message["query"]["search-terms"], message["total-results"] > 5) == ([], "lamps", True)


def test_facets_count_all_that_was_found(crossref: Any) -> None:
    message = crossref("/works", {"filter": "type:posted-content", "rows": 0, "facet": "type-name:*,published:1"}).json[
        "message"
    ]
    assert message["facets"] == {
        "type-name": {"value-count": 1, "values": {"Posted Content": 2}},
        "published": {"value-count": 1, "values": {"2024": 2}},
    }


def test_a_cursor_leads_through_all_items_once(crossref: Any) -> None:
    cursor, seen = "*", []
    while items := (
        message := crossref("/works", {"query": "invented", "rows": 10, "cursor": cursor, "select": "DOI"}).json[
            "message"
        ]
    )["items"]:
        seen += [each["DOI"] for each in items]
        cursor = message["next-cursor"]
    assert len(seen) == len(set(seen)) == message["total-results"]


def test_a_list_can_be_of_one_prefix(crossref: Any) -> None:
    assert crossref("/prefixes/10.1002/works").json["message"]["total-results"] == 1


def test_a_work_comes_as_bibtex_on_one_line_with_a_space_before(crossref: Any) -> None:
    answer = crossref(f"/works/{ROOT}plain/transform/application/x-bibtex")
    assert answer.headers["content-type"] == "application/x-bibtex"
    assert answer.text.startswith(" @article{Variant1_2024, title={")
    assert "pages={1–6}" in answer.text


def test_bodies_are_compressed_for_those_who_accept_it(crossref: Any) -> None:
    answer = crossref(f"/works/{ROOT}plain", accept_encoding="gzip, br")
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.json["message"]["DOI"] == f"{ROOT}plain"
