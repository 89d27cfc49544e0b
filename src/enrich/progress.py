"""Show how a run goes: live on a terminal, in a few plain lines elsewhere, or not at all.

All three draw from one `Scene`. They write to standard error, so that standard output stays what was asked for.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final, Self, TextIO

from rich.console import Console, RenderableType
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from enrich.model import SourceName
from enrich.observe import Observer, Silent
from enrich.wording import counted, duration, escaped

#: Seconds between two lines where nobody watches: at first, and when a run proves long.
EVERY: Final = 5.0
EVERY_LATER: Final = 30.0
LATER: Final = 60.0

SERVICES: Final = (SourceName.CROSSREF, SourceName.ARXIV, SourceName.SEMANTICSCHOLAR, SourceName.GITHUB)

Clock = Callable[[], float]


@contextmanager
def shown(
    stream: TextIO,
    environ: Mapping[str, str],
    *,
    quiet: bool = False,
    verbose: bool = False,
    clock: Clock = time.monotonic,
) -> Iterator[Observer]:
    """Give the observer that suits where `stream` goes."""
    if quiet:
        yield Silent()
    elif verbose or not _is_terminal(stream, environ):
        lines = Lines(stream, clock, annotate=bool(environ.get("GITHUB_ACTIONS")), verbose=verbose)
        yield lines
        lines.end()
    else:
        with Terminal(stream, environ, clock) as terminal:
            yield terminal


def _is_terminal(stream: TextIO, environ: Mapping[str, str]) -> bool:
    return stream.isatty() and environ.get("TERM") != "dumb" and not environ.get("CI")


# --- what there is to show --------------------------------------------------------------------


@dataclass(slots=True)
class Row:
    """Hold how it stands with one service."""

    requests: int = 0
    under_way: int = 0
    backlog: int = 0
    seconds: float = 0.0  # that the limits will still take
    down: str = ""

    @property
    def in_use(self) -> bool:
        return bool(self.requests or self.backlog or self.down)

    def words(self) -> str:
        """Say in a few words what the service is doing."""
        if self.down:
            return "left alone"
        doing = [f"{counted(self.backlog, 'question')} waiting"] if self.backlog else []
        if self.backlog and self.seconds >= 1:
            doing.append(f"its limits take about {duration(self.seconds)}")
        elif self.under_way:
            doing.append("answering")
        return ", ".join(doing) or "done for now"


@dataclass(slots=True)
class Scene:
    """Hold what an observer was told, as far as it is worth showing."""

    done: int = 0
    total: int = 0
    rows: dict[SourceName, Row] = field(default_factory=lambda: {name: Row() for name in SERVICES})

    def asked(self, source: SourceName, questions: int, request_number: int) -> None:
        del questions
        row = self.rows[source]
        row.requests = max(row.requests, request_number)
        row.under_way += 1
        row.down = ""

    def answered(self, source: SourceName, seconds: float) -> None:
        del seconds
        row = self.rows[source]
        row.under_way = max(0, row.under_way - 1)

    def waiting(self, source: SourceName, backlog: int, seconds: float) -> None:
        self.rows[source].backlog, self.rows[source].seconds = backlog, seconds

    def entry_done(self, done: int, total: int) -> None:
        self.done, self.total = done, total

    def down(self, source: SourceName, reason: str) -> None:
        self.rows[source].down = reason


# --- lines ------------------------------------------------------------------------------------


class Lines:
    """Write a line now and then, and at once what is notable; with `verbose` a line for each request."""

    def __init__(self, stream: TextIO, clock: Clock, *, annotate: bool = False, verbose: bool = False) -> None:
        self._stream = stream
        self._clock = clock
        self._annotate = annotate
        self._verbose = verbose
        self._scene = Scene()
        self._begun = self._last = clock()
        self._told = ""

    def asked(self, source: SourceName, questions: int, request_number: int) -> None:
        self._scene.asked(source, questions, request_number)
        if self._verbose:
            self._write(f"{source}: request {request_number}, {counted(questions, 'question')}")
        self._tell()

    def answered(self, source: SourceName, seconds: float) -> None:
        self._scene.answered(source, seconds)
        if self._verbose:
            self._write(f"{source}: answered after {seconds:.2f} s")

    def waiting(self, source: SourceName, backlog: int, seconds: float) -> None:
        self._scene.waiting(source, backlog, seconds)
        self._tell()

    def entry_done(self, done: int, total: int) -> None:
        self._scene.entry_done(done, total)
        self._tell()

    def down(self, source: SourceName, reason: str) -> None:
        self._scene.down(source, reason)
        text = f"{source} is left alone: {reason}"
        self._write(f"::warning title=enrich::{escaped(text)}" if self._annotate else text)

    def end(self) -> None:
        """Write where it ended, if a line was written before."""
        if self._told:
            self._tell(now=True)

    def _tell(self, *, now: bool = False) -> None:
        time_now = self._clock()
        every = EVERY if time_now - self._begun < LATER else EVERY_LATER
        if not now and time_now - self._last < every:
            return
        self._last = time_now
        line = summary(self._scene)
        if line != self._told:
            self._told = line
            self._write(line)

    def _write(self, line: str) -> None:
        self._stream.write(f"{line if line.startswith('::') else f'enrich: {line}'}\n")
        self._stream.flush()


def summary(scene: Scene) -> str:
    """Write the scene in one line."""
    rows = [
        f"{name} {counted(row.requests, 'request')}, {row.words()}" for name, row in scene.rows.items() if row.in_use
    ]
    done = f"{scene.done:,} of {counted(scene.total, 'entry')} done" if scene.total else "nothing done yet"
    return "; ".join([done, *rows])


# --- live -------------------------------------------------------------------------------------


class Terminal:
    """Draw the scene four times a second, and leave nothing behind."""

    def __init__(self, stream: TextIO, environ: Mapping[str, str], clock: Clock) -> None:
        console = Console(file=stream, no_color=bool(environ.get("NO_COLOR")), _environ=environ, highlight=False)
        self.scene = Scene()
        self.asked = self.scene.asked
        self.answered = self.scene.answered
        self.waiting = self.scene.waiting
        self.entry_done = self.scene.entry_done
        self.down = self.scene.down
        self._clock = clock
        self._begun = clock()
        self._live = Live(console=console, get_renderable=self._drawn, refresh_per_second=4, transient=True)

    def __enter__(self) -> Self:
        self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._live.stop()

    def refresh(self) -> None:
        """Draw at once."""
        self._live.refresh()

    def _drawn(self) -> RenderableType:
        return drawn(self.scene, self._clock() - self._begun)


def drawn(scene: Scene, seconds: float) -> RenderableType:
    """Draw a bar for the entries and a line for each service in use."""
    table = Table.grid(padding=(0, 2))
    done = f"{scene.done:,} of {scene.total:,}" if scene.total else "nothing done yet"
    bar = ProgressBar(total=max(scene.total, 1), completed=scene.done, width=30)
    table.add_row(Text("entries", style="bold"), Text(done, justify="right"), bar, Text(duration(seconds), style="dim"))
    for name, row in scene.rows.items():
        if row.in_use:
            asked = Text(counted(row.requests, "request"), justify="right")
            words = f"{row.words()}: {row.down}" if row.down else row.words()
            table.add_row(Text(name, style="bold"), asked, Text(words, style="red" if row.down else ""), Text())
    return table
