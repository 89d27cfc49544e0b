"""references.biblatex.bib: for biber and BibLaTeX (manual, §2: https://ctan.org/pkg/biblatex)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from enrich import csl
from enrich.model import CslType, Library, Work
from enrich.outputs import _bibfields as fields
from enrich.outputs._bibfile import BibEntry, write
from enrich.outputs._options import DEFAULTS, Options
from enrich.outputs._references import Reference, references
from enrich.outputs._texnames import people

#: CSL types (CSL 1.0.2, appendix III) as entry types; what is not here is `misc`, as are types that importers discard.
TYPES: Final[Mapping[CslType, str]] = {
    CslType.ARTICLE: "online",
    CslType.ARTICLE_JOURNAL: "article",
    CslType.ARTICLE_MAGAZINE: "article",
    CslType.ARTICLE_NEWSPAPER: "article",
    CslType.BOOK: "book",
    CslType.CHAPTER: "incollection",
    CslType.CLASSIC: "book",
    CslType.ENTRY: "incollection",
    CslType.ENTRY_DICTIONARY: "incollection",
    CslType.ENTRY_ENCYCLOPEDIA: "incollection",
    CslType.MANUSCRIPT: "unpublished",
    CslType.PAMPHLET: "booklet",
    CslType.PAPER_CONFERENCE: "inproceedings",
    CslType.PATENT: "patent",
    CslType.POST: "online",
    CslType.POST_WEBLOG: "online",
    CslType.REPORT: "report",
    CslType.REVIEW: "article",
    CslType.REVIEW_BOOK: "article",
    CslType.SOFTWARE: "software",
    CslType.THESIS: "thesis",
    CslType.WEBPAGE: "online",
}
_INSTITUTION: Final = frozenset(("report", "thesis"))


def render(library: Library, options: Options = DEFAULTS) -> str:
    """Write the bibliography of a library."""
    return write(_entry(each, options) for each in references(library, options))


def _entry(reference: Reference, options: Options) -> BibEntry:
    kind = _kind(reference.work)
    return BibEntry(type=kind, key=reference.key, fields=tuple(_fields(reference.work, kind, options)))


def _kind(work: Work) -> str:
    kind = TYPES.get(work.type, "misc")
    if kind == "book" and work.editors and not work.authors:
        return "collection"
    if kind in {"article", "incollection"} and not work.container_title:
        return "misc"
    return "misc" if kind == "inproceedings" and not (work.container_title or work.event_title) else kind


def _fields(work: Work, kind: str, options: Options) -> Iterator[tuple[str, str]]:
    yield "author", people(work.authors)
    yield "editor", people(work.editors)
    yield "translator", people(csl.names_of(work.extra.get("translator")))
    yield "bookauthor", people(csl.names_of(work.extra.get("container-author")))
    yield "title", fields.title(work)
    yield "shorttitle", fields.further(work, "title-short") or fields.further(work, "shortTitle")
    yield from _container(work, kind)
    yield "date", _date(work)
    yield "origdate", _further_date(work, "original-date")
    yield "eventdate", _further_date(work, "event-date") if kind == "inproceedings" else ""
    yield from _numbers(work, kind)
    yield from _publisher(work, kind)
    yield "isbn", fields.text(", ".join(work.isbn))
    yield "issn", fields.text(", ".join(work.issn))
    yield "doi", fields.doi(work)
    yield from _eprint(work)
    yield "url", (url := fields.url(work))
    yield "urldate", _further_date(work, "accessed") if url else ""
    yield "langid", fields.language(work)
    yield "keywords", fields.keywords(work)
    yield "abstract", fields.text(work.abstract) if options.abstracts else ""
    yield "note", fields.text(work.note)


def _container(work: Work, kind: str) -> Iterator[tuple[str, str]]:
    if kind == "article":
        yield "journaltitle", fields.text(work.container_title)
        yield "shortjournal", fields.text(work.container_title_short)
    elif kind in {"inproceedings", "incollection"}:
        yield "booktitle", fields.whole(work.container_title or work.event_title)
    elif work.publisher:
        yield "howpublished", fields.text(work.container_title)
    if work.container_title and kind == "inproceedings":
        yield "eventtitle", fields.text(work.event_title)
        yield "venue", fields.further(work, "event-place")
    yield "series", fields.text(work.collection_title)


def _date(work: Work) -> str:
    if not work.issued:
        return ""
    end = csl.end_of(work.extra.get("issued"))
    return f"{fields.day(work.issued)}/{fields.day(end)}" if end else fields.day(work.issued)


def _further_date(work: Work, variable: str) -> str:
    date = csl.date_of(work.extra.get(variable))
    return fields.day(date) if date else ""


def _numbers(work: Work, kind: str) -> Iterator[tuple[str, str]]:
    yield "volume", fields.text(work.volume)
    yield "volumes", fields.further(work, "number-of-volumes")
    number = fields.issue(work.issue) or fields.other_number(work) or fields.further(work, "collection-number")
    yield "number", number
    yield "edition", fields.further(work, "edition")
    yield "version", fields.further(work, "version")
    yield "chapter", fields.further(work, "chapter-number")
    yield "eid", fields.article_number(work)
    yield "pages", fields.pages(work.page)
    yield "pagetotal", fields.further(work, "number-of-pages")
    yield "type", _genre(work, kind)


def _genre(work: Work, kind: str) -> str:
    if kind == "thesis":
        return fields.thesis(work)
    if kind == "report":
        usual = not work.genre or "report" in work.genre.lower()
        return "techreport" if usual else fields.text(work.genre)
    return ""


def _publisher(work: Work, kind: str) -> Iterator[tuple[str, str]]:
    if kind == "article":
        return  # which has no publisher in BibLaTeX's data model
    hosted = None if kind in {"inproceedings", "incollection"} else work.container_title
    yield "institution" if kind in _INSTITUTION else "publisher", fields.publisher(work, hosted)
    yield "location", fields.listed(work.publisher_place)


def _eprint(work: Work) -> Iterator[tuple[str, str]]:
    if work.arxiv:
        yield "eprint", fields.eprint(work)
        yield "eprinttype", "arxiv"
        yield "eprintclass", fields.primary_class(work)
    elif work.pmid and not work.doi:
        yield "eprint", fields.pmid(work)
        yield "eprinttype", "pubmed"
