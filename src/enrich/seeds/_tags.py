"""What stands before a title, or beside it, and may name anything: a method, a set of data, a task."""

from __future__ import annotations

import re
from bisect import bisect_right

from enrich.seeds._flat import LAST, Flat
from enrich.seeds._inline import CODE, STRONG
from enrich.seeds._people import are_authors, are_plainly_people

_SHORT_FORM = re.compile(r"\s?\([^()\n\x0b]{1,120}\)[:：]")  # `Lamp Loss (LL): `, the name of a method and of no one
_ASIDE = re.compile(r"\s?\(([^()\n\x0b]{4,60})\)")


def may_name_anything(flat: Flat, text: str, at: int, said: str, *, leads: bool) -> bool:
    """Tell whether one name is set in code quotes, or before a colon and the title: it may be that of anything."""
    if "," in said or " and " in said or " & " in said:
        return False
    if leads and text[at + len(said) : at + len(said) + 2] == ", " and _is_topic(flat, at, said):
        return True
    if text[at + len(said) : at + len(said) + 1] in {":", "："} and (leads or _style_at(flat, at) & STRONG):
        return True
    if leads and _SHORT_FORM.match(text, at + len(said)):
        return True
    if leads and (aside := _ASIDE.match(text, at + len(said))) and are_behind_name(text, aside.start(1), aside[1]):
        return True
    return bool(_style_at(flat, at) & CODE)


def _style_at(flat: Flat, at: int) -> int:
    start, end, style = flat.spans[max(0, bisect_right(flat.spans, (at, LAST)) - 1)]
    return style if start <= at < end else 0


def _is_topic(flat: Flat, at: int, said: str) -> bool:
    """Tell whether bold words before a comma and the title name a topic: `**Lamp Training**, [The title](…)`."""
    bold = any(start <= at < end and style & STRONG for start, end, style in flat.spans[:1])
    return bold and not are_plainly_people(said, alone=True)


def are_behind_name(text: str, at: int, said: str) -> bool:
    """Tell whether several people stand in brackets behind a name: "LED (Lampe et al.) - The title"."""
    several = "et al" in said or " and " in said or " & " in said
    return several and text[at - 1 : at] == "(" and any(map(str.isalpha, text[: at - 1])) and are_authors(said)
