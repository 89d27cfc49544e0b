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
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

LEAST = 100_000  # weight that is worth a process: some 60 ms of reading, where to start one takes 10

_STOPS = (signal.SIGINT, signal.SIGTERM)

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
    mine, *others = _shares(weights, min(count(), sum(weights) // least))
    helpers = [_Helper(work, things, share) for share in others]
    results: dict[int, Result] = {}
    with suppress(Exception):  # it is met again below, in the order of the things
        for at in mine:
            results[at] = work(things[at])
    for helper in helpers:
        results.update(helper.results())
    return [results[at] if at in results else work(thing) for at, thing in enumerate(things)]


def count() -> int:
    """Count the cores that may be used: forking is safe on Linux, while no other thread runs; helpers start none."""
    helping = multiprocessing.parent_process() is not None
    if sys.platform != "linux" or threading.active_count() > 1 or helping:
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

    def __init__(self, work: Callable[[Thing], Result], things: Sequence[Thing], share: Sequence[int]) -> None:
        self.work, self.things, self.share = work, things, share
        self.receiver: Connection | None = None
        context = multiprocessing.get_context("fork")
        with suppress(OSError):  # no more processes or files are allowed: the share is worked on here
            self.receiver, self.sender = context.Pipe(duplex=False)
            self.process = context.Process(target=self._tell, daemon=True)
            held = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)  # what comes meanwhile is heard when all is set up
            try:
                self.process.start()
            finally:
                signal.pthread_sigmask(signal.SIG_SETMASK, held)
            self.sender.close()
            return
        self._close()

    def _tell(self) -> None:
        """Send the results; whoever stops the run stops it where it began, and not here."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPS)
        if self.receiver:
            self.receiver.close()  # else a pipe that nobody reads any more would stay open, and this process with it
        with suppress(Exception):  # a fault is met again where it can be told, and so is a reader who has gone
            self.sender.send({at: self.work(self.things[at]) for at in self.share})

    def results(self) -> dict[int, Result]:
        """Wait for the results, by the places of their things; none where the process told none."""
        if self.receiver is None:
            return {}
        try:
            results: dict[int, Result] = self.receiver.recv()
        except (EOFError, OSError):
            results = {}
        self.receiver.close()
        self.process.join()
        return results

    def _close(self) -> None:
        """Let go of what was opened for a process that could not be started."""
        if self.receiver is not None:
            self.receiver.close()
            self.sender.close()
            self.receiver = None
