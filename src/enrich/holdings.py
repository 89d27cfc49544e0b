"""From what was found for each row to the library of a run: the whole list seen at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from enrich.markup import fold
from enrich.model import (
    REGISTERED,
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
    work: Work | None
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
        evidence=(*_ruling(finding.entry), *_evidence(choice.accepted)),
        candidates=choice.others,
        metrics=finding.metrics,
        notices=finding.notices,
        repos=finding.repos,
        problems=tuple(in_order((*finding.problems, *choice.problems, *_noticed(finding)))),
    )


def _ruling(entry: Entry) -> Iterator[tuple[SourceName, Signal]]:
    if entry.ruling:
        yield SourceName.OVERRIDE, Signal(name="ruling", value=entry.ruling, weight=0.0)


def _evidence(accepted: Sequence[Match]) -> tuple[tuple[SourceName, Signal], ...]:
    return tuple((match.candidate.source, signal) for match in accepted for signal in match.signals)


def _noticed(finding: Finding) -> Iterator[Problem]:
    """Say what kept a row from its identifiers."""
    entry, status = finding.entry, finding.choice.status
    for reason in finding.missing:
        yield entry.problem(Code.SOURCE_UNAVAILABLE, Severity.INFO, reason)
    for reason in finding.dropped:
        yield entry.problem(Code.RECORD_UNREADABLE, Severity.INFO, reason)
    if entry.kind is Kind.PAPER and status in {Status.UNRESOLVED, Status.AMBIGUOUS} and not finding.identifiers:
        detail = "write a DOI or an arXiv id on the line to say which work it is"
        yield entry.problem(Code.NO_IDENTIFIER, Severity.WARNING, f"no identifier for {entry.title!r}: {detail}")


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
    if not finding.missing or _better(holding, before) or _contradicts(holding, before):
        return replace(holding, repos=repos, stale=holding.stale or repos != holding.repos)
    return replace(
        before,
        entry=holding.entry,
        stale=True,
        repos=repos,
        problems=tuple(in_order((*_moved(before, holding.entry), *holding.problems))),
    )


def _moved(before: Holding, entry: Entry) -> Iterator[Problem]:
    """Let what was told of a row be told at the line where it stands now; who was down then is no news."""
    for told in before.problems:
        if told.code is Code.SOURCE_UNAVAILABLE:
            continue
        yield replace(told, file=entry.file, line=told.line - before.entry.line + entry.line)


def _better(holding: Holding, before: Holding) -> bool:
    """Say whether tonight's word counts for more, although a service was missing: a work was found where none was."""
    if before.status is Status.RESOLVED:
        return False
    return before.status is Status.PENDING or holding.status is not Status.PENDING


def _contradicts(holding: Holding, before: Holding) -> bool:
    """Say whether a registry now gives another identifier; another kind alone may be of another version."""
    mine, theirs = dict(_registered(holding)), dict(_registered(before))
    return holding.status is Status.RESOLVED and any(mine[each] != theirs[each] for each in {*mine} & {*theirs})


def _repos(now: Sequence[RepoStatus], before: Sequence[RepoStatus], unasked: frozenset[str]) -> tuple[RepoStatus, ...]:
    known = {repo.url: repo for repo in before}
    return tuple(known.get(repo.url, repo) if repo.url in unasked else repo for repo in now)


def _same_row(holding: Holding, before: Holding) -> bool:
    mine, theirs = holding.entry, before.entry
    return (mine.title, mine.links) == (theirs.title, theirs.links)


def _registered(holding: Holding) -> list[tuple[Scheme, Identifier]]:
    """Give the identifiers that a registry vouches for; Semantic Scholar's own change when it merges records."""
    return [(each.scheme, each) for each in holding.identifiers if each.scheme in REGISTERED]


# --- the list as a whole ----------------------------------------------------------------------


def across(holdings: Sequence[Holding]) -> tuple[Holding, ...]:
    """Add what only the whole list shows: rows of one work, and links that belong to the work of another row."""
    owners = _owners(holdings)
    own = [_without_strays(holding, owners) for holding in holdings]
    return tuple(_with(holding, [*_twice(holding, owners), *_astray(holding, owners)]) for holding in own)


def _owners(holdings: Sequence[Holding]) -> dict[Identifier, Holding]:
    """Map each identifier of a resolved work to the first row that lists it."""
    owners: dict[Identifier, Holding] = {}
    for holding in holdings:
        if holding.status is Status.RESOLVED:
            for identifier in holding.identifiers:
                owners.setdefault(identifier, holding)
    return owners


def _without_strays(holding: Holding, owners: Mapping[Identifier, Holding]) -> Holding:
    """Take from a row that was not resolved what its link borrowed from the work of another row."""
    if holding.status is Status.RESOLVED:
        return holding
    borrowed = {
        each
        for each in holding.entry.identifiers
        if each in owners
        and each not in holding.entry.stated
        and fold(owners[each].entry.title) != fold(holding.entry.title)
    }
    return replace(holding, identifiers=tuple(each for each in holding.identifiers if each not in borrowed))


def _twice(holding: Holding, owners: Mapping[Identifier, Holding]) -> Iterator[Problem]:
    registered = [each for each in holding.identifiers if each.scheme in REGISTERED]
    first = next((owners[each] for each in registered if owners.get(each, holding) is not holding), None)
    if first and holding.status is Status.RESOLVED:
        message = f"the same work as {first.entry.at} ({first.entry.title!r})"
        yield holding.entry.problem(Code.DUPLICATE_ENTRY, Severity.WARNING, message)


def _astray(holding: Holding, owners: Mapping[Identifier, Holding]) -> Iterator[Problem]:
    """Say where a link is of another work of the list, one whose own record carries the identifier."""
    for identifier in holding.entry.identifiers:
        owner = owners.get(identifier)
        if owner and owner is not holding and identifier not in holding.identifiers:
            whose = f"the link ({identifier}) is of {owner.entry.title!r} ({owner.entry.at})"
            message = f"{whose}, not of {holding.entry.title!r}"
            yield holding.entry.problem(Code.LINK_MISMATCH, Severity.WARNING, message)


def _with(holding: Holding, more: Sequence[Problem]) -> Holding:
    """Add problems of kinds that the row does not have yet."""
    known = {each.code for each in holding.problems}
    new = [each for each in more if each.code not in known]
    return replace(holding, problems=tuple(in_order((*holding.problems, *new)))) if new else holding
