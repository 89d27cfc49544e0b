"""Read a heading as the title of the one work that stands under it."""

from __future__ import annotations

from collections.abc import Sequence

from enrich.seeds._draft import Draft, Placed, is_told, links_several
from enrich.seeds._flat import Flat, flatten
from enrich.seeds._inline import Piece
from enrich.seeds._links import relative
from enrich.seeds._nested import Nested
from enrich.seeds._nodes import Node, may_link
from enrich.seeds._notes import begins_with_byline, is_whole, title_below
from enrich.seeds._prose import read
from enrich.seeds._words import words_of

LONGEST = 400  # letters of a block without links that can say more of a title than prose


class Headed(Nested):
    """Ask whether a heading is a title, beside what stands under it."""

    def heading(
        self, heading: Node, title: list[Piece], body: Sequence[Node], section: tuple[str, ...]
    ) -> Placed | None:
        """Read a heading as the title of what stands under it, where that is links and no rows."""
        told = [node for node in body if len(node.text) <= LONGEST or may_link(node.text)]
        keyed = title_below(heading, told)
        written = keyed is not None or begins_with_byline(body)  # by somebody
        if not (written or any("http" in node.text or "](" in node.text or node.children for node in (heading, *body))):
            return None
        if keyed:
            title, told = self.scan(keyed[0].text), keyed[1:]
        flat, details = flatten(title), self.flat_of(told)
        anchors = [*flat.anchors, *(details.anchors if details else ())]
        if (anchors or not written) and all(anchor.url[:1] in {"", "#"} for anchor in anchors):
            return None  # a table of contents
        draft = read(flat, heading.line, details=details)
        if written and (keyed or is_told(draft)) and len(words_of(draft.title)) > 1:
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
