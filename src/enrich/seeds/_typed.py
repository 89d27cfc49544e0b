"""Read references by the Chinese standard GB/T 7714, as `Lampe A, Ohm B. The title[J]. Lamps, 2021, 8(2): 1-9`.

The mark behind the title names the type of the work, and so tells where title, people and publication stand:
https://std.samr.gov.cn/ (GB/T 7714-2015, 4.1 and appendix B).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from enrich.seeds._flat import MARKED
from enrich.seeds._people import are_authors

REACH = 600  # letters from the start of a row in which the mark stands
#: The types of works, and of what carries them.
TYPE = r"(?:[ACDGJMNPRSZ]|CP|DB|EB)(?:/(?:CD|DK|MT|OL))?"
_MARK = re.compile(rf"\[{TYPE}\]")
_LEAD = re.compile(r"\s*(?:\[\d{1,4}\]|\d{1,4}[.)])?\s*")
_BREAK = re.compile(f"[{MARKED}]")
_SENTENCE_END = re.compile(r"\.\s+(?=\S)")
_BEHIND = re.compile(
    rf"\s?(?://|[.,])?\s*(?P<venue>(?:[^.,\[\]{MARKED}]|\.(?!\s)|,(?!\s?(?:19|20)\d\d\b)){{2,200}})[.,]\s*"
    rf"(?:[^.,:{MARKED}]{{2,60}}[,:]\s*){{0,2}}?(?P<year>(?:19|20)\d\d)\b"
)
_YEAR_BEHIND = re.compile(r"\s?[.,]\s*(?P<year>(?:19|20)\d\d)(?=[.:,;]|\s*[^\s\w]|\s*\Z)")  # `[J]. 2017: 1-9.`


class Typed(NamedTuple):
    """Hold what such a reference says, and where its title stands."""

    start: int
    end: int
    people: str
    venue: str | None
    year: str | None


def typed(text: str) -> Typed | None:
    """Read a row that is such a reference as text; one without people begins with its title, and stands on a line."""
    mark = _MARK.search(text, 0, REACH) if "]" in text else None
    lead = _LEAD.match(text) if mark else None
    if not mark or not lead:
        return None
    start, end = lead.end(), len(text[: mark.start()].rstrip())
    wraps = _BREAK.search(text, 0, mark.start())
    if end <= start or (wraps and wraps[0] != "\n"):
        return None
    first = wraps.start() if wraps else end  # the people stand on the first line
    stops = (stop for stop in _SENTENCE_END.finditer(text, start, first) if are_authors(text[start : stop.start()]))
    stop = next(stops, None)
    if wraps and not stop:
        return None
    behind = text[mark.end() :].replace("\n", " ")
    year = _YEAR_BEHIND.match(behind)
    told = None if year else _BEHIND.match(behind)
    return Typed(
        start=stop.end() if stop else start,
        end=end,
        people=text[start : stop.start()] if stop else "",
        venue=told["venue"].strip() if told else None,
        year=year["year"] if year else told["year"] if told else None,
    )
