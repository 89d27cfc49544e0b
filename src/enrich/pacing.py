"""When the next request may leave: the arithmetic of limits, without a clock of its own.

Times are seconds since the epoch. A limit is a sliding window: at most `requests` departures within any `per` seconds
(each source links the page that publishes its limit).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from enrich.flow import Pace

#: Requests are counted where they arrive, and on the way one may catch up with the one before it.
JITTER = 0.1

#: A failure that took longer than this, in seconds, counts twice: an outage should cost seconds.
SLOW = 4.0

#: After being told that we are too fast, go this much slower, and so much at most; forgiven after some successes.
SLOWER, SLOWEST, FORGIVEN_AFTER = 1.5, 4.0, 10


@dataclass(slots=True)
class Departure:
    """Hold when a request left (set at the turn, corrected when its bytes are out), and when its answer came."""

    at: float
    answered: float | None = None

    def counts_until(self, per: float) -> float:
        """Give the end of its window: whatever has been answered had arrived by then, and needs no margin."""
        late = self.at + per + JITTER
        return late if self.answered is None else min(late, self.answered + per)


class Meter:
    """Count the departures of one pool and say when the next may follow."""

    def __init__(self, pace: Pace, departed: Iterable[float] = ()) -> None:
        self.pace = pace
        self.under_way = 0
        self.paused_until = 0.0
        self._departures = [Departure(at) for at in sorted(departed)]
        self._slowness = 1.0
        self._successes = 0
        self._proven = False

    @property
    def departures(self) -> tuple[float, ...]:
        """Give the departures that still count, for whoever keeps them until the next run."""
        return tuple(each.at for each in self._departures)

    @property
    def interval(self) -> float:
        """Give the mean seconds between departures at full load."""
        return self._per / self.pace.requests

    def free(self) -> bool:
        """Say whether concurrency allows one more; until the service has shown its limits, only one is risked."""
        return self.under_way < (self.pace.concurrency if self._proven else 1)

    def opens_at(self, now: float) -> float:
        """Give the earliest time at which the window, and any pause, allows a departure."""
        self._expire(now)
        ends = sorted(each.counts_until(self._per) for each in self._departures)
        window = ends[-self.pace.requests] if len(ends) >= self.pace.requests else now
        return max(now, window, self.paused_until)

    def depart(self, now: float) -> Departure:
        """Take a turn."""
        self.under_way += 1
        return self.count(now)

    def count(self, now: float) -> Departure:
        """Count a departure, also one that takes no turn of its own: a redirect that is followed."""
        departure = Departure(now)
        self._departures.append(departure)
        return departure

    def arrive(self) -> None:
        """Give the turn back: the response is here, or there will be none."""
        self.under_way -= 1

    def give_back(self, departure: Departure) -> None:
        """Give a turn back unused."""
        self.forget([departure])
        self.under_way -= 1

    def forget(self, departures: Collection[Departure]) -> None:
        """Uncount what never left: a request without a connection costs the service nothing."""
        self._departures = [each for each in self._departures if not any(each is one for one in departures)]

    def heed(self, pace: Pace) -> None:
        """Take over the limit that the service says is in force."""
        self.pace = pace
        self._proven = True

    def pause(self, until: float) -> None:
        self.paused_until = max(self.paused_until, until)

    def succeed(self) -> None:
        self._successes += 1
        if self._successes >= FORGIVEN_AFTER:
            self._slowness = 1.0

    def slow_down(self) -> None:
        """Lower rate and concurrency after a 429 (Crossref asks for both): the next request goes alone."""
        self._slowness = min(self._slowness * SLOWER, SLOWEST)
        self._successes = 0
        self._proven = False

    @property
    def _per(self) -> float:
        return self.pace.per * self._slowness

    def _expire(self, now: float) -> None:
        self._departures = [each for each in self._departures if each.counts_until(self._per) > now]


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Say when a service counts as down, in numbers of attempts and seconds."""

    attempts: int = 5  # tries of one request
    failures: int = 6  # failures in a row, of any requests, after which a service that has answered counts as down
    first_failures: int = 4  # the same for one that could not be reached at all: there may be no network
    first_wait: float = 0.5  # before the second try; each further wait is twice as long
    longest_wait: float = 90.0  # a longer wait than this is not for tonight
    pause: float = 300.0  # how long a service that is down is left alone


class Trouble:
    """Count the failures in a row of one service and say until when it is left alone."""

    def __init__(self, patience: Patience) -> None:
        self._patience = patience
        self.failures = 0
        self.answered = False
        self._down_until = 0.0
        self.reason = ""

    def down(self, now: float) -> bool:
        return now < self._down_until

    def succeed(self) -> None:
        self.failures = 0
        self.answered = True

    def fail(self, now: float, reason: str, seconds: float = 0.0) -> bool:
        """Count a failure that took so many seconds; say whether the service counts as down from now on."""
        self.failures += 2 if seconds > SLOW else 1
        self.reason = reason
        enough = self._patience.failures if self.answered else self._patience.first_failures
        if self.failures >= enough:
            self.close(now + self._patience.pause, reason)
        return self.down(now)

    def answer(self) -> None:
        """Note that the service speaks, if only to say that it is too busy: the network is there."""
        self.answered = True

    def close(self, until: float, reason: str) -> None:
        self._down_until = max(self._down_until, until)
        self.reason = reason
        # The first request after the pause is a probe: one more failure closes the desk again.
        self.failures = max(self._patience.failures, self._patience.first_failures) - 1
