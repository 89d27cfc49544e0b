"""What BibTeX and BibLaTeX fields say alike of a work; each gives TeX, empty where there is nothing to say."""

from __future__ import annotations

import re
from typing import Final

from enrich import csl
from enrich.model import CslType, PartialDate, Work
from enrich.outputs import _tex
from enrich.outputs._languages import BABEL, is_english

#: Types whose `number` is the number of an article, not of a report or a standard.
NUMBERED_ARTICLES: Final = frozenset((
    CslType.ARTICLE_JOURNAL, CslType.ARTICLE_MAGAZINE, CslType.ARTICLE_NEWSPAPER, CslType.CHAPTER,
    CslType.PAPER_CONFERENCE, CslType.REVIEW, CslType.REVIEW_BOOK,
))  # fmt: skip


def title(work: Work) -> str:
    if work.language and not is_english(work.language):
        return braced(_tex.text(work.title))
    return _tex.title(work.title)


def whole(text: str | None) -> str:
    """Write a title of a container, which no style may lower-case."""
    return braced(_tex.text(text)) if text else ""


def braced(written: str) -> str:
    return f"{{{written}}}" if written else ""


def text(value: str | None) -> str:
    return _tex.text(value) if value else ""


def further(work: Work, variable: str) -> str:
    return text(csl.text_of(work.extra.get(variable)))


_AND: Final = re.compile(r"\sand\s", re.IGNORECASE)


def listed(value: str | None) -> str:
    """Write a field that BibLaTeX reads as a list, such as `publisher`: "and" parts its items."""
    written = text(value)
    return braced(written) if _AND.search(f" {written} ") else written


# --- numbers ----------------------------------------------------------------------------------

_DASHES: Final = re.compile(r"\s*(?:--+|[\u2010-\u2015\u2212])\s*")
_RANGE: Final = re.compile(
    r"([A-Za-z]*[0-9.:]+[A-Za-z]*|[ivxlcdmIVXLCDM]+)\s*-\s*([A-Za-z]*[0-9.:]+[A-Za-z]*|[ivxlcdmIVXLCDM]+)\Z"
)


def pages(value: str | None) -> str:
    """Write `11--20`, a single page or locator as it is, lists as `7,41,73--97`."""
    parts = [part.strip() for part in re.split("[,;]", value or "")]
    return _tex.text(",".join(_pages(part) for part in parts if part))


def _pages(part: str) -> str:
    dashed = _DASHES.sub("--", part)
    if "--" in dashed:
        return dashed.strip("-")
    return _RANGE.sub(r"\1--\2", part)


def publisher(work: Work, hosted: str | None) -> str:
    """Give the publisher, else what hosts the work; arXiv is told by the eprint."""
    name = work.publisher or hosted
    return "" if work.arxiv and (name or "").lower().startswith("arxiv") else listed(name)


def issue(value: str | None) -> str:
    return _tex.text(_DASHES.sub("-", value)) if value else ""


def article_number(work: Work) -> str:
    return text(work.number) if work.type in NUMBERED_ARTICLES else ""


def other_number(work: Work) -> str:
    return "" if work.type in NUMBERED_ARTICLES else text(work.number)


def day(date: PartialDate) -> str:
    """Write a date as ISO 8601-2 has it: at least four digits of the year."""
    year = f"{date.year:05}" if date.year < 0 else f"{date.year:04}"
    return "-".join([year, *(f"{part:02}" for part in (date.month, date.day) if part)])


# --- links ------------------------------------------------------------------------------------

_RESOLVER: Final = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/", re.IGNORECASE)


def doi(work: Work) -> str:
    return _tex.verbatim(_RESOLVER.sub("", work.doi)) if work.doi else ""


def url(work: Work) -> str:
    """Give the URL where it adds something: not that of the DOI; an arXiv preprint has that of its page."""
    if work.url and not (work.doi and _RESOLVER.match(work.url)):
        return _tex.verbatim(work.url)
    if work.arxiv and (not work.doi or work.doi.lower().startswith("10.48550/")):
        return _tex.verbatim(f"https://arxiv.org/abs/{work.arxiv}")
    return ""


def primary_class(work: Work) -> str:
    return _tex.verbatim(work.primary_class) if work.primary_class else ""


def pmid(work: Work) -> str:
    return _tex.verbatim(work.pmid) if work.pmid else ""


def eprint(work: Work) -> str:
    return _tex.verbatim(work.arxiv) if work.arxiv else ""


# --- the rest ---------------------------------------------------------------------------------


def keywords(work: Work) -> str:
    """Write keywords, none of them with what parts them."""
    parts = (re.sub(r"\s*[,;]\s*", " ", each).strip() for each in work.keywords)
    return ", ".join(text(each) for each in parts if each)


def language(work: Work) -> str:
    return BABEL.get(re.split("[-_]", (work.language or "").lower())[0], "")


def thesis(work: Work) -> str:
    """Tell the kind of a thesis by its genre, as BibLaTeX names it."""
    genre = (work.genre or "").lower()
    return "mathesis" if re.search(r"master|magister|\bm\.?(sc|a|phil|eng)\b|diplom", genre) else "phdthesis"
