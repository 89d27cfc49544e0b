"""The words on a badge that shields.io draws, as its address has them."""

from __future__ import annotations

import re

_BADGE = re.compile(r"shields\.io/badge/([^?#]+)")
_BETWEEN = re.compile(r"(?<!-)-(?!-)")


def badge_text(url: str) -> str:
    """Read what a shields.io badge says: `/badge/LABEL-MESSAGE-COLOUR`, https://shields.io/badges/static-badge."""
    found = _BADGE.search(url)
    if not found:
        return ""
    parts = [part for part in _BETWEEN.split(found[1].replace("%20", " ").replace("_", " ")) if part]
    return " ".join(parts[:-1]) if len(parts) > 1 else ""
