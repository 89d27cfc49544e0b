"""Read tables: which column holds the title, and what the others tell of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import enrich.seeds._venues as venues
from enrich.identifiers import identify
from enrich.model import LinkRole
from enrich.seeds._draft import Draft
from enrich.seeds._flat import LINKS, MARKS, Flat, flatten, without_links
from enrich.seeds._heads import heads_of
from enrich.seeds._inline import BREAK, EM, HARD_BREAK, IMAGE, LINK, NEWLINE, STRONG, TEXT, Piece, Scan, plain
from enrich.seeds._links import place
from enrich.seeds._nodes import Node, Row
from enrich.seeds._people import are_authors
from enrich.seeds._prose import Reading, read
from enrich.seeds._stated import of_others, stands_over_others
from enrich.seeds._words import ROLES, Field, field_of_column, label_role, placeholder, words_of

NAMED_ONLY = 24.0  # weight of a column of titles that holds names: a linked column of papers outweighs it
UNKNOWN = 1.0  # weight of a column whose head nobody knows, and which links nothing
LEAST_WORDS = 2.2  # in a cell of a column of titles, where its head does not say what it is
LONGEST_NAMED = 80  # letters of a venue that a link is named after
NEARLY_ALL = 0.9  # of the rows of a table
FEW_PEOPLE = 0.3  # of the names of methods read as people's
_COUNTED = re.compile(r"\D{0,20}\d{1,3}")  # `Week 3`
SEVERAL = 3  # cells that name several works each
_EDITION = re.compile(
    r"\b(?:appendix|camera|chinese|edition|english|erratum|extended|extension|journal|mirror|part|poster|preprint|short"
    r"|suppl\w*|translation|v|ver|version|vol|workshop)\b|版",
    re.IGNORECASE,
)
_BETWEEN_WORKS = frozenset(",;·，；、|/")
SAMPLE = 30  # rows that are looked at to tell what a column holds

_IDENTIFYING = frozenset(["arxiv", "doi", "eprint", "id", "identifier", "openreview", "pmcid", "pmid"])
_WRAPPED = re.compile(r"\[[^\[\]<>]*<br ?/?>[^\[\]<>]*\]\(")  # `[The title<br>over two lines](…)`
_ASIDE = re.compile(r"\s?\([^()]{0,200}\)")
_CITED = re.compile(r"\(([A-Z][^()]{1,80}?(?:et al\.?|and [A-Z][\w-]+|[A-Z][\w-]+))\s*,?\s*((?:19|20)\d\d)[a-c]?\)")
#: How likely a column holds the titles, by what its head means; others hold none.
_WEIGHTS: Mapping[Field | None, float] = {
    Field.TITLE: 30.0,
    Field.PAPER: 22.0,
    Field.NAME: 9.0,
    Field.VENUE: 2.0,
    Field.DATASET: 14.0,
    None: 5.0,
}


@dataclass(frozen=True, slots=True)
class Column:
    """Hold what a column is: by its head, and by what stands in it."""

    at: int
    head: str
    field: Field | None
    words: float  # in a cell, without labels
    lettered: float  # of them, those of letters alone
    dates: float  # share of the filled cells
    venues: float
    people: float
    filled: float
    linked: float  # share of cells that hold a link whose label is text
    identifying: bool  # its head names identifiers
    of_others: bool  # its head says that its cells name other works
    elsewhere: bool  # its head says that its links lead to other works


def read_table(node: Node, scan: Scan) -> Iterator[Draft]:
    """Read each row of a table that can be an entry."""
    heads, rows = heads_of(node, scan)
    scanned = [(row, [scan(cell) for cell in row.cells]) for row in rows]
    told = [(row, parts) for row, parts in scanned if _says_something(parts)]
    rows, cells = [row for row, _ in told], [parts for _, parts in told]
    if not heads and _is_layout(cells):
        for row, laid in zip(rows, cells, strict=True):
            yield read(flatten([piece for part in laid for piece in (*part, HARD_BREAK)]), row.line)
        return
    flats = [[flatten(cell) for cell in parts] for parts in cells]
    columns = _columns([plain(scan(head)) for head in heads], flats)
    title = _title_column(columns) or _column_of_works(columns, cells) or _column_of_names(columns, flats)
    if title is None:
        return
    listed = _hold_works([parts[title.at] for parts in cells if title.at < len(parts)])
    broken = (row.cells[title.at] for row in rows if title.at < len(row.cells) and "<br" in row.cells[title.at])
    wraps = any(map(_WRAPPED.search, broken))
    name = next((column for column in columns if column.field is Field.NAME and column is not title), None)
    for row, parts, laid in zip(rows, flats, cells, strict=True):
        if name and title.at < len(parts) and name.at < len(parts) and placeholder(_said(parts[title.at])):
            yield _row(row, parts[name.at], parts, columns, name)  # `LampNet | [Paper](…)` says no title
        elif title.at < len(parts):
            whole = _in_one_line(parts[title.at]) if wraps else parts[title.at]
            alone = "\x0b" not in whole.text or any(flat.anchors for flat in parts if flat is not parts[title.at])
            works = _works(laid[title.at])
            if not (listed or _are_identified(works)):
                works = []
            for cell in map(flatten, works) if works else [whole] if alone else map(flatten, _papers(laid[title.at])):
                yield _row(row, cell, parts, columns, title)


def _in_one_line(cell: Flat) -> Flat:
    """Join the lines of a title without links or styles, where linked titles are broken within their cells as well.

    People on a line of their own are told by a comma.
    """
    if "\x0b" not in cell.text or cell.anchors or cell.spans:
        return cell
    behind = cell.text.split("\x0b")[1:]
    facts = any(_tells_of_paper(line) and ("," in line or not are_authors(line)) for line in behind)
    return cell if facts else Flat(cell.text.replace("\x0b", " "))


def _says_something(cells: Sequence[Sequence[Piece]]) -> bool:
    """Tell whether a row is more than a template to be filled in, `.[[paper]()]`, or a heading over others, `_LED_`."""
    told = ([piece for piece in cell if piece.form != LINK or piece.url or _may_be_title(piece)] for cell in cells)
    filled = [said for said in told if any(piece.form != TEXT or any(map(str.isalnum, piece.text)) for piece in said)]
    alone = filled[0] if len(filled) == 1 and len(cells) > 2 else []
    heading = alone != [] and all(
        piece.form == TEXT and (piece.style == EM or not piece.text.strip()) for piece in alone
    )
    return filled != [] and not heading


def _may_be_title(link: Piece) -> bool:
    """Tell whether a link without an address is named as a paper is, which is to come: `[The title]()`."""
    return len(words_of(link.text)) > LEAST_WORDS and not label_role(link.text)


def _papers(cell: Sequence[Piece]) -> list[list[Piece]]:
    """Part a cell where several papers stand one below the other, each a title with its people under it."""
    lines: list[list[Piece]] = [[]]
    for piece in cell:
        if piece.form == BREAK and piece is not NEWLINE:
            lines.append([])
        lines[-1].append(piece)
    lines = [line for line in lines if plain(line)]
    starts = [at for at, line in enumerate(lines) if _is_title(line)]
    papers = [lines[start:end] for start, end in pairwise([*starts, len(lines)])]
    told = all(len(paper) > 1 and _tells_of_paper(plain(paper[1])) for paper in papers)
    if len(papers) < 2 or starts[0] != 0 or not told:
        return [list(cell)]
    return [[piece for line in paper for piece in line] for paper in papers]


def _works(cell: Sequence[Piece]) -> list[list[Piece]]:
    """Part a cell that names several works by their links and says nothing else: `[LED](…) ([code](…)); [Lit](…)`."""
    works: list[list[Piece]] = []
    if sum(piece.form == LINK for piece in cell) < 2:
        return works  # as nearly always
    between = ";"
    for piece in cell:
        if piece.form == LINK and between.rstrip()[-1:] in _BETWEEN_WORKS and _names_work(piece):
            works.append([])
        if not works:
            return []
        works[-1].append(piece)
        between = f"{between}{piece.text}" if piece.form == TEXT else ""
        if piece.form == TEXT and any(map(str.isalpha, piece.text)):
            return []
    return works if len(works) > 1 else []


def _are_identified(works: Sequence[Sequence[Piece]]) -> bool:
    """Tell whether each link has an identifier of its own, all of one scheme, and none is named after a version."""
    links = [work[0] for work in works]
    if any(
        _EDITION.search(each.text) or venues.ET_AL.search(each.text) or place(each.url).is_deposit for each in links
    ):
        return False
    found = [identify(each.url) for each in links]
    named = {each.value for each in found if each}
    return len(named) == len(works) > 1 and len({each.scheme for each in found if each}) == 1


def _names_work(link: Piece) -> bool:
    """Tell whether a link to a paper is named after it, and not after its venue or what it leads to."""
    if label_role(link.text) or venues.is_venue_or_date(link.text):
        return False
    return place(link.url).role is LinkRole.PAPER


def _hold_works(cells: Sequence[Sequence[Piece]]) -> bool:
    """Tell whether several cells of a column name several works, and not one and where else it is kept."""
    works = [found for cell in cells if (found := _works(cell))]
    named = [work[0].text for found in works for work in found[1:]]
    return len(works) >= SEVERAL and len(set(named)) * 2 > len(named)


def _column_of_works(columns: Sequence[Column], cells: Sequence[Sequence[list[Piece]]]) -> Column | None:
    """Find a column whose cells name several works, whatever its head says: `| Area | Topic |`."""
    for column in columns:
        if column.linked > 0.5 and _hold_works([parts[column.at] for parts in cells if column.at < len(parts)]):
            return column
    return None


def _column_of_names(columns: Sequence[Column], flats: Sequence[Sequence[Flat]]) -> Column | None:
    """Find the first column where each row has a name, beside years and papers: `| Scheduler | Year | Paper |`.

    No people stand there, who present papers on a day, and no numbers: "Week 3".
    """
    first = columns[0] if any(column.field is Field.PAPER for column in columns) else None
    if first is None or first.field is not None or first.filled < NEARLY_ALL or first.people > FEW_PEOPLE:
        return None
    said = [[_said(cell).strip() for cell in parts] for parts in flats if parts]
    years = max(sum(len(row) > at and row[at].isdecimal() and len(row[at]) == 4 for row in said) for at in range(1, 4))
    names = {row[0] for row in said if not _COUNTED.fullmatch(row[0])}
    return first if min(len(names), years) >= NEARLY_ALL * len(said) else None


def _is_title(line: Sequence[Piece]) -> bool:
    """Tell whether all words of a line are bold or a link, and say no more than a title does."""
    said = [piece for piece in line if piece.text.strip() and piece.form != IMAGE]
    words = plain(said)
    if len(words_of(words)) < 3 or not all(piece.style & STRONG or piece.form == LINK for piece in said):
        return False
    return not (label_role(words) or are_authors(words) or (venues.is_venue(words) and venues.is_serial(words)))


def _tells_of_paper(said: str) -> bool:
    """Tell whether a line under a title is its people or its venue."""
    return are_authors(_ASIDE.sub("", said)) or venues.is_venue(said) or venues.is_date(said)


def _is_layout(cells: Sequence[Sequence[list[Piece]]]) -> bool:
    """Tell whether a table without head only places things: lines are broken within its cells."""
    return all(len(parts) <= 2 for parts in cells) and any(
        piece.form == BREAK and piece is not NEWLINE for parts in cells for part in parts for piece in part
    )


def _columns(heads: Sequence[str], flats: Sequence[Sequence[Flat]]) -> list[Column]:
    width = max((len(parts) for parts in flats), default=0)
    return [
        _column(at, heads[at] if at < len(heads) else "", [parts[at] for parts in flats[:SAMPLE] if at < len(parts)])
        for at in range(width)
    ]


def _column(at: int, head: str, cells: Sequence[Flat]) -> Column:
    said = [_said(flat) for flat in cells]
    filled = [text for text in said if not placeholder(text)]
    count = len(filled) or 1
    linked = sum(any(anchor.role is None and not anchor.bare for anchor in flat.anchors) for flat in cells)
    field = field_of_column(head)
    asked = (
        filled if field in _WEIGHTS or field is Field.OTHER else []
    )  # other heads are believed, whatever stands there
    words = [word for text in asked for word in words_of(text)]
    return Column(
        at=at,
        head=head,
        field=field,
        words=len(words) / count,
        lettered=sum(map(str.isalpha, words)) / count,
        dates=sum(venues.is_date(text) for text in filled) / count,
        venues=sum(venues.is_venue_strictly(text) for text in asked) / count,
        people=sum(are_authors(text) for text in asked) / count,
        filled=len(filled) / (len(cells) or 1),
        linked=linked / (len(cells) or 1),
        identifying=not _IDENTIFYING.isdisjoint(words_of(head)),
        of_others=of_others(head),
        elsewhere=stands_over_others(head),
    )


def _said(flat: Flat) -> str:
    """Give the words of a cell without the labels of its links."""
    return LINKS.sub(
        lambda mark: "" if (anchor := flat.anchor(mark[0])).role or anchor.bare else anchor.label, flat.text
    )


def _title_column(columns: Sequence[Column]) -> Column | None:
    return max((column for column in columns if _title_score(column) > 0), key=_title_score, default=None)


def _title_score(column: Column) -> float:
    """Weigh the head and the contents: a column of titles has several words a cell, no dates, no people."""
    if column.filled < 0.3 or column.dates > 0.5:
        return 0
    base = _WEIGHTS.get(column.field, 0.0)
    if not base or column.words < 1:
        return 0
    facts = column.venues > 0.5 or column.people > 0.6
    if column.field is None and column.head and (facts or column.lettered < LEAST_WORDS):
        return 0
    named = column.field in (Field.TITLE, Field.DATASET)  # a set of data may be called after the event it was made for
    if facts and not named and (column.field is not Field.PAPER or column.words < LEAST_WORDS):
        base /= 4
    if column.field is Field.TITLE and column.words < LEAST_WORDS and not column.linked:
        base = NAMED_ONLY  # "LED" under "Title", and the title under "Paper"
    if column.field is None and column.head and not column.linked:
        base = UNKNOWN  # "Base LLM" beside a column of methods
    if column.words > 40 and column.field not in (Field.TITLE, Field.PAPER):
        return 0
    length = min(column.words, 8.0) if column.words >= LEAST_WORDS else 0.0
    return (
        base
        + length
        + 3 * column.linked
        - (12 if column.words < LEAST_WORDS and column.field in (Field.PAPER, None) else 0)
    )


def _row(row: Row, cell: Flat, parts: Sequence[Flat], columns: Sequence[Column], title: Column) -> Draft:
    reading = Reading(cell, titled_default=None if title.field is Field.DATASET else LinkRole.PAPER)
    reading.badges_of(cell)
    # What a column says of the venue, the date and the people is believed over a citation in the cell of the title.
    own = reading.set_apart()
    beside = [column for column in columns if column.at != title.at and column.at < len(parts)]
    known = [column for column in beside if column.field]
    for column in known:
        _cell(reading, column, parts[column.at])
    for column in known:  # a link that is named after a venue, or its server, is believed less than a column of venues
        _named(reading, column, parts[column.at])
        reading.badges_of(parts[column.at])
    reading.facts.fill(own)
    for column in beside:
        if not column.field:
            _cell(reading, column, parts[column.at])
            _named(reading, column, parts[column.at])
            reading.badges_of(parts[column.at])
    said = [_laid(column, parts[column.at]) for column in columns if column is not title and column.at < len(parts)]
    draft = reading.draft(row.line, marked=True, listed=title.head)
    if not draft.title and title.field is Field.DATASET:
        draft = draft._replace(title=_said(cell).strip(MARKS))  # called after an event: it says no venue
    return draft._replace(laid="\n".join((draft.laid, *filter(None, said))))


def _laid(column: Column, flat: Flat) -> str:
    """Give what a cell says; an identifier under a head such as "DOI" needs no label, and descriptions name others."""
    if column.field is Field.IGNORED or column.of_others:
        return ""
    if not column.identifying:
        return flat.text
    found = identify(flat.text.strip()) if flat.text.strip() else None
    return str(found) if found else flat.text


def _line(flat: Flat) -> str:
    """Give a cell as one line, the labels of its links in their places."""
    return " ".join(flat.labelled(flat.text.replace("\x0b", " ")).split())


def _named(reading: Reading, column: Column, flat: Flat) -> None:
    """Read a cell of links that is named after a venue or a date."""
    said = _line(flat) if column.field in (Field.PAPER, None) else ""
    if said and len(said) < LONGEST_NAMED and venues.is_venue_or_date(said):
        reading.facts.read(said)


def _holds_labels(flat: Flat, said: str) -> bool:
    """Tell whether a cell is labels of links alone, for one before it is missing: `| [The title](…) | [code](…) |`."""
    labels = bool(flat.anchors) and all(anchor.role for anchor in flat.anchors)
    return labels and not (without_links(flat.text, "").strip() or venues.is_venue_or_date(said))


def _cell(reading: Reading, column: Column, flat: Flat) -> None:
    """Read the links of a cell, and what it says of the venue, the date and the people."""
    said = _line(flat)
    meaning = column.field
    if column.dates > 0.6 and meaning not in (Field.VENUE, Field.AUTHORS):
        meaning = Field.DATE
    elif meaning is None and column.venues > 0.6:
        meaning = Field.VENUE
    elif meaning in (None, Field.OTHER) and column.people > 0.8 and column.words > 3:
        meaning = Field.AUTHORS
    role = ROLES.get(meaning) if meaning else None
    if meaning is Field.DATE:
        role = None
    aside = LinkRole.OTHER if meaning in (Field.ABOUT, Field.IGNORED) else None
    for anchor in flat.anchors:
        reading.targets.link(anchor, role or aside, titled=False, cell=True, elsewhere=column.elsewhere)
    if meaning is Field.VENUE and column.dates > 0.6:
        meaning = Field.DATE
    if meaning in (Field.AUTHORS, Field.VENUE, Field.DATE):
        if not _holds_labels(flat, said):
            reading.facts.keyed(meaning, said)
    elif meaning in (Field.NAME, None) and (cited := _CITED.search(said)):
        reading.facts.keyed(Field.AUTHORS, cited[1])
        reading.facts.keyed(Field.DATE, cited[2])
