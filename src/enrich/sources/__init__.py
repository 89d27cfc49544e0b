"""The services that can be asked, and how their answers are read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from enrich.flow import Source
from enrich.model import Reading
from enrich.sources import arxiv, crossref, github, semanticscholar


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Say which credentials there are; they themselves stay with `transport`."""

    contact: bool = False  # an address for Crossref's polite pool
    key: bool = False  # of Semantic Scholar
    token: bool = False  # of GitHub


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """Register a source: how to open it, and how its records become candidates, where they do."""

    open: Callable[[Held], Source]
    read: Callable[[bytes], Reading] | None = None


SOURCES: tuple[Service, ...] = (
    Service(open=lambda held: crossref.Crossref(polite=held.contact), read=crossref.read),
    Service(open=lambda _: arxiv.Arxiv(), read=arxiv.read),
    Service(open=lambda held: semanticscholar.SemanticScholar(keyed=held.key), read=semanticscholar.read),
    Service(open=lambda held: github.Github(token=held.token)),
)
