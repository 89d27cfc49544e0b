"""The numbers by which a title names itself a part of something: "X. II. Methods", "X — Part B: Theory"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from enrich.matching._words import keys_of

_CERTAIN: Final = re.compile(
    r"[.:;–—]\s+([IVX]{2,5}|[ivx]{2,5})(?=\s*[.:–—]\s)"
    r"|\b(?i:part|paper)\s+((?i:[ivx]{1,5})|\d{1,2}|[A-H]|(?i:one|two|three))(?=\W|$)"
)
#: A letter alone may be an initial of an author who stands in the title.
_LETTER: Final = re.compile(r"[.:;–—]\s+([A-HIVX])(?=\s*[.:–—]\s)")


@lru_cache(maxsize=4_096)
def _serials(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Give the certain numbers, and all of them with the letters."""
    certain = frozenset(_key(match[1] or match[2]) for match in _CERTAIN.finditer(text))
    return certain, certain | {_key(match[1]) for match in _LETTER.finditer(text)}


def _key(serial: str) -> str:
    return keys_of(f"part {serial}")[-1]


def are_parts(left: str, right: str, *, nested: bool) -> bool:
    """Tell whether two titles are two parts of a work; or, where one begins with the other, a part and the whole."""
    (mine, all_mine), (theirs, all_theirs) = _serials(left), _serials(right)
    if all_mine and all_theirs:
        return all_mine.isdisjoint(all_theirs)
    return nested and bool(mine or theirs)


def are_lettered(left: Sequence[str], right: Sequence[str]) -> bool:
    """Tell whether the words of two titles differ in a letter alone: "Hepatitis B", "Hepatitis C"; "… A", "… B"."""
    if len(left) != len(right):
        return False
    apart = [pair for pair in zip(left, right, strict=True) if pair[0] != pair[1]]
    return len(apart) == 1 and all(len(word) == 1 for word in apart[0])
