"""Whole runs in process against the stand-in: a "night" is one run, in a folder that keeps its cache and outputs.

The limits of the stand-in run faster than life (`FAST`), and the settings of these nights let the
client keep pace with them: all else is what `enrich run` does.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import anyio
from pydantic import SecretStr

from enrich import config, pipeline
from enrich.flow import Pace
from enrich.model import SeedFile
from standin import Ledger, Service, StandIn
from standin.limits import Scale

TODAY = date(2026, 11, 22)

#: As `standin.fixtures` has it, which a plain module must not import before pytest does.
FAST = Scale(factor=50, slack=0.35)


def quick(pace: Pace) -> Pace:
    """Let time run as fast as it does for the stand-in; what a header says until a reset is told in its time already."""
    return pace if pace.requests == 1 and pace.per > 10 else replace(pace, per=pace.per / FAST.factor)


class Crossref(config.Crossref):
    def slowed(self, pace: Pace) -> Pace:
        return super().slowed(quick(pace))


class Arxiv(config.Arxiv):
    def slowed(self, pace: Pace) -> Pace:
        return super().slowed(quick(pace))


class SemanticScholar(config.SemanticScholar):
    def slowed(self, pace: Pace) -> Pace:
        return super().slowed(quick(pace))


class GitHub(config.GitHub):
    def slowed(self, pace: Pace) -> Pace:
        return super().slowed(quick(pace))


#: Waits of a night in which the limits run fifty times faster; what is told to be longer than a second is not waited for.
PATIENCE: Mapping[str, Any] = {"first_wait": "0.02 seconds", "longest_wait": "1 second", "pause": "60 seconds"}

TIMEOUTS: Mapping[str, str] = {"read_timeout": "0.5 seconds", "request_timeout": "2 seconds"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """Hold what a run left: its report, the bytes of its outputs, and where its part of the ledger begins."""

    report: pipeline.Report
    outputs: Mapping[str, bytes]
    ledger: Ledger
    requests: Mapping[Service, int]

    @property
    def asked(self) -> int:
        return sum(self.requests.values())

    @property
    def entries(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.outputs["enriched.json"])["entries"]
        return found

    @property
    def statuses(self) -> list[str]:
        return [entry["status"] for entry in self.entries]


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Hold the folder of some nights over one list; `mode` is how much the services know of us."""

    folder: Path
    standin: StandIn
    text: str
    mode: str = "keyed"  # "public", "polite", "keyed"
    name: str = "seeds/list.md"
    patience: Mapping[str, Any] = field(default_factory=lambda: dict(PATIENCE))

    @property
    def out(self) -> Path:
        return self.folder / "out"

    @property
    def cache(self) -> Path:
        return self.folder / "cache"

    def settings(self, **run: Any) -> config.Config:
        base = {service: self.standin.url(service) for service in Service}
        keyed = self.mode == "keyed"
        mailto = None if self.mode == "public" else "nobody@example.org"
        return config.Config(
            run=config.Run(today=TODAY, **({"out": self.out, "cache": self.cache} | run)),
            http=config.Http.model_validate({**TIMEOUTS, "connect_timeout": "1 second"}),
            desk=config.Patience.model_validate(self.patience),
            crossref=Crossref(base_url=base[Service.CROSSREF], mailto=mailto),
            arxiv=Arxiv.model_validate({**TIMEOUTS, "base_url": base[Service.ARXIV]}),
            semanticscholar=SemanticScholar(
                base_url=base[Service.SEMANTICSCHOLAR], api_key=SecretStr(self.standin.s2_key) if keyed else None
            ),
            github=GitHub(base_url=base[Service.GITHUB], token=SecretStr(self.standin.terms.token) if keyed else None),
        )

    def night(self, *seeds: SeedFile, **run: Any) -> Night:
        """Run once, over the list unless other seeds are given; `run` are settings of that section."""
        first = len(self.standin.ledger.asked)
        given = seeds or (SeedFile(name=self.name, suffix=".md", text=self.text),)
        report = anyio.run(partial(pipeline.run, self.settings(**run), given))
        return Night(
            report=report,
            outputs=read_outputs(self.out),
            ledger=self.standin.ledger,
            requests=self.standin.ledger.counts(first),
        )

    def forget(self) -> None:
        """Delete the cache."""
        shutil.rmtree(self.cache)

    def elsewhere(self, folder: Path) -> Home:
        """Give a home that knows nothing of this one's nights."""
        return replace(self, folder=folder)


def read_outputs(out: Path) -> dict[str, bytes]:
    """Read all outputs but the journal."""
    return {path.name: path.read_bytes() for path in sorted(out.iterdir()) if path.name != pipeline.RUN}


def listed(titles: Sequence[tuple[str, str]]) -> str:
    """Write a list of (title, URL)."""
    return "\n".join(["# Invented works", "", *(f"- [{title}]({url})" for title, url in titles)]) + "\n"
