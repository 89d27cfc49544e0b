"""What publishers put into text fields -> clean text.

The cases were met in records of Crossref and arXiv: JATS, HTML and MathML, entities escaped twice, Windows-1252 bytes
taken for Unicode, line breaks and indentation around tags. Every step takes time linear in the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from html.entities import html5
from typing import Final

#: Elements that CSL rich text knows (CSL-JSON, "HTML-like formatting tags"), by what publishers call them.
_RICH: Final = {
    "i": "i", "em": "i", "italic": "i",
    "b": "b", "strong": "b", "bold": "b",
    "sub": "sub", "inf": "sub", "sup": "sup",
}  # fmt: skip


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Elements that end a line, so that the words around them are apart.
_BLOCKS: Final = _names(
    "p div br break hr title subtitle sec section abstract list list-item def-item def ul ol li table tr td th"
    " h1 h2 h3 h4 h5 h6 disp-formula disp-quote blockquote caption label"
)
_INLINES: Final = _names(
    "a u s q scp sc small-caps smallcaps underline overline strike monospace sans-serif roman tt code span font small"
    " big cite xref ext-link email uri named-content styled-content inline-formula alternatives tex-math inline-graphic"
    " graphic fn sans pre script style math mi mn mo ms mtext mrow mspace mfenced mfrac msqrt mroot msub msup msubsup"
    " munder mover munderover mstyle mtable mtr mtd mpadded mphantom semantics"
)
_KNOWN: Final = frozenset(_RICH) | _BLOCKS | _INLINES
_SPACES_OF_NAMES: Final = frozenset({"jats", "mml", "m", "ce", "html", "xhtml"})
_UNREAD: Final = frozenset({"script", "style"})

_TAG: Final = re.compile(
    r"""<(?P<end>/?)(?:(?P<space>[a-z][\w-]{0,15}):)?(?P<name>[a-z][\w-]{0,30})"""
    r"""(?:[\s/](?:[^<>"']|"[^"]{0,4000}"|'[^']{0,4000}')*+)?>""",
    re.IGNORECASE | re.ASCII,
)
_OURS: Final = re.compile(r"</?(?:i|b|sub|sup)>")


def _parted(text: str) -> str:
    """Part what is no tag, but would be read as one of ours: `a<b>c`."""
    return _OURS.sub(lambda match: f"< {match[0][1:]}", text)


# --- characters -------------------------------------------------------------------------------

_AMPERSANDS: Final = re.compile(r"&(?:amp;|#0{0,4}38;|#[xX]0{0,4}26;)+")
_ENTITY: Final = re.compile(r"&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def _repairs() -> dict[int, str]:
    """List what becomes of characters that no text needs: "" removes; C1 controls are Windows-1252 in truth."""
    controls = {code: "" for code in (*range(0x20), 0x7F) if chr(code) not in "\t\n\v\f\r"}
    windows = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
    hidden = (0xAD, 0x61C, 0x180E, *range(0x200B, 0x200C), *range(0x200E, 0x2010), *range(0x202A, 0x202F))
    formats = (*range(0x2060, 0x2070), 0xFEFF, *range(0xFFF9, 0xFFFC), 0xFFFE, 0xFFFF, *range(0xE0000, 0xE0080))
    surrogates = range(0xD800, 0xE000)
    return controls | windows | dict.fromkeys([*hidden, *formats, *surrogates], "")


_REPAIRS: Final = _repairs()

#: UTF-8 that was read as Windows-1252, by the lead bytes of Latin letters and of punctuation.
_MISREAD: Final = re.compile(
    "[ÂÃ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¦]"
)


def _reread(match: re.Match[str]) -> str:
    codes = (ord(each) if ord(each) < 0x100 else each.encode("cp1252")[0] for each in match[0])
    return bytes(codes).decode("utf-8", "replace")


#: Joiners shape Arabic and Indic words; elsewhere they are residue.
_IDLE_JOINERS: Final = re.compile("(?<![\u0590-\u109f\u1780-\u18af\ua800-\uabff])[\u200c\u200d]+")


def _character(match: re.Match[str]) -> str:
    name = match[1]
    return unescape(match[0]) if name.startswith("#") else html5.get(f"{name};", match[0])


def _decoded(text: str) -> str:
    """Decode entities; `&amp;amp;lt;` is "<", as records escaped twice are commoner than titles about entities."""
    return _ENTITY.sub(_character, _AMPERSANDS.sub("&", text)) if "&" in text else text


def _spaced(match: re.Match[str]) -> str:
    return "\n" if "\n" in match[0] or "\r" in match[0] else " "


def _repaired(text: str) -> str:
    """Repair characters, and make each white space one blank, or one line feed where it broke the line."""
    return re.sub(r"\s+", _spaced, _IDLE_JOINERS.sub("", _MISREAD.sub(_reread, text).translate(_REPAIRS)))


# --- what is no element -----------------------------------------------------------------------

_INSTRUCTION: Final = re.compile(r"<[?!][a-z][^<>]{0,300}>", re.IGNORECASE)
_PREAMBLE: Final = re.compile(r"\\documentclass[^$]{0,1000}?\\begin\s?\{document\}|\\end\s?\{document\}")
_DISPLAYED: Final = re.compile(r"\$\$ ?([^$]{1,1000}?) ?\$\$")


def _without_comments(text: str) -> str:
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (stop := text.find("-->", start + 4)) >= 0:
        kept.append(text[at:start])
        at = stop + 3
    return "".join([*kept, text[at:]])


def _without_shells(text: str) -> str:
    """Drop comments, instructions, the shell of CDATA, and the LaTeX document that Springer puts around a formula."""
    text = _INSTRUCTION.sub("", _without_comments(text.replace("<![CDATA[", "").replace("]]>", "")))
    return _DISPLAYED.sub(r"$\1$", _PREAMBLE.sub("", text))


# --- MathML -----------------------------------------------------------------------------------

_MATH: Final = re.compile(
    r"<(/?)(?:[a-z]{1,8}:)?math(?:\s(?:[^<>\"']|\"[^\"]{0,4000}\"|'[^']{0,4000}')*+)?>", re.IGNORECASE
)

#: What stands around the n-th child of an element (MathML 3, chapter 3).
_AROUND: Final = {
    ("msub", 2): ("<sub>", "</sub>"),
    ("msup", 2): ("<sup>", "</sup>"),
    ("msubsup", 2): ("<sub>", "</sub>"),
    ("msubsup", 3): ("<sup>", "</sup>"),
    ("mfrac", 2): ("/", ""),
}
_BINARY: Final = frozenset("=<>≤≥≪≫≈≃≅≠∼≡∝→←↔⇒∈⊂⊆∪∩×±+")
_SUFFIX: Final = re.compile(r"(?:th|st|nd|rd|s|D)\b")


@dataclass(slots=True)
class _Formula:
    """Write the text of one MathML formula as its tokens come."""

    out: list[str] = field(default_factory=list)
    open: list[tuple[str, str]] = field(default_factory=list)  # element, what to write at its end
    children: list[int] = field(default_factory=lambda: [0])
    muted: int = 0

    def start(self, name: str) -> None:
        self.children[-1] += 1
        parent = self.open[-1][0] if self.open else ""
        before, after = _AROUND.get((parent, self.children[-1]), ("", ""))
        self.write(before)
        self.open.append((name, after))
        self.children.append(0)
        self.muted += name.startswith("annotation")

    def end(self, name: str) -> None:
        if self.open and self.open[-1][0] == name:
            self.write(self.open.pop()[1])
            self.children.pop()
            self.muted -= name.startswith("annotation")

    def text(self, text: str) -> None:
        token = self.open[-1][0] if self.open else ""
        text = text if token == "mtext" else text.strip()
        if not self.muted and text:
            infix = token == "mo" and text in _BINARY and bool(self.out) and self.out[-1][-1] not in ">("
            self.write(f" {text} " if infix or text == "<" else text)

    def write(self, text: str) -> None:
        if text:
            self.out.append(text)


def _formula(source: str) -> str:
    formula, at = _Formula(), 0
    for tag in _TAG.finditer(source):
        formula.text(source[at : tag.start()])
        at, name = tag.end(), tag["name"].lower()
        if not tag["end"]:
            formula.start(name)
        if tag["end"] or tag[0].endswith("/>"):
            formula.end(name)
    formula.text(source[at:])
    return "".join(formula.out).strip()


def _apart(left: str, formula: str, right: str) -> str:
    """Put blanks around a formula where a publisher's conversion lost them: `for<math>d</math>-complete`."""
    bare = _OURS.sub("", formula)
    before = " " if left[-1:].isalpha() and bare[:1].isalnum() else ""
    after = " " if bare[-1:].isalnum() and right[:1].isalpha() and not _SUFFIX.match(right) else ""
    return f"{before}{formula}{after}"


def _with_formulae(text: str) -> str:
    """Replace each `<math>` element by its text; nested or unclosed ones end where the next tag of that name stands."""
    parts, opened, at = [""], False, 0
    for tag in _MATH.finditer(text):
        before = text[at : tag.start()]
        parts.append(_apart(parts[-1], _formula(before), text[tag.end() : tag.end() + 4]) if opened else before)
        opened, at = not tag[1], tag.end()
    return "".join([*parts, text[at:]])


# --- elements ---------------------------------------------------------------------------------


@dataclass(slots=True)
class _Writer:
    """Write text with the rich elements that are opened and closed; the others vanish."""

    out: list[str] = field(default_factory=list)
    open: list[tuple[str, int, int]] = field(default_factory=list)  # element, its place in `out`, letters before it
    depth: Counter[str] = field(default_factory=Counter)
    letters: int = 0

    def text(self, text: str) -> None:
        self.out.append(_parted(text))
        self.letters += len(text)

    def start(self, name: str) -> None:
        self.open.append((name, len(self.out), self.letters))
        self.depth[name] += 1
        self.out.append(f"<{name}>")

    def end(self, name: str) -> None:
        if not self.depth[name]:
            return
        while self.open[-1][0] != name:
            self.forget()
        if self.open[-1][2] == self.letters:
            self.forget()
            return
        self.open.pop()
        self.depth[name] -= 1
        self.out.append(f"</{name}>")

    def forget(self) -> None:
        """Unwrite the start of an element that never ends, or holds nothing."""
        name, place, _ = self.open.pop()
        self.depth[name] -= 1
        self.out[place] = ""

    def finish(self) -> str:
        while self.open:
            self.forget()
        return "".join(self.out)


def _tags(text: str) -> Iterator[re.Match[str]]:
    """Find what is a tag: a known name; one letter only where it is closed, as `<S>` may be an average."""
    found = [tag for tag in _TAG.finditer(text) if _is_known(tag)]
    closed = {tag["name"].lower() for tag in found if tag["end"]}
    return (tag for tag in found if len(tag["name"]) > 1 or tag["name"].lower() in closed or tag["space"])


def _is_known(tag: re.Match[str]) -> bool:
    return tag["name"].lower() in _KNOWN or (tag["space"] or "").lower() in _SPACES_OF_NAMES


def _reduced(text: str, unread: frozenset[str]) -> str:
    """Keep the rich elements, and what other elements hold, but for those that hold no prose."""
    writer, at, muted = _Writer(), 0, ""
    for tag in _tags(text):
        name = tag["name"].lower()
        if not muted:
            writer.text(text[at : tag.start()])
            _write(writer, name, tag)
        at = tag.end()
        muted = _mute(muted, name, tag, unread)
    writer.text("" if muted else text[at:])
    return writer.finish()


def _write(writer: _Writer, name: str, tag: re.Match[str]) -> None:
    if name in _BLOCKS:
        writer.text(" ")
    elif name in _RICH and tag["end"]:
        writer.end(_RICH[name])
    elif name in _RICH:
        writer.start(_RICH[name])


def _mute(muted: str, name: str, tag: re.Match[str], unread: frozenset[str]) -> str:
    if muted:
        return "" if tag["end"] and name == muted else muted
    return name if name in unread and not tag["end"] and not tag[0].endswith("/>") else ""


# --- layout -----------------------------------------------------------------------------------

#: Line breaks that an XML editor put around tags; blanks that stand in the text itself are not touched.
_LAYOUT: Final = (
    (re.compile(r"\n\.?$"), ""),
    (re.compile(r"(?<!\d)\n<sup>(\d{1,3})</sup>\n(?=[A-Z][a-z]?\b)"), r" <sup>\1</sup>"),  # an isotope
    (re.compile(r"(?<=\w)\n(?=<su[bp]>)"), ""),
    (re.compile(r"\n(?=[.,;:!?)\]]|-\w)"), ""),
    (re.compile(r"(?<=[(\[])\n"), ""),
)


def _laid_out(text: str) -> str:
    for pattern, replacement in _LAYOUT:
        text = pattern.sub(replacement, text)
    return " ".join(text.split())


# --- what others use --------------------------------------------------------------------------

_ROUNDS: Final = 4
_MARKED: Final = re.compile(r"[<&$]")


def rich(text: str) -> str:
    """Give clean text with no mark-up but CSL's `<i> <b> <sub> <sup>`, each closed; a "<" of the text stays."""
    if text.isascii() and text.isprintable() and not _MARKED.search(text):
        return " ".join(text.split())
    for _ in range(_ROUNDS):
        before, text = text, _cleaned(text)
        if text == before:
            break
    return text


def _cleaned(text: str) -> str:
    text = _without_shells(_repaired(_decoded(text)))
    formulae = _MATH.search(text) is not None
    unread = _UNREAD | {"tex-math"} if formulae else _UNREAD
    text = _reduced(_with_formulae(text) if formulae else text, unread)
    return unicodedata.normalize("NFC", _laid_out(text))


def plain(text: str) -> str:
    """Give clean text without any mark-up; words that only a tag parted are glued, see `fold`."""
    text = rich(text)
    return " ".join(_parted(_OURS.sub("", text)).split()) if "<" in text else text


# --- comparison -------------------------------------------------------------------------------

#: Letters that Unicode does not decompose, by how they are written without them.
_LETTERS: Final = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "þ": "th", "ŧ": "t", "ŋ": "ng"}
    | dict.fromkeys("'\u2018\u2019\u02bc\u02bb\u02b9\u2032`\u00b4\u200c\u200d", "")
)
#: Marks that only shade a letter: of Latin, Greek and Cyrillic; Hebrew points; Arabic vowel signs.
_SHADES: Final = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u0591-\u05c7\u064b-\u065f\u0670]+"
)
#: Marks without which a word is another one: Indic and South-East Asian vowel signs, kana voicing.
_VOWELS: Final = (
    "\u0900-\u0963\u0966-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd"
    "\u1000-\u1049\u1780-\u17d3\u3099\u309a"
)
_WORD: Final = re.compile(rf"(?:[^\W_]|[{_VOWELS}])+")
_ASCII_WORD: Final = re.compile(r"[a-z0-9]+")


def words(text: str) -> tuple[str, ...]:
    """Give the words of a text as `fold` spells them; an apostrophe parts no word, a hyphen does."""
    text = plain(text)
    if text.isascii():
        return tuple(_ASCII_WORD.findall(text.lower().replace("'", "").replace("`", "")))
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text.translate(_LETTERS)).casefold())
    return tuple(
        unicodedata.normalize("NFC", word) for word in _WORD.findall(_SHADES.sub("", text.translate(_LETTERS)))
    )


def fold(text: str) -> str:
    """Give the letters and digits of a text, of any script, without case and accents: the key to compare titles by."""
    return "".join(words(text))
