"""Read the inside of a Markdown block leniently: text, links, images and line breaks, in one pass.

markdown-it reads the blocks; its inline rules are not used, since they refuse what writers of lists meant by
`[Paper]((https://…))`, `[Paper] (https://…)` or `[[pdf]][https://…]`, and they take four times as long as all the
rest. Each pattern is bounded, so that the time is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, NamedTuple

from enrich.seeds._characters import mended, target_of, unescaped
from enrich.seeds._shields import badge_text

REACH = 2000  # how far a link, a tag or a badge may stretch


#: What a piece is: bare numbers, for each piece of a list is compared with them.
TEXT: Final = 0
LINK: Final = 1
IMAGE: Final = 2
BREAK: Final = 3

#: Styles are bits that add up.
STRONG: Final = 1
EM: Final = 2
CODE: Final = 4
BARE: Final = 8  # a URL that stands as itself
HARD: Final = 16  # a break that is shown as one


class Piece(NamedTuple):
    """Hold a stretch of text of one style, a link with its label, an image with its alternative text, or a break."""

    form: int
    text: str
    url: str = ""
    style: int = 0


Scan = Callable[[str], list[Piece]]  # reads the pieces of a text: the references of its list are known


#: Builds a piece of its four fields: what a class that is called does besides takes twice as long as all the rest.
_piece: Callable[[tuple[int, str, str, int]], Piece] = partial(tuple.__new__, Piece)

NEWLINE = Piece(BREAK, "\n")
HARD_BREAK = Piece(BREAK, "", "", HARD)

#: Begins with one of a few letters, at which alone it is looked for; an "h" begins nothing but an address. What is met
#: most often is tried first.
_TOKEN = re.compile(
    r"""[\\`!\[\]<*_~\n:h](?:(?<!h)|(?=ttps?://))(?:
        (?<=\[)(?P<whole>[^\[\]\\`<*_~&\n]{0,600}+\]\(https?://[^\s()<>&]{1,8000}+\))
      | (?<=\[)(?P<open>)
      | (?<=\])(?P<close>)
      | (?<=\*)(?P<mark>\**)
      | (?<=<)(?P<comment>!--)
      | (?<=<)(?P<auto>(?:https?|ftp)://[^\s<>]{1,2000}>)
      | (?<=<)(?P<tag>/?[A-Za-z][A-Za-z0-9]*(?=[\s/>])[^<>]*>)
      | (?:(?<=\n)|(?<=\\)\n)(?P<newline>[ \t]*)
      | (?<=h)(?P<url>ttps?://(?:(?!,https?://)[^\s<>"`|\[\]{}，。；、（）【】])+)
      | (?<=:)(?P<emoji>(?:(?:[a-z]|[123](?:st|nd|rd)_)[a-z0-9_+-]{1,40}|[+-]1|100|1234):(?!//))
      | (?<=_)(?P<underline>_*)
      | (?<=!)(?P<image>\[)
      | (?<=`)(?P<code>`*)
      | (?<=\\)(?P<escape>[!-/:-@\[-`{-~])
      | (?<=~)(?P<strike>~))""",
    re.VERBOSE,
)
_SPACES = re.compile(r" {3,}")
_BEHIND_WORDS = frozenset(",.;:!?)]")
_TEXT_END = re.compile(r"[.,;:!?'\"*_~]+$")
_IMAGE = re.compile(
    r"!\[([^\[\]]{0,600}(?:\[[^\[\]]{0,200}\][^\[\]]{0,200}){0,4})\]\(\s*<?([^\s<>()]{0,2000}(?:\([^\s()]{0,200}\)[^\s()]{0,300}){0,4})>?(?:\s+[\"'][^\"'\n]{0,300}[\"'])?\s*\)"
)
_NAMED_IMAGE = re.compile(r"!\[([^\[\]]{0,200})\]\[([^\[\]]{0,200})\]")  # `![stars][badge]`: it stands elsewhere
_PICTURE = re.compile(r"shields\.io|badge|\.(?:gif|jpe?g|png|svg|webp)\b", re.IGNORECASE)
_TARGET = re.compile(
    r"""\(\s*(?:
        <(?P<angle>[^<>\n]{0,2000})>
      | (?P<plain>[^\s()<>]{0,8000}(?:\((?:[^\s()]|\([^\s()]{0,200}\)){0,300}\)[^\s()<>]{0,500}){0,6})
        )(?:\s+(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'|\([^()\n]{0,300}\)))?\s*\)""",
    re.VERBOSE,
)
_BROKEN_TARGET = re.compile(
    r"[ ]?\(+\s*(?:\[[^\[\]\n]{0,200}\]\()?\s*(https?://[^\s()<>\]）]{1,8000}+(?![^\s()<>\]）])(?:\([^\s()]{0,200}\)[^\s()\]）]{0,500}){0,4})\s*[)）]*"
)
_REFERENCE = re.compile(r" ?\[([^\[\]\n]{0,200})\]")
_ATTRIBUTE = re.compile(
    r"""\b(href|src|alt)\s*=\s*(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"'>]{1,2000}))""", re.IGNORECASE
)

#: `<A title of some words>` is no tag, and meant as a quotation.
_ANGLED = re.compile(r"<[A-Z][^<>=\d]*>")
_STYLES = {"b": STRONG, "strong": STRONG, "i": EM, "em": EM, "u": EM, "ins": EM, "cite": EM, "code": CODE, "kbd": CODE}
_EMPHASIS = (0, EM, STRONG, STRONG | EM)  # by the number of marks
_BREAKING = frozenset(
    [
        "address",
        "article",
        "br",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_EMPTY: Mapping[str, str] = {}


def scan(text: str, references: Mapping[str, str] = _EMPTY) -> list[Piece]:
    """Read the text of a block into pieces, in order; neighbours of one style are not joined."""
    return _Scan(text, references).run()


def plain(pieces: list[Piece]) -> str:
    """Give what a reader sees, as one line."""
    seen = (" " if form == BREAK else text for form, text, _, _ in pieces if form != IMAGE)
    return " ".join("".join(seen).split())


class _Scan:
    """Hold the state of one pass: what has been read, which brackets stand open, and the style in force."""

    __slots__ = ("closers", "out", "position", "references", "stack", "style", "text")

    def __init__(self, text: str, references: Mapping[str, str]) -> None:
        self.text = mended(text)
        self.references = references
        self.out: list[Piece] = []
        self.stack: list[tuple[int, str | None]] = []  # where in `out` a bracket opened; a URL for an HTML anchor
        self.style = 0
        self.position = 0
        self.closers: dict[str, int] = {}  # what opens code or a comment, and the place from which nothing closes it

    def run(self) -> list[Piece]:
        text, search, on, out = self.text, _TOKEN.search, _ON, self.out
        as_is = "&" not in text and "   " not in text
        while found := search(text, self.position):
            start, end = found.span()
            if start > self.position:
                said = text[self.position : start]
                if as_is:
                    out.append(_piece((TEXT, said, "", self.style)))
                else:
                    self.say(said)
            self.position = end
            on[found.lastgroup or ""](self, found[0])
        if self.position < len(text):
            self.say(text[self.position :])
        if self.stack and any(url for _, url in self.stack):
            self.close_anchor()  # an anchor that nobody closed reaches to the end
        return out

    def say(self, text: str) -> None:
        if "&" in text:
            text = unescaped(text)
        if "   " in text:
            text = _SPACES.sub("  ", text)
        self.out.append(_piece((TEXT, text, "", self.style)))

    def on_escape(self, token: str) -> None:
        self.out.append(_piece((TEXT, token[1], "", self.style)))

    def on_code(self, token: str) -> None:
        start = self.position
        end = -1 if self.closers.get(token, -1) == 0 else self.text.find(token, start)
        if end < 0:
            self.closers[token] = 0
            self.say(token)
            return
        self.position = end + len(token)
        # A label in code quotes may hold the link: `[pdf]`, so what is inside is read as text.
        self.out.append(Piece(TEXT, self.text[start:end].strip(), "", self.style | CODE))

    def on_image(self, _token: str) -> None:
        start = self.position - 2
        found = _IMAGE.match(self.text, start)
        named = _NAMED_IMAGE.match(self.text, start) if self.references and not found else None
        url = self.references.get((named[2] or named[1]).casefold()) if named else None
        cried = found and self.text[self.position : self.position + 1] == "[" and not _PICTURE.search(found[2])
        if found and not cried:
            self.position = found.end()
            self.out.append(Piece(IMAGE, " ".join(found[1].split()), found[2], self.style))
        elif named and url:
            self.position = named.end()
            self.out.append(Piece(IMAGE, " ".join(named[1].split()), url, self.style))
        else:  # `The title![[paper]](…)`
            self.position -= 1
            self.say("!")

    def on_whole(self, token: str) -> None:
        """Read a link whose label is nothing but words: most are, and need no bracket kept open."""
        label, _, url = token[1:-1].partition("](")
        if label.count(":") > 1 or "://" in label:
            self.position -= len(token) - 1
            self.on_open("[")
        else:
            self.out.append(_piece((LINK, " ".join(label.split()), url, self.style)))

    def on_open(self, _token: str) -> None:
        self.stack.append((len(self.out), None))
        self.say("[")

    def on_close(self, _token: str) -> None:
        if not self.stack or self.stack[-1][1] is not None:
            if not self.stack and (url := self.target()):
                self.close_unopened(url)
                return
            self.say("]")
            return
        opened, _ = self.stack.pop()
        url = self.target()
        if url is None:
            url = self.references.get(plain(self.out[opened + 1 :]).casefold()) if self.references else None
        if url is None:
            self.say("]")
        else:
            self.link(opened, opened + 1, url)

    def close_unopened(self, url: str) -> None:
        """Take `Title](url)`, whose bracket was forgotten, for a link over the line so far."""
        last = next((at for at in range(len(self.out) - 1, -1, -1) if self.out[at].form != TEXT), -1)
        self.link(last + 1, last + 1, url)

    def target(self) -> str | None:
        """Read what follows a closing bracket as the link's address, or give None and move nothing."""
        text, at = self.text, self.position
        ahead = text[at : at + 2]
        if ahead[:1] == "(" and (found := _TARGET.match(text, at)):
            self.position = found.end()
            url = found["angle"] if found["angle"] is not None else found["plain"]
            if "](" in url:
                url = url.rpartition("](")[2].removesuffix(")")
            return url.strip("()") if url[:1] == "(" else url
        if ahead[:1] == "(" or ahead == " (":
            if found := _BROKEN_TARGET.match(text, at):
                self.position = found.end()
                return found[1]
        elif ahead[:1] == "[" or ahead == " [":
            return self.reference()
        return None

    def reference(self) -> str | None:
        found = _REFERENCE.match(self.text, self.position)
        if not found:
            return None
        name = found[1].strip()
        url = name if name.startswith("http") else self.references.get(name.casefold())
        if url:
            self.position = found.end()
        return url

    def link(self, opened: int, content: int, url: str) -> None:
        """Replace what stands since the bracket by one link; a link in a link stays the one."""
        inside = self.out[content:]
        if len(inside) == 1 and inside[0].form == TEXT:  # as most labels are
            _, said, _, style = inside[0]
            self.out[opened:] = [_piece((LINK, " ".join(said.split()), target_of(url), style))]
            return
        if any(piece.form == LINK and not piece.style & BARE for piece in inside):
            return
        label = plain(inside)
        style = inside[0].style & ~BARE if inside else self.style
        kept = [piece for piece in inside if piece.form == IMAGE]
        lines = sum(piece.text == "\n" for piece in inside if piece.form == BREAK)
        if not label and kept:  # a badge: its label is no text of the row
            label, style = next((each.text for each in kept if each.text), "") or badge_text(kept[0].url), style | CODE
        del self.out[opened:]
        self.out.append(_piece((LINK, label, target_of(url), style)))
        self.out.extend(kept)
        self.out.extend([NEWLINE] * lines)

    def on_comment(self, token: str) -> None:
        end = -1 if token in self.closers else self.text.find("-->", self.position)
        if end < 0:
            self.closers[token] = 0
            self.say(token)
            return
        self.out.extend([NEWLINE] * self.text.count("\n", self.position, end))
        self.position = end + 3

    def on_auto(self, token: str) -> None:
        self.out.append(Piece(LINK, token[1:-1], token[1:-1], self.style | BARE))

    def on_url(self, token: str) -> None:
        start = self.position - len(token)
        token = _TEXT_END.sub("", token)
        while token.endswith(")") and token.count(")") > token.count("("):
            token = _TEXT_END.sub("", token[:-1])
        self.position = start + len(token)
        self.out.append(_piece((LINK, token, target_of(token), self.style | BARE)))

    def on_tag(self, token: str) -> None:
        if token.count(" ") > 2 and _ANGLED.fullmatch(token):
            self.say(f"“{token[1:-1]}”")
            return
        closing = token[1] == "/"
        name = re.match(r"</?([A-Za-z0-9]+)", token)[1].lower()  # type: ignore[index]
        self.out.extend([NEWLINE] * token.count("\n"))
        if style := _STYLES.get(name):
            self.style = self.style & ~style if closing else self.style | style
        elif name == "a":
            self.close_anchor() if closing else self.anchor(_attributes(token))
        elif name == "img":
            found = _attributes(token)
            self.out.append(Piece(IMAGE, unescaped(found.get("alt", "")), found.get("src", ""), self.style))
        elif name in _BREAKING:
            self.out.append(HARD_BREAK)

    def anchor(self, attributes: Mapping[str, str]) -> None:
        if url := attributes.get("href", "").strip():
            self.stack.append((len(self.out), url))

    def close_anchor(self) -> None:
        while self.stack:
            opened, url = self.stack.pop()
            if url is not None:
                self.link(opened, opened, url)
                return

    def on_mark(self, token: str) -> None:
        """Read `*` and `_` by what stands beside them: close where something is open, else open."""
        start, end = self.position - len(token), self.position
        before, after = self.text[start - 1 : start], self.text[end : end + 1]
        if token == "~~":
            return
        if token[0] == "_" and before.isalnum() and after.isalnum():
            self.say(token)
            return
        style = _EMPHASIS[min(len(token), 3)]
        closes = self.style & style and not before.isspace() and before
        opens = after and not after.isspace() and self.text.find(token[0], end) >= 0
        if after in _BEHIND_WORDS and before.isalnum() and not closes:
            opens = False  # `Ada Lampe*, Bo Ohm*`: https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run
        if closes:
            self.style &= ~style
        elif opens:
            self.style |= style
        elif self.style & style:
            self.style &= ~style
        else:
            self.say(token)

    def on_newline(self, token: str) -> None:
        start = self.position - len(token)
        hard = token[0] == "\\" or self.text[start - 2 : start] == "  "
        if self.out and self.out[-1].form == TEXT and self.out[-1].text.endswith((" ", "\t")):
            form, text, url, style = self.out[-1]
            self.out[-1] = _piece((form, text.rstrip(), url, style))
        self.out.append(_piece((BREAK, "\n", "", HARD if hard else self.style)))

    def on_emoji(self, token: str) -> None:
        start = self.position - len(token)
        if self.text[max(0, start - 1) : start].isalnum() and self.text[self.position : self.position + 1].isalnum():
            self.say(token)


#: What reads each kind of token: the name of its group in `_TOKEN`.
_ON: Mapping[str, Callable[[_Scan, str], None]] = {
    name.removeprefix("on_"): method for name, method in vars(_Scan).items() if name.startswith("on_")
} | {"underline": _Scan.on_mark, "strike": _Scan.on_mark}


def _attributes(tag: str) -> dict[str, str]:
    return {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(tag)}
