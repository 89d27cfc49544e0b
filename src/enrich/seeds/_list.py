"""Walk the blocks of a list and find its rows: table rows, items, paragraphs, and headings that are titles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

import enrich.seeds._venues as venues
from enrich.identifiers import stated
from enrich.model import LinkRole, Parsed
from enrich.seeds._cited import citation, with_citation
from enrich.seeds._cuts import is_titled, may_be_title, names_paper, split_item, split_rows
from enrich.seeds._draft import (
    Draft,
    Placed,
    from_line,
    is_attributed,
    is_byline,
    is_linked,
    is_linked_row,
    is_row,
    listed,
    with_venue,
)
from enrich.seeds._entries import entries_of
from enrich.seeds._flat import LINKS, MARKS, Flat, flatten, key_of
from enrich.seeds._habits import as_others_are
from enrich.seeds._headed import Headed, begins_with_byline
from enrich.seeds._inline import LINK, STRONG, Scan, plain, scan
from enrich.seeds._links import place
from enrich.seeds._nodes import Document, Node, NodeKind, is_headed, may_link
from enrich.seeds._notes import (
    announces_code,
    are_of_others,
    begins_record,
    ends_in_paper,
    has_address,
    has_bold_title,
    is_keyed,
    is_record,
    links_repositories,
    only_bracketed,
    only_labels,
    says_more_than_labels,
    without_remark_below,
)
from enrich.seeds._parts import Part, Spread, Stretch, chosen, parts_of
from enrich.seeds._people import are_full_names, are_plainly_people
from enrich.seeds._prose import Reading, read
from enrich.seeds._tables import read_table
from enrich.seeds._words import Field, reads_as_title, words_of

LONGEST_DATE = 20  # letters of a line that is a date
LONGEST = 400  # letters of a block without links that can say more of a row than prose
SHORT = 4  # words of a name that several rows stand under
MOST_PICTURES = 20  # between a title and what tells of it
FEW = 3  # rows under a heading that may be its notes, where other headings of its level are titles


def read_list(name: str, document: Document, spread: Spread) -> Parsed:
    """Read the entries of a list, and what is wrong with its rows."""
    scanner = partial(scan, references=document.references)
    parts = parts_of(document.nodes, scanner)
    stretches = spread(partial(_stretch, scanner), parts, (part.weight for part in parts))
    return entries_of(name, as_others_are(chosen(stretches)))


def _stretch(scanner: Scan, part: Part) -> Stretch:
    """Read the blocks under a heading as rows, and the heading as one where it may be a title."""
    heading, title, section, nodes = part
    walk = _Walk(scanner)
    body = walk.body(nodes, section)
    standing = (each for each in body if is_row(each) and not (heading and is_byline(each)))
    rows = len([*islice(standing, FEW + 1)])  # whether there are more than a few is all that is asked
    titled = heading is not None and rows <= FEW and (rows == 0 or len(words_of(heading.text)) >= FEW)
    # A subject with its titles, some with a link below:
    titled = titled and (may_link(heading.text if heading else "") or sum(map(_is_title, nodes)) < 2)
    own = walk.heading(heading, title, nodes, section) if heading and titled else None
    plain_below = all(node.kind is NodeKind.PARAGRAPH for node in nodes) and not any(map(is_linked_row, body))
    if own and is_attributed(own.draft) and plain_below and begins_with_byline(nodes):
        rows = 0  # what stands below is of the title
    if own and own.draft.sure and own.draft.title_url:  # what is said of a linked paper may link others
        told = all(map(walk.is_detail, nodes)) and not any(map(names_paper, walk.pieces_of(nodes)))
        rows = 0 if told else sum(is_row(each) and (each.form != "paragraph" or each.draft.leads) for each in body)
    return Stretch(heading.level if heading else 0, own, body, rows)


def _is_title(node: Node) -> bool:
    """Tell whether a paragraph is one line that reads as a title, and links nothing."""
    line = node.text.strip()
    plain = node.kind is NodeKind.PARAGRAPH and "\n" not in line and not may_link(line) and line[:1] not in "*_>|"
    return plain and len(words_of(line)) >= FEW and reads_as_title(line) and line[-1:] not in ".:："


class _Walk(Headed):
    """Read the blocks of one stretch."""

    def body(self, nodes: Sequence[Node], section: tuple[str, ...], grouped: str = "") -> list[Placed]:
        """Read blocks without headings; links that follow a title belong to it."""
        placed: list[Placed] = []
        at = 0
        records, before = self.are_records(nodes), list[Node]()
        while at < len(nodes):
            node = nodes[at]
            at += 1
            if node.kind is NodeKind.TABLE:
                heads = " ".join(node.head)
                placed += [Placed(draft, section, "row", grouped or heads) for draft in read_table(node, self.scan)]
            elif node.kind is NodeKind.ITEM and is_headed(node):
                heading, *under = node.children
                said = plain(self.scan(heading.text))
                placed += self.body(under, (*section, said) if said else section)
            elif node.kind is NodeKind.ITEM:
                following, at = self.told_after(node, nodes, at)
                rows = self.item(node, section, grouped, following)
                after = nodes[at] if at < len(nodes) and nodes[at].kind is NodeKind.PARAGRAPH else None
                if after and not may_link(after.text) and (cited := with_citation(rows, self.flat(after))):
                    rows, at = cited, at + 1
                placed += rows
            elif records and self.is_detail(node) and not self.is_titled(node):
                before.append(node)
            else:
                following, before = before, []
                line = following[0].line if following else node.line
                if begins_record(node.text):
                    following, at = self.rest_of_record(nodes, at)
                dated = len(node.text) <= LONGEST_DATE and venues.is_date(node.text.strip(MARKS))  # "2021:"
                coded = False
                while not (records or dated) and (told := self.told_below(node, nodes, at, coded=coded)) is not None:
                    following.append(nodes[told])
                    at, coded = told + 1, coded or announces_code(self.flat(nodes[told]))
                rows = self.paragraph(node, following, section, grouped)
                placed += [from_line(row, line) for row in rows] if records and len(rows) == 1 else rows
        return placed

    def told_below(self, node: Node, nodes: Sequence[Node], at: int, *, coded: bool) -> int | None:
        """Find the next block that tells of a paragraph, behind any pictures, or none.

        Behind "Code:" repositories tell of it (`coded`), whatever they are called.
        """
        below = islice(range(at, len(nodes)), MOST_PICTURES + 1)
        at = next((place for place in below if not self.is_picture(nodes[place])), len(nodes))
        if at == len(nodes):
            return None
        flat = self.flat(nodes[at])
        tells = self.is_detail(nodes[at]) or (coded and links_repositories(flat))
        return at if tells and not self.is_of_another(node, nodes[at], coded=coded) else None

    def is_of_another(self, node: Node, below: Node, *, coded: bool) -> bool:
        """Tell whether a block below a paragraph tells of another work."""
        alike = (self.is_titled, self.is_addressed, self.is_paired)
        if any(tells(node) and tells(below) for tells in alike) or self.stands_over(node, below):
            return True
        flat = self.flat(below)
        labelled = coded and any(anchor.role is LinkRole.PAPER for anchor in flat.anchors)
        return labelled or are_of_others(self.flat(node), flat)

    def stands_over(self, node: Node, item: Node) -> bool:
        """Tell whether a paragraph is some words over an item that is a short title: "Graph cuts", "ICLR 2021".

        Three words and more in title case are a title, and what stands below tells of it.
        """
        if item.kind is not NodeKind.ITEM or may_link(node.text):
            return False
        over = node.text.strip(MARKS)
        entitled = len(words_of(over)) >= FEW and reads_as_title(over) and not venues.is_venue_or_date(over)
        flat = self.flat(item)
        below = LINKS.split(flat.text, maxsplit=1)[0].strip(MARKS)
        below = below.partition("] ")[2] or below  # behind a tag
        titled = says_more_than_labels(flat) and reads_as_title(below) and not venues.has_acronym(below)
        return over != "" and not entitled and titled

    def are_records(self, nodes: Sequence[Node]) -> bool:
        """Tell whether blocks are records of keys that begin with the software, and end with the paper's title."""
        for at, node in enumerate(nodes[: FEW + 1]):
            if node.kind is not NodeKind.PARAGRAPH or not may_link(node.text):
                return False
            if self.is_titled(node):
                return at > 0
            if not self.is_detail(node):
                return False
        return False

    def is_titled(self, node: Node) -> bool:
        """Tell whether a paragraph is a linked title behind a key that says it is a paper's."""
        if node.kind is not NodeKind.PARAGRAPH or not may_link(node.text):
            return False
        return is_record(self.flat(node).text) and any(is_titled(piece) for piece in self.pieces(node))

    def is_addressed(self, node: Node) -> bool:
        """Tell whether a line of a paragraph says the venue and the year, and another is the address of a paper."""
        return "http" in node.text and "\n" in node.text and has_address(self.flat(node))

    def is_paired(self, node: Node) -> bool:
        first, _, below = node.text.partition("\n")
        return (
            below != "" and not may_link(first) and node.kind is NodeKind.PARAGRAPH and ends_in_paper(self.flat(node))
        )

    def rest_of_record(self, nodes: Sequence[Node], at: int) -> tuple[list[Node], int]:
        """Find the paragraphs of keys that go on with a title behind a key, those that tell of it, and what is next."""
        told: list[Node] = []
        while at < len(nodes) and is_keyed(nodes[at].text) and not begins_record(nodes[at].text):
            key = key_of(self.flat(nodes[at]).text)
            told += [nodes[at]] if key and key[0] is not Field.IGNORED else []
            at += 1
        return told, at

    def paragraph(self, node: Node, following: Sequence[Node], section: tuple[str, ...], grouped: str) -> list[Placed]:
        """Read the rows of a paragraph: one, or one a line where several lines begin with a title."""
        if not following and not may_link(node.text):
            said = without_remark_below(node.text)
            laid = said if len(said) < LONGEST else ""
            return [Placed(Draft(line=node.line, laid=laid), section, "paragraph", grouped)]
        groups = split_rows(self.pieces(node), node.line)
        placed: list[Placed] = []
        for number, (line, pieces) in enumerate(groups):
            last = number == len(groups) - 1
            flat = self.flat(node) if len(groups) == 1 else flatten(pieces)
            draft = read(flat, line, details=self.flat_of(following) if last else None)
            if draft.title or draft.links:
                placed.append(Placed(draft, section, "paragraph", grouped))
        return placed

    def told_after(self, item: Node, nodes: Sequence[Node], at: int) -> tuple[list[Node], int]:
        """Find what stands behind an item and tells of it, and what is next.

        That is items behind keys where its title has one; else keys or labels where it has no links.
        """
        start = at
        if len(item.children) == 1 and self.is_keyed_title(item):
            while at < len(nodes) and self.is_keyed_beside(nodes[at]):
                at += 1
            return [node for node in nodes[start:at] if not self.identifies_another(node)], at
        if len(item.children) != 1 or may_link(item.children[0].text) or not may_be_title(self.pieces(item)):
            return [], at
        told: set[Field] = set()
        while at < len(nodes) and self.is_told(nodes[at]) and not any(map(names_paper, self.pieces(nodes[at]))):
            key = key_of(self.flat(nodes[at]).text)
            if key and key[0] in told:
                break  # a key that comes again is another's
            told.update({key[0]} if key else ())
            at += 1
        return list(nodes[start:at]), at

    def is_keyed_beside(self, node: Node) -> bool:
        """Tell whether an item is a key, known or not, and what it says of the title that stands behind another."""
        if node.kind is not NodeKind.ITEM or len(node.children) != 1 or not is_keyed(self.flat(node).text):
            return False
        titled = self.is_keyed_title(node) or any(map(names_paper, self.pieces(node)))
        return not (titled or begins_record(node.children[0].text))

    def identifies_another(self, node: Node) -> bool:
        """Tell whether an item behind a key that nobody knows identifies a paper, "Against: arXiv:…": another one."""
        flat = self.flat(node)
        paper = stated(flat.text) or any(place(anchor.url).role is LinkRole.PAPER for anchor in flat.anchors)
        return bool(paper) and key_of(flat.text) is None

    def is_told(self, node: Node) -> bool:
        """Tell whether a block tells of the item before it: a paragraph of keys or labels, an item behind a key."""
        if node.kind is NodeKind.ITEM and len(node.children) == 1:
            key = key_of(self.flat(node).text)
            return key is not None and key[0] is not Field.IGNORED and self.is_detail(node)
        return node.kind is NodeKind.PARAGRAPH and self.is_detail(node)

    def item(self, node: Node, section: tuple[str, ...], grouped: str, following: Sequence[Node]) -> list[Placed]:
        """Read an item, and what stands behind it and tells of it."""
        if len(node.children) == 1 and node.children[0].kind is NodeKind.PARAGRAPH:
            parts = split_item(node)
            if len(parts) > 1 or not following:
                return [row for part in parts for row in self.text_item(part, section, grouped)]
        if self.lists_venues(node):
            return []
        return self.full_item(self.without_name(node), section, grouped, following)

    def text_item(self, node: Node, section: tuple[str, ...], grouped: str) -> list[Placed]:
        """Read an item that is nothing but a text, as most are."""
        flat = self.flat(node)
        reading = Reading(flat)
        reading.badges_of(flat)
        return listed(reading.draft(node.children[0].line), node, section, grouped)

    def full_item(self, node: Node, section: tuple[str, ...], grouped: str, following: Sequence[Node]) -> list[Placed]:
        """Read an item with what is nested in it: notes belong to it, rows stand for themselves."""
        texts = [child for child in node.children if child.kind is NodeKind.PARAGRAPH]
        rows = self.rows_within(texts)
        own_texts = texts[: 1 if rows else self.reach(texts)]
        children = node.children
        if (entitled := self.entitled_below(node)) is not None:
            own_texts = [*own_texts, entitled]
            children = [child for child in children if child is not entitled]
        flat = self.flat_of(own_texts) or Flat()
        reading = Reading(flat)
        notes = [*following, *(text for text in texts[len(own_texts) :] if not rows or text not in rows)]
        groups: list[Node] = []
        cites = self.citation(node, reading)
        facts = self.are_facts(node, reading)
        outline = self.is_outline(node, reading)
        papers = set() if reading.targets.links else {id(each) for each in self.papers_within(node, reading)}
        for child in children:
            if child.kind is not NodeKind.ITEM:
                groups += [child] if child.kind is not NodeKind.PARAGRAPH or child in rows else []
            elif not cites:
                note = facts or self.is_note(child, reading) or (notes and only_bracketed(self.flat(child)))
                note = note and not outline
                note = note and id(child) not in papers
                note = note and (bool(reading.targets.links) or not self.stands_over_paper(child))
                if note and groups and not (notes or reading.targets.links) and self.tells_of(child, groups[-1]):
                    groups[-1] = replace(groups[-1], children=[*groups[-1].children, child])
                else:
                    (notes if note else groups).append(child)
        nested: list[Placed] = []
        if groups:
            said = plain(self.pieces_of(texts[:1]))
            nested = [row for each in groups for row in self.body([each], section, said[:200])]
            nested = [row._replace(form="item") if row.form == "paragraph" and rows else row for row in nested]
            if venues.is_venue_strictly(said):
                nested = [with_venue(each, said.strip(MARKS)) for each in nested]
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
        return nested if nested and not own.links else [*listed(own, node, section, grouped), *nested]

    def rows_within(self, texts: Sequence[Node]) -> list[Node]:
        """Find the paragraphs of an item that are rows of their own: several under a name, each with a linked title."""
        if len(texts) < FEW or self.flat(texts[0]).anchors:
            return []
        rows = [text for text in texts[1:] if "](" in text.text and is_linked(read(self.flat(text), text.line))]
        named = len(words_of(texts[0].text)) <= SHORT or len(rows) == len(texts) - 1  # all that stands below it
        return rows if named and len(rows) > 1 else []

    def reach(self, texts: Sequence[Node]) -> int:
        """Count the paragraphs of an item that hold its title: two where it stands under the people, or is linked."""
        if len(texts) > 1 and self.are_people(texts[0]) and not may_link(texts[1].text):
            return 2
        first = next(iter(self.pieces(texts[1])), None) if len(texts) > 1 else None
        if first is None or not is_titled(first):
            return 1
        found = Reading(flatten(self.pieces_of(texts[:2]))).found
        return 2 if found and found.url == first.url else 1

    def are_people(self, text: Node) -> bool:
        """Tell whether a paragraph is several people, and a short name before them: `**LED:** Ada Lampe, Bo Ohm:`."""
        if "," not in text.text or may_link(text.text):
            return False
        flat = self.flat(text)
        start, end, style = flat.spans[0] if flat.spans else (1, 0, 0)
        said = flat.text[end if start == 0 and style & STRONG else 0 :].strip(MARKS)
        return are_full_names(said) and are_plainly_people(said, alone=False)

    def citation(self, node: Node, own: Reading) -> Draft | None:
        """Read the first nested item where it cites the paper whose label is over it, and no other does."""
        nested = [child for child in node.children if child.kind is NodeKind.ITEM]
        if not nested or not own.targets.labelled or len(nested[0].children) != 1:
            return None
        first, *others = map(self.flat, nested)
        if any(flat.anchors for flat in others):
            return None
        cites = citation(own, first)
        return None if cites and any(citation(own, flat) for flat in others) else cites

    def is_cited(self, item: Node) -> bool:
        """Tell whether an item is a label with links, and nested under it what cites the paper: that is a row."""
        texts = [child for child in item.children if child.kind is NodeKind.PARAGRAPH]
        nested = len(texts) < len(item.children)
        return nested and self.citation(item, Reading(self.flat_of(texts[:1]) or Flat())) is not None

    def is_detail(self, node: Node) -> bool:
        """Tell whether a block only holds links with labels, or lines that begin with a key."""
        if node.kind not in {NodeKind.PARAGRAPH, NodeKind.ITEM} or begins_record(node.text):
            return False
        if node.text and not may_link(node.text) and len(node.text) > LONGEST:
            return False
        flat = self.flat(node)
        if not any(piece.form == LINK for piece in self.pieces(node)):
            return key_of(flat.text) is not None and not has_bold_title(flat)
        return only_labels(flat) and not self.is_cited(node)
