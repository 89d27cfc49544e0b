"""Characters of a text that stand for others: names of HTML, backslashes, and what converters and hasty hands leave."""

from __future__ import annotations

import re
from html import unescape
from unicodedata import normalize

_PRIVATE = re.compile("[\uf8ff\U000f0000-\U0010ffff]")  # stands for links and titles later on
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")  # https://spec.commonmark.org/0.31.2/#backslash-escapes

_BRACED = re.compile(r"\$\\\{\$([^$\n]{1,60})\$\\\}\$")
_COMBINING = {"´": "\u0301", "ˇ": "\u030c", "¨": "\u0308", "˜": "\u0303", "˚": "\u030a"}
#: How letters leave a PDF: `Veliˇckovi`. An acute is as often an apostrophe, and told by what follows.
_APART = re.compile(
    r"[ˇ¨˜˚´](?<=[^\W\d_].)(?:(?<=ˇ)[cdenrstzCS]|(?<=¨)[aeiouAOU]|(?<=˜)[anoN]|(?<=˚)[aA]|(?<=´)(?:ı|c\b))"
)


def mended(text: str) -> str:
    r"""Give the text of a block as it was meant, its letters composed (NFC).

    Underlines that were closed wrongly are closed, and accents are put on the letters behind them; braces in which
    BibTeX keeps capitals, `$\{$LED$\}$`, are left out.
    """
    if "/ins>" in text:
        text = text.replace("/ins>", "</ins>").replace("<</ins>", "</ins>")
    if "$\\{$" in text:
        text = _BRACED.sub(r"\1", text)
    if text.isascii():
        return text
    return normalize("NFC", _APART.sub(_composed, _PRIVATE.sub("\ufffd", text)))


def _composed(found: re.Match[str]) -> str:
    mark, letter = found[0][0], found[0][1]
    return ("i" if letter == "ı" else letter) + _COMBINING[mark]


def unescaped(text: str) -> str:
    """Read HTML's names of characters; those that stand for something here are no more let in by a name."""
    return _PRIVATE.sub("\ufffd", unescape(text))


def target_of(url: str) -> str:
    """Read the names of characters in an address: each ends in a semicolon, so that `&noteId=1` is none.

    https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references
    """
    url = _ENTITY.sub(lambda found: unescaped(found[0]), url) if "&" in url else url
    return _ESCAPED.sub(r"\1", url) if "\\" in url else url
