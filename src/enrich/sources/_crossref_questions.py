"""What Crossref is asked, and how questions of one kind stand in one list call."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

from enrich.flow import Question
from enrich.model import SourceName

WORKS: Final = "/works"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkByDoi(Question):
    """Ask for the work of a DOI; the record may name another DOI as its own, where this one is an alias."""

    source: ClassVar[SourceName] = SourceName.CROSSREF

    doi: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkByAlias(WorkByDoi):
    """Ask where a DOI leads that no list knows: Crossref redirects an alias to the DOI that took its place.

    That costs a request for each, so it is for a DOI that a person wrote and that `WorkByDoi` did not find.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksByPii(Question):
    """Ask for the works that state a Publisher Item Identifier."""

    source: ClassVar[SourceName] = SourceName.CROSSREF

    pii: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksByIsbn(Question):
    """Ask for a book of thirteen digits and its chapters."""

    source: ClassVar[SourceName] = SourceName.CROSSREF

    isbn: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkSearch(Question):
    """Ask for the works that fit a citation best, of all publishers or of one DOI prefix."""

    source: ClassVar[SourceName] = SourceName.CROSSREF

    text: str
    prefix: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Say how questions of one kind stand in a list call."""

    name: str  # of the filter
    field: str  # of the question
    rows: int  # for each question
    batch: int
    rank: int


FILTERS: Final[Mapping[type[Question], Filter]] = {
    WorkByDoi: Filter(name="doi", field="doi", rows=1, batch=50, rank=0),
    WorksByPii: Filter(name="alternative-id", field="pii", rows=20, batch=50, rank=1),
    WorksByIsbn: Filter(name="isbn", field="isbn", rows=200, batch=5, rank=2),
}
#: What a filter cannot carry: its separator, which has no escape, and what is no part of a URL.
_INEXPRESSIBLE: Final = re.compile(r"[,\s\\\x00-\x1f]")


def is_single(question: Question) -> bool:
    """Say whether only `/works/{doi}` can carry a question."""
    is_doi = isinstance(question, WorkByDoi)
    return isinstance(question, WorkByAlias) or (is_doi and bool(_INEXPRESSIBLE.search(key(question))))


def key(question: Question) -> str:
    return question.doi if isinstance(question, WorkByDoi) else str(getattr(question, FILTERS[type(question)].field))


def filtered(question: Question) -> str:
    return f"{FILTERS[type(question)].name}:{key(question)}"
