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
    end = at + len(said)
    if leads and _names_before_title(flat, text, at, said):
        return True
    if text[end : end + 1] in {":", "："} and (leads or _style_at(flat, at) & STRONG):
        return True
    return bool(_style_at(flat, at) & CODE)


def _names_before_title(flat: Flat, text: str, at: int, said: str) -> bool:
    """Tell whether a name before the title is that of a topic or a method: its title, a bracket or people follow."""
    end = at + len(said)
    if f"{said.strip()}:" in flat.labelled(text[end : end + 4]):
        return True  # `Lamp Gesture - [Lamp Gesture: A Study](…)`
    if (text[end : end + 2] == ", " and _is_topic(flat, at, said)) or _SHORT_FORM.match(text, end):
        return True
    aside = _ASIDE.match(text, end)
    return aside is not None and are_behind_name(text, aside.start(1), aside[1])


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
