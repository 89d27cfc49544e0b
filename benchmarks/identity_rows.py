"""Rows of a list over a world: how a curator writes a work down, and what should come of it."""

# ruff: noqa: ANN401, PLR0913  what a row is told is of any type

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random
from typing import Any

from enrich.identifiers import identify, read_link
from enrich.model import Entry, Identifier, Link, LinkRole, Scheme
from identity_titles import Person
from identity_world import NOTHING, VENUES, Edition, Work, World

_YEAR = re.compile(r"(?:19|20)\d\d")


#: What a record lacks that is no article.
UNPLACED: Mapping[str, Any] = dict.fromkeys(("container-title", "volume", "page", "event"))


class Must(StrEnum):
    FIND = "find"
    REFUSE = "refuse"  # the listed work is nowhere, or nothing tells which of several it is
    EITHER = "either"  # right or nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Hold a row with its truth; `named` are identifiers of the edition that it names, one of which is to be found."""

    kind: str
    entry: Entry
    works: frozenset[int]
    must: Must
    named: tuple[Identifier, ...] = ()
    other: tuple[Identifier, ...] = ()  # of another edition of the same work, which the row does not name
    versions: int = 1  # 2: published and as a preprint
    mismatch: bool | None = None  # whether the link is to be told as another work's; None: either


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """Hold a work with where it is to be found."""

    work: Work
    edition: Edition | None = None
    arxiv: str | None = None
    paper: dict[str, Any] | None = None

    @property
    def named(self) -> tuple[Identifier, ...]:
        if self.edition:
            return (Identifier(Scheme.DOI, self.edition.doi),)
        if self.arxiv:
            return (Identifier(Scheme.ARXIV, self.arxiv),)
        return (Identifier(Scheme.S2, self.paper["paperId"]),) if self.paper else ()


@dataclass(slots=True, kw_only=True)
class Maker:
    """Make works and rows."""

    rng: Random
    world: World
    kind: str = ""
    rows: list[Row] = field(default_factory=list)

    def chance(self, part: float) -> bool:
        return self.rng.random() < part

    # --- works --------------------------------------------------------------------------------

    def work(self, *houses: str) -> Work:
        """Invent a work of a house that deposits, one of these."""
        venues = [each for each in VENUES if each.deposits and (not houses or each.house in houses)]
        return self.world.work(venue=self.rng.choice(venues))

    def near(self, work: Work, **changed: Any) -> Work:
        """Make a work of nearly the same title, a year about."""
        year = work.year + self.rng.choice([-1, 0, 0, 1])
        return self.world.work(work, **({"title": self.world.near(work), "year": year} | changed))

    def publish(
        self, work: Work | None = None, changed: Mapping[str, Any] = NOTHING, *, arxiv: float = 0.5, paper: float = 0.8
    ) -> Published:
        """Let the services know a work as they usually do; `changed` is what Crossref's record says otherwise."""
        work = work or self.world.work()
        edition = self.world.deposit(work, changed, numbered=self.chance(0.95)) if work.venue.deposits else None
        posted = None
        if self.chance(arxiv) or (edition is None and self.chance(0.9)):
            told = edition.doi if edition and self.chance(0.3) else ""
            posted = self.world.post(
                work, doi=told, comment=self.rng.choice(["", "12 pages", f"Accepted at {work.spelt(self.rng)}"])
            )
        gathered = None
        if self.chance(paper) or not (edition or posted):
            doi = edition.doi if edition and self.chance(0.9) else None
            gathered = self.world.gather(work, doi=doi, arxiv=posted if self.chance(0.85) else None)
        return Published(work=work, edition=edition, arxiv=posted, paper=gathered)

    # --- rows ---------------------------------------------------------------------------------

    def row(self, found: Published, must: Must = Must.FIND, **told: Any) -> Row:
        """Write a work down as a curator does; `told` overrules what stands in the row, and its truth."""
        work = found.work
        date = told.pop("date", self.date(work))
        venue = told.pop("venue", work.spelt(self.rng) if self.chance(0.8) else None)
        people = told.pop("authors", self.people(work) if self.chance(0.3) else ())
        link = told.pop("link", self.link(found))
        truth: dict[str, Any] = {"works": frozenset({work.number}), "named": found.named}
        truth["versions"] = 2 if found.edition and found.arxiv else 1
        truth |= {key: told.pop(key) for key in ("works", "named", "other", "mismatch") if key in told}
        entry = entry_of(
            len(self.rows), told.pop("title", work.title), people=people, venue=venue, date=date, link=link
        )
        assert not told, told
        made = Row(kind=self.kind, entry=entry, must=must, **truth)
        self.rows.append(made)
        return made

    def people(self, work: Work) -> tuple[str, ...]:
        """Write authors as lists do: all or the first, in full or not."""
        style = self.rng.choice(["{} {}", "{} {}", "{1}, {0}", "{1}", "{0[0]}. {1}"])
        some = work.authors[: self.rng.choice([1, 2, 3, 99])]
        return tuple(style.format(each.given, each.family) for each in some)

    def nowhere(self, work: Work, **told: Any) -> Row:
        """Write a work down that no service knows."""
        return self.row(
            Published(work=work), Must.REFUSE, works=frozenset(), **({"link": self.loose_link(work)} | told)
        )

    def date(self, work: Work) -> str | None:
        if self.chance(0.15):
            return None
        if self.chance(0.1):
            return f"{work.year}-"
        shifted = work.year * 12 + work.month - 1 + (self.rng.choice([-8, -3, 2, 5, 11]) if self.chance(0.25) else 0)
        return f"{shifted // 12}-{shifted % 12 + 1:02}" if self.chance(0.6) else str(shifted // 12)

    def link(self, found: Published) -> str | None:
        """Link a work to where it is published, to its preprint, or to somewhere else."""
        chosen = self.rng.random()
        if found.edition and chosen < 0.45:
            return publisher_link(found.work, found.edition)
        if found.arxiv and chosen < 0.75:
            return self.rng.choice(
                ["https://arxiv.org/abs/{}", "https://arxiv.org/pdf/{}v1", "http://arxiv.org/abs/{}v2"]
            ).format(found.arxiv)
        return self.loose_link(found.work)

    def loose_link(self, work: Work) -> str | None:
        """Link to where no identifier stands."""
        slug = "_".join(re.findall(r"\w+", work.title))[:60]
        first = re.sub(r"\W", "", work.authors[0].family) if work.authors else "Anon"
        if work.venue.house == "cvf":
            place = f"{work.venue.code.upper()}{work.year}"
            return (
                f"https://openaccess.thecvf.com/content/{place}/papers/{first}_{slug}_{place[:4]}_{work.year}_paper.pdf"
            )
        if work.venue.house == "open":
            return f"https://openreview.net/forum?id={''.join(self.rng.choices('abcdefghijkXYZ0123', k=10))}"
        return self.rng.choice(
            [None, None, "https://example.org/project", "https://www.youtube.com/watch?v=abcdefghijk"]
        )


def publisher_link(work: Work, edition: Edition) -> str:
    doi = edition.doi
    if edition.ieee:
        return f"https://ieeexplore.ieee.org/abstract/document/{edition.ieee}"
    if edition.pii:
        return f"https://www.sciencedirect.com/science/article/pii/{edition.pii}"
    hosts = {"springer": "https://link.springer.com/article/", "acm": "https://dl.acm.org/doi/abs/"}
    hosts |= {"lncs": "https://link.springer.com/chapter/"}
    if work.venue.house in {"aaai", "ijcai", "acl"}:
        return edition.url
    return f"{hosts.get(work.venue.house, 'https://doi.org/')}{doi}"


def entry_of(
    line: int, title: str, *, people: Sequence[Person | str], venue: str | None, date: str | None, link: str | None
) -> Entry:
    year = _YEAR.search(date or "") or _YEAR.search(venue or "")
    return Entry(
        file="seeds/world.md",
        line=line + 1,
        title=title,
        authors=tuple(map(str, people)),
        venue=venue,
        date=date,
        year=int(year[0]) if year else None,
        links=(Link(url=link, role=LinkRole.PAPER),) if link else (),
        identifiers=read_link(link).identifiers if link else (),
    )


def identified(text: str) -> Identifier:
    found = identify(text)
    assert found, text
    return found
