"""Colours for words that stand out, only where they are wanted (https://no-color.org, https://force-color.org)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TextIO

_CODES: Final[Mapping[str, str]] = {"red": "31", "green": "32", "yellow": "33", "cyan": "36", "bold": "1", "dim": "2"}


@dataclass(frozen=True, slots=True)
class Ink:
    """Write text in a colour, or plainly."""

    on: bool

    def __call__(self, style: str, text: str) -> str:
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.on and text else text


PLAIN: Final = Ink(on=False)


def ink(stream: TextIO, environ: Mapping[str, str]) -> Ink:
    """Choose ink for a stream: NO_COLOR wins, then FORCE_COLOR, then whether it is a terminal."""
    if environ.get("NO_COLOR"):
        return PLAIN
    return Ink(on=bool(environ.get("FORCE_COLOR")) or (stream.isatty() and environ.get("TERM") != "dumb"))
