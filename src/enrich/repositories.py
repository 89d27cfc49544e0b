"""Say how a linked repository does: what became of its name, and whether somebody still works on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final

from enrich.errors import PayloadError
from enrich.flow import Absent, Answer, Found, Unavailable
from enrich.model import Activity, Code, Entry, Problem, RepoName, RepoState, RepoStatus, Severity
from enrich.sources.github import RepoBlocked, RepoFacts, repository

#: How old the last commit may be (`activity` of the outputs), the youngest class first.
_ACTIVITIES: Final = (
    (timedelta(days=180), Activity.ACTIVE),
    (timedelta(days=730), Activity.SLOW),
    (timedelta.max, Activity.DORMANT),
)


def status(
    url: str, name: RepoName, answer: Answer, today: date, entry: Entry
) -> tuple[RepoStatus, tuple[Problem, ...]]:
    """Say how the repository that a row links does, and what its maintainer should look at."""
    if not name.on_github:
        return _bare(url, name, RepoState.UNKNOWN), ()
    if isinstance(answer, Unavailable):
        return _bare(url, name, RepoState.UNAVAILABLE), ()  # the run says once who could not be asked
    if isinstance(answer, Absent):
        detail = f"{url}: {answer.reason or 'there is no such repository'}"
        problem = entry.problem(Code.REPO_MISSING, Severity.ERROR, detail)
        return _bare(url, name, RepoState.MISSING), (problem,)
    return _read(url, name, answer, today, entry)


def _read(url: str, name: RepoName, answer: Found, today: date, entry: Entry) -> tuple[RepoStatus, tuple[Problem, ...]]:
    try:
        facts = repository(answer.record)
    except PayloadError as error:
        problem = entry.problem(Code.RECORD_UNREADABLE, Severity.WARNING, f"{url}: {error}")
        return _bare(url, name, RepoState.UNKNOWN), (problem,)
    if isinstance(facts, RepoBlocked):
        problem = entry.problem(Code.REPO_UNAVAILABLE, Severity.WARNING, f"{url}: {facts.reason}")
        return _bare(url, name, RepoState.UNAVAILABLE), (problem,)
    return _status(url, name, facts, today), tuple(_problems(url, name, facts, entry))


def _bare(url: str, name: RepoName, state: RepoState) -> RepoStatus:
    return RepoStatus(url=url, host=name.host, full_name=name.full_name, status=state)


def _status(url: str, name: RepoName, facts: RepoFacts, today: date) -> RepoStatus:
    return RepoStatus(
        url=url,
        host=name.host,
        full_name=facts.full_name,
        status=_state(name, facts),
        stars=facts.stars,
        forks=facts.forks,
        open_issues=facts.open_issues,
        license=facts.license,
        language=facts.language,
        topics=facts.topics,
        description=facts.description,
        created_at=facts.created_at,
        pushed_at=facts.pushed_at,
        last_commit_at=facts.last_commit_at,
        latest_release=facts.latest_release,
        is_fork=facts.is_fork,
        activity=_activity(facts, today),
    )


def _state(name: RepoName, facts: RepoFacts) -> RepoState:
    """Choose one word; archived wins over renamed, which is still seen from the full name."""
    if facts.disabled:
        return RepoState.UNAVAILABLE
    if facts.archived:
        return RepoState.ARCHIVED
    return RepoState.RENAMED if _is_renamed(name, facts) else RepoState.OK


def _is_renamed(name: RepoName, facts: RepoFacts) -> bool:
    return name.full_name.lower() != facts.full_name.lower()


def _activity(facts: RepoFacts, today: date) -> Activity | None:
    """Classify by the last commit, else the last push; a commit dated after the push has an author's wrong clock."""
    if facts.empty:
        return Activity.EMPTY
    moments = [day for each in (facts.last_commit_at, facts.pushed_at) if (day := _day(each))]
    if not moments:
        return None
    age = today - min(moments)
    return next(activity for limit, activity in _ACTIVITIES if age <= limit)


def _day(moment: str | None) -> date | None:
    try:
        found = datetime.fromisoformat(moment or "")
    except ValueError:
        return None
    return (found.astimezone(UTC) if found.tzinfo else found).date()


def _problems(url: str, name: RepoName, facts: RepoFacts, entry: Entry) -> Iterator[Problem]:
    if facts.disabled:
        detail = "GitHub has disabled the repository"
        yield entry.problem(Code.REPO_UNAVAILABLE, Severity.WARNING, f"{url}: {detail}")
    if _is_renamed(name, facts):
        detail = f"the repository is now {facts.full_name}"
        yield entry.problem(Code.REPO_RENAMED, Severity.WARNING, f"{url}: {detail}")
    if facts.archived:
        yield entry.problem(Code.REPO_ARCHIVED, Severity.INFO, f"{url}: the repository is archived")
    if facts.empty:
        yield entry.problem(Code.REPO_EMPTY, Severity.WARNING, f"{url}: the repository is empty")
