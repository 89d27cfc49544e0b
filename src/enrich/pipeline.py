"""Conduct a run: read, ask, judge, merge, write."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from traceback import format_exception
from typing import TypeVar

import anyio

from enrich import (
    __version__,
    checks,
    files,
    holdings,
    keys,
    merging,
    outputs,
    overrides,
    repositories,
    seeds,
    wiring,
)
from enrich.agenda import Agenda
from enrich.cache import Cache
from enrich.config import Config
from enrich.cores import spread
from enrich.courier import Tally
from enrich.desk import Desk, Premises
from enrich.flow import Flow, Unavailable
from enrich.jsonform import written
from enrich.model import Choice, Entry, Library, Parsed, Problem, RepoStatus, SeedFile, SourceName, Status
from enrich.observe import Observer, Silent
from enrich.outputs import enriched
from enrich.reception import Reception
from enrich.resolve import Resolution, resolve

T = TypeVar("T")

#: How many entries are under way at once: enough to fill every batch, few enough to be held in memory.
WINDOW = 2000

#: The journal of a run, beside the outputs.
RUN = "run.json"

#: Seconds between two reports of what still waits.
TICK = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Tell how a run went."""

    library: Library
    written: tuple[Path, ...] = ()
    tallies: Mapping[SourceName, Tally] = field(default_factory=dict)
    unreachable: bool = False  # questions had to be asked, and no service could be reached
    notices: tuple[str, ...] = ()
    seconds: float = 0.0


async def run(config: Config, seed_files: Sequence[SeedFile], observer: Observer | None = None) -> Report:
    """Enrich the seeds and write the outputs; raise before anything is touched where they could not be written."""
    started = time.monotonic()
    names = [output.name for output in outputs.chosen(config.run.formats)]
    files.ensure_writable(config.run.out, (*names, RUN))
    files.recover(config.run.out)
    previous = last_library(config.run.out)
    parsed = tuple(seeds.parse_all(seed_files, spread))
    entries, idle = ruled(config, [entry for each in parsed for entry in each.entries], previous)
    entries = entries[: config.run.limit]
    with Cache.open(config.run.cache) as cache:
        inquest = await investigate(config, entries, cache, observer or Silent())
        library = collate(config, (*parsed, Parsed(entries=(), problems=idle)), inquest.resolutions, previous)
        report = Report(
            library=library,
            tallies=inquest.tallies,
            unreachable=inquest.unreachable,
            notices=(*cache.notices, *inquest.bugs),
            seconds=time.monotonic() - started,
        )
    return write(config, report)


def last_library(out: Path) -> Library | None:
    """Read what the last run said: keys are kept from it, and values where a service is down."""
    text = files.read_previous(out, enriched.NAME)
    return enriched.read(text) if text else None


def ruled(
    config: Config, entries: Sequence[Entry], previous: Library | None
) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Put the maintainer's rulings upon the rows; tell of those that are about none."""
    said = {
        each.name: overrides.read(each.name, each.text) for each in files.read_beside(config.run.seeds, overrides.NAME)
    }
    idle = [problem for name, rulings in said.items() for problem in overrides.unused(name, rulings, entries, previous)]
    return overrides.apply([each for rulings in said.values() for each in rulings], entries, previous), tuple(idle)


# --- asking -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquest:
    """Hold what was found for each entry, in their order, and what the desks did for it."""

    resolutions: tuple[Resolution, ...]
    tallies: Mapping[SourceName, Tally]
    unreachable: bool
    bugs: tuple[str, ...] = ()  # tracebacks


async def investigate(config: Config, entries: Sequence[Entry], cache: Cache, observer: Observer) -> Inquest:
    """Resolve all entries at the same time; requests fill up by themselves."""
    agenda = Agenda()
    settings = config.matching.settings
    found: dict[int, Resolution] = {}
    bugs: list[str] = []
    async with reception(config, cache, agenda, observer) as desks:
        window = anyio.Semaphore(WINDOW)

        async def one(at: int, entry: Entry) -> None:
            try:
                found[at] = await follow(resolve(entry, settings), desks)
            except Exception as bug:  # noqa: BLE001  a bug that one row meets must not cost the others their night
                found[at] = unresolved(entry, bug)
                bugs.append("".join(format_exception(bug)))
            agenda.leave()
            window.release()
            observer.entry_done(len(found), len(entries))

        async with anyio.create_task_group() as tasks:
            for at, entry in enumerate(entries):
                await window.acquire()
                agenda.enter()
                tasks.start_soon(one, at, entry)
    asked = [desk for desk in desks.desks if desk.tally.requests]
    return Inquest(
        resolutions=tuple(found[at] for at in range(len(entries))),
        tallies={desk.name: desk.tally for desk in desks.desks},
        unreachable=bool(asked) and not any(desk.reached for desk in asked),
        bugs=tuple(dict.fromkeys(bugs)),
    )


def unresolved(entry: Entry, bug: Exception) -> Resolution:
    """Say of a row that it could not be worked on; what was known of it stands."""
    reason = f"internal fault: {type(bug).__name__}: {bug}"
    return Resolution(entry=entry, choice=Choice(status=Status.PENDING), missing=(reason,))


async def follow(flow: Flow[T], desks: Reception) -> T:
    """Carry the questions of a flow to the desks and the answers back, to its end."""
    try:
        questions = next(flow)
        for step in count():
            questions = flow.send(await desks.ask(questions, step))
    except StopIteration as end:
        result: T = end.value
    return result


@asynccontextmanager
async def reception(config: Config, cache: Cache, agenda: Agenda, observer: Observer) -> AsyncIterator[Reception]:
    """Open a desk for each service, and close them at the end."""
    premises = Premises(cache=cache, agenda=agenda, observer=observer)
    async with wiring.transport(config) as carrier, anyio.create_task_group() as tasks:
        desks = [
            Desk(source, carrier.send, wiring.manners(config, source.name), premises)
            for source in wiring.sources(config)
        ]
        front = Reception(desks, agenda)
        for desk in desks:
            await tasks.start(desk.serve, front.rounds)
        tasks.start_soon(_tick, desks, observer)
        yield front
        tasks.cancel_scope.cancel()


async def _tick(desks: Sequence[Desk], observer: Observer) -> None:
    while True:
        for desk in desks:
            observer.waiting(desk.name, *desk.backlog())
        await anyio.sleep(TICK)


# --- what it comes to -------------------------------------------------------------------------


def collate(
    config: Config, parsed: Sequence[Parsed], resolutions: Sequence[Resolution], previous: Library | None
) -> Library:
    """Put what was found for each row into one library, and last night's word where a service was missing."""
    listed = checks.check(parsed)
    known = {holding.key: holding for holding in previous.holdings} if previous else {}
    findings = [find(resolution, config.run.today, listed) for resolution in resolutions]
    rows = [(finding.entry, finding.work) for finding in findings]
    given = keys.assign(rows, previous, config.bibliography.keys)
    held = [
        holdings.stand_in(holdings.hold(finding, key), known.get(key), finding)
        for finding, key in zip(findings, given, strict=True)
    ]
    at_rows = {(holding.entry.file, holding.entry.line) for holding in held}
    return Library(
        holdings=holdings.across(held),
        problems=tuple(each for each in listed if (each.file, each.line) not in at_rows),
        retired=keys.retired(previous, given),
    )


def find(resolution: Resolution, today: date, listed: Sequence[Problem]) -> holdings.Finding:
    """Merge what was found for a row, and say how its repositories do."""
    entry, merged = resolution.entry, merging.merge(resolution.entry, resolution.choice)
    repos, about_repos = states(resolution, today)
    return holdings.Finding(
        entry=entry,
        choice=resolution.choice,
        work=merged.work,
        identifiers=merged.identifiers,
        versions=merged.versions,
        metrics=merged.metrics,
        notices=merged.notices,
        repos=repos,
        problems=(*about_repos, *(each for each in listed if (each.file, each.line) == (entry.file, entry.line))),
        missing=resolution.missing,
        unasked=frozenset(url for url, _, answer in resolution.repos if isinstance(answer, Unavailable)),
        dropped=resolution.dropped,
        stale=resolution.stale,
    )


def states(resolution: Resolution, today: date) -> tuple[tuple[RepoStatus, ...], tuple[Problem, ...]]:
    told = [repositories.status(url, name, answer, today, resolution.entry) for url, name, answer in resolution.repos]
    return tuple(state for state, _ in told), tuple(problem for _, problems in told for problem in problems)


# --- writing ----------------------------------------------------------------------------------


def write(config: Config, report: Report) -> Report:
    """Write all outputs or none; give the report with the paths of those that changed."""
    options = config.bibliography.options
    texts = {each.name: each.render(report.library, options) for each in outputs.chosen(config.run.formats)}
    written = files.write_outputs(config.run.out, texts | {RUN: journal(report)})
    return replace(report, written=tuple(path for path in written if path.name != RUN))


def journal(report: Report) -> str:
    """Tell of this run: what was asked of whom, how often, how long it took; the one output with times in it."""
    document = {
        "enrich": __version__,
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": round(report.seconds, 3),
        "unreachable": report.unreachable,
        "services": {name: asdict(tally) for name, tally in report.tallies.items()},
        "statuses": {status: sum(each.status is status for each in report.library.holdings) for status in Status},
        "stale": sum(each.stale for each in report.library.holdings),
        "notices": list(report.notices),
    }
    return written(document)
