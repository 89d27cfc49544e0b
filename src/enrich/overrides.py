"""The last word of a person: `overrides.toml` beside the lists pins identifiers to rows, or rejects them.

[[override]]
title = "Deep Learning"            # the row's title, or key = "its citation key"
pin = ["doi:10.1038/nature14539"]
reject = ["arxiv:1404.7828"]
reason = "the review in Nature, not the overview of the same name"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, model_validator

from enrich.errors import SeedError
from enrich.identifiers import identify
from enrich.markup import fold
from enrich.model import Code, Entry, Identifier, Library, Problem, Severity

NAME = "overrides.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """Hold one ruling: about the rows of a title, or of a citation key; `line` is where it stands."""

    line: int
    title: str | None = None
    key: str | None = None
    pin: tuple[Identifier, ...] = ()
    reject: tuple[Identifier, ...] = ()
    reason: str | None = None


def read(name: str, text: str) -> tuple[Override, ...]:
    """Read the rulings of a file.

    Raises:
        SeedError: The text is not TOML, or not of the form above; it names file and line.
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise SeedError(f"{name}: expected TOML, got: {fault}") from fault
    rulings, lines = document.pop("override", []), _lines(text)
    if document or not isinstance(rulings, list):
        raise SeedError(f"{name}: expected tables [[override]], got {', '.join(document) or 'a single value'}")
    return tuple(_ruling(name, line, table) for line, table in zip(lines, rulings, strict=False))


def _lines(text: str) -> list[int]:
    """Find where the tables begin; TOML that was read has one header a table."""
    lines = text.splitlines()
    found = [number for number, line in enumerate(lines, start=1) if re.match(r"\s*\[\[\s*override\s*\]\]", line)]
    return found or [1] * len(lines)


def _identifier(value: object) -> Identifier:
    found = identify(value) if isinstance(value, str) else None
    if found is None:
        raise ValueError(f"expected an identifier such as doi:10.1000/xyz or arxiv:2401.00001, got {value!r}")
    return found


class Ruling(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    title: str | None = None
    key: str | None = None
    pin: tuple[Annotated[Any, BeforeValidator(_identifier)], ...] = ()
    reject: tuple[Annotated[Any, BeforeValidator(_identifier)], ...] = ()
    reason: str | None = None

    @model_validator(mode="after")
    def whole(self) -> Ruling:
        if bool(self.title) == bool(self.key):
            raise ValueError("expected either title or key, to say which row is meant")
        if not self.pin and not self.reject:
            raise ValueError("expected pin or reject, got neither")
        return self


def _ruling(name: str, line: int, table: object) -> Override:
    try:
        told = Ruling.model_validate(table)
    except ValidationError as fault:
        first = fault.errors()[0]
        where = ".".join(map(str, first["loc"]))
        detail = first["msg"].removeprefix("Value error, ")
        raise SeedError(f"{name}:{line}: {where}{': ' if where else ''}{detail}") from fault
    return Override(line=line, title=told.title, key=told.key, pin=told.pin, reject=told.reject, reason=told.reason)


# --- applying them ----------------------------------------------------------------------------


def apply(overrides: Sequence[Override], entries: Iterable[Entry], previous: Library | None) -> tuple[Entry, ...]:
    """Put the rulings upon the rows that they are about; a key is that of the last output."""
    by_title = {fold(each.title): each for each in overrides if each.title}
    by_row = dict(_by_row(overrides, previous))
    return tuple(
        _ruled(entry, [each for each in (by_title.get(fold(entry.title)), by_row.get(_row(entry))) if each])
        for entry in entries
    )


def _by_row(overrides: Sequence[Override], previous: Library | None) -> Iterator[tuple[tuple[str, str], Override]]:
    entries: Mapping[str, Entry] = {each.key: each.entry for each in previous.holdings} if previous else {}
    for override in overrides:
        if override.key and override.key in entries:
            yield _row(entries[override.key]), override


def _row(entry: Entry) -> tuple[str, str]:
    return entry.file, fold(entry.title)


def _ruled(entry: Entry, rulings: Sequence[Override]) -> Entry:
    for ruling in rulings:
        entry = replace(
            entry,
            stated=tuple(dict.fromkeys((*ruling.pin, *entry.stated))),
            identifiers=tuple(each for each in entry.identifiers if each not in ruling.reject),
            rejected=tuple(dict.fromkeys((*entry.rejected, *ruling.reject))),
            ruling=ruling.reason or entry.ruling or f"as ruled in {NAME}",
        )
    return entry


def unused(
    name: str, overrides: Sequence[Override], entries: Iterable[Entry], previous: Library | None
) -> tuple[Problem, ...]:
    """Tell of rulings that are about no row: a title that changed, a row that is gone."""
    known = {fold(entry.title) for entry in entries}
    rows = {override for _, override in _by_row(overrides, previous)}
    idle = [each for each in overrides if not (fold(each.title) in known if each.title else each in rows)]
    return tuple(
        Problem(
            code=Code.OVERRIDE_UNUSED,
            severity=Severity.WARNING,
            message=f"no row has the {'title' if each.title else 'key'} {each.title or each.key!r}",
            file=name,
            line=each.line,
        )
        for each in idle
    )
