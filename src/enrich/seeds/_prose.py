"""Read one row that is written as text: its title, and what the rest says."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

import enrich.seeds._venues as venues
from enrich.model import Link, LinkRole
from enrich.seeds._clean import LEAD_ISSUE, LEAD_VENUE, dashed_tail
from enrich.seeds._draft import Draft
from enrich.seeds._flat import FIRST, LAST, LINKS, MARKS, SPACE, TITLE, Anchor, Flat, key_of
from enrich.seeds._links import beside_papers, is_paper_beside, place, relative, role_of
from enrich.seeds._titles import Found, leads, name_of, title_of
from enrich.seeds._words import ROLES, Field, label_role, placeholder, words_of

DEEPEST = 8  # parts that a stretch is split into, one behind the other
LONGEST_DATE = 48  # letters
LONGEST = 400  # letters of a line below the title that can say more than prose
_IN = re.compile(
    r"^(?:in|at|published in|to appear in|appeared in|submitted(?: to)?)\s*:?\s+(?=[A-Z\d])", re.IGNORECASE
)
_AFFILIATION = re.compile(rf"(?<=\w)[ ]?\([^(){chr(FIRST)}-{chr(LAST)}\x0b\n]{{1,80}}\)(?=\s*(?:et[. ]+al|,\s*[A-Z]))")
_IN_PROSE = re.compile(r"\b(?:for|the|in|on|of|from|to|with|a|an|this|our|their|using|like|as|and|is|than)\s\Z")
_PROSE_BEFORE = re.compile(r"(?:\b[a-z][\w'-]*,?|,)\s[\"'(*]?\Z")
_PROSE_AFTER = re.compile(r"[\"')*]?,?\s+(?!(?:and|code|arxiv)\b)[a-z]{2,}\b")
_DATE_BEHIND = re.compile(rf"[,.\s]\s*({venues.DATE.pattern})$", re.IGNORECASE)
_ET_AL = re.compile(r"\bet[.\s]{0,2}al\b\.?")
_AFTER_PEOPLE = re.compile(r"\.(?:(?<=[^\s.]{2}\.)(?<!-[A-Z]\.)\s+|\s*(?=(?:19|20)\d\d))")
_BY = re.compile(r"^(?:by|from|authors?:?)\s+", re.IGNORECASE)
_QUOTE_OR_AL = re.compile(r"[\"“”«„《]$|\bet[.\s]{0,2}al\b\.?\s*$")  # what stands between people and a title
_ABOUT_END = re.compile(r"[.,;]\s|\s/\s")
_REMARK = re.compile(r"^\s*\([^()]*\)")
_SENTENCE_END = re.compile(r"(?<=[^\s.]{3})\.\s+(?=[A-Z])")
_GROUP = re.compile(r"[(\[（【]([^()\[\]（）【】]{1,120})[)\]）】]")
_YEAR_TAIL = re.compile(r"(?<=\s)(?!since|until|after|before|of|from)[a-z][\w-]*[.,]?\s+((?:19|20)\d\d)$")
#: A line that ends in a comma goes on in the next one.
_LINE_END = re.compile(r"[\x0b\n](?<![,，]\s\n)(?<![,，]\n)")
_NOTHING = f"{MARKS}{TITLE}\\"  # a line of no more than the title and marks says nothing else
_AROUND = " .,;:*_-–—/\"'“”：，。"
_OPENING = frozenset("([（【")
_CHUNK = re.compile(f"[\\[\\](){{}}（）【】|｜•\x0b{TITLE}{chr(FIRST)}-{chr(LAST)}]+|\\s[-–—]\\s|[;；、]\\s")


def read(flat: Flat, line: int, *, details: Flat | None = None) -> Draft:
    """Read a row of text; `details` are the lines below it."""
    reading = Reading(flat)
    if details:
        reading.details(details)
    reading.badges_of(flat)
    return reading.draft(line)


class Reading:
    """Collect the fields of one row; the first that says a thing is believed."""

    def __init__(self, flat: Flat, *, titled_default: LinkRole | None = None) -> None:
        """Read the row itself; a link that is the title has the role `titled_default` where nothing says another."""
        self.flat = flat
        self.found = found = title_of(flat)
        self.below: Flat | None = None
        self.titled_default = titled_default
        self.links: list[Link] = []
        self.venue: str | None = None
        self.date: str | None = None
        self.authors: tuple[str, ...] = ()
        self.labelled = False
        self.named = False  # a link is the title, or is labelled; a person's account is neither
        self.sure = False
        self.affiliated = False
        self.malformed: list[str] = []
        self.prose = 0
        if found:
            self.title_rest(flat.text[found.start : found.end])
        self.read_rest(flat, found)

    def details(self, below: Flat) -> None:
        """Read the lines below the row, which add fields but never the title."""
        self.below = below
        self.read_rest(below, None)
        self.badges_of(below)

    def draft(self, line: int, *, marked: bool = False, listed: str = "") -> Draft:
        """Give what was read."""
        flat, found = self.flat, self.found
        title = found.title if found else ""
        if title[-4:].isdigit() and (tail := _YEAR_TAIL.search(title)) and not self.date and len(title.split()) > 4:
            title, self.date = title[: tail.start(1)].rstrip(" .,"), tail[1]
        return Draft(
            line=line,
            title=title,
            title_url=found.url if found else "",
            links=tuple(dict.fromkeys(beside_papers(self.links))),
            venue=self.venue,
            date=self.date,
            authors=self.authors,
            laid=f"{flat.text}\n{self.below.text}" if self.below else flat.text,
            marked=marked or bool(found and found.score >= 3),
            labelled=self.labelled,
            bare=bool(self.links) and not self.named,
            sure=self.sure and any(link.role is LinkRole.PAPER or relative(link.url) for link in self.links),
            affiliated=self.affiliated,
            leads=bool(found and leads(flat.text[: found.start])),
            described=self.prose > 3,
            name=self.name_before(),
            listed=listed,
            malformed=tuple(self.malformed),
        )

    def name_before(self) -> tuple[str, str]:
        """Read the short name that leads the row to its site or repository, where a later link is the title."""
        flat, found = self.flat, self.found
        if not found or not found.url or not (lead := name_of(flat)) or flat.text[found.start] == lead[0]:
            return "", ""
        return lead[1].label, lead[1].url

    def title_rest(self, text: str) -> None:
        """Read the venue or date that the title's own brackets hold."""
        title = self.found.title if self.found else ""
        said = LINKS.sub(lambda mark: self.flat.anchor(mark[0]).label, text)
        if said != title:  # something was cut off
            if (venue := LEAD_VENUE.match(said)) and venues.is_venue_strictly(venue[1]):
                self.chunk(venue[1])
            if tail := dashed_tail(said):
                self.venue, self.date = self.venue or tail["venue"], tail["year"]
            before, _, after = said.partition(title)
            if before and self.found and self.found.url and _QUOTE_OR_AL.search(before):
                self.chunk(before)
                self.chunk(after)
            if (issue := LEAD_ISSUE.match(said.lstrip(MARKS))) and venues.is_venue_strictly(issue[2]):
                self.venue, self.date = issue[2], f"{'20' if issue[1] < '50' else '19'}{issue[1]}"
            for group in _GROUP.findall(said):
                if group not in title and (venues.is_venue(group) or not label_role(group)):
                    self.chunk(group, bracketed=True)
        for mark in LINKS.findall(text):
            self.link(self.flat.anchor(mark), None, titled=True)

    def read_rest(self, flat: Flat, found: Found | None) -> None:
        text = flat.text
        if found:
            text = text[: found.start] + TITLE * (found.end - found.start) + text[found.end :]
        meaning: Field | None = None
        for start, stop in _lines(text):
            if found is None and stop - start > LONGEST and not LINKS.search(text, start, stop):
                continue
            begin = start
            line = text[start:stop]
            head = line[:40]
            if (":" in head or "：" in head) and (key := key_of(line)):
                meaning = key[0]
                begin += key[1]
            elif not LINKS.match(line.lstrip()):
                meaning = None
            if line.strip(_NOTHING):
                self.read_line(flat, text, begin, stop, meaning)

    def read_line(self, flat: Flat, text: str, start: int, stop: int, meaning: Field | None) -> None:
        role = ROLES.get(meaning) if meaning else None
        before = start
        for mark in LINKS.finditer(text, start, stop):
            said = text[before : mark.start()]
            if said[-1:] == " " and _in_prose(said, text, mark.end(), stop, first=before == start):
                continue
            anchor = flat.anchor(mark[0])
            self.link(anchor, role or self.said_role(said), titled=False)
            before = mark.end()
            if not (anchor.role or anchor.bare or self.venue) and self.is_part(said, text[before:stop], anchor):
                self.venue = anchor.label
        value = text[start:stop]
        if meaning in (Field.AUTHORS, Field.VENUE, Field.DATE, Field.ABOUT):
            self.keyed(meaning, LINKS.sub(lambda mark: flat.anchor(mark[0]).label, value))
        elif meaning is None:
            title = self.found.start if self.found and flat is self.flat else -1
            for at, chunk, bracketed in _chunks(flat, text, start, stop):
                self.chunk(chunk, bracketed=bracketed, tag=bracketed and at < title)

    def is_part(self, said: str, rest: str, anchor: Anchor) -> bool:
        """Tell whether a paper's link is a part between pipes, and named after its journal: the title is another."""
        between = said.rstrip()[-1:] == "|" and rest.lstrip()[:1] in {"|", ""}
        linked = self.found is None or self.found.url
        return between and not linked and place(anchor.url).role is LinkRole.PAPER

    def said_role(self, before: str) -> LinkRole | None:
        """Read `Paper: ` or `code:` right before a bare link."""
        said = before.rstrip(" [(<")
        if said[-1:] not in {":", "：", "="}:
            return None
        words = words_of(said[-30:])
        return label_role(words[-1]) if words else None

    def keyed(self, meaning: Field, value: str) -> None:
        value = SPACE.sub(" ", value).strip(" .*_[]|")
        if placeholder(_ET_AL.sub("", value) if meaning is Field.AUTHORS else value):
            return
        if meaning is Field.AUTHORS and not self.authors:
            self.authors = venues.split_authors(value)
        elif meaning is Field.VENUE and not self.venue:
            self.venue = value
        elif meaning is Field.DATE and not self.date:
            self.date = value
        elif meaning is Field.ABOUT and venues.is_venue_strictly(first := _ABOUT_END.split(value, maxsplit=1)[0]):
            self.venue = self.venue or first

    def link(self, anchor: Anchor, said: LinkRole | None, *, titled: bool, cell: bool = False) -> None:
        label, url, _, role, bare = anchor
        if "://" not in url and _leads_nowhere(url):
            if role or (titled and not url):
                self.malformed.append(label)
                self.labelled = self.labelled or role is not None
            return
        if anchor.inside or url.startswith("mailto:"):
            return
        labelled = role or said
        where = place(url).role
        if cell and not role and where in (LinkRole.PROJECT, LinkRole.VIDEO, LinkRole.DATASET):
            labelled = None
        if not titled and not cell and not bare and (not role or _names_server(label)):
            self.label(anchor)
        self.named = self.named or titled or role is not None or (label != url and not place(url).is_repository)
        self.labelled = self.labelled or role is not None or said is not None or bare
        self.sure = self.sure or where is LinkRole.PAPER or LinkRole.PAPER in (role, said)
        self.sure = self.sure or (titled and is_paper_beside(url))
        if not titled and labelled is None and not bare and (venues.is_venue(label) or venues.YEAR.search(label)):
            labelled = LinkRole.PAPER
            self.labelled = True
        named = labelled or (self.titled_default if titled else None)
        self.links.append(Link(url=url, role=role_of(url, named, titled=titled)))

    def label(self, anchor: Anchor) -> None:
        """Read the venue, the date or the people that a link is named after: all of the label is the venue's."""
        if not self.authors and (cited := venues.cited(anchor.label)):
            self.authors, self.date = cited[0], self.date or cited[1]
            return
        dated = venues.YEAR.search(anchor.label) is not None
        if venues.is_date(anchor.label):
            self.chunk(anchor.label)
        elif dated or venues.is_venue(anchor.label):
            venue = self.venue
            self.chunk(anchor.label)
            self.venue = venue or anchor.label

    def badges_of(self, flat: Flat) -> None:
        """Read the venue and the date that pictures of text say."""
        for badge in flat.badges:
            said = badge.text or badge_text(badge.url)
            if (len(said) < 40 and not label_role(said)) or said.casefold() in {"arxiv", "biorxiv"}:
                self.chunk(said)

    def chunk(self, text: str, *, bracketed: bool = False, tag: bool = False, depth: int = 0) -> None:
        """Read one stretch between marks: date, venue, authors, or two of them; a tag before the title names nobody."""
        text = " ".join(text.split())
        if not self.venue and ". " in text and (venue := venues.abbreviated(_IN.sub("", text.lstrip(_AROUND)))):
            self.venue = venue
            self.date = self.date or (venue[-4:] if venue[-4:].isdigit() else None)
            text = text.partition(venue)[2]
        text = text.strip(_AROUND)
        if text[:1] == ">":
            text = text[1:].lstrip()  # `<[The title](…)> by Ada Lampe, 2021`
        if text[:3] in {"by ", "By "}:
            text = self.said_by(text)
        if not text or placeholder(text := _IN.sub("", text)):
            return
        if len(text) > LONGEST and "et al" not in text and text.count(",") * 40 < len(text):
            self.prose += 9
        elif venues.is_date(text):
            self.date = self.date or text
        elif venues.is_venue_strictly(text) or (bracketed and venues.ends_in_year(text)):
            self.venue = self.venue or text
        elif depth > DEEPEST or not (self.split_authors_off(text, depth + 1) or self.split_date_off(text, depth + 1)):
            self.unsplit(text, bracketed=bracketed, tag=tag)

    def unsplit(self, text: str, *, bracketed: bool, tag: bool) -> None:
        """Read a stretch that says one thing: where people work, people, a venue, or else prose."""
        people, venue = venues.are_authors(text), venues.is_venue(text)
        if (bracketed or people or venue) and venues.is_affiliation(text):
            self.affiliated = self.affiliated or bracketed
            self.prose += 0 if bracketed else len(text.split())
        elif bracketed and venues.are_initials(text):
            return
        elif people and not (tag or self.authors) and not (venue and "," not in text):
            self.authors = venues.split_authors(text)
        elif venue:
            self.venue = self.venue or self.venue_of(text)
        else:
            self.prose += len(text.split())

    def said_by(self, text: str) -> str:
        """Read "by Ada Lampe, 2021", and give what is left to read: a name before a year may be a venue without it."""
        text = _BY.sub("", text)
        person, _, rest = text.partition(",")
        if self.authors or not venues.is_date(rest.strip()) or not venues.are_authors(person):
            return text
        self.authors = venues.split_authors(person)
        return rest.strip()

    def split_authors_off(self, text: str, depth: int) -> bool:
        """Read "by Ada Lampe, Bo Ohm et al., CVPR 2021": people up to "et al.", the rest behind it."""
        text = _BY.sub("", text)
        head, comma, rest = text.partition(",")
        if (
            comma
            and rest.strip()
            and venues.is_venue_strictly(head)
            and not venues.YEAR.search(head)
            and not venues.is_date(rest.strip())
        ):
            self.venue = self.venue or head.strip()
            self.chunk(rest, depth=depth)
            return True
        found = _ET_AL.search(text) if "et" in text else None
        if found:
            if not self.authors:
                self.authors = venues.split_authors(text[: found.end()])
            self.chunk(_REMARK.sub("", text[found.end() :]), depth=depth)
            return True
        parts = _AFTER_PEOPLE.split(text, maxsplit=1) if "." in text else [text]
        if len(parts) == 1 and venues.is_venue_strictly((ends := text.rpartition(". "))[2]):
            parts = [ends[0], ends[2]]  # behind an initial: "Ohm B, Lampe A. CVPR, 2021"
        if (
            len(parts) == 2
            and not self.authors
            and len(parts[0]) > 4
            and venues.are_authors(parts[0])
            and not venues.is_venue_strictly(parts[0])
        ):
            self.authors = venues.split_authors(parts[0])
            self.chunk(parts[1], depth=depth)
            return True
        return False

    def split_date_off(self, text: str, depth: int) -> bool:
        """Read "arXiv, May 2023" and "Nature Methods. 2024-01": a venue, and a date behind it."""
        dated = any(map(str.isdigit, text[-8:]))
        found = _DATE_BEHIND.search(text, max(0, len(text) - LONGEST_DATE)) if dated else None
        if not found or not (left := text[: found.start()].strip(" ,.(")):
            return False
        if len(found[1]) == 4 and found[1].isdecimal() and (venues.is_venue(text) or venues.is_venue(left)):
            if not self.venue and not venues.are_authors(left.rsplit(",", 1)[0]):
                self.venue = self.venue_of(text)
                if text[found.start()] == ",":
                    self.date = self.date or found[1]
                return True
            if "," in left:
                self.chunk(left.rsplit(",", 1)[0], depth=depth)
                self.chunk(f"{left.rsplit(',', 1)[1]} {found[1]}", depth=depth)
                return True
        self.chunk(found[1], depth=depth)
        if not self.venue and len(left.split()) <= 2 and left[0].isupper():
            self.venue = text if text.endswith(found[1]) and found[1].isdigit() else left
        else:
            self.chunk(left, depth=depth)
        return True

    def venue_of(self, text: str) -> str | None:
        """Take a venue out of a sentence: its first part that is one."""
        parts = _SENTENCE_END.split(text)
        return next((part for part in parts if venues.is_venue(part)), text).strip(" .,;")


def _in_prose(said: str, text: str, end: int, stop: int, *, first: bool) -> bool:
    """Tell whether a link stands in running text: "built on [Y](…)", "as the [paper](…) shows"."""
    tail = said[-24:]
    if (found := _IN_PROSE.search(tail)) and not (first and found.start() + len(said) - len(tail) == 0):
        return True
    return bool(_PROSE_BEFORE.search(tail)) and bool(_PROSE_AFTER.match(text, end, stop))


def _leads_nowhere(url: str) -> bool:
    """Tell whether words stand in place of an address, as in a template: `[code](code超链接)`."""
    stands_in = url.isalnum() and not url.isascii()
    return not url or url in {"link", "url", "#"} or stands_in or placeholder(url)


def _names_server(label: str) -> bool:
    """Tell whether a label names a preprint with its number or year: "arXiv:1904.13240", "bioRxiv 2023"."""
    return any(map(str.isdigit, label)) and venues.is_venue(label)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _LINE_END.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _chunks(flat: Flat, text: str, start: int, stop: int) -> Iterator[tuple[int, str, bool]]:
    """Cut a line where a mark stands or the style changes, and say of each piece where, and whether in brackets."""
    inside = flat.edges[bisect_right(flat.edges, start) : bisect_left(flat.edges, stop)]
    for first, last in pairwise((start, *inside, stop)):
        piece = text[first:last]
        if "(" in piece:
            piece = _AFFILIATION.sub(" ", piece)
        before = text[first - 1 : first] if first > start else ""
        at = 0
        for mark in _CHUNK.finditer(piece):
            if mark.start() - at > 1:
                yield first + at, piece[at : mark.start()], before[-1:] in _OPENING
            before = mark[0]
            at = mark.end()
        if len(piece) - at > 1:
            yield first + at, piece[at:], before[-1:] in _OPENING


def badge_text(url: str) -> str:
    """Read what a shields.io badge says: `/badge/LABEL-MESSAGE-COLOUR`."""
    found = re.search(r"shields\.io/badge/([^?#]+)", url)
    if not found:
        return ""
    parts = [part for part in re.split(r"(?<!-)-(?!-)", found[1].replace("%20", " ").replace("_", " ")) if part]
    return " ".join(parts[:-1]) if len(parts) > 1 else ""
