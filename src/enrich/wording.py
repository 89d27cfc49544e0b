"""How numbers and times are told to a person, and texts to a workflow."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """Write a number and its noun: "1 question", "2,000 questions", "3 entries"."""
    if number == 1:
        return f"1 {noun}"
    return f"{number:,} {noun.removesuffix('y') + 'ies' if noun.endswith('y') else noun + 's'}"


def duration(seconds: float) -> str:
    """Write seconds as people say them: "8 s", "3 min", "1 h 20 min"."""
    whole = round(seconds)
    if whole < 90:
        return f"{whole} s"
    minutes = round(whole / 60)
    hours, rest = divmod(minutes, 60)
    return f"{minutes} min" if not hours else f"{hours} h {rest} min" if rest else f"{hours} h"


def escaped(text: str) -> str:
    """Escape the data of a workflow command; https://github.com/actions/toolkit, packages/core/src/command.ts."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
