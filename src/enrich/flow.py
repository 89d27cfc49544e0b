"""The contract between asking and answering.

A flow is a generator that yields questions and is sent their answers. It never says "request": a source packs
questions into requests and unpacks the answers (pure), a desk decides when to send them (not pure). The pattern is
Facebook's Haxl (https://github.com/facebook/Haxl) and the DataLoader; it is what makes the run fast.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import ClassVar, Protocol, TypeAlias, TypeVar

from enrich.model import SourceName

T = TypeVar("T")


# --- questions and answers --------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Ask one thing of one source. A question is a value: hashable, printable, the key of its cache row."""

    source: ClassVar[SourceName]

    def __str__(self) -> str:
        told = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self))
        return f"{type(self).__name__}({told})"


class Shelf(StrEnum):
    """Say what kind of answer it is, hence how long it keeps (configuration, section `cache`)."""

    PUBLISHED = "published"
    PREPRINT = "preprint"
    SEARCH = "search"
    ABSENT = "absent"
    REPOSITORY = "repository"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Answer with the source's own document (UTF-8 JSON or XML), cut down to what was asked for."""

    record: bytes
    shelf: Shelf
    etag: str | None = None
    stale: bool = False  # an earlier answer, given because the source is down


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent:
    """Answer that the source was asked and holds no such thing."""

    reason: str = ""
    stale: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unavailable:
    """Answer that the source could not be asked: an outage, a limit, `--offline`. Never kept."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """Say that the answer already held is still true (HTTP 304); a desk turns it into that answer."""


Answer: TypeAlias = Found | Absent | Unavailable

#: Yield questions and be sent their answers, in the same order.
Flow: TypeAlias = Generator[tuple[Question, ...], tuple[Answer, ...], T]


# --- requests and responses -------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Describe a request without host and credentials: `transport` knows both.

    `path` begins with "/", is percent-encoded, and is the service's whole path ("/graph/v1/paper/batch").
    `params` are decoded pairs; `transport` encodes them as a form does (a space is "+").
    """

    source: SourceName
    path: str
    method: str = "GET"
    params: tuple[tuple[str, str], ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None  # JSON, for POST


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """Hold what came back; header names are lower case, `received` is seconds since the epoch (UTC)."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    received: float = 0.0
    url: str = ""


# --- how questions travel ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Limit a pool to `requests` within any `per` seconds, `concurrency` of them at a time."""

    requests: int
    per: float
    concurrency: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """Name a limit that several lanes share."""

    name: str
    pace: Pace


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """Say which questions may share a request (those of one lane), and under which limit it goes.

    A lane of `batch` 1 carries one question a request. Where two lanes of a pool wait, the lower `rank` goes first.
    What a `lasting` lane once found does not become absent: such an answer is a fault of the service.
    """

    name: str
    pool: Pool
    batch: int = 1
    rank: int = 0
    lasting: bool = False


# --- what a response means --------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One answer for each question of the request, absent ones too."""

    answers: Mapping[Question, Answer | Unchanged]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """The request as such was refused (too large, one bad question in it): split it.

    A question that is refused standing alone gets `alone`. Where a service refuses alike for one bad question and for
    none that it knows, `all_alike` is the answer of all questions once both halves were refused so as well.
    """

    reason: str
    alone: Answer
    all_alike: Absent | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Throttled:
    """Too fast, or too busy: ask again, never before `retry_after` seconds have passed where that is told."""

    reason: str
    retry_after: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A fault that may pass (5xx, a body that is no answer): ask again."""

    reason: str
    retry_after: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocked:
    """The service does not want us (403, bad credentials): ask it nothing more in this run."""

    reason: str


Outcome: TypeAlias = Answered | Refused | Throttled | Failed | Blocked


class Source(Protocol):
    """How the questions of one service travel; pure. `unpack` may raise `PayloadError`: counts as `Failed`."""

    @property
    def name(self) -> SourceName: ...

    def lane(self, question: Question) -> Lane: ...

    def room(self, questions: Sequence[Question]) -> int:
        """Say how many of the first of these (one lane, at least one, at most `batch`) fit in one request."""
        ...

    def pack(self, questions: Sequence[Question], etags: Mapping[Question, str]) -> Request:
        """Put the questions of one lane into a request; `etags` are those of answers already held."""
        ...

    def unpack(self, questions: Sequence[Question], response: Response) -> Outcome:
        """Read a response to `pack(questions)`."""
        ...

    def pace(self, pool: Pool, response: Response) -> Pace:
        """Read the limit that the service says is in force; `pool.pace` where it does not say."""
        ...
