"""A paper as Semantic Scholar describes it -> a candidate (https://api.semanticscholar.org/api-docs/graph).

One record may hold a preprint and its published paper: its identifiers are of both, its date often of the first.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_camel

from enrich.errors import PayloadError
from enrich.identifiers import identify
from enrich.markup import fold, plain
from enrich.model import (
    Candidate,
    CslType,
    Identifier,
    Metrics,
    Nature,
    PartialDate,
    Scheme,
    SourceName,
)
from enrich.sources._names import name

#: How a question spells an identifier -> how `externalIds` names it.
_EXTERNAL: Final = {
    "doi": "DOI",
    "arxiv": "ArXiv",
    "corpusid": "CorpusId",
    "mag": "MAG",
    "acl": "ACL",
    "pmid": "PubMed",
    "pmcid": "PubMedCentral",
}
_ARXIV_DOI: Final = "doi:10.48550/arxiv."
_VERSION: Final = re.compile(r"(?<=\d)v\d+$")

_TYPES: Final = {
    "Conference": CslType.PAPER_CONFERENCE,
    "Book": CslType.BOOK,
    "BookSection": CslType.CHAPTER,
    "Dataset": CslType.DATASET,
    "JournalArticle": CslType.ARTICLE_JOURNAL,
    "Review": CslType.ARTICLE_JOURNAL,
}
_VENUE_TYPES: Final = {"journal": CslType.ARTICLE_JOURNAL, "conference": CslType.PAPER_CONFERENCE}
_DBLP_TYPES: Final = {
    "conf": CslType.PAPER_CONFERENCE,
    "journals": CslType.ARTICLE_JOURNAL,
    "phd": CslType.THESIS,
}
_COMMENTS: Final = frozenset({"Editorial", "LettersAndComments", "News"})

_PREPRINT_VENUES: Final = frozenset({
    "arxiv", "arxivorg", "corr", "biorxiv", "medrxiv", "chemrxiv", "techrxiv", "psyarxiv", "socarxiv", "eartharxiv",
    "researchsquare", "ssrn", "ssrnelectronicjournal", "socialscienceresearchnetwork", "preprintsorg", "preprints",
})  # fmt: skip
_PREPRINT_DOIS: Final = re.compile(
    r"10\.(?:48550/|1101/\d|64898/\d|2139/ssrn|21203/rs|20944/preprints|26434/chemrxiv|36227/techrxiv|312\d\d/osf)"
)
_PDF: Final = re.compile(r"^\[PDF\]\s*", re.IGNORECASE)
_RANGE: Final = re.compile(r"\s*[-–—]+\s*")


class _Wire(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, frozen=True)


class _Author(_Wire):
    name: str | None = None


class _Journal(_Wire):
    name: str | None = None
    volume: str | None = None
    pages: str | None = None


class _Venue(_Wire):
    name: str | None = None
    type: str | None = None
    alternate_names: tuple[str, ...] | None = Field(default=None, alias="alternate_names")


class _Paper(_Wire):
    paper_id: str | None = None
    external_ids: Mapping[str, str | int | None] | None = None
    title: str | None = None
    authors: tuple[_Author, ...] | None = None
    year: int | None = None
    publication_date: str | None = None
    venue: str | None = None
    publication_venue: _Venue | None = None
    journal: _Journal | None = None
    publication_types: tuple[str, ...] | None = None
    citation_count: int | None = None
    reference_count: int | None = None
    influential_citation_count: int | None = None

    def external(self, key: str) -> str:
        value = (self.external_ids or {}).get(key)
        return "" if value is None else str(value).strip()


def paper_record(paper: Mapping[str, Any]) -> bytes:
    """Write a paper without the score of a search, which drifts and says nothing of the paper."""
    told = {key: value for key, value in paper.items() if key != "matchScore"}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def spelt(paper: str) -> str:
    """Fold an identifier as a question spells it: case, a version of arXiv, "PMC" do not tell papers apart."""
    folded = paper.strip().lower()
    kind, _, value = folded.partition(":")
    match kind:
        case "arxiv":
            return f"{kind}:{_VERSION.sub('', value)}"
        case "pmcid":
            return f"{kind}:{value.removeprefix('pmc')}"
    return f"doi:{folded}" if folded.startswith("10.") else folded


def is_own(spelling: str) -> bool:
    """Say whether a folded identifier is one that Semantic Scholar gives itself."""
    return ":" not in spelling or spelling.startswith("corpusid:")


def spellings(paper: Mapping[str, Any]) -> frozenset[str]:
    """List all folded identifiers under which a paper may have been asked for."""
    told = paper.get("externalIds")
    external = told if isinstance(told, dict) else {}
    found = {f"{kind}:{external[key]}".lower() for kind, key in _EXTERNAL.items() if external.get(key)}
    found |= {f"{_ARXIV_DOI}{each.partition(':')[2]}" for each in found if each.startswith("arxiv:")}
    found |= {f"arxiv:{each.removeprefix(_ARXIV_DOI)}" for each in found if each.startswith(_ARXIV_DOI)}
    return frozenset(found | {str(paper.get("paperId")).lower()})


def is_published(paper: Mapping[str, Any]) -> bool:
    """Say whether a paper has a DOI that is not a preprint's."""
    dois = [each.removeprefix("doi:") for each in spellings(paper) if each.startswith("doi:")]
    return any(not _PREPRINT_DOIS.match(doi) for doi in dois)


def candidate(document: bytes) -> Candidate:
    """Translate a paper; `PayloadError` where it is none, or has no title."""
    try:
        paper = _Paper.model_validate_json(document)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "document"
        raise PayloadError("Semantic Scholar", where, first["msg"]) from error
    title = _title(paper)
    if not title:
        raise PayloadError("Semantic Scholar", "title", f"expected one, got none: {paper.paper_id}")
    nature = _nature(paper)
    journal = paper.journal if paper.journal and not _is_preprint_venue(paper.journal.name) else _Journal()
    return Candidate(
        source=SourceName.SEMANTICSCHOLAR,
        titles=(title,),
        identifiers=tuple(dict.fromkeys(_identifiers(paper))),
        nature=nature,
        type=CslType.ARTICLE if nature is Nature.PREPRINT else _type(paper),
        authors=tuple(found for each in paper.authors or () if each.name and (found := name(each.name))),
        issued=_issued(paper),
        dates=_dates(paper),
        container_titles=() if nature is Nature.PREPRINT else _containers(paper),
        volume=_text(journal.volume),
        page=_RANGE.sub("-", _text(journal.pages) or "") or None,
        metrics=Metrics(
            citations=paper.citation_count,
            references=paper.reference_count,
            influential_citations=paper.influential_citation_count,
        ),
    )


def _text(text: str | None) -> str | None:
    return plain(text or "") or None


def _title(paper: _Paper) -> str:
    title = _PDF.sub("", plain(paper.title or ""))
    return title if title.endswith("..") else title.removesuffix(".")  # PubMed's full stop


def _identifiers(paper: _Paper) -> Iterator[Identifier]:
    told = (
        (Scheme.S2, paper.paper_id or f"CorpusId:{paper.external('CorpusId')}"),
        (Scheme.DOI, paper.external("DOI")),
        (Scheme.ARXIV, paper.external("ArXiv")),
        (Scheme.PMID, paper.external("PubMed")),
        (Scheme.PMCID, f"PMC{paper.external('PubMedCentral').upper().removeprefix('PMC')}"),
        (Scheme.ACL, paper.external("ACL")),
        (Scheme.DBLP, paper.external("DBLP")),
    )
    return (found for scheme, text in told if (found := identify(f"{scheme}:{text}")))


def _is_preprint_venue(venue: str | None) -> bool:
    return fold(venue or "") in _PREPRINT_VENUES


def _venues(paper: _Paper) -> tuple[str, ...]:
    """List the names of the venue, the fullest first: the journal's own, the normalised one, the short one."""
    journal = paper.journal.name if paper.journal else None
    venue = paper.publication_venue.name if paper.publication_venue else None
    return tuple(text for each in (journal, venue, paper.venue) if (text := _text(each)))


def _containers(paper: _Paper) -> tuple[str, ...]:
    others = paper.publication_venue.alternate_names if paper.publication_venue else None
    named = (*_venues(paper), *(text for each in others or () if (text := _text(each))))
    spelt_as: dict[str, str] = {}
    for each in named:
        if not _is_preprint_venue(each):
            spelt_as.setdefault(fold(each), each)
    return tuple(spelt_as.values())


def _nature(paper: _Paper) -> Nature:
    types = set(paper.publication_types or ())
    venues = _venues(paper)
    doi = paper.external("DOI").lower()
    published = bool(doi) and not _PREPRINT_DOIS.match(doi)
    if not published and (doi or all(map(_is_preprint_venue, venues))) and (doi or paper.external("ArXiv")):
        return Nature.PREPRINT
    return Nature.COMMENT if types and types <= _COMMENTS else Nature.WORK


def _type(paper: _Paper) -> CslType:
    """Trust the venue's kind, then DBLP's, then the types, which call preprints journal articles."""
    venue = paper.publication_venue
    if venue and venue.type in _VENUE_TYPES and not _is_preprint_venue(venue.name):
        return _VENUE_TYPES[venue.type]
    dblp = paper.external("DBLP")
    if not dblp.startswith("journals/corr/") and (found := _DBLP_TYPES.get(dblp.partition("/")[0])):
        return found
    types = set(paper.publication_types or ())
    in_preprint_venue = any(map(_is_preprint_venue, _venues(paper)))
    return next(
        (csl for each, csl in _TYPES.items() if each in types and not (in_preprint_venue and each == "JournalArticle")),
        CslType.DOCUMENT,
    )


def _day(paper: _Paper) -> PartialDate | None:
    try:
        day = date.fromisoformat(paper.publication_date or "")
    except ValueError:
        return None
    return PartialDate(day.year, day.month, day.day)


def _issued(paper: _Paper) -> PartialDate | None:
    """Give the day only where it lies in the year that is told: else it is that of the preprint."""
    day = _day(paper)
    if paper.year is None or (day and day.year == paper.year):
        return day
    return PartialDate(paper.year)


def _dates(paper: _Paper) -> tuple[PartialDate, ...]:
    return tuple(dict.fromkeys(each for each in (_issued(paper), _day(paper)) if each))
