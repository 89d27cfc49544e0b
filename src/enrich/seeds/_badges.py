"""What badges say: pictures of a few words, as shields.io makes them of an address."""

from __future__ import annotations

import enrich.seeds._venues as venues
from enrich.seeds._inline import Piece
from enrich.seeds._shields import badge_text
from enrich.seeds._words import Field, field_of, label_role


def said_by(badge: Piece) -> str:
    """Tell what a picture says: its alternative text, but where only the badge itself names a venue or a date."""
    label, _, message = badge_text(badge.url).partition(" ")
    labelled = label_role(label) is not None or field_of(label) is Field.DATE
    dated = labelled and not venues.is_venue(label) and venues.is_date(message)  # `badge/pdf-2025.02-red`
    told = message if dated or (badge.text and label_role(label)) else f"{label} {message}".strip()
    texts = (badge.text or told, told)
    return next((text for text in texts if venues.is_date(text) or venues.is_venue(text)), texts[0])
