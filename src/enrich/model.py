"""The nouns: what the program talks about, as frozen values without behaviour that needs more than themselves.

Field names of bibliographic data are those of CSL 1.0.2
(https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


# --- identifiers ------------------------------------------------------------------------------


class Scheme(StrEnum):
    """Name the kind of an identifier, in the order in which `identifiers` of the output lists them."""

    DOI = "doi"  # lower case, no prefix: 10.1109/taffc.2025.1234567
    ARXIV = "arxiv"  # without version: 2505.13419, hep-th/9901001
    S2 = "s2"  # Semantic Scholar paperId, 40 hex digits (or CorpusId:N)
    PII = "pii"  # upper case, no punctuation: S0957417425031823
    IEEE = "ieee"  # document number without leading zeros
    OPENREVIEW = "openreview"
    ACL = "acl"
    PMID = "pmid"
    DBLP = "dblp"
    OPENALEX = "openalex"
    PMCID = "pmcid"
    AAAI = "aaai"  # article number of ojs.aaai.org; the DOI ends in it
    ISBN = "isbn"  # of a book-chapter PII: 13 digits


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """Hold one normalised identifier; `version` is kept apart (arXiv `v3`: "3") and not compared."""

    scheme: Scheme
    value: str
    version: str | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class RepoName:
    """Name a repository on a code host: `host` lower case, `full_name` as written, without `.git`."""

    host: str
    full_name: str
    subpath: str = ""  # what the link points at inside the repository

    def __str__(self) -> str:
        return f"{self.host}/{self.full_name}"


# --- seeds ------------------------------------------------------------------------------------


class LinkRole(StrEnum):
    PAPER = "paper"
    CODE = "code"
    PROJECT = "project"
    DATASET = "dataset"
    VIDEO = "video"
    OTHER = "other"


class Kind(StrEnum):
    PAPER = "paper"
    SOFTWARE = "software"
    DATASET = "dataset"
    OTHER = "other"


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Code(StrEnum):
    """Name what can be noticed about an entry; the names are part of the contract and stay."""

    LINK_MISMATCH = "link-mismatch"
    LINK_SHARED = "link-shared"
    DUPLICATE_ENTRY = "duplicate-entry"
    TITLE_MISMATCH = "title-mismatch"
    VENUE_MISMATCH = "venue-mismatch"
    DATE_MISMATCH = "date-mismatch"
    DATE_INCOMPLETE = "date-incomplete"
    PREPRINT_SUPERSEDED = "preprint-superseded"
    RETRACTED = "retracted"
    CORRECTED = "corrected"
    CONCERN = "concern"
    NO_IDENTIFIER = "no-identifier"
    REPO_MISSING = "repo-missing"
    REPO_RENAMED = "repo-renamed"
    REPO_ARCHIVED = "repo-archived"
    REPO_EMPTY = "repo-empty"
    REPO_UNAVAILABLE = "repo-unavailable"
    OVERRIDE_UNUSED = "override-unused"
    LINK_MALFORMED = "link-malformed"
    ROW_MALFORMED = "row-malformed"
    TITLE_MISSING = "title-missing"
    SOURCE_UNAVAILABLE = "source-unavailable"
    RECORD_UNREADABLE = "record-unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Tell a maintainer about one thing to look at; `at` is where: a seed file and a 1-based line."""

    code: Code
    severity: Severity
    message: str
    file: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Hold a link of a row: the URL as written, and what the row says it is for."""

    url: str
    role: LinkRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Hold one row of a seed list, as parsed; what the row does not say is empty, never guessed."""

    file: str  # name of the seed file, as the user wrote its path, with forward slashes
    line: int  # 1-based, first line of the row
    title: str
    kind: Kind = Kind.PAPER
    section: tuple[str, ...] = ()  # headings from the outermost
    authors: tuple[str, ...] = ()  # one name each, as written, without "et al."
    venue: str | None = None
    date: str | None = None  # as written, e.g. "2023-"
    year: int | None = None  # read from `date`, else from `venue`
    links: tuple[Link, ...] = ()
    identifiers: tuple[Identifier, ...] = ()  # read off the paper links, in their order
    stated: tuple[Identifier, ...] = ()  # written as text in the row (`doi:10.…`): the curator's own word
    rejected: tuple[Identifier, ...] = ()  # what the row is not, by a ruling of its maintainer
    ruling: str | None = None  # why, in the maintainer's words
    repos: tuple[tuple[str, RepoName], ...] = ()  # (URL as written, repository) for each repository link

    @property
    def at(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedFile:
    """Hold a seed as read: its name for messages, its format (suffix in lower case) and its text."""

    name: str
    suffix: str  # ".md", ".bib", …
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """Hold what a seed says: entries in the order of the file, and what could not be read."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()


# --- records, as candidates -------------------------------------------------------------------


class SourceName(StrEnum):
    """Name who said it; the order is merge precedence."""

    OVERRIDE = "override"
    CROSSREF = "crossref"
    ARXIV = "arxiv"
    SEMANTICSCHOLAR = "semanticscholar"
    GITHUB = "github"
    SEED = "seed"


class CslType(StrEnum):
    """List the CSL 1.0.2 item types, in the order of appendix III of the specification."""

    ARTICLE = "article"  # a preprint or working paper
    ARTICLE_JOURNAL = "article-journal"
    ARTICLE_MAGAZINE = "article-magazine"
    ARTICLE_NEWSPAPER = "article-newspaper"
    BILL = "bill"
    BOOK = "book"
    BROADCAST = "broadcast"
    CHAPTER = "chapter"
    CLASSIC = "classic"
    COLLECTION = "collection"
    DATASET = "dataset"
    DOCUMENT = "document"
    ENTRY = "entry"
    ENTRY_DICTIONARY = "entry-dictionary"
    ENTRY_ENCYCLOPEDIA = "entry-encyclopedia"
    EVENT = "event"
    FIGURE = "figure"
    GRAPHIC = "graphic"
    HEARING = "hearing"
    INTERVIEW = "interview"
    LEGAL_CASE = "legal_case"
    LEGISLATION = "legislation"
    MANUSCRIPT = "manuscript"
    MAP = "map"
    MOTION_PICTURE = "motion_picture"
    MUSICAL_SCORE = "musical_score"
    PAMPHLET = "pamphlet"
    PAPER_CONFERENCE = "paper-conference"
    PATENT = "patent"
    PERFORMANCE = "performance"
    PERIODICAL = "periodical"
    PERSONAL_COMMUNICATION = "personal_communication"
    POST = "post"
    POST_WEBLOG = "post-weblog"
    REGULATION = "regulation"
    REPORT = "report"
    REVIEW = "review"
    REVIEW_BOOK = "review-book"
    SOFTWARE = "software"
    SONG = "song"
    SPEECH = "speech"
    STANDARD = "standard"
    THESIS = "thesis"
    TREATY = "treaty"
    WEBPAGE = "webpage"


class Nature(StrEnum):
    """Tell what a record is beside its type: only a WORK or a PREPRINT can be the paper that a row lists."""

    WORK = "work"
    PREPRINT = "preprint"
    NOTICE = "notice"  # erratum, correction, retraction notice, expression of concern
    COMMENT = "comment"  # comment, reply, editorial, book review
    PEER_REVIEW = "peer-review"
    COMPONENT = "component"  # figure, table, supplementary material
    CONTAINER = "container"  # journal, issue, proceedings volume


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Hold a contributor as CSL does: family and given, or `literal` for an organisation or a mononym."""

    family: str | None = None
    given: str | None = None
    suffix: str | None = None
    particle: str | None = None  # CSL non-dropping-particle: the "van" of Dutch "van Gogh"
    dropping_particle: str | None = None  # CSL dropping-particle: the "von" of "von Humboldt"
    literal: str | None = None

    def __str__(self) -> str:
        family = " ".join(part for part in (self.dropping_particle, self.particle, self.family) if part)
        return self.literal or " ".join(part for part in (self.given, family, self.suffix) if part)


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """Hold a date as precise as it is known; an absent month has no day."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = (f"{self.year:04}", self.month and f"{self.month:02}", self.day and f"{self.day:02}")
        return "-".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Hold one editorial notice about a work; `type` is spelt as in the contract, e.g. expression-of-concern."""

    type: str
    doi: str | None = None
    date: str | None = None


class RelationKind(StrEnum):
    HAS_PREPRINT = "has-preprint"
    IS_PREPRINT_OF = "is-preprint-of"
    IS_VERSION_OF = "is-version-of"
    HAS_VERSION = "has-version"
    IS_SAME_AS = "is-same-as"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Hold what a record says of another: `self` `kind` `target`."""

    kind: RelationKind
    target: Identifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Metrics:
    """Hold the counts of one source; None where it does not say."""

    citations: int | None = None
    references: int | None = None
    influential_citations: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Hold a source's record in our nouns, not yet judged.

    Texts are clean: no mark-up, no entities, white space collapsed, NFC. `titles` holds the title and its
    spellings (with subtitle, original title); the first is the one to cite, and may hold CSL's rich text
    (`<i> <b> <sub> <sup>`): then the second is the same without.
    """

    source: SourceName
    titles: tuple[str, ...]
    identifiers: tuple[Identifier, ...] = ()
    nature: Nature = Nature.WORK
    type: CslType = CslType.DOCUMENT
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    issued: PartialDate | None = None
    dates: tuple[PartialDate, ...] = ()  # all dates of publication that it states: print, online, posted
    container_titles: tuple[str, ...] = ()  # the container to cite first, then its series or short forms
    collection_title: str | None = None
    publisher: str | None = None
    publisher_place: str | None = None
    event_title: str | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    number: str | None = None  # article or report number
    abstract: str | None = None
    language: str | None = None
    issn: tuple[str, ...] = ()
    isbn: tuple[str, ...] = ()
    url: str | None = None
    categories: tuple[str, ...] = ()  # arXiv categories, the primary one first
    comment: str | None = None  # arXiv comment
    journal_ref: str | None = None  # arXiv journal reference, the author's own words
    claimed: tuple[Identifier, ...] = ()  # identifiers that an author, not a publisher, gave: to be checked
    relations: tuple[Relation, ...] = ()
    notices: tuple[Notice, ...] = ()
    metrics: Metrics = Metrics()

    def find(self, scheme: Scheme) -> Identifier | None:
        """Give the first identifier of a scheme."""
        return next((each for each in self.identifiers if each.scheme is scheme), None)

    @property
    def title(self) -> str:
        return self.titles[0] if self.titles else ""

    @property
    def year(self) -> int | None:
        return self.issued.year if self.issued else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Hold what a source's answer says: candidates in the source's order, and why other records were dropped."""

    candidates: tuple[Candidate, ...] = ()
    dropped: tuple[str, ...] = ()


# --- judgement --------------------------------------------------------------------------------


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
        return self.accepted[0].probability if self.accepted else None


# --- works ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced(Generic[T]):
    """Hold a value and who said it."""

    value: T
    source: SourceName


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
