"""What one row cannot tell, and the rows of a list can together: how its writer sets people before titles."""

from __future__ import annotations

from collections.abc import Sequence

from enrich.seeds._draft import Draft, Placed
from enrich.seeds._flat import MARKS
from enrich.seeds._people import are_authors, split_authors

FEW = 2  # rows that surely begin with people
REACH = 200  # letters in which the people of a row end


def with_people(placed: Sequence[Placed]) -> Sequence[Placed]:
    """Take `Ada Lampe: The title` for people and a title in a list that is written so; elsewhere it is a title."""
    heads = [_head(each.draft) for each in placed]
    sure = sum(bool(head) and not each.draft.title.startswith(head) for head, each in zip(heads, placed, strict=True))
    if sure < FEW or sum(map(bool, heads)) * 2 < sum(bool(each.draft.title) for each in placed):
        return placed
    return [
        each._replace(draft=_split(each.draft, head)) if head and each.draft.title.startswith(head) else each
        for head, each in zip(heads, placed, strict=True)
    ]


def _head(draft: Draft) -> str:
    """Give the people before the first colon of a row: they begin its title, or the title begins behind them."""
    at = draft.laid.find(": ", 0, REACH)
    if at < 0 or draft.title_url:
        return ""
    head = draft.laid[:at].lstrip(MARKS)
    follows = draft.title.startswith((f"{head}: ", draft.laid[at + 2 : at + 22]))
    return head if follows and are_authors(head) else ""


def _split(draft: Draft, head: str) -> Draft:
    return draft._replace(title=draft.title[len(head) + 2 :], authors=draft.authors or split_authors(head))
