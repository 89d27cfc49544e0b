"""The stand-in counts as the services publish it, measured at arrival, with a clock of the test's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from standin.arxiv import Arxiv
from standin.crossref import Crossref
from standin.github import Github, Terms
from standin.ledger import Asked, Ledger, Service
from standin.limits import Flights, Points, Quota, Scale, Window
from standin.semanticscholar import SemanticScholar
from standin.server import App
from standin.wire import Call, Reply
from standin.world import Repo, World

LISTS, SINGLE = ("/works", "rows=0"), ("/works/10.5555%2Fx", "")


def call(
    arrived: float, path: str = "/", query: str = "", *, connection: int = 1, method: str = "GET", **headers: str
) -> Call:
    said = {"user-agent": "test", "accept": "*/*"} | {name.replace("_", "-"): value for name, value in headers.items()}
    return Call(
        method=method,
        path=path,
        query=query,
        headers=said,
        body=b"{}",
        line_bytes=20,
        arrived=arrived,
        connection=connection,
    )


def admit(app: App, asked: Call, *, others: int = 0, leave: bool = True) -> Reply | None:
    """Let one call arrive, and leave at once unless it is to stay under way."""
    record = Asked(
        service=app.service,
        method=asked.method,
        path=asked.path,
        params=asked.params,
        body=b"",
        arrived=asked.arrived,
        connection=asked.connection,
    )
    refusal = app.admit(asked, record, others)
    if refusal is None and leave:
        app.leave(asked)
    return refusal


def admitted(app: App, calls: Sequence[Call]) -> list[bool]:
    return [admit(app, each) is None for each in calls]


def crossref(ledger: Ledger, **options: Any) -> Crossref:
    return Crossref(World(), ledger, Scale(), lambda: 0.0, **options)


def github(ledger: Ledger, clock: list[float], **terms: Any) -> Github:
    world = World(repos=[Repo(id=1, full_name="o/r")])
    return Github(world, ledger, Scale(), now=lambda: clock[0], wall=lambda: 1_000_000 + clock[0], terms=Terms(**terms))


# --- the ways to count ---


def test_a_window_slides() -> None:
    window = Window(2, 1.0)
    assert [window.admit(at) == 0 for at in (0.0, 0.9, 0.95, 1.0, 1.5, 1.9)] == [True, True, False, True, False, True]


def test_a_refused_arrival_does_not_count() -> None:
    window = Window(1, 1.0)
    assert window.admit(0.0) == 0
    assert window.admit(0.5) == pytest.approx(0.5)
    assert window.admit(1.0) == 0


def test_a_quota_resets_by_the_clock_not_by_sliding() -> None:
    quota = Quota(2, 3600)
    assert [quota.spend(at) for at in (0, 3599, 3599.5, 3600)] == [True, True, False, True]
    assert quota.reset == 7200


def test_points_are_summed_within_a_minute() -> None:
    points = Points(10, 60)
    assert [points.admit(at, 5) == 0 for at in (0.0, 1.0, 2.0, 60.0)] == [True, True, False, True]


def test_flights_are_limited_until_one_lands() -> None:
    flights = Flights(1)
    assert flights.enter(1)
    assert not flights.enter(2)
    flights.leave(1)
    assert flights.enter(2)


def test_a_scale_shortens_periods_and_raises_rates() -> None:
    assert Scale(factor=50, slack=0.5).period(3.0) == pytest.approx(0.03)
    assert Scale(factor=50).rate(3) == 150


# --- Crossref ---


@pytest.mark.parametrize(
    ("query", "agent", "path", "rate"),
    [
        ("", "test", LISTS[0], 1),
        ("", "test", SINGLE[0], 5),
        ("mailto=a@example.org", "test", LISTS[0], 3),
        ("mailto=a@example.org", "test", SINGLE[0], 10),
        ("", "test (mailto:a@example.org)", LISTS[0], 3),
        ("", "test", f"/v1{SINGLE[0]}", 5),
        ("", "test", "/prefixes/10.5555/works", 1),
    ],
)
def test_crossref_has_a_limit_for_each_pool(query: str, agent: str, path: str, rate: int) -> None:
    ledger = Ledger()
    calls = [call(0.01 * number, path, query, user_agent=agent) for number in range(rate + 1)]
    assert admitted(crossref(ledger), calls) == [True] * rate + [False]
    assert [(each.rule, each.service) for each in ledger.violations] == [("rate", Service.CROSSREF)]


def test_crossref_pools_do_not_share_their_limits() -> None:
    ledger = Ledger()
    calls = [call(0.0, *LISTS), call(0.0, *SINGLE), call(0.0, "/works", "mailto=a@example.org")]
    assert admitted(crossref(ledger), calls) == [True, True, True]


@pytest.mark.parametrize(("query", "limit"), [("", 1), ("mailto=a@example.org", 3)])
def test_crossref_limits_how_many_are_under_way(query: str, limit: int) -> None:
    ledger = Ledger()
    app = crossref(ledger)
    calls = [call(0.0, SINGLE[0], query, connection=number) for number in range(limit + 1)]
    assert [admit(app, each, leave=False) is None for each in calls] == [True] * limit + [False]
    assert [each.rule for each in ledger.violations] == ["concurrency"]
    app.leave(calls[0])
    assert admit(app, calls[-1]) is None


@pytest.mark.parametrize(("told", "header"), [(None, ""), ("2", "2")])
def test_crossref_says_when_to_come_again_only_where_told_to(told: str | None, header: str) -> None:
    app = crossref(Ledger(), retry_after=told)
    admit(app, call(0.0, *LISTS))
    refusal = admit(app, call(0.1, *LISTS))
    assert refusal is not None
    assert (refusal.status, refusal.body, refusal.header("retry-after"), refusal.header("x-rate-limit-limit")) == (
        429,
        b"",
        header,
        "",
    )


# --- arXiv ---


def test_arxiv_admits_one_in_three_seconds() -> None:
    ledger = Ledger()
    app = Arxiv(World(), ledger, Scale(), lambda: 0.0)
    assert admitted(app, [call(at) for at in (0.0, 2.999, 3.0, 6.0)]) == [True, False, True, True]
    assert [each.rule for each in ledger.violations] == ["rate"]


def test_arxiv_admits_one_at_a_time_and_one_connection() -> None:
    ledger = Ledger()
    app = Arxiv(World(), ledger, Scale(), lambda: 0.0)
    first = call(0.0)
    admit(app, first, leave=False)
    admit(app, call(4.0, connection=2))
    app.leave(first)
    refusal = admit(app, call(8.0, connection=2), others=1)
    assert [each.rule for each in ledger.violations] == ["concurrency", "connections"]
    assert refusal is not None
    assert (refusal.status, refusal.body, refusal.header("content-type")) == (429, b"Rate exceeded.", "text/html")


# --- Semantic Scholar ---


def test_semantic_scholar_admits_one_a_second_with_the_key() -> None:
    ledger = Ledger()
    app = SemanticScholar(World(), ledger, Scale(), lambda: 0.0, key="k")
    assert admitted(app, [call(at, x_api_key="k") for at in (0.0, 0.99, 1.0)]) == [True, False, True]
    assert len(ledger.violations) == 1


def test_semantic_scholar_forbids_a_wrong_key() -> None:
    ledger = Ledger()
    refusal = admit(SemanticScholar(World(), ledger, Scale(), lambda: 0.0, key="k"), call(0.0, x_api_key="other"))
    assert refusal is not None
    assert (refusal.status, refusal.body, ledger.violations) == (403, b'{"message": "Forbidden"}', [])


def test_semantic_scholar_without_a_key_is_a_matter_of_chance_and_no_violation() -> None:
    ledger = Ledger()
    app = SemanticScholar(World(), ledger, Scale(), lambda: 0.0, keyless_429=0.3)
    passed = sum(admitted(app, [call(0.0) for _ in range(1000)]))
    assert 600 < passed < 800
    assert ledger.violations == []


# --- GitHub ---


def test_github_gives_sixty_an_hour_to_the_anonymous() -> None:
    ledger, clock = Ledger(), [0.0]
    app = github(ledger, clock, anonymous=2)
    statuses = []
    for at in (0.0, 1.0, 2.0, 3600.0):
        clock[0] = at
        asked = call(at, "/repos/o/r")
        refusal = admit(app, asked)
        statuses.append((refusal or app.answer(asked, record(asked))).status)
    assert statuses == [200, 200, 403, 200]
    assert [(each.rule, each.detail) for each in ledger.violations] == [("quota", "2 per hour are spent (anonymous)")]


def test_github_says_what_is_left_and_when_it_comes_back() -> None:
    app = github(Ledger(), [5.0])
    asked = call(5.0, "/repos/o/r")
    admit(app, asked)
    reply = app.answer(asked, record(asked))
    told = {name: reply.header(f"x-ratelimit-{name}") for name in ("limit", "remaining", "used", "reset", "resource")}
    assert told == {"limit": "60", "remaining": "59", "used": "1", "reset": "1003605", "resource": "core"}


def test_github_does_not_count_a_304_of_the_authorised_only() -> None:
    app = github(Ledger(), [0.0])
    counted = {}
    for who, authorization in {"anonymous": "", "core": "Bearer synthetic-token"}.items():
        first = app.answer(call(0.0, "/repos/o/r", authorization=authorization), record(call(0.0)))
        again = call(0.0, "/repos/o/r", if_none_match=first.header("etag"), authorization=authorization)
        assert app.answer(again, record(again)).status == 304
        counted[who] = app.quotas[who].used
    assert counted == {"anonymous": 2, "core": 1}


def test_github_graphql_answers_200_when_the_points_are_spent() -> None:
    ledger = Ledger()
    app = github(ledger, [0.0], points=0)
    refusal = admit(app, call(0.0, "/graphql", method="POST", authorization="bearer synthetic-token"))
    assert refusal is not None
    assert refusal.status == 200
    assert b'"type":"RATE_LIMITED"' in refusal.body
    assert refusal.header("x-ratelimit-remaining") == "0"


def test_github_has_a_secondary_limit_by_the_minute() -> None:
    ledger = Ledger()
    app = github(ledger, [0.0], retry_after="60")
    calls = [call(0.0, "/repos/o/r", authorization="Bearer synthetic-token") for _ in range(901)]
    refusals = [refusal for each in calls if (refusal := admit(app, each))]
    assert [(each.status, each.header("retry-after")) for each in refusals] == [(403, "60")]
    assert [each.rule for each in ledger.violations] == ["secondary"]


def test_github_notes_requests_side_by_side_as_advice_not_taken() -> None:
    ledger = Ledger()
    app = github(ledger, [0.0])
    admit(app, call(0.0, "/repos/o/r"), leave=False)
    assert admit(app, call(0.0, "/repos/o/r", connection=2)) is None
    assert [each.rule for each in ledger.advice] == ["serial"]
    assert ledger.violations == []


def record(asked: Call) -> Asked:
    return Asked(
        service=Service.GITHUB,
        method=asked.method,
        path=asked.path,
        params=asked.params,
        body=b"",
        arrived=asked.arrived,
        connection=1,
    )


# --- the ledger ---


def asked(path: str, *, status: int = 200, fault: str = "", items: tuple[str, ...] = (), mailto: str = "") -> Asked:
    params = (("mailto", mailto),) if mailto else ()
    return Asked(
        service=Service.CROSSREF,
        method="GET",
        path=path,
        params=params,
        body=b"",
        arrived=0.0,
        connection=1,
        status=status,
        fault=fault,
        items=items,
    )


def test_a_question_is_made_twice_only_where_it_had_been_answered() -> None:
    ledger = Ledger(
        asked=[
            asked("/a", status=429),
            asked("/a"),
            asked("/b", fault="outage"),
            asked("/b"),
            asked("/c", status=503),
            asked("/c"),
        ]
    )
    assert ledger.repeats() == {}


def test_the_contact_is_no_part_of_the_question() -> None:
    ledger = Ledger(asked=[asked("/a", mailto="a@example.org"), asked("/a")])
    assert list(ledger.repeats().values()) == [2]


def test_an_item_is_asked_again_in_whatever_company() -> None:
    ledger = Ledger(asked=[asked("/a", items=("doi:1", "doi:2")), asked("/b", items=("doi:2",))])
    assert ledger.repeated_items() == {("crossref", "doi:2"): 2}


def test_requests_are_counted_from_a_bookmark_on() -> None:
    ledger = Ledger(asked=[asked("/a"), asked("/b")])
    assert ledger.counts(1)[Service.CROSSREF] == 1
    assert ledger.counts()[Service.ARXIV] == 0


def test_the_ledger_prints_what_it_holds() -> None:
    ledger = Ledger(asked=[asked("/a")])
    assert str(ledger).splitlines()[:2] == ["crossref: 1 requests", "arxiv: 0 requests"]
