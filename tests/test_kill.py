"""A run that is killed, or told to stop, at any moment: what it leaves, and what the next one asks again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from nights import read_outputs
from standin import StandIn
from standin.generated import List, generate
from standin.running import HIDDEN, TODAY

pytest_plugins = ["standin.fixtures"]

#: Of each publisher a row or two: enough for searches, batches and several rounds at the real limits.
ROWS = (0, 4, 6, 9, 14, 17)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Hold a folder with one list, and the stand-in that its runs ask."""

    folder: Path
    standin: StandIn

    def start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "enrich", "run", "--quiet", "--config", "enrich.toml"]
        environment = {name: value for name, value in os.environ.items() if name not in HIDDEN}
        environment |= {"SOURCE_DATE_EPOCH": TODAY, "NO_PROXY": "127.0.0.1"}
        return subprocess.Popen(
            command,
            cwd=self.folder,
            env=environment | self.standin.secrets(mailto=True, tokens=True),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def run(self) -> int:
        return self.start().wait(60)

    def stopped(self, number: signal.Signals, ready: Callable[[], bool]) -> int:
        """Start a run, send it a signal as soon as something is so, and give its exit status."""
        process = self.start()
        deadline = time.monotonic() + 30
        while not ready() and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.002)
        process.send_signal(number)
        return process.wait(30)

    def after(self, requests: int) -> Callable[[], bool]:
        """Say whether so many more requests have come."""
        first = len(self.standin.ledger.asked)
        return lambda: len(self.standin.ledger.asked) >= first + requests

    @property
    def outputs(self) -> Mapping[str, bytes]:
        out = self.folder / "out"
        return read_outputs(out) if out.is_dir() else {}


@pytest.fixture(scope="module")
def rows() -> List:
    return generate(20)


@pytest.fixture
def place(tmp_path: Path, rows: List) -> Iterator[Place]:
    with StandIn(rows.setting.world) as standin:
        yield settled(tmp_path, standin, rows)


def settled(folder: Path, standin: StandIn, rows: List) -> Place:
    lines = rows.text.splitlines()
    seeds = folder / "seeds"
    seeds.mkdir()
    (seeds / "list.md").write_text("\n".join([*lines[:4], *(lines[4 + row] for row in ROWS)]) + "\n", "utf-8")
    (folder / "enrich.toml").write_text(standin.config(), "utf-8")
    return Place(folder=folder, standin=standin)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory, rows: List) -> Mapping[str, bytes]:
    """Give the outputs of a run to which nothing happened."""
    with StandIn(rows.setting.world) as standin:
        place = settled(tmp_path_factory.mktemp("undisturbed"), standin, rows)
        assert place.run() == 0
        return place.outputs


def test_killed_again_and_again_a_run_ends_with_the_same_bytes_and_asks_nothing_twice(
    place: Place, undisturbed: Mapping[str, bytes]
) -> None:
    ledger, kills = place.standin.ledger, 0
    for requests in (0, 1, 2, 1, 3, 1, 2, 1, 2, 3, 1, 2):
        kills += place.stopped(signal.SIGKILL, place.after(requests)) == -signal.SIGKILL
    assert (place.run(), place.outputs) == (0, undisturbed)
    assert kills >= 6
    assert [str(each) for each in ledger.violations] == []
    assert sum(ledger.repeats().values()) <= 2 * kills  # what was in flight: the answer had left, and met nobody


def test_killed_while_it_writes_a_run_leaves_the_old_outputs_or_the_new(
    place: Place, undisturbed: Mapping[str, bytes]
) -> None:
    assert place.run() == 0
    for delay in (0.0, 0.01):
        for path in (place.folder / "out").iterdir():
            path.write_bytes(b"" if path.name != "enriched.json" else json.dumps(EMPTY).encode())
        old = place.outputs
        place.stopped(signal.SIGKILL, (place.folder / "out" / ".enrich-journal").exists)
        time.sleep(delay)
        assert place.outputs.keys() >= old.keys()
    assert (place.run(), place.outputs.keys()) == (0, undisturbed.keys())


EMPTY = {"schema_version": "1.0", "entries": [], "summary": {}}


@pytest.mark.parametrize(("number", "status", "requests"), [(signal.SIGINT, 130, 6), (signal.SIGTERM, 143, 1)])
def test_told_to_stop_a_run_keeps_what_it_fetched_and_the_outputs_whole(
    place: Place, undisturbed: Mapping[str, bytes], number: signal.Signals, status: int, requests: int
) -> None:
    assert place.stopped(number, place.after(requests)) == status
    assert place.outputs == {}
    assert (place.run(), place.outputs) == (0, undisturbed)
    assert [str(each) for each in place.standin.ledger.violations] == []


def test_limits_hold_across_a_restart(place: Place) -> None:
    for _ in range(3):
        place.stopped(signal.SIGTERM, place.after(1))
    assert [str(each) for each in place.standin.ledger.violations] == []
