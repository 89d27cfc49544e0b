"""What was asked of the stand-in, and which rule of a service was broken: the truth that tests are checked against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlencode


class Service(StrEnum):
    CROSSREF = "crossref"
    ARXIV = "arxiv"
    SEMANTICSCHOLAR = "semanticscholar"
    GITHUB = "github"


@dataclass(slots=True, kw_only=True)
class Asked:
    """Hold one request and how it ended; times are seconds of the stand-in's clock, `finished` when the answer began to leave."""

    service: Service
    method: str
    path: str
    params: tuple[tuple[str, str], ...]
    body: bytes
    arrived: float
    connection: int
    pool: str = ""  # the limit it was counted under
    items: tuple[str, ...] = ()  # what it asked for, one by one: DOIs, ids, names, search texts
    status: int = 0  # 0: no answer (yet)
    finished: float | None = None
    fault: str = ""  # the fault that was played on it
    delivered: bool = True  # False where the client had gone before its answer was ready

    @property
    def question(self) -> tuple[str, ...]:
        """Say what was asked, without who asked: equal for two requests that mean the same."""
        params = sorted(pair for pair in self.params if pair[0] != "mailto")
        return (self.service, self.method, self.path, urlencode(params), self.body.decode("utf-8", "replace"))

    @property
    def answered(self) -> bool:
        """Tell whether the service gave its own answer, and to somebody: no limit, no fault, no server error."""
        return self.delivered and not self.fault and 0 < self.status < 500 and self.status not in {403, 429}

    def __str__(self) -> str:
        query = f"?{urlencode(self.params)}" if self.params else ""
        took = f"{1000 * (self.finished - self.arrived):.0f} ms" if self.finished else "unanswered"
        return f"{self.arrived:9.3f} {self.service:16} {self.status} {self.method} {self.path}{query[:200]} {took} {self.fault}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """Hold one broken rule of a service."""

    at: float
    service: Service
    rule: str  # "rate", "concurrency", "connections", "quota", "secondary"
    detail: str
    request: Asked

    def __str__(self) -> str:
        return (
            f"{self.at:9.3f} {self.service:16} {self.rule}: {self.detail} ({self.request.method} {self.request.path})"
        )


@dataclass(slots=True)
class Ledger:
    """Hold all requests in order of arrival; `advice` holds what a service asks for without enforcing it."""

    asked: list[Asked] = field(default_factory=list)
    violations: list[Violation] = field(default_factory=list)
    advice: list[Violation] = field(default_factory=list)
    bugs: list[str] = field(default_factory=list)  # of the stand-in itself: a test that sees one must fail

    def of(self, service: Service) -> tuple[Asked, ...]:
        return tuple(each for each in self.asked if each.service is service)

    def counts(self, start: int = 0) -> dict[Service, int]:
        """Count requests by service, from the one with number `start` on (`len(asked)` is a bookmark)."""
        found = Counter(each.service for each in self.asked[start:])
        return {service: found[service] for service in Service}

    def pools(self, start: int = 0) -> dict[str, int]:
        """Count requests by the limit that they were counted under."""
        return dict(sorted(Counter(each.pool for each in self.asked[start:] if each.pool).items()))

    def repeats(self, start: int = 0) -> dict[tuple[str, ...], int]:
        """Find the requests that were made again although they had been answered."""
        return _more_than_once(each.question for each in self.asked[start:] if each.answered)

    def repeated_items(self, start: int = 0) -> dict[tuple[str, ...], int]:
        """Find what was asked for again, in whatever company, although it had been answered."""
        answered = (each for each in self.asked[start:] if each.answered and each.status != 301)
        return _more_than_once((each.service, item) for each in answered for item in each.items)

    def clear(self) -> None:
        for each in (self.asked, self.violations, self.advice, self.bugs):
            each.clear()

    def __str__(self) -> str:
        lines = [f"{service}: {count} requests" for service, count in self.counts().items()]
        lines += [f"  {pool}: {count}" for pool, count in self.pools().items()]
        lines += [f"violations: {len(self.violations)}", *(f"  {each}" for each in self.violations)]
        lines += [f"repeated: {len(self.repeats())}", *(f"  {' '.join(each)[:200]}" for each in self.repeats())]
        lines += [f"stand-in bug: {each}" for each in self.bugs]
        return "\n".join(lines)


def _more_than_once(keys: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], int]:
    return {key: count for key, count in Counter(keys).items() if count > 1}
