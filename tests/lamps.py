"""Lists of invented papers on lamps, a row for each, in whatever form a test asks for."""

from __future__ import annotations

from enrich import seeds
from enrich.model import Entry, SeedFile

PAPER = "https://arxiv.org/abs/2011.0000"
KINDS = ("Desk", "Floor", "Ceiling", "Street", "Garden")
TITLES = [f"A Study of {kind} Lamps" for kind in KINDS]


def read(text: str) -> tuple[Entry, ...]:
    return seeds.parse(SeedFile(name="list.md", suffix=".md", text=text)).entries


def rows(form: str, kinds: tuple[str, ...] = KINDS) -> str:
    """Write a row for each kind of lamp: the form names its `{title}`, `{kind}` and `{url}`."""
    return "".join(
        form.format(title=f"A Study of {kind} Lamps", kind=kind, url=f"{PAPER}{number}")
        for number, kind in enumerate(kinds)
    )
