r"""Text -> TeX that every reader of BibTeX decodes to the same text, and that TeX runs no command of.

The spellings are those that most consumers read right; where none suits all, the one that keeps the file whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from enrich.outputs._capitals import Protects, protector
from enrich.outputs._mathematics import is_mathematics, simple
from enrich.outputs._tidy import plain, with_scripts

#: How a character of text is written; the rest stands as it is, in UTF-8.
_ESCAPES: Final = {
    "&": r"\&",
    "%": r"\%",
    "$": r"{\$}",  # a pair of bare ones is taken for mathematics
    "#": r"{\#}",
    "_": r"\_",
    "^": r"\^{}",
    "~": r"{\textasciitilde}",
    "\\": r"{\textbackslash}",
    "{": r"\{",
    "}": r"\}",
    "\ufdd0": r"{\textbraceleft}",
    "\ufdd1": r"{\textbraceright}",
}  # fmt: skip
_ESCAPED: Final = re.compile(f"[{re.escape(''.join(_ESCAPES))}]")
_SPECIAL: Final = re.compile(r"[&%$#_^~\\{}<]")
#: Stand for a brace without its partner, until it is escaped; Unicode keeps these from texts.
_LONE_LEFT, _LONE_RIGHT = "\ufdd0", "\ufdd1"

_TAGS: Final = {
    "<i>": r"\emph{",
    "</i>": "}",
    "<b>": "",
    "</b>": "",
    "<sub>": r"\textsubscript{",
    "</sub>": "}",
    "<sup>": r"\textsuperscript{",
    "</sup>": "}",
}
_PIECES: Final = re.compile(r"(</?(?:i|b|sub|sup)>)|(\$[^$]+\$)")
_WORD: Final = re.compile(r"(\s+)")
_CORE: Final = re.compile(r"\A([^\w]*)(.*?)([^\w#+]*)\Z", re.DOTALL)


def text(value: str) -> str:
    """Write a text whose case no style changes."""
    return _written(_ready(value), None) if _SPECIAL.search(value) else value


def title(value: str) -> str:
    """Write a title, its names and acronyms protected."""
    ready = _ready(value)
    return _written(ready, protector(plain(ready)))


def verbatim(value: str) -> str:
    """Write a URL, a DOI or an eprint: only what would break the file or run as a command is percent-encoded."""
    return _HIDDEN.sub("", value).strip().translate(_VERBATIM)


_HIDDEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufdd0-\ufdef]"
)
_VERBATIM: Final = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", "^": "%5E", " ": "%20"})


def is_balanced(value: str) -> bool:
    r"""Say whether braces pair up, `\{` and `\}` counted as braces too, as most parsers do."""
    if "{" not in value and "}" not in value:
        return True
    depth = 0
    for each in re.findall("[{}]", value):
        depth += 1 if each == "{" else -1
        if depth < 0:
            return False
    return depth == 0


# --- text and its pieces ----------------------------------------------------------------------


def _ready(value: str) -> str:
    return with_scripts(simple(value))


def _written(value: str, protects: Protects | None) -> str:
    if "<" not in value and "$" not in value:
        return _words(_marked(value), protects, first=True)
    parts, first, emphasised = [], True, False
    for piece, kind in _pieces(value):
        if kind == "text":
            parts.append(_words(piece, _emphasised(piece, protects) if emphasised else protects, first=first))
            first = first and not piece.strip()
        else:
            parts.append(_TAGS[piece] if kind == "tag" else f"{{{piece}}}")
            first = first and kind == "tag"
            emphasised = piece == "<i>" or (emphasised and piece != "</i>")
    return "".join(parts)


def _emphasised(piece: str, protects: Protects | None) -> Protects | None:
    """Protect all words of a name in italics, if any of them: of *E. coli*, of species in general."""
    named = protects and any(protects(word, first=False) for word in piece.split())
    return _any_word if named else protects


def _any_word(word: str, *, first: bool) -> bool:
    del first
    return word[:1].isalpha()


def _pieces(value: str) -> Iterator[tuple[str, str]]:
    """Part a text at tags and formulae; braces of the text that have no partner are marked."""
    pieces, start, at = [], 0, 0
    while match := _PIECES.search(value, at):
        at = match.end()
        if match[2] and not is_mathematics(match[2][1:-1], value[at : at + 1]):
            at = match.start() + 1
            continue
        pieces.append((value[start : match.start()], "text"))
        pieces.append((match[0], "tag" if match[1] else "mathematics"))
        start = at
    pieces.append((value[start:], "text"))
    marked = iter(_marked("\0".join(piece for piece, kind in pieces if kind == "text")).split("\0"))
    return ((next(marked), kind) if kind == "text" else (piece, kind) for piece, kind in pieces)


def _marked(value: str) -> str:
    """Put a mark in place of each brace without a partner."""
    if "{" not in value and "}" not in value:
        return value
    letters, open_at = list(value), []
    for at, each in enumerate(letters):
        if each == "{":
            open_at.append(at)
        elif each == "}" and open_at:
            open_at.pop()
        elif each == "}":
            letters[at] = _LONE_RIGHT
    for at in open_at:
        letters[at] = _LONE_LEFT
    return "".join(letters)


def _words(value: str, protects: Protects | None, *, first: bool) -> str:
    if not protects:
        return _escaped(value)
    parts = []
    for each in _WORD.split(value):
        if not each or each.isspace():
            parts.append(each)
            continue
        parts.append(_word(each, protects, first=first))
        first = False
    return "".join(parts)


def _word(word: str, protects: Protects, *, first: bool) -> str:
    if word.isalpha() and not protects(word, first=first):
        return word
    before, core, after = _CORE.match(word).groups()  # type: ignore[union-attr]  # it matches any text
    written = _escaped(core)
    if core and protects(core, first=first) and is_balanced(written):
        written = f"{{{written}}}"
    return f"{_escaped(before)}{written}{_escaped(after)}"


def _escaped(value: str) -> str:
    return _ESCAPED.sub(lambda match: _ESCAPES[match[0]], value)


# --- accents ----------------------------------------------------------------------------------

_ACCENTS: Final = {
    "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0304": "=", "\u0306": "u", "\u0307": ".",
    "\u0308": '"', "\u030b": "H", "\u030c": "v", "\u0327": "c", "\u0328": "k",
}  # fmt: skip
_LETTERS: Final = {
    "ß": r"{\ss}", "æ": r"{\ae}", "Æ": r"{\AE}", "œ": r"{\oe}", "Œ": r"{\OE}",
    "ø": r"{\o}", "Ø": r"{\O}", "ł": r"{\l}", "Ł": r"{\L}",
}  # fmt: skip


def _spelt(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    base, mark = parts[0], parts[1:]
    if mark not in _ACCENTS or not base.isascii() or not base.isalpha():
        return letter
    command = _ACCENTS[mark]
    return f"{{\\{command}{{{base}}}}}" if command.isalpha() else f"{{\\{command}{base}}}"


_ACCENTED: Final = str.maketrans(
    {chr(code): _spelt(chr(code)) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))} | _LETTERS
)


def accents(written: str) -> str:
    """Spell accented Latin letters by commands; those rarer than that (å, Vietnamese, other scripts) stay UTF-8."""
    return written if written.isascii() else written.translate(_ACCENTED)
