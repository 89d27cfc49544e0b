"""What README.md shows is what happens: its list is run, over real sockets, against the stand-in."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from enrich.arguments import parse
from standin import StandIn
from standin.demo_world import demo

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")

#: The comment before a block says what it is; the block itself is what a reader sees.
BLOCK = re.compile(r"<!-- (?P<what>[^>]*) -->\n```\w*\n(?P<text>.*?)```", re.DOTALL)
BLOCKS = [(each["what"], each["text"]) for each in BLOCK.finditer(README)]
RUNS = [text for what, text in BLOCKS if what == "run"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give a folder with the list of the README, and services that know its works."""
    place = tmp_path_factory.mktemp("readme")
    (place / "seeds").mkdir()
    (place / "seeds/faces.md").write_text(dict(BLOCKS)["file: seeds/faces.md"], "utf-8")
    with StandIn(demo(ROOT / "seeds/facial-expression.md").world) as standin:
        (place / "enrich.toml").write_text(standin.config(), "utf-8")
        (place / "secrets.json").write_text(json.dumps(standin.secrets(mailto=True, tokens=True)), "utf-8")
        assert enrich(place, "run").returncode == 0
        yield place


def enrich(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    secrets = json.loads((folder / "secrets.json").read_text("utf-8"))
    environ = os.environ | secrets | {"SOURCE_DATE_EPOCH": "1795000000", "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "enrich", *arguments]
    return subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("text", RUNS, ids=lambda text: text.splitlines()[0])
def test_a_command_prints_what_is_shown(folder: Path, text: str) -> None:
    command, *shown = text.splitlines()
    for name in ("enriched.json", "references.bib"):
        (folder / "out" / name).unlink(missing_ok=True)  # so that a run says again what it wrote
    printed = enrich(folder, *command.removeprefix("$ enrich ").split()).stdout.splitlines()
    assert [line for line in shown if not line.startswith("wrote")] == [
        line for line in printed if line in shown or not line.startswith(("wrote", "asked"))
    ]


def test_the_bibliography_is_what_is_shown(folder: Path) -> None:
    enrich(folder, "run")
    assert dict(BLOCKS)["out: references.bib"] in (folder / "out/references.bib").read_text("utf-8")


def test_a_ruling_is_put_upon_its_row(folder: Path) -> None:
    ruling = folder / "seeds/overrides.toml"
    ruling.write_text(dict(BLOCKS)["file: seeds/overrides.toml"], "utf-8")
    assert enrich(folder, "run").returncode == 0
    ruling.unlink()
    first = json.loads((folder / "out/enriched.json").read_text("utf-8"))["entries"][0]
    assert "checked by hand" in json.dumps(first["evidence"])
    assert first["status"] == "resolved"


@pytest.mark.parametrize("field", ["identifiers", "issues"])
def test_the_data_are_what_is_shown(folder: Path, field: str) -> None:
    enrich(folder, "run")
    first = json.loads((folder / "out/enriched.json").read_text("utf-8"))["entries"][0]
    assert json.loads(dict(BLOCKS)[f"out: enriched.json {field}"]) == first[field]


@pytest.mark.parametrize("command", sorted(set(re.findall(r"`enrich (\w[^`]*)`", README))))
def test_a_command_that_is_named_exists(command: str) -> None:
    assert parse(command.split()).command == command.split(maxsplit=1)[0]


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_a_file_that_is_named_exists(link: str) -> None:
    assert (ROOT / link).exists()
