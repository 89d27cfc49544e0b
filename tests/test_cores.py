"""Work spread over the cores: in order, and the same as if it had been done in turn."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.cores import MOST, spread
from enrich.model import SeedFile
from enrich.seeds import parse, parse_all

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")

resource = pytest.importorskip("resource")

HERE = os.getpid()


def where(_thing: int) -> int:
    return os.getpid()


@given(weights=st.lists(st.integers(min_value=0, max_value=9)))
def test_results_are_those_of_working_in_turn(weights: list[int]) -> None:
    things = list(range(len(weights)))
    assert spread(str, things, weights, least=4) == list(map(str, things))


def test_work_is_done_by_every_core() -> None:
    cores = min(len(os.sched_getaffinity(0)), MOST)
    all_here = multiprocessing.get_context("fork").Barrier(cores)

    def together(_thing: int) -> int:
        all_here.wait(timeout=60)
        return os.getpid()

    assert len(set(spread(together, range(cores), [1] * cores, least=1))) == cores


def test_who_works_longer_takes_fewer() -> None:
    if len(os.sched_getaffinity(0)) < 2:
        pytest.skip("there are no others on one core")
    last = multiprocessing.get_context("fork").Event()

    def waits_for_the_last(thing: int) -> int:
        if thing == 0:
            last.wait(timeout=60)
        if thing == 99:
            last.set()
        return os.getpid()

    workers = spread(waits_for_the_last, range(100), [100, *[1] * 98, 0], least=1)
    assert workers.count(workers[0]) == 1


def test_without_another_file_to_open_all_is_done_here() -> None:
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)
    opened = os.dup(0)  # the least number that is free
    os.close(opened)
    resource.setrlimit(resource.RLIMIT_NOFILE, (opened, limit[1]))
    try:
        assert set(spread(where, range(9), [1] * 9, least=1)) == {HERE}
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limit)


def test_little_work_is_done_here() -> None:
    assert set(spread(where, range(9), [1] * 9, least=10)) == {HERE}


def test_one_thing_is_not_parted() -> None:
    assert spread(where, [1], [1000], least=1) == [HERE]


def test_beside_another_thread_nothing_is_forked() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert set(spread(where, range(100), [1] * 100, least=1)) == {HERE}
    finally:
        done.set()
        thread.join()


def test_what_a_killed_process_leaves_is_done_here() -> None:
    def killed_elsewhere(thing: int) -> int:
        if os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)
        return thing

    assert spread(killed_elsewhere, range(100), [1] * 100, least=1) == list(range(100))


#: Is killed while the others work; they go on when they have seen it, and its output is closed when the last has ended.
KILLED = """
import os, signal, time
from enrich.cores import spread

HERE = os.getpid()

def work(thing):
    if os.getpid() == HERE:
        os.kill(HERE, signal.SIGKILL)
    while os.getppid() == HERE:
        time.sleep(0.001)
    return "much to tell" * 100_000

spread(work, range(9), [1] * 9, least=1)
"""


def test_when_this_process_is_killed_the_others_end_as_well() -> None:
    if len(os.sched_getaffinity(0)) < 2:
        pytest.skip("there are no others on one core")
    ended = subprocess.run([sys.executable, "-c", KILLED], stdout=subprocess.PIPE, timeout=60, check=False)
    assert ended.returncode == -signal.SIGKILL


def test_what_fails_elsewhere_fails_here() -> None:
    def fails(thing: int) -> int:
        if thing == 99:
            raise ValueError(thing)
        return thing

    with pytest.raises(ValueError, match="99"):
        spread(fails, range(100), [1] * 100, least=1)


def test_a_list_is_read_the_same_on_every_core() -> None:
    sections = [
        f"## Section {at}\n\n" + "- [A study of lamps](https://arxiv.org/abs/2401.00001)\n" * at for at in range(9)
    ]
    seed = SeedFile(name="list.md", suffix=".md", text="# Papers\n\n" + "\n".join(sections))

    assert parse(seed, partial(spread, least=100)) == parse(seed)


def test_several_lists_are_read_side_by_side_as_in_turn() -> None:
    text = "# Papers\n\n" + "- [A study of lamps](https://arxiv.org/abs/2401.00001)\n" * 9
    lists = [SeedFile(name=f"{at}.md", suffix=".md", text=text) for at in range(5)]
    assert parse_all(lists, partial(spread, least=100)) == [parse(each) for each in lists]
