"""The stand-in as a whole, and what goes wrong with it by switch."""

from __future__ import annotations

import asyncio
import gc
import socket
from contextlib import suppress
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from standin import Service, StandIn, World, faults
from standin.client import ask
from standin.generated import List
from standin.variants import variants

pytest_plugins = ["standin.fixtures"]

ATOM = "{http://www.w3.org/2005/Atom}"
TOTAL = "{http://a9.com/-/spec/opensearch/1.1/}totalResults"


# --- faults ---
def test_a_refused_connection_comes_back_on_the_same_port(standin: StandIn) -> None:
    address = ("127.0.0.1", standin.listeners[Service.CROSSREF].port)
    standin.refuse(Service.CROSSREF)
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(address, timeout=1)
    standin.restore(Service.CROSSREF)
    socket.create_connection(address, timeout=1).close()


@pytest.mark.parametrize(
    ("fault", "status", "body"),
    [
        (faults.outage(retry_after="7"), 503, b"<html><body><h1>503"),
        (faults.burst(502), 502, b'{"message":"Internal error"}'),
        (faults.throttled(seconds=3), 429, b""),
        (faults.rate_exceeded(200), 200, b"Rate exceeded."),
        (faults.blocked(), 403, b"Access Denied"),
        (faults.secondary(60), 403, b'{"message":"You have exceeded a secondary rate limit.'),
        (faults.forbidden(), 403, b'{"message":"Must have admin rights'),
        (faults.not_acceptable(), 406, b"Not Acceptable"),
        (faults.garbage(), 200, b'{"unexpected"'),
        (faults.elsewhere("http://127.0.0.2/"), 302, b""),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_a_fault_is_played_and_written_down(standin: StandIn, fault: faults.Fault, status: int, body: bytes) -> None:
    standin.play(Service.SEMANTICSCHOLAR, fault)
    answer = ask(standin, Service.SEMANTICSCHOLAR, "/graph/v1/paper/0")
    assert (answer.status, answer.body[: len(body)]) == (status, body)
    assert standin.ledger.asked[0].fault == fault.name
    assert not standin.ledger.asked[0].answered


def test_a_retry_after_can_be_a_date(standin: StandIn) -> None:
    standin.play(Service.CROSSREF, faults.throttled(seconds=60, as_date=True, now=0.0))
    assert ask(standin, Service.CROSSREF, "/works/x").headers["retry-after"] == "Thu, 01 Jan 1970 00:01:00 GMT"


def test_a_fault_ends_after_its_times_and_hits_only_what_it_is_for(standin: StandIn) -> None:
    standin.play(Service.CROSSREF, faults.burst(500, times=1), match="/agency")
    statuses = [
        ask(standin, Service.CROSSREF, path).status for path in ("/works/x", "/works/x/agency", "/works/y/agency")
    ]
    assert statuses == [404, 500, 404]


@pytest.mark.parametrize("fault", [faults.broken_gzip(), faults.cut_short()], ids=lambda fault: str(fault.name))
def test_a_body_can_break_off(standin: StandIn, fault: faults.Fault) -> None:
    standin.play(Service.GITHUB, fault)
    with pytest.raises(Exception, match=r"IncompleteRead|ended before"):
        assert ask(standin, Service.GITHUB, "/rate_limit", accept_encoding="gzip").text


@pytest.mark.parametrize("fault", [faults.hang(), faults.slow(60)], ids=lambda fault: str(fault.name))
def test_an_answer_can_be_kept_waiting_for(standin: StandIn, fault: faults.Fault) -> None:
    standin.play(Service.GITHUB, fault)
    with pytest.raises(TimeoutError):
        ask(standin, Service.GITHUB, "/rate_limit", timeout=0.1)


def test_a_dripping_body_comes_whole_in_the_end(standin: StandIn) -> None:
    standin.play(Service.GITHUB, faults.dripping(0.001))
    assert "resources" in ask(standin, Service.GITHUB, "/rate_limit").json


def test_a_huge_body_is_small_on_the_wire(standin: StandIn) -> None:
    standin.play(Service.CROSSREF, faults.huge(megabytes=8))
    answer = ask(standin, Service.CROSSREF, "/works/x", accept_encoding="gzip")
    assert len(answer.body) < 100_000 < len(answer.text)


def test_an_empty_feed_claims_that_nothing_is_there(make_standin: Any) -> None:
    standin = make_standin(variants())
    standin.play(Service.ARXIV, faults.empty_feed())
    answer = ask(standin, Service.ARXIV, "/api/query", {"id_list": "2401.00001"})
    feed = ET.fromstring(answer.body)
    assert (feed.findall(f"{ATOM}entry"), feed.findtext(TOTAL)) == ([], "0")


def test_a_bug_of_the_stand_in_is_written_down(make_standin: Any) -> None:
    standin = make_standin(World())
    standin.play(Service.CROSSREF, faults.Fault(name="bug", play=lambda _: 1 / 0))  # type: ignore[arg-type,return-value]  # a bug
    ask(standin, Service.CROSSREF, "/works/x")
    assert "ZeroDivisionError" in standin.ledger.bugs[0]


# --- the whole ---
def test_the_configuration_names_every_service(standin: StandIn) -> None:
    lines = standin.config().splitlines()
    assert [line for line in lines if line.startswith("[")] == [
        "[crossref]",
        "[arxiv]",
        "[semanticscholar]",
        "[github]",
    ]
    assert lines[-1] == f'graphql_url = "{standin.url(Service.GITHUB)}/graphql"'


def test_secrets_are_given_only_where_wanted(standin: StandIn) -> None:
    assert standin.secrets() == {}
    assert sorted(standin.secrets(mailto=True, tokens=True)) == [
        "ENRICH_MAILTO",
        "GITHUB_TOKEN",
        "SEMANTIC_SCHOLAR_API_KEY",
    ]


def test_an_answer_that_nobody_waits_for_counts_as_none(standin: StandIn) -> None:
    request = b"GET /works/x HTTP/1.1\r\nHost: x\r\nUser-Agent: t\r\n\r\n"
    standin.play(Service.CROSSREF, faults.slow(0.05))
    with socket.create_connection(("127.0.0.1", standin.listeners[Service.CROSSREF].port), timeout=5) as connection:
        connection.sendall(request)
    standin.restore(Service.CROSSREF)
    ask(standin, Service.CROSSREF, "/works/x")
    assert standin.ledger.repeats() == {}


def test_a_connection_is_kept_for_the_next_request(standin: StandIn, small_list: List) -> None:
    doi = next(iter(small_list.setting.world.deposits))
    request = f"GET /works/{doi} HTTP/1.1\r\nHost: x\r\nUser-Agent: t\r\n\r\n".encode()
    with socket.create_connection(("127.0.0.1", standin.listeners[Service.CROSSREF].port), timeout=5) as connection:
        for _ in range(2):
            connection.sendall(request)
            assert connection.recv(65536).startswith(b"HTTP/1.1 200 OK")
    assert [each.connection for each in standin.ledger.asked] == [1, 1]
    assert len(standin.ledger.repeats()) == 1


@pytest.mark.anyio
@pytest.mark.parametrize("turns", range(6))
async def test_a_connection_is_closed_however_far_it_was_accepted(turns: int) -> None:
    listener, others = StandIn(World()).listeners[Service.ARXIV], asyncio.all_tasks()
    await listener.open()
    with socket.create_connection(("127.0.0.1", listener.port), timeout=1) as connection:
        for _ in range(turns):
            await asyncio.sleep(0)
        await listener.close()
        gc.collect()  # what was left open warns now
        with suppress(ConnectionResetError):
            assert connection.recv(1) == b""
    assert asyncio.all_tasks() == others
