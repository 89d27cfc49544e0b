"""references.csl.json: a list of CSL-JSON items, for citation processors, pandoc, Zotero."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Final

from enrich import csl, markup
from enrich.model import Library, Name, Work
from enrich.outputs._options import DEFAULTS, Options
from enrich.outputs._references import references

#: Texts that may hold rich text; the others are plain.
_RICH: Final = frozenset(("title", "abstract"))
#: Values that are no prose.
_VERBATIM: Final = frozenset(("doi", "url", "arxiv", "primary_class", "pmid", "pmcid"))
_PARTS: Final = tuple(part.name for part in fields(Name))


def render(library: Library, options: Options = DEFAULTS) -> str:
    """Write the bibliography of a library."""
    items = [csl.to_item(_tidy(each.work), each.key) for each in references(library, options)]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _tidy(work: Work) -> Work:
    """Leave no mark-up in a work but CSL's own."""
    texts = {
        field.name: _text(field.name, value)
        for field in fields(work)
        if isinstance(value := getattr(work, field.name), str) and field.name not in _VERBATIM | {"type"}
    }
    return replace(work, authors=_names(work.authors), editors=_names(work.editors), **texts)  # type: ignore[arg-type]


def _text(field: str, value: str) -> str:
    return markup.rich(value) if field in _RICH else markup.plain(value)


def _names(names: Iterable[Name]) -> tuple[Name, ...]:
    return tuple(Name(**{part: _part(getattr(name, part)) for part in _PARTS}) for name in names)


def _part(part: str | None) -> str | None:
    return markup.plain(part) if part else None
