"""Texts as a bibliography can hold them: one line, no mark-up but CSL's rich text in titles, abstracts and notes.

Records come clean from their sources; seeds, and items of other programs, need not be.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any, Final

from enrich import markup
from enrich.model import Name, Work

#: What clean text has none of, beside characters that do not print: other tags, entities, displays.
_SUSPECT: Final = re.compile(r"<(?!/?(?:i|b|sub|sup)>)[/A-Za-z!?]|&[#A-Za-z]|\$\$")
_NONCHARACTERS: Final = re.compile("[\ufdd0-\ufdef]")
_NO_BREAK, _MARK = "\u00a0", "\ufdd2"  # a blank that the author chose, and what stands for it meanwhile
_TAGS: Final = re.compile(r"<(/?)(i|b|sub|sup)>")

_SCRIPT: Final = re.compile(r"<(sub|sup)>([0-9+\-−=()]+)</\1>")
_SCRIPTS: Final = {
    "sub": str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"),
    "sup": str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾"),
}


def rich(text: str) -> str:
    """Give a text with no mark-up but `<i> <b> <sub> <sup>`."""
    if _is_tidy(text):
        return text if text.isascii() else unicodedata.normalize("NFC", text)
    marked = _NONCHARACTERS.sub("", text).replace(_NO_BREAK, _MARK)
    return markup.rich(marked).replace(_MARK, _NO_BREAK).strip()


def _is_tidy(text: str) -> bool:
    laid_out = text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " "
    if not laid_out or not ("<" in text or "&" in text or "$" in text):
        return laid_out
    return not _SUSPECT.search(text) and _is_nested(text)


def _is_nested(text: str) -> bool:
    """Say whether each tag is closed where it should be."""
    stack: list[str] = []
    for end, name in _TAGS.findall(text):
        if not end:
            stack.append(name)
        elif not stack or stack.pop() != name:
            return False
    return not stack


def with_scripts(text: str) -> str:
    """Write digits and signs above or below the line as Unicode has them: `CO<sub>2</sub>` is CO₂."""
    if "<su" not in text:
        return text
    return _SCRIPT.sub(lambda match: match[2].translate(_SCRIPTS[match[1]]), text)


def plain(text: str) -> str:
    """Give a text without any mark-up."""
    tidy = rich(text)
    return _TAGS.sub("", with_scripts(tidy)) if "<" in tidy else tidy


_RICH: Final = frozenset(("title", "abstract", "note"))
#: Values that are no prose; each format writes them as they are, but for what would break it.
_VERBATIM: Final = frozenset(("doi", "url", "arxiv", "primary_class", "pmid", "pmcid"))
_PROSE: Final = tuple(each.name for each in fields(Work) if each.name not in _VERBATIM | {"type"})
_PARTS: Final = tuple(each.name for each in fields(Name))


def work(untidy: Work) -> Work:
    """Give a work whose texts are tidy."""
    texts: dict[str, Any] = {
        name: (rich if name in _RICH else plain)(value)
        for name in _PROSE
        if isinstance(value := getattr(untidy, name), str)
    }
    texts["extra"] = _each_text(untidy.extra)
    return replace(
        untidy,
        **texts,
        authors=names(untidy.authors),
        editors=names(untidy.editors),
        keywords=tuple(plain(each) for each in untidy.keywords),
        issn=tuple(plain(each) for each in untidy.issn),
        isbn=tuple(plain(each) for each in untidy.isbn),
    )


def names(untidy: Iterable[Name]) -> tuple[Name, ...]:
    """Give names whose parts are tidy; of which no family remains is a single name, of which nothing is none."""
    tidy = (Name(**{part: _part(getattr(name, part)) for part in _PARTS}) for name in untidy)
    whole = (name if name.family or name.literal else Name(literal=str(name) or None) for name in tidy)
    return tuple(name for name in whole if str(name))


def _part(part: str | None) -> str | None:
    return (plain(part.replace(_NO_BREAK, " ")) or None) if part else None


def _each_text(value: object) -> object:
    """Tidy each text in a JSON value, and leave out what holds nothing then."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, list):
        return [kept for each in value if (kept := _each_text(each)) not in _NOTHING]
    if isinstance(value, Mapping):
        return {plain(name): kept for name, each in value.items() if (kept := _each_text(each)) not in _NOTHING}
    return value


_NOTHING: Final[tuple[object, ...]] = ("", [], {})
