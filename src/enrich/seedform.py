"""The `seed` object of the contract: an entry as other programs see it."""

from __future__ import annotations

from enrich.model import Entry


def seed(entry: Entry) -> dict[str, object]:
    """Give what the row says, in the order of the contract; what it does not say is empty."""
    return {
        "file": entry.file,
        "line": entry.line,
        "section": list(entry.section),
        "title": entry.title,
        "authors": list(entry.authors),
        "venue": entry.venue,
        "date": entry.date,
        "links": [{"url": each.url, "role": each.role} for each in entry.links],
    }
