"""Run `enrich` in a process of its own against a stand-in, and measure it."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from standin.ledger import Service
from standin.services import StandIn

PROJECT = Path(__file__).parents[2]  # where a run starts: paths of seeds are told relative to it

#: What "today" means in a demo, so that its outputs are the same on every day.
TODAY = "1795305600"  # 2026-11-22
HIDDEN = (
    "GITHUB_TOKEN",
    "SEMANTIC_SCHOLAR_API_KEY",
    "ENRICH_MAILTO",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "http_proxy",
    "https_proxy",
    "ALL_PROXY",
    "all_proxy",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Hold what a run took: `first` is the number of its first request in the ledger."""

    status: int
    seconds: float
    peak_megabytes: float
    first: int
    requests: Mapping[Service, int]
    pools: Mapping[str, int]
    digests: Mapping[str, str]  # of the outputs but for run.json


def run_enrich(
    standin: StandIn,
    arguments: Sequence[str],
    *,
    out: Path,
    cache: Path,
    secrets: Mapping[str, str],
    kill_after: float | None = None,
) -> Run:
    """Run `python -m enrich run` with the stand-in's addresses; what it prints goes through.

    After `kill_after` seconds it is killed without warning, if it still runs.
    """
    first = len(standin.ledger.asked)
    environment = {name: value for name, value in os.environ.items() if name not in HIDDEN}
    environment |= {"SOURCE_DATE_EPOCH": TODAY, "NO_PROXY": "127.0.0.1"} | dict(secrets)
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder, "enrich.toml")
        config.write_text(standin.config(), encoding="utf-8")
        command = [
            sys.executable,
            "-m",
            "enrich",
            "run",
            *arguments,
            "--out",
            str(out),
            "--cache",
            str(cache),
            "--config",
            str(config),
        ]
        started = time.monotonic()
        process = subprocess.Popen(command, env=environment, cwd=PROJECT)
        with killer(process, kill_after):
            _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(
        status=process.returncode,
        seconds=seconds,
        peak_megabytes=usage.ru_maxrss / 1024,
        first=first,
        requests=standin.ledger.counts(first),
        pools=standin.ledger.pools(first),
        digests={
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(out.glob("*"))
            if path.name != "run.json"
        },
    )


@contextmanager
def killer(process: subprocess.Popen[bytes], after: float | None) -> Iterator[None]:
    """Kill a process after some seconds, unless it has ended before."""

    def kill() -> None:
        with suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)

    timer = threading.Timer(after or 0, kill)
    if after is not None:
        timer.start()
    try:
        yield
    finally:
        timer.cancel()


def read_enriched(out: Path) -> Any:
    """Read `enriched.json`; an empty one where there is none."""
    path = out / "enriched.json"
    return json.loads(path.read_text("utf-8")) if path.exists() else {"entries": [], "summary": {}}
