"""Build nouns with defaults, so that a test says only what matters to it."""

from __future__ import annotations

from typing import Any

from enrich.model import Candidate, CslType, Entry, Identifier, Link, LinkRole, Name, PartialDate, Scheme, SourceName


def entry(title: str = "A Plainly Invented Study of Lamps", **fields: Any) -> Entry:
    defaults: dict[str, Any] = {"file": "seeds/list.md", "line": 5}
    return Entry(title=title, **(defaults | fields))


def link(url: str, role: LinkRole = LinkRole.PAPER) -> Link:
    return Link(url=url, role=role)


def candidate(title: str = "A Plainly Invented Study of Lamps", **fields: Any) -> Candidate:
    defaults: dict[str, Any] = {
        "source": SourceName.CROSSREF,
        "titles": (title,),
        "type": CslType.ARTICLE_JOURNAL,
        "authors": (name("Lampe", "Ada"), name("Ohm", "Bo")),
        "issued": PartialDate(2025, 3),
        "container_titles": ("Journal of Invented Lamps",),
        "identifiers": (doi("10.5555/lamps.1"),),
    }
    return Candidate(**(defaults | fields))


def name(family: str, given: str | None = None) -> Name:
    return Name(family=family, given=given)


def doi(value: str) -> Identifier:
    return Identifier(Scheme.DOI, value)


def arxiv(value: str) -> Identifier:
    return Identifier(Scheme.ARXIV, value)
