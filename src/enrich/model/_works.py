"""What an entry turned out to be, and all entries of a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from enrich.model._identifiers import Identifier
from enrich.model._judgement import Match, Signal, Status
from enrich.model._records import CslType, Metrics, Name, Notice, PartialDate, SourceName
from enrich.model._seeds import Entry, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Hold what is cited, field by field as in CSL; `provenance` maps a CSL variable to its source."""

    title: str
    type: CslType = CslType.DOCUMENT
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    issued: PartialDate | None = None
    container_title: str | None = None
    container_title_short: str | None = None
    collection_title: str | None = None
    publisher: str | None = None
    publisher_place: str | None = None
    event_title: str | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    number: str | None = None
    genre: str | None = None  # "PhD thesis", "Preprint"
    doi: str | None = None
    url: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    arxiv: str | None = None
    primary_class: str | None = None  # arXiv category, e.g. "cs.CV"
    issn: tuple[str, ...] = ()
    isbn: tuple[str, ...] = ()
    abstract: str | None = None
    language: str | None = None
    note: str | None = None
    keywords: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)  # further CSL variables, as valid CSL-JSON values
    provenance: Mapping[str, SourceName] = field(default_factory=dict)


class VersionKind(StrEnum):
    PREPRINT = "preprint"
    PUBLISHED = "published"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    kind: VersionKind
    doi: str | None = None
    arxiv: str | None = None
    title: str | None = None
    date: str | None = None


class RepoState(StrEnum):
    OK = "ok"
    RENAMED = "renamed"
    ARCHIVED = "archived"
    MISSING = "missing"
    UNAVAILABLE = "unavailable"
    UNKNOWN = "unknown"


class Activity(StrEnum):
    ACTIVE = "active"  # a commit in the last 180 days
    SLOW = "slow"  # in the last 2 years
    DORMANT = "dormant"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True, kw_only=True)
class RepoStatus:
    """Hold what is known of one repository link; times are ISO 8601 in UTC, as the host gives them."""

    url: str
    host: str
    full_name: str
    status: RepoState
    stars: int | None = None
    forks: int | None = None
    open_issues: int | None = None
    license: str | None = None  # SPDX
    language: str | None = None
    topics: tuple[str, ...] = ()
    description: str | None = None
    created_at: str | None = None
    pushed_at: str | None = None
    last_commit_at: str | None = None
    latest_release: str | None = None
    is_fork: bool | None = None
    activity: Activity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Hold an entry with all that was found for it: one element of `entries` in enriched.json."""

    key: str
    entry: Entry
    status: Status
    stale: bool = False
    confidence: float | None = None
    identifiers: tuple[Identifier, ...] = ()
    work: Work | None = None
    versions: tuple[Version, ...] = ()
    evidence: tuple[tuple[SourceName, Signal], ...] = ()
    candidates: tuple[Match, ...] = ()
    metrics: Mapping[SourceName, Metrics] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    repos: tuple[RepoStatus, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Retired:
    """Hold a citation key whose row is gone: it waits for that work and is given to no other."""

    key: str
    title: str
    identifiers: tuple[Identifier, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Hold everything a run says, in seed order; `problems` are those that belong to no entry."""

    holdings: tuple[Holding, ...]
    problems: tuple[Problem, ...] = ()
    retired: tuple[Retired, ...] = ()
