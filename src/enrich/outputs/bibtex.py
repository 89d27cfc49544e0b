"""references.bib: classic BibTeX, for BibTeX 0.99d with its styles, and for all that imports .bib files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from enrich import csl
from enrich.model import CslType, Library, Work
from enrich.outputs import _bibfields as fields
from enrich.outputs import _tex
from enrich.outputs._bibfile import MONTHS, BibEntry, write
from enrich.outputs._options import DEFAULTS, Accents, Options
from enrich.outputs._references import Reference, references
from enrich.outputs._texnames import people
from enrich.outputs._tidy import plain

#: CSL types (CSL 1.0.2, appendix III) as the standard styles know them (btxdoc, 1988); what is not here is `misc`.
TYPES: Final[Mapping[CslType, str]] = {
    CslType.ARTICLE_JOURNAL: "article",
    CslType.ARTICLE_MAGAZINE: "article",
    CslType.ARTICLE_NEWSPAPER: "article",
    CslType.BOOK: "book",
    CslType.CHAPTER: "incollection",
    CslType.CLASSIC: "book",
    CslType.ENTRY: "incollection",
    CslType.ENTRY_DICTIONARY: "incollection",
    CslType.ENTRY_ENCYCLOPEDIA: "incollection",
    CslType.PAMPHLET: "booklet",
    CslType.PAPER_CONFERENCE: "inproceedings",
    CslType.REPORT: "techreport",
    CslType.REVIEW: "article",
    CslType.REVIEW_BOOK: "article",
    CslType.THESIS: "phdthesis",
}
#: Where an entry type keeps the publisher.
_PUBLISHER: Final = {"techreport": "institution", "phdthesis": "school", "mastersthesis": "school"}


def render(library: Library, options: Options = DEFAULTS) -> str:
    """Write the bibliography of a library."""
    return write(_entry(each, options) for each in references(library, options))


def _entry(reference: Reference, options: Options) -> BibEntry:
    kind = _kind(reference.work)
    told = _fields(reference.work, kind, options)
    if options.accents is Accents.EVERYWHERE:
        told = ((name, value if name in _VERBATIM else _tex.accents(value)) for name, value in told)
    return BibEntry(type=kind, key=reference.key, fields=tuple(told))


_VERBATIM: Final = frozenset(("doi", "url", "eprint"))


def _kind(work: Work) -> str:
    """Choose the entry type; one whose container is unknown is `misc`, as styles want the container."""
    kind = TYPES.get(work.type, "misc")
    if kind in {"article", "incollection"} and not work.container_title:
        return "misc"
    if kind == "inproceedings" and not (work.container_title or work.event_title):
        return "misc"
    return "mastersthesis" if kind == "phdthesis" and fields.thesis(work) == "mathesis" else kind


def _fields(work: Work, kind: str, options: Options) -> Iterator[tuple[str, str]]:
    spell: Callable[[str], str] = (lambda text: text) if options.accents is Accents.NOWHERE else _tex.accents
    yield "author", spell(people(work.authors))
    yield "editor", spell(people(work.editors))
    yield "translator", spell(people(csl.names_of(work.extra.get("translator"))))
    yield "key", "" if work.authors or work.editors else _label(work)
    yield "title", fields.title(work)
    yield from _container(work, kind)
    yield from _date(work)
    yield from _numbers(work, kind)
    yield from _publisher(work, kind)
    yield "isbn", fields.text(", ".join(work.isbn))
    yield "issn", fields.text(", ".join(work.issn))
    yield "doi", fields.doi(work)
    yield from _eprint(work)
    yield "url", fields.url(work)
    yield "langid", fields.language(work)
    yield "keywords", fields.keywords(work)
    yield "abstract", fields.text(work.abstract) if options.abstracts else ""
    yield "note", fields.text(work.note)


def _label(work: Work) -> str:
    """Give what styles sort by and label with where nobody is named (btxdoc, `key`): the first words of the title."""
    return fields.text(" ".join(plain(work.title).split()[:3]))


def _container(work: Work, kind: str) -> Iterator[tuple[str, str]]:
    if kind == "article":
        yield "journal", fields.text(work.container_title)
    elif kind in {"inproceedings", "incollection"}:
        yield "booktitle", fields.whole(work.container_title or work.event_title)
    elif work.publisher:
        yield "howpublished", fields.text(work.container_title)
    yield "series", fields.text(work.collection_title)


def _date(work: Work) -> Iterator[tuple[str, str]]:
    if work.issued:
        yield "year", str(work.issued.year)
        yield "month", MONTHS[work.issued.month - 1] if work.issued.month else ""


def _numbers(work: Work, kind: str) -> Iterator[tuple[str, str]]:
    """Write numbers; of a book in a series, styles take the volume or the number, not both."""
    article = fields.article_number(work)
    yield "volume", fields.text(work.volume)
    number = fields.issue(work.issue) or fields.other_number(work)
    if not number and (kind == "article" or not work.volume):
        number = fields.further(work, "collection-number")
    yield "number", number
    yield "edition", fields.further(work, "edition")
    yield "chapter", fields.further(work, "chapter-number")
    yield "eid", article
    yield "pages", fields.pages(work.page) or article


def _publisher(work: Work, kind: str) -> Iterator[tuple[str, str]]:
    yield "type", _genre(work, kind)
    hosted = work.container_title if kind in {"misc", "booklet", "book"} else None
    yield _PUBLISHER.get(kind, "publisher"), fields.publisher(work, hosted)
    yield "address", fields.text(work.publisher_place)


def _genre(work: Work, kind: str) -> str:
    """Say what the entry type does not: a bachelor's thesis, a white paper."""
    usual = {"phdthesis": "phd|ph\\.d|doctor|dissertation", "mastersthesis": "master", "techreport": "report"}
    if kind not in usual or not work.genre or re.search(usual[kind], work.genre, re.IGNORECASE):
        return ""
    return fields.text(work.genre)


def _eprint(work: Work) -> Iterator[tuple[str, str]]:
    """Name the archive twice: BibTeX styles read `archivePrefix`, Zotero `eprinttype`."""
    if work.arxiv:
        yield "eprint", fields.eprint(work)
        yield "eprinttype", "arxiv"
        yield "archivePrefix", "arXiv"
        yield "primaryClass", fields.primary_class(work)
