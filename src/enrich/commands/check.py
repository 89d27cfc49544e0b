"""`enrich check`: what to mend in a list, as a gate for pull requests."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from enrich import checks, files, gates, seeds
from enrich.commands._ink import Ink, ink
from enrich.commands._report import line
from enrich.commands._said import Said
from enrich.commands._settings import settings_of
from enrich.cores import spread
from enrich.jsonform import written
from enrich.model import Parsed, Problem, Severity
from enrich.wording import counted, escaped

FOUND = 1
NEVER = "never"


def main(arguments: argparse.Namespace, environ: Mapping[str, str], *, now: float) -> Said:
    """Tell the issues of all lists, by place; nothing is asked of anybody."""
    settings = settings_of(arguments, environ, now)
    parsed = seeds.parse_all(files.read_seeds(settings.run.seeds), spread)
    problems = checks.check(parsed)
    gate = arguments.fail_on
    bad = gate != NEVER and any(gates.as_bad(each, Severity(gate)) for each in problems)
    return Said(
        out=FORMATS[arguments.format](problems, ink(sys.stdout, environ)),
        err=f"enrich: {_summary(parsed, problems)}\n",
        status=FOUND if bad else 0,
    )


def _summary(parsed: Sequence[Parsed], problems: Sequence[Problem]) -> str:
    entries = counted(sum(len(each.entries) for each in parsed), "entry")
    counts = Counter(each.severity for each in problems)
    told = [counted(counts[severity], NOUNS[severity]) for severity in Severity if counts[severity]]
    return f"{entries} in {counted(len(parsed), 'list')}: {', '.join(told) or 'nothing to mend'}"


# --- how it is written ------------------------------------------------------------------------


def _text(problems: Sequence[Problem], ink: Ink) -> str:
    return "".join(f"{line(each, ink)}\n" for each in problems)


def _json(problems: Sequence[Problem], ink: Ink) -> str:
    del ink
    found = [
        {"file": each.file, "line": each.line, "severity": each.severity, "code": each.code, "message": each.message}
        for each in problems
    ]
    return written(found)


def _github(problems: Sequence[Problem], ink: Ink) -> str:
    """Write workflow commands: https://docs.github.com/actions/reference/workflow-commands-for-github-actions."""
    del ink
    return "".join(
        f"::{LEVELS[each.severity]} file={_property(each.file)},line={each.line},title={each.code}::"
        f"{escaped(each.message)}\n"
        for each in problems
    )


def _property(text: str) -> str:
    return escaped(text).replace(":", "%3A").replace(",", "%2C")


NOUNS: Final[Mapping[Severity, str]] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}
LEVELS: Final[Mapping[Severity, str]] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
FORMATS: Final[Mapping[str, Callable[[Sequence[Problem], Ink], str]]] = {
    "text": _text,
    "json": _json,
    "github": _github,
}
