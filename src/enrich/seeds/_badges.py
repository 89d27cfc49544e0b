"""What badges say: pictures of a few words, as shields.io makes them of an address."""

from __future__ import annotations

import re

import enrich.seeds._venues as venues
from enrich.seeds._inline import Piece
from enrich.seeds._words import label_role


def said_by(badge: Piece) -> str:
    """Tell what a picture says: its alternative text, but where only the badge itself names a venue or a date."""
    if not badge.text or "shields.io/badge/" not in badge.url:
        return badge.text or badge_text(badge.url)
    label, _, message = badge_text(badge.url).partition(" ")
    texts = (badge.text, message if label_role(label) else f"{label} {message}".strip())
    return next((text for text in texts if venues.is_date(text) or venues.is_venue(text)), badge.text)


def badge_text(url: str) -> str:
    """Read what a shields.io badge says: `/badge/LABEL-MESSAGE-COLOUR`."""
    found = re.search(r"shields\.io/badge/([^?#]+)", url)
    if not found:
        return ""
    parts = [part for part in re.split(r"(?<!-)-(?!-)", found[1].replace("%20", " ").replace("_", " ")) if part]
    return " ".join(parts[:-1]) if len(parts) > 1 else ""
