"""One work as the services tell of it: a neutral description, and its record in each service's shape."""

from __future__ import annotations

from calendar import timegm
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from standin.text import digest, fraction
from standin.world import NOTE, Deposit, Paper, Preprint, Record

PUBLISHER = "Synthetic stand-in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """Describe a work; what a service does not know of it is simply not rendered there."""

    title: str
    authors: tuple[str, ...]  # family names; the given name is always "Synthetic"
    year: int
    month: int | None = None
    doi: str | None = None
    type: str = "journal-article"
    container: str = ""
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    article_number: str | None = None
    event: str | None = None
    ieee: int | None = None
    pii: str | None = None
    isbn: str | None = None
    arxiv: str | None = None
    citations: int = 3


def deposit(work: Publication, *, boost: float = 1.0, **changes: Any) -> Deposit:
    """Render a work as a Crossref record, then change fields of it (None takes one away)."""
    assert work.doi
    record = crossref_record(work)
    for name, value in changes.items():
        record[name.replace("_", "-")] = value
    return Deposit(record={key: value for key, value in record.items() if value is not None}, boost=boost)


def crossref_record(work: Publication) -> dict[str, Any]:
    doi = str(work.doi)
    published = [part for part in (work.year, work.month) if part]
    proceedings = work.type != "journal-article"
    return {
        "indexed": stamp(2026, 6, 12) | {"version": "3.54.1"},
        "reference-count": 2,
        "publisher": PUBLISHER,
        "issue": work.issue,
        "content-domain": {"domain": [], "crossmark-restriction": False},
        "short-container-title": [],
        "published-print": {"date-parts": [published]},
        "abstract": f"<jats:p>{NOTE}</jats:p>",
        "DOI": doi.lower(),
        "type": work.type,
        "created": stamp(work.year, work.month or 1, 5),
        "page": work.page,
        "article-number": work.article_number,
        "source": "Crossref",
        "is-referenced-by-count": work.citations,
        "title": [work.title],
        "prefix": doi.partition("/")[0],
        "volume": work.volume,
        "author": [crossref_author(name, first=not number) for number, name in enumerate(work.authors)],
        "member": MEMBERS.get(doi.partition("/")[0], "7777"),
        "reference": [{"key": f"ref{number}", "unstructured": "Synthetic reference"} for number in (1, 2)],
        "event": {"name": work.event, "location": "Nowhere", "start": {"date-parts": [[*published, 1]]}}
        if work.event
        else None,
        "container-title": [work.container] if work.container else [],
        "original-title": [],
        "language": "en",
        "link": landing(work),
        "deposited": stamp(2026, 6, 12),
        "score": 1,
        "resource": {"primary": {"URL": landing_page(work)}},
        "subtitle": [],
        "short-title": [],
        "issued": {"date-parts": [published]},
        "references-count": 2,
        "journal-issue": {"issue": work.issue} if work.issue and not proceedings else None,
        "alternative-id": [work.pii] if work.pii else None,
        "URL": f"https://doi.org/{doi.lower()}",
        "relation": {},
        "ISSN": None if proceedings else ["0000-0019"],
        "issn-type": None if proceedings else [{"value": "0000-0019", "type": "print"}],
        "ISBN": [work.isbn] if work.isbn else None,
        "isbn-type": [{"value": work.isbn, "type": "print"}] if work.isbn else None,
        "subject": [],
        "published": {"date-parts": [published]},
    }


MEMBERS = {"10.1109": "263", "10.1016": "78", "10.1145": "320", "10.1007": "297", "10.1371": "340"}


def crossref_author(family: str, *, first: bool = False, given: str | None = "Synthetic") -> dict[str, Any]:
    sequence = "first" if first else "additional"
    role = [{"vocabulary": "crossref", "role": "author"}]
    return ({"given": given} if given else {}) | {
        "family": family,
        "sequence": sequence,
        "affiliation": [],
        "role": role,
    }


def landing_page(work: Publication) -> str:
    if work.ieee:
        return f"https://ieeexplore.ieee.org/document/{work.ieee}/"
    if work.pii:
        return f"https://linkinghub.elsevier.com/retrieve/pii/{work.pii}"
    return f"https://stand-in.example.org/{work.doi}"


def landing(work: Publication) -> list[dict[str, str]] | None:
    """Give `link`, which holds an IEEE number once more, with leading zeros."""
    if not work.ieee:
        return None
    url = f"http://xplorestaging.ieee.org/ielx8/1/2/{work.ieee:08}.pdf?arnumber={work.ieee}"
    return [
        {
            "URL": url,
            "content-type": "unspecified",
            "content-version": "vor",
            "intended-application": "similarity-checking",
        }
    ]


def stamp(year: int, month: int, day: int) -> dict[str, Any]:
    seconds = timegm((year, month, day, 12, 0, 0))
    return {
        "date-parts": [[year, month, day]],
        "date-time": f"{year:04}-{month:02}-{day:02}T12:00:00Z",
        "timestamp": seconds * 1000,
    }


def update(doi: str, kind: str, source: str = "publisher", record_id: str | None = None) -> dict[str, Any]:
    """Give an item of `updated-by` or `update-to`."""
    label = kind.replace("_", " ").capitalize()
    item = {"DOI": doi, "type": kind, "label": label, "source": source, "updated": stamp(2026, 1, 15)}
    return item | ({"record-id": record_id} if record_id else {})


# --- arXiv ---


def preprint(work: Publication, **changes: Any) -> Preprint:
    assert work.arxiv
    month = f"20{work.arxiv[:2]}-{work.arxiv[2:4]}" if work.arxiv[0].isdigit() else "2001-01"
    fields: dict[str, Any] = {
        "id": work.arxiv,
        "title": work.title,
        "authors": tuple(f"Synthetic {family}" for family in work.authors),
        "published": f"{month}-20T12:00:00Z",
        "updated": f"{month}-20T12:00:00Z",
    }
    return Preprint(**(fields | changes))


# --- Semantic Scholar ---


def paper(work: Publication, *, boost: float = 1.0, merged: tuple[str, ...] = (), **changes: Any) -> Paper:
    """Render a work as a Semantic Scholar record, then change fields of it."""
    return Paper(record=s2_record(work) | changes, boost=boost, merged=merged)


def s2_record(work: Publication) -> dict[str, Any]:
    name = digest("s2", work.doi, work.arxiv, work.title)
    corpus = 100_000_000 + int(fraction(name) * 10**8)
    identifiers = {"ArXiv": work.arxiv, "DOI": work.doi, "CorpusId": corpus}
    date = f"{work.year}-{work.month:02}-15" if work.month else None
    kinds = ["JournalArticle"] if work.type == "journal-article" else ["Book", "Conference"]
    return {
        "paperId": name,
        "externalIds": {key: value for key, value in identifiers.items() if value},
        "corpusId": corpus,
        "publicationVenue": None,
        "url": f"https://www.semanticscholar.org/paper/{name}",
        "title": work.title,
        "abstract": NOTE,
        "venue": work.container,
        "year": work.year,
        "referenceCount": 2,
        "citationCount": work.citations,
        "influentialCitationCount": 0,
        "isOpenAccess": False,
        "openAccessPdf": {"url": "", "status": None, "license": None, "disclaimer": "Synthetic"},
        "fieldsOfStudy": ["Computer Science"],
        "s2FieldsOfStudy": [{"category": "Computer Science", "source": "s2-fos-model"}],
        "publicationTypes": kinds,
        "publicationDate": date,
        "journal": journal(work),
        "citationStyles": {
            "bibtex": f"@Article{{{work.authors[0] if work.authors else 'None'}{work.year},\n title = {{{work.title}}},\n year = {{{work.year}}}\n}}\n"
        },
        "authors": [
            {"authorId": str(1 + int(fraction(family) * 10**9)), "name": f"Synthetic {family}"}
            for family in work.authors
        ],
        "tldr": {"model": "tldr@v2.0.0", "text": NOTE},
        "textAvailability": "abstract",
    }


def journal(work: Publication) -> dict[str, str] | None:
    found = {"name": work.container, "volume": work.volume, "pages": work.page}
    return {key: value for key, value in found.items() if value} or None


def change(record: Record, **changes: Any) -> Mapping[str, Any]:
    """Give a record with some fields changed (None takes one away)."""
    changed = dict(record) | {name.replace("_", "-"): value for name, value in changes.items()}
    return {key: value for key, value in changed.items() if value is not None}
