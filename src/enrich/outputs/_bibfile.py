"""Entries -> the text of a .bib file, by bibtexparser's model and writer; each value is checked before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Block, Entry, Field
from bibtexparser.writer import BibtexFormat

from enrich.outputs import _tex

#: The macros that every style defines; written bare.
MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True, kw_only=True)
class BibEntry:
    """Hold an entry to write; field values are TeX, without their braces; empty ones are left out."""

    type: str
    key: str
    fields: tuple[tuple[str, str], ...]


def write(entries: Iterable[BibEntry]) -> str:
    """Write a file: an entry after a blank line, a field a line, a last comma, one final newline."""
    style = BibtexFormat()  # type: ignore[no-untyped-call]
    style.indent, style.block_separator, style.trailing_comma = "  ", "\n", True
    library = Library([_block(each) for each in entries])
    return str(write_string(library, unparse_stack=[], bibtex_format=style))


def _block(entry: BibEntry) -> Block:
    fields = [Field(name, _value(name, value)) for name, value in entry.fields if value]
    return Entry(entry.type, entry.key, fields)


def _value(name: str, value: str) -> str:
    return value if name == "month" and value in MONTHS else f"{{{_sound(value)}}}"


_CONTROL: Final = re.compile("[\x00-\x1f\x7f]+")


def _sound(value: str) -> str:
    """Make sure that no value can break the file, whatever went wrong before: one line, braces in pairs."""
    line = value if value.isprintable() else _CONTROL.sub(" ", value)
    return line if _tex.is_balanced(line) else re.sub(r"[{}\\]", "", line)
