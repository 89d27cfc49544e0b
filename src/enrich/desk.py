"""Desks: one for each service, answering questions in as few requests as its rules allow.

A question is looked up in the cache first, joined with the same question already under way, and else waits at a
counter. When the pace of its pool allows a request, the desk takes as many waiting questions of one lane as that
request can carry. A part-filled request waits for the next round, which opens when nothing under way could add to it
(the rounds of Haxl, https://github.com/facebook/Haxl), or leaves earlier where its service has nothing else to do and
few flows are left that could join it. So a list needs tens of requests, not hundreds, and none waits for nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import anyio
import anyio.abc
import anyio.to_thread

from enrich.agenda import Agenda, Waiter
from enrich.cache import Cache, Stored, fresh
from enrich.counters import Pooled
from enrich.courier import Courier, Errand, Send, Tally
from enrich.flow import (
    Absent,
    Answer,
    Answered,
    Found,
    Pace,
    Question,
    Response,
    Shelf,
    Source,
    Unavailable,
    Unchanged,
)
from enrich.model import SourceName
from enrich.observe import Observer
from enrich.pacing import Meter, Patience, Trouble


def as_published(pace: Pace) -> Pace:
    return pace


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """Say how a desk goes about its work: what keeps how long, how patient it is, what it may do at all."""

    keep: Mapping[Shelf, float]  # seconds
    spread: float = 0.2
    patience: Patience = field(default_factory=Patience)
    slowed: Callable[[Pace], Pace] = as_published  # the user may want a service to be asked more slowly
    enabled: bool = True
    offline: bool = False
    refresh: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Premises:
    """Hold what all desks of a run share."""

    cache: Cache
    agenda: Agenda
    observer: Observer


@dataclass(slots=True)
class Slot:
    """Hold a question of this run, who waits for it, what the cache held, and its answer once there is one."""

    held: Stored | None = None
    answer: Answer | None = None
    waiters: list[Waiter] = field(default_factory=list)


class Desk:
    """Answer the questions of one service, none of them twice in a run."""

    def __init__(self, source: Source, send: Send, manners: Manners, premises: Premises) -> None:
        self.source = source
        self.tally = Tally()
        self._cache = premises.cache
        self._manners = manners
        self._agenda = premises.agenda
        self._observer = premises.observer
        self._slots: dict[Question, Slot] = {}
        self._pools: dict[str, Pooled] = {}
        self._landing = 0  # batches whose answers are being kept
        self._trouble = Trouble(manners.patience)
        self._courier = Courier(
            source=source,
            send=send,
            patience=manners.patience,
            agenda=premises.agenda,
            observer=premises.observer,
            tally=self.tally,
            trouble=self._trouble,
            limit=self._limit,
            remember=self._remember,
            on_down=self._close,
        )
        self._rounds: Callable[[], None] = self.open_round
        self._tasks: anyio.abc.TaskGroup | None = None

    @property
    def name(self) -> SourceName:
        return self.source.name

    @property
    def reached(self) -> bool:
        """Say whether the service has answered anything in this run."""
        return self._trouble.answered

    # --- asking

    async def ask(self, questions: Sequence[Question], waiter: Waiter) -> None:
        """Look the questions up, and let those that are not answered yet wait; `answer` has them later."""
        unique = tuple(dict.fromkeys(questions))
        new = [question for question in unique if question not in self._slots]
        self._slots |= {question: Slot() for question in new}
        if new:
            self.tally.questions += len(new)
            held = await anyio.to_thread.run_sync(self._cache.get_all, new)
            for question, stored in zip(new, held, strict=True):
                self._admit(question, stored, waiter)
            self._agenda.tell()
        for question in unique:
            slot = self._slots[question]
            if slot.answer is None:
                slot.waiters.append(waiter)
                waiter.expect()

    def answer(self, question: Question) -> Answer:
        """Give the answer to a question that was asked in this run; call it once the waiter has waited."""
        answer = self._slots[question].answer
        assert answer is not None  # noqa: S101  the waiter has waited
        return answer

    def _admit(self, question: Question, stored: Stored | None, waiter: Waiter) -> None:
        now = time.time()
        self._slots[question].held = stored
        if not self._manners.enabled:
            self._settle(question, Absent(reason="this service is switched off"))
        elif stored and not self._manners.refresh and self._fresh(stored, question, now):
            self.tally.from_cache += 1
            self._settle(question, stored.answer)
        elif self._manners.offline:
            self._give_up([question], "offline")
        elif self._trouble.down(now):
            self._give_up([question], self._trouble.reason)
        else:
            lane = self.source.lane(question)
            self._pooled(lane.pool.name, question).add(lane, question, waiter)

    def _fresh(self, stored: Stored, question: Question, now: float) -> bool:
        return fresh(stored, question, now, self._manners.keep, self._manners.spread)

    def _pooled(self, name: str, question: Question) -> Pooled:
        if name not in self._pools:
            pool = self.source.lane(question).pool
            meter = Meter(self._manners.slowed(pool.pace), self._cache.departures(self._window(name)))
            patient = self._manners.patience.longest_wait
            self._pools[name] = Pooled(self.source, pool, meter, self._agenda, patient)
            assert self._tasks is not None  # noqa: S101  `serve` runs while questions are asked
            self._tasks.start_soon(self._attend, self._pools[name])
        return self._pools[name]

    def _limit(self, pooled: Pooled, response: Response) -> None:
        """Heed the limit that the service says is in force."""
        pooled.meter.heed(self._manners.slowed(self.source.pace(pooled.pool, response)))

    def _remember(self, pooled: Pooled) -> None:
        self._cache.depart(self._window(pooled.pool.name), pooled.meter.departures)

    def _window(self, pool: str) -> str:
        return f"{self.name}/{pool}"

    # --- sending

    def busy(self) -> bool:
        """Say whether something is on the wire, or about to be: its answer may bring questions for other desks."""
        return self._landing > 0 or any(each.meter.under_way or each.ready() for each in self._pools.values())

    def backlog(self) -> tuple[int, float]:
        """Give the number of waiting questions, and the seconds that the limits will still take for them."""
        pools = self._pools.values()
        return sum(each.waiting for each in pools), max((each.seconds for each in pools), default=0.0)

    def open_round(self) -> None:
        for pooled in self._pools.values():
            pooled.open_round()

    async def serve(self, rounds: Callable[[], None], *, task_status: anyio.abc.TaskStatus[None]) -> None:
        """Attend to the counters until cancelled; `rounds` opens a round at all desks where it is time for one."""
        self._rounds = rounds
        async with anyio.create_task_group() as tasks:
            self._tasks = tasks
            task_status.started()
            await anyio.sleep_forever()

    async def _attend(self, pooled: Pooled) -> None:
        assert self._tasks is not None  # noqa: S101  this runs inside
        while True:
            self._rounds()
            counter = pooled.next()
            if counter is None:
                await self._agenda.change()
            elif reason := pooled.too_late():
                self._give_up(pooled.drain(), reason)
            elif pooled.returning or not pooled.open():
                await self._agenda.change(within=pooled.delay() or None)
            else:
                batch = pooled.take(counter)
                turn = pooled.meter.depart(time.time())
                errand = Errand(pooled=pooled, etags=self._etags(batch), deliver=self._deliver)
                self._tasks.start_soon(self._courier.carry, errand, turn, batch)

    def _etags(self, questions: Sequence[Question]) -> dict[Question, str]:
        held = {question: self._slots[question].held for question in questions}
        found = {each: stored.answer for each, stored in held.items() if stored and isinstance(stored.answer, Found)}
        return {question: answer.etag for question, answer in found.items() if answer.etag}

    def _close(self, reason: str) -> None:
        self.tally.down = reason
        self._observer.down(self.name, reason)
        for pooled in self._pools.values():
            self._give_up(pooled.drain(), reason)

    # --- answers

    async def _deliver(self, questions: Sequence[Question], outcome: Answered | Unavailable) -> None:
        """Keep the answers, then hand them out: what was handed out is never asked again after a kill."""
        if isinstance(outcome, Unavailable):
            self._give_up(questions, outcome.reason)
            return
        answers = {question: self._believable(question, outcome.answers.get(question)) for question in questions}
        self._landing += 1
        await anyio.to_thread.run_sync(self._keep, answers, time.time())
        self._landing -= 1
        for question, answer in answers.items():
            self._hand_out(question, answer)
        self._agenda.tell()

    def _believable(self, question: Question, answer: Answer | Unchanged | None) -> Answer | Unchanged | None:
        """Doubt that what a registry once held is gone: empty answers are its faults (lukasschwab/arxiv.py#129)."""
        held = self._slots[question].held
        vanished = isinstance(answer, Absent) and held and isinstance(held.answer, Found)
        return None if vanished and self.source.lane(question).lasting else answer

    def _keep(self, answers: Mapping[Question, Answer | Unchanged | None], now: float) -> None:
        self._cache.put_all(
            {each: answer for each, answer in answers.items() if isinstance(answer, Found | Absent)}, now
        )
        for question in [each for each, answer in answers.items() if isinstance(answer, Unchanged)]:
            self._cache.touch(question, now)

    def _hand_out(self, question: Question, answer: Answer | Unchanged | None) -> None:
        held = self._slots[question].held
        if isinstance(answer, Found | Absent):
            self._settle(question, answer)
        elif isinstance(answer, Unchanged) and held:
            self._settle(question, held.answer)
        else:
            self._give_up([question], answer.reason if isinstance(answer, Unavailable) else "left out of the answer")

    def _settle(self, question: Question, answer: Answer) -> None:
        slot = self._slots[question]
        slot.answer, slot.held = answer, None
        for waiter in slot.waiters:
            waiter.arrived()
        slot.waiters.clear()

    def _give_up(self, questions: Sequence[Question], reason: str) -> None:
        """Answer with what the cache held, however old, else that the service could not be asked."""
        for question in questions:
            if held := self._slots[question].held:
                self.tally.stale += 1
                self._settle(question, replace(held.answer, stale=True))
            else:
                self.tally.unavailable += 1
                self._settle(question, Unavailable(reason=f"{self.name}: {reason}"))
        self._agenda.tell()
