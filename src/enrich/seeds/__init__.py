"""Seed formats: which parser reads which file. The registry is this literal; a new format is one file and one line."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from enrich.errors import SeedError
from enrich.model import Parsed, SeedFile
from enrich.seeds import bib, delimited, lines, markdown, rst


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """Bind file name endings to the function that reads such a file."""

    suffixes: tuple[str, ...]
    parse: Callable[[SeedFile], Parsed]


def _text(seed: SeedFile) -> Parsed:
    return markdown.parse(seed) if lines.is_markdown(seed.text) else lines.parse(seed)


FORMATS: tuple[Format, ...] = (
    Format(suffixes=(".md", ".markdown"), parse=markdown.parse),
    Format(suffixes=(".rst",), parse=rst.parse),
    Format(suffixes=(".bib",), parse=bib.parse),
    Format(suffixes=(".csv", ".tsv"), parse=delimited.parse),
    Format(suffixes=(".txt",), parse=_text),
)

SUFFIXES: tuple[str, ...] = tuple(suffix for each in FORMATS for suffix in each.suffixes)


def parse(seed: SeedFile) -> Parsed:
    """Read the entries of a seed by its suffix."""
    for each in FORMATS:
        if seed.suffix in each.suffixes:
            with _uncollected():
                return each.parse(seed)
    raise SeedError(
        f"{seed.name}: expected a file that ends in one of {', '.join(SUFFIXES)}, got {seed.suffix or 'no ending'!r}"
    )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold the garbage collector off: a list is many small objects that all stay, and would be counted many times."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
