"""Titles that nothing stands beside: which of them are entries, by the headings over them and the items around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from enrich.model import Kind, LinkRole
from enrich.seeds._bag import bag
from enrich.seeds._draft import Placed
from enrich.seeds._flat import BREAKS
from enrich.seeds._headings import announces_papers, lists_papers
from enrich.seeds._kinds import announced_kind, is_own_affair
from enrich.seeds._links import relative
from enrich.seeds._people import are_plainly_people
from enrich.seeds._words import Field, capitals, field_of_column, label_role, reads_as_title, words_of

_LABELS = re.compile(r"\s*\[\[([^\[\]]{1,20})\]\]")  # `[[Paper]]` without an address
_At = tuple[str, tuple[tuple[str, ...], str]]  # a form of rows, and where they stand
_NAMED_ASIDE = re.compile(r"\s?\([^()]{1,30}\)\Z")  # `The title(**LED**)`
_TAG_OF_FILE = re.compile(r"\A\[[^\[\]]{1,30}\]\s")  # `[LED] The title.pdf`
_NUMBER = re.compile(r"\A\s*\d{1,3}[.)]\s*")  # `* 16.The title`
_NAME_BEFORE = re.compile(r"[\w+./-]{1,30}(?: [\w+./-]{1,30}){0,3}[:：]\s*")  # `**LED**: The title`
_KEYS = bag(
    """author authors contact example examples keywords license maintainer maintainers note notes source sources tags
        tip todo topics update updated warning"""
) | {"see also", "sponsored by", "supported by", "to do"}
_ASKS = re.compile(r"\b(?:we|you|I|[Hh]ow to)\b[^?]*\?\Z")  # a question to the reader
#: A sentence; what stands before a colon may be a title.
_TELLS = re.compile(r"(?!.*[\w!?]: )(?:It|These|They|This|We|You) (?:is|are|was|were|can|do|does|has|have|will)\b")
_PROSE = re.compile(r"\b(?:are|is|our|please|should|this|was|we|were|will|you|your)\b|\.\Z")  # sentences hold one
#: Of the list, or to its reader.
_SPEAKS = re.compile(r"(?:It|Note|Our|Please|The[sy]e?|This|We|You)\b|.*\b(?:has|have) ")
PAPERS = 1 / 3  # of the rows
SENTENCES = 0.1  # of bare titles may read as sentences
INTRODUCTION = 0.2  # of the titles may tell of the list
SHORT = 4  # words of a title among others
SENTENCE = 6  # words: a name of a subject has fewer
FEW = 3  # titles that come in numbers; words of the shortest
MANY = 10  # papers with links that make a list
#: `LED-Net: Lamps of Many Kinds`; "Lecture 3: Lamps" and "Fast: It Lights at Once" do not begin so.
_COINED_FIRST = re.compile(r"(?:[A-Za-z\d]*[a-z\d][A-Z][\w+-]*|[A-Z][\w]*-[A-Z][\w-]*|[A-Z]{3,}[\w+-]*)(?: [\w.-]+)?: ")
#: What stands under such a heading are points of a text.
_POINTS = re.compile(
    r"\b(?:chapters?|features?|ideas|lectures?|questions|road ?map|schedule|syllabus|to-?dos?|topics|usage)\b",
    re.IGNORECASE,
)
SOME = 0.1  # of the titles of a list
MANY_TITLES = 20  # of six words and more, that make a list with nothing beside them
MOSTLY = 2 / 3  # of all that stands in it
NEARLY_ALL = 0.8  # of the items beside one; of the words of a title


def bare_entries(placed: Sequence[Placed], rows: Sequence[tuple[Placed, Kind]]) -> set[int]:
    """Find titles with nothing beside them that are entries: where most rows have no link, or a heading says so."""
    bare = _without_introduction(placed, rows, [each for each in placed if _is_bare(each)])
    if not bare:
        return set()
    bare = _without_notes(bare, rows)
    papers = [each.draft for each, kind in rows if kind is Kind.PAPER]
    if sum(not draft.links for draft in papers) * 2 > len(papers) and len(papers) > PAPERS * len(rows):
        titles = [each for each in bare if each.draft.year or reads_as_title(each.draft.title)]
        told = [each for each in bare if _PROSE.search(each.draft.title)]
        awaiting = sum(awaits_link(each) or is_signed_title(each) for each, _ in rows)
        sure = awaiting >= FEW or len(papers) >= max(MANY, 2 * len(bare))
        plain = sure and len(told) <= SENTENCES * len(bare)
        return set(map(id, bare if len(titles) * 2 > len(bare) or plain else titles))
    announced = [each for each in bare if lists_papers(each.section)]
    titles = [each for each in announced if each.draft.year or reads_as_title(each.draft.title)]
    if len(announced) < max(FEW, len(rows) + 1) or len(titles) * 2 <= len(announced):
        return set(map(id, bare)) if _is_list_of_titles(placed) else set()
    listed, titled = Counter(each.section for each in announced), Counter(each.section for each in titles)
    sections = {section for section, count in titled.items() if count * 2 > listed[section]}
    return {id(each) for each in announced if each.draft.venue or each.section in sections} | set(map(id, titles))


def _without_notes(bare: list[Placed], rows: Sequence[tuple[Placed, Kind]]) -> list[Placed]:
    """Leave out notes where titles are set apart: all else if people stand beside most, otherwise what begins small."""
    marked = [each.draft for each, _ in rows if each.draft.marked]
    if sum(draft.authors != () for draft in marked) * 2 > len(rows):
        return [each for each in bare if each.draft.marked or _is_announced(each)]
    if sum(not draft.links for draft in marked) >= max(MANY, NEARLY_ALL * len(rows)):
        return [each for each in bare if each.draft.marked or not each.draft.title[0].islower()]
    return bare


def _is_list_of_titles(placed: Sequence[Placed]) -> bool:
    """Tell whether a text lists long titles and hardly anything else, so many that they are no points of a text.

    Some have the name of a method before a colon, and few ask: topics of a workshop, lectures and features do not so.
    """
    rows = [each for each in placed if each.form == "item" and is_title_alone(each)]
    if any(_POINTS.search(heading) for section in {each.section for each in rows} for heading in section):
        return False
    titles = [each.draft.title for each in rows]
    named = sum(_COINED_FIRST.match(title) is not None for title in titles)
    asking = sum(title.endswith("?") for title in titles)
    alike = named >= SOME * len(titles) and asking <= SOME * len(titles)
    return len(titles) >= MANY_TITLES and len(titles) >= MOSTLY * len(placed) and alike


def _without_introduction(
    placed: Sequence[Placed], rows: Sequence[tuple[Placed, Kind]], bare: list[Placed]
) -> list[Placed]:
    """Leave out what tells of the list: the few items under its name, where all its entries stand under others."""
    top = placed[0].section[:1] if placed else ()
    titles = [each for each in bare if each.section != top or reads_as_title(each.draft.title)]
    few = (len(bare) - len(titles)) <= INTRODUCTION * (len(rows) + len(bare))
    return titles if few and all(each.section != top for each, _ in rows) else bare


def _is_announced(placed: Placed) -> bool:
    """Tell whether the heading right over a row says that it lists papers."""
    return placed.section != () and announces_papers(placed.section[-1])


def contents_of(placed: Sequence[Placed]) -> set[tuple[str, ...]]:
    """Find the sections that are tables of contents: most titles in them are headings of the list."""
    headings = {" ".join(words_of(heading)) for section in {each.section for each in placed} for heading in section}
    items = [each for each in placed if each.form == "item" and not each.draft.links]
    listed = Counter(each.section for each in items)
    named = Counter(each.section for each in items if " ".join(words_of(each.draft.title)) in headings)
    return {section for section, count in named.items() if count * 2 > listed[section]}


def _is_bare(placed: Placed) -> bool:
    """Tell whether an item is a title and nothing else: an entry only in a list whose entries have no links."""
    draft = placed.draft
    return (
        placed.form == "item"
        and not (draft.links or draft.title_url)
        and draft.leads
        and (len(words_of(draft.title)) >= 4 or (len(draft.authors) > 1 and len(words_of(draft.title)) >= 2))
        and BREAKS.split(draft.laid.strip(), maxsplit=1)[0].rstrip()[-1:] not in {":", "："}  # it leads on
        and not _ASKS.search(draft.title)
        and not _TELLS.match(draft.title)
        and not is_own_affair(placed.section, placed.grouped)
    )


def may_be_plain(placed: Placed) -> bool:
    """Tell whether a row may be a title without any link, however it is capitalised."""
    return is_title_alone(placed) or _may_be_written_as_sentence(placed)


def with_plain(placed: Sequence[Placed], rows: Sequence[tuple[Placed, Kind]], root: str) -> list[tuple[Placed, Kind]]:
    """Take a title without any link for an entry too, where most items or rows beside it are papers with links.

    One that stands alone under its heading is looked at beside those under the heading above. In a list of many
    papers it is enough that nearly all beside it are such titles, or papers.
    """
    kinds = {id(each): kind for each, kind in rows}
    beside = Counter((each.form, place) for each in placed for place in _places(each))
    linked = [each for each, kind in rows if kind is Kind.PAPER and each.draft.links]
    papers = Counter((each.form, place) for each in linked for place in _places(each))
    titled = _sections_of_titles(placed, beside, papers) if len(linked) >= MANY else set()
    plainly = _written_as_sentences(placed, beside, papers) if len(linked) >= MANY else set()
    alone = Counter((each.form, place) for each in placed if is_title_alone(each) for place in _places(each))
    found: list[tuple[Placed, Kind]] = []
    for each in placed:
        kind = kinds.get(id(each))
        own = (each.form, _places(each)[0])
        told = (own in titled and _is_title_among_titles(each)) or id(each) in plainly
        if kind is None and told:
            kind = Kind.PAPER if announced_kind(each.section, root) in {None, Kind.PAPER} else None
        if kind is None and is_title_alone(each):
            here = next((at for place in _places(each) if beside[at := (each.form, place)] > 1), None)
            told = here is not None and papers[here] >= 2 and capitals(each.draft.title) >= NEARLY_ALL
            alike = told and here is not None and (papers[here] + alone[here]) * 2 > beside[here]
            kind = Kind.PAPER if here and ((papers[here] >= FEW and papers[here] * 2 > beside[here]) or alike) else None
        if kind:
            found.append((each, kind))
    return found


def with_short(placed: Sequence[Placed], rows: Sequence[tuple[Placed, Kind]]) -> list[tuple[Placed, Kind]]:
    """Take a title of two or three words without any link for an entry too, where nearly all beside it are papers.

    Some of those have no link either: "Network In Network" among "Deep Residual Learning for Image Recognition".
    """
    plain = Counter(_places(each)[0] for each, _ in rows if is_title_alone(each, SHORT))
    if not plain:
        return list(rows)
    papers = Counter(_places(each)[0] for each, kind in rows if each.form == "item" and kind is Kind.PAPER)
    beside = Counter(_places(each)[0] for each in placed if each.form == "item")
    there = {at for at, count in papers.items() if plain[at] and count >= NEARLY_ALL * beside[at]}
    if not there:
        return list(rows)
    kinds = {id(each): kind for each, kind in rows}
    short = {id(each): Kind.PAPER for each in placed if _places(each)[0] in there and _is_short_title(each)}
    kinds = {**short, **kinds}
    return [(each, kinds[id(each)]) for each in placed if id(each) in kinds]


def _is_short_title(placed: Placed) -> bool:
    """Tell whether an item is two words or more in title case and nothing else, and no person."""
    draft = placed.draft
    said = _NAMED_ASIDE.sub("", draft.laid.strip())
    whole = placed.form == "item" and not draft.links and len(said) <= len(draft.title) + 2
    plain = whole and draft.leads and len(said.split()) > 1 and said[0].isupper() and said[-1] not in ":!.…?"
    return plain and capitals(said) >= NEARLY_ALL and not (draft.year or are_plainly_people(said, alone=True))


def _sections_of_titles(placed: Sequence[Placed], beside: Counter[_At], papers: Counter[_At]) -> set[_At]:
    """Find where nearly all items are titles without links, or papers, and most of those titles are long."""
    short = Counter((each.form, _places(each)[0]) for each in placed if _is_title_among_titles(each))
    long = Counter((each.form, _places(each)[0]) for each in placed if each.form == "item" and is_title_alone(each))
    return {
        at
        for at, count in short.items()
        if count >= FEW and count + papers[at] >= NEARLY_ALL * beside[at] and long[at] * 2 >= count
    }


def _written_as_sentences(placed: Sequence[Placed], beside: Counter[_At], papers: Counter[_At]) -> set[int]:
    """Find titles without links that are written as sentences are, where nearly all beside them are papers or such.

    There are a few of them, or a colon parts one: a single sentence is a note.
    """
    over = {each.grouped for each in placed}
    titles = [each for each in placed if _may_be_written_as_sentence(each)]
    titles = [each for each in titles if " ".join(each.draft.laid.split()) not in over]
    count = Counter((each.form, _places(each)[0]) for each in titles)
    there = {at for at, many in count.items() if papers[at] and many + papers[at] >= NEARLY_ALL * beside[at]}
    return {
        id(each)
        for each in titles
        if (at := (each.form, _places(each)[0])) in there and (count[at] >= FEW or ": " in each.draft.title)
    }


def _may_be_written_as_sentence(placed: Placed) -> bool:
    """Tell whether an item is one line of some words that may be a title: "Lighting small rooms by hand."."""
    draft = placed.draft
    if placed.form != "item" or draft.links or not draft.leads:
        return False
    said = draft.laid.strip().removesuffix(".")
    whole = len(said) <= len(draft.title) + 2
    many = len(said.split()) >= (SHORT if ": " in said else SENTENCE)
    begins = [part.strip()[:1] for part in said.split(":")]
    plain = whole and many and all(first.isupper() or first.isdigit() for first in begins) and said[-1] not in "!…"
    keyed = said.partition(":")[0].lower() in _KEYS
    return plain and not (keyed or _PROSE.search(said) or _SPEAKS.match(said)) and _is_bare(placed)


def _places(placed: Placed) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Give where a row stands: under its heading and its bullet, then under the heading above."""
    section, grouped = placed.section, placed.grouped
    return ((section, grouped), (section[:-1], "")) if section and not grouped else ((section, grouped),)


def is_title_alone(placed: Placed, least: int = SENTENCE) -> bool:
    """Tell whether an item is one line that reads as a title: no sentence, and no label of what stands below.

    In a table the head of the column says that it is one.
    """
    title = placed.draft.title
    if placed.form == "row" and not placed.draft.links:
        headed = field_of_column(placed.draft.listed) in (Field.TITLE, Field.PAPER) and len(words_of(title)) >= FEW
        return headed or (not placed.draft.listed and len(words_of(title)) >= least and reads_as_title(title))
    if placed.form != "item" or placed.draft.links:
        return False
    laid = BREAKS.split(placed.draft.laid, maxsplit=1)[0] if placed.draft.authors else placed.draft.laid  # people below
    said = _NAMED_ASIDE.sub("", _LABELS.sub(_without_label, _NUMBER.sub("", laid)).strip())
    if said.lower().endswith(".pdf"):
        said = _TAG_OF_FILE.sub("", said[: -len(".pdf")])
    told = said[-1:] == "." and (". " in said or capitals(said) < NEARLY_ALL)
    ends = told or said[-1:] in {":", "!", "…"}
    name = said[: -len(title)] if said.endswith(title) else ""
    named = _NAME_BEFORE.fullmatch(name) is not None and name.strip(" :：").lower() not in _KEYS
    whole = (len(said) <= len(title) + 2 or named) and not ends
    plain = whole and len(title.split()) >= least and title.count(", ") * 2 < len(title.split())
    return plain and _is_bare(placed) and reads_as_title(title)


def _is_title_among_titles(placed: Placed) -> bool:
    """Tell whether an item may be a title of few words, if nearly all beside it are."""
    return placed.form == "item" and is_title_alone(placed, SHORT)


def _without_label(found: re.Match[str]) -> str:
    return "" if label_role(found[1]) else found[0]


def is_signed_title(placed: Placed) -> bool:
    """Tell whether an item without links is a title set apart, and people: "**The title** *Ada Lampe, Bo Ohm*"."""
    draft = placed.draft
    return placed.form == "item" and draft.marked and len(draft.authors) > 1 and not draft.links


def is_dated_title(placed: Placed) -> bool:
    """Tell whether an item is a title of some words with its year, which no link is named after: "2021 The title"."""
    draft = placed.draft
    plain = placed.form == "item" and draft.leads and not (draft.title_url or draft.described)
    return plain and draft.year is not None and len(words_of(draft.title)) >= SHORT and reads_as_title(draft.title)


def awaits_link(placed: Placed) -> bool:
    """Tell whether a title stands before the label of its paper, which leads nowhere yet: `The title [[paper](#)]`."""
    draft = placed.draft
    papers = any(label_role(label) is LinkRole.PAPER for label in draft.malformed)
    return papers and draft.leads and len(words_of(draft.title)) >= FEW


def is_noted_title(placed: Placed) -> bool:
    """Tell whether a title stands before labels of files beside the list alone: `The title [[note](./a.md)]`."""
    draft = placed.draft
    plain = placed.form == "item" and draft.leads and draft.labelled and not (draft.title_url or draft.described)
    noted = plain and draft.links != () and all(relative(link.url) for link in draft.links)
    return noted and len(words_of(draft.title)) >= SENTENCE and reads_as_title(draft.title)
