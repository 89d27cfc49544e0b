"""How questions travel to Crossref, and what its responses say about them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.flow import (
    Absent,
    Answer,
    Answered,
    Blocked,
    Failed,
    Found,
    Outcome,
    Pace,
    Pool,
    Question,
    Refused,
    Request,
    Response,
    Shelf,
    Throttled,
    Unavailable,
)
from enrich.model import SourceName
from enrich.sources.crossref import Crossref, WorkByAlias, WorkByDoi, WorksByIsbn, WorksByPii, WorkSearch

CROSSREF = Crossref()
COMMA = WorkByDoi(doi="10.5555/a,b")


def dois(*values: str) -> tuple[WorkByDoi, ...]:
    return tuple(WorkByDoi(doi=value) for value in values)


def packed(*questions: Question) -> Request:
    return CROSSREF.pack(questions, {})


def line(request: Request) -> str:
    query = f"?{urlencode(request.params)}" if request.params else ""
    return f"{request.method} {request.path}{query} HTTP/1.1"


def work(doi: str, **more: Any) -> dict[str, Any]:
    return {"DOI": doi, "title": ["Lamps"], "type": "journal-article", "reference": [{"key": "1"}], "score": 1.0} | more


def response(body: object, status: int = 200, **more: Any) -> Response:
    return Response(status=status, body=body if isinstance(body, bytes) else json.dumps(body).encode(), **more)


def works(*items: object, total: int | None = None) -> Response:
    message = {
        "facets": {},
        "total-results": len(items) if total is None else total,
        "items": items,
        "items-per-page": 20,
    }
    return response({"status": "ok", "message-type": "work-list", "message-version": "1.0.0", "message": message})


def single(item: object, **more: Any) -> Response:
    return response({"status": "ok", "message-type": "work", "message-version": "1.0.0", "message": item}, **more)


def refused(*complaints: tuple[str, str], status: int = 400) -> Response:
    message = [{"type": "invalid", "value": value, "message": text} for value, text in complaints]
    return response({"status": "failed", "message-type": "validation-failure", "message": message}, status=status)


def answers(questions: Sequence[Question], got: Response) -> list[Answer]:
    outcome = CROSSREF.unpack(questions, got)
    assert isinstance(outcome, Answered), outcome
    assert set(outcome.answers) == set(questions)
    return [outcome.answers[each] for each in questions]  # type: ignore[misc]  # Crossref never says "unchanged"


def stored(answer: Answer) -> Any:
    assert isinstance(answer, Found), answer
    return json.loads(answer.record)


# --- lanes ------------------------------------------------------------------------------------

PUBLIC = Pool(name="crossref", pace=Pace(requests=1, per=1, concurrency=1))


@pytest.mark.parametrize(
    ("question", "name", "batch", "rank"),
    [
        (WorkByDoi(doi="10.5555/a"), "doi", 50, 0),
        (COMMA, "single", 1, 0),
        (WorkByDoi(doi="10.5555/a b"), "single", 1, 0),
        (WorkByAlias(doi="10.5555/a"), "single", 1, 0),
        (WorksByPii(pii="S0957417425001001"), "alternative-id", 50, 1),
        (WorksByIsbn(isbn="9780000000019"), "isbn", 5, 2),
        (WorkSearch(text="lamps"), "search", 1, 3),
    ],
)
def test_batches_go_before_searches_under_one_limit(question: Question, name: str, batch: int, rank: int) -> None:
    lane = CROSSREF.lane(question)
    assert (lane.name, lane.pool, lane.batch, lane.rank) == (name, PUBLIC, batch, rank)


def test_a_contact_address_widens_the_limits() -> None:
    polite = Crossref(polite=True)
    pools = {polite.lane(each).pool for each in (WorkSearch(text="lamps"), COMMA)}
    assert pools == {Pool(name="crossref", pace=Pace(requests=3, per=1, concurrency=3))}


def test_crossref_is_asked_its_own_questions() -> None:
    assert CROSSREF.name is COMMA.source


# --- packing ----------------------------------------------------------------------------------


def test_dois_travel_in_one_filter_and_never_forget_their_rows() -> None:
    request = packed(*dois("10.5555/a", "10.1002/(sici)1(1998)6:4<2::aid-q>3.0.co;2-t"))
    assert request == Request(
        source=SourceName.CROSSREF,
        path="/works",
        params=(("filter", "doi:10.5555/a,doi:10.1002/(sici)1(1998)6:4<2::aid-q>3.0.co;2-t"), ("rows", "2")),
    )


def test_a_doi_that_no_filter_can_carry_goes_alone() -> None:
    assert packed(COMMA) == Request(source=SourceName.CROSSREF, path="/works/10.5555%2Fa%2Cb")


def test_a_pii_may_be_stated_by_foreign_records_so_there_is_room_for_them() -> None:
    request = packed(WorksByPii(pii="S1"), WorksByPii(pii="S2"))
    assert request.params == (("filter", "alternative-id:S1,alternative-id:S2"), ("rows", "40"))


def test_an_isbn_brings_a_book_and_its_chapters() -> None:
    request = packed(WorksByIsbn(isbn="9780000000019"))
    assert request.params == (("filter", "isbn:9780000000019"), ("rows", "200"))


def test_a_search_asks_for_eight_records_and_only_for_what_select_accepts() -> None:
    request = packed(WorkSearch(text=" Dimming\nlamps,  Lampe 2025 ", prefix="10.1109"))
    given = dict(request.params)
    selected = given.pop("select").split(",")
    assert given == {"query.bibliographic": "Dimming lamps, Lampe 2025", "filter": "prefix:10.1109", "rows": "8"}
    assert {"DOI", "resource", "link", "relation", "update-to", "updated-by", "alternative-id"} <= set(selected)
    assert not {"language", "subtype", "reference-count", "institution", "reference"} & set(selected)
    assert "filter" not in dict(packed(WorkSearch(text="lamps")).params)


@pytest.mark.parametrize("text", ["lamp " * 2000, "ランプの研究" * 500, "x" * 9000])
def test_a_long_citation_is_cut_to_what_a_request_line_carries(text: str) -> None:
    request = packed(WorkSearch(text=text, prefix="10.1109"))
    assert len(line(request)) <= 3500
    assert text.startswith(dict(request.params)["query.bibliographic"])
    assert len(dict(request.params)["query.bibliographic"]) > 150


def test_a_batch_holds_fifty() -> None:
    assert CROSSREF.room(dois(*(f"10.5555/{number}" for number in range(80)))) == 50
    assert CROSSREF.room(dois("10.5555/1", "10.5555/2")) == 2


def test_a_doi_longer_than_the_line_goes_all_the_same() -> None:
    assert CROSSREF.room(dois("10.5555/" + "x" * 9000, "10.5555/2")) == 1
    assert CROSSREF.room([COMMA, COMMA]) == 1


@given(
    st.lists(
        st.text(
            st.characters(codec="utf-8", exclude_characters=",", exclude_categories=["Cc", "Zs", "Zl", "Zp"]),
            min_size=1,
            max_size=300,
        ),
        min_size=1,
        max_size=60,
    )
)
def test_no_batch_breaks_the_bound_of_the_request_line(suffixes: list[str]) -> None:
    questions = [
        each for each in dois(*(f"10.5555/{suffix}" for suffix in suffixes)) if CROSSREF.lane(each).name == "doi"
    ]
    if questions:
        room = CROSSREF.room(questions)
        assert 1 <= room <= 50
        assert room == 1 or len(line(packed(*questions[:room]))) <= 3500


# --- unpacking --------------------------------------------------------------------------------


def test_works_are_told_by_their_doi_not_by_their_place_and_unknown_ones_are_absent() -> None:
    asked = dois("10.5555/a", "10.5555/b", "10.5555/none")
    first, second, third = answers(asked, works(work("10.5555/B"), work("10.5555/a")))
    assert (stored(first)["DOI"], stored(second)["DOI"]) == ("10.5555/a", "10.5555/B")
    assert third == Absent(reason="Crossref has none")


def test_a_record_is_kept_without_its_references_in_the_same_bytes_each_time() -> None:
    (answer,) = answers(dois("10.5555/a"), works(work("10.5555/a", title=["Łamp \ud800"], indexed={"version": "3"})))
    assert answer == Found(
        record=b'{"DOI":"10.5555/a","title":["\\u0141amp \\ud800"],"type":"journal-article"}', shelf=Shelf.PUBLISHED
    )


def test_a_preprint_keeps_for_a_shorter_time() -> None:
    (answer,) = answers(dois("10.5555/a"), works(work("10.5555/a", type="posted-content")))
    assert isinstance(answer, Found)
    assert answer.shelf is Shelf.PREPRINT


def test_an_alias_is_answered_by_the_record_that_states_it() -> None:
    (answer,) = answers(dois("10.5555/old"), works(work("10.5555/new", aliases=["10.5555/OLD"])))
    assert stored(answer)["DOI"] == "10.5555/new"


def test_an_incomplete_list_is_no_absence() -> None:
    why = "expected 3 works, got 1 of them"
    assert CROSSREF.unpack(dois("10.5555/a", "10.5555/b"), works(work("10.5555/b"), total=3)) == Refused(
        reason=why, alone=Unavailable(reason=why)
    )


def test_a_book_with_more_chapters_than_rows_is_answered_with_those_that_came() -> None:
    outcome = CROSSREF.unpack(
        [WorksByIsbn(isbn="9780000000019")], works(work("10.5555/c", ISBN=["9780000000019"]), total=900)
    )
    assert isinstance(outcome, Refused)
    assert [each["DOI"] for each in stored(outcome.alone)] == ["10.5555/c"]


def test_a_pii_is_compared_whole_and_foreign_records_are_dropped() -> None:
    asked = (WorksByPii(pii="S0957417425001001"), WorksByPii(pii="S0957417425001002"))
    got = works(
        work("10.5555/a", **{"alternative-id": ["s0957-4174(25)00100-1", None]}),
        work("10.5555/b", **{"alternative-id": ["271"]}),
        work("10.5555/c", **{"alternative-id": "S0957417425001002"}),
        work("10.5555/d", **{"alternative-id": ["S0957417425001001", "S0957417425001001"]}),
        "junk",
        {"title": ["no DOI"]},
    )
    first, second = answers(asked, got)
    assert [each["DOI"] for each in stored(first)] == ["10.5555/a", "10.5555/d"]
    assert second == Absent(reason="Crossref has none")


def test_a_search_keeps_what_was_found_in_its_order() -> None:
    (answer,) = answers([WorkSearch(text="lamps")], works(work("10.5555/b"), work("10.5555/a"), total=99_000))
    assert [each["DOI"] for each in stored(answer)] == ["10.5555/b", "10.5555/a"]
    assert isinstance(answer, Found)
    assert answer.shelf is Shelf.SEARCH
    assert answers([WorkSearch(text="lamps")], works()) == [Absent(reason="Crossref found nothing")]


def test_a_single_record_is_the_one_asked_for_or_the_one_that_crossref_leads_to() -> None:
    assert stored(answers([COMMA], single(work("10.5555/A,B")))[0])["DOI"] == "10.5555/A,B"
    led = single(work("10.5555/new"), url="https://api.crossref.org/works/10.5555%2FNEW?mailto=x")
    assert stored(answers([COMMA], led)[0])["DOI"] == "10.5555/new"
    stray = single(work("10.5555/new"), url="https://api.crossref.org/works/10.5555%2Fa%2Cb")
    assert CROSSREF.unpack([COMMA], stray) == Failed(reason="asked for 10.5555/a,b, got 10.5555/new")


@pytest.mark.parametrize(
    "body", [b"Resource not found.", b"", b'{"status":"failed","message-type":"resource-failure"}']
)
def test_a_single_record_that_is_not_found_is_absent_whatever_the_body_is(body: bytes) -> None:
    assert answers([COMMA], response(body, status=404)) == [Absent(reason="Crossref has no such DOI")]


@pytest.mark.parametrize(
    ("questions", "got", "outcome"),
    [
        ([COMMA], response(b"<html>no such page", status=404), Failed(reason="HTTP 404 Not Found")),
        (dois("10.5555/a"), response(b"Resource not found.", status=404), Failed(reason="HTTP 404 Not Found")),
        ([COMMA], response(b"", status=301), Failed(reason="HTTP 301 Moved Permanently")),
        ([COMMA], response(b"", status=204), Failed(reason="HTTP 204 No Content")),
        ([COMMA], response(b"", status=403), Blocked(reason="HTTP 403 Forbidden: Crossref does not serve us")),
        ([COMMA], response(b"", status=401), Blocked(reason="HTTP 401 Unauthorized: Crossref does not serve us")),
        (
            [COMMA],
            response(b"<html><body><h1>429 Too Many Requests</h1>", status=429),
            Throttled(reason="HTTP 429 Too Many Requests"),
        ),
        (
            [COMMA],
            response(
                b"", status=429, headers={"retry-after": "Sun, 22 Nov 2026 12:00:30 GMT"}, received=1_795_348_800.0
            ),
            Throttled(reason="HTTP 429 Too Many Requests", retry_after=30.0),
        ),
        ([COMMA], response({"status": "error"}, status=500), Failed(reason="HTTP 500 Internal Server Error")),
        ([COMMA], response(b"<html>", status=504), Failed(reason="HTTP 504 Gateway Timeout")),
        ([COMMA], response(b"<html>"), Failed(reason="HTTP 200 OK: expected an answer of status ok, got no JSON")),
        (
            [COMMA],
            response(b'{"status":"ok"'),
            Failed(reason="HTTP 200 OK: expected an answer of status ok, got no JSON"),
        ),
        ([COMMA], response(b"[" * 100_000), Failed(reason="HTTP 200 OK: expected an answer of status ok, got no JSON")),
        ([COMMA], response([]), Failed(reason="HTTP 200 OK: expected an answer of status ok, got a JSON list")),
        (
            [COMMA],
            response({"status": "failed", "message": []}),
            Failed(reason="HTTP 200 OK: expected an answer of status ok, got failed"),
        ),
        ([COMMA], single(None), Failed(reason="expected a work, got none")),
        (dois("10.5555/a"), single([]), Failed(reason="expected a list of works, got none")),
        (dois("10.5555/a"), single({"items": None}), Failed(reason="expected a list of works, got none")),
    ],
)
def test_what_is_no_answer_is_never_an_absence(questions: Sequence[Question], got: Response, outcome: Outcome) -> None:
    assert CROSSREF.unpack(questions, got) == outcome


@pytest.mark.parametrize(
    ("questions", "got", "why", "is_absent"),
    [
        (dois("10.5555/a"), response(b"", status=414), "HTTP 414 {}", False),
        (dois("10.5555/a"), refused(("doi", "no such filter"), ("x", "nor this ")), "HTTP 400 {}: no such filter; nor this", False),
        (dois("10.5555/a"), refused(("10.5555/A", "no DOI")), "HTTP 400 {}: no DOI", True),
        (dois("10.5555/a"), refused(("doi:10.5555/a", "no DOI")), "HTTP 400 {}: no DOI", True),
        ([WorkByAlias(doi="10.5555/a")], refused(("10.5555/a", "no DOI")), "HTTP 400 {}: no DOI", True),
        ([COMMA], refused(("10.5555/a,b", "no DOI")), "HTTP 400 {}: no DOI", True),
        ([WorkSearch(text="lamps")], refused(("lamps", "no text")), "HTTP 400 {}: no text", False),
        (dois("10.5555/a"), response({"status": "failed", "message": ["junk"]}, status=400), "HTTP 400 {}", False),
    ],
)  # fmt: skip
def test_a_refused_batch_is_split_and_a_lone_question_absent_only_where_its_value_is_named(
    questions: Sequence[Question], got: Response, why: str, *, is_absent: bool
) -> None:
    told = why.format(HTTPStatus(got.status).phrase)
    alone: Answer = Absent(reason=told) if is_absent else Unavailable(reason=told)
    assert CROSSREF.unpack(questions, got) == Refused(reason=told, alone=alone)


# --- pace -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headers", "pace"),
    [
        ({}, (3, 1, 3)),
        ({"x-rate-limit-limit": "3", "x-rate-limit-interval": "1s", "x-concurrency-limit": "3"}, (3, 1, 3)),
        ({"x-rate-limit-limit": "10", "x-rate-limit-interval": "1s"}, (3, 1, 3)),
        ({"x-rate-limit-limit": "1", "x-rate-limit-interval": "1s", "x-concurrency-limit": "1"}, (1, 1, 1)),
        ({"x-rate-limit-limit": "3", "x-rate-limit-interval": "2s"}, (3, 2, 3)),
        ({"x-rate-limit-limit": "50", "x-rate-limit-interval": "1m"}, (3, 3.75, 3)),
        ({"x-rate-limit-limit": "3", "x-rate-limit-interval": "500ms"}, (3, 1, 3)),
        ({"x-rate-limit-limit": "1", "x-rate-limit-interval": "1h"}, (1, 3600, 3)),
        ({"x-rate-limit-limit": "1", "x-rate-limit-interval": "2"}, (1, 2, 3)),
        ({"x-rate-limit-limit": "0", "x-rate-limit-interval": "1s", "x-concurrency-limit": "0"}, (3, 1, 3)),
        ({"x-rate-limit-limit": "1", "x-rate-limit-interval": "0s"}, (3, 1, 3)),
        ({"x-rate-limit-limit": "1"}, (3, 1, 3)),
        ({"x-rate-limit-limit": "many", "x-rate-limit-interval": "1s", "x-concurrency-limit": "-2"}, (3, 1, 3)),
        ({"x-rate-limit-limit": "²", "x-rate-limit-interval": "1 fortnight", "x-concurrency-limit": "9"}, (3, 1, 3)),
        ({"x-api-pool": "plus"}, (3, 1, 3)),
    ],
)
def test_headers_slow_us_down_and_never_speed_us_up(headers: dict[str, str], pace: tuple[int, float, int]) -> None:
    pool = Crossref(polite=True).lane(WorkSearch(text="lamps")).pool
    requests, per, concurrency = pace
    got = CROSSREF.pace(pool, Response(status=200, body=b"", headers=headers))
    assert got == Pace(requests=requests, per=per, concurrency=concurrency)


@given(st.integers(1, 200), st.floats(0.1, 100))
def test_no_header_allows_more_in_any_interval_than_it_says(limit: int, interval: float) -> None:
    headers = {"x-rate-limit-limit": str(limit), "x-rate-limit-interval": f"{interval:.3f}s"}
    pace = CROSSREF.pace(PUBLIC, Response(status=200, body=b"", headers=headers))
    assert pace.requests / pace.per <= 1
    windows = float(f"{interval:.3f}") / pace.per
    assert pace.requests * windows <= limit + 1e-6
