"""What is thought of a candidate, and of all candidates of an entry."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from enrich.model._records import Candidate
from enrich.model._seeds import Problem


class Verdict(StrEnum):
    """Answer: is this record the work that the curator listed?"""

    SAME = "same"
    VERSION = "version"  # the same work in another version: preprint, conference paper, translation
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """Hold one observation for (weight > 0) or against (< 0) a match, readable: "title" "equal but for case"."""

    name: str
    value: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Hold a judged candidate; `probability` (0..1) that it is the listed work in some version."""

    candidate: Candidate
    verdict: Verdict
    probability: float
    signals: tuple[Signal, ...] = ()
    linked: bool = False  # an identifier read off the row's link stands in the record


class Status(StrEnum):
    RESOLVED = "resolved"
    AMBIGUOUS = "ambiguous"
    UNRESOLVED = "unresolved"
    PENDING = "pending"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Hold the judgement over all candidates of one entry.

    `accepted` holds records of one work only, the version to cite first; it is empty unless resolved.
    `others` holds all that was refused or tied, the likeliest first.
    """

    status: Status
    accepted: tuple[Match, ...] = ()
    others: tuple[Match, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def confidence(self) -> float | None:
        return max((match.probability for match in self.accepted), default=None)
