"""Gates: what `--fail-on` may name, and whether a run hit one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Final

from enrich.errors import ConfigError
from enrich.model import Code, Holding, Library, Problem, Severity, Status

STALE: Final = "stale"
STATUSES: Final = (Status.AMBIGUOUS, Status.UNRESOLVED, Status.PENDING)
GATES: Final[tuple[str, ...]] = (*Severity, *STATUSES, STALE, *Code)

#: The worst first.
_ORDER: Final = tuple(Severity)


def chosen(kinds: Sequence[str]) -> tuple[str, ...]:
    """Give the gates that a user names, each once.

    Raises:
        ConfigError: there is no such gate.
    """
    named = tuple(dict.fromkeys(kind.lower() for kind in kinds))
    for kind in named:
        if kind not in GATES:
            close = get_close_matches(kind, GATES, n=1)
            meant = f" (did you mean {close[0]}?)" if close else ""
            raise ConfigError(f"--fail-on: expected one of {', '.join(GATES)}; got {kind!r}{meant}")
    return named


def hits(gates: Iterable[str], library: Library) -> Mapping[str, int]:
    """Count what hit each gate; those that nothing hit are left out."""
    counts = {gate: sum(_hits(gate, library)) for gate in gates}
    return {gate: count for gate, count in counts.items() if count}


def as_bad(problem: Problem, severity: Severity) -> bool:
    """Tell whether an issue is of a severity, or worse."""
    return _ORDER.index(problem.severity) <= _ORDER.index(severity)


def _hits(gate: str, library: Library) -> Iterator[bool]:
    if gate == STALE:
        yield from (holding.stale for holding in library.holdings)
    elif gate in STATUSES:
        yield from (holding.status == gate for holding in library.holdings)
    else:
        yield from (_named(gate, problem) for problem in _problems(library.holdings, library.problems))


def _problems(holdings: Iterable[Holding], others: Iterable[Problem]) -> Iterator[Problem]:
    for holding in holdings:
        yield from holding.problems
    yield from others


def _named(gate: str, problem: Problem) -> bool:
    return as_bad(problem, Severity(gate)) if gate in _ORDER else problem.code == gate
