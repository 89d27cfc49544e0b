"""What a CSL-JSON item may hold, by the data schema of CSL 1.0.2, spelt out for the tests.

Not the official file (https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json) but its rules.
"""

from __future__ import annotations

from typing import Any, Final

from jsonschema import Draft7Validator

from enrich.model import CslType

TEXTS: Final = [
    "citation-key", "language", "journalAbbreviation", "shortTitle", "abstract", "annote", "archive",
    "archive_collection", "archive_location", "archive-place", "authority", "call-number", "citation-label",
    "collection-title", "container-title", "container-title-short", "dimensions", "division", "DOI", "event",
    "event-title", "event-place", "genre", "ISBN", "ISSN", "jurisdiction", "keyword", "medium", "note",
    "original-publisher", "original-publisher-place", "original-title", "part-title", "PMCID", "PMID",
    "publisher", "publisher-place", "references", "reviewed-genre", "reviewed-title", "scale", "section",
    "source", "status", "title", "title-short", "URL", "version", "volume-title", "volume-title-short",
    "year-suffix",
]  # fmt: skip
NUMBERS: Final = [
    "chapter-number", "citation-number", "collection-number", "edition", "first-reference-note-number", "issue",
    "locator", "number", "number-of-pages", "number-of-volumes", "page", "page-first", "part", "printing",
    "supplement", "volume",
]  # fmt: skip
NAMES: Final = [
    "author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator",
    "director", "editor", "editorial-director", "executive-producer", "guest", "host", "interviewer",
    "illustrator", "narrator", "organizer", "original-author", "performer", "producer", "recipient",
    "reviewed-author", "script-writer", "series-creator", "translator",
]  # fmt: skip
DATES: Final = ["accessed", "available-date", "event-date", "issued", "original-date", "submitted"]

_TEXT: Final = {"type": "string"}
_NUMBER: Final = {"type": ["string", "number"]}
_FLAG: Final = {"type": ["string", "number", "boolean"]}


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False}


_NAME: Final = _closed(
    dict.fromkeys(("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"), _TEXT)
    | dict.fromkeys(("comma-suffix", "static-ordering", "parse-names"), _FLAG)
)
_ROLE: Final = {"type": "array", "items": _NAME}
_PARTS: Final = {"type": "array", "items": _NUMBER, "minItems": 1, "maxItems": 3}
_DATE: Final = _closed(
    {"date-parts": {"type": "array", "items": _PARTS, "minItems": 1, "maxItems": 2}, "season": _NUMBER, "circa": _FLAG}
    | {"literal": _TEXT, "raw": _TEXT}
)
ITEM: Final = _closed(
    {"type": {"enum": [str(each) for each in CslType]}, "id": _NUMBER, "custom": {"type": "object"}}
    | {"categories": {"type": "array", "items": _TEXT}}
    | dict.fromkeys(TEXTS, _TEXT)
    | dict.fromkeys(NUMBERS, _NUMBER)
    | dict.fromkeys(NAMES, _ROLE)
    | dict.fromkeys(DATES, _DATE)
) | {"required": ["type", "id"]}

ITEMS: Final = Draft7Validator({"type": "array", "items": ITEM})


def faults(items: object) -> list[str]:
    """Tell what the schema has against a list of items."""
    return [f"{error.json_path}: {error.message}" for error in ITEMS.iter_errors(items)]
