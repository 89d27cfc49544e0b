"""`enrich cache`: what is kept, and how to be rid of it."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Final

from enrich import config
from enrich.cache import Cache, CacheInfo
from enrich.commands._said import Said
from enrich.commands._settings import settings_of
from enrich.errors import ConfigError
from enrich.wording import counted


def main(arguments: argparse.Namespace, environ: Mapping[str, str], *, now: float) -> Said:
    """Look into the cache, or remove rows of it; none is made where there is none."""
    settings = settings_of(arguments, environ, now)
    directory = settings.run.cache
    age = _age(arguments.older_than)
    if not directory.is_dir():
        return Said(out=f"{directory.as_posix()}: nothing is kept yet\n")
    with Cache.open(directory) as cache:
        text = ACTIONS[arguments.action](cache, age, now)
        notices = "".join(f"enrich: {notice}\n" for notice in cache.notices)
    return Said(out=f"{directory.as_posix()}: {text}", err=notices)


def _age(text: str) -> float:
    try:
        return config.seconds(text)
    except ValueError as fault:
        raise ConfigError(f"cache: --older-than: expected {fault}, got {text!r}") from fault


def _info(cache: Cache, age: float, now: float) -> str:
    del age
    info = cache.info()
    head = f"{counted(info.rows, 'answer')}, {_size(info.size)} on disk{_span(info, now)}\n"
    width = max((len(f"{each.source} {each.shelf}") for each in info.shelves), default=0)
    rows = [
        f"  {f'{each.source} {each.shelf}':<{width}}  {each.rows:>7,}  {_size(each.size):>9}\n" for each in info.shelves
    ]
    unreadable = f"  {counted(info.unreadable, 'row')} cannot be read; prune removes them\n" if info.unreadable else ""
    return "".join([head, *rows, unreadable])


def _span(info: CacheInfo, now: float) -> str:
    if info.oldest is None or info.newest is None:
        return ""
    days = (now - info.oldest) / 86_400
    return f", fetched from {_day(info.oldest)} to {_day(info.newest)} (the oldest {days:.0f} days ago)"


def _day(time: float) -> str:
    return datetime.fromtimestamp(time, UTC).date().isoformat()


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{size / 1_000:.1f} kB"


def _prune(cache: Cache, age: float, now: float) -> str:
    return f"{counted(cache.prune(age, now), 'answer')} removed\n"


def _clear(cache: Cache, age: float, now: float) -> str:
    del age, now
    return f"{counted(cache.clear(), 'answer')} removed\n"


ACTIONS: Final[Mapping[str, Callable[[Cache, float, float], str]]] = {"info": _info, "prune": _prune, "clear": _clear}
