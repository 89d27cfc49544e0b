"""Use every core of the machine for work that is nothing but thinking: in order, and as if one had done it all."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from typing import Generic, TypeVar

LEAST = 100_000  # weight that is worth a process: some 60 ms of reading, where to start one takes 10
MOST = 32  # processes: more would wait for the one that puts the results together
FINENESS = 3  # the next share is a third of what each core has still to do, so that the last ones are small

_STOPS = (signal.SIGINT, signal.SIGTERM)

Thing = TypeVar("Thing")
Result = TypeVar("Result")


def spread(
    work: Callable[[Thing], Result],
    things: Sequence[Thing],
    weights: Iterable[int],
    *,
    least: int = LEAST,
) -> list[Result]:
    """Give what the work makes of each thing, in their order; `weights` tell how much work each one is, about.

    Each core takes a share when it has done the one before, so that all end together; one is used for each `least` of
    weight. A process that cannot be started, or that ends before it has told all, costs time and nothing else: its
    shares are worked on here.
    """
    weights = list(weights)
    number = max(1, min(count(), MOST, sum(weights) // least))
    shares = _shares(weights, number)
    results: dict[int, Result] = {}
    try:
        deal = _Deal(len(shares))
    except OSError:  # no more files are allowed
        return list(map(work, things))
    helpers = [_Helper(work, things, shares, deal) for _ in range(min(number, len(shares)) - 1)]
    with suppress(Exception):  # it is met again below, in the order of the things
        for share in deal:
            results.update((at, work(things[at])) for at in shares[share])
    for helper in helpers:
        results.update(helper.results())
    deal.close()
    return [results[at] if at in results else work(thing) for at, thing in enumerate(things)]


def count() -> int:
    """Count the cores that may be used: forking is safe on Linux, while no other thread runs; helpers start none."""
    helping = multiprocessing.parent_process() is not None
    if sys.platform != "linux" or threading.active_count() > 1 or helping:
        return 1
    return len(os.sched_getaffinity(0))


def _shares(weights: Sequence[int], number: int) -> list[list[int]]:
    """Part things into shares, the heaviest first, each smaller than the one before; there are few of them."""
    if number == 1:
        return [list(range(len(weights)))]
    shares: list[list[int]] = []
    share: list[int] = []
    load, left = 0, sum(weights)
    for at in sorted(range(len(weights)), key=weights.__getitem__, reverse=True):
        share.append(at)
        load += weights[at]
        if load * number * FINENESS > left:
            shares.append(share)
            left -= load
            share, load = [], 0
    return [*shares, share] if share else shares


class _Deal:
    """Deal out numbers to processes: each number to one of them, whoever asks next.

    They wait in a pipe, which the system reads for one process at a time; it holds 4096 bytes at least
    (https://man7.org/linux/man-pages/man7/pipe.7.html), and no more than `MOST` processes need fewer.
    """

    WIDTH = 2  # bytes of a number

    def __init__(self, number: int) -> None:
        self.source, sink = os.pipe()
        os.write(sink, b"".join(at.to_bytes(self.WIDTH, "big") for at in range(number)))
        os.close(sink)

    def __iter__(self) -> Iterator[int]:
        while token := os.read(self.source, self.WIDTH):
            yield int.from_bytes(token, "big")

    def close(self) -> None:
        os.close(self.source)


class _Helper(Generic[Thing, Result]):
    """Have shares worked on in a process that has all that there is here; only results travel."""

    def __init__(
        self, work: Callable[[Thing], Result], things: Sequence[Thing], shares: Sequence[Sequence[int]], deal: _Deal
    ) -> None:
        self.work, self.things, self.shares, self.deal = work, things, shares, deal
        self.receiver: Connection | None = None
        context = multiprocessing.get_context("fork")
        with suppress(OSError):  # no more processes or files are allowed: others take the shares
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
        """Send the results when all is done; whoever stops the run stops it where it began, and not here."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPS)
        if self.receiver:
            self.receiver.close()  # else a pipe that nobody reads any more would stay open, and this process with it
        # Nobody reads before all is done: what is told is made ready meanwhile, and sent at the end.
        with suppress(Exception):  # a fault is met again where it can be told, and so is a reader who has gone
            told = [
                ForkingPickler.dumps({at: self.work(self.things[at]) for at in self.shares[share]})
                for share in self.deal
            ]
            for each in told:
                self.sender.send_bytes(each)

    def results(self) -> dict[int, Result]:
        """Wait for the results, by the places of their things; none of what the process did not tell."""
        results: dict[int, Result] = {}
        if self.receiver is None:
            return results
        with suppress(EOFError, OSError):  # the first when all is told
            while True:
                results.update(self.receiver.recv())
        self.receiver.close()
        self.process.join()
        return results

    def _close(self) -> None:
        """Let go of what was opened for a process that could not be started."""
        if self.receiver is not None:
            self.receiver.close()
            self.sender.close()
            self.receiver = None
