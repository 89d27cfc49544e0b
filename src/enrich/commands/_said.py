"""What a command answers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Hold what goes to standard output and standard error, and the exit status."""

    out: str = ""
    err: str = ""
    status: int = 0
