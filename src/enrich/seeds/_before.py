"""What stands before a title without mark-up: numbers, dates, venues, tags and people."""

from __future__ import annotations

import re
from string import ascii_letters

import enrich.seeds._venues as venues
from enrich.seeds._flat import BREAKS, FIRST, LAST, LINK_MARK, LINKS, Anchor, Flat, without_links
from enrich.seeds._inline import CODE
from enrich.seeds._people import are_authors, are_full_names, are_plainly_people, is_place
from enrich.seeds._words import label_role, reads_as_title, words_of

REACH = 2000  # letters from the start of a row in which its title begins
PART_END = re.compile(f"[|\n\x0b{chr(FIRST)}-{chr(LAST)}]")  # what ends the part of a row that is looked at
_LEAD = re.compile(
    r"""(?:[\s\W]*?(?:
        [(\[（【{]\s*(?P<group>[^()\[\]（）【】{}\x0b\n]{0,80}?
          (?:(?<=\w)\ ?\([^()\[\]\x0b\n]{1,80}\)[^()\[\]（）【】{}\x0b\n]{0,20}?)?)\s*[)\]）】}]\s*[:.\-–—]*
      | (?:no\.?\s*)?\d{1,4}\s*[).:、]\s+
      | \d{1,3}(?:\)|\.(?=[A-Z]))
    ))""",
    re.VERBOSE,
)
_NO_LEAD = frozenset(ascii_letters) - {"n"}  # what begins a title, and nothing of that: "no. 3" begins so
_LEAD_DATE = re.compile(rf"[\s*]*(?:{venues.DATE.pattern})\s*[|｜,:：·–—]\s*", re.IGNORECASE)
_TAG_DASHES = re.compile(r"[\s*]*[A-Z][A-Z\d/+]{0,14}\s*-{3,}\s*(?=[A-Z])")  # `RGBT ---- The title`
_LABEL_DASH = re.compile(r"(?P<label>[a-z]{3,8})\s+[-–—|]\s+(?=[A-Z])")  # `[paper](…) / code - The title`
_YEAR_DASH = re.compile(r"[\s*]*(?:19[5-9]\d|20[0-3]\d)-(?P<first>\d?[A-Z][\w&]*)")  # `2021-The title`
_LEAD_PART = re.compile(r"\s{0,9}(?P<said>[^|｜\n\x0b]{2,40}?)\s{0,9}[|｜]\s*")  # `2021 | ICLR | The title`
_PIPE = re.compile(r"\s*[|｜]\s*")
#: People, then the title: "Lampe, A., et al. A study of lamps. ICLR 2021."
PEOPLE_FIRST = re.compile(
    r"(?:(?:[A-Z][\w.'’-]{0,30}|and|&|de|la|van|von|der),?\s+){1,12}et[. ]{0,2}al\.\s+(?=[A-Z\d])"
)
SENTENCE = 4  # words of a title that is no name
GLUED = 2  # letters in brackets that may begin a word: `(M)Lamps`, `(De)constructing`
_GLUED = re.compile(r"\)[^\W\d_]\Z")
_FAMILY = r"(?:[a-z]{1,4} ){0,3}[A-Z][\w'’-]{1,30}"
_INITIALS = r"[A-Z]\.(?:[ -]?[A-Z]\.){0,3}"
_PERSON = rf"{_FAMILY}(?: [A-Z][\w'’-]{{1,30}})?, {_INITIALS}"
#: `Lampe, A. B., & Ohm, C. A study of lamps. ICLR 2021`: the full stop of the last initial ends the people.
INITIALS_FIRST = re.compile(
    rf"(?:{_PERSON}(?:(?:,|,? and|,? &) {_PERSON}){{1,30}}|{_FAMILY}, {_INITIALS})\s+(?=[A-Z‘“\d](?!\.))"
)
_OPENERS = '$\\"“‘('  # a title may begin with mathematics, a quotation or a bracket
#: `ICLR 2021 (oral), The title`, `arXiv 2021.03, The title`: a venue, its year, and a few words on what it was there.
_LEAD_VENUE = re.compile(
    rf"(?P<venue>[A-Za-z][\w&/ +'’-]{{1,30}}?[ '’]{{0,2}}(?:{venues.YEARS}(?!\d)|(?<=['’])\d\d(?!\d)))(?:\.\d\d)?"
    r"(?P<more>(?: \([^(),]{1,40}\)| [A-Za-z][\w ]{1,50}?)?), (?=\S)"
)
LONGEST_PART = 60  # letters of a venue before a pipe, with blanks and the pipe
LONGEST_PEOPLE = 400  # letters before a colon, or of people with the title behind them
SENTENCE_END = re.compile(r"\.(?<=[^\W\d_]{2}\.)\s+(?=[A-Z\d])")
_NAME_ENDS = re.compile(r"[^\W\d_]{2}(?<!\bet al)\.\s+[A-Z]")
_INITIALS_LAST = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)? [A-Z]{1,3}\b")  # `Lampe AB`, as Vancouver sets names
_PEOPLE_END = re.compile(r":[ \n\x0b]\s*|\.[\n\x0b]\s*")
#: `Lampe, Ada, et al., `, `Lampe, Ada B., Bo Ohm, and Cy Volt., `: the first name alone has its family name first.
_MLA_PEOPLE = re.compile(
    r"[A-Z][\w'’-]{1,30}, [A-Z][\w.'’-]{0,30}(?: [A-Z][\w.'’-]{0,30})?"
    r"(?:(?:, [A-Z][\w.'’-]{0,30}(?: [\w.'’-]{1,30}){1,3}){0,20},? and [A-Z][\w.'’-]{0,30}(?: [\w.'’-]{1,30}){1,3}?"
    r"|(?:, [A-Z][\w.'’-]{0,30}(?: [\w.'’-]{1,30}){1,3}){0,20},? et al\.?)(?:\.,|\.|,)\s+(?=[A-Z“\"\d])"
)
_INITIAL = re.compile(r"(?:^|[\s.-])[A-Z]\.")
_QUOTE = re.compile(r"[\"“”«„`《]")


def lead_end(flat: Flat) -> int:
    """Find where the row begins: behind numbers, dates, venues, check boxes, pictures, a label without link."""
    text = flat.text[:REACH]
    at, last = flat.tagged or _coded_end(flat) or _dashed_end(text), len(text.rstrip())
    while text[at : at + 1] not in _NO_LEAD and (found := _LEAD.match(text, at)):
        group = found["group"]
        if group is not None and group.isalpha() and len(group) <= GLUED and _GLUED.search(text, at, found.end() + 1):
            break
        if group is not None and len(words_of(without_links(group))) > 6 and not venues.is_venue(group):
            break
        if group is not None and found.end() >= last:
            break
        at = found.end()
    while venues.may_begin_date(text, at) and (dated := _LEAD_DATE.match(text, at)) and dated.end() > at:
        at = dated.end()
    head = text[at : at + LONGEST_PART]
    part = _LEAD_PART.match(text, at) if "|" in head or "｜" in head else None
    if part and (not at or text[at - 1 : at + 1].strip()) and _names_venue(part):
        at = part.end() if at or venues.year_of(part["said"]) else at
    if (dashed := _YEAR_DASH.match(text, at)) and not venues.is_venue_strictly(dashed["first"]):
        at = dashed.start("first")
    at = _venue_end(text, at)
    while at < len(text) and not text[at].isalnum() and text[at] not in _OPENERS:
        if text[at] >= LINK_MARK and _may_be_title(flat.anchor(text[at])):
            break
        at += 1
    missing = _LABEL_DASH.match(text, at) if at else None
    return missing.end() if missing and LINKS.search(text, 0, at) and label_role(missing["label"]) else at


def _dashed_end(text: str) -> int:
    """Find where a tag ends that is parted from the title by a row of dashes."""
    tag = _TAG_DASHES.match(text) if "---" in text[:LONGEST_PART] else None
    return tag.end() if tag else 0


def _names_venue(part: re.Match[str]) -> bool:
    """Tell whether a part before a pipe is the venue; what may be a title is none beside another, or before people."""
    said = part["said"]
    if venues.is_venue_strictly(said) or not venues.is_venue(said):
        return venues.is_venue_strictly(said)
    behind = _PIPE.split(BREAKS.split(part.string[part.end() :], maxsplit=1)[0])
    if are_authors(behind[0]):
        return False  # `The title | Ada Lampe, Bo Ohm | `
    others = any(map(venues.is_venue_strictly, behind))
    return not others or venues.is_serial(said) or "workshop" in said.lower()


def _may_be_title(anchor: Anchor) -> bool:
    """Tell whether a link at the start of a row is no label, address, date or venue."""
    if not anchor.label or anchor.role or anchor.bare:
        return False
    return not venues.is_venue_or_date(anchor.label)


def _coded_end(flat: Flat) -> int:
    """Find where code quotes end that begin a row, a venue, a date, a name, or tags: `` `ICLR 2021` The title``."""
    for start, end, style in flat.spans[:1]:
        if start == 0 and style & CODE and _is_tag(flat.text[:end], flat.text[end:]):
            return end
    return tags_end(flat)


def tags_end(flat: Flat) -> int:
    """Find where tags in code quotes end before labels, with the title behind: `` `LED` `Jul` - [paper](…) - T``."""
    end = 0
    for start, stop, style in flat.spans:
        if not style & CODE or flat.text[end:start].strip() or " " in flat.text[start:stop]:
            break
        end = stop
    if not end:
        return 0
    behind = flat.text[end:].lstrip(" \xa0-–—:·|")
    labelled = LINKS.match(behind) is not None and flat.anchor(behind[0]).role is not None
    title = PART_END.split(behind)[-1].strip(" \xa0-–—:·|/") if labelled else ""
    named = not flat.text[:end].isupper() and " " not in flat.text[:end].strip()  # `LampNet`
    entitled = len(words_of(title)) >= SENTENCE and reads_as_title(title) and not are_authors(title)
    return end if entitled and not named else 0


def _is_tag(said: str, behind: str) -> bool:
    if venues.is_venue_or_date(said):
        return True
    title = PART_END.split(behind, maxsplit=1)[0].strip()
    return " " not in said and not said.islower() and title[:1].isupper() and len(words_of(title)) >= SENTENCE


def _venue_end(text: str, at: int) -> int:
    """Find where the title begins behind a venue that is known, its year and a comma."""
    comma = text.find(",", at, at + 90)
    if comma < 0 or not any(map(str.isdigit, text[at:comma])) or not (found := _LEAD_VENUE.match(text, at)):
        return at
    known = venues.is_venue_strictly(found["venue"]) and (venues.has_acronym(found["venue"]) or not found["more"])
    rest = PART_END.split(text[found.end() :], maxsplit=1)[0]
    return found.end() if known and len(words_of(rest)) >= 2 and not are_authors(rest) else at


def colon_end(text: str, start: int) -> int:
    """Find where the title begins in `Ada Lampe, et al.: The title`: behind people who are no words of a title.

    As https://dblp.org sets references, several people are enough where a line ends or the venue stands behind.
    """
    found = _PEOPLE_END.search(text, start, start + LONGEST_PEOPLE)
    if found and found[0][0] == "." and len(words_of(PART_END.split(text[found.end() :], maxsplit=1)[0])) < SENTENCE:
        return start
    at = found.start() if found else -1
    if not found or not (people := text[start:at])[:1].isupper() or PART_END.search(people):
        return start
    if _begins_title_within(people):
        return start
    others, _, last = people.rpartition(" and ")
    full = ", " in people and are_full_names(people.replace(", and ", " and "))
    joined = bool(others) and ((", " in others and full) or _INITIAL.search(people) is not None)
    sure = joined or people.endswith(("et al", "et al.")) or _INITIAL.search(last.rpartition(", ")[2]) is not None
    sure = sure or (full and (found[0][1] in "\n\x0b" or (people.count(", ") > 1 and _is_published(text, found.end()))))
    return found.end() if sure and are_authors(people) and not venues.is_venue(people) else start


def _is_published(text: str, at: int) -> bool:
    """Tell whether a sentence stands at a place, and its venue and year behind it."""
    title, _, behind = PART_END.split(text[at:REACH], maxsplit=1)[0].partition(". ")
    return _is_told(title, behind)


def _begins_title_within(people: str) -> bool:
    """Tell whether a name ends within: `Ada Lampe, Bo Ohm. LampNet`, `Lampe A, Ohm B. LampNet` before a colon."""
    *others, last = people.split(", ")
    if _NAME_ENDS.search(last):
        return True
    vancouver = others != [] and all(map(_INITIALS_LAST.fullmatch, others))
    return vancouver and (found := _INITIALS_LAST.match(last)) is not None and last[found.end() :].startswith(". ")


def sentence_end(text: str, start: int) -> int:
    """Find where the title begins in `Ada Lampe, Bo Ohm, and Cy Lux. The title. In ICML, 2018`, as ACM has it."""
    head = PART_END.split(text[start : start + LONGEST_PEOPLE], maxsplit=1)[0]
    for stop in SENTENCE_END.finditer(head):
        people, rest = head[: stop.start()], head[stop.end() :]
        if not are_authors(people):
            break
        title, _, behind = rest.partition(". ")
        several = " and " in people or " & " in people or people.count(",") > 1
        several = several or are_plainly_people(people, alone=False)
        several = several and (are_full_names(people) or _begins_reversed(people))
        if several and len(words_of(title)) >= 3 and not are_authors(title) and _is_told(title, behind):
            return start + stop.end()
    return start


def reversed_end(text: str, start: int) -> int:
    """Find where the title begins in `Lampe, Ada, Bo Ohm, and Cy Volt, The title, ICLR, 2021`, as MLA sets people."""
    people = _MLA_PEOPLE.match(text, start)
    if not people or not are_authors(people[0]):
        return start
    rest = PART_END.split(text[people.end() : REACH], maxsplit=1)[0]
    told = venues.YEAR.search(rest) is not None and len(words_of(rest)) > SENTENCE
    return people.end() if told and not venues.is_venue(rest.partition(",")[0]) else start


def _begins_reversed(people: str) -> bool:
    """Tell whether the first person's family name stands first, as in MLA: "Lampe, Ada, Bo Ohm, and Cy Lux"."""
    family, given, others = [*people.split(", ", 2), "", ""][:3]
    return " " not in family and " " not in given and are_full_names(others.replace(", and ", " and "))


def _is_told(title: str, behind: str) -> bool:
    """Tell whether a title is one by what stands behind it: the venue and the year."""
    dated = venues.YEAR.search(behind) is not None
    return dated and not venues.is_venue(title) and (behind[:3] in {"In ", "in "} or venues.is_venue(behind))


def _is_author(name: str, title: str, behind: str) -> bool:
    """Tell whether one name before a comma is the author's: it can be nothing else, and the title has its venue."""
    named = " " in name and are_plainly_people(name, alone=True) and not is_place(name)
    return named and title[:1].isupper() and venues.is_venue(behind)


def people_end(text: str, start: int) -> int:
    """Find where the title begins in `Ada Lampe, Bo Ohm, The title, ICLR, 2021`.

    It does so behind several people, or initials, or one who can be nothing else.
    """
    at, people = start, 0
    for part in PART_END.split(text[start:REACH], maxsplit=1)[0].split(", "):
        name = part.removeprefix("and ")
        if not part.startswith("et al") and not (name[:1].isupper() and are_authors(name)):
            starts = part[:1].isalnum() and not part.startswith(("and ", "or ")) and len(words_of(part)) >= 3
            if not starts or _QUOTE.search(part):
                return start
            behind = text[at + len(part) + 2 : REACH].partition(",")[0]
            sure = people >= 2 or _is_author(text[start:at].rstrip(", "), part, behind)
            known = sure and (venues.YEAR.search(text, at) or "arXiv:" in text[at:])
            published = known and venues.is_venue(part) and not venues.is_venue_strictly(behind)
            return at if known and not published else start
        people += 1 + (" and " in part or "et al" in part or ". " in part)
        at += len(part) + 2
        if part.endswith(("et al", "et al.")):
            return at if _begins_title(text[at:REACH]) else start
    return start


def _begins_title(text: str) -> bool:
    """Tell whether a title, or a part of it, stands behind `Lampe et al, `: no venue, date or place."""
    rest = PART_END.split(text, maxsplit=1)[0]
    first = rest.partition(",")[0].strip()
    few = len(words_of(rest)) < SENTENCE or not any(map(str.isupper, first[:2])) or _QUOTE.search(first) is not None
    return not (few or venues.is_venue_or_date(first) or venues.is_date(first) or is_place(first))
