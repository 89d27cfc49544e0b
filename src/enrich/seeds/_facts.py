"""What the text of a row says beside its title: venue, date and people, and how much is prose."""

from __future__ import annotations

import re

import enrich.seeds._venues as venues
from enrich.seeds._authors import ends_in_initial, split_authors
from enrich.seeds._flat import SPACE, TITLE
from enrich.seeds._journals import is_journal, without_volume
from enrich.seeds._openings import opening, without_by, without_in
from enrich.seeds._people import (
    AFTER_PEOPLE,
    NOBODY,
    are_affiliations,
    are_authors,
    are_before_venue,
    are_initialled,
    are_initials,
    are_plainly_people,
    begins_with_sentence,
    indexed_end,
    is_affiliation,
    is_place,
    is_unlike,
)
from enrich.seeds._published import (
    behind_affiliation,
    is_called_journal,
    is_venue_before,
    named_last,
    published_in,
)
from enrich.seeds._references import Publication, Reference, publication
from enrich.seeds._stretches import AROUND, says_nothing
from enrich.seeds._typed import Typed
from enrich.seeds._words import Field, placeholder

RUNNING = 24  # words of prose after which a row is running text
STRETCH = 60  # letters; a longer stretch of it is more of the same
DEEPEST = 8  # parts that a stretch is split into, one behind the other
SHORT = 3  # letters of a venue's short name; fewer may be initials
LETTERS = 40  # of what stands between commas, at most on the average, where a long stretch names people
FEWEST_BEFORE = 3  # blanks between people without commas, who are none that can be told
SEVERAL_COMMAS = 2  # before a venue: they stand between people
LONGEST_DATE = 48  # letters
LONGEST = 400  # letters of a line below the title that can say more than prose
_YEAR_BEHIND = re.compile(r"[\s,(]((?:19|20)\d\d)\)?\Z")  # "Lampe et al. (2021)" in a column of people
_DATE_BEHIND = re.compile(rf"[,.\s]\s*({venues.DATE.pattern})$", re.IGNORECASE)
_ET_AL = re.compile(r"et(?<!\wet)[.\s]{0,2}al\b\.?")
_MONTH_END = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\Z")  # "Nov. 2021" has no people
_PEOPLE_YEAR = re.compile(rf"(?P<people>[^\d:;?!]{{4,400}}?)(?P<comma>,)?\s(?P<year>{venues.YEARS})")
_PAGES_BEGIN = re.compile(r"\s*\((?:pp|[Vv]ol|[Nn]o)\.?$")  # what a full stop left of "(pp. 3-9)"
_NAMED = re.compile(r"(?:(?! and )[^,;&.]){2,40}")  # `**Lamp Loss:**`, the name of a method and of no one
_DATED_VENUE = re.compile(r"(?P<venue>[^\[\]]+?) \[(?P<date>[^\[\]]+)\]")  # `arxiv [Oct'21]`
_YEAR_NAMED = re.compile(r"(?:19|20)\d\d-[A-Z][A-Za-z][\w &.-]{1,40}")  # `[2024-Cluster Computing]`
_ABOUT_END = re.compile(r"[.,;]\s|\s/\s")
_REMARK = re.compile(r"^\s*\([^()]*\)")
_SEVERAL = re.compile(r",|&| and | et al")
_PICTURE_END = re.compile(r"\s*[^\w\s()\[\]'’.,/–-]+\Z")  # "2021.12 🔥"
#: `Remote Sensing, 2017, Ada Lampe et al.`
_ISSUE_FIRST = re.compile(rf"([A-Z][^,.:?!]{{2,80}},? {venues.YEARS}), (?=[A-Z])")
_SENTENCE_END = re.compile(r"(?<=[^\s.]{3})\.[\"”]?\s+(?=[A-Z])")


class Facts:
    """Collect what stretches of text say; the first that says a thing is believed."""

    __slots__ = ("affiliated", "authors", "date", "dated", "numbered", "prose", "running", "tagged", "venue", "whole")

    def __init__(self) -> None:
        self.venue: str | None = None
        self.numbered: str | None = None  # a preprint with its number: any venue is believed before it
        self.date: str | None = None
        self.authors: tuple[str, ...] = ()
        self.dated = False  # the venue stands in a column of dates: one of venues is believed before it
        self.affiliated = False  # the row says where its authors work
        self.prose = 0  # words that say none of this
        self.running = False  # the row goes on in running text: its brackets hold asides, its names are anybody's
        self.whole = False  # a reference by a standard has told all: the rest names volumes, publishers and pages
        self.tagged = (
            False  # the venue is a tag before the title, unknown or without a year: it may be what the paper is called
        )

    def fill(self, own: Facts) -> None:
        """Take from what the cell of the title says all that no column told, and how its text reads."""
        self.tagged = own.tagged and not self.venue
        if own.venue and self.venue and (self.venue.islower() or venues.is_award(self.venue)):
            self.venue = own.venue  # "code", "oral" in a column of venues
        if own.venue and self.venue and own.venue.partition(self.venue)[2].strip(" '’,").isdecimal():
            self.venue = own.venue  # the same with its year
        if own.date and self.date and venues.year_of(self.date) is None:
            self.date = own.date
        self.venue, self.date = self.venue or own.venue, self.date or own.date
        self.numbered = self.numbered or own.numbered
        self.authors = self.authors or own.authors
        self.affiliated, self.prose = self.affiliated or own.affiliated, self.prose + own.prose
        self.running, self.whole = own.running, own.whole

    def keyed(self, meaning: Field, value: str) -> None:
        """Read the value of a key or the cell of a column that says what it means."""
        value = SPACE.sub(" ", value.replace(TITLE, "")).strip(" *_[]|" if meaning is Field.AUTHORS else " .*_[]|")
        value += "]" if "[" in value and "]" not in value else ""
        if placeholder(_ET_AL.sub("", value) if meaning is Field.AUTHORS else value):
            return
        if meaning is Field.AUTHORS and not self.authors:
            value = value.partition("http")[0]
            year = _YEAR_BEHIND.search(value)
            self.authors = split_authors(value[: year.start()] if year else value)
            self.date = self.date or (year[1] if year else None)
        elif meaning is Field.VENUE and (self.dated or not self.venue) and not venues.is_date(value):
            issue = _DATED_VENUE.fullmatch(value)
            dated = issue is not None and venues.is_date(issue["date"])
            self.venue = issue["venue"] if issue and dated else value
            self.date = self.date or (issue["date"] if issue and dated else None)
            self.dated = False
        elif meaning is Field.DATE and not venues.is_date(value) and venues.is_venue(value):
            self.dated = not self.venue
            self.read(value)  # `CVPR, 2021` in a column of dates and venues
        elif not self.date and (meaning is Field.DATE or (meaning is Field.VENUE and venues.is_date(value))):
            self.date = _PICTURE_END.sub("", value)
        elif meaning is Field.ABOUT and venues.is_venue_strictly(first := without_in(_ABOUT_END.split(value)[0])):
            self.venue = self.venue or first

    def cited(self, told: Reference) -> None:
        """Take what a reference says beside its title: what stands behind it may be a venue that nobody knows."""
        self.authors = self.authors or split_authors(told.people)
        self.date = self.date or told.year or None
        self.published(publication(told.behind))
        for part in told.behind.split(". ") if not self.venue else ():
            self.read(part)
        if told.year and not self.venue and venues.is_named(behind := told.behind.strip(" .,")):
            self.venue = behind

    def typed(self, told: Typed) -> None:
        """Take what a reference by GB/T 7714 says: each of its places has one meaning."""
        self.authors = self.authors or (split_authors(told.people) if told.people else ())
        self.venue, self.date = self.venue or told.venue, self.date or told.year
        self.whole = True

    def issued(self, people: str, told: Publication) -> None:
        """Take the people and the journal of a line that says nothing else."""
        self.authors = self.authors or split_authors(people)
        self.published(told)

    def published(self, told: Publication | None) -> None:
        """Take the journal that a volume or pages stand behind, and the date of the issue."""
        if told:
            self.venue = self.venue or told.venue
            self.date = self.date or told.date or None

    def named(self, venue: str, year: str) -> None:
        """Take a venue that nobody knows, and was taken for prose."""
        self.venue, self.date = venue, self.date or year
        self.prose -= len(venue.split())

    def read_part(self, text: str, *, bracketed: bool, tag: bool) -> None:
        """Read a part of the row: of `[Lamp-CP] The title (ICLR)` the venue behind the title is believed."""
        if self.whole:
            return
        if self.running and not tag and not (bracketed and self.prose == 0):
            self.read_running(text)
            return
        if self.tagged and (venues.is_known_dated(text) or (not tag and self.is_known_behind(text))):
            kept = venues.is_preprint(text) and venues.YEAR.search(self.venue or "")
            self.venue, self.tagged = self.venue if kept else None, False
        told = self.venue
        self.read(text, bracketed=bracketed, tag=tag)
        if tag and self.venue and not told:
            self.tagged = not venues.has_acronym(self.venue) or venues.year_of(self.venue) is None

    def is_known_behind(self, text: str) -> bool:
        """Tell whether a venue behind the title is known, or is a server of preprints and the tag before it unknown."""
        return venues.is_known(text) or (venues.is_preprint(text) and not venues.has_acronym(self.venue or ""))

    def read(self, text: str, *, bracketed: bool = False, tag: bool = False, depth: int = 0) -> None:
        """Read one stretch between marks: date, venue, authors, or two of them; a tag before the title names nobody."""
        if self.prose > RUNNING and not bracketed and len(text) > STRETCH:
            self.prose += text.count(" ")
            return
        end = text.rstrip()[-1:]
        tag = tag or (end in {":", "："} and _NAMED.fullmatch(text) is not None)
        initial = end == "." and ends_in_initial(text.rstrip())
        text = self.begun(text, bracketed=bracketed)
        if not text or placeholder(text) or says_nothing(text):
            return
        if len(text) > LONGEST and "et al" not in text and text.count(",") * LETTERS < len(text):
            self.prose += 9
        elif venues.is_date(text):
            self.date = self.date or text
        elif " et al" not in text and venues.is_venue_strictly(text):
            self.known(text, depth + 1)
        elif self.people_and_year(text, bracketed=bracketed):
            return
        elif (parted := named_last(text)) and text[len(parted[0])] == " " and are_before_venue(parted[0]):
            self.authors = self.authors or split_authors(parted[0])
            self.known(parted[1], depth + 1)
        elif bracketed and (venues.ends_in_year(text) or _YEAR_NAMED.fullmatch(text)):
            self.venue = self.venue or self.behind_person(text)
        elif depth > DEEPEST or not (self.split_authors_off(text, depth + 1) or self.split_date_off(text, depth + 1)):
            self.unsplit(f"{text}." if initial else text, bracketed=bracketed, tag=tag)

    def read_running(self, text: str) -> None:
        """Read running text: only a known venue with its year is one."""
        self.prose += text.count(" ") + 1
        if len(text) < STRETCH and venues.YEAR.search(text) and venues.is_venue_strictly(text):
            self.venue = self.venue or text.strip(AROUND)

    def begun(self, text: str, *, bracketed: bool) -> str:
        """Read what can only stand first, and give what is left to read."""
        told = opening(text, bracketed=bracketed, placed=self.venue is not None, signed=self.authors != ())
        self.venue, self.date = self.venue or told.venue, self.date or told.date
        self.authors = self.authors or (split_authors(told.people) if told.people else ())
        return told.rest

    def known(self, text: str, depth: int) -> None:
        """Take a venue that is known by its name, long or short; people may stand before the short one."""
        if ". " in text and depth <= DEEPEST and begins_with_sentence(text) and self.split_authors_off(text, depth):
            return
        head, ended, last = text.rpartition(". ")
        if ended and not last.isdecimal() and venues.is_date(last):  # "arXiv. 10/2023"
            text, self.date = head, self.date or last
        if self.venue and venues.is_preprint(self.venue) and venues.is_dated_publication(text):
            self.venue = None  # "arXiv 1801; ICML 2018": it was published since
        if self.venue and not self.date and venues.year_of(self.venue) is None and (year := _YEAR_BEHIND.search(text)):
            self.date = year[1]  # `Conference on Lamps. PMLR, 2023`
        if is_journal(text):
            self.journal(text)
        elif venues.is_preprint(text) and (published := published_in(text)):
            self.venue = self.venue or published
        else:
            self.venue = self.venue or self.behind_person(text)

    def journal(self, text: str) -> None:
        """Read "Lamp Letters, 2021" and "Lamp Letters, 51(3), 3-9"."""
        if not self.venue:
            self.venue = without_volume(text)
            self.date = self.date or (text[-4:] if text[-4:].isdecimal() and text[-6:-4] == ", " else None)

    def unsplit(self, text: str, *, bracketed: bool, tag: bool) -> None:
        """Read a stretch that says one thing: where people work, people, a venue, or else prose."""
        people, venue = are_authors(text), venues.is_venue(text)
        people = people and ("," in text or not venues.names_nothing(text))  # "Extended Version"
        people = people and not are_affiliations(text)
        lab = bracketed and people and ((self.venue and not _SEVERAL.search(text)) or is_place(text))
        if lab or ((bracketed or people or venue) and is_affiliation(text)):
            self.affiliated = self.affiliated or bracketed
            self.prose += 0 if bracketed else len(text.split())
        elif (bracketed and are_initials(text)) or ((venue or people) and not tag and self.people_and_venue(text)):
            return
        elif people and not (tag or self.authors) and not (venue and "," not in text):
            self.authors = split_authors(text)
        elif venue:
            self.venue = self.venue or self.venue_of(text)
        else:
            self.prose += len(text.split())

    def people_and_venue(self, text: str) -> bool:
        """Read "Ada Lampe, ICLR", and "Ada Lampe, Bo Ohm, Neurocomputing"."""
        names, _, last = text.rpartition(", ")
        if self.authors or len(last) < SHORT or not names:
            return False
        unlike = is_unlike(last, names) or venues.SERIAL.search(last) is not None
        known = venues.is_venue_strictly(last) or (unlike and venues.is_venue(last))
        if not (known and are_authors(names)):
            return False
        self.authors = split_authors(names)
        self.venue = self.venue or last.strip(" .")
        return True

    def behind_person(self, text: str) -> str:
        """Read "Ada Lampe, ICLR 2021": one person, or where they work, and give the venue."""
        text = behind_affiliation(text)
        person, _, venue = text.rpartition(",")
        person = person.strip()
        if not person or not venues.is_venue(venue):
            return text
        if person == NOBODY:
            return venue.strip()
        if not (are_initialled(person) or are_plainly_people(person, alone=True)):
            return text
        self.authors = self.authors or split_authors(person)
        return venue.strip()

    def people_and_year(self, text: str, *, bracketed: bool) -> bool:
        """Read "Lampe, Ada, 2021" and "(Lampe and Ohm, 2021)": people, or a place, and a year, and nothing else."""
        dated = text.rstrip("abc")[-4:].isdecimal() and len(text) < LONGEST  # "Lampe and Ohm, 2021b"
        found = _PEOPLE_YEAR.fullmatch(text) if dated else None
        if found and bracketed and are_initialled(found["people"]):
            self.authors, self.date = self.authors or split_authors(found["people"]), self.date or found["year"]
            return True
        works = found is not None and bracketed and found["comma"] is not None and is_affiliation(found["people"])
        if not found or not (works or not (venues.is_venue(text) or venues.is_venue(found["people"]))):
            return False
        if works or is_place(people := found["people"]):
            self.date, self.affiliated = self.date or found["year"], self.affiliated or works
            return True
        names, _, last = people.rpartition(",")
        if found["comma"] and is_unlike(last, names):
            people = names
        joined = bracketed and people.count(" ") == 2 and (" and " in people or " & " in people)
        behind = last.rpartition(". ")[2]  # "Ada Lampe, Bo Li. AAAI, 2021"
        if venues.is_venue_strictly(f"{last} {found['year']}") or venues.is_venue_strictly(behind):
            return False
        if not (found["comma"] or joined) or not are_plainly_people(people, alone=not bracketed):
            return False
        self.authors = self.authors or split_authors(people)
        self.date = self.date or found["year"]
        return True

    def split_authors_off(self, text: str, depth: int) -> bool:
        """Read "by Ada Lampe, Bo Ohm et al., CVPR 2021": people up to "et al.", the rest behind it."""
        text = without_by(text)
        if end := indexed_end(text):
            self.authors = self.authors or split_authors(text[:end])
            self.read(text[end:], depth=depth)
            return True
        if (issue := _ISSUE_FIRST.match(text)) and venues.is_venue(issue[1]):
            self.venue = self.venue or issue[1]
            self.read(text[issue.end() :], depth=depth)
            return True
        head, comma, rest = text.partition(",")
        if comma and rest.strip() and is_venue_before(head, rest.strip()):
            self.venue = self.venue or head.strip()
            self.read(rest, depth=depth)
            return True
        found = _ET_AL.search(text) if "et" in text else None
        if found:
            if are_authors(people := text[: found.end()]):
                self.authors = self.authors or split_authors(people)
            rest = _REMARK.sub("", text[found.end() :])
            if rest[:1] == "," and not self.venue and is_called_journal(rest.strip(" ,.")):
                self.venue = rest.strip(" ,.")
            else:
                self.read(rest, depth=depth)
            return True
        parts = AFTER_PEOPLE.split(text, maxsplit=1) if "." in text else [text]
        if len(parts) == 1 and venues.is_venue_strictly((ends := text.rpartition(". "))[2].partition(",")[0]):
            parts = [ends[0], ends[2]]  # behind an initial: "Ohm B, Lampe A. CVPR, 2021"
        return len(parts) == 2 and self.parted(parts[0], parts[1], depth)

    def parted(self, before: str, behind: str, depth: int) -> bool:
        """Read a sentence of people and what stands behind it, or anything before a venue that is known."""
        people = not self.authors and len(before) > 4 and are_authors(before)
        if people and not (venues.is_venue_strictly(before) or _MONTH_END.search(before)):
            self.authors = split_authors(before)
        elif before.count(" ") >= FEWEST_BEFORE and "," not in f"{before}{behind}" and venues.is_known(behind):
            self.prose += before.count(" ") + 1  # "Ada Lampe Bo Ohm Cy Lux Di Volt. ICLR'21"
        else:
            return False
        self.read(behind, depth=depth)
        return True

    def split_date_off(self, text: str, depth: int) -> bool:
        """Read "arXiv, May 2023" and "Nature Methods. 2024-01": a venue, and a date behind it."""
        dated = any(map(str.isdigit, text[-8:]))
        found = _DATE_BEHIND.search(text, max(0, len(text) - LONGEST_DATE)) if dated else None
        if not found or not (left := text[: found.start()].strip(" ,.(")):
            return False
        left += "." if ends_in_initial(text[: found.start() + 1].rstrip(" ,")) else ""
        names, _, last = left.rpartition(",")
        if len(found[1]) == 4 and found[1].isdecimal():
            known = venues.is_venue(text) or venues.is_venue(left)
            named = not known and self.authors != () and venues.is_named(left)
            people = are_authors(names) if names else are_authors(left) and not venues.has_acronym(left)
            if not self.venue and (named or (known and not people)):
                self.venue = self.venue_of(text)
                if text[found.start()] == "," or named:
                    self.date = self.date or found[1]
                return True
            unlike = text[found.start()] == " " and is_unlike(last, names)
            if names and (known or unlike or venues.is_venue(last)):
                self.read(names, depth=depth)
                self.read(f"{last} {found[1]}", depth=depth)
                if text[found.start()] == "," or not known:
                    self.date = self.date or found[1]
                return True
        self.read(found[1], depth=depth)
        if not self.authors and are_plainly_people(left, alone=True):
            self.authors = split_authors(left)
        elif not self.venue and len(left.split()) <= 2 and left[0].isupper() and not venues.names_nothing(left):
            self.venue = text if text.endswith(found[1]) and found[1].isdigit() else left
        else:
            self.read(left, depth=depth)
        return True

    def venue_of(self, text: str) -> str | None:
        """Take a venue out of a sentence: its first part that is one."""
        head, _, last = text.rpartition(". ")
        if head.count(",") >= SEVERAL_COMMAS and venues.is_known(last):
            return last  # "Lampe A, Ohm B, lux c. ICLR'21"
        parts = _SENTENCE_END.split(text)
        said = next((part for part in parts if venues.is_venue(part)), text).strip(" .,;")
        return _PAGES_BEGIN.sub("", behind_affiliation(said))
