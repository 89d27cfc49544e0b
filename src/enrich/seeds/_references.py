"""Read what is set as a reference, in the order of APA, MLA, Chicago or Harvard: people, year, title, publication."""

from __future__ import annotations

import re
from typing import NamedTuple

import enrich.seeds._venues as venues
from enrich.seeds._before import INITIALS_FIRST
from enrich.seeds._flat import FIRST, LAST, MARKED
from enrich.seeds._memory import remembered
from enrich.seeds._people import AFTER_PEOPLE, are_authors, are_full_names, are_plainly_people, is_family_name

REACH = 200  # letters behind a title in which the volume of its journal stands
LONGEST = 600  # letters of a link's label that is a whole reference
LONGEST_NAME = 16  # words of a journal, or of a conference's proceedings
_YEAR_BEFORE_TITLE = r"(?P<year>(?:19|20)\d\d[a-z]?)(?:, [^()]{1,20}\))?(?:\)?[.:,]|\) [-–—])\s+"
_MAY_BE_DATED = re.compile(_YEAR_BEFORE_TITLE)
#: `Ohm, B. and Lampe, A. (1993). The title. …`, as APA, ACM and others set references.
_DATED = re.compile(
    rf"[\W\d]{{0,20}}(?P<people>[^{MARKED}]{{4,400}}?)(?:,\s*|\s+)\(?{_YEAR_BEFORE_TITLE}"
    rf"(?P<title>(?:\([^(){MARKED}]{{1,80}}\)|[^.?!{MARKED}]|\.(?=[a-z\d])){{8,300}}[?!]?)"
)
#: The second sentence of a title that begins with a question: no venue, and another sentence behind it.
_SECOND = re.compile(rf"\s(?P<said>[A-Z][^.?!\d{MARKED}]{{12,200}})\.(?=\s\S)")
_REPORT = re.compile(r" \((?:Report )?No\. [^()]{1,40}\)\Z")
#: It begins with one of a few letters, at which alone it is looked for.
_TITLE_END = re.compile(r"[.\s](?:(?<=\.)(?<!\b[A-Z]\.)(?:\s+|(?=[A-Z]))|(?<=[?!]\s)\s*)")
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])\.\s+")
_REMARK = re.compile(r"\s*\([^()]{1,40}\)")
_YEAR_FIRST = re.compile(r"((?:19|20)\d\d): ")  # `2021: Lampe, A., and Ohm, B. The title`
_BY = re.compile(r"[Bb]y ((?:[A-Z][\w.'’-]{0,30} ?){1,4})")
_THESIS = re.compile(
    r"(?:[A-Z]\w{1,15} ){0,2}(?:Ph\.? ?D\.?|Master'?s?|Doctoral|Bachelor'?s?) (?:[Tt]hesis|[Dd]issertation)"
)
_INITIAL = re.compile(r"\b[A-Z]\.")
_IN = re.compile(r"\A(?:In|in)[:,]? (?=[A-Z\d])")
_VOLUME = r"(?!(?:19|20)\d\d\b)\d{1,4}"
#: What follows the name of a journal; where a plain number could be anything, the name must be written as one.
_ISSUE = re.compile(
    r"[, ](?:(?<=,) ?pp?\. ?\d|(?:(?<= )|(?<=,) )(?:vol(?:ume)?\.? ?\d"
    rf"|{_VOLUME} ?\([\w.,' –-]{{0,14}}\d[\w.,' –-]{{0,14}}\)[,:] ?(?:pp?\. ?)?[A-Za-z]{{0,5}}\d"  # 3(4), 5
    rf"|{_VOLUME}\.\d{{1,3}} \({venues.YEARS}\):"
    rf"|(?P<weak>{_VOLUME}(?:, (?:nr|no\.?) \d|, (?:pp?\. ?)?\d{{1,6}} ?[-–] ?\d|, \d{{4,7}}\b|: ?[a-z]?\d))))"
)
_NUMBERS = re.compile(r"(?:,? \(?\d{1,3}\)?|, Article){1,4}\Z")  # `Lamps Lett. 36`, whose number is in brackets behind
_CUT = re.compile(f"[|\x0b{chr(FIRST)}-{chr(LAST)}]")
FEWEST_TOLD = 4  # words of a title behind one family name
SHORTEST = 5  # letters of a journal and its volume
_AHEAD = re.compile(rf"[^|\x0b{chr(FIRST)}-{chr(LAST)}\d]{{4,150}}\d")  # a name, and a number before the next link
_SHORT_WORD = re.compile(r"\b[A-Z][a-z]{1,8}\. ")
_ISSUE_DATE = re.compile(rf"(?<![\d–-])(?:[A-Z][a-z]{{2,8}}\.? )?({venues.YEARS})(?![\d–-])")


#: `Ohm Lighting Consortium. 2021.` before a title in quotes: a body of people in place of the authors.
_ISSUED = re.compile(r"[\W\d]{0,20}(?P<body>[A-Z][^.,;:?!()\[\]]{4,80})\.? \(?(?P<year>(?:19|20)\d\d[a-z]?)\)?[.,]\s*")


#: `A. Lampe, B. Ohm, & C. Lux, Lamp Reviews 12(3), 45-67 (2021)`, as chemists and physicists set references.
_ISSUE_BEHIND = re.compile(
    r"\s*(?P<people>[^\n\x0b()]{3,600}?),\s+(?P<venue>(?:[^\W\d_a-z]|npj )[^,\d\n\x0b()]{2,90}?),?\s+"
    rf"{_VOLUME}\s?(?:\(\d[^()]{{0,12}}\))?,\s+[^()\n\x0b]{{0,40}}\d[^()\n\x0b]{{0,40}}\((?P<year>(?:19|20)\d\d)\)"
)


#: `[Lampe et al., The title, 2021](…)`, `[Ada Lampe & Bo Ohm, The title, 2021](…)`
_WHOLE = re.compile(
    r"(?P<people>[^\d:?!()]{2,200}?(?:\bet al\.?|(?:&|and) [A-Z][^\s,]{1,30}(?: [A-Z][^\s,]{1,30}){0,2})), "
    r"(?P<title>[A-Z“\"].{8,300}?), (?P<year>(?:19|20)\d\d)\W{0,3}"
)


class Reference(NamedTuple):
    """Hold a title with where it stands, and what the reference says before and behind it."""

    title: str
    people: str = ""
    year: str = ""
    behind: str = ""


class Publication(NamedTuple):
    """Hold the name of a journal or of proceedings that a volume or pages stand behind, and the date of the issue."""

    venue: str
    date: str


def dated(text: str) -> tuple[int, int, Reference] | None:
    """Read people, a year and a title at the start of a row, and where the title begins and ends."""
    found = _DATED.match(text) if _MAY_BE_DATED.search(text) else None
    if not found or not (are_authors(found["people"]) or _is_alone(found)):
        return None
    start, end = found.span("title")
    if text[end - 1] in "?!" and (second := _SECOND.match(text, end)) and not venues.is_venue(second["said"]):
        end = second.end("said")
    report = _REPORT.search(text, start, end)
    said = text[start : report.start() if report else end]
    return start, start + len(said), Reference(said, found["people"], found["year"], text[end:])


def _is_alone(found: re.Match[str]) -> bool:
    """Tell whether one family name stands before a year in brackets and a full stop: "Lampe (2021). The title"."""
    bracketed = found.string[found.end("people") : found.start("title")].rstrip().endswith(").")
    return bracketed and is_family_name(found["people"]) and len(found["title"].split()) >= FEWEST_TOLD


def issuer(before: str) -> tuple[str, str] | None:
    """Read the body that is named with a year before a title in quotes, and the year."""
    found = _ISSUED.fullmatch(before) if venues.YEAR.search(before[-9:]) else None
    if not found or are_authors(found["body"]) or venues.is_venue(found["body"]):
        return None
    return found["body"], found["year"]


@remembered
def reference(label: str) -> Reference | None:
    """Read a reference that is a link as a whole: `[Lampe, A., 2021. The title. Journal, 3(4).](…)`."""
    if not ("." in label or label[-4:].isdecimal()) or len(label) > LONGEST:
        return None
    if (whole := _WHOLE.fullmatch(label)) and _are_whole(whole["people"]):
        title, _, last = whole["title"].rpartition(", ")
        venue = last if title and venues.is_venue_strictly(last) else ""
        return Reference(title if venue else whole["title"], whole["people"], whole["year"], venue)
    if (found := dated(label)) and label[:1].isalpha():
        return found[2]
    year = _YEAR_FIRST.match(label)
    if people := INITIALS_FIRST.match(label, year.end() if year else 0):
        told = _with_facts(label[people.end() :])
        return told._replace(people=people[0], year=year[1] if year else "") if told else None
    before, *rest = AFTER_PEOPLE.split(label, maxsplit=1) if ", " in label else (label,)
    signed = rest != [] and are_full_names(before) and are_authors(before)
    if signed and (told := _with_facts(rest[0]) or _in_journal(rest[0])):
        return told._replace(people=before)
    return _with_facts(label)


def _in_journal(text: str) -> Reference | None:
    """Read "The title. Lamp Letters, 2021" behind people, who make the last sentence a venue that nobody knows."""
    title, _, venue = text.rstrip(" .").rpartition(". ")
    name, _, year = venue.rpartition(", ")
    told = venues.YEAR.fullmatch(year) and venues.is_named(name) and len(title.split()) >= FEWEST_TOLD
    return Reference(title, "", "", venue) if told else None


def _are_whole(people: str) -> bool:
    """Tell whether people are who they seem before a title: "Pride and Prejudice" are none."""
    return are_authors(people) and (" and " not in people or are_full_names(people))


def _with_facts(label: str) -> Reference | None:
    """Read `[The title. ICLR 2021](…)`: what stands behind the first sentence is a venue, a date or people."""
    for end in _TITLE_END.finditer(label):
        title, rest = label[: end.start()], label[end.end() :]
        if len(title.split()) < 2 or not rest:
            continue
        told = [part.strip(" .,;") for part in _SENTENCE_END.split(rest)]
        if all(map(_tells, told)):
            people = next((part for part in told if _are_people(part)), "")
            by = next((found[1] for part in told if (found := _BY.fullmatch(part))), "")
            facts = [_REMARK.sub("", part) for part in told if part != people and not _BY.fullmatch(part)]
            return Reference(title, people or by, "", ". ".join(facts))
    return None


def _tells(part: str) -> bool:
    """Tell whether a sentence behind a title says when, where or by whom, and nothing else."""
    plain = _REMARK.sub("", part)
    if venues.is_venue_or_date(plain):
        return True
    return bool(_THESIS.fullmatch(plain) or _BY.fullmatch(plain)) or _are_people(part)


def _are_people(part: str) -> bool:
    return are_authors(part) if ";" in part else bool(_INITIAL.search(part)) and are_plainly_people(part, alone=False)


def publication(text: str, at: int = 0) -> Publication | None:
    """Read `Journal of Lamps, 3(4), 5` right behind a title: a volume or pages tell that it is one."""
    if len(text) - at < SHORTEST or not _AHEAD.match(text, at):
        return None
    behind = _CUT.split(text[at : at + REACH], maxsplit=1)[0].lstrip(" .,;:”’\"'\n").replace("\n", " ")
    if not behind[:1].isalnum():
        return None
    behind = _IN.sub("", behind, count=1)
    issue = _ISSUE.search(behind)
    if not issue:
        return None
    name = _NUMBERS.sub("", _first_sentence(behind[: issue.start()]).strip(" .,;*_"))
    if not _is_journal(name, sure=issue["weak"] is None):
        return None
    told = list(_ISSUE_DATE.finditer(behind, issue.start(), issue.start() + 80))
    best = next((each for each in told if behind[each.end() : each.end() + 1] == ")"), told[0] if told else None)
    return Publication(name, (best[0] if venues.is_date(best[0]) else best[1]) if best else "")


def issue_behind(line: str) -> tuple[str, Publication] | None:
    """Read people, and the issue of a journal behind them, that make up a line below a title."""
    found = _ISSUE_BEHIND.match(line) if line.rstrip()[-1:] == ")" else None
    if not found or not _INITIAL.search(found["people"]) or not are_authors(found["people"]):
        return None
    return found["people"], Publication(found["venue"], found["year"])


def _first_sentence(name: str) -> str:
    """Cut off the publisher behind a book's name; the full stops of `Proc. Conf. Lamps` end no sentence."""
    return name if _SHORT_WORD.match(name) or len(_SHORT_WORD.findall(f"{name} ")) > 1 else name.partition(". ")[0]


def _is_journal(name: str, *, sure: bool) -> bool:
    words = name.split()
    if len(name) <= 2 or len(words) > LONGEST_NAME or not (words[0][0].isupper() or words[0][0].isdigit()):
        return False
    if "," in name and not venues.is_venue(name.partition(",")[0]):
        return False
    named = all(not word[0].islower() or word in venues.FUNCTION for word in words)
    return (sure or (named and not venues.names_nothing(name))) and not venues.ET_AL.search(name)
