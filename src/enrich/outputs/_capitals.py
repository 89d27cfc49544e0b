"""Which words of a title keep their capitals where a style lower-cases it.

Words are protected whole, never letters nor titles: `{BERT}`, `{tRNA}`, `{2D}`; in a title in sentence case also each
capitalised word, as only names are capitalised there.
"""

from __future__ import annotations

import re
from typing import Final, Protocol

_PARTS: Final = re.compile(r"[-\u2010-\u2015/.,:;+&_]+")
_EDGES: Final = re.compile(r"[^\w#+]+|_+")
#: Short words are lower case in title case too; so are these.
_SMALL: Final = frozenset(
    ("with", "from", "into", "over", "under", "upon", "than", "that", "through", "between", "using", "based")
)
_SMALL_LENGTH: Final = 3


class Protects(Protocol):
    """Say whether to protect a word; the first one of a title keeps its first letter anyway."""

    def __call__(self, word: str, *, first: bool) -> bool: ...


def protector(title: str) -> Protects:
    """Give the rule for the words of a plain title."""
    if title.isupper():
        return _wherever
    return _in_sentence_case if _is_sentence_case(title) else _in_title_case


def _is_sentence_case(title: str) -> bool:
    """Compare the long words after the first that begin small with those that begin with their only capital.

    In title case hardly any begins small; in sentence case as many as you like are names.
    """
    words = [_EDGES.sub("", word) for word in title.split()[1:]]
    long = [word for word in words if len(word) > _SMALL_LENGTH and word not in _SMALL]
    usual = [word for word in long if not _has_inner_capital(word)]
    small = sum(word[0].islower() for word in usual)
    capital = sum(word[0].isupper() for word in usual)
    return small * 3 >= capital


def _has_inner_capital(word: str) -> bool:
    """Say whether a part of the word has a capital that no lower-case word begins with: BERT, tRNA, 2D, H₂."""
    if word[1:].islower() and word.isalpha():
        return False
    return any(_is_unusual(part) for part in _PARTS.split(word) if part)


def _is_unusual(part: str) -> bool:
    inner = any(each.isupper() for each in part[1:])
    return inner or (part[0].isupper() and not any(each.islower() for each in part))


def _wherever(word: str, *, first: bool) -> bool:
    del first
    return any(each.isupper() for each in word)


def _without_first_capital(word: str) -> str:
    return word[:1].lower() + word[1:]


def _in_title_case(word: str, *, first: bool) -> bool:
    return word not in {"A", "À"} and _has_inner_capital(_without_first_capital(word) if first else word)


def _in_sentence_case(word: str, *, first: bool) -> bool:
    if first:
        return _has_inner_capital(_without_first_capital(word))
    return any(part[0].isupper() for part in _PARTS.split(word) if part) or _has_inner_capital(word)
