"""arXiv's Atom feed -> entries, and entries -> candidates; elements are found by name, never by order.

https://info.arxiv.org/help/api/user-manual.html#_details_of_atom_results_returned describes the feed; the server of
2026 orders elements and attributes otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring, tostring

from enrich.errors import PayloadError
from enrich.identifiers import identify
from enrich.markup import plain
from enrich.model import (
    Candidate,
    CslType,
    Identifier,
    Name,
    Nature,
    Notice,
    PartialDate,
    Scheme,
    SourceName,
)
from enrich.sources._names import name

_ATOM: Final = "{http://www.w3.org/2005/Atom}"
_ARXIV: Final = "{http://arxiv.org/schemas/atom}"
_OPENSEARCH: Final = "{http://a9.com/-/spec/opensearch/1.1/}"
_ERRORS: Final = "/api/errors#"
_ABS: Final = re.compile(r"https?://[^/]+/abs/(.+)")
_DOI: Final = re.compile(r"10\.\S+")

#: The feed has no flag for it; these are the words of those who withdraw (help/withdraw.html: the comment says why).
_WITHDRAWN: Final = re.compile(
    r"^\W*(?:(?:this|the)\s+)?(?:(?:paper|article|manuscript|submission|preprint|work)\s+)?"
    r"(?:(?:is|was|has\s+been|have\s+been)\s+)?(?:temporarily\s+)?withdrawn\b"
    r"|\b(?:has|have)\s+been\s+withdrawn\s+(?:by|due|because|from\s+arxiv)\b|\bwithdrawn\s+by\s+(?:the\s+)?(?:auth|arxiv)",
    re.IGNORECASE,
)
_SHORT: Final = 400  # characters: a summary of a withdrawn paper says little else


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """Hold the entries of a feed and the number of hits that it states."""

    entries: tuple[Element, ...]
    total: int


def parse(body: bytes) -> Feed:
    """Parse a feed, or a single entry of one."""
    try:
        root = fromstring(body)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise PayloadError("arXiv", "feed", f"expected an Atom feed, got: {error}") from error
    if root.tag == f"{_ATOM}entry":
        return Feed(entries=(root,), total=1)
    if root.tag != f"{_ATOM}feed":
        raise PayloadError("arXiv", "feed", f"expected an Atom feed, got <{root.tag}>")
    entries = tuple(root.findall(f"{_ATOM}entry"))
    total = root.findtext(f"{_OPENSEARCH}totalResults", "").strip()
    return Feed(entries=entries, total=int(total) if total.isdecimal() else len(entries))


def entry_record(entry: Element) -> bytes:
    """Write an entry as a document of its own."""
    entry.tail = None
    return _written(entry)


def feed_record(entries: Iterable[Element]) -> bytes:
    """Write entries as a feed that says nothing of when and how they were asked for."""
    root = Element(f"{_ATOM}feed")
    root.extend(entries)
    return _written(root)


def _written(root: Element) -> bytes:
    written: str = tostring(root, encoding="unicode")
    return written.encode()


def complaint(entry: Element) -> str | None:
    """Give what arXiv says in an entry that is an error report."""
    if _ERRORS not in entry.findtext(f"{_ATOM}id", ""):
        return None
    return _text(entry, f"{_ATOM}summary") or "an error without a word"


def arxiv_id(entry: Element) -> Identifier | None:
    """Read the arXiv id of an entry, the version apart."""
    link = _ABS.fullmatch(entry.findtext(f"{_ATOM}id", "").strip())
    return identify(f"{Scheme.ARXIV}:{link[1]}") if link else None


def candidate(entry: Element) -> Candidate | str:
    """Translate an entry; a sentence where it is none of a paper."""
    arxiv, title = arxiv_id(entry), _text(entry, f"{_ATOM}title")
    if arxiv is None:
        return complaint(entry) or "an entry without an arXiv id"
    if not title:
        return f"{arxiv}: an entry without a title"  # arXiv's way to say: there is no such version
    issued, updated = _date(entry, "published"), _date(entry, "updated")
    return Candidate(
        source=SourceName.ARXIV,
        titles=(title,),
        identifiers=(arxiv,),
        nature=Nature.PREPRINT,
        type=CslType.ARTICLE,
        authors=tuple(_authors(entry)),
        issued=issued,
        dates=tuple(dict.fromkeys(each for each in (issued, updated) if each)),
        publisher="arXiv",
        abstract=_text(entry, f"{_ATOM}summary") or None,
        url=f"https://arxiv.org/abs/{arxiv.value}",
        categories=_categories(entry),
        claimed=_claimed(entry),
        notices=_notices(entry, updated),
    )


def _text(entry: Element, tag: str) -> str:
    return plain(_unscrambled(entry.findtext(tag, "")))


def _unscrambled(text: str) -> str:
    """Undo UTF-8 that was read as Latin-1 ("JosÃ©"); text that only looks so does not decode."""
    try:
        return text.encode("latin-1").decode()
    except UnicodeError:
        return text


def _authors(entry: Element) -> Iterator[Name]:
    for author in entry.findall(f"{_ATOM}author"):
        if found := name(_unscrambled(author.findtext(f"{_ATOM}name", ""))):
            yield found


def _date(entry: Element, what: str) -> PartialDate | None:
    try:
        moment = datetime.fromisoformat(entry.findtext(f"{_ATOM}{what}", "").strip())
    except ValueError:
        return None
    day = moment.astimezone(UTC) if moment.tzinfo else moment
    return PartialDate(day.year, day.month, day.day)


def _categories(entry: Element) -> tuple[str, ...]:
    elements = (*entry.findall(f"{_ARXIV}primary_category"), *entry.findall(f"{_ATOM}category"))
    return tuple(dict.fromkeys(term for each in elements if (term := each.get("term", "").strip())))


def _claimed(entry: Element) -> tuple[Identifier, ...]:
    """Read the DOIs that the authors gave; one element may hold several (help/bib_feed.html)."""
    given = " ".join(each.text or "" for each in entry.findall(f"{_ARXIV}doi"))
    dois = (identify(f"{Scheme.DOI}:{each}") for each in _DOI.findall(given))
    return tuple(dict.fromkeys(each for each in dois if each and each.scheme is Scheme.DOI))


def _notices(entry: Element, updated: PartialDate | None) -> tuple[Notice, ...]:
    summary = _text(entry, f"{_ATOM}summary")
    told = (_text(entry, f"{_ARXIV}comment"), summary if len(summary) <= _SHORT else "")
    if not any(_WITHDRAWN.search(each) for each in told):
        return ()
    return (Notice(type="withdrawn", date=str(updated) if updated else None),)
