"""Tell what an item nested in another is: a note on it, a link of it, or a row that stands for itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

import enrich.seeds._venues as venues
from enrich.identifiers import identify
from enrich.model import LinkRole
from enrich.seeds._cuts import is_titled, names_paper
from enrich.seeds._draft import is_dated
from enrich.seeds._flat import BREAKS, MARKS, Anchor, Flat, key_of, without_links
from enrich.seeds._inline import CODE, STRONG
from enrich.seeds._links import is_front_page, place
from enrich.seeds._nodes import Node, NodeKind, may_link
from enrich.seeds._notes import (
    begins_with_people,
    has_bold_title,
    has_venue,
    is_addressed_paper,
    is_bracketed_title,
    is_entitled,
    is_of_paper,
    links_below_key,
    may_be_outlined,
    names_event,
    names_papers,
    names_repositories,
    names_where,
    only_labels,
    says_more_than_labels,
    says_where_alone,
)
from enrich.seeds._people import are_authors
from enrich.seeds._prose import Reading, read
from enrich.seeds._quotes import QUOTES
from enrich.seeds._texts import Texts
from enrich.seeds._words import Field, label_role, reads_as_title, words_of

_SENTENCE_END = re.compile(r"(?<!\b[A-Z])\.\s|\n")
LONGEST_LABEL = 4  # words over titles without links
SHORT_NAME = 3  # words of the name of a method, over the title of its paper
FEW = 3  # items that may be facts on the title over them


class Nested(Texts):
    """Ask what nested items say, beside the item over them."""

    def tells_of(self, note: Node, row: Node) -> bool:
        """Tell whether a note, `[notes](…)` or "at ICLR 2021", stands behind a linked title nested under a name."""
        first = next(iter(self.pieces(row)), None) if row.kind is NodeKind.ITEM else None
        entitled = first is not None and (is_titled(first) or self.is_keyed_title(row))
        told = self.flat(note)
        key = key_of(told.text)
        keyed = key is not None and key[0] is Field.CODE
        return entitled and (keyed or all(anchor.role for anchor in told.anchors))

    def papers_within(self, item: Node, own: Reading) -> list[Node]:
        """Find the items nested in one that are rows of their own: several, under "Papers" or each "Paper: [title]".

        Under a date or a venue alone, "[2021.06.02]", one is enough, and a title of a word before its labels. So are
        "Name (The title): its address", twice under a line that ends in a colon.
        """
        nested = [child for child in item.children if child.kind is NodeKind.ITEM]
        title = own.found.title.strip("()[]").removeprefix("Year ") if own.found else ""
        if venues.is_venue_or_date(title):
            return [child for child in nested if self.is_keyed_title(child) or says_more_than_labels(self.flat(child))]
        over = own.flat.text.rstrip().endswith(":") and len(own.flat.text.split()) <= LONGEST_LABEL
        addressed = over and sum(is_addressed_paper(self.flat(child)) for child in nested) > 1
        group = addressed or (own.found and label_role(own.found.title))
        found = nested if group else [*filter(self.is_keyed_title, nested)]
        return found if len(found) > 1 else []

    def lists_venues(self, item: Node) -> bool:
        """Tell whether nothing but links to the sites of venues stands under a few words: "Data mining", `[KDD](…)`."""
        over, *nested = item.children or [item]
        few = len(words_of(over.text)) <= LONGEST_LABEL and not may_link(over.text)
        if not nested or not few or any(child.kind is not NodeKind.ITEM for child in nested):
            return False
        flats = [self.flat(child) for child in nested]
        named = all(flat.anchors and not any(map(str.isalpha, without_links(flat.text, ""))) for flat in flats)
        anchors = [anchor for flat in flats for anchor in flat.anchors]
        site = any(place(each.url).role is not LinkRole.PAPER or is_front_page(each.url) for each in anchors)
        several = len({anchor.label for anchor in anchors}) > 1
        return named and all(map(_is_called_venue, anchors)) and (several or site)

    def entitled_below(self, item: Node) -> Node | None:
        """Find the bold title nested first under tags in code quotes: `` `【2021】-【LED】` `` over "**The title**"."""
        if len(item.children) < 2:
            return None
        over, below, *_ = item.children
        flat = self.flat(over)
        if flat.anchors or len(flat.spans) != 1 or not flat.spans[0][2] & CODE or "】" not in flat.text:
            return None
        entitled = below.kind is NodeKind.ITEM and has_bold_title(self.flat(below))
        return below if entitled and flat.text.strip()[-1] == "】" else None

    def without_name(self, item: Node) -> Node:
        """Read a title nested first under a bold name as the item's, the links below as what it says of itself."""
        over, *nested = item.children or [item]
        if len(nested) < 2 or any(child.kind is not NodeKind.ITEM or len(child.children) != 1 for child in nested):
            return item
        if not self.is_name(over) or not self.is_title_over(nested[0], nested[1:]):
            return item
        title, *links = (child.children[0] for child in nested)
        return replace(item, children=[replace(title, line=over.line), *links])

    def is_name(self, node: Node) -> bool:
        """Tell whether a block is a few bold words and nothing else, and no venue."""
        flat = self.flat(node)
        start, end, style = flat.spans[0] if len(flat.spans) == 1 else (1, 0, 0)
        bold = start == 0 and style & STRONG and not flat.text[end:].strip(MARKS)
        return bool(bold) and len(words_of(flat.text)) <= SHORT_NAME and not venues.is_venue_or_date(flat.text)

    def is_title_over(self, item: Node, below: Sequence[Node]) -> bool:
        """Tell whether an item is a title, linked or not, over items that are nothing but links which no titles are."""
        links = [self.flat(each) for each in below]
        if any(not told.anchors or any(map(str.isalpha, without_links(told.text, ""))) for told in links):
            return False
        if not all(anchor.role or anchor.bracketed for told in links for anchor in told.anchors):
            return False  # `[LED](…)` may be another work
        flat = self.flat(item)
        draft = read(flat, item.line)
        titled = draft.leads and len(words_of(draft.title)) >= FEW and not key_of(flat.text)
        if not titled or any(map(is_titled, chain.from_iterable(map(self.pieces, below)))):
            return False
        if flat.anchors:
            return draft.sure and draft.title_url != ""
        led = any(is_of_paper(anchor) for told in links for anchor in told.anchors)
        return is_dated(draft) or (led and reads_as_title(flat.text.strip()))

    def is_keyed_title(self, item: Node) -> bool:
        """Tell whether an item is a title linked behind a key that says it is a paper's."""
        key = key_of(self.flat(item).text)
        return key is not None and key[0] in (Field.PAPER, Field.TITLE) and any(map(is_titled, self.pieces(item)))

    def are_facts(self, node: Node, own: Reading) -> bool:
        """Tell whether items nested under a title say its venue, its people and bare addresses, each alone."""
        if own.targets.links or len(node.children) <= FEW:
            return False
        nested = [self.flat(child) for child in node.children if child.kind is NodeKind.ITEM]
        anchors = [anchor for flat in nested for anchor in flat.anchors]
        if not anchors or not all(anchor.bare for anchor in anchors):
            return False
        return sum(not flat.anchors and are_authors(flat.text) for flat in nested) == 1

    def is_outline(self, node: Node, own: Reading) -> bool:
        """Tell whether the items under a label of a few words are titles without links, or labels over such.

        A picture among them says nothing.
        """
        items = [child for child in node.children if child.kind is NodeKind.ITEM]
        nested = [child for child in items if self.flat(child).text.strip(MARKS)]
        label = own.flat.labelled(own.flat.text).strip(MARKS)
        named = bool(words_of(label)) and not own.targets.links
        if not nested or len(words_of(label)) > LONGEST_LABEL or (label and not named):
            return False
        return all(may_be_outlined(self.flat(child), over=len(child.children) > 1) for child in nested)

    def is_signed(self, flat: Flat, item: Node) -> bool:
        """Tell whether a line is a title with people and a date behind it: "A study of lamps (Ada Lampe, 2021.7)"."""
        draft = read(flat, item.line)
        return draft.leads and draft.authors != () and draft.year is not None and len(words_of(draft.title)) > FEW

    def is_note(self, item: Node, own: Reading) -> bool:
        """Tell whether a nested item says more of the item over it, and is no row itself."""
        flat = self.flat(item)
        if not own.targets.links and is_bracketed_title(flat):
            return False
        if only_labels(flat) or (own.targets.has_paper() and names_repositories(flat)):
            return True
        if key_of(flat.text) and not flat.text[:1].isdigit():
            return True
        if not flat.anchors:
            return self.is_plain_note(item, flat, own)
        if not own.targets.links or links_below_key(flat):
            return bool(own.targets.links)
        unnamed = not any(anchor.role or anchor.bare for anchor in flat.anchors)
        another = not own.targets.has_paper() and any(map(names_paper, self.pieces(item)))
        return unnamed and own.targets.labelled and not (another or is_entitled(flat))

    def stands_over_paper(self, item: Node) -> bool:
        """Tell whether a quoted title of any length stands over the label of its paper: no note does."""
        if self.flat(item).text.lstrip()[:1] not in QUOTES:
            return False
        nested = [self.flat(child) for child in item.children if child.kind is NodeKind.ITEM]
        return any(only_labels(told) and any(map(is_of_paper, told.anchors)) for told in nested)

    def is_plain_note(self, item: Node, flat: Flat, own: Reading) -> bool:
        """Tell whether a nested item without links is a note, and neither a title nor a line with a venue."""
        if any(is_bracketed_title(self.flat(each)) for each in item.children):
            return False
        said = without_links(flat.text).strip()
        line = BREAKS.split(said, maxsplit=1)[0].strip(MARKS)
        over = own.found.title if own.found and not own.targets.links else None
        if (over and names_papers(over, line)) or (not own.targets.links and names_where(line)):
            return False
        group = not (own.targets.links or own.facts.authors or own.facts.venue or own.facts.date)
        if group and line[:1].isupper() and self.is_signed(flat, item):
            return False
        told = says_where_alone(said) or begins_with_people(flat) or names_event(flat)
        told = told or are_authors(_SENTENCE_END.split(said, maxsplit=1)[0])
        return told or not (has_venue(said) or has_venue(line))


def _is_called_venue(anchor: Anchor) -> bool:
    """Tell whether a link is named after a venue, of no year, and identifies no work."""
    named = not anchor.bare and venues.is_venue_strictly(anchor.label) and not venues.YEAR.search(anchor.label)
    return named and identify(anchor.url) is None and not place(anchor.url).is_paper_file
