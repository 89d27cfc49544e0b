"""Which stretch of a row is its title, where tags, venues, people or quotations stand beside it or in it."""

from __future__ import annotations

from typing import Any

import pytest

from enrich import seeds
from enrich.model import Entry, Kind, SeedFile

PAPER = "https://arxiv.org/abs/2101.00001"
LAMPS = "A Study of Lamps in Small Rooms"


def read(text: str) -> tuple[Entry, ...]:
    return seeds.parse(SeedFile(name="list.md", suffix=".md", text=text)).entries


def row(text: str, **fields: Any) -> Any:
    return pytest.param(text, {"title": LAMPS, "venue": None, "date": None, "authors": ()} | fields, id=text[:60])


WITHIN = [
    row(f"- The **flicker effect** in small rooms, ICLR 2021 [[paper]({PAPER})]", title="The flicker effect in small rooms", venue="ICLR 2021"),
    row(f'- **Lighting the "Dark Rooms": A Study of Lamps** - Ada Lampe et al. *ICLR 2021*. [[paper]({PAPER})]', title='Lighting the "Dark Rooms": A Study of Lamps', venue="ICLR 2021", authors=("Ada Lampe",)),
    row(f'- **LED "{LAMPS}" ICLR 2021** [[paper]({PAPER})]', venue="ICLR 2021"),
]  # fmt: skip

BEFORE = [
    row(f"- `Indoors` **{LAMPS}** — Ada Lampe et al. [[paper]({PAPER})] `dim`", authors=("Ada Lampe",)),
    row(f"- `Indoors` `Dim` **LED**: {LAMPS} — Ada Lampe and Bo J. Ohm. *ICLR 2021*. [[paper]({PAPER})]", authors=("Ada Lampe", "Bo J. Ohm"), venue="ICLR 2021"),
    row(f"- ICLR 2021, {LAMPS}, [PDF]({PAPER})", venue="ICLR 2021"),
    row(f"- ICLR 2021 (oral), **LED**: {LAMPS}, [arXiv]({PAPER})", venue="ICLR 2021"),
    row(f"- arXiv 2021.03, The **flicker effect** in small rooms, [PDF]({PAPER})", title="The flicker effect in small rooms", venue="arXiv 2021.03"),
    row(f"- ICLR 2021, Lamp2Lamp Matching with Room Optimization, [arXiv]({PAPER})", title="Lamp2Lamp Matching with Room Optimization", venue="ICLR 2021"),
    row(f"- Lamps 2021, Rooms and the Streets between Them, [arXiv]({PAPER})", title="Lamps 2021, Rooms and the Streets between Them"),
    row(f"- `lamps` and Small Rooms of Ours [[paper]({PAPER})]", title="lamps and Small Rooms of Ours"),
]  # fmt: skip

BEHIND = [
    row(f"- {LAMPS}  2021\n\n  ([pdf]({PAPER}))", date="2021"),
    row(f"- Lamps of  2021 Rooms [[paper]({PAPER})]", title="Lamps of 2021 Rooms"),
]  # fmt: skip

KEYS = [
    row("- **LampeOhm2021**: (Optics and Physics) https://doi.org/10.5555/1", title="LampeOhm2021"),
    row("- **LaLa2021**: (Light, Probability and Uncertainty) https://doi.org/10.5555/1", title="LaLa2021"),
    row(f"- **ICLR2021**: {LAMPS} [[paper]({PAPER})]", venue="ICLR2021"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fields"), [*WITHIN, *BEFORE, *BEHIND, *KEYS])
def test_titles(text: str, fields: dict[str, Any]) -> None:
    (entry,) = read(text)
    assert entry.kind is Kind.PAPER
    assert {name: getattr(entry, name) for name in fields} == fields
