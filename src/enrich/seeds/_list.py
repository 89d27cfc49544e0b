"""Walk the blocks of a list and find its rows: table rows, items, paragraphs, and headings that are titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import takewhile
from typing import NamedTuple

import enrich.seeds._venues as venues
from enrich.model import LinkRole, Parsed
from enrich.seeds._draft import Draft, Placed, is_plain
from enrich.seeds._entries import entries_of
from enrich.seeds._flat import LINKS, MARKS, Flat, flatten, key_of
from enrich.seeds._habits import citation, with_family_names, with_people
from enrich.seeds._inline import HARD_BREAK, STRONG, Form, Piece, plain, scan
from enrich.seeds._links import place
from enrich.seeds._nodes import Document, Node, NodeKind
from enrich.seeds._parts import Part, Spread, parts_of
from enrich.seeds._people import are_authors, cited
from enrich.seeds._prose import Reading, read
from enrich.seeds._tables import Scan, read_table
from enrich.seeds._words import Field, label_role, words_of

_SENTENCE_END = re.compile(r"\.\s|\n")
_DATED_NAME = re.compile(r"([^\W\d_][\w -]{1,60}?)\s*\([^()]{0,40}\b(?:19|20)\d\d\)")
#: `[The title](…) - Lampe and Ohm`
_NAMES_BEHIND = re.compile(
    rf"\W*{LINKS.pattern}\s*[-–—]\s*[A-Z][\w.'’-]{{1,30}}(?:(?:,|,? and|,? &)? [A-Z][\w.'’-]{{0,30}}){{0,6}}"
)
_REMARK = re.compile(r"[(（][^()（）]{0,200}[)）]")


LONGEST = 400  # letters of a block without links that can say more of a row than prose
FEW = 3  # rows under a heading that may be its notes, where other headings of its level are titles


class Stretch(NamedTuple):
    """Hold what stands under a heading: the heading's level, the heading as a row, the blocks, how many are rows."""

    level: int
    own: Placed | None
    body: list[Placed]
    rows: int


def read_list(name: str, document: Document, spread: Spread) -> Parsed:
    """Read the entries of a list, and what is wrong with its rows."""
    scanner = partial(scan, references=document.references)
    parts = parts_of(document.nodes, scanner)
    stretches = spread(partial(_stretch, scanner), parts, [part.weight for part in parts])
    return entries_of(name, with_family_names(with_people(_chosen(stretches))))


def _stretch(scanner: Scan, part: Part) -> Stretch:
    """Read the blocks under a heading as rows, and the heading as one where it may be a title."""
    heading, title, section, nodes, _ = part
    walk = _Walk(scanner)
    body = walk.body(nodes, section)
    rows = sum(_is_row(each) for each in body)
    titled = heading is not None and rows <= FEW and (rows == 0 or len(words_of(heading.text)) >= FEW)
    own = walk.heading(heading, title, nodes, section) if heading and titled else None
    if own and own.draft.sure and own.draft.title_url:  # what is said of a linked paper may link others
        rows = sum(_is_row(each) and (each.form != "paragraph" or each.draft.leads) for each in body)
    return Stretch(heading.level if heading else 0, own, body, rows)


class _Walk:
    """Read the blocks of one stretch; they are asked more than once, and what they say is kept by their identity."""

    def __init__(self, scanner: Scan) -> None:
        self.scan = scanner
        self.known: dict[int, list[Piece]] = {}
        self.known_flat: dict[int, Flat] = {}

    def heading(
        self, heading: Node, title: list[Piece], body: Sequence[Node], section: tuple[str, ...]
    ) -> Placed | None:
        """Read a heading as the title of what stands under it, where that is links and no rows."""
        if not any("http" in node.text or "](" in node.text or node.children for node in (heading, *body)):
            return None
        told = [node for node in body if len(node.text) <= LONGEST or _may_link(node.text)]
        flat = flatten(title)
        draft = read(flat, heading.line, details=self.flat_of(told))
        if not draft.title or not draft.links or not (draft.labelled or draft.title_url):
            return None
        if not draft.labelled and draft.sure and _is_whole(flat):
            draft = draft._replace(labelled=True)
        return Placed(draft, section[:-1], "heading")

    def body(self, nodes: Sequence[Node], section: tuple[str, ...], grouped: str = "") -> list[Placed]:
        """Read blocks without headings; links that follow a title belong to it."""
        placed: list[Placed] = []
        at = 0
        while at < len(nodes):
            node = nodes[at]
            at += 1
            if node.kind is NodeKind.TABLE:
                heads = " ".join(node.head)
                placed += [Placed(draft, section, "row", grouped or heads) for draft in read_table(node, self.scan)]
            elif node.kind is NodeKind.ITEM:
                placed += self.item(node, section, grouped)
            else:
                following: list[Node] = []
                while at < len(nodes) and self.is_detail(nodes[at]):
                    following.append(nodes[at])
                    at += 1
                placed += self.paragraph(node, following, section, grouped)
        return placed

    def paragraph(self, node: Node, following: Sequence[Node], section: tuple[str, ...], grouped: str) -> list[Placed]:
        """Read the rows of a paragraph: one, or one a line where several lines begin with a title."""
        if not following and not _may_link(node.text):
            return [Placed(Draft(line=node.line), section, "paragraph", grouped)]
        groups = _split_rows(self.pieces(node), node.line)
        placed: list[Placed] = []
        for number, (line, pieces) in enumerate(groups):
            last = number == len(groups) - 1
            flat = self.flat(node) if len(groups) == 1 else flatten(pieces)
            draft = read(flat, line, details=self.flat_of(following) if last else None)
            if draft.title or draft.links:
                placed.append(Placed(draft, section, "paragraph", grouped))
        return placed

    def item(self, node: Node, section: tuple[str, ...], grouped: str) -> list[Placed]:
        """Read an item with what is nested in it: notes belong to it, rows stand for themselves."""
        texts = [child for child in node.children if child.kind is NodeKind.PARAGRAPH]
        flat = self.flat_of(texts[:1]) or Flat()
        reading = Reading(flat)
        notes = list(texts[1:])
        groups: list[Node] = []
        cites = self.citation(node, reading)
        for child in node.children:
            if cites and child.kind is NodeKind.ITEM:
                continue
            if child.kind is NodeKind.ITEM and (self.is_note(child, reading) or (notes and self.is_label(child))):
                notes.append(child)
            elif child.kind is not NodeKind.PARAGRAPH:
                groups.append(child)
        nested: list[Placed] = []
        if groups:
            said = plain(self.pieces_of(texts[:1]))
            nested = [row for each in groups for row in self.body([each], section, said[:200])]
            if venues.is_venue_strictly(said):
                nested = [_published(each, said.strip(MARKS)) for each in nested]
        if details := self.flat_of(notes):
            reading.details(details)
        reading.badges_of(flat)
        own = reading.draft(texts[0].line if texts else node.line)
        if cites:
            own = own._replace(
                title=cites.title,
                authors=cites.authors or own.authors,
                venue=cites.venue,
                date=cites.date,
                laid=f"{own.laid}\n{cites.laid}",
            )
        is_group = nested and not own.links
        head = [] if is_group or not (own.title or own.links) else [Placed(own, section, "item", grouped)]
        return head + nested

    def citation(self, node: Node, own: Reading) -> Draft | None:
        """Read the first nested item where it cites the paper whose label is over it, and no other does."""
        nested = [child for child in node.children if child.kind is NodeKind.ITEM]
        if not nested or not own.labelled or len(nested[0].children) != 1:
            return None
        cites = citation(own, self.flat(nested[0]))
        others = [self.flat(each) for each in nested[1:]] if cites else []
        return None if any(flat.anchors or citation(own, flat) for flat in others) else cites

    def is_cited(self, item: Node) -> bool:
        """Tell whether an item is a label with links, and nested under it what cites the paper: that is a row."""
        texts = [child for child in item.children if child.kind is NodeKind.PARAGRAPH]
        nested = len(texts) < len(item.children)
        return nested and self.citation(item, Reading(self.flat_of(texts[:1]) or Flat())) is not None

    def is_note(self, item: Node, own: Reading) -> bool:
        """Tell whether a nested item says more of the item over it, and is no row itself."""
        flat = self.flat(item)
        if _only_labels(flat):
            return True
        if key_of(flat.text) and not _numbered(flat.text):
            return True
        said = LINKS.sub(" ", flat.text).strip()
        if not flat.anchors:
            return not _has_venue(said) or are_authors(_SENTENCE_END.split(said, maxsplit=1)[0])
        if own.links and _is_entitled(flat):
            return False
        return bool(own.links) and not any(anchor.role or anchor.bare for anchor in flat.anchors) and own.labelled

    def is_label(self, item: Node) -> bool:
        """Tell whether a nested item is nothing but links with labels in brackets, whatever they say."""
        flat = self.flat(item)
        said = LINKS.sub("", flat.text).strip(MARKS)
        return bool(flat.anchors) and not said and all(each.bracketed or each.role for each in flat.anchors)

    def is_detail(self, node: Node) -> bool:
        """Tell whether a block only holds links with labels, or lines that begin with a key."""
        if node.kind not in {NodeKind.PARAGRAPH, NodeKind.ITEM}:
            return False
        if node.text and not _may_link(node.text) and len(node.text) > LONGEST:
            return False
        flat = self.flat(node)
        if not any(piece.form == Form.LINK for piece in self.pieces(node)):
            return bool(flat.text.strip()) and key_of(flat.text) is not None
        return _only_labels(flat) and not self.is_cited(node)

    def pieces(self, node: Node) -> list[Piece]:
        """Give all that a block says, its nested items on lines of their own."""
        if (known := self.known.get(id(node))) is not None:
            return known
        self.known[id(node)] = found = self.read_pieces(node)
        return found

    def read_pieces(self, node: Node) -> list[Piece]:
        if node.kind is NodeKind.TABLE:
            return []
        own = self.scan(node.text) if node.text else []
        if node.text:
            own.append(HARD_BREAK)
        for child in node.children:
            own += self.pieces(child)
        return own

    def pieces_of(self, nodes: Sequence[Node]) -> list[Piece]:
        return [piece for node in nodes for piece in self.pieces(node)]

    def flat(self, node: Node) -> Flat:
        if (known := self.known_flat.get(id(node))) is not None:
            return known
        alone = not node.text and len(node.children) == 1
        found = self.flat(node.children[0]) if alone else flatten(self.pieces(node))
        self.known_flat[id(node)] = found
        return found

    def flat_of(self, nodes: Sequence[Node]) -> Flat | None:
        if len(nodes) == 1:
            return self.flat(nodes[0])
        return flatten(self.pieces_of(nodes)) if nodes else None


def _is_entitled(flat: Flat) -> bool:
    """Tell whether a sentence stands before the link, as a title does: `Its title. [Lampe (2021)](…pdf)`."""
    lead = LINKS.split(flat.text, maxsplit=1)[0].strip()
    first = flat.anchors[0]
    if len(words_of(lead)) < 2 or not lead[:1].isupper() or lead[-1] not in ".?!":
        return False
    return cited(first.label) is not None or place(first.url).role is LinkRole.PAPER


def _is_whole(flat: Flat) -> bool:
    """Tell whether a heading is a link, and nothing but numbers, a remark in brackets or people beside it."""
    said = _REMARK.sub("", LINKS.sub("", flat.text))
    return not any(map(str.isalpha, said)) or _NAMES_BEHIND.fullmatch(flat.text) is not None


def _only_labels(flat: Flat) -> bool:
    """Tell whether nothing but labelled links, keys and punctuation stands here."""
    if not flat.anchors:
        return False
    if any(style & STRONG and _is_title(flat.text[start:end]) for start, end, style in flat.spans):
        return False
    for line in flat.text.replace("\x0b", "\n").split("\n"):
        key = key_of(line)
        said = line[key[1] :] if key else line
        for mark in LINKS.findall(said):
            anchor = flat.anchor(mark)
            if not (
                anchor.role
                or anchor.bare
                or key
                or venues.is_venue_strictly(anchor.label)
                or venues.is_date(anchor.label)
            ):
                return False
        rest = _REMARK.sub(" ", LINKS.sub(" ", said)).strip(MARKS)
        words = [word for word in words_of(rest) if not label_role(word)]
        if len(words) > 3 and not (key and not LINKS.search(said)) and not _is_fact(rest):
            return False
    return True


def _is_title(bold: str) -> bool:
    """Tell whether bold words are a title: several of them, or a name with its year in brackets, "Name (ACL 2021)"."""
    said = LINKS.sub(" ", bold)
    if len(words_of(said)) >= 4:
        return True
    named = _DATED_NAME.search(said) if "(" in said else None
    return named is not None and not label_role(named[1])


def _chosen(stretches: Sequence[Stretch]) -> list[Placed]:
    """Take headings for titles where nothing under them can stand as a row, or where most of their level are."""
    titles = Counter(each.level for each in stretches if each.own and not each.rows)
    sections = Counter(each.level for each in stretches if each.rows)
    placed: list[Placed] = []
    for level, own, body, rows in stretches:
        placed += [own] if own and (not rows or (rows <= FEW and titles[level] > 2 * sections[level])) else body
    return placed


def _published(placed: Placed, venue: str) -> Placed:
    """Give a row the venue that the item over it names."""
    return placed if placed.draft.venue else placed._replace(draft=placed.draft._replace(venue=venue))


def _may_link(text: str) -> bool:
    """Tell cheaply whether a text may hold a link; most prose holds none, and need not be looked at."""
    return "http" in text or "](" in text or "href" in text or "][" in text


def _has_venue(said: str) -> bool:
    return venues.YEAR.search(said) is not None and venues.is_venue(said)


def _is_fact(said: str) -> bool:
    """Tell whether a few words between links are a venue or people, and no title."""
    return len(said.split()) <= 12 and (venues.is_venue_strictly(said) or _has_venue(said) or are_authors(said))


def _is_row(placed: Placed) -> bool:
    """Tell whether a block can stand as a row, so that the heading over it is a section."""
    draft = placed.draft
    if not draft.title:
        return False
    if placed.form == "row":
        return True
    if is_plain(placed):
        return True
    facts = bool(draft.links or (draft.venue and draft.date))
    return (
        facts
        and (draft.marked or placed.form == "item")
        and (draft.labelled or draft.title_url != "" or not draft.links)
    )


def _numbered(text: str) -> bool:
    return text[:1].isdigit()


def _split_rows(pieces: list[Piece], line: int) -> list[tuple[int, list[Piece]]]:
    """Cut a paragraph where a line begins with a title again after a line with links."""
    groups: list[tuple[int, list[Piece]]] = []
    current: list[Piece] = []
    started, here = line, line
    linked = fresh = False
    for at, piece in enumerate(pieces):
        if fresh and linked and current and (_begins_row(pieces, at) or (_is_titled(piece) and _is_titled(current[0]))):
            groups.append((started, current))
            current, started, linked = [], here, False
        if piece.form == Form.BREAK:
            here += piece.text == "\n"
            fresh = True
        elif piece.form != Form.TEXT or piece.text.strip(MARKS):
            fresh = False
            linked = linked or piece.form == Form.LINK
        current.append(piece)
    groups.append((started, current))
    return groups


def _is_titled(piece: Piece) -> bool:
    """Tell whether a link that begins a line is named as a title is: lines of one paragraph may all begin so."""
    label = piece.text
    if piece.form != Form.LINK or label_role(label) or len(words_of(label)) < 3:
        return False
    return not (venues.is_venue(label) or venues.YEAR.search(label) or are_authors(label))


def _begins_row(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a line begins with a bold title, and has a link before it ends."""
    piece = pieces[at]
    if not piece.style & STRONG or (piece.form == Form.TEXT and not piece.text.strip()):
        return False
    ahead = (pieces[number] for number in range(at, len(pieces)))
    rest = list(takewhile(lambda each: each.form != Form.BREAK, ahead))
    said = plain(rest)
    key = key_of(said)
    stands = key is None or key[0] in (Field.TITLE, Field.NAME, Field.PAPER)
    return stands and any(each.form == Form.LINK for each in rest) and len(words_of(said)) >= 4
