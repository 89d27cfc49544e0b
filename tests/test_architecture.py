"""Imports point down, and each third-party package has one owner (ARCHITECTURE.md draws both)."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src" / "enrich"

LAYERS: tuple[tuple[str, ...], ...] = (
    ("model", "errors"),
    ("identifiers", "flow", "markup", "csl", "keyspelling", "seedform", "jsonform"),
    (
        "seeds",
        "sources",
        "resolve",
        "matching",
        "merging",
        "holdings",
        "keys",
        "repositories",
        "outputs",
        "checks",
        "overrides",
        "explain",
        "gates",
    ),
    ("transport", "cache", "files", "config", "observe", "pacing", "agenda", "cores"),
    ("counters",),
    ("courier",),
    ("desk",),
    ("reception",),
    ("wiring",),
    ("pipeline",),
    ("cli", "arguments", "commands", "progress", "wording", "__main__"),
)

#: Which modules may import a third-party package; pydantic stands at every border.
OWNERS: dict[str, set[str]] = {
    "anyio": {"agenda", "courier", "desk", "transport", "pipeline", "commands.run"},
    "bibtexparser": {"outputs._bibfile", "seeds.bib"},
    "defusedxml": {"sources._atom"},
    "diskcache": {"cache"},
    "docutils": {"seeds.rst"},
    "httpx": {"transport"},
    "markdown_it": {"seeds.markdown", "seeds._rules"},
    "rich": {"progress"},
    "tenacity": {"courier"},
}
ANYWHERE = {"pydantic"}

#: Who knows siblings: `resolve` asks the sources and has answers judged, `repositories` reads what GitHub says.
CONDUCTORS: dict[str, set[str]] = {"resolve": {"sources", "matching"}, "repositories": {"sources"}}

#: What layers 0 to 2 must not touch: files, sockets, the clock, the environment, logs.
IMPURE = {
    "os",
    "socket",
    "time",
    "logging",
    "subprocess",
    "pathlib",
    "shutil",
    "tempfile",
    "random",
    "threading",
    "asyncio",
    "multiprocessing",
    "signal",
}

MODULES = sorted(path for path in SRC.rglob("*.py"))


def dotted(path: Path) -> str:
    parts = path.relative_to(SRC).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__") or "__init__"


def layer(module: str) -> int:
    top = module.split(".", maxsplit=1)[0]
    return next((number for number, names in enumerate(LAYERS) if top in names), -1)


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            private = [alias.name for alias in node.names if alias.name.startswith("_")]
            if len(private) < len(node.names):
                yield node.module or ""
            if node.module in {"enrich", "enrich.seeds", "enrich.sources", "enrich.outputs"}:
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


def ours(path: Path) -> Iterator[str]:
    for name in imports(path):
        inner = name.removeprefix("enrich.")
        if name.startswith("enrich.") and (
            (SRC / inner.replace(".", "/")).is_dir() or (SRC / (inner.replace(".", "/") + ".py")).exists()
        ):
            yield inner


def family_of(module: str) -> str:
    return module.split(".", maxsplit=1)[0]


def may_import(importer: str, imported: str) -> bool:
    if importer in {"__init__", "__main__"}:
        return True
    mine, theirs = layer(importer), layer(imported)
    if mine != theirs:
        return mine > theirs
    family = importer.split(".", maxsplit=1)[0]
    same_family = imported.split(".", maxsplit=1)[0] == family
    registry = importer == family and same_family
    conductor = family_of(imported) in CONDUCTORS.get(importer, set())
    root = layer(importer) in {0, len(LAYERS) - 1}
    return (
        registry
        or conductor
        or root
        or importer == imported
        or (same_family and imported.rsplit(".", maxsplit=1)[-1].startswith("_"))
    )


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_every_module_has_a_layer(path: Path) -> None:
    assert dotted(path) == "__init__" or layer(dotted(path)) >= 0


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_imports_point_down(path: Path) -> None:
    assert [name for name in ours(path) if not may_import(dotted(path), name)] == []


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_third_party_packages_have_one_owner(path: Path) -> None:
    tops = {name.split(".")[0] for name in imports(path)} - {"enrich", "__future__", ""} - ANYWHERE
    third_party = {top for top in tops if top not in sys.stdlib_module_names}
    assert {top for top in third_party if dotted(path) not in OWNERS.get(top, set())} == set()


@pytest.mark.parametrize("path", [path for path in MODULES if 0 <= layer(dotted(path)) <= 2], ids=dotted)
def test_the_core_is_pure(path: Path) -> None:
    assert {name.split(".")[0] for name in imports(path)} & IMPURE == set()
