"""Where questions wait: a counter for each lane, and the pool whose limit the lanes share."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from enrich.agenda import Agenda
from enrich.flow import Lane, Pace, Pool, Question, Source
from enrich.pacing import Departure, Meter


@dataclass(slots=True)
class Counter:
    """Hold the questions that wait in one lane; `due` of them, the first, go without waiting for company."""

    lane: Lane
    waiting: deque[Question] = field(default_factory=deque)
    due: int = 0

    def first(self) -> list[Question]:
        return list(self.waiting)[: self.lane.batch]


class Pooled:
    """Tie a pool to its meter and its counters, and say which counter is next."""

    def __init__(self, source: Source, pool: Pool, pace: Pace, agenda: Agenda, departed: Iterable[float] = ()) -> None:
        self.pool = pool
        self.meter = Meter(pace, departed)
        self._source = source
        self._agenda = agenda
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

    def add(self, lane: Lane, question: Question) -> None:
        self._counters.setdefault(lane.name, Counter(lane)).waiting.append(question)

    def drain(self) -> list[Question]:
        """Take all that waits off the counters."""
        drained = [question for counter in self._counters.values() for question in counter.waiting]
        for counter in self._counters.values():
            counter.waiting.clear()
        return drained

    def open_round(self) -> None:
        """Let all that waits now go, in requests that nobody will fill up any more."""
        for counter in self._counters.values():
            counter.due = len(counter.waiting)

    def next(self) -> Counter | None:
        """Choose the counter whose turn it is; none while part-filled requests had better wait."""
        return next((counter for counter in self._by_rank() if self._complete(counter)), None)

    def ready(self) -> bool:
        """Say whether a request could leave as soon as the pace allows."""
        return self.meter.paused_until <= time.time() and self.next() is not None

    def take(self, counter: Counter) -> list[Question]:
        """Take as many questions as one request can carry."""
        room = max(1, self._source.room(counter.first()))
        counter.due = max(0, counter.due - room)
        return [counter.waiting.popleft() for _ in range(room)]

    def delay(self) -> float:
        """Give the seconds until the limit allows the next departure."""
        now = time.time()
        return max(0.0, self.meter.opens_at(now) - now)

    def open(self) -> bool:
        return self.delay() == 0 and self.meter.free()

    async def turn(self) -> Departure:
        """Wait for a turn outside the counters: for another try, or for half a batch."""
        while not self.open():
            await self._agenda.change(within=self.delay() or None)
        return self.meter.depart(time.time())

    async def another(self) -> Departure:
        """Wait until a request that is under way may ask once more: a redirect counts like a question."""
        while (delay := self.delay()) > 0:
            await self._agenda.change(within=delay)
        return self.meter.count(time.time())

    def _by_rank(self) -> Sequence[Counter]:
        return sorted((each for each in self._counters.values() if each.waiting), key=lambda each: each.lane.rank)

    def _complete(self, counter: Counter) -> bool:
        """Say whether a request of this lane gains nothing by waiting for more questions."""
        if counter.due or counter.lane.batch == 1:
            return True
        first = counter.first()
        return len(first) == counter.lane.batch or self._source.room(first) < len(first)
