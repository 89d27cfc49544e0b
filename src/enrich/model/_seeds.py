"""What a list says: links, entries, problems."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from enrich.model._identifiers import Identifier, RepoName
from enrich.model._travel import travels


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


@travels
@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Tell a maintainer about one thing to look at; `at` is where: a seed file and a 1-based line."""

    code: Code
    severity: Severity
    message: str
    file: str
    line: int


@travels
@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Hold a link of a row: the URL as written, and what the row says it is for."""

    url: str
    role: LinkRole


@travels
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

    def problem(self, code: Code, severity: Severity, message: str) -> Problem:
        """Tell of a thing to look at, at the place of the row."""
        return Problem(code=code, severity=severity, message=message, file=self.file, line=self.line)


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
