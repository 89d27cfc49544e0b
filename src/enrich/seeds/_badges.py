"""What badges say: pictures of a few words, as shields.io makes them of an address."""

from __future__ import annotations

import re

import enrich.seeds._venues as venues
from enrich.seeds._inline import Piece
from enrich.seeds._words import Field, field_of, label_role

_BADGE = re.compile(r"shields\.io/badge/([^?#]+)")
_BETWEEN = re.compile(r"(?<!-)-(?!-)")


def said_by(badge: Piece) -> str:
    """Tell what a picture says: its alternative text, but where only the badge itself names a venue or a date."""
    label, _, message = badge_text(badge.url).partition(" ")
    labelled = label_role(label) is not None or field_of(label) is Field.DATE
    dated = labelled and not venues.is_venue(label) and venues.is_date(message)  # `badge/pdf-2025.02-red`
    told = message if dated or (badge.text and label_role(label)) else f"{label} {message}".strip()
    texts = (badge.text or told, told)
    return next((text for text in texts if venues.is_date(text) or venues.is_venue(text)), texts[0])


def badge_text(url: str) -> str:
    """Read what a shields.io badge says: `/badge/LABEL-MESSAGE-COLOUR`, https://shields.io/badges/static-badge."""
    found = _BADGE.search(url)
    if not found:
        return ""
    parts = [part for part in _BETWEEN.split(found[1].replace("%20", " ").replace("_", " ")) if part]
    return " ".join(parts[:-1]) if len(parts) > 1 else ""
