"""references.ris: for EndNote, Mendeley and whoever reads no BibTeX.

By the RIS description (https://en.wikipedia.org/wiki/RIS_(file_format) keeps the vendor's text): a tag a line, `TY`
first and `ER` last, lines that end in CR LF; no value holds a line break, which would stop some readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from enrich import csl
from enrich.model import CslType, Library, Name, PartialDate, Work
from enrich.outputs._bibfields import NUMBERED_ARTICLES
from enrich.outputs._mathematics import simple
from enrich.outputs._options import DEFAULTS, Options
from enrich.outputs._references import Reference, references
from enrich.outputs._tidy import plain

#: CSL types (CSL 1.0.2, appendix III) as reference types; what is not here is `GEN`, as is `STAND`, which some drop.
TYPES: Final[Mapping[CslType, str]] = {
    CslType.ARTICLE: "UNPB",
    CslType.ARTICLE_JOURNAL: "JOUR",
    CslType.ARTICLE_MAGAZINE: "MGZN",
    CslType.ARTICLE_NEWSPAPER: "NEWS",
    CslType.BILL: "BILL",
    CslType.BOOK: "BOOK",
    CslType.CHAPTER: "CHAP",
    CslType.CLASSIC: "BOOK",
    CslType.DATASET: "DATA",
    CslType.ENTRY: "CHAP",
    CslType.ENTRY_DICTIONARY: "DICT",
    CslType.ENTRY_ENCYCLOPEDIA: "ENCYC",
    CslType.FIGURE: "FIGURE",
    CslType.GRAPHIC: "ART",
    CslType.HEARING: "HEAR",
    CslType.LEGAL_CASE: "CASE",
    CslType.LEGISLATION: "STAT",
    CslType.MANUSCRIPT: "UNPB",
    CslType.MAP: "MAP",
    CslType.MOTION_PICTURE: "MPCT",
    CslType.MUSICAL_SCORE: "MUSIC",
    CslType.PAMPHLET: "PAMP",
    CslType.PAPER_CONFERENCE: "CONF",
    CslType.PATENT: "PAT",
    CslType.PERSONAL_COMMUNICATION: "PCOMM",
    CslType.POST: "ELEC",
    CslType.POST_WEBLOG: "BLOG",
    CslType.REPORT: "RPRT",
    CslType.REVIEW: "JOUR",
    CslType.REVIEW_BOOK: "JOUR",
    CslType.SOFTWARE: "COMP",
    CslType.SONG: "SOUND",
    CslType.THESIS: "THES",
    CslType.WEBPAGE: "ELEC",
}
_PERIODICAL: Final = frozenset(("JOUR", "MGZN", "NEWS"))
#: Types of what stands in an edited book; its editors are secondary authors.
_WITHIN: Final = frozenset(("CHAP", "CONF", "DICT", "ENCYC"))
_LINE: Final = "\r\n"


def render(library: Library, options: Options = DEFAULTS) -> str:
    """Write the bibliography of a library."""
    return "".join(_record(each, options) for each in references(library, options))


def _record(reference: Reference, options: Options) -> str:
    work = reference.work
    kind = TYPES.get(work.type, "GEN")
    told = [("TY", kind), *_tags(reference, kind, options)]
    lines = [f"{tag}  - {value}" for tag, given in told if (value := plain(simple(given or "")))]
    return _LINE.join([*lines, "ER  - ", "", ""])


def _tags(reference: Reference, kind: str, options: Options) -> Iterator[tuple[str, str | None]]:
    work = reference.work
    yield "ID", reference.key
    yield from (("AU", _name(each)) for each in work.authors)
    yield from (("A2" if kind in _WITHIN else "ED", _name(each)) for each in work.editors)
    yield "TI", work.title
    yield from _container(work, kind)
    yield from _date(work.issued)
    yield "VL", work.volume
    yield "IS", work.issue
    yield from _pages(work)
    yield "ET", csl.text_of(work.extra.get("edition"))
    yield "M3", work.genre
    yield "PB", work.publisher
    yield "CY", work.publisher_place
    yield from (("SN", each) for each in _serials(work, kind))
    yield "DO", work.doi
    yield "UR", _url(work)
    yield "LA", work.language
    yield from (("KW", each.replace("*", " ")) for each in work.keywords)
    yield "AB", work.abstract if options.abstracts else None
    yield "N1", work.note


def _name(name: Name) -> str:
    """Write "Family, Given, Suffix"; for a comma in an organisation no escape exists, so it stays."""
    if name.literal or not name.family:
        return (name.literal or name.given or "").replace("*", " ")
    family = " ".join(part for part in (name.dropping_particle, name.particle, name.family) if part)
    parts = [family, name.given or "", name.suffix or ""]
    return ", ".join(part.replace(",", " ").replace("*", " ") for part in parts).rstrip(", ")


def _container(work: Work, kind: str) -> Iterator[tuple[str, str | None]]:
    container = work.container_title or (work.event_title if kind == "CONF" else None)
    yield "T2", container
    if kind in _PERIODICAL:
        yield "JO", container
        yield "JA", work.container_title_short
    elif kind == "CONF":
        yield "C3", container
    yield "T3", work.collection_title


def _date(issued: PartialDate | None) -> Iterator[tuple[str, str]]:
    if issued:
        yield "PY", str(issued.year)
        parts = [part and f"{part:02}" for part in (issued.month, issued.day)]
        yield "DA", "/".join([f"{issued.year:04}", *(part or "" for part in parts)])


_RANGE: Final = re.compile(r"([^-\u2010-\u2015\s]+)\s*(?:-+|[\u2010-\u2015])\s*([^-\u2010-\u2015\s]+)\Z")


def _pages(work: Work) -> Iterator[tuple[str, str | None]]:
    number = work.number if work.number and not work.number.startswith("arXiv:") else None
    article = number if work.type in NUMBERED_ARTICLES else None
    both = _RANGE.match(work.page or "")
    yield "SP", both[1] if both else work.page or article
    yield "EP", both[2] if both else None
    yield "C7", article
    yield "M1", None if article or work.type is CslType.REPORT else number


def _serials(work: Work, kind: str) -> Iterator[str]:
    """Give ISBN or ISSN; the serial number of a report is its own."""
    yield from work.isbn or work.issn
    if kind == "RPRT" and work.number:
        yield work.number


def _url(work: Work) -> str | None:
    """Give the URL; without one that of the preprint, or of the DOI, as some readers pass over `DO`."""
    if work.url:
        return work.url
    if work.arxiv and (not work.doi or work.doi.lower().startswith("10.48550/")):
        return f"https://arxiv.org/abs/{work.arxiv}"
    return f"https://doi.org/{work.doi}" if work.doi else None
