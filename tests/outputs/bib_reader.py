"""Read a .bib file as a patient TeX would: enough of it to tell whether the writer's spelling means the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from bibtexparser.entrypoint import parse_string

_SYMBOLS = {"textasciitilde": "~", "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}"} | {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł",
}  # fmt: skip
_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "H": "\u030b", "v": "\u030c", "c": "\u0327", "k": "\u0328",
}  # fmt: skip
_TOKEN = re.compile(r"\\(?:([A-Za-z]+)[ ]*|(.))|(\$[^$]*\$)|([{}])|([^\\${}]+)", re.DOTALL)


@dataclass(frozen=True)
class Read:
    type: str
    key: str
    fields: dict[str, str]  # raw TeX, without the enclosing braces


def entries(text: str) -> list[Read]:
    """Read the entries; a block that could not be parsed fails the test."""
    library = parse_string(text, parse_stack=[])
    assert library.failed_blocks == []
    assert library.comments == []
    return [
        Read(each.entry_type, each.key, {field.key: _bare(field.value) for field in each.fields})
        for each in library.entries
    ]


def _bare(value: str) -> str:
    return value[1:-1] if value.startswith("{") else value


def decode(value: str) -> str:
    """Give the text that a TeX value means; mathematics stays as it is, between its dollars."""
    out: list[str] = []
    pending = ""
    for word, sign, mathematics, brace, text in _TOKEN.findall(value):
        meant, accent = _meaning(word or sign, brace, mathematics or text)
        if pending and meant:
            meant, pending = unicodedata.normalize("NFC", meant[0] + pending + meant[1:]), ""
        elif pending and brace == "}":
            out.append({"\u0302": "^", "\u0303": "~"}[pending])
            pending = ""
        out.append(meant)
        pending = accent or pending
    assert not pending
    return "".join(out)


def _meaning(command: str, brace: str, text: str) -> tuple[str, str]:
    if command in _ACCENTS:
        return "", _ACCENTS[command]
    if command:
        assert command in _SYMBOLS or command in {"emph", "textsubscript", "textsuperscript"} or not command.isalpha()
        return _SYMBOLS.get(command, "" if command.isalpha() else command), ""
    return ("", "") if brace else (text, "")


def names(value: str) -> list[tuple[str, ...]]:
    """Part a list of names as BibTeX does, and decode the parts: (family, given), (family, suffix, given), (whole,)."""
    return (
        [tuple(decode(part).strip() for part in _parted(each, ",")) for each in _parted(value, " and ")]
        if value
        else []
    )


def _parted(value: str, separator: str) -> Iterator[str]:
    depth, start, at = 0, 0, 0
    while at < len(value):
        depth += {"{": 1, "}": -1}.get(value[at], 0)
        if depth == 0 and value[at : at + len(separator)].lower() == separator:
            yield value[start:at]
            start = at = at + len(separator)
        else:
            at += 1
    yield value[start:]
