"""references.csl.json: a list of CSL-JSON items, for citation processors, pandoc, Zotero."""

from __future__ import annotations

from enrich import csl
from enrich.jsonform import written
from enrich.model import Library
from enrich.outputs._options import DEFAULTS, Options
from enrich.outputs._references import references


def render(library: Library, options: Options = DEFAULTS) -> str:
    """Write the bibliography of a library."""
    return written([csl.to_item(each.work, each.key) for each in references(library, options)])
