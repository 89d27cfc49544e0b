"""A row laid out as one string: links and breaks are single characters, styles are spans over it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import enrich.seeds._venues as venues
from enrich.model import LinkRole
from enrich.seeds._inline import BARE, BREAK, CODE, EM, HARD, IMAGE, STRONG, TEXT, Piece
from enrich.seeds._links import place
from enrich.seeds._people import are_authors, cited, is_affiliation
from enrich.seeds._words import LONGEST_LABEL, Field, field_of, generic, label_role, role_within, words_of

FIRST = 0xF0000  # a link stands in the flat text as one character of this private plane
LAST = FIRST + 0xFFF0
LINK_MARK = chr(FIRST)
TITLE = "\uf8ff"  # where the title stood
SPACE = re.compile(r"\s+")
LINKS = re.compile(f"[{chr(FIRST)}-{chr(LAST)}]")
MARKS = " \n\x0b*_-–—•·|/\\[](){}（）【】,;:.，。；：、"
BREAKS = re.compile(r"[\n\x0b]")
MARKED = rf"\n\x0b{chr(FIRST)}-{chr(LAST)}"  # breaks and links, within a class of characters
_SET_APART = STRONG | EM | CODE
_ADDRESSES = ("http://", "https://", "www.")
LONGEST_DATE = 40  # letters of a date behind a key
INITIAL = 2  # letters, with its full stop
LONGEST_ITALIC = 3  # words that are stressed within a title
LONGEST_KEY = 160  # letters of a key and the marks before it
#: A key may have an aside: `github(in Caffe):`; behind a Chinese one a bar may stand. Most words have neither behind.
_KEY = re.compile(
    rf"\s*+[^\w\[(【（{MARKED}]*+(?=[\w /&'-]{{1,29}}+\s*+[:：(|｜])"
    rf"([A-Za-z一-鿿][\w /&'-]{{0,28}}?)\s*(?:\([^(){MARKED}]{{1,60}}\)\s*)?"
    r"(?:[:：]{1,2}|(?<=[一-鿿] )[|｜]|(?<=\w)｜)\s*"
)


class Anchor(NamedTuple):
    """Hold a link of the row with what its label says."""

    label: str
    url: str
    style: int
    role: LinkRole | None  # as the label says, None where it says none
    bare: bool  # the label says nothing: the address itself, or "link"

    @property
    def bracketed(self) -> bool:
        """Tell whether the label itself stands in brackets, as labels do and titles do not: `[[Book]](…)`."""
        return self.label[:1] == "[" and self.label[-1:] == "]"

    @property
    def inside(self) -> bool:
        """Tell whether it leads to a place of the same page."""
        return "#" in self.url and "://" not in self.url


@dataclass(slots=True)
class Flat:
    """Hold a row as one string: links and breaks are single characters, styles are spans over it."""

    text: str = ""
    spans: list[tuple[int, int, int]] = field(default_factory=list)  # start, end, style: not plain
    edges: list[int] = field(default_factory=list)  # where a span begins or ends, in order
    anchors: list[Anchor] = field(default_factory=list)
    places: list[tuple[int, Anchor]] = field(default_factory=list)  # each of them with where in the text it stands
    badges: list[Piece] = field(default_factory=list)
    tagged: int = 0  # where bold words begin behind tags in code quotes

    def anchor(self, mark: str) -> Anchor:
        return self.anchors[ord(mark) - FIRST]

    def linked(self, text: str, start: int, stop: int) -> Sequence[tuple[int, Anchor]]:
        """Give the links of a part of the row, each with where it stands, but for those blotted out in `text`."""
        places = self.places
        if start or stop < len(text):
            places = places[bisect_left(places, (start,)) : bisect_left(places, (stop,))]
        return [each for each in places if text[each[0]] != TITLE] if TITLE in text else places

    def line_before(self, at: int, reach: int = 2000) -> str:
        """Give what stands before a place in its line, within `reach` letters."""
        first = max(0, at - reach)
        return self.text[max(self.text.rfind("\n", first, at) + 1, self.text.rfind("\x0b", first, at) + 1, first) : at]

    def labelled(self, text: str) -> str:
        """Give a part of the row with the labels of its links in their places."""
        if text.isascii():
            return text  # there are none, which is known at once
        return LINKS.sub(lambda mark: self.anchor(mark[0]).label, text)


def without_links(text: str, instead: str = " ") -> str:
    """Give a part of a row without its links; where all is ASCII there are none, which is known at once."""
    return text if text.isascii() else LINKS.sub(instead, text)


def flatten(pieces: Sequence[Piece]) -> Flat:
    """Lay the pieces of a row out as one string."""
    parts: list[str] = []
    spans: list[tuple[int, int, int]] = []
    anchors: list[Anchor] = []
    places: list[tuple[int, Anchor]] = []
    badges: list[Piece] = []
    length = 0
    for piece in pieces:
        form, part, url, style = piece
        if form == TEXT:
            pass
        elif form == BREAK:
            part = "\x0b" if style & HARD else "\n"  # a style goes on over a line that only wraps
        elif form == IMAGE:
            badges.append(piece)
            continue
        elif not _is_person(part, url, parts):
            if len(anchors) >= LAST - FIRST:
                continue
            anchor = _anchor(part, url, style)
            anchors.append(anchor)
            places.append((length, anchor))
            part = chr(FIRST + len(anchors) - 1)
        parts.append(part)
        if style and (style := style & _SET_APART):
            start = length
            if spans and spans[-1][2] == style and _joined(spans[-1][1], start, parts):
                start = spans.pop()[0]
            elif spans and spans[-1][1] == start and spans[-1][2] & style & STRONG and _only_stresses(parts, style):
                start, _, before = spans.pop()  # `**The _bold_ title**`
                style &= before
            spans.append((start, length + len(part), style))
        length += len(part)
    edges = [edge for first, last, _ in spans for edge in (first, last)] if spans else []
    tagged = _tagged(pieces) if pieces and pieces[0].style & CODE else 0
    return Flat("".join(parts).rstrip("\x0b"), spans, edges, anchors, places, badges, tagged)


def _only_stresses(parts: Sequence[str], style: int) -> bool:
    """Tell whether what is set in italics beside bold words is a few words of them: no people, no venue, no code."""
    italic = (parts[-1] if style & EM else parts[-2]).strip()
    few = not style & CODE and "," not in italic and len(italic.split()) <= LONGEST_ITALIC
    return few and not venues.is_venue_or_date(italic)


def _joined(end: int, start: int, parts: Sequence[str]) -> bool:
    """Tell whether the last part goes on with the stretch before it, in the same line or the next."""
    return end == start or (end == start - 1 and parts[-2] == "\n" and _goes_on(parts[-1]))


def _goes_on(bold: str) -> bool:
    """Tell whether bold words that begin a line go on with those that end the last one: a title over two lines."""
    if not bold[:1].islower() or " " not in bold:
        return False
    said = bold.strip(" .:：")
    return not (label_role(said) or field_of(said) or venues.is_venue_strictly(said) or venues.names_nothing(said))


def _tagged(pieces: Sequence[Piece]) -> int:
    """Measure the tags in code quotes that stand before bold words: `` `survey` **Name**: The title``."""
    length = 0
    for form, text, _, style in pieces:
        if form != TEXT or not (style & CODE or text.isspace()):
            return length if form == TEXT and style & STRONG else 0
        length += len(text)
    return 0


def _is_person(label: str, url: str, before: Sequence[str]) -> bool:
    """Tell whether a link is an author's name: behind other words, and not to a paper or a repository."""
    if (
        not before
        or not 2 <= label.count(" ") + 1 <= 5
        or not label[0].isupper()
        or any(map(str.isdigit, label))
        or before[-1][-1:] == "["  # a label: `[[Lamp Gallery](…)]`
    ):
        return False
    # `[The title](…) - [A. Lampe](…) et al.`: nothing but the title stands before the first author
    initial = len(label) > 2 and label[1] == "." and not label_role(label[2:])
    if not (initial or any(map(str.isalpha, "".join(before[-40:]))) or "\x0b" in before):
        return False
    if not are_authors(label) or venues.is_venue(label) or cited(label) or is_affiliation(label) or generic(label):
        return False
    key = "".join(before[-3:]).rstrip(" *_`").rpartition("\n")[2]  # `Project: [Lamp Room](…)`
    if key[-1:] in {":", "："} and label_role(key[:-1].strip(" *_`\x0b")):
        return False
    if any(label_role(word) for word in label.split() if len(word) > INITIAL):
        return False  # `[Hugging Face Model](…)`
    where = place(url)
    known = where.role in (LinkRole.PAPER, LinkRole.CODE, LinkRole.VIDEO, LinkRole.DATASET) and not where.is_account
    return (not known or where.is_paper_page) and not label_role(label)


def _anchor(label: str, url: str, style: int) -> Anchor:
    bare = bool(style & BARE) or not label or label == url or (" " not in label and _is_address(label, url))
    inner = label.strip("[]()【】 ")
    if "(" in inner and inner.count("(") > inner.count(")"):
        inner += ")"
    if len(inner) > LONGEST_LABEL:
        return Anchor(label, url, style, None, bare)
    role = None if bare else label_role(inner)
    if style & CODE and role is None and not bare and len(words_of(inner)) <= 3:
        role = LinkRole.OTHER if not place(url).role else place(url).role  # a badge or a label in code quotes
    if role is None and not bare and label[:1] == "[":
        role = role_within(inner)
    said_nothing = not bare and role is None and generic(inner)
    return Anchor(inner if inner and (role or said_nothing) else label, url, style, role, bare or said_nothing)


def _is_address(label: str, url: str) -> bool:
    """Tell whether a label without blanks is an address, with its scheme or without: "lampe.example/lamps"."""
    return label.startswith(_ADDRESSES) or ("/" in label and "." in label.partition("/")[0] and label in url)


def key_of(text: str) -> tuple[Field, int] | None:
    """Read `Key:` at the start of a line, and where its value begins."""
    head = text[:LONGEST_KEY]
    found = _KEY.match(text) if ":" in head or "：" in head or "|" in head or "｜" in head else None
    if not found or text[found.end() - 1 : found.end() + 2] == "://":
        return None
    meaning = field_of(found[1])
    if meaning is Field.DATE and not any(map(str.isdigit, text[found.end() : found.end() + LONGEST_DATE])):
        return None  # "Time: A Study of Clocks"
    return (meaning, found.end()) if meaning else None
