"""Where a block is cut into rows: writers put several titles into one paragraph, or one item."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise, takewhile

import enrich.seeds._venues as venues
from enrich.identifiers import identify
from enrich.model import LinkRole
from enrich.seeds._flat import MARKS, key_of
from enrich.seeds._inline import BREAK, LINK, STRONG, TEXT, Piece, plain
from enrich.seeds._links import place
from enrich.seeds._nodes import Node, NodeKind, may_link
from enrich.seeds._people import are_authors
from enrich.seeds._quotes import QUOTES
from enrich.seeds._words import Field, label_role, reads_as_title, words_of

_CITED = re.compile(
    r"\s*(?P<people>[A-Z][\w'’-]{1,30}, (?:[A-Z]\.[ -]?){1,3}[^\"“‘„\d]{0,300}?)[\s.,]*(?:\(?(?:19|20)\d\d\b|[\"“‘„])"
)
#: `[LED](…), [LED2](…), [LED3](…) - lamps for all`
_NAME = re.compile(r"\[([^\[\]]{2,80})\]\(([^\s()]{4,400})\)")
_NAMES = re.compile(
    rf"\s*(?P<names>{_NAME.pattern}(?:, {_NAME.pattern}){{1,9}})(?P<behind>(?: [-–—:] [^\[\]\n]{{0,200}})?)\s*"
)
#: `https://arxiv.org/abs/…, https://arxiv.org/abs/… (with rooms)`
_ADDRESS = re.compile(r"<?(https?://[^\s,;<>()]{8,400})>?(?: \([^()\n]{1,200}\))?")
_ADDRESSES = re.compile(rf"\s*{_ADDRESS.pattern}(?:, {_ADDRESS.pattern}){{1,9}}\s*")
_VERSION = re.compile(r"v\d+|\d+")
_LINKED_VENUE = re.compile(r"\s*\[\[([^\[\]]{2,40})\]\([^\s()]{4,400}\)\] ")
_SENTENCE_END = re.compile(r"(?<=\w{2})[.?!]\s+(?=[A-Z])")
#: `[The title](…) (2021) and [another](…) (2022): both light rooms`
_JOINED = re.compile(
    r"(?P<first>\s*\[(?P<name>[^\[\]]{8,300})\]\([^\s()]{4,400}\)(?: \([^()]{2,40}\))?),? and (?:The )?"
    r"(?P<second>\[(?P<other>[^\[\]]{8,300})\]\((?P<url>[^\s()]{4,400})\))"
)
_LINKED = re.compile(r"\[[^\[\]]{8,300}\]\([^\s()]{4,400}\)")
_DATED = re.compile(r"\) \([^()]{2,40}\)\Z")  # the title has facts of its own
#: What a line of one row says of another text of the same work.
_MORE = re.compile(r"(?:appendix|extended|full|journal|long|preprint|short|suppl\w*)\b", re.IGNORECASE)
#: What begins a remark, where it is no title.
_REMARKS = re.compile(r"(?:also|based|published|see|(?:the )?code|this work)\b", re.IGNORECASE)
SEVERAL = 2  # lines with the label of a paper each, which are rows
TITLED = 3  # words of a title
SENTENCES = 3  # of a row: the title, its people, the venue
LEAST = 4  # words of a title without mark-up
LONG = 8  # words of a title that may hold those of a journal


def split_item(item: Node) -> list[Node]:
    """Cut an item that is one paragraph, and nothing else, where it holds several rows.

    Where a line is a row as its first line is, for its bullet was forgotten; and between two linked titles that are
    joined by "and", several names with a paper each, or several addresses of papers and nothing else.
    """
    text = item.children[0]
    if "), [" in text.text and (named := _named_papers(text.text)):
        return _items(item, [(text.line, name) for name in named])
    if ", http" in text.text and (addresses := _addressed_papers(text.text)):
        return _items(item, [(text.line, address) for address in addresses])
    if " and " in text.text and len(titles := _joined_titles(text.text)) > 1:
        return _items(item, [(text.line, title) for title in titles])
    shape = _shape(text.text.partition("\n")[0]) if "\n" in text.text else None
    if not shape:
        return [item]
    lines = text.text.split("\n")
    starts = [0, *(at for at, line in enumerate(lines) if at and shape(line))]
    parts = [(text.line + start, "\n".join(lines[start:end])) for start, end in pairwise([*starts, len(lines)])]
    return _items(item, parts)


def _items(item: Node, parts: Sequence[tuple[int, str]]) -> list[Node]:
    return [
        Node(NodeKind.ITEM, line, level=item.level, children=[Node(NodeKind.PARAGRAPH, line, said)])
        for line, said in parts
    ]


def _joined_titles(text: str) -> list[str]:
    """Part a text behind each linked title that "and" joins to the next one; what is said behind is said of all."""
    parts: list[str] = []
    at = 0
    while (joined := _JOINED.match(text, at)) and _are_two_titles(joined):
        parts.append(joined["first"])
        at = joined.start("second")
    last = _LINKED.match(text, at)
    behind = text[last.end() :] if last and not may_link(text[last.end() :]) else ""
    return [*(part if part.endswith("))") or _DATED.search(part) else f"{part}{behind}" for part in parts), text[at:]]


def _named_papers(text: str) -> list[str]:
    """Part `[LED](…), [LED2](…) - what they do` into its names, each with its own paper, and what is said of all."""
    found = _NAMES.fullmatch(text)
    named = _NAME.findall(found["names"]) if found else []
    urls = {url for _, url in named}
    if not found or len(urls) < len(named) or not all(_names_work(name) for name, _ in named):
        return []
    papers = all(place(url).role is LinkRole.PAPER for url in urls)
    return [f"[{name}]({url}){found['behind']}" for name, url in named] if papers else []


def _addressed_papers(text: str) -> list[str]:
    """Part the addresses of several papers; an address of a preprint and one of a publisher may lead to one work."""
    urls = _ADDRESS.findall(text) if _ADDRESSES.fullmatch(text) else []
    works = [work for url in urls if (work := identify(url))]
    alike = len({work.scheme for work in works}) == 1
    return urls if alike and len({work.value for work in works}) == len(urls) else []


def _names_work(name: str) -> bool:
    """Tell whether a link is named after what a paper made, and not for what it is, its authors, or when it was."""
    dated = venues.is_venue_or_date(name) or venues.YEAR.search(name) is not None or _VERSION.fullmatch(name)
    return not (dated or label_role(name) or are_authors(name))


def _are_two_titles(joined: re.Match[str]) -> bool:
    """Tell whether two links are both named as works are, and the second leads to no code."""
    names = joined["name"], joined["other"]
    told = all(len(words_of(name)) >= TITLED and not (label_role(name) or are_authors(name)) for name in names)
    return told and not joined["other"][:1].islower() and place(joined["url"]).role is not LinkRole.CODE


def _shape(line: str) -> Callable[[str], bool] | None:
    """Find how a line shows that it is a row: its people or a linked venue begin it, or the venue and year end it."""
    return next((shows for shows in (_cites, _begins_with_linked_venue, _ends_in_venue) if shows(line)), None)


def _begins_with_linked_venue(line: str) -> bool:
    """Tell whether a line begins as `[[ICLR](…)] The title` does."""
    found = _LINKED_VENUE.match(line)
    return found is not None and venues.is_venue_strictly(found[1]) and len(words_of(line[found.end() :])) >= LEAST


def _ends_in_venue(line: str) -> bool:
    """Tell whether a line is `The title. Ada Lampe, Bo Ohm. ICLR 2021.`, and links nothing."""
    parts = _SENTENCE_END.split(line.strip().removesuffix("."))
    if len(parts) != SENTENCES or len(words_of(parts[0])) < LEAST or not are_authors(parts[1]):
        return False
    return venues.year_of(parts[2]) is not None and venues.is_venue_strictly(parts[2])


def _cites(line: str) -> bool:
    """Tell whether a line begins as `Lampe, A. and Ohm, B., 2021. ` or `Lampe, A. "The title"` does."""
    found = _CITED.match(line)
    return found is not None and are_authors(found["people"])


def split_rows(pieces: list[Piece], line: int) -> list[tuple[int, list[Piece]]]:
    """Cut a paragraph where a line begins with a title again after a line with links, or has a paper's label again."""
    if lines := _lines_of_titles(pieces):
        return [(line + at, said) for at, said in lines]
    groups: list[tuple[int, list[Piece]]] = []
    current: list[Piece] = []
    started, here = line, line
    linked = fresh = has_paper = False
    for at, piece in enumerate(pieces):
        if (
            fresh
            and linked
            and current
            and (
                _begins_row(pieces, at)
                or (is_titled(piece) and is_titled(current[0]))
                or (has_paper and piece.text.strip(MARKS) and _begins_another(current, _line_at(pieces, at)))
            )
        ):
            groups.append((started, current))
            current, started, linked, has_paper = [], here, False, False
        if piece.form == BREAK:
            here += piece.text == "\n"
            fresh = True
        elif piece.form != TEXT or piece.text.strip(MARKS):
            fresh = False
            linked = linked or piece.form == LINK
            has_paper = has_paper or (piece.form == LINK and label_role(piece.text.strip("[] ")) is LinkRole.PAPER)
        current.append(piece)
    groups.append((started, current))
    return groups


def _lines_of_titles(pieces: Sequence[Piece]) -> list[tuple[int, list[Piece]]]:
    """Part a paragraph each of whose lines is a title without mark-up, and behind it the link to its paper."""
    ends = [at for at, piece in enumerate(pieces) if piece.form == BREAK and piece.text == "\n"]
    if not ends or not _is_title_before_paper(pieces[: ends[0]]):
        return []
    lines = enumerate(list(pieces[start:end]) for start, end in pairwise([0, *(at + 1 for at in ends), len(pieces)]))
    told = [(at, said) for at, said in lines if plain(said)]
    titled = len(told) >= SEVERAL and all(_is_title_before_paper(said) for _, said in told)
    urls = {next(piece.url for piece in said if piece.form == LINK) for _, said in told} if titled else set()
    sure = len(told) > SEVERAL or all(_reads_as_title(said) for _, said in told)
    return told if len(urls) == len(told) and sure else []


def _is_title_before_paper(line: Sequence[Piece]) -> bool:
    """Tell whether the first link of a line is labelled a paper's, and a title may stand before it."""
    said = list(takewhile(lambda piece: piece.form != LINK, line))
    if len(said) == len(line) or label_role(line[len(said)].text.strip("[] ")) is not LinkRole.PAPER:
        return False
    title = plain(said).partition(" (")[0].rstrip(" [.,")
    if len(words_of(title)) < TITLED or not title[:1].isalnum() or key_of(title) or _MORE.match(title):
        return False
    if _REMARKS.match(title) and not reads_as_title(title):
        return False
    others = venues.ET_AL.search(title)  # behind them stands the title
    entitled = others is not None and len(words_of(title[others.end() :])) >= TITLED
    people = "," in title and not entitled and are_authors(title)
    issue = len(words_of(title)) < LONG and venues.YEAR.search(title) and venues.is_venue(title)
    return not (people or issue or venues.is_venue_strictly(title))


def is_titled(piece: Piece) -> bool:
    """Tell whether a link that begins a line is named as a title is: lines of one paragraph may all begin so."""
    label = piece.text
    words = len(words_of(label))
    if piece.form != LINK or label_role(label) or words < 3:
        return False
    named = venues.is_venue(label) and (words < LONG or venues.is_serial(label))
    return not (named or venues.YEAR.search(label) or are_authors(label))


def _begins_another(current: Sequence[Piece], line: Sequence[Piece]) -> bool:
    """Tell whether a line behind one with the label of its paper is another title with that of another paper."""
    bold = _begins_bold(current) and not _begins_bold(line)
    known = {piece.url for piece in current if piece.form == LINK}
    link = next((piece for piece in line if piece.form == LINK), None)
    if bold or link is None or link.url in known or not _is_title_before_paper(line):
        return False
    return _reads_as_title(line)


def _begins_bold(line: Sequence[Piece]) -> bool:
    return next((piece.style & STRONG > 0 for piece in line if piece.text.strip(MARKS)), False)


def _reads_as_title(line: Sequence[Piece]) -> bool:
    """Tell whether what stands before the first link of a line is in title case, quotes a title, or cites people."""
    said = plain(list(takewhile(lambda piece: piece.form != LINK, line)))
    return reads_as_title(said.strip(MARKS)) or not QUOTES.isdisjoint(said) or venues.ET_AL.search(said) is not None


def _line_at(pieces: Sequence[Piece], at: int) -> list[Piece]:
    """Give the rest of the line that a piece stands in."""
    ahead = (pieces[number] for number in range(at, len(pieces)))
    return list(takewhile(lambda each: each.form != BREAK, ahead))


def _begins_row(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a line begins with a bold title, and has a link before it ends."""
    piece = pieces[at]
    if not piece.style & STRONG or (piece.form == TEXT and not piece.text.strip()):
        return False
    rest = _line_at(pieces, at)
    said = plain(rest)
    key = key_of(said)
    stands = key is None or key[0] in (Field.TITLE, Field.NAME, Field.PAPER)
    return stands and any(each.form == LINK for each in rest) and len(words_of(said)) >= 4


def names_paper(piece: Piece) -> bool:
    """Tell whether a link is named as a work is, and leads to a paper."""
    return is_titled(piece) and place(piece.url).role is LinkRole.PAPER


def may_be_title(pieces: list[Piece]) -> bool:
    """Tell whether an item without links may be a title: it begins in bold, or is no short name and no sentence."""
    said = plain(pieces)
    long = len(words_of(said)) >= LEAST and said[-1:] not in {".", ":", "："}
    return long or (bool(pieces) and bool(pieces[0].style & STRONG))
