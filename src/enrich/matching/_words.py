"""How a title becomes words that can be compared: mark-up, TeX, Greek, spelling and numerals done away with.

The words are keys, not text: "colour" and "color" give one key, "Type II" and "type 2" another.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import Final

from enrich.markup import plain, words

# --- TeX --------------------------------------------------------------------------------------

_TEX: Final = re.compile(r"[\\${}^_~]")
#: Accents in TeX: `\'e`, `\"{o}`, `\c{c}`, `\v s`; only the letter is compared.
_ACCENT: Final = re.compile(r"\\(?:[`'\"^~=.]|[cvuHkrdbt](?=[\s{]))\s*\{?\\?([A-Za-z])\}?")
#: Commands that print what their argument says; letters that TeX names.
_SILENT: Final = re.compile(
    r"\\(?:text|math)?(?:rm|bf|it|tt|sf|sc|sl|cal|bb|frak|scr|normal|up|sub|super|script|subscript|superscript|em|emph"
    r"|mathbb|mathcal|mathfrak|boldsymbol|bm|ensuremath|mathrm|operatorname|mbox|hbox|text|left|right|circ|degree)"
    r"(?![A-Za-z])\*?\s*"
)
_NAMED: Final = {"ss": "ss", "ae": "ae", "oe": "oe", "aa": "a", "o": "o", "l": "l", "i": "i", "j": "j"}
_COMMAND: Final = re.compile(r"\\([A-Za-z]+)\s*")
_VARIANT: Final = re.compile(r"^var(?=epsilon|theta|phi|rho|sigma|kappa|pi)")


def _command(match: re.Match[str]) -> str:
    name = match[1]
    return _NAMED.get(name) or _VARIANT.sub("", name)


def _without_tex(text: str) -> str:
    r"""Print TeX as its letters: "$\alpha$" is alpha, "T$_c$" is Tc, "\'e" is e."""
    if not _TEX.search(text):
        return text
    text = _ACCENT.sub(r"\1", text.replace("\\&", " and ").replace("~", " "))
    text = _COMMAND.sub(_command, _SILENT.sub("", text))
    return re.sub(r"\s?[_^]|[${}\\]", "", text)


# --- letters ----------------------------------------------------------------------------------

_GREEK_NAMES: Final = [
    "alpha",
    "beta",
    "gamma",
    "delta",
    "epsilon",
    "zeta",
    "eta",
    "theta",
    "iota",
    "kappa",
    "lambda",
    "mu",
    "nu",
    "xi",
    "omicron",
    "pi",
    "rho",
    "sigma",
    "tau",
    "upsilon",
    "phi",
    "chi",
    "psi",
    "omega",
]
#: One Greek letter stands for its name, as lists and records write either; Greek words stay Greek.
_GREEK: Final = dict(zip("αβγδεζηθικλμνξοπρστυφχψω", _GREEK_NAMES, strict=True)) | {"ϵ": "epsilon", "ϕ": "phi"}
_LONE_GREEK: Final = re.compile(r"(?<![\u0370-\u03ff])[\u0391-\u03ff](?![\u0370-\u03ff])")


def _greek_name(match: re.Match[str]) -> str:
    letter = match[0].lower()
    return _GREEK.get(letter, letter)


# --- spelling ---------------------------------------------------------------------------------

#: British -> American, as keys only (Oxford English Dictionary, "-ize, suffix"): what collides is no English word.
_ENDINGS: Final = (
    (re.compile(r"(?<=[a-z]{3})is(e|ed|es|er|ers|ing|able|ation|ations|ational)$"), r"iz\1"),
    (re.compile(r"(?<=[a-z]{2})ys(e|ed|es|er|ers|ing)$"), r"yz\1"),
    (re.compile(r"(?<=[a-z]{3})our(s|ed|ing|al|ally|able|less|ful|ite|hood|ly|istic)?$"), r"or\1"),
    (re.compile(r"(?<=[a-z]{4})ll(ing|ed|er|ers)$"), r"l\1"),
    (re.compile(r"(?<=[a-z]{4})ogue(s?)$"), r"og\1"),
)
_SPELLINGS: Final = {
    "centre": "center", "centres": "centers", "centred": "centered", "fibre": "fiber", "fibres": "fibers",
    "metre": "meter", "metres": "meters", "grey": "gray", "greyscale": "grayscale", "defence": "defense",
    "defences": "defenses", "licence": "license", "practise": "practice", "programme": "program",
    "programmes": "programs", "aluminium": "aluminum", "sulphur": "sulfur", "sulphate": "sulfate", "ageing": "aging",
    "artefact": "artifact", "artefacts": "artifacts", "judgement": "judgment", "judgements": "judgments",
    "paediatric": "pediatric", "anaemia": "anemia", "haemoglobin": "hemoglobin", "oestrogen": "estrogen",
    "foetal": "fetal", "oesophageal": "esophageal", "leukaemia": "leukemia", "tumours": "tumors", "mould": "mold",
    "plough": "plow", "sceptical": "skeptical", "storey": "story", "tyre": "tire", "cheque": "check",
    "modelling": "modeling", "modelled": "modeled", "learnt": "learned",
}  # fmt: skip

#: Numerals as words or Roman ("Type II" is "type 2"); "one" and "i" are both 1, "x" and "v" alone are letters.
_NUMERALS: Final = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
    "first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th",
    "i": "1", "ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11",
    "xii": "12", "xiii": "13", "xiv": "14", "xv": "15", "xvi": "16", "xvii": "17", "xviii": "18", "xix": "19",
    "xx": "20", "xxi": "21", "xxii": "22", "xxiii": "23", "xxiv": "24", "xxv": "25",
}  # fmt: skip
_SERIES: Final = frozenset({"part", "parts", "volume", "vol", "chapter", "paper", "episode", "section", "phase"})
_SERIAL: Final = {"a": "1", "b": "2", "c": "3", "d": "4", "e": "5", "v": "5", "x": "10"}


@lru_cache(maxsize=65_536)
def _key(word: str) -> str:
    if known := _NUMERALS.get(word) or _SPELLINGS.get(word):
        return known
    if len(word) > 5 and word.isascii():
        for pattern, replacement in _ENDINGS:
            word, changed = pattern.subn(replacement, word)
            if changed:
                break
    return word


_ASCII_WORD: Final = re.compile(r"[a-z0-9]+")


def folded(text: str) -> tuple[str, ...]:
    """Give `markup.words`, by a short cut for text that has nothing but ASCII letters and no mark-up."""
    if text.isascii() and "<" not in text and "&" not in text and "`" not in text:
        return tuple(_ASCII_WORD.findall(text.lower().replace("'", "")))
    return words(text)


def _keys(found: tuple[str, ...]) -> tuple[str, ...]:
    keys = [_key(word) for word in found]
    for at in range(1, len(keys)):
        if keys[at - 1] in _SERIES:
            keys[at] = _SERIAL.get(keys[at], keys[at])
    return tuple(keys)


def listed(text: str) -> frozenset[str]:
    """Give the words of a list written in one breath."""
    return frozenset(text.split())


#: "st &#246; hr": a program that cut the text into tokens tore an escaped letter out of its word.
_TORN: Final = re.compile(r"(?<=\w) ?(&#\d{2,5};) ?(?=\w)|(?<=\w) (&#\d{2,5};)|(&#\d{2,5};) (?=\w)")


_MARKED: Final = re.compile(r"[<&\\${}^_~\n]")


def rejoined(text: str) -> str:
    """Give a torn-out letter back to its word, decoded; a capital begins one."""
    return plain(_TORN.sub(_joined, text)) if "&" in text else text


def _joined(match: re.Match[str]) -> str:
    letter = unescape(match[0].strip())
    return f" {letter}" if letter.isupper() and match[0].startswith(" ") else letter


def cleaned(text: str) -> str:
    """Give the text without mark-up and TeX, with Greek letters named."""
    if text.isascii() and not _MARKED.search(text):
        return text
    return _LONE_GREEK.sub(_greek_name, _without_tex(plain(rejoined(text))))


@lru_cache(maxsize=65_536)
def keys_of(text: str) -> tuple[str, ...]:
    """Give the comparable words of a cleaned text or of a part of it."""
    return _keys(folded(text.replace("&", " and ")))
