"""A desk over a service that is written here: what it asks, how often, and what it says when the service fails."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ClassVar

import anyio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enrich.agenda import Agenda
from enrich.cache import Cache
from enrich.desk import Desk, Manners, Premises
from enrich.errors import FetchError, TransientError
from enrich.flow import (
    Absent,
    Answer,
    Answered,
    Blocked,
    Failed,
    Found,
    Lane,
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
    Unchanged,
)
from enrich.model import SourceName
from enrich.observe import Silent
from enrich.pacing import Patience
from enrich.reception import Reception

pytestmark = pytest.mark.anyio

QUICK = Pool(name="quick", pace=Pace(requests=1000, per=0.001, concurrency=50))
KEEP = dict.fromkeys(Shelf, 1000.0)
BRISK = Patience(attempts=3, failures=4, first_failures=3, first_wait=0.001, longest_wait=2.0, pause=60.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ByNumber(Question):
    source: ClassVar[SourceName] = SourceName.CROSSREF

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere(Question):
    source: ClassVar[SourceName] = SourceName.ARXIV

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Search(Question):
    source: ClassVar[SourceName] = SourceName.CROSSREF

    text: str


@dataclass(slots=True)
class Numbers:
    """A source of numbers: even ones exist, odd ones do not; three numbers fit into a request."""

    name: SourceName = SourceName.CROSSREF
    batch: int = 3
    pool: Pool = QUICK

    def lane(self, question: Question) -> Lane:
        if isinstance(question, Search):
            return Lane(name="search", pool=self.pool, rank=1)
        return Lane(name="number", pool=self.pool, batch=self.batch, lasting=True)

    def room(self, questions: Sequence[Question]) -> int:
        return len(questions)

    def pack(self, questions: Sequence[Question], etags: Mapping[Question, str]) -> Request:
        etag = "".join(etags.values())
        return Request(source=self.name, path="/n", params=(*(("q", str(each)) for each in questions), ("etag", etag)))

    def unpack(self, questions: Sequence[Question], response: Response) -> Outcome:  # noqa: PLR0911  one a status
        match response.status:
            case 200:
                return Answered(answers={each: answer_to(each) for each in questions})
            case 299:
                raise RecursionError("nested too deeply")
            case 304:
                return Answered(answers={each: Unchanged() for each in questions})
            case 400:
                return Refused(reason="too many", alone=Absent(reason="refused"))
            case 422:
                return Refused(reason="never", alone=Unavailable(reason="never"))
            case 404:
                absent = Absent(reason="unknown")
                return Refused(reason="none of these", alone=absent, all_alike=absent)
            case 403:
                return Blocked(reason="go away")
            case 429:
                told = response.headers.get("retry-after")
                return Throttled(reason="too fast", retry_after=float(told) if told else None)
            case _:
                return Failed(reason=f"HTTP {response.status}")

    def pace(self, pool: Pool, response: Response) -> Pace:  # noqa: ARG002  the protocol's
        return pool.pace


def answer_to(question: Question) -> Found | Absent:
    if isinstance(question, ByNumber) and question.number % 2:
        return Absent()
    return Found(record=json.dumps(str(question)).encode(), shelf=Shelf.PUBLISHED, etag='W/"1"')


def opened() -> anyio.Event:
    event = anyio.Event()
    event.set()
    return event


@dataclass(slots=True)
class Service:
    """Answer by a script: a status, or an exception, for each request; 200 when the script is over."""

    script: Iterator[int | Exception] = field(default_factory=lambda: iter(()))
    requests: list[list[str]] = field(default_factory=list)
    etags: list[str] = field(default_factory=list)
    under_way: int = 0
    most_under_way: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    refuses: Callable[[list[str]], int | None] = lambda _: None
    redirects: int = 0
    sends: bool = True
    gate: anyio.Event = field(default_factory=opened)
    delay: float = 0.0

    async def send(self, request: Request, sent: Callable[[], None], again: Callable[[], Awaitable[None]]) -> Response:
        asked = [value for name, value in request.params if name == "q"]
        self.requests.append(asked)
        self.etags += [value for name, value in request.params if name == "etag" and value]
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        if self.sends:
            sent()
        await anyio.sleep(self.delay)
        await self.gate.wait()
        self.under_way -= 1
        for _ in range(self.redirects):
            await again()
            sent()
        step = next(self.script, 200)
        if isinstance(step, Exception):
            raise step
        return Response(status=self.refuses(asked) or step, body=b"", headers=self.headers)


def unreachable() -> TransientError:
    return TransientError("http://service", "no connection")


@asynccontextmanager
async def counter(
    service: Service, directory: Path, manners: Manners | None = None, source: Numbers | None = None
) -> AsyncIterator[tuple[Reception, Agenda]]:
    agenda = Agenda()
    with Cache.open(directory) as cache:
        premises = Premises(cache=cache, agenda=agenda, observer=Silent())
        desk = Desk(source or Numbers(), service.send, manners or Manners(keep=KEEP, patience=BRISK), premises)
        front = Reception([desk], agenda)
        async with anyio.create_task_group() as tasks:
            await tasks.start(desk.serve, front.rounds)
            yield front, agenda
            tasks.cancel_scope.cancel()


async def ask(front: Reception, agenda: Agenda, *questions: Question) -> tuple[Answer, ...]:
    agenda.enter()
    answers = await front.ask(questions)
    agenda.leave()
    return answers


async def asked_once(
    service: Service, directory: Path, *questions: Question, manners: Manners | None = None
) -> tuple[Answer, ...]:
    async with counter(service, directory, manners) as (front, agenda):
        return await ask(front, agenda, *questions)


def numbers(*values: int) -> list[Question]:
    return [ByNumber(number=value) for value in values]


def size(requests: list[list[str]]) -> list[int]:
    return [len(each) for each in requests]


async def test_answers_come_in_the_order_of_the_questions(tmp_path: Path) -> None:
    answers = await asked_once(Service(), tmp_path, *numbers(2, 1, 4))
    assert [type(each) for each in answers] == [Found, Absent, Found]


async def test_questions_of_one_lane_share_a_request(tmp_path: Path) -> None:
    service = Service()
    await asked_once(service, tmp_path, *numbers(*range(7)))
    assert size(service.requests) == [3, 3, 1]


async def test_flows_that_ask_at_the_same_time_share_a_request(tmp_path: Path) -> None:
    service = Service()
    async with counter(service, tmp_path) as (front, agenda), anyio.create_task_group() as tasks:
        for value in range(3):
            agenda.enter()
            tasks.start_soon(rested, front, agenda, ByNumber(number=value))
    assert size(service.requests) == [3]


async def rested(front: Reception, agenda: Agenda, question: Question, step: int = 0) -> None:
    await front.ask([question], step)
    agenda.leave()


async def test_no_question_is_asked_twice_in_a_run(tmp_path: Path) -> None:
    service = Service()
    async with counter(service, tmp_path, Manners(keep=KEEP, refresh=True)) as (front, agenda):
        for _ in range(3):
            await ask(front, agenda, *numbers(1, 2))
    assert size(service.requests) == [2]


async def test_a_second_run_asks_nothing(tmp_path: Path) -> None:
    service = Service()
    for _ in range(2):
        await asked_once(service, tmp_path, *numbers(1, 2))
    assert size(service.requests) == [2]


async def test_refresh_asks_again_with_the_etag_that_is_held(tmp_path: Path) -> None:
    service = Service(script=iter([200, 304]))
    await asked_once(service, tmp_path, ByNumber(number=2))
    answers = await asked_once(service, tmp_path, ByNumber(number=2), manners=Manners(keep=KEEP, refresh=True))
    assert (answers, service.etags) == ((answer_to(ByNumber(number=2)),), ['W/"1"'])


async def test_offline_nothing_is_asked_and_the_cache_answers(tmp_path: Path) -> None:
    service = Service()
    await asked_once(service, tmp_path, ByNumber(number=2))
    manners = Manners(keep=dict.fromkeys(Shelf, 0.0), offline=True)
    held, missing = await asked_once(service, tmp_path, *numbers(2, 4), manners=manners)
    assert (held, missing, len(service.requests)) == (
        replace(answer_to(ByNumber(number=2)), stale=True),
        Unavailable(reason="crossref: offline"),
        1,
    )


async def test_a_service_that_is_switched_off_has_nothing(tmp_path: Path) -> None:
    answers = await asked_once(Service(), tmp_path, ByNumber(number=2), manners=Manners(keep=KEEP, enabled=False))
    assert answers == (Absent(reason="this service is switched off"),)


async def test_a_failure_that_passes_is_tried_again(tmp_path: Path) -> None:
    service = Service(script=iter([500, unreachable()]))
    assert [type(each) for each in await asked_once(service, tmp_path, ByNumber(number=2))] == [Found]


async def test_an_outage_is_no_absence(tmp_path: Path) -> None:
    service = Service(script=iter([unreachable() for _ in range(50)]))
    answers = await asked_once(service, tmp_path, *numbers(1, 2))
    assert answers == (Unavailable(reason="crossref: no connection"),) * 2


async def test_a_service_that_is_down_is_left_alone(tmp_path: Path) -> None:
    service = Service(script=iter([unreachable() for _ in range(50)]))
    async with counter(service, tmp_path) as (front, agenda):
        for value in range(20):
            await ask(front, agenda, Search(text=str(value)))
    assert len(service.requests) == BRISK.first_failures


async def test_in_an_outage_an_earlier_answer_stands(tmp_path: Path) -> None:
    await asked_once(Service(), tmp_path, *numbers(1, 2))
    service = Service(script=iter([unreachable() for _ in range(50)]))
    answers = await asked_once(
        service, tmp_path, *numbers(1, 2), manners=Manners(keep=KEEP, refresh=True, patience=BRISK)
    )
    assert answers == (Absent(stale=True), replace(answer_to(ByNumber(number=2)), stale=True))


async def test_a_refused_batch_is_split_until_the_bad_question_stands_alone(tmp_path: Path) -> None:
    bad = str(ByNumber(number=4))
    service = Service(refuses=lambda asked: 400 if bad in asked else None)
    async with counter(service, tmp_path, source=Numbers(batch=8)) as (front, agenda):
        answers = await ask(front, agenda, *numbers(0, 2, 4, 6))
    assert [type(each) for each in answers] == [Found, Found, Absent, Found]
    assert size(service.requests) == [4, 2, 2, 1, 1]


async def test_where_both_halves_are_refused_as_if_all_were_unknown_all_are(tmp_path: Path) -> None:
    service = Service(refuses=lambda _: 404)
    async with counter(service, tmp_path, source=Numbers(batch=8)) as (front, agenda):
        answers = await ask(front, agenda, *numbers(*range(8)))
    assert (answers, size(service.requests)) == ((Absent(reason="unknown"),) * 8, [8, 4, 4])


async def test_where_one_half_is_refused_the_bad_question_is_found(tmp_path: Path) -> None:
    bad = str(ByNumber(number=4))
    service = Service(refuses=lambda asked: 404 if bad in asked else None)
    async with counter(service, tmp_path, source=Numbers(batch=8)) as (front, agenda):
        answers = await ask(front, agenda, *numbers(0, 2, 4, 6))
    assert [type(each) for each in answers] == [Found, Found, Absent, Found]


async def test_what_a_registry_once_held_does_not_vanish(tmp_path: Path) -> None:
    await asked_once(Service(), tmp_path, ByNumber(number=2))
    service = Service(refuses=lambda _: 404)
    answers = await asked_once(service, tmp_path, ByNumber(number=2), manners=Manners(keep=KEEP, refresh=True))
    assert answers == (replace(answer_to(ByNumber(number=2)), stale=True),)


async def test_a_batch_that_fails_to_the_end_is_split(tmp_path: Path) -> None:
    bad = str(ByNumber(number=4))
    service = Service(refuses=lambda asked: 500 if bad in asked else None)
    patience = replace(BRISK, attempts=2, failures=20, first_failures=20)
    async with counter(service, tmp_path, Manners(keep=KEEP, patience=patience)) as (front, agenda):
        answers = await ask(front, agenda, *numbers(0, 2, 4))
    assert [type(each) for each in answers] == [Found, Found, Unavailable]


async def test_an_answer_that_cannot_be_taken_costs_only_its_own_question(tmp_path: Path) -> None:
    service = Service(script=iter([FetchError("http://service", "too large")]))
    answers = await asked_once(service, tmp_path, Search(text="a"), Search(text="b"))
    assert sorted(type(each).__name__ for each in answers) == ["Found", "Unavailable"]


async def test_blocked_means_no_further_request(tmp_path: Path) -> None:
    service = Service(script=iter([403]))
    async with counter(service, tmp_path) as (front, agenda):
        answers = [await ask(front, agenda, Search(text=str(value))) for value in range(3)]
    assert (answers, len(service.requests)) == ([(Unavailable(reason="crossref: go away"),)] * 3, 1)


async def test_a_wait_that_is_too_long_for_tonight_is_not_waited(tmp_path: Path) -> None:
    service = Service(script=iter([429]), headers={"retry-after": "3600"})
    async with counter(service, tmp_path) as (front, agenda):
        first = await ask(front, agenda, Search(text="a"))
        second = await ask(front, agenda, Search(text="b"))
    assert (first, len(service.requests)) == ((Unavailable(reason="crossref: too fast"),), 1)
    assert second == (Unavailable(reason="crossref: its limit allows the next request in 60 minutes"),)


async def test_concurrency_is_risked_only_after_the_first_answer(tmp_path: Path) -> None:
    service = Service()
    async with counter(service, tmp_path) as (front, agenda):
        await ask(front, agenda, *(Search(text=str(value)) for value in range(1)))
        assert service.most_under_way == 1
        await ask(front, agenda, *(Search(text=str(value)) for value in range(1, 9)))
    assert service.most_under_way > 1


async def test_a_departure_is_remembered_before_it_leaves(tmp_path: Path) -> None:
    """A process that is killed between the two has asked all the same."""
    kept: list[int] = []
    async with counter(service := Service(), tmp_path) as (front, agenda):
        service.refuses = lambda _: kept.append(departures_kept(tmp_path))
        service.sends = False
        await ask(front, agenda, Search(text="a"))
    assert kept[0] == 1


def departures_kept(directory: Path) -> int:
    with Cache.open(directory) as cache:
        return len(cache.departures("crossref/quick"))


async def test_departures_are_remembered_for_the_next_run(tmp_path: Path) -> None:
    await asked_once(Service(), tmp_path, Search(text="a"))
    with Cache.open(tmp_path) as cache:
        assert len(cache.departures("crossref/quick")) == 1


async def test_a_service_that_takes_us_elsewhere_is_down_soon(tmp_path: Path) -> None:
    service = Service(script=iter([FetchError("http://service", "a redirect to elsewhere") for _ in range(99)]))
    answers = await asked_once(service, tmp_path, *numbers(*range(40)))
    assert {type(each) for each in answers} == {Unavailable}
    assert len(service.requests) == BRISK.first_failures


async def test_a_service_that_refuses_every_single_question_is_down(tmp_path: Path) -> None:
    service = Service(refuses=lambda _: 422)
    async with counter(service, tmp_path, source=Numbers(batch=64)) as (front, agenda):
        answers = await ask(front, agenda, *numbers(*range(40)))
    assert {type(each) for each in answers} == {Unavailable}
    assert len(service.requests) < 20


async def test_an_answer_that_breaks_its_reader_costs_its_own_questions_only(tmp_path: Path) -> None:
    service = Service(refuses=lambda asked: 299 if str(ByNumber(number=4)) in asked else None)
    patience = replace(BRISK, attempts=2, failures=20, first_failures=20)
    async with counter(service, tmp_path, Manners(keep=KEEP, patience=patience)) as (front, agenda):
        answers = await ask(front, agenda, *numbers(0, 2, 4))
    assert [type(each) for each in answers] == [Found, Found, Unavailable]


async def test_another_try_does_not_wait_longer_than_a_night(tmp_path: Path) -> None:
    service = Service(script=iter([200, 500, 429]), headers={"retry-after": "3600"})
    manners = Manners(keep=KEEP, patience=replace(BRISK, first_wait=0.05))
    with anyio.fail_after(10):
        async with counter(service, tmp_path, manners) as (front, agenda):
            await ask(front, agenda, Search(text="first"))
            answers = await ask(front, agenda, Search(text="fails"), Search(text="is too fast"))
    assert [type(each) for each in answers] == [Unavailable, Unavailable]


async def test_a_redirect_is_not_followed_when_the_limit_is_spent_for_the_night(tmp_path: Path) -> None:
    hourly = Pool(name="hourly", pace=Pace(requests=1, per=3600, concurrency=1))
    service = Service(redirects=1)
    with anyio.fail_after(10):
        async with counter(service, tmp_path, source=Numbers(pool=hourly)) as (front, agenda):
            answers = await ask(front, agenda, ByNumber(number=2))
    reason = "crossref: its limit allows the next request in 60 minutes"
    assert answers == (Unavailable(reason=reason),)


async def test_while_a_service_is_busy_nothing_new_is_asked_of_it(tmp_path: Path) -> None:
    narrow = Pool(name="narrow", pace=Pace(requests=1000, per=0.001, concurrency=2))
    service = Service(script=iter([200, *[429] * 99]))
    async with counter(service, tmp_path, source=Numbers(pool=narrow)) as (front, agenda):
        await ask(front, agenda, *(Search(text=str(value)) for value in range(30)))
    assert len({asked[0] for asked in service.requests[1:]}) == narrow.pace.concurrency


async def test_the_question_of_a_flow_with_the_longer_way_ahead_goes_first(tmp_path: Path) -> None:
    service = Service(gate=anyio.Event())
    async with counter(service, tmp_path) as (front, agenda), anyio.create_task_group() as tasks:
        for waiting, (text, step) in enumerate((("first", 0), ("second", 0), ("late", 2), ("later", 3))):
            agenda.enter()
            tasks.start_soon(rested, front, agenda, Search(text=text), step)
            while len(service.requests) + front.desks[0].backlog()[0] <= waiting:
                await agenda.change(within=0.001)
        service.gate.set()
    assert [asked[0].split("'")[1] for asked in service.requests] == ["first", "later", "late", "second"]


async def test_a_part_filled_request_waits_for_flows_that_may_join_it(tmp_path: Path) -> None:
    assert size(await overtaken(tmp_path, waiting=3)) == [1, 4]


async def test_a_part_filled_request_waits_no_longer_for_a_few(tmp_path: Path) -> None:
    assert size(await overtaken(tmp_path, waiting=4)) == [1, 4, 1]


async def overtaken(directory: Path, waiting: int) -> list[list[str]]:
    """Let flows wait for a part-filled request while two others are kept busy by another service; give the requests."""
    service, slow = Service(), Service(delay=0.1)
    agenda = Agenda()
    with Cache.open(directory) as cache:
        premises = Premises(cache=cache, agenda=agenda, observer=Silent())
        manners = Manners(keep=KEEP, patience=BRISK)
        desks = [
            Desk(Numbers(batch=8), service.send, manners, premises),
            Desk(Numbers(name=SourceName.ARXIV, batch=2), slow.send, manners, premises),
        ]
        front = Reception(desks, agenda)
        async with anyio.create_task_group() as tasks:
            for desk in desks:
                await tasks.start(desk.serve, front.rounds)
            async with anyio.create_task_group() as flows:
                for number in range(waiting + 2):
                    agenda.enter()
                    flows.start_soon(two_steps, front, agenda, number, number < 2)
            tasks.cancel_scope.cancel()
    return service.requests


async def two_steps(front: Reception, agenda: Agenda, number: int, slow: bool) -> None:  # noqa: FBT001  of a table
    """Ask one service, or the other, and then the first."""
    await front.ask([ByNumber(number=100)])
    if slow:
        await front.ask([Elsewhere(number=number)])
    else:
        await front.ask([ByNumber(number=number)])
    if slow and number == 0:
        await front.ask([ByNumber(number=number)])
    agenda.leave()


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 30), min_size=1, max_size=40), st.lists(st.sampled_from([200, 400, 500]), max_size=6))
def test_every_question_is_answered_whatever_the_service_says(
    tmp_path_factory: pytest.TempPathFactory, values: list[int], script: list[int]
) -> None:
    patience = replace(BRISK, attempts=9, failures=99, first_failures=99)
    service = Service(script=iter(script))

    async def scenario() -> tuple[Answer, ...]:
        with anyio.fail_after(30):
            return await asked_once(
                service,
                tmp_path_factory.mktemp("cache"),
                *numbers(*values),
                manners=Manners(keep=KEEP, patience=patience),
            )

    assert len(anyio.run(scenario)) == len(values)
