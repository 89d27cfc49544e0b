"""The door: the only print, and the only exit status."""

from __future__ import annotations

import logging
import os
import signal
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from types import FrameType

from enrich.arguments import parse
from enrich.errors import EnrichError

#: What a process that a signal ended is expected to exit with: 128 and the number of the signal.
INTERRUPTED = 130
TERMINATED = 143
BROKEN_PIPE = 141
BAD_INPUT = 2

#: It logs what it cannot read, and we tell that ourselves, with file and line.
TALKATIVE = "bibtexparser"


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says, and give the exit status of the contract."""
    _open_streams()
    _speak_utf8()
    logging.getLogger(TALKATIVE).setLevel(logging.CRITICAL)
    ended = _Ended()
    try:
        arguments = parse(sys.argv[1:] if argv is None else argv)
        # Imported only now: `--help` needs none of it, and no command needs what only others use.
        command = import_module(f"enrich.commands.{arguments.command}")
        with ended:
            said = command.main(arguments, os.environ, now=time.time())
    except EnrichError as fault:
        return _say(err=f"enrich: {fault}\n", status=BAD_INPUT)
    except KeyboardInterrupt:
        word = "terminated" if ended.status == TERMINATED else "interrupted"
        told = f"enrich: {word}; what was fetched is in the cache, the outputs are the previous ones\n"
        return _say(err=told, status=ended.status)
    return _say(said.out, said.err, said.status)


def _open_streams() -> None:
    """Give what was closed before we began (`enrich check >&-`) a place to write to: nobody wants to hear it."""
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: PTH123, SIM115  it stays open as long as we run
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: PTH123, SIM115


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale says: what we print is data for other programs."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _say(out: str = "", err: str = "", status: int = 0) -> int:
    for text, stream in ((out, sys.stdout), (err, sys.stderr)):
        try:
            print(text, end="", file=stream, flush=True)
        except (OSError, KeyboardInterrupt) as ended:
            # `enrich entries | head`: https://docs.python.org/3/library/signal.html#note-on-sigpipe. Ctrl-C while a
            # slow reader keeps us waiting is the same: nobody wants the rest.
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
            if stream is sys.stdout or isinstance(ended, KeyboardInterrupt):
                return _unwritten(ended)
    return status


def _unwritten(ended: OSError | KeyboardInterrupt) -> int:
    """Give the exit status where the output could not be written, and tell of it where it was not left alone."""
    if isinstance(ended, KeyboardInterrupt):
        return INTERRUPTED
    if isinstance(ended, BrokenPipeError):
        return BROKEN_PIPE
    return _say(err=f"enrich: the output could not be written: {ended.strerror}\n", status=BAD_INPUT)


class _Ended:
    """Treat SIGTERM like Ctrl-C while a command runs: asyncio cancels what is under way, nothing is left half done.

    Meanwhile SIGINT has Python's own handler, which it would not have in the background of a script.
    """

    def __init__(self) -> None:
        self.status = INTERRUPTED
        self._before: dict[int, signal._HANDLER] = {}

    def __enter__(self) -> None:
        for number, handler in ((signal.SIGINT, signal.default_int_handler), (signal.SIGTERM, self._terminate)):
            self._before[number] = signal.signal(number, handler)

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _terminate(self, _number: int, _frame: FrameType | None) -> None:
        self.status = TERMINATED
        signal.raise_signal(signal.SIGINT)
