"""What a Crossref record appeared in: the container to cite, its series, the conference.

Records give book and series in either order: SPIE and Atlantis the series first, Springer's older ones the book first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from enrich.markup import fold
from enrich.sources._crossref_wire import Work

_PARTS: Final = frozenset({
    "book-section", "book-track", "book-part", "book-chapter", "reference-entry", "proceedings-article",
})  # fmt: skip
#: What is itself a book: what it appeared in is its series.
_WHOLES: Final = frozenset({"monograph", "book", "edited-book", "reference-book", "proceedings", "book-set", "report"})
#: How names of series are made …
_SERIES: Final = re.compile(
    r"\b(?:lecture notes|communications in computer and information science|advances in (?:intelligent|social science|"
    r"computer science research|economics|engineering research|experimental|biological|soft computing)|studies in|"
    r"springer(?:briefs| series| proceedings| tracts)|spie proceedings|(?:conference|procedia|ceur) series|"
    r"ifip advances|smart innovation|conference proceedings|contributions to|texts in|topics in|progress in|"
    r"monographs|schriften|series|reihe|beiträge|collection)\b|^(?:proceedings of spie|procedia\b.*)$",
    re.IGNORECASE,
)
#: … and of one volume: a year, an ordinal, a conference.
_VOLUME: Final = re.compile(
    r"\b(?:1[89]|20)\d\d\b|\b\d+(?:st|nd|rd|th)\b|"
    r"\b(?:proceedings of the|conference|workshop|symposium|congress)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Containers:
    """Hold the container to cite first, then its series or short forms."""

    titles: tuple[str, ...] = ()
    collection_title: str | None = None
    event_title: str | None = None


def containers(work: Work) -> Containers:
    """Read where a work appeared; a preprint's container is the server, where that is not its publisher."""
    event = work.event.name or _conference(work)
    if work.type == "posted-content":
        return Containers(titles=_servers(work), event_title=event)
    full = tuple(dict.fromkeys(work.container_title))
    if work.type in _WHOLES:
        return Containers(collection_title=full[0] if full else None, event_title=event)
    if len(full) < 2 or work.type not in _PARTS:
        return Containers(titles=_with_short(full, work), event_title=event)
    series = min(full, key=lambda title: (_bookishness(title, event), full.index(title)))
    books = tuple(title for title in full if title != series)
    return Containers(titles=_with_short((*books, series), work), collection_title=series, event_title=event)


def _bookishness(title: str, event: str | None) -> int:
    """Say how much a title looks like the book (positive) or like its series (negative)."""
    is_event = bool(event) and (fold(title) in fold(event or "") or fold(event or "") in fold(title))
    return 4 * is_event + 2 * bool(_VOLUME.search(title)) - 3 * bool(_SERIES.search(title))


def _with_short(full: tuple[str, ...], work: Work) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*full, *(short for short in work.short_container_title if full and len(short) > 1))))


def _servers(work: Work) -> tuple[str, ...]:
    named = (each.name for each in work.institution if each.name)
    return tuple(name for name in named if name != work.publisher)


def _conference(work: Work) -> str | None:
    """Read the conference from the notes that Springer deposits with a chapter."""
    return next((each.value for each in work.assertion if each.name == "conference_name"), None)
