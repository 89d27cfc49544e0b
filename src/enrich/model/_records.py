"""What sources say: candidates, in CSL's words where it has them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from enrich.model._identifiers import Identifier, Scheme


class SourceName(StrEnum):
    """Name who said it, in the order in which outputs list what each says."""

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
