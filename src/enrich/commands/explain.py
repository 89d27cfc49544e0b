"""`enrich explain`: why a row came out as it did, from the cache alone."""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from pathlib import Path

from enrich import files, merging, pipeline, seeds
from enrich.cache import Cache, Stored
from enrich.commands._said import Said
from enrich.commands._settings import settings_of
from enrich.config import Config
from enrich.cores import spread
from enrich.errors import ConfigError
from enrich.explain import Case, Outcome, Step, explain
from enrich.flow import Absent, Answer, Found, Question, Unavailable
from enrich.model import Entry, Library
from enrich.resolve import Resolution, resolve

PLACE = re.compile(r"(?P<file>.+):(?P<line>[1-9]\d*)")


def main(arguments: argparse.Namespace, environ: Mapping[str, str], *, now: float) -> Said:
    """Follow the questions of the row through the cache, and tell what came of them."""
    settings = settings_of(arguments, environ, now)
    previous = pipeline.last_library(settings.run.out)
    place = PLACE.fullmatch(arguments.target)
    entry = _at(place["file"], int(place["line"])) if place else _keyed(settings, previous, arguments.target)
    (entry,), _ = pipeline.ruled(settings, [entry], previous)
    directory = settings.run.cache
    with Cache.open(directory) if directory.is_dir() else nullcontext() as cache:
        memory = Memory(cache)
        resolution = memory.follow(entry, settings)
        case = _case(settings, resolution, memory, now)
    return Said(out=explain(replace(case, key=_key(previous, entry))))


# --- which row --------------------------------------------------------------------------------


def _at(file: str, line: int) -> Entry:
    """Find the row that begins on a line, or the last one before it."""
    entries = _entries([Path(file)])
    before = [entry for entry in entries if entry.line <= line]
    if not before:
        first = f"the first row begins on line {entries[0].line}" if entries else "there is no row in it"
        raise ConfigError(f"explain: {file}:{line}: expected a row of the list there or before; {first}")
    return before[-1]


def _keyed(settings: Config, previous: Library | None, key: str) -> Entry:
    """Find the row that had a key in the last output, where it stands by now."""
    held = {holding.key: holding.entry for holding in previous.holdings} if previous else {}
    if key not in held:
        close = get_close_matches(key, held, n=1)
        meant = f" (did you mean {close[0]}?)" if close else ""
        where = (settings.run.out / "enriched.json").as_posix()
        raise ConfigError(f"explain: expected FILE:LINE, or a citation key of {where}; got {key!r}{meant}")
    was = held[key]
    there = _entries([Path(was.file)]) if Path(was.file).is_file() else []
    return min(
        (each for each in there if each.title == was.title), key=lambda each: abs(each.line - was.line), default=was
    )


def _entries(paths: list[Path]) -> list[Entry]:
    parsed = seeds.parse_all(files.read_seeds(paths), spread)
    return sorted((entry for each in parsed for entry in each.entries), key=lambda entry: (entry.file, entry.line))


def _key(previous: Library | None, entry: Entry) -> str | None:
    """Tell the key that the row has in the last output."""
    holdings = previous.holdings if previous else ()
    same = [each for each in holdings if (each.entry.file, each.entry.title) == (entry.file, entry.title)]
    return min(same, key=lambda each: abs(each.entry.line - entry.line)).key if same else None


# --- what is remembered -----------------------------------------------------------------------


@dataclass(slots=True)
class Memory:
    """Answer from the cache alone, however old, and remember what was asked when."""

    cache: Cache | None
    held: dict[Question, Stored] = field(default_factory=dict)

    def answer(self, question: Question) -> Answer:
        stored = self.cache.get(question) if self.cache else None
        if stored is None:
            return Unavailable(reason="not in the cache")
        self.held[question] = stored
        return stored.answer

    def follow(self, entry: Entry, settings: Config) -> Resolution:
        """Carry a flow to its end without asking anybody."""
        flow = resolve(entry, settings.matching.settings)
        try:
            questions = next(flow)
            while True:
                questions = flow.send(tuple(map(self.answer, questions)))
        except StopIteration as end:
            result: Resolution = end.value
            return result


def _case(settings: Config, resolution: Resolution, memory: Memory, now: float) -> Case:
    repos, problems = pipeline.states(resolution, settings.run.today)
    return Case(
        entry=resolution.entry,
        steps=tuple(_step(asked.question, asked.answer, memory) for asked in resolution.trail),
        choice=resolution.choice,
        now=now,
        accept=settings.matching.accept,
        work=merging.merge(resolution.entry, resolution.choice).work if resolution.choice.accepted else None,
        repos=repos,
        problems=problems,
        dropped=resolution.dropped,
    )


def _step(question: Question, answer: Answer, memory: Memory) -> Step:
    stored = memory.held.get(question)
    return Step(
        source=question.source,
        question=_worded(question),
        outcome=OUTCOMES[type(answer)],
        fetched=stored.fetched if stored else None,
        reason="" if isinstance(answer, Found) else answer.reason,
    )


def _worded(question: Question) -> str:
    told = [
        f"{each.name} {value!r}" for each in fields(question) if (value := getattr(question, each.name)) is not None
    ]
    return f"{type(question).__name__} {', '.join(told)}"


OUTCOMES: Mapping[type[Answer], Outcome] = {
    Found: Outcome.FOUND,
    Absent: Outcome.ABSENT,
    Unavailable: Outcome.UNANSWERED,
}
