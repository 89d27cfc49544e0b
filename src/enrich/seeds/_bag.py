"""Words without order, as the tables of what writers say are set."""

from __future__ import annotations


def bag(text: str) -> frozenset[str]:
    """Give the words of a text, each once."""
    return frozenset(text.split())
