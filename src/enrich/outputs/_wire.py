"""The shape of enriched.json: pydantic models in the contract's order of keys. The JSON Schema is theirs.

Every field but the few that make an entry has a default, so that files of older minor versions read as well.
"""

from __future__ import annotations

from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field

from enrich.model import Activity, Kind, LinkRole, RepoState, Severity, Status, Verdict, VersionKind

VERSION: Final = "1.0"


class Wire(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, json_schema_serialization_defaults_required=True)


class LinkWire(Wire):
    url: str
    role: LinkRole = LinkRole.OTHER


class SeedWire(Wire):
    """What the row says, as written."""

    file: str
    line: int = Field(ge=1, description="1-based, first line of the row")
    section: tuple[str, ...] = Field((), description="headings from the outermost")
    title: str = ""
    authors: tuple[str, ...] = ()
    venue: str | None = None
    date: str | None = Field(None, description="as written")
    links: tuple[LinkWire, ...] = ()


def _all_optional(schema: dict[str, Any]) -> None:
    schema.pop("required", None)


def _only_kind_required(schema: dict[str, Any]) -> None:
    schema["required"] = ["kind"]


class IdentifiersWire(Wire):
    """The identifiers of the work; those that are known are present."""

    model_config = ConfigDict(json_schema_extra=_all_optional)

    doi: str | None = Field(None, description="lower case, no prefix")
    arxiv: str | None = Field(None, description="no version")
    s2: str | None = Field(None, description="Semantic Scholar paperId")
    pii: str | None = None
    ieee: str | None = Field(None, description="IEEE document number")
    openreview: str | None = None
    acl: str | None = None
    pmid: str | None = None
    dblp: str | None = None
    openalex: str | None = None
    pmcid: str | None = None
    aaai: str | None = Field(None, description="article number of ojs.aaai.org")
    isbn: str | None = None


class VersionWire(Wire):
    """One version of the work; `doi`, `arxiv`, `title` and `date` are present where known."""

    model_config = ConfigDict(json_schema_extra=_only_kind_required)

    kind: VersionKind
    doi: str | None = None
    arxiv: str | None = None
    title: str | None = None
    date: str | None = None


class SignalWire(Wire):
    """One observation for (weight > 0) or against (weight < 0) a record."""

    signal: str
    value: str
    weight: float


class EvidenceWire(SignalWire):
    """What spoke for and against the accepted record."""

    source: str


class CandidateWire(Wire):
    """What else was considered."""

    source: str
    identifiers: IdentifiersWire = IdentifiersWire()
    title: str = ""
    year: int | None = None
    score: float = Field(0.0, ge=0, le=1, description="probability that it is the listed work")
    verdict: Verdict = Verdict.UNSURE
    evidence: tuple[SignalWire, ...] = ()


class MetricsWire(Wire):
    citations: dict[str, int] = Field(default_factory=dict, description="by source")
    references: int | None = None
    influential_citations: int | None = None


class NoticeWire(Wire):
    type: str = Field(description="retraction, correction, erratum, expression-of-concern, withdrawn, …")
    doi: str | None = None
    date: str | None = None


class RepoWire(Wire):
    """One repository link of the row."""

    url: str = Field(description="as in the seed")
    host: str
    full_name: str = Field(description="canonical owner/name, after renames")
    status: RepoState
    stars: int | None = None
    forks: int | None = None
    open_issues: int | None = None
    license: str | None = Field(None, description="SPDX")
    language: str | None = None
    topics: tuple[str, ...] = ()
    description: str | None = None
    created_at: str | None = None
    pushed_at: str | None = None
    last_commit_at: str | None = None
    latest_release: str | None = None
    is_fork: bool | None = None
    activity: Activity | None = None


class IssueWire(Wire):
    """What a maintainer should look at; more codes may be added."""

    code: str
    severity: Severity
    message: str
    line: int


class FileIssueWire(IssueWire):
    file: str


class EntryWire(Wire):
    key: str = Field(description="citation key; unique; once published it stays with its work")
    kind: Kind = Kind.PAPER
    status: Status
    stale: bool = Field(default=False, description="a source was down and an earlier answer stands")
    confidence: Annotated[float, Field(ge=0, le=1)] | None = Field(
        None, description="probability that the accepted record is the listed work"
    )
    seed: SeedWire
    identifiers: IdentifiersWire = IdentifiersWire()
    work: dict[str, Any] | None = Field(None, description="CSL-JSON item (CSL 1.0.2 data schema); `id` equals `key`")
    versions: tuple[VersionWire, ...] = ()
    provenance: dict[str, str] = Field(default_factory=dict, description="CSL variable of `work` -> its source")
    evidence: tuple[EvidenceWire, ...] = ()
    candidates: tuple[CandidateWire, ...] = ()
    metrics: MetricsWire = MetricsWire()
    notices: tuple[NoticeWire, ...] = ()
    repos: tuple[RepoWire, ...] = ()
    issues: tuple[IssueWire, ...] = ()


class SummaryWire(Wire):
    entries: int = 0
    resolved: int = 0
    ambiguous: int = 0
    unresolved: int = 0
    pending: int = 0
    repos: int = 0
    stale: int = 0
    issues: dict[str, int] = Field(default_factory=dict, description="number by code")


class RetiredWire(Wire):
    """A key once published whose row is gone: it is given to no other work."""

    key: str
    title: str = ""
    identifiers: IdentifiersWire = IdentifiersWire()


class LibraryWire(Wire):
    """What `enrich` found for every row of the seed lists."""

    model_config = ConfigDict(title="enriched.json")

    schema_version: str = Field(pattern=r"^1\.[0-9]+$")
    entries: tuple[EntryWire, ...] = Field((), description="in seed order")
    summary: SummaryWire = SummaryWire()
    issues: tuple[FileIssueWire, ...] = Field((), description="what was noticed outside any entry")
    retired_keys: tuple[RetiredWire, ...] = Field((), description="keys of rows that are gone")
