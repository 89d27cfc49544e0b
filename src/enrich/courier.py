"""See one batch of questions through: send, send again, split, give up.

Retries follow what the services ask for: Retry-After is never undercut, the rest is exponential with jitter
(https://www.crossref.org/documentation/retrieve-metadata/rest-api/access-and-authentication/,
https://github.com/allenai/s2-folks: a condition of use). Here, and only here, what a request may do to us
(`FetchError`, `PayloadError`) becomes the word "unavailable".
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

import anyio
from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception_type,
    stop_after_attempt,
    wait_exponential_jitter,
)

from enrich.agenda import Agenda
from enrich.counters import Pooled
from enrich.errors import FetchError, PayloadError, TransientError
from enrich.flow import (
    Absent,
    Answered,
    Blocked,
    Failed,
    Found,
    Outcome,
    Question,
    Refused,
    Request,
    Response,
    Source,
    Throttled,
    Unavailable,
)
from enrich.observe import Observer
from enrich.pacing import Departure, Patience, Trouble

Send = Callable[[Request, Callable[[], None], Callable[[], Awaitable[None]]], Awaitable[Response]]
Deliver = Callable[[Sequence[Question], Answered | Unavailable], Awaitable[None]]

#: How much longer than after a failure to wait after a 429 that does not say how long: two seconds, then doubling.
THROTTLED = 4
LONGEST_STEP = 60.0


@dataclass(slots=True)
class Tally:
    """Count what a desk did in this run."""

    questions: int = 0
    from_cache: int = 0
    requests: int = 0
    retries: int = 0
    splits: int = 0
    stale: int = 0
    unavailable: int = 0
    down: str = ""


class ThrottledError(TransientError):
    """Say that the service is there and wants us to be slower."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """Say under which limit a batch travels, what is held already, and who takes the answers."""

    pooled: Pooled
    etags: Mapping[Question, str]
    deliver: Deliver


@dataclass(slots=True, kw_only=True)
class Courier:
    """Carry the batches of one service."""

    source: Source
    send: Send
    patience: Patience
    agenda: Agenda
    observer: Observer
    tally: Tally
    trouble: Trouble
    limit: Callable[[Pooled, Response], None]  # heed the limit that a response tells
    remember: Callable[[Pooled], None]  # keep the departures of a pool for the next run
    on_down: Callable[[str], None]

    async def carry(self, errand: Errand, turn: Departure, questions: Sequence[Question]) -> None:
        """Deliver an answer to each question of the batch, at last that the service was unavailable."""
        await self._conclude(errand, questions, await self._outcome(errand, questions, turn))

    async def _conclude(self, errand: Errand, questions: Sequence[Question], outcome: Outcome) -> None:
        match outcome:
            case Answered():
                await errand.deliver(questions, outcome)
            case Refused(all_alike=alike) if len(questions) > 1:
                await self._split(errand, questions, alike)
            case Refused(alone=Found() | Absent() as alone):
                await errand.deliver(questions, Answered(answers={questions[0]: alone}))
            case _:
                await errand.deliver(questions, Unavailable(reason=outcome.reason))

    async def _split(self, errand: Errand, questions: Sequence[Question], alike: Absent | None) -> None:
        self.tally.splits += 1
        middle = len(questions) // 2
        halves = (questions[:middle], questions[middle:])
        outcomes = [await self._outcome(errand, half) for half in halves]
        if alike and all(isinstance(outcome, Refused) and outcome.all_alike for outcome in outcomes):
            await errand.deliver(questions, Answered(answers=dict.fromkeys(questions, alike)))
            return
        for half, outcome in zip(halves, outcomes, strict=True):
            await self._conclude(errand, half, outcome)

    async def _outcome(self, errand: Errand, questions: Sequence[Question], turn: Departure | None = None) -> Outcome:
        """Send until there is an outcome that another try would not change."""

        def stop(state: RetryCallState) -> bool:
            patient = not throttled(state) or state.idle_for < self.patience.longest_wait / 2
            enough = stop_after_attempt(self.patience.attempts)(state) or not patient
            return enough or self.trouble.down(time.time()) or told(state) > self.patience.longest_wait

        def pause(state: RetryCallState) -> None:
            self.tally.retries += 1
            if throttled(state) or self.trouble.failures > 1:
                errand.pooled.meter.pause(time.time() + (state.next_action.sleep if state.next_action else 0.0))
                errand.pooled.returning.add(id(questions))

        turns = iter([turn] if turn else [])
        retrying = AsyncRetrying(
            retry=retry_if_exception_type(TransientError),
            stop=stop,
            wait=self._wait,
            before_sleep=pause,
            sleep=anyio.sleep,
            reraise=True,
        )
        try:
            async for attempt in retrying:
                with attempt:
                    return await self._attempt(errand, next(turns, None) or await errand.pooled.turn(), questions)
        except TransientError as error:
            return self._hopeless(errand.pooled, questions, error)
        except FetchError as error:
            self._failed(error.reason, 0.0)
            return self._unless_down(Refused(reason=str(error), alone=Unavailable(reason=str(error))))
        finally:
            errand.pooled.returning.discard(id(questions))
            self.agenda.tell()
        raise AssertionError("unreachable: the last attempt returns or raises")  # pragma: no cover

    def _wait(self, state: RetryCallState) -> float:
        """Give the seconds until the next try: exponential with jitter, never less than told."""
        first = self.patience.first_wait * (THROTTLED if throttled(state) else 1)
        exponential = wait_exponential_jitter(multiplier=first, max=LONGEST_STEP, jitter=first / 2)
        return max(exponential(state), told(state))

    def _hopeless(self, pooled: Pooled, questions: Sequence[Question], error: TransientError) -> Outcome:
        """Decide what becomes of a batch that failed to the end: one bad question must not take the others with it."""
        now = time.time()
        if error.retry_after and error.retry_after > self.patience.longest_wait:
            pooled.meter.pause(now + error.retry_after)
        elif isinstance(error, ThrottledError):
            self.trouble.close(now + self.patience.pause, error.reason)
            self.on_down(error.reason)
        elif len(questions) > 1 and not self.trouble.down(now):
            return Refused(reason=error.reason, alone=Unavailable(reason=error.reason))
        return Failed(reason=error.reason)

    async def _attempt(self, errand: Errand, turn: Departure, questions: Sequence[Question]) -> Outcome:
        """Send once; raise `TransientError` where another try may help."""
        pooled = errand.pooled
        if self.trouble.down(time.time()):
            pooled.meter.give_back(turn)
            return Failed(reason=self.trouble.reason)

        held = {each: errand.etags[each] for each in questions if each in errand.etags}
        request = self.source.pack(questions, held)
        turns, left = [turn], list[Departure]()

        def sent() -> None:
            turns[-1].at = time.time()
            left.append(turns[-1])
            self.remember(pooled)

        async def again() -> None:
            turns.append(await pooled.another())
            self.remember(pooled)

        self.remember(pooled)  # before it leaves: a run that is killed on the way has asked all the same
        self.tally.requests += 1
        self.observer.asked(self.source.name, len(questions), self.tally.requests)
        started = time.monotonic()
        try:
            response = await self.send(request, sent, again)
            self.observer.answered(self.source.name, time.monotonic() - started)
            turns[-1].answered = response.received or None
            outcome = self._unpack(questions, response)
        except TransientError as error:
            self._failed(error.reason, time.monotonic() - started)
            raise
        except PayloadError as error:
            self._failed(str(error), 0.0)
            raise TransientError(request.path, str(error)) from error
        finally:
            pooled.meter.arrive()
            if unused := [each for each in turns if each not in left]:
                pooled.meter.forget(unused)
                self.remember(pooled)
            self.agenda.tell()
        self.limit(pooled, response)
        return self._weigh(pooled, request, questions, outcome)

    def _unpack(self, questions: Sequence[Question], response: Response) -> Outcome:
        try:
            return self.source.unpack(questions, response)
        except PayloadError:
            raise
        except Exception as bug:  # what a service sends must not end the run of all the others
            raise PayloadError(response.url, "answer", f"cannot be read: {type(bug).__name__}: {bug}") from bug

    def _weigh(self, pooled: Pooled, request: Request, questions: Sequence[Question], outcome: Outcome) -> Outcome:
        """Note what an outcome says of the service, and raise where it asks for another try."""
        match outcome:
            case Throttled(reason=reason, retry_after=seconds):
                pooled.meter.slow_down()
                self.trouble.answer()
                raise ThrottledError(request.path, reason, seconds)
            case Failed(reason=reason, retry_after=seconds):
                self.trouble.answer()
                self._failed(reason, 0.0)
                raise TransientError(request.path, reason, seconds)
            case Blocked(reason=reason):
                self.trouble.close(float("inf"), reason)
                self.on_down(reason)
            case Refused(reason=reason, alone=Unavailable()):
                self.trouble.answer()
                if len(questions) == 1:
                    self._failed(reason, 0.0)
                return self._unless_down(outcome)
            case _:
                pooled.meter.succeed()
                self.trouble.succeed()
        return outcome

    def _unless_down(self, outcome: Refused) -> Outcome:
        """Split no further where everything is refused: that is a service out of order, not a bad question."""
        return Failed(reason=self.trouble.reason) if self.trouble.down(time.time()) else outcome

    def _failed(self, reason: str, seconds: float) -> None:
        now = time.time()
        if not self.trouble.down(now) and self.trouble.fail(now, reason, seconds):
            self.on_down(reason)


def throttled(state: RetryCallState) -> bool:
    return isinstance(state.outcome.exception() if state.outcome else None, ThrottledError)


def told(state: RetryCallState) -> float:
    """Give the seconds that the service told us to wait."""
    error = state.outcome.exception() if state.outcome else None
    return (error.retry_after or 0.0) if isinstance(error, TransientError) else 0.0
