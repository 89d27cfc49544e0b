"""A repository as GitHub describes it, by REST or by GraphQL -> facts.

https://docs.github.com/en/rest/repos/repos#get-a-repository, https://docs.github.com/en/graphql/reference/objects#repository
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.alias_generators import to_camel

from enrich.errors import PayloadError


@dataclass(frozen=True, slots=True, kw_only=True)
class RepoFacts:
    """Hold what GitHub says of a repository; None where it does not say. Times are as given, ISO 8601 in UTC."""

    full_name: str
    stars: int | None = None
    forks: int | None = None
    open_issues: int | None = None  # pull requests included
    license: str | None = None  # SPDX; None also where GitHub does not know it ("NOASSERTION")
    language: str | None = None
    topics: tuple[str, ...] = ()
    description: str | None = None
    created_at: str | None = None
    pushed_at: str | None = None
    last_commit_at: str | None = None  # on the default branch
    latest_release: str | None = None
    archived: bool | None = None
    disabled: bool | None = None
    is_fork: bool | None = None
    empty: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RepoBlocked:
    """Say that GitHub knows a repository and does not show it: taken down, or behind an organisation's sign-on."""

    reason: str


class _Rest(BaseModel):
    model_config = ConfigDict(frozen=True)


class _License(_Rest):
    spdx_id: str | None = None


class _RestRepo(_Rest):
    full_name: str
    stargazers_count: int | None = None
    forks_count: int | None = None
    open_issues_count: int | None = None
    license: _License | None = None
    language: str | None = None
    topics: tuple[str, ...] | None = None
    description: str | None = None
    created_at: str | None = None
    pushed_at: str | None = None
    archived: bool | None = None
    disabled: bool | None = None
    fork: bool | None = None
    size: int | None = None


class _Graph(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, frozen=True)


class _GraphLicense(_Graph):
    spdx_id: str | None = None


class _GraphTarget(_Graph):
    committed_date: str | None = None


class _GraphBranch(_Graph):
    target: _GraphTarget | None = None


class _GraphRelease(_Graph):
    tag_name: str | None = None


class _GraphName(_Graph):
    name: str


class _GraphTopic(_Graph):
    topic: _GraphName


class _GraphTopics(_Graph):
    nodes: tuple[_GraphTopic | None, ...] | None = None


class _GraphCount(_Graph):
    total_count: int


class _GraphRepo(_Graph):
    name_with_owner: str
    stargazer_count: int | None = None
    fork_count: int | None = None
    license_info: _GraphLicense | None = None
    primary_language: _GraphName | None = None
    repository_topics: _GraphTopics | None = None
    issues: _GraphCount | None = None
    pull_requests: _GraphCount | None = None
    description: str | None = None
    created_at: str | None = None
    pushed_at: str | None = None
    default_branch_ref: _GraphBranch | None = None
    latest_release: _GraphRelease | None = None
    is_archived: bool | None = None
    is_disabled: bool | None = None
    is_fork: bool | None = None
    is_empty: bool | None = None


class _Block(_Rest):
    reason: str = "unknown"


class _Refusal(_Rest):
    message: str
    block: _Block | None = None


def facts(document: Mapping[str, Any]) -> RepoFacts | RepoBlocked:
    """Read a document of either kind; `PayloadError` where it is neither."""
    marks: tuple[tuple[str, Callable[[Mapping[str, Any]], RepoFacts | RepoBlocked]], ...] = (
        ("full_name", _of_rest),
        ("nameWithOwner", _of_graph),
        ("message", _of_refusal),
    )
    read = next((read for key, read in marks if key in document), None)
    if read is None:
        raise PayloadError("GitHub", "document", f"expected a repository, got {sorted(document)[:5]}")
    try:
        return read(document)
    except ValidationError as error:
        first = error.errors()[0]
        raise PayloadError("GitHub", ".".join(map(str, first["loc"])), first["msg"]) from error


def _of_rest(document: Mapping[str, Any]) -> RepoFacts:
    repo = _RestRepo.model_validate(document)
    return RepoFacts(
        full_name=repo.full_name,
        stars=repo.stargazers_count,
        forks=repo.forks_count,
        open_issues=repo.open_issues_count,
        license=_spdx(repo.license),
        language=repo.language,
        topics=tuple(sorted(repo.topics or ())),
        description=_line(repo.description),
        created_at=repo.created_at,
        pushed_at=repo.pushed_at,
        archived=repo.archived,
        disabled=repo.disabled,
        is_fork=repo.fork,
        empty=_is_empty(repo),
    )


def _of_graph(document: Mapping[str, Any]) -> RepoFacts:
    repo = _GraphRepo.model_validate(document)
    nodes = repo.repository_topics.nodes if repo.repository_topics else None
    branch = repo.default_branch_ref
    return RepoFacts(
        full_name=repo.name_with_owner,
        stars=repo.stargazer_count,
        forks=repo.fork_count,
        open_issues=_open_issues(repo),
        license=_spdx(repo.license_info),
        language=repo.primary_language.name if repo.primary_language else None,
        topics=tuple(sorted(each.topic.name for each in nodes or () if each)),
        description=_line(repo.description),
        created_at=repo.created_at,
        pushed_at=repo.pushed_at,
        last_commit_at=branch.target.committed_date if branch and branch.target else None,
        latest_release=repo.latest_release.tag_name if repo.latest_release else None,
        archived=repo.is_archived,
        disabled=repo.is_disabled,
        is_fork=repo.is_fork,
        empty=repo.is_empty if repo.is_empty is not None else _has_no_branch(repo),
    )


def _open_issues(repo: _GraphRepo) -> int | None:
    """Count as REST does: pull requests are issues too."""
    if repo.issues is None or repo.pull_requests is None:
        return None
    return repo.issues.total_count + repo.pull_requests.total_count


def _has_no_branch(repo: _GraphRepo) -> bool | None:
    """Judge by the default branch, which an empty repository has not, where it was asked for."""
    return repo.default_branch_ref is None if "default_branch_ref" in repo.model_fields_set else None


def _of_refusal(document: Mapping[str, Any]) -> RepoBlocked:
    refusal = _Refusal.model_validate(document)
    return RepoBlocked(reason=f"{refusal.message} ({refusal.block.reason})" if refusal.block else refusal.message)


def _spdx(license_: _License | _GraphLicense | None) -> str | None:
    known = license_.spdx_id if license_ else None
    return None if known == "NOASSERTION" else known or None


def _line(text: str | None) -> str | None:
    return " ".join((text or "").split()) or None


#: GitHub makes the first commit itself if told to, and writes the same time twice if not.
_AT_ONCE: Final = timedelta(seconds=1)


def _is_empty(repo: _RestRepo) -> bool | None:
    """Judge by size and last push: a size of 0 KB alone is also that of a fresh fork, and of a few small files."""
    if repo.size is None:
        return None
    pushed, created = _moment(repo.pushed_at), _moment(repo.created_at)
    untouched = pushed is None or created is None or pushed - created < _AT_ONCE
    return repo.size == 0 and not repo.fork and not repo.language and untouched


def _moment(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(text or "")
    except ValueError:
        return None
