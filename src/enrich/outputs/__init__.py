"""What a run writes: a file for each format, and one format alone by `export`."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from enrich import csl
from enrich.errors import ConfigError, OutputError
from enrich.keyspelling import safe, unique
from enrich.model import Entry, Holding, Library, Status
from enrich.outputs import biblatex, bibtex, csl_json, enriched, entries_csv, ris
from enrich.outputs._options import DEFAULTS, Accents, Options

__all__ = ["OUTPUTS", "Accents", "Options", "Output", "chosen", "export"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """Name a file in `out/`, its format, and the pure function that writes it."""

    name: str
    format: str
    render: Callable[[Library, Options], str]


OUTPUTS: Final[tuple[Output, ...]] = (
    Output(name=enriched.NAME, format="json", render=enriched.render),
    Output(name="references.bib", format="bibtex", render=bibtex.render),
    Output(name="references.biblatex.bib", format="biblatex", render=biblatex.render),
    Output(name="references.csl.json", format="csl-json", render=csl_json.render),
    Output(name="references.ris", format="ris", render=ris.render),
    Output(name="entries.csv", format="csv", render=entries_csv.render),
    # report.md and index.html come here.
)


def chosen(formats: Sequence[str]) -> tuple[Output, ...]:
    """Give the outputs that a user asks for by format or by file name; all where none is named.

    Raises:
        ConfigError: there is no such format.
    """
    known = {name: each for each in OUTPUTS for name in (each.format, each.name)}
    for each in formats:
        if each.lower() not in known:
            told = ", ".join(output.format for output in OUTPUTS)
            raise ConfigError(f"unknown format {each!r}: expected one of {told}")
    wanted = {known[each.lower()].name for each in formats}
    return tuple(each for each in OUTPUTS if not wanted or each.name in wanted)


# --- one format alone -------------------------------------------------------------------------


def export(text: str, format: str, options: Options = DEFAULTS) -> str:  # noqa: A002  the contract's word
    """Write one format of an enriched.json or of a list of CSL-JSON items, whose `id` is the key.

    Raises:
        ConfigError: there is no such format.
        OutputError: the text is neither.
    """
    output = next((each for each in OUTPUTS if format.lower() in {each.format, each.name}), None)
    if output is None:
        raise ConfigError(f"unknown format {format!r}: expected one of {', '.join(each.format for each in OUTPUTS)}")
    library, merge = _library_in(text)
    return output.render(library, replace(options, merge=options.merge and merge))


def _library_in(text: str) -> tuple[Library, bool]:
    """Read either kind of input; items of a list stand each for itself, rows of a library may list one work."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise OutputError(f"the input is no JSON: {error}") from error
    if isinstance(document, Mapping) and "entries" in document:
        return enriched.read(text), True
    items = document.get("items") if isinstance(document, Mapping) else document
    if not isinstance(items, list) or not all(isinstance(each, Mapping) for each in items):
        raise OutputError("the input is neither an enriched.json nor a list of CSL-JSON items")
    return _library_of(items), False


def _library_of(items: list[Mapping[str, object]]) -> Library:
    """Give each item as a resolved entry; keys that not every reader takes are respelt, doubled ones lettered."""
    read = [csl.from_item(each) for each in items]
    spelt = unique(safe(key) for key, _ in read)
    return Library(
        holdings=tuple(
            Holding(
                key=key,
                entry=Entry(file="", line=at, title=work.title),
                status=Status.RESOLVED,
                work=work,
            )
            for at, (key, (_, work)) in enumerate(zip(spelt, read, strict=True), start=1)
        )
    )
