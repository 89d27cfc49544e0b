"""Use every core of the machine for work that is nothing but thinking: in order, and as if one had done it all."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from heapq import heappop, heappush
from typing import Generic, TypeVar

LEAST = 100_000  # weight that is worth a process: some 60 ms of reading, where to start one takes 10

Thing = TypeVar("Thing")
Result = TypeVar("Result")


def spread(
    work: Callable[[Thing], Result],
    things: Sequence[Thing],
    weights: Sequence[int],
    *,
    least: int = LEAST,
) -> list[Result]:
    """Give what the work makes of each thing, in their order; `weights` tell how much work each one is.

    Every core takes a share of about the same weight, none of less than `least`. A process that cannot be started,
    or that ends before it has told all, costs time and nothing else: its share is worked on here.
    """
    mine, *others = _shares(weights, min(_cores(), sum(weights) // least))
    helpers = [_Helper(work, [things[at] for at in share]) for share in others]
    results = {at: work(things[at]) for at in mine}
    for helper, share in zip(helpers, others, strict=True):
        results.update(zip(share, helper.results(), strict=True))
    return [results[at] for at in range(len(things))]


def _cores() -> int:
    """Count the cores that may be used: forking is safe on Linux, while no other thread runs; a helper has none."""
    helps = multiprocessing.parent_process() is not None
    if sys.platform != "linux" or threading.active_count() > 1 or helps:
        return 1
    return len(os.sched_getaffinity(0))


def _shares(weights: Sequence[int], number: int) -> list[list[int]]:
    """Deal out things by their weight, the heaviest first, each to whoever has least: one share at least."""
    shares: list[list[int]] = [[] for _ in range(max(1, number))]
    loads = [(0, at) for at in range(len(shares))]
    for thing in sorted(range(len(weights)), key=weights.__getitem__, reverse=True):
        load, at = heappop(loads)
        shares[at].append(thing)
        heappush(loads, (load + weights[thing], at))
    return [share for share in shares if share] or [[]]


class _Helper(Generic[Thing, Result]):
    """Have a share worked on in a process that has all that there is here; only results travel."""

    def __init__(self, work: Callable[[Thing], Result], things: Sequence[Thing]) -> None:
        self.work, self.things = work, things
        context = multiprocessing.get_context("fork")
        self.answer, self.question = context.Pipe(duplex=False)
        self.process = context.Process(target=self._tell, daemon=True)
        with suppress(OSError):  # no more processes are allowed: the pipe ends at once
            self.process.start()
        self.question.close()

    def _tell(self) -> None:
        """Send the results; whoever stops the run stops it where it began, and not here."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        with suppress(Exception):  # it will be met again where it can be told
            self.question.send([self.work(thing) for thing in self.things])

    def results(self) -> list[Result]:
        """Wait for the results; where there are none, work here."""
        try:
            results: list[Result] = self.answer.recv()
        except (EOFError, OSError):
            results = [self.work(thing) for thing in self.things]
        self.answer.close()
        if self.process.pid is not None:
            self.process.join()
        return results
