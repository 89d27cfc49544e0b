"""How the text of a row is cut: into lines, and lines into stretches between marks, each of which says one thing."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

import enrich.seeds._venues as venues
from enrich.seeds._flat import FIRST, LAST, TITLE, Flat, key_of
from enrich.seeds._inline import STRONG
from enrich.seeds._people import are_authors, are_full_names

#: What stands in brackets behind a name or in it: "Ada Lampe (Ohm University), Bo Ohm", "Cy (Jack) Volt, Bo Ohm".
#: It begins with one of two letters, at which alone it is looked for.
_BESIDE_NAME = re.compile(
    rf"[ (](?:(?:(?<=\w )\(|(?<=\w\())[^(){chr(FIRST)}-{chr(LAST)}\x0b\n]{{1,80}}\)(?=\s*(?:et[. ]+al|,\s*[A-Z]))"
    r"|(?<=\w )\([A-Z][a-z]{1,15}\)(?= ?[A-Z][\w'’-]{1,30}(?:,| and |\.?\s{0,2}\Z)))"
)
#: A line that ends in a comma goes on in the next one.
_LINE_END = re.compile(r"[\x0b\n](?<![,，]\s\n)(?<![,，]\n)")
_MARKS = f"\\[\\](){{}}（）【】|｜•\x0b{TITLE}{chr(FIRST)}-{chr(LAST)}"
_MARKS_BETWEEN = rf"(?<=[{_MARKS}])[{_MARKS}]*|(?<=\s)[-–—]{{1,3}}\s"
#: Each begins with one of a few letters, at which alone it is looked for.
_CHUNK = re.compile(rf"[\s;；、{_MARKS}](?:{_MARKS_BETWEEN}|(?<=[;；、])\s)")
_NO_SEMICOLON = re.compile(rf"[\s{_MARKS}](?:{_MARKS_BETWEEN})")
_NAME_WRAPS = re.compile(r"(?<=[a-z]\n)[A-Z][\w'’-]+, [A-Z][\w.'’-]* [A-Z]")  # `…, Ada\nLampe, Bo Ohm`
_REVERSED = re.compile(r"\s*[^\W\d_][^,;]{1,40}, [^\W\d_][^,;]{1,40}")  # `Lampe, Ada; Ohm, Bo`
LONGEST = 400  # letters of people
SEVERAL = 2  # marks between people
_GLUED_YEAR = re.compile(r"(?:19|20)\d\d\)")  # the bracket of `LC(2021)` parts nothing
_TRACK = re.compile(r"(?:Demo|Findings|Industry|Workshops?|[A-Z]{3,6})\) (?:19|20)\d\d")  # `ACL (Findings) 2023`
AROUND = " .,;:*_-–—/\"'“”：，。"
_YEAR_IN_BRACKETS = re.compile(r"(?<=[A-Z])\(((?:19|20)\d\d)\Z")  # `LC(2021)`: the closing bracket ended the stretch
_SEE = frozenset(["see ", "See "])  # what a row tells to look at is not its own
_PICTURES = re.compile("(?<=\\d) ?[\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]+$")  # `Lampe et al., 2021 👉`
_CITATIONS = re.compile(r",?\s{0,3}(?<![\d,.])\d[\d,.]{0,12}+[kK]?\+? [Cc]itations?\b")  # "CVPR 2021, 150+ citations"
_NUMBER_BEFORE_YEAR = re.compile(r"[.,]? No\. \d{1,4}\.(?= (?:19|20)\d\d)")  # "Vol. 39. No. 8. 2021"
_PICTURE_FIRST = re.compile("[\u2600-\u27bf\ufe0f\u200d\U0001f000-\U0001faff]+ (?=[A-Za-z0-9])")  # `📖 CVPR 2021`
_NOTE = re.compile(r"(?:\A|[.;,)]?\s)[Nn]ote: ")  # what a row remarks behind all else: "CVPR 2021. Note: no code yet"
#: What leads to an address: `2021, doi:[10.1234/5](…)`, `2021. Available: [https://…](…)`
_BEFORE_ADDRESS = ("doi", "DOI", "Available", "Available online", "available online")
_OPENING = frozenset("([（【")


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text into lines, each with where it begins and ends; a sentence may wrap, or go on behind a comma."""
    start = 0
    for found in _LINE_END.finditer(text) if "\n" in text or "\x0b" in text else ():
        if found[0] == "\n" and text[start : found.start()].rpartition(" ")[2] in venues.FUNCTION:
            continue
        if (
            found[0] == "\n"
            and _NAME_WRAPS.match(text, found.end())
            and text[start : found.start()].count(",") > SEVERAL
        ):
            continue
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def keyed_lines(flat: Flat, text: str) -> Iterator[tuple[int, int]]:
    """Cut lines also where a bold key begins: `**Title**: … **Authors**: … **Venue**: …`."""
    keys = [start for start, _, style in flat.spans if start and style & STRONG and key_of(text[start : start + 40])]
    for first, last in lines(text):
        yield from pairwise((first, *keys[bisect_right(keys, first) : bisect_left(keys, last)], last))


def stretches(flat: Flat, text: str, start: int, stop: int) -> Iterator[tuple[int, str, bool]]:
    """Cut a line where a mark stands or the style changes, and say of each piece where, and whether in brackets."""
    inside = flat.edges[bisect_right(flat.edges, start) : bisect_left(flat.edges, stop)]
    for first, last in pairwise((start, *inside, stop)):
        piece = text[first:last]
        if "(" in piece and ")" in piece:
            piece = _BESIDE_NAME.sub(lambda found: " " * len(found[0]), piece)
        before = text[first - 1 : first] if first > start else ""
        at = whole_end = 0
        for mark in _CHUNK.finditer(piece):
            if mark[0] == "(" and (end := _end_within_venue(piece, mark)):
                whole_end = end
            if mark[0][0] in ";；" and before[:1] not in {";", "；"}:
                whole_end = _people_end(piece, at)
            if mark.start() < whole_end:
                continue
            if mark.start() - at > 1:
                yield first + at, piece[at : mark.start()], before[-1:] in _OPENING
            before = mark[0]
            at = mark.end()
        if len(piece) - at > 1:
            yield first + at, piece[at:], before[-1:] in _OPENING


def _end_within_venue(piece: str, bracket: re.Match[str]) -> int:
    """Find where a bracket that parts nothing ends: `LC(2021)`, whose closing one does, `ACL (Findings) 2023`."""
    before = piece[max(0, bracket.start() - 2) : bracket.start()]
    if before[-1:].isupper() and _GLUED_YEAR.match(piece, bracket.end()):
        return bracket.end()
    track = _TRACK.match(piece, bracket.end()) if before.rstrip()[-1:].isupper() else None
    return track.end() if track else 0


def _people_end(piece: str, at: int) -> int:
    """Find where people end that stand each behind a semicolon: "Ada Lampe; Bo Ohm; Cy Lux"; 0 for none."""
    names = _NO_SEMICOLON.split(piece[at : at + LONGEST], maxsplit=1)[0]
    if any(map(str.isdigit, names)) or not are_authors(names):
        return 0
    several = names.count(";") + names.count("；") >= SEVERAL
    reversed_ = all(map(_REVERSED.fullmatch, names.split("; "))) and names.count("; ") > 0
    return at + len(names) if reversed_ or (several and are_full_names(names)) else 0


def trimmed(text: str) -> str:
    """Cut what says nothing of a stretch: marks, pictures, remarks, and what leads to the address behind it."""
    if "ote: " in text:
        text = _NOTE.split(text, maxsplit=1)[0]
    if "itation" in text:
        text = _CITATIONS.sub("", text)
    if "No. " in text:
        text = _NUMBER_BEFORE_YEAR.sub(",", text)
    if "ISBN" in text:
        text = text.partition("ISBN")[0]
    text = text.strip(AROUND)
    if text[-3:] in {" in", " at"}:
        text = text[: max(text.rfind(", "), text.rfind(". "), 0)]  # "ICLR 2021, with code in [lamps](…)"
    if text.endswith(_BEFORE_ADDRESS):
        text = text[: -len(next(filter(text.endswith, _BEFORE_ADDRESS)))].rstrip(AROUND)
    if "(" in text:
        text = _YEAR_IN_BRACKETS.sub(r" \1", text)
    if text[-1:] > "\u2190":
        text = _PICTURES.sub("", text)
    if text[:1] > "\u2190":
        text = _PICTURE_FIRST.sub("", text)
    return text[1:].lstrip() if text[:1] == ">" else text  # `<[The title](…)> by Ada Lampe, 2021`


def says_nothing(text: str) -> bool:
    """Tell whether a stretch leads to another, breaks off, or says how a paper was judged: "OpenReview: 8, 6, 6"."""
    judged = text[:11] == "OpenReview:" and not any(map(str.isalpha, text[11:]))
    return text[:4] in _SEE or judged
