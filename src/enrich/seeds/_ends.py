"""Where a title without mark-up ends: at a mark, if what follows is no longer the title."""

from __future__ import annotations

import re
from collections.abc import Callable

import enrich.seeds._venues as venues
from enrich.seeds._before import PART_END
from enrich.seeds._flat import LAST, LINK_MARK, LINKS, MARKS, Flat, key_of, without_links
from enrich.seeds._inline import CODE, EM, STRONG
from enrich.seeds._people import (
    are_authors,
    are_full_names,
    are_initialled,
    are_plainly_people,
    is_affiliation,
    is_citation,
    is_place,
)
from enrich.seeds._stated import leads_elsewhere
from enrich.seeds._terms import goes_on_behind
from enrich.seeds._venues import YEARS
from enrich.seeds._words import label_role, placeholder, words_of

_GOES_ON = re.compile(r"\s(?:a|an|the|of|for|with|via|from|by|on|in|to|and|using|towards?|through|under) ?\Z")
_IN = re.compile(r"[.,]?\s[Ii]n:?\s?\Z")  # before an italic venue
LONGEST_IN = 6  # letters of it
_NAMED = re.compile(r"[A-Z][\w-]*[A-Z]\w*|[A-Z][\w-]*(?: (?:[A-Z][\w-]*|and|of|on|&)){1,8}")  # "Lamp Talk", "LampConf"
_KEYED = re.compile(r"\W{0,9}\[[A-Z][A-Za-z]{1,20}(?:19|20)\d\d[a-z]?\]")  # `[Lampe2021] The title`
_YEAR_BEHIND = re.compile(r", (?:19|20)\d\d\b")
_HEAD_END = re.compile(r"[,(.](?<! [A-Z]\.)")
_DATED = re.compile(r"[^,，]{2,60}[,，]\s?(?:19|20)\d\d")  # `*Journal of Lamps, 2021*`
#: It begins with one of a few letters, at which alone it is looked for.
_STATE = re.compile(
    r"[AIPSUaipsu](?<!\w[AIPSUaipsu])(?:(?:(?<=[Ss])ubmitted|(?<=[Aa])ccepted|(?<=[Pp])ublished|(?<=[Uu])nder review)"
    r"(?: (?:to|by|at|in|for))?|(?<=[Ii])n:?) (?=[A-Z])"
)
#: `The title, in Lamps and Rooms 2021`, `The title, J. Lamp Research, 2021`: a venue by its place, known or not.
_IN_VENUE = re.compile(rf"[Ii]n:? [A-Z][^.:?!,()]{{1,80}},? \(?{YEARS}\b|J\. (?:of )?[A-Z][\w &.]{{2,60}}, {YEARS}\b")
_YEAR_NEXT = re.compile(r"(?:\s?\([A-Z]{2,12}\))?,\s?((?:19|20)\d\d)\b")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{2})\.\s")
#: `A study of lamps, Lighting Letters, 2021.`: in a reference, the part before the year at its end.
_LAST_PART = re.compile(r"(?:(?<=[^\W\d_]{2})\.|,) (?P<venue>(?:J\. (?:of )?)?[A-Z][^,.:?!\n\x0b]{3,60})\Z")
_YEAR_ENDS = re.compile(rf",? \(?{YEARS}\)?[\s.]*(?=\Z|[\n\x0b\[({LINK_MARK}-{chr(LAST)}])")
RUNNING = 40  # words behind a title that are none of it
LONGEST_TITLE = 2000  # letters; what is longer is none, and is not looked at
ARTICLES = frozenset(["A", "An", "The"])
LONGEST_CODE_TAG = 3  # words in code quotes behind a title
SHORTEST = 10  # letters of a title that may go on behind a comma
SHORTEST_SENTENCE = 12  # letters of a title that a full stop ends
SHORTEST_HAN = 6  # Chinese letters of one
SHORT = 2  # words of a name that a title stands behind
MOST_PEOPLE = 40  # before the venue
LONGEST_NAME = 4  # words of a person
FEWEST = 4  # words of a title before such a part
LONGEST_VENUE = 6  # words
_GROUP_ALONE = re.compile(r" \([^()]{2,300}\)[ .\[]*")
_GOES_ON_BEHIND = re.compile(r": | (?:[a-z][\w-]*,? (?:and )?){2,}[a-z]")
_YEAR_BEGINS = re.compile(rf"{YEARS}(?:,|\s*(?=[^\w\s]|\Z))")  # `(2021, oral)`, `(2021 👍)`
#: What a part between the title and its year is called that names a series: words of few titles.
_SERIES = re.compile(
    r"\b(?:(?:Technical|Research) Report|(?:Conference|Symposium|Workshop|Transactions) on|Journal of)\b"
    r"|\A(?:ACM|IEEE)\s"
)
_YEAR_AND_NAME = re.compile(rf"{YEARS},? [A-Z][\w&]*(?: (?:of|and|&|[A-Z][\w&]*)){{0,3}}\.?")  # "2021 Visual Lamps"
_ET_AL = re.compile(r"(?:[A-Z]\. ?){0,3}[^,.]{2,40}\bet[ .]?al\b")
_DESCRIBES = re.compile(
    r"\s{1,9}(?:This (?:paper|work|study|report|survey|article)|Introduces|Presents|Proposes|Investigates)\b"
)


def _description_begins(flat: Flat, start: int, at: int) -> bool:
    """Read "Name  Name is a …" and "The title This paper shows …": a description without a mark before it."""
    text = flat.text
    if _DESCRIBES.match(text, at):
        return True
    if venues.is_date(PART_END.split(text[at : at + 40], maxsplit=1)[0]):
        return True  # "The title  2021"
    title = text[start:at].strip()
    if text[at + 1 : at + 2] != " " or not title:
        return False
    repeated = len(title) < 120 and text[at : at + 300].lstrip().startswith(title)
    return repeated or is_running(text, at)


def is_running(text: str, at: int) -> bool:
    """Tell whether running text follows a title: `The title  One introduces …`, `The title - a way to …`."""
    if len(text) - at < RUNNING * 4:
        return False
    words = PART_END.split(text[at : at + RUNNING * 10], maxsplit=1)[0].split()
    return len(words) > RUNNING and sum(word[0].islower() for word in words) * 3 > len(words)


def _line_begins_anew(flat: Flat, _start: int, at: int) -> bool:
    if _GOES_ON.search(flat.text, max(0, at - 12), at):
        return False
    at += 1
    rest = flat.text[at : at + 400].split("\n", 1)[0].split("\x0b", 1)[0]
    stripped = rest.lstrip(" -*•[(")
    if not stripped:
        return True
    if LINKS.match(stripped):
        return True
    if key_of(stripped) or _tells_issue(stripped.rstrip()):
        return True
    styled = any(first <= at + (len(rest) - len(rest.lstrip())) < last for first, last, _ in flat.spans)
    return styled or are_authors(LINKS.split(rest)[0])


def _tells_issue(line: str) -> bool:
    """Tell whether a line below a title is a venue with its year, and nothing else."""
    words = line.split()
    if not line[:1].isupper() or len(words) > LONGEST_VENUE or "(" in line or LINKS.search(line):
        return False
    return venues.YEAR.search(line) is not None and (venues.is_venue(line) or len(words) == 2)


def _goes_on(text: str, start: int, at: int, close: int) -> bool:
    """Tell whether a title goes on behind a word in brackets: `LED (Ohm): The title`, `Lamps (Lit25) for all rooms`."""
    inner = text[at + 1 : close]
    found = _GOES_ON_BEHIND.match(text, close + 1)
    if not found:
        return False
    if found[0] != ": ":
        return not (venues.is_date(inner) or venues.has_acronym(inner))
    if venues.is_venue_or_date(inner) and len(words_of(text[start:at])) > SHORT:
        return False
    return not are_authors(PART_END.split(without_links(text[close + 2 : close + 200]), maxsplit=1)[0])


def _group_ends_title(flat: Flat, start: int, at: int) -> bool:
    text = flat.text
    close = next((end for end in range(at + 1, min(len(text), at + 160)) if text[end] in ")]）】}"), -1)
    if close < 0:
        return bool(LINKS.match(text[at + 1 : at + 2]))
    inner = text[at + 1 : close]
    if text[at] == "(" and " " not in inner.strip() and _goes_on(text, start, at, close):
        return False
    if not inner and text[at - 1 : at].isalnum():
        return False  # `lamp.int8(): The title`
    apart = (at + 1, close, STRONG) in flat.spans or (at + 1, close, CODE) in flat.spans
    if LINKS.search(inner) or text[at] in "[【" or apart:
        return True  # what has a style of its own within brackets is set apart from the title before it
    if inner.startswith("@") or venues.ends_in_year(inner) or is_citation(inner) or _YEAR_BEGINS.match(inner):
        return True
    return (
        venues.is_date(inner.partition(", ")[0])
        or (venues.is_venue(inner) and (len(inner.split()) <= 12))
        or placeholder(inner)
        or venues.is_award(inner)
        or is_affiliation(inner)
        or bool(label_role(inner))
    )


def _sentence_ends_title(flat: Flat, start: int, at: int) -> bool:
    text = flat.text
    if text[at + 1 : at + 2] not in {" ", "\t", "\n", ""}:
        return text[at] == "." and _venue_is_glued(text, at)
    short = at - start < (SHORTEST_HAN if text[at - 1] >= "\u4e00" else SHORTEST_SENTENCE)
    if (
        (short and not _ends_name(text, start, at))
        or (text[at - 2 : at - 1] in " ." and text[at - 1].isalpha())
        or text[max(0, at - 2) : at].lower() == "vs"
    ):
        return False
    rest = PART_END.split(text[at + 1 : at + 400], maxsplit=1)[0]
    if _GROUP_ALONE.fullmatch(rest):
        return True
    rest = rest.strip(" .[(")
    if not rest:
        return True
    head = rest.partition(".")[0].partition(",")[0]
    if text[at] in "?!":  # a second sentence of the title may go on to its venue
        said, _, inner = head.partition(" [")
        head = said if venues.is_venue_or_date(inner.rstrip("]")) else head
        named = venues.is_venue_by_form(head)
        people = are_authors(head) or (are_authors(rest) and len(head.split()) <= LONGEST_NAME)
        people = people and rest.partition(" ")[0] not in ARTICLES  # `Lamps? An Empirical Study`
        return named or people or venues.is_date(head)
    told = are_authors(rest) or venues.is_venue(rest[:80]) or venues.is_date(head) or are_authors(head)
    told = told or _YEAR_AND_NAME.fullmatch(rest) is not None
    return told or leads_elsewhere(rest)


def _ends_name(text: str, start: int, at: int) -> bool:
    """Tell whether a known venue with its year and nothing else stands behind a short name: "LED-Lamp. TPAMI 2021"."""
    behind = text[at + 1 :].strip(MARKS)
    return text[start].isupper() and at - start > SHORT and behind.count(" ") <= SHORT and venues.is_known_dated(behind)


def _venue_is_glued(text: str, at: int) -> bool:
    """Tell whether a venue with its year stands behind a full stop without a blank: "A study of lamps.ICRA 2021"."""
    if not (text[at - 2 : at].islower() and text[at + 1].isupper()):
        return False
    rest = PART_END.split(text[at + 1 : at + 80], maxsplit=1)[0].strip()
    return venues.YEAR.search(rest) is not None and venues.is_venue_strictly(rest)


def _dash_ends_title(flat: Flat, _start: int, at: int) -> bool:
    text = flat.text
    if text[at - 1 : at] != " ":
        return False
    rest = PART_END.split(text[at + 1 : at + 400], maxsplit=1)[0].lstrip("-").strip(" [(").partition(" (")[0]
    head = _SENTENCE.split(rest, maxsplit=1)[0]
    people = are_authors(rest) or (" and " in head and are_authors(head))
    return (
        people
        or not rest
        or is_running(text, at)
        or venues.is_venue_strictly(rest.split(",")[0])
        or venues.is_date(rest)
    )


def _comma_ends_title(flat: Flat, start: int, at: int) -> bool:
    text = flat.text
    rest = PART_END.split(text[at + 1 : at + 600], maxsplit=1)[0].strip(" [(")
    if at - start < SHORTEST:
        return venues.YEAR.search(rest) is not None and venues.is_venue_strictly(rest)  # `LED, ICLR 2021`
    if _IN_VENUE.match(rest) or venues.is_date(rest) or (_ends_italics(flat, start, at) and are_authors(rest)):
        return True
    rest = _STATE.sub("", rest)
    head = _HEAD_END.split(rest, maxsplit=1)[0].strip()
    if not head or venues.is_date(head):
        return not head or not rest[len(head) :].strip(" ,.)") or venues.is_venue(rest)
    year = _YEAR_NEXT.match(rest, len(head))
    people = not text[max(0, start - 8) : start].rstrip(" .,:").endswith("et al")  # they may follow, not told yet
    if year and people and _is_person(head):
        lists = " and " in head and _begins_to_list(text[start:at])
        return not lists and len(text[start:at].split()) > FEWEST  # `The title in words, Ada Lampe, 2021`
    return (
        venues.is_venue_strictly(f"{head} {year[1]}" if year else head)
        or ((year or venues.YEAR.search(head)) is not None and _SERIES.search(head) is not None)
        or leads_elsewhere(rest)
        or (people and _are_told(text, start, at, rest))
    )


def _are_told(text: str, start: int, at: int, rest: str) -> bool:
    """Tell whether people stand behind the comma that ends a title."""
    may_be_short = text[start - 1 : start] == "["  # a reference in brackets
    return (
        _ET_AL.match(rest) is not None
        or ((may_be_short or len(text[start:at].split()) > FEWEST) and _are_people_and_venue(rest))
        or (
            rest.count(",") >= 2
            and _people_follow(rest.split(",")[:3])
            and not ((rest + text[start:at]).isupper() or _enumerates(text[start:at], rest))
        )
    )


def _is_person(head: str) -> bool:
    """Tell whether a part between commas can be nothing but a person with all their names."""
    return " " in head and are_plainly_people(head, alone=True) and not is_place(head)


def _ends_italics(flat: Flat, start: int, at: int) -> bool:
    """Tell whether the words before a comma are in italics, and none behind it: `*The title*, A. Lampe`."""
    return any(first <= start and last == at and style == EM for first, last, style in flat.spans)


def _are_people_and_venue(rest: str) -> bool:
    """Tell whether people stand behind a title, and a known venue behind them: "Ada Lampe, Bo Ohm, ICLR 2021"."""
    for before, part in enumerate(rest.split(",", MOST_PEOPLE)):
        said = part.strip()
        if before and venues.is_venue_strictly(_HEAD_END.split(said, maxsplit=1)[0].strip(" ]")):
            return True
        whole = _is_person(said) and (" and " not in said or are_full_names(said))
        if not (whole or are_initialled(said)):
            break
    return False


def _enumerates(before: str, behind: str) -> bool:
    """Tell whether a comma stands in a subtitle that lists things: "Lamps: Past, New Uses, and Future Rooms"."""
    listed = ", and " in behind and any(" " not in part.strip() for part in behind.split(",")[:2])
    return listed and _begins_to_list(before)


def _begins_to_list(title: str) -> bool:
    """Tell whether a title ends in a colon and the first thing of a list: "A Study of Lamps: Light"."""
    first = title.rpartition(": ")[2]
    words = first.split()
    return len(first) < len(title) and 0 < len(words) <= SHORT and words[0] not in ARTICLES


def _semicolon_ends_title(flat: Flat, _start: int, at: int) -> bool:
    """Read `The title; Lampe, Ohm; ICLR 2021`."""
    rest = PART_END.split(flat.text[at + 1 : at + 400], maxsplit=1)[0].partition(";")[0].strip()
    return are_authors(rest) or venues.is_venue_or_date(rest)


def _people_follow(parts: list[str]) -> bool:
    """Tell whether people stand between the commas behind a title, and not its last words with a bracket."""
    last_words = (venues.YEAR.search(parts[1]) is not None and "(" in parts[0]) or _SENTENCE.search(
        parts[0]
    ) is not None
    if last_words or not are_authors(",".join(parts)):
        return False
    first = [part.strip().removeprefix("and ") for part in parts[:2]]
    return any(" " in part for part in first) or are_plainly_people(",".join(parts[:2]), alone=False)


#: What may end a title without mark-up, and what decides whether it does.
_STOPS: dict[str, Callable[[Flat, int, int], bool]] = {
    "\n": _line_begins_anew,
    " ": _description_begins,
    **dict.fromkeys("([（【{", _group_ends_title),
    **dict.fromkeys(".?!。", _sentence_ends_title),
    **dict.fromkeys("-–—", _dash_ends_title),
    **dict.fromkeys(",，", _comma_ends_title),
    **dict.fromkeys(";；", _semicolon_ends_title),
}
_MARKS = f"\x0b|｜•\n(\\[（【{{.?!。,，;；{LINK_MARK}-{chr(LAST)}"
#: It begins with one of a few letters, at which alone it is looked for.
_STOP = re.compile(
    rf"[- –—{_MARKS}](?:(?<=[{_MARKS}])|(?<= [-–—])(?=-{{0,2}} )"
    r"|(?<= )(?= |This |Introduces|Presents|Proposes|Investigates))"
)


def stop_of(flat: Flat, start: int) -> int:
    """Find where a title without mark-up ends."""
    text = flat.text
    for found in _STOP.finditer(text, start, start + LONGEST_TITLE):
        at = found.start()
        letter = text[at]
        if letter in "\x0b|｜•":
            return at
        if letter >= LINK_MARK:
            anchor = flat.anchor(letter)
            if anchor.role or anchor.bare or at > start:
                return at
        elif at > start and _STOPS[letter](flat, start, at):
            return at + (letter in "?!")
    return min(len(text), start + LONGEST_TITLE)


def before_venue(flat: Flat, start: int, stop: int) -> int:
    """Find where the title of a reference ends: before a venue that stands between it and the year, known or not."""
    if not _YEAR_ENDS.match(flat.text, stop):
        return stop
    found = _LAST_PART.search(flat.text, start, stop)
    if not found or len(flat.text[start : found.start()].split()) < FEWEST:
        return stop
    words = found["venue"].split()
    named = all(word[0].isupper() or word in venues.FUNCTION for word in words) and words[0] not in {"A", "An", "The"}
    return found.start() if named and len(words) <= LONGEST_VENUE else stop


def _in_before(flat: Flat, first: int, last: int) -> int:
    """Find where "in" stands before a venue in italics; 0 for none.

    One that nobody knows has its year behind a comma, and a mark before "in", or a key before the title: else a title
    goes on so, "Light in *Lamp World*".
    """
    found = _IN.search(flat.text, max(0, first - LONGEST_IN), first)
    said = flat.text[first:last].strip(MARKS)
    if found is None or venues.is_venue(said) or _DATED.fullmatch(said):
        return found.start() if found else 0
    apart = found[0].strip()[:1] != "i" or _KEYED.match(flat.text) is not None
    named = apart and _NAMED.fullmatch(said) is not None and not are_authors(said)
    return found.start() if named and _YEAR_BEHIND.match(flat.text, last) else 0


def styled_from(flat: Flat, start: int) -> int:
    """Find where a stretch of another style behind the title says a venue, a date or people, or is a tag."""
    for first, last, style in flat.spans:
        said = flat.text[first:last].strip(MARKS)
        if first <= start:
            continue
        behind = flat.text[last : last + 4].lstrip(" ;,[(")
        apart = style & CODE or (style & STRONG and flat.text[first - 2 : first] == ", ")
        tag = apart and (not behind or LINKS.match(behind)) and len(said.split()) <= LONGEST_CODE_TAG
        if tag and not _GOES_ON.search(flat.text, max(0, first - 12), first):
            return first
        told = venues.is_date(said) or venues.is_venue(said) or are_authors(said) or _DATED.fullmatch(said)
        if style & EM and (at := _in_before(flat, first, last)):
            return at
        if told and not (style & STRONG and goes_on_behind(flat, first, last)):
            return first
    return len(flat.text)
