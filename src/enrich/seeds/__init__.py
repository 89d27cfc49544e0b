"""Seed formats: which parser reads which file. The registry is this literal; a new format is one file and one line."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from enrich.errors import SeedError
from enrich.model import Parsed, SeedFile
from enrich.seeds import bib, delimited, lines, markdown, rst
from enrich.seeds._parts import Spread, in_turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """Bind file name endings to the function that reads such a file."""

    suffixes: tuple[str, ...]
    parse: Callable[[SeedFile, Spread], Parsed]


def _text(seed: SeedFile, spread: Spread) -> Parsed:
    return markdown.parse(seed, spread) if lines.is_markdown(seed.text) else lines.parse(seed)


def _whole(parse: Callable[[SeedFile], Parsed]) -> Callable[[SeedFile, Spread], Parsed]:
    """Fit in a parser whose format is too plain to be worth more than one core."""
    return lambda seed, _spread: parse(seed)


FORMATS: tuple[Format, ...] = (
    Format(suffixes=(".md", ".markdown"), parse=markdown.parse),
    Format(suffixes=(".rst",), parse=rst.parse),
    Format(suffixes=(".bib",), parse=_whole(bib.parse)),
    Format(suffixes=(".csv", ".tsv"), parse=_whole(delimited.parse)),
    Format(suffixes=(".txt",), parse=_text),
)

SUFFIXES: tuple[str, ...] = tuple(suffix for each in FORMATS for suffix in each.suffixes)


def parse(seed: SeedFile, spread: Spread = in_turn) -> Parsed:
    """Read the entries of a seed by its suffix; `spread` may read the parts of a long list at the same time."""
    for each in FORMATS:
        if seed.suffix in each.suffixes:
            with _uncollected():
                return each.parse(seed, spread)
    raise SeedError(
        f"{seed.name}: expected a file that ends in one of {', '.join(SUFFIXES)}, got {seed.suffix or 'no ending'!r}"
    )


def parse_all(seeds: Sequence[SeedFile], spread: Spread = in_turn) -> list[Parsed]:
    """Read several seeds: side by side, or one after the other where one is most of what there is to read."""
    weights = [len(seed.text) for seed in seeds]
    with _uncollected():
        if max(weights, default=0) * 2 > sum(weights):
            return [parse(seed, spread) for seed in seeds]
        return spread(parse, seeds, weights)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold the garbage collector off: a list is many small objects that all stay, and would be counted many times."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # and thawed at once: all that was read is old now, and is not looked through as if it were new
        gc.unfreeze()
        if collects:
            gc.enable()
