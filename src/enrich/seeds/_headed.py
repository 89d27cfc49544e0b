"""Read a heading as the title of the one work that stands under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from enrich.seeds._draft import Draft, Placed, is_attributed, links_several
from enrich.seeds._flat import MARKS, Flat, flatten
from enrich.seeds._inline import Piece
from enrich.seeds._links import relative
from enrich.seeds._nested import Nested
from enrich.seeds._nodes import Node, NodeKind, may_link
from enrich.seeds._notes import is_whole, keyed
from enrich.seeds._people import are_authors, are_full_names, are_plainly_people
from enrich.seeds._prose import read
from enrich.seeds._words import Field, words_of

_BREAK = re.compile(r"\s*<br ?/?>\s*\Z", re.IGNORECASE)
SHORT = 3  # words of a name that the title stands under
FEW = 3  # words of a title
LONGEST = 400  # letters of a block without links that can say more of a title than prose


class Headed(Nested):
    """Ask whether a heading is a title, beside what stands under it."""

    def heading(
        self, heading: Node, title: list[Piece], body: Sequence[Node], section: tuple[str, ...]
    ) -> Placed | None:
        """Read a heading as a title: over the links of one work, over its people and venue, or over its own key."""
        told = [node for node in body if len(node.text) <= LONGEST or may_link(node.text)]
        entitled = title_below(heading, told)
        written = entitled is not None or begins_with_byline(body)  # by somebody
        if not (written or any("http" in node.text or "](" in node.text or node.children for node in (heading, *body))):
            return None
        if entitled:
            title, told = self.scan(entitled[0].text), entitled[1:]
        flat, details = flatten(title), self.flat_of(told)
        anchors = [*flat.anchors, *(details.anchors if details else ())]
        if (anchors or not written) and all(anchor.url[:1] in {"", "#"} for anchor in anchors):
            return None  # a table of contents
        draft = read(flat, heading.line, details=details)
        sure = written and bool(entitled or is_attributed(draft))
        if sure and len(words_of(draft.title)) > 1 and not links_several(draft):
            return Placed(draft._replace(labelled=True, marked=True), section[:-1], "heading")
        return _linked(flat, draft, section)


def _linked(flat: Flat, draft: Draft, section: tuple[str, ...]) -> Placed | None:
    """Take a heading for a title where links of one work stand under it, or in it."""
    if not draft.title or not draft.links or not (draft.labelled or draft.title_url):
        return None
    if (draft.title_url and not draft.sure and relative(draft.title_url)) or links_several(draft):
        return None  # it leads to what the list keeps on a subject, or stands over several works
    if not draft.labelled and draft.sure and is_whole(flat):
        draft = draft._replace(labelled=True)
    return Placed(draft, section[:-1], "heading")


def begins_with_byline(body: Sequence[Node]) -> bool:
    """Tell whether the first line under a heading is people and nothing else, as it is under a title."""
    line = body[0].text.partition("\n")[0] if body and body[0].kind is NodeKind.PARAGRAPH else ""
    people = line.strip(f"{MARKS}.")
    if not people or may_link(line):
        return False
    return are_plainly_people(people, alone=True) or (are_full_names(people) and are_authors(people))


def title_below(heading: Node, body: Sequence[Node]) -> list[Node] | None:
    """Part what stands under a name where it begins with the title behind its key: "LED", "Title: Lamps"."""
    if not body or body[0].kind is not NodeKind.PARAGRAPH:
        return None
    line, _, rest = body[0].text.partition("\n")
    key = keyed(line)
    said = line[key[1] :].strip("*_ ") if key and key[0] is Field.TITLE else ""
    words, named = words_of(said), words_of(heading.text)
    if may_link(said) or len(words) < FEW or (len(named) > SHORT and not set(named) <= set(words)):
        return None
    entitled = [replace(body[0], text=_BREAK.sub("", said))]
    return [*entitled, *([replace(body[0], text=rest, line=body[0].line + 1)] if rest else ()), *body[1:]]
