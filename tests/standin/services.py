"""The stand-in as a whole: a world, four services that serve it, a ledger of what they were asked."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Self

from standin.arxiv import Arxiv
from standin.crossref import Crossref
from standin.github import Github, Terms
from standin.ledger import Ledger, Service
from standin.limits import Scale
from standin.semanticscholar import SemanticScholar
from standin.server import Listeners
from standin.world import World

__all__ = ["StandIn", "Terms"]


class StandIn(Listeners):
    """Serve a world; `scale` lets the limits run faster than life, for tests."""

    def __init__(
        self,
        world: World,
        *,
        scale: Scale | None = None,
        now: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
        terms: Terms | None = None,
        s2_key: str = "synthetic-key",
        s2_keyless_429: float = 0.0,
        crossref_retry_after: str | None = None,
        strict_connections: bool = True,
    ) -> None:
        self.world, self.scale = world, scale or Scale()
        self.terms, self.s2_key = terms or Terms(), s2_key
        ledger, pace = Ledger(), self.scale
        self.github = Github(world, ledger, pace, now=now, wall=wall, terms=self.terms)
        super().__init__(
            {
                Service.CROSSREF: Crossref(world, ledger, pace, now, retry_after=crossref_retry_after),
                Service.ARXIV: Arxiv(world, ledger, pace, now, strict_connections=strict_connections),
                Service.SEMANTICSCHOLAR: SemanticScholar(
                    world, ledger, pace, now, key=s2_key, keyless_429=s2_keyless_429
                ),
                Service.GITHUB: self.github,
            },
            ledger,
            now=now,
            haste=self.scale.factor,
        )

    def __enter__(self) -> Self:
        super().__enter__()
        self.github.base = self.url(Service.GITHUB)
        return self

    def config(self) -> str:
        """Give the part of `enrich.toml` that sends every service's requests here."""
        sections = [f'[{service}]\nbase_url = "{self.url(service)}"\n' for service in Service]
        return "\n".join(sections) + f'graphql_url = "{self.url(Service.GITHUB)}/graphql"\n'

    def secrets(self, *, mailto: bool = False, tokens: bool = False) -> dict[str, str]:
        """Give the environment of a run: what the services must accept."""
        polite = {"ENRICH_MAILTO": "nobody@example.org"} if mailto else {}
        return polite | ({"GITHUB_TOKEN": self.terms.token, "SEMANTIC_SCHOLAR_API_KEY": self.s2_key} if tokens else {})
