"""What a row says, before it is known whether it is an entry and of which kind."""

from __future__ import annotations

import re
from typing import NamedTuple

import enrich.seeds._venues as venues
from enrich.model import Identifier, Link, LinkRole
from enrich.seeds._links import identifiers_of
from enrich.seeds._nodes import Node
from enrich.seeds._people import are_authors, are_full_names
from enrich.seeds._stated import stated_in
from enrich.seeds._words import reads_as_title

FEWEST = 3  # words of a title, where fewer may be a label
MOST = 40  # words of a title
MOST_LINKS = 4  # labelled as one work's paper
_PEOPLE_LINE = re.compile(r"[\n\x0b]\s{0,9}(?:authors?|by|作者) ?[:：|]", re.IGNORECASE)


class Draft(NamedTuple):
    """Hold the fields that were read; `title_url` is where the title itself leads."""

    line: int
    title: str = ""
    title_url: str = ""
    links: tuple[Link, ...] = ()
    venue: str | None = None
    date: str | None = None
    authors: tuple[str, ...] = ()
    laid: str = ""  # the row laid out, a mark for each link: identifiers may be written in it
    marked: bool = False  # the title is set apart by mark-up: bold, quoted, a link, a cell of its own
    labelled: bool = False  # a link is set apart by a label that says what it is for
    bare: bool = False  # all its links are addresses that stand as themselves
    sure: bool = False  # a link is a paper's by its label or its host, not only by its place
    aside: bool = False  # all its links are labelled as posts or courses
    affiliated: bool = False  # a bracket says where the authors work
    leads: bool = False  # the title begins the row, or only tags and people stand before it
    described: bool = False  # running text follows the title: "[Name](url) - what it does"
    name: tuple[str, str] = ("", "")  # `[Name](its site) - [The title](…)`: the name before the title, and its site
    listed: str = ""  # the head of the column that the title stands in
    refers: bool = False  # it names a publication that stands elsewhere on the page, and links nothing else
    malformed: tuple[str, ...] = ()  # labels of links that lead nowhere

    @property
    def year(self) -> int | None:
        """Read the year of the date, else of the venue."""
        return (venues.year_of(self.date) if self.date else None) or (
            venues.year_of(self.venue) if self.venue else None
        )

    @property
    def signed(self) -> bool:
        """Tell whether a line below the title says by a key who wrote it."""
        return bool(self.authors) and _PEOPLE_LINE.search(self.laid) is not None

    @property
    def stated(self) -> tuple[Identifier, ...]:
        """Read the identifiers that the row states as words, as its own."""
        return stated_in(self.laid, self.title)


class Placed(NamedTuple):
    """Hold a draft with where it stands: under which headings, and in which form of row."""

    draft: Draft
    section: tuple[str, ...]
    form: str  # "row", "item", "summary" (without links), "paragraph" or "heading"
    grouped: str = ""  # the bullet over it, or its table's head: it may say the kind


def from_line(placed: Placed, line: int) -> Placed:
    """Let a record begin with its first line."""
    return placed._replace(draft=placed.draft._replace(line=line))


def with_venue(placed: Placed, venue: str) -> Placed:
    """Give a row the venue that the item over it names."""
    return placed if placed.draft.venue else placed._replace(draft=placed.draft._replace(venue=venue))


def is_linked(draft: Draft) -> bool:
    """Tell whether a row begins with a title that leads to its paper."""
    return draft.sure and draft.title_url != "" and draft.leads and len(draft.title.split()) >= FEWEST


def links_code_alone(draft: Draft) -> bool:
    """Tell whether a row has links, and all are to code."""
    return draft.links != () and all(link.role is LinkRole.CODE for link in draft.links)


def is_linked_row(placed: Placed) -> bool:
    """Tell whether a block is a title that leads somewhere."""
    return placed.draft.title_url != ""


def links_several(draft: Draft) -> bool:
    """Tell whether under a heading without a link several works are linked: each has one identifier of a scheme."""
    if draft.title_url:
        return False
    schemes = [identifier.scheme for identifier in identifiers_of(draft.links)]
    papers = sum(link.role is LinkRole.PAPER for link in draft.links)
    return len(set(schemes)) < len(schemes) or papers > MOST_LINKS


def is_plain(placed: Placed) -> bool:
    """Tell whether a paragraph is a title without mark-up with its paper's link on a line of its own."""
    return placed.draft.sure and is_labelled(placed)


def is_labelled(placed: Placed) -> bool:
    """Tell whether a paragraph is a title without mark-up with a link to the paper, or to what it has of its own."""
    draft = placed.draft
    if placed.form != "paragraph" or not (draft.leads and draft.labelled) or draft.described:
        return False
    return FEWEST <= len(draft.title.split()) <= MOST and (draft.sure or reads_as_title(draft.title))


def is_dated(draft: Draft) -> bool:
    """Tell whether a row says where it was published, and when."""
    return bool(draft.venue) and draft.year is not None


def is_attributed(draft: Draft) -> bool:
    """Tell whether a row says who wrote it, and where or when."""
    dated = draft.year is not None and (draft.date is None or draft.date.isdecimal())  # on a day people meet
    return draft.authors != () and (bool(draft.venue) or dated)


def is_byline(placed: Placed) -> bool:
    """Tell whether a paragraph begins with people, as one does that stands under a title."""
    draft = placed.draft
    plain = placed.form == "paragraph" and not draft.title_url
    return plain and are_full_names(draft.title) and are_authors(draft.title)


def is_row(placed: Placed) -> bool:
    """Tell whether a block can stand as a row, so that the heading over it is a section."""
    draft = placed.draft
    if not draft.title:
        return False
    if placed.form == "row":
        return True
    if is_plain(placed):
        return True
    facts = bool(draft.links or is_dated(draft) or draft.signed)
    return (
        facts
        and (draft.marked or placed.form == "item")
        and (draft.labelled or draft.title_url != "" or not draft.links)
    )


def listed(draft: Draft, item: Node, section: tuple[str, ...], grouped: str) -> list[Placed]:
    """Give the row that an item is, unless it says nothing."""
    form = "item" if item.level or draft.links else "summary"
    return [Placed(draft, section, form, grouped)] if draft.title or draft.links else []
