"""The ways in which the services count: sliding windows, fixed windows with a reset clock, requests in flight.

All of it takes the time as an argument, so that tests need no clock.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field


@dataclass(slots=True)
class Window:
    """Admit `limit` arrivals within any `per` seconds; an arrival that is refused does not count."""

    limit: int
    per: float
    arrivals: deque[float] = field(default_factory=deque)

    def admit(self, now: float) -> float:
        """Count an arrival and give 0, or give the seconds until there is room."""
        while self.arrivals and self.arrivals[0] <= now - self.per:
            self.arrivals.popleft()
        if len(self.arrivals) >= self.limit:
            return self.arrivals[0] + self.per - now
        self.arrivals.append(now)
        return 0.0


@dataclass(slots=True)
class Quota:
    """Allow `limit` points until a clock resets, `per` seconds after the first one (GitHub's primary limit)."""

    limit: int
    per: float
    used: int = 0
    reset: float = -math.inf

    def roll(self, now: float) -> None:
        if now >= self.reset:
            self.used, self.reset = 0, now + self.per

    def spend(self, now: float, points: int = 1) -> bool:
        """Spend points where enough are left; where not, nothing is spent."""
        self.roll(now)
        if self.used + points > self.limit:
            return False
        self.used += points
        return True

    @property
    def remaining(self) -> int:
        return max(self.limit - self.used, 0)


@dataclass(slots=True)
class Points:
    """Allow `limit` points within any `per` seconds (GitHub's secondary limits)."""

    limit: int
    per: float
    spent: deque[tuple[float, int]] = field(default_factory=deque)

    def admit(self, now: float, points: int = 1) -> float:
        while self.spent and self.spent[0][0] <= now - self.per:
            self.spent.popleft()
        if sum(each for _, each in self.spent) + points > self.limit:
            return self.spent[0][0] + self.per - now if self.spent else self.per
        self.spent.append((now, points))
        return 0.0


@dataclass(slots=True)
class Flights:
    """Count the requests that are under way, by number of their connection."""

    limit: int
    aloft: list[int] = field(default_factory=list)

    def enter(self, connection: int) -> bool:
        if len(self.aloft) >= self.limit:
            return False
        self.aloft.append(connection)
        return True

    def leave(self, connection: int) -> None:
        if connection in self.aloft:
            self.aloft.remove(connection)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Make a service's time run `factor` times faster; `slack` is the share of a period that is forgiven.

    At factor 1 nothing is forgiven. Faster than that, the two ends share one interpreter, and a few
    milliseconds of its scheduling are a large share of a shortened period.
    """

    factor: float = 1.0
    slack: float = 0.0

    def period(self, seconds: float) -> float:
        return seconds / self.factor * (1 - self.slack)

    def rate(self, requests: int) -> int:
        return max(1, round(requests * self.factor))
