"""From what was found for each row to the library of a run: the whole list seen at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from enrich.model import (
    Choice,
    Code,
    Entry,
    Holding,
    Identifier,
    Kind,
    Match,
    Metrics,
    Notice,
    Problem,
    RepoStatus,
    Scheme,
    Severity,
    Signal,
    SourceName,
    Status,
    Version,
    Work,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Hold everything about one row but its key, which depends on all rows."""

    entry: Entry
    choice: Choice
    work: Work
    identifiers: tuple[Identifier, ...] = ()
    versions: tuple[Version, ...] = ()
    metrics: Mapping[SourceName, Metrics]
    notices: tuple[Notice, ...] = ()
    repos: tuple[RepoStatus, ...] = ()
    problems: tuple[Problem, ...] = ()
    missing: tuple[str, ...] = ()  # why sources could not answer
    unasked: frozenset[str] = frozenset()  # URLs of repositories whose host could not be asked
    dropped: tuple[str, ...] = ()  # records that could not be read
    stale: bool = False


def hold(finding: Finding, key: str) -> Holding:
    """Turn a finding into what the outputs show of it."""
    choice = finding.choice
    return Holding(
        key=key,
        entry=finding.entry,
        status=choice.status,
        stale=finding.stale,
        confidence=choice.confidence,
        identifiers=finding.identifiers,
        work=finding.work,
        versions=finding.versions,
        evidence=_evidence(choice.accepted),
        candidates=choice.others,
        metrics=finding.metrics,
        notices=finding.notices,
        repos=finding.repos,
        problems=tuple(in_order((*finding.problems, *choice.problems, *_noticed(finding)))),
    )


def _evidence(accepted: Sequence[Match]) -> tuple[tuple[SourceName, Signal], ...]:
    return tuple((match.candidate.source, signal) for match in accepted for signal in match.signals)


def _noticed(finding: Finding) -> Iterator[Problem]:
    """Say what kept a row from its identifiers."""
    entry, status = finding.entry, finding.choice.status
    for reason in finding.missing:
        yield problem(entry, Code.SOURCE_UNAVAILABLE, Severity.INFO, reason)
    for reason in finding.dropped:
        yield problem(entry, Code.RECORD_UNREADABLE, Severity.INFO, reason)
    if entry.kind is Kind.PAPER and status in {Status.UNRESOLVED, Status.AMBIGUOUS} and not finding.identifiers:
        detail = "write a DOI or an arXiv id on the line to say which work it is"
        yield problem(entry, Code.NO_IDENTIFIER, Severity.WARNING, f"no identifier for {entry.title!r}: {detail}")


def problem(entry: Entry, code: Code, severity: Severity, message: str) -> Problem:
    return Problem(code=code, severity=severity, message=message, file=entry.file, line=entry.line)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Give each problem once, by line, severity and code."""
    rank = list(Severity)
    return sorted(set(problems), key=lambda each: (each.line, rank.index(each.severity), each.code, each.message))


# --- never worse than last night --------------------------------------------------------------


def stand_in(holding: Holding, before: Holding | None, finding: Finding) -> Holding:
    """Let what is known of a row stand where a service could not be asked: an outage empties no field.

    The row must be the same, and what was found tonight must not contradict what was found before.
    """
    if before is None or not _same_row(holding, before):
        return holding
    repos = _repos(holding.repos, before.repos, finding.unasked)
    if not finding.missing or before.status is not Status.RESOLVED or _contradicts(holding, before):
        return replace(holding, repos=repos, stale=holding.stale or repos != holding.repos)
    return replace(
        before,
        entry=holding.entry,
        stale=True,
        repos=repos,
        problems=tuple(in_order((*before.problems, *holding.problems))),
    )


def _contradicts(holding: Holding, before: Holding) -> bool:
    return holding.status is Status.RESOLVED and not set(_registered(holding)) & set(_registered(before))


def _repos(now: Sequence[RepoStatus], before: Sequence[RepoStatus], unasked: frozenset[str]) -> tuple[RepoStatus, ...]:
    known = {repo.url: repo for repo in before}
    return tuple(known.get(repo.url, repo) if repo.url in unasked else repo for repo in now)


def _same_row(holding: Holding, before: Holding) -> bool:
    mine, theirs = holding.entry, before.entry
    return (mine.title, mine.links) == (theirs.title, theirs.links)


def _registered(holding: Holding) -> list[Identifier]:
    return [each for each in holding.identifiers if each.scheme in {Scheme.DOI, Scheme.ARXIV, Scheme.S2}]


# --- the list as a whole ----------------------------------------------------------------------


def across(holdings: Sequence[Holding]) -> tuple[Holding, ...]:
    """Add what only the whole list shows: rows that resolved to one work."""
    by_work: dict[Identifier, list[int]] = defaultdict(list)
    for at, holding in enumerate(holdings):
        if holding.status is Status.RESOLVED:
            for identifier in holding.identifiers:
                if identifier.scheme in {Scheme.DOI, Scheme.ARXIV}:
                    by_work[identifier].append(at)
    first: dict[int, Holding] = {}
    for rows in by_work.values():
        for at in rows[1:]:
            first.setdefault(at, holdings[rows[0]])
    return tuple(
        _add(holding, _twice(holding.entry, first[at].entry)) if at in first else holding
        for at, holding in enumerate(holdings)
    )


def _add(holding: Holding, more: Problem) -> Holding:
    if any(each.code is more.code and each.line == more.line for each in holding.problems):
        return holding
    return replace(holding, problems=tuple(in_order((*holding.problems, more))))


def _twice(entry: Entry, first: Entry) -> Problem:
    return problem(entry, Code.DUPLICATE_ENTRY, Severity.WARNING, f"the same work as {first.at} ({first.title!r})")
