"""Crossref's `/transform`: a record as CSL-JSON or as BibTeX on one line, with its known faults."""

from __future__ import annotations

import json

from standin.wire import Reply, text_reply
from standin.world import Record

BIBTEX_TYPES = {"journal-article": "article", "proceedings-article": "inproceedings", "book-chapter": "inbook"}


def render(record: Record, wanted: str) -> Reply:
    if "bibtex" in wanted:
        return text_reply(bibtex(record), kind="application/x-bibtex")
    if "json" in wanted or wanted in {"", "*/*"}:
        singles = {name: (record.get(name) or [""])[0] for name in ("title", "container-title") if record.get(name)}
        text = json.dumps(dict(record) | singles, ensure_ascii=False, separators=(",", ":")).replace("/", "\\/")
        return text_reply(text, kind="application/vnd.citationstyles.csl+json")
    return text_reply("Resource not found.", 404)


def bibtex(record: Record) -> str:
    """Write one line with a space before it, the old resolver in the URL, and an en dash in pages."""
    authors = [
        f"{each.get('family', each.get('name', ''))}, {each.get('given', '')}" for each in record.get("author") or ()
    ]
    year = record["issued"]["date-parts"][0][0]
    fields = {
        "title": (record.get("title") or [""])[0],
        "volume": record.get("volume"),
        "url": f"http://dx.doi.org/{record['DOI']}",
        "DOI": record["DOI"],
        "journal": (record.get("container-title") or [""])[0],
        "publisher": record.get("publisher"),
        "author": " and ".join(authors),
        "year": year,
        "pages": (record.get("page") or "").replace("-", "–"),
    }
    body = ", ".join(f"{name}={{{value}}}" for name, value in fields.items() if value)
    key = f"{authors[0].split(',')[0].replace(' ', '_') if authors else 'Anonymous'}_{year}"
    return f" @{BIBTEX_TYPES.get(record['type'], 'misc')}{{{key}, {body} }}"
