"""Say in a few lines what came of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from enrich import gates
from enrich.commands._ink import Ink
from enrich.model import Problem, Severity, Status
from enrich.pipeline import Report
from enrich.wording import counted, duration

#: How many issues of a kind are shown; all of them with --verbose, and in report.md.
SHOWN: Final = 3

SEVERITIES: Final = tuple(Severity)

STYLES: Final[Mapping[str, str]] = {
    Status.RESOLVED: "green",
    Status.AMBIGUOUS: "yellow",
    Status.UNRESOLVED: "yellow",
    Status.PENDING: "yellow",
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.INFO: "cyan",
}


def told(report: Report, ink: Ink, *, verbose: bool = False) -> str:
    """Tell what became of the rows, what to look at, what was written, and what was asked."""
    lines = [
        _rows(report, ink),
        *_issues(report, ink, verbose=verbose),
        *_services(report, ink),
        *(ink("yellow", notice) for notice in report.notices),
        _written(report),
        _asked(report),
    ]
    return "".join(f"{line}\n" for line in lines if line)


def line(problem: Problem, ink: Ink) -> str:
    """Write an issue as compilers do, so that editors find its place."""
    severity = ink(STYLES[problem.severity], problem.severity)
    return f"{problem.file}:{problem.line}: {severity}: {problem.message} [{problem.code}]"


def _rows(report: Report, ink: Ink) -> str:
    holdings = report.library.holdings
    statuses = Counter(holding.status for holding in holdings)
    parts = [ink(STYLES[status], f"{statuses[status]:,} {status}") for status in Status if statuses[status]]
    stale = sum(holding.stale for holding in holdings)
    tail = f"; {stale:,} on earlier answers" if stale else ""
    return f"{counted(len(holdings), 'entry')}{': ' if parts else ''}{', '.join(parts)}{tail}"


def _issues(report: Report, ink: Ink, *, verbose: bool) -> Iterator[str]:
    """Show the worst issues first, a few of each kind; all, and those of information too, with --verbose."""
    library = report.library
    problems = [*(each for holding in library.holdings for each in holding.problems), *library.problems]
    least = Severity.INFO if verbose else Severity.WARNING
    worth = [each for each in problems if gates.as_bad(each, least)]
    kinds = {(each.severity, each.code): [other for other in worth if other.code == each.code] for each in worth}
    for _, alike in sorted(kinds.items(), key=lambda kind: SEVERITIES.index(kind[0][0])):
        shown = alike if verbose else alike[:SHOWN]
        yield from (line(each, ink) for each in shown)
        if len(alike) > len(shown):
            yield f"… and {len(alike) - len(shown):,} more [{alike[0].code}]; --verbose shows all"


def _services(report: Report, ink: Ink) -> Iterator[str]:
    for name, tally in report.tallies.items():
        if tally.down and not report.unreachable:
            rest = f"{counted(tally.stale, 'earlier answer')} used, {counted(tally.unavailable, 'question')} left open"
            yield ink("yellow", f"{name} was down ({tally.down}): {rest}")


def _written(report: Report) -> str:
    if not report.written:
        return "outputs unchanged"
    names = ", ".join(path.name for path in report.written)
    return f"wrote {counted(len(report.written), 'output')} in {report.written[0].parent.as_posix()}: {names}"


def _asked(report: Report) -> str:
    asked = [f"{name} {counted(tally.requests, 'time')}" for name, tally in report.tallies.items() if tally.requests]
    cached = sum(tally.from_cache for tally in report.tallies.values())
    parts = [f"asked {', '.join(asked)}" if asked else "asked nobody"]
    if cached:
        parts.append(f"{counted(cached, 'answer')} from the cache")
    return "; ".join([*parts, duration(report.seconds)])
