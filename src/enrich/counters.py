"""Where questions wait: a counter for each lane, and the pool whose limit the lanes share."""

from __future__ import annotations

import time
from bisect import insort
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from enrich.agenda import Agenda, Waiter
from enrich.errors import TransientError
from enrich.flow import Lane, Pool, Question, Source
from enrich.pacing import Departure, Meter

#: A part-filled request need not wait for others where it serves so many times more flows than could still join it.
#: So what a list asks of a lane in the course of a run takes a handful of requests more, however long the list is.
FEW_ARE_LEFT = 2


@dataclass(slots=True)
class Counter:
    """Hold the questions that wait in one lane; `due` of them, the first, go without waiting for company."""

    lane: Lane
    waiting: deque[tuple[Question, Waiter]] = field(default_factory=deque)
    due: int = 0

    def first(self) -> list[Question]:
        return [question for question, _ in islice(self.waiting, self.lane.batch)]

    @property
    def flows(self) -> int:
        """Count the flows that wait here."""
        return len({id(waiter) for _, waiter in self.waiting})


class Pooled:
    """Tie a pool to its meter and its counters, and say which counter is next."""

    def __init__(self, source: Source, pool: Pool, meter: Meter, agenda: Agenda, longest_wait: float) -> None:
        self.pool = pool
        self.meter = meter
        self._source = source
        self._agenda = agenda
        self.returning: set[int] = set()  # batches that are to be sent again: nothing new is asked before them
        self._longest_wait = longest_wait  # in seconds: a longer wait is not for tonight
        self._counters: dict[str, Counter] = {}

    @property
    def waiting(self) -> int:
        return sum(len(each.waiting) for each in self._counters.values())

    @property
    def seconds(self) -> float:
        """Give the seconds that the limit will still take for what waits."""
        requests = sum(-(-len(each.waiting) // each.lane.batch) for each in self._counters.values())
        resting = max(0.0, self.meter.paused_until - time.time())
        return requests * self.meter.interval + (resting if requests else 0.0)

    def add(self, lane: Lane, question: Question, waiter: Waiter) -> None:
        """Let a question wait; one whose flow had more answers before goes first, for it has the longer way ahead.

        What a row links to, or a first search, mostly settles it; where it did not, slower services are still to be
        asked, one after the other. Begun early, that happens while others wait for their first search.
        """
        waiting = self._counters.setdefault(lane.name, Counter(lane)).waiting
        insort(waiting, (question, waiter), key=lambda each: -each[1].step)

    def drain(self) -> list[Question]:
        """Take all that waits off the counters."""
        drained = [question for counter in self._counters.values() for question, _ in counter.waiting]
        for counter in self._counters.values():
            counter.waiting.clear()
        return drained

    def open_round(self) -> None:
        """Let all that waits now go, in requests that nobody will fill up any more."""
        for counter in self._counters.values():
            counter.due = len(counter.waiting)

    def next(self) -> Counter | None:
        """Choose the counter whose turn it is; none while part-filled requests had better wait."""
        waiting = self._by_rank()
        complete = (counter for counter in waiting if self._complete(counter))
        return next(complete, None) or next((counter for counter in waiting if self._enough(counter)), None)

    def ready(self) -> bool:
        """Say whether a request could leave as soon as the pace allows."""
        return self.meter.paused_until <= time.time() and self.next() is not None

    def take(self, counter: Counter) -> list[Question]:
        """Take as many questions as one request can carry."""
        room = max(1, self._source.room(counter.first()))
        counter.due = max(0, counter.due - room)
        return [counter.waiting.popleft()[0] for _ in range(room)]

    def delay(self) -> float:
        """Give the seconds until the limit allows the next departure."""
        now = time.time()
        return max(0.0, self.meter.opens_at(now) - now)

    def open(self) -> bool:
        return self.delay() == 0 and self.meter.free()

    async def turn(self) -> Departure:
        """Wait for a turn outside the counters: for another try, or for half a batch."""
        while not self.open():
            await self._agenda.change(within=self._bearable(self.delay()) or None)
        return self.meter.depart(time.time())

    async def another(self) -> Departure:
        """Wait until a request that is under way may ask once more: a redirect counts like a question."""
        while (delay := self.delay()) > 0:
            await self._agenda.change(within=self._bearable(delay))
        return self.meter.count(time.time())

    def too_late(self) -> str:
        """Say why nothing more is asked tonight, where the limit wants a longer wait than that."""
        delay = self.delay()
        return f"its limit allows the next request in {delay / 60:.0f} minutes" if delay > self._longest_wait else ""

    def _bearable(self, delay: float) -> float:
        if reason := self.too_late():
            raise TransientError(self.pool.name, reason, delay)
        return delay

    def _by_rank(self) -> Sequence[Counter]:
        return sorted((each for each in self._counters.values() if each.waiting), key=lambda each: each.lane.rank)

    def _enough(self, counter: Counter) -> bool:
        """Say whether a part-filled request had better leave now than later, its pool having nothing else to do."""
        flows = counter.flows
        return self._agenda.running == 0 and flows >= FEW_ARE_LEFT * (self._agenda.alive - flows)

    def _complete(self, counter: Counter) -> bool:
        """Say whether a request of this lane gains nothing by waiting for more questions."""
        if counter.due or counter.lane.batch == 1:
            return True
        first = counter.first()
        return len(first) == counter.lane.batch or self._source.room(first) < len(first)
