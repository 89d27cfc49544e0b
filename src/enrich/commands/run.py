"""`enrich run`: the main job."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from functools import partial

import anyio

from enrich import files, gates, outputs, pipeline, progress
from enrich.commands._ink import ink
from enrich.commands._report import told
from enrich.commands._said import Said
from enrich.commands._settings import settings_of

OK = 0
GATE_HIT = 1
UNREACHABLE = 3


def main(arguments: argparse.Namespace, environ: Mapping[str, str], *, now: float) -> Said:
    """Enrich the lists, show how it goes, and say what came of it; all that the user gave is checked first."""
    settings = settings_of(arguments, environ, now)
    watched = gates.chosen(settings.run.fail_on)
    outputs.chosen(settings.run.formats)
    seeds = files.read_seeds(settings.run.seeds)
    with progress.shown(sys.stderr, environ, quiet=settings.run.quiet, verbose=settings.run.verbose) as observer:
        report = anyio.run(partial(pipeline.run, settings, seeds, observer))
    hit = gates.hits(watched, report.library)
    return Said(
        out="" if settings.run.quiet else told(report, ink(sys.stdout, environ), verbose=settings.run.verbose),
        err="".join(f"enrich: {line}\n" for line in (*_unreached(report), *_hit(hit))),
        status=GATE_HIT if hit else UNREACHABLE if report.unreachable else OK,
    )


def _unreached(report: pipeline.Report) -> list[str]:
    """Say in one sentence who could not be reached, and why."""
    if not report.unreachable:
        return []
    down = {name: tally.down for name, tally in report.tallies.items() if tally.requests}
    reasons = dict.fromkeys(filter(None, down.values()))
    why = f" ({'; '.join(reasons)})" if reasons else ""
    return [f"no source could be reached: {', '.join(down)}{why}; the outputs come from the lists and the cache alone"]


def _hit(hit: Mapping[str, int]) -> list[str]:
    return [f"--fail-on {gate}: {count} found" for gate, count in hit.items()]
