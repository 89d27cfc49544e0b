"""Read one row that is written as text: its title, and what the rest says."""

from __future__ import annotations

import re
from bisect import bisect_right

import enrich.seeds._venues as venues
from enrich.model import LinkRole
from enrich.seeds._authors import split_authors
from enrich.seeds._badges import said_by
from enrich.seeds._before import tags_end
from enrich.seeds._clean import LEAD_GROUPS, LEAD_ISSUE, LEAD_VENUE, published_tail
from enrich.seeds._coded import without_issues
from enrich.seeds._draft import Draft
from enrich.seeds._ends import is_running
from enrich.seeds._facts import LONGEST, Facts
from enrich.seeds._flat import FIRST, LAST, LINK_MARK, LINKS, MARKS, TITLE, Anchor, Flat, key_of
from enrich.seeds._inline import EM
from enrich.seeds._linked import name_of
from enrich.seeds._links import place
from enrich.seeds._marked import Found
from enrich.seeds._people import (
    are_authors,
    is_affiliation,
    is_family_name,
)
from enrich.seeds._quotes import QUOTE, QUOTES
from enrich.seeds._references import dated as dated_reference
from enrich.seeds._references import issue_behind, issuer, publication, reference
from enrich.seeds._stated import leads_elsewhere, lists_more
from enrich.seeds._stretches import keyed_lines, lines, stretches
from enrich.seeds._tags import are_behind_name, is_citation_key, may_name_anything
from enrich.seeds._targets import Targets, said_role
from enrich.seeds._titles import has_name, has_subject, leads, title_of
from enrich.seeds._typed import typed
from enrich.seeds._words import ROLES, Field, label_role

_IN_PROSE = re.compile(r"\b(?:for|the|in|on|of|from|to|with|a|an|this|our|their|using|like|as|and|is|than)\s\Z")
_AVAILABLE = re.compile(r"\bavailable (?:on|at|in|from|via|through) \Z")
_PROSE_BEFORE = re.compile(r"(?:\b[a-z][\w'-]*,?|,)\s[\"'(*]?\Z")
_PROSE_AFTER = re.compile(r"[\"')*]?,?\s+(?!(?:and|code|arxiv)\b)[a-z]{2,}\b")
_QUOTE_OR_AL = re.compile(r"[\"“”«„《]$|\bet[.\s]{0,2}al\b\.?\s*$")  # what stands between people and a title
_GROUP = re.compile(r"[(\[（【]([^()\[\]（）【】]{1,120})[)\]）】]")
_YEAR_TAIL = re.compile(
    r"(?:(?<=\s)(?!(?:since|until|after|before|of|from|in|by|to|for|at|and|the|year)\b)[a-z][\w-]*[.,]?\s+"
    r"|(?<=[^\W\d])，\s?)((?:19|20)\d\d)$"
)
_NOTHING = f"{MARKS}{TITLE}\\"  # a line of no more than the title and marks says nothing else
#: `Lamps in rooms 7.1 (2021): 3-9`: a journal is known by the volume before its year and the pages behind.
_ISSUE = re.compile(r"(?<!\w)([A-Z][\w &®'’-]{3,100}?)\s\d{1,4}(?:\.[\w-]{1,12})?\s\((?:19|20)\d\d\):\s\d")
#: `The title, in Lamps and Rooms 2021`
_IN_VENUE = re.compile(
    rf"(?:[,.(\[{TITLE}]\s*|\A\s*)[Ii]n:?\s+(?P<venue>[A-Z][^.:;?!,(){TITLE}{chr(FIRST)}-{chr(LAST)}\n\x0b]{{1,80}}?),?\s+"
    r"\(?(?P<year>(?:19|20)\d\d)\b"
)
#: `Ada Lampe: [The title](…). Lamp Thread (2021)`
_NAMED_BEFORE_YEAR = re.compile(
    rf"[{TITLE}.]\s*(?P<venue>[A-Z][^.:;?!,(){TITLE}{chr(FIRST)}-{chr(LAST)}\n\x0b]{{2,60}}?)\s+\((?:19|20)\d\d\)\W*\Z"
)
_COUNTED = re.compile(r"\b(?:[Cc]ited(?: by)?|[Cc]itations?)[:\s]\W*\Z")  # `Cited: 1985`
LONGEST_COUNT = 16  # letters before a number that counts citations
_WORD = re.compile(r"[^\W\d_]+")
_YEAR_ALONE = re.compile(r"\. ((?:19|20)\d\d)\Z")  # "Advances in Lamps, pp. 3-9. 2021"
_YEAR_NEXT = re.compile(r",? \(?((?:19|20)\d\d)\b")
_SAID = re.compile(r"[^\W_]")
#: `[The title](…), Mathematical Lamps of Rooms 2021`
_NAMED_BEHIND_TITLE = re.compile(
    rf"{TITLE},\s+(?P<venue>[A-Z][^.:;?!,(){TITLE}{chr(FIRST)}-{chr(LAST)}\n\x0b]{{5,80}}?),?\s+(?P<year>(?:19|20)\d\d)\W*\Z"
)
FEWEST = 4  # words of a title before its year
LONGEST_BADGE = 40  # letters
LETTERS = 30  # of a person's name and the comma behind it, at most on the average
SEVERAL = 2  # colons of a line that may have several keys


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
        self.facts = Facts()
        self.targets = Targets(found, self.facts, titled_default)
        if found:
            self.title_rest(flat.text[found.start : found.end])
            self.facts.running = is_running(flat.text, found.end)
            if (parts := typed(flat.text)) and parts.start == found.start:
                self.facts.typed(parts)
            if flat.text[found.start : found.start + 1] in QUOTES and (issued := issuer(flat.text[: found.start])):
                self.facts.authors, self.facts.date = (issued[0],), issued[1]
            told = dated_reference(flat.text) if "). " in flat.text[: found.start] else None
            if told and told[0] == found.start and is_family_name(told[2].people):
                self.facts.authors = (told[2].people,)
            self.facts.published(publication(flat.text, found.end))
        self.read_rest(flat, found)

    def details(self, below: Flat) -> None:
        """Read the lines below the row, which add fields but never the title."""
        self.below = below
        self.read_rest(below, None)
        self.badges_of(below)

    def draft(self, line: int, *, marked: bool = False, listed: str = "") -> Draft:
        """Give what was read."""
        flat, found, targets = self.flat, self.found, self.targets
        title = found.title if found else ""
        if not title.isascii() and LINKS.search(title):
            title = " ".join(LINKS.sub(" ", title).split())  # of a link that is broken
        if title[:4].isdecimal() and title[4:5] == "-" and any(f"/{title[:4]}." in link.url for link in targets.links):
            title = title[5:].lstrip()  # `2101-The title`, the month of its preprint
        if (
            title[-4:].isdigit()
            and (tail := _YEAR_TAIL.search(title))
            and not self.facts.date
            and len(title[: tail.start(1)].split()) >= FEWEST
        ):
            title, self.facts.date = title[: tail.start(1)].rstrip(" .,，"), tail[1]
        return Draft(
            line=line,
            title=title,
            title_url=found.url if found else "",
            links=targets.told(),
            venue=self.facts.venue or self.facts.numbered,
            date=self.facts.date,
            authors=self.facts.authors,
            laid=f"{flat.text}\n{self.below.text}" if self.below else flat.text,
            marked=marked or bool(found and found.score >= 3),
            labelled=targets.labelled,
            bare=bool(targets.links) and not targets.named,
            sure=targets.lead_to_paper(),
            aside=0 < len(targets.links) == targets.asides,
            affiliated=self.facts.affiliated,
            leads=found is not None and self.begins(found),
            described=self.facts.prose > 3,
            name=self.name_before() if found and found.url and found.start else ("", ""),
            listed=listed,
            refers=targets.refers and not targets.links,
            malformed=tuple(targets.malformed),
        )

    def set_apart(self) -> Facts:
        """Give the facts that were read, and collect anew: what columns say is believed before them."""
        told, self.facts = self.facts, Facts()
        self.targets.facts = self.facts
        return told

    def begins(self, found: Found) -> bool:
        """Tell whether the title begins the row, or only tags, people or the subject stand before it."""
        if found.start == 0:
            return True
        before = self.flat.text[self.flat.tagged or tags_end(self.flat) : found.start]
        if leads(before) or has_name(self.flat, found.start):
            return True
        return found.url != "" and has_subject(self.flat, found.start)

    def name_before(self) -> tuple[str, str]:
        """Read the short name that leads the row to its site or repository, where a later link is the title."""
        lead = name_of(self.flat)
        apart = lead and self.found and self.flat.text[self.found.start] != lead[0]
        return (lead[1].label, lead[1].url) if lead and apart else ("", "")

    def title_rest(self, text: str) -> None:
        """Read the venue or date that the title's own brackets hold."""
        title = self.found.title if self.found else ""
        marks = [] if text.isascii() else LINKS.findall(text)
        said = self.flat.labelled(text) if marks else text
        if said != title:  # something was cut off
            if (venue := LEAD_VENUE.match(said)) and venues.is_venue_strictly(venue[1]):
                self.facts.read(venue[1])
            if tail := published_tail(" ".join(said.split())):
                self.facts.venue, self.facts.date = self.facts.venue or tail.venue, self.facts.date or tail.year
                self.facts.authors = self.facts.authors or split_authors(tail.people)
            told = reference(said)
            quotes = told is not None and QUOTE.search(told.title.removeprefix(title)) is not None
            if told and title in told.title and not quotes:
                self.facts.cited(told)
            before, _, after = said.partition(title)
            if before and self.found and self.found.url and _QUOTE_OR_AL.search(before):
                self.facts.read(before)
                self.facts.read(after)
                self.by_place(after)
            if quotes and not self.facts.date and (year := _YEAR_ALONE.search(self.facts.venue or "")):
                self.facts.date = year[1]
            self.issue_before(said)
            for group in _GROUP.findall(said):
                if (
                    group not in title
                    and not (said.find(group) == 1 and are_authors(group))
                    and (venues.is_venue(group) or not label_role(group))
                ):
                    self.facts.read(group, bracketed=True)
        for mark in marks:
            self.targets.link(self.flat.anchor(mark), self.title_role(), titled=True)

    def issue_before(self, said: str) -> None:
        """Read the year, or the venue and the year, that a title begins with as files are named."""
        if groups := LEAD_GROUPS.match(said):
            self.facts.date = self.facts.date or groups["year"]
        if (issue := LEAD_ISSUE.match(said.lstrip(MARKS))) and venues.is_venue_strictly(issue[2]):
            self.facts.venue, self.facts.date = issue[2], str(venues.in_full(issue[1]))

    def title_role(self) -> LinkRole | None:
        """Read `Paper: ` before a title that is a link."""
        before = self.flat.text[: self.found.start] if self.found else ""
        key = key_of(before) if ":" in before or "：" in before else None
        return ROLES.get(key[0]) if key and not before[key[1] :].strip(MARKS) else None

    def read_rest(self, flat: Flat, found: Found | None) -> None:
        text = flat.text
        if found:
            text = text[: found.start] + TITLE * (found.end - found.start) + text[found.end :]
        text, venue, year = without_issues(flat, text)
        meaning: Field | None = None
        for start, stop in lines(text) if text.count(":") < SEVERAL else keyed_lines(flat, text):
            if found is None and stop - start > LONGEST and _is_prose(text[start:stop]):
                continue
            begin = start
            line = text[start:stop]
            head = line[:40]
            if (":" in head or "：" in head or " |" in head or "｜" in head) and (key := _key_in(line)):
                meaning = key[0]
                begin += key[1]
            elif line.lstrip()[:1] < LINK_MARK:  # it does not begin with a link
                meaning = None
            if line.strip(_NOTHING):
                self.read_line(flat, text, begin, stop, meaning)
        self.facts.venue, self.facts.date = self.facts.venue or venue or None, self.facts.date or year or None

    def read_line(self, flat: Flat, text: str, start: int, stop: int, meaning: Field | None) -> None:
        """Read the links of a line, then what else it says: by the key before it, or stretch by stretch."""
        named = self.read_links(flat, text, start, stop, ROLES.get(meaning) if meaning else None)
        value = text[start:stop]
        if meaning in (Field.AUTHORS, Field.VENUE, Field.DATE, Field.ABOUT):
            self.facts.keyed(meaning, flat.labelled(value))
        elif (meaning is None or (meaning is Field.PAPER and TITLE in value)) and _SAID.search(value.lstrip(TITLE)):
            if told := issue_behind(value.rpartition(TITLE)[2]):
                self.facts.issued(*told)
                return
            self.read_stretches(flat, text, start, stop, named=named)
            if not self.facts.venue:
                self.by_place(value)
            if not self.facts.venue and self.facts.authors:
                self.by_style(flat, text, start, stop)

    def read_links(self, flat: Flat, text: str, start: int, stop: int, role: LinkRole | None) -> bool:
        """Read the links of a line, and tell whether some are its own."""
        before = start
        elsewhere = False
        for at, anchor in flat.linked(text, start, stop):
            said = text[before:at]
            listed = elsewhere and lists_more(said) and (anchor.role is None or self.targets.has_paper())
            elsewhere = leads_elsewhere(said) or listed
            if not elsewhere and said[-1:] == " " and _in_prose(said, text, at + 1, stop, first=before == start):
                continue
            self.targets.link(anchor, role or said_role(said), titled=False, elsewhere=elsewhere)
            if anchor.bracketed or said[-1:] == "[":
                self.targets.link_apart(anchor)
            before = at + 1
            if not self.facts.venue and (self.is_part(said, text[before:stop], anchor) or self.is_tag(at, anchor)):
                self.facts.venue = anchor.label
        return before > start

    def read_stretches(self, flat: Flat, text: str, start: int, stop: int, *, named: bool) -> None:
        """Read a line stretch by stretch; what stands before the title, or beside it, may be a tag."""
        title = self.found.start if self.found and flat is self.flat else -1
        said = text[max(0, start - LONGEST_COUNT) : stop]
        counted = "ited" in said or "itation" in said
        for at, chunk, bracketed in stretches(flat, text, start, stop):
            if self.found and chunk.strip() == self.found.title:
                continue  # a short name in brackets that is all of the title
            if counted and _COUNTED.search(text, max(0, at - LONGEST_COUNT), at):
                continue
            if self.is_spelled_out(chunk) or (
                bracketed and at < title and is_citation_key(chunk, text[at + len(chunk) : stop])
            ):
                continue
            # Behind a name and its links, on a line before the title's, stand tags as well.
            tag = at < title and (bracketed or at < flat.tagged or (named and stop <= title) or _stands_open(text, at))
            tag = tag and not (bracketed and are_behind_name(text, at, chunk))
            tag = tag or (bracketed and text[at - 1] == "【")  # a remark
            tag = tag or (bool(flat.spans) and may_name_anything(flat, text, at, chunk, leads=at < title))
            self.facts.read_part(chunk, bracketed=bracketed, tag=tag)

    def is_spelled_out(self, chunk: str) -> bool:
        """Tell whether words are what the title is short for: `[LIR](…) - Lamps In Rooms`."""
        title = self.found.title if self.found else ""
        initials = "".join(word[0] for word in _WORD.findall(chunk)) if title.isupper() and chunk[:1] != "(" else ""
        return len(initials) > 1 and initials.upper() == title and not venues.is_venue(chunk)

    def by_place(self, said: str) -> None:
        """Read a venue that nobody knows by where it stands: in an issue, behind "in", or before a year in brackets."""
        if "): " in said and (issue := _ISSUE.search(said)):
            self.facts.venue = issue[1]
        elif ("in " in said or "In " in said or "n:" in said) and (named := _IN_VENUE.search(said)):
            self.facts.venue = self.facts.venue_of(named["venue"])
            self.facts.date = self.facts.date or named["year"]
        elif (named := _NAMED_BEHIND_TITLE.search(said)) and venues.is_named(named["venue"]):
            if not (are_authors(named["venue"]) or is_affiliation(named["venue"])):
                self.facts.named(named["venue"], named["year"])
        elif self.facts.authors and (named := _NAMED_BEFORE_YEAR.search(said)):
            venue = named["venue"]
            called = venues.is_named(venue) or (venue.isupper() and venue.isalpha())
            self.facts.venue = venue if called and venue not in self.facts.authors else None

    def by_style(self, flat: Flat, text: str, start: int, stop: int) -> None:
        """Read a venue that nobody knows where it stands in italics behind the people, and its year behind it."""
        spans = flat.spans  # in order; `(at,)` stands before all that begin there
        for first, last, style in spans[bisect_right(spans, (start + 1,)) : bisect_right(spans, (stop,))]:
            year = _YEAR_NEXT.match(text, last) if style == EM and last <= stop else None
            said = text[first:last].strip(MARKS) if year else ""
            if year and said[:1].isupper() and TITLE not in said and not are_authors(said):
                self.facts.venue, self.facts.date = said, self.facts.date or year[1]

    def is_tag(self, at: int, anchor: Anchor) -> bool:
        """Tell whether a label that names a venue too stands in brackets right before the title: `[[AAAI](…)] T`."""
        laid, found = self.flat.text, self.found
        if anchor.role is not LinkRole.PAPER or not found or at != 1 or laid[0] != "[" or laid[2:3] != "]":
            return False
        return not laid[3 : found.start].strip() and venues.is_venue_strictly(anchor.label)

    def is_part(self, said: str, rest: str, anchor: Anchor) -> bool:
        """Tell whether a paper's link is a part between pipes, and named after its journal: the title is another."""
        if anchor.role or anchor.bare:
            return False
        between = said.rstrip()[-1:] == "|" and rest.lstrip()[:1] in {"|", ""}
        linked = self.found is None or self.found.url
        return between and not linked and place(anchor.url).role is LinkRole.PAPER

    def badges_of(self, flat: Flat) -> None:
        """Read the venue and the date that pictures of text say."""
        for badge in flat.badges:
            said = said_by(badge)
            told = len(said) < LONGEST_BADGE and (venues.is_date(said) or venues.is_venue(said))
            told = told and not venues.names_nothing(said)
            if (told and (venues.is_known_dated(said) or not label_role(said))) or said.casefold() in {
                "arxiv",
                "biorxiv",
            }:
                self.facts.read(said)


def _stands_open(text: str, at: int) -> bool:
    """Tell whether a bracket is open at a place: `[2021.06 | Lamp Letters] The title`."""
    return text.rfind("[", 0, at) > text.rfind("]", 0, at)


def _is_prose(line: str) -> bool:
    """Tell whether a long line below a title says nothing of the row: it has no links, and lists nobody."""
    return LINKS.search(line) is None and line.count(",") * LETTERS < len(line)


def _key_in(line: str) -> tuple[Field, int] | None:
    """Read the key that a line begins with; "arXiv:2101.00001" behind the title is none."""
    key = key_of(line)
    return None if key and line[0] == TITLE and line[key[1] : key[1] + 1].isdigit() else key


def _in_prose(said: str, text: str, end: int, stop: int, *, first: bool) -> bool:
    """Tell whether a link stands in running text: "built on [Y](…)", "as the [paper](…) shows"."""
    tail = said[-24:]
    if _AVAILABLE.search(tail) or said.strip(" ;,.") == "and":
        return False
    if (found := _IN_PROSE.search(tail)) and not (first and found.start() + len(said) - len(tail) == 0):
        return True
    return bool(_PROSE_BEFORE.search(tail)) and bool(_PROSE_AFTER.match(text, end, stop))
