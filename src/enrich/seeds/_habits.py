"""What one row cannot tell: how the other rows of a list are written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import enrich.seeds._venues as venues
from enrich.seeds._authors import split_authors
from enrich.seeds._draft import Draft, Placed
from enrich.seeds._flat import FIRST, LAST, MARKS
from enrich.seeds._people import are_authors, are_full_names, are_plainly_people, is_family_name
from enrich.seeds._venues import YEARS
from enrich.seeds._words import label_role, words_of

_BETWEEN = re.compile(r", (?:and )?| and ")
_END = rf"\s*(?:\Z|[\[(\n\x0b{chr(FIRST)}-{chr(LAST)}])"


class Citing(NamedTuple):
    """Hold a form in which rows cite people: `several` of them, and one `alone`, by family name and year or nothing."""

    trace: str  # what a row must hold to be looked at
    several: re.Pattern[str]
    alone: re.Pattern[str]


_CITING = (
    Citing(  # `The title (Lampe et al. 2021)`
        "et al",
        re.compile(rf"\([^()]{{2,60}}\bet al[., ]{{0,3}}{YEARS}\)"),
        re.compile(rf"\(([A-Z][\w'’-]{{1,30}}),? ({YEARS})\)"),
    ),
    Citing(  # `The title (ICLR 2021), Lampe et al.`
        "et al",
        re.compile(rf"\), [^(),]{{2,40}}\bet al\.?{_END}"),
        re.compile(rf"\), ([A-Z][\w'’-]{{1,30}})\.(){_END}"),
    ),
    Citing(  # `The title - Lampe, Ohm (2021)`
        " - ",
        re.compile(rf" - (?:[A-Z][\w'’-]{{1,30}}(?:,? and|,? &|,) ){{1,12}}[A-Z][\w'’-]{{1,30}} \({YEARS}\)"),
        re.compile(rf" - ([A-Z][\w'’-]{{1,30}}) \(({YEARS})\)"),
    ),
    Citing(  # `The title — Lampe et al., ICLR 2021.`
        "et al",
        re.compile(rf" [–—-] [A-Z][\w'’-]{{1,30}} et al\.,[^\n\x0b]{{1,60}}{YEARS}"),
        re.compile(rf" [–—-] ([A-Z][\w'’-]{{1,30}}), (?:[A-Z][^.,\n\x0b]{{1,60}} )?({YEARS})"),
    ),
    Citing(  # `Lampe et al. **The title**`
        "et al",
        re.compile(r"\A[\W\d]{0,9}[A-Z][\w'’-]{1,30} et al\b"),
        re.compile(r"\A[\W\d]{0,9}([A-Z][\w'’-]{1,30})\.() "),
    ),
)
#: `ICLR / The title`, `ICLR 2021: The title`, `ICLR'21. The title`, `ICLR'21 The title`, `ICLR-2021-oral The title`
_VENUE_FIRST = re.compile(
    r"(?P<venue>[^\W\d_][\w&-]{1,14}(?: ?['’]?\d{2,4})?)"
    r"(?: / |(?:(?<=19\d\d)|(?<=20\d\d)|(?<=['’]\d\d))[:.] |(?:(?<=[A-Za-z]\d\d)|(?<=[A-Za-z](?:19|20)\d\d)) )(?=\w)"
    r"|(?P<short>[A-Z][A-Za-z& -]{1,18}?[A-Za-z] ?['’‘`]\d\d(?: (?i:oral|spotlight|highlight|poster))?)\s+(?=\w)"
    r"|(?P<issue>[A-Z][A-Za-z&]{1,13}[ -](?:(?:19|20)\d\d|\d\d)(?:-(?:oral|poster|spotlight|workshop))?)[ -](?=\w)"
)
_MARK_OF_VENUE = re.compile(r"[\d/](?:(?<=\d)|(?<= /) )")  # what stands in or behind such a venue
#: `2014-TNLS - The title`, `2014 - The title`
_ISSUE_FIRST = re.compile(r"\W*(?P<year>(?:19|20)\d\d)(?:-(?P<venue>[A-Z][\w&-]{1,14}))? - (?=\w)")
#: `The title, Technical notes 2021`, where other rows have the venues that are known so.
_VENUE_LAST = re.compile(r"(?P<title>\S.{8,400}), (?P<venue>[A-Z][^,:;.?!]{1,40} (?:19|20)\d\d)")
_YEAR_LAST = re.compile(r"\S.{6,}(?:\S, |[^\W\d]-)(?:19|20)\d\d")
_YEAR_FIRST = re.compile(r"((?:19|20)\d\d)(?: [-–—]|:)? (?=\S)")
_SHORT_YEAR_FIRST = re.compile(
    r"\W*[(\[](?P<issue>[A-Za-z][^()\[\]\d]{1,60}[ ’'](?P<year>\d\d))[)\]] (?=\w)"
)  # `(ICLR 21) `
FEW = 2  # rows that surely begin with people
SEVERAL = 3  # rows that make a habit of how they are written
SHORT = 3  # words; a title behind a comma has more
LONGEST_VENUE = 24  # letters of a venue, its year and what parts them from the title
REACH = 200  # letters in which the people of a row end


def with_people(placed: Sequence[Placed]) -> Sequence[Placed]:
    """Take `Ada Lampe: The title` for people and a title in a list that is written so; elsewhere it is a title."""
    heads = [_head(each.draft) if each.draft.title and not each.draft.title_url else "" for each in placed]
    pairs = list(zip(heads, placed, strict=True))
    sure = sum(not _begins(each.draft.title, head) for head, each in pairs if head)
    if sure < FEW or sum(map(bool, heads)) * 2 < sum(bool(each.draft.title) for each in placed):
        return placed
    return [each._replace(draft=_split(each.draft, head)) if head else each for head, each in pairs]


def with_one_person(placed: Sequence[Placed]) -> Sequence[Placed]:
    """Take `Ada Lampe, The title` for person and title where others have their people so, or most begin so."""
    heads = [_person_before_comma(each.draft) for each in placed]
    count = sum(map(bool, heads))
    if count < SEVERAL:
        return placed
    signed = sum(each.draft.title_url != "" and _is_signed_within(each.draft) for each in placed)
    if signed < count and count * 2 <= sum(bool(each.draft.title) for each in placed):
        return placed
    return [_behind_person(each, head) if head else each for head, each in zip(heads, placed, strict=True)]


def _is_signed_within(draft: Draft) -> bool:
    """Tell whether the people of a row stand in the link that its title is, and not beside it."""
    return draft.authors != () and draft.authors[0] not in draft.laid


def _behind_person(placed: Placed, person: str) -> Placed:
    draft = placed.draft
    told = placed._replace(draft=draft._replace(title=draft.title[len(person) + 2 :], authors=(person,)))
    return _before_year(told) if _ends_in_year(told.draft, ", ") else told


def _person_before_comma(draft: Draft) -> str:
    """Give the person with all the names that a title begins with, if what stands behind the comma can be one."""
    head, comma, title = draft.title.partition(", ") if draft.title_url and not draft.authors else ("", "", "")
    whole = comma and len(words_of(title)) > SHORT and title[0].isupper()
    return head if whole and are_plainly_people(head, alone=True) else ""


def with_family_names(placed: Sequence[Placed]) -> Sequence[Placed]:
    """Take `(Lampe 2021)`, or `(ICLR 2021), Lampe.`, for people where others write `(Lampe et al. 2021)` so."""
    laid = [each.draft.laid for each in placed]
    traced = {trace: [each for each in laid if trace in each] for trace in {citing.trace for citing in _CITING}}
    for trace, several, alone in _CITING:
        sure = sum([several.search(each) is not None for each in traced[trace]])
        lone = [_lone(each.draft, alone) for each in placed] if sure >= FEW else []
        if 0 < sum(map(bool, lone)) < sure:
            placed = [
                each._replace(draft=_signed(each.draft, *found.groups())) if found else each
                for each, found in zip(placed, lone, strict=True)
            ]
    return placed


def _lone(draft: Draft, alone: re.Pattern[str]) -> re.Match[str] | None:
    """Find a family name where the people of other rows stand, if it can be nothing else."""
    found = None if draft.authors else alone.search(draft.laid)
    if not found or draft.title.startswith(found[1]) or label_role(found[1]):
        return None
    return found if is_family_name(found[1]) else None


def _signed(draft: Draft, name: str, year: str) -> Draft:
    venue = draft.venue
    if year and venue and venue.startswith(name):
        behind = venue[len(name) :].lstrip(", ")
        venue = None if behind == year else behind or None
    told = venue is not None and year in venue
    return draft._replace(authors=(name,), venue=venue, date=draft.date or (None if told else year or None))


def _head(draft: Draft) -> str:
    """Give the people before the first colon of a row: they begin its title, or the title begins behind them.

    People with all their names may end in a full stop as well.
    """
    at = draft.laid.find(": ", 0, REACH)
    stop = draft.laid.find(". ", 0, REACH)
    head = draft.laid[: at + 2].lstrip(MARKS)
    begins = at > 0 and (draft.title.startswith(draft.laid[at + 2 : at + 22]) or _begins(draft.title, head) != "")
    if begins and are_authors(head[:-2]):
        return head
    head = draft.laid[: stop + 2].lstrip(MARKS) if stop > 0 else ""
    return head if head and draft.title.startswith(head) and _are_whole_names(head[:-2]) else ""


def _are_whole_names(head: str) -> bool:
    """Tell whether a text is people with all their names, or one who can be nothing else."""
    if not are_authors(head):
        return False
    one = "," not in head and " and " not in head
    return are_plainly_people(head, alone=True) if one else are_full_names(head)


def _begins(title: str, head: str) -> str:
    """Give what a title begins with, all of the people or the last one."""
    return next((part for part in (head, _BETWEEN.split(head)[-1]) if title.startswith(part)), "")


def _split(draft: Draft, head: str) -> Draft:
    said = _begins(draft.title, head)
    return draft._replace(title=draft.title[len(said) :], authors=split_authors(head[:-2])) if said else draft


def with_venues_before(placed: Sequence[Placed]) -> Sequence[Placed]:
    """Take `ICLR 2021: The title` for venue and title in a list where several rows begin so, most with known venues.

    Where one row does it may be the name of a report: "Lamps 2021: An Overview of the Task".
    """
    titles = [each.draft.title for each in placed]
    heads = [_venue_first(title) if _MARK_OF_VENUE.search(title, 0, LONGEST_VENUE) else None for title in titles]
    named = [
        venue for _, venue in {(title, _venue_of(head)) for title, head in zip(titles, heads, strict=True) if head}
    ]
    if len(named) < SEVERAL or sum(map(venues.is_venue_strictly, named)) * 2 <= len(named):
        return placed
    return [_behind_venue(each, head) if head else each for each, head in zip(placed, heads, strict=True)]


def _venue_first(title: str) -> re.Match[str] | None:
    """Find the venue that a title begins with; behind a blank only a known one has its year: "Lamps 2021 Challenge"."""
    found = _VENUE_FIRST.match(title)
    apart = found and found["issue"] and " " in found["issue"] and not venues.is_venue_strictly(found["issue"])
    return None if apart else found


def _venue_of(head: re.Match[str]) -> str:
    return head["venue"] or head["short"] or head["issue"]


def with_issues_before(placed: Sequence[Placed]) -> Sequence[Placed]:
    """Take `2014-TNLS - The title` for venue and title, and `2014 - The title` for its year, where others do so."""
    laid = [each.draft.laid for each in placed]
    told = [_ISSUE_FIRST.match(each) if " - " in each[:LONGEST_VENUE] else None for each in laid]
    sure = sum(bool(found["venue"]) and venues.is_venue_strictly(found["venue"]) for found in told if found)
    if sure < SEVERAL:
        return placed
    return [_behind_issue(each, found) if found else each for each, found in zip(placed, told, strict=True)]


def _behind_issue(placed: Placed, issue: re.Match[str]) -> Placed:
    draft = placed.draft
    venue = draft.venue if draft.venue and venues.year_of(draft.venue) else issue["venue"] or draft.venue
    title = draft.title
    for head in filter(None, (issue[0].lstrip(" *-"), f"{issue['venue']} - ", issue[0].rpartition("_")[2])):
        title = title.removeprefix(head)
    return placed._replace(draft=draft._replace(title=title, venue=venue, date=draft.date or issue["year"]))


def with_venues_behind(placed: Sequence[Placed]) -> Sequence[Placed]:
    """Take `The title, Notes on Lamps 2021` for title and venue in a list where more rows have known venues so."""
    tails = [_tail(each.draft) if each.draft.title[-4:].isdecimal() else None for each in placed]
    count = len(tails) - tails.count(None)
    if not count or sum(map(_is_before_venue, placed)) <= count:
        return placed
    return [
        each._replace(draft=each.draft._replace(title=tail["title"], venue=tail["venue"])) if tail else each
        for each, tail in zip(placed, tails, strict=True)
    ]


def _tail(draft: Draft) -> re.Match[str] | None:
    """Find what stands behind the last comma of a title without mark-up that ends in a year, if it is a few words."""
    plain = not (draft.title_url or draft.venue or draft.date)
    found = _VENUE_LAST.fullmatch(draft.title) if plain else None
    named = found and all(not word[0].islower() or word in venues.FUNCTION for word in found["venue"].split())
    return found if named else None


def _is_before_venue(placed: Placed) -> bool:
    """Tell whether a comma, the venue and its year stand behind a title without mark-up."""
    draft = placed.draft
    said = not draft.title_url and draft.venue is not None and draft.venue[-4:].isdecimal()
    return said and f"{draft.title}, {draft.venue}" in draft.laid


def _behind_venue(placed: Placed, head: re.Match[str]) -> Placed:
    draft = placed.draft
    return placed._replace(draft=draft._replace(title=draft.title[head.end() :], venue=draft.venue or _venue_of(head)))


def with_years(placed: Sequence[Placed]) -> Sequence[Placed]:
    """Take `[The title, 2021](…)` for a title and its year where most titles end so; elsewhere the year is its own.

    Most of the list do, or most under a heading. Of `The title-2021` it is enough that many do, in all of the list.
    What is the same without the year, "Overview of the Track, 2019", counts once.
    """
    if sum([each.draft.title[-4:].isdecimal() for each in placed]) < SEVERAL:
        return placed
    titles = Counter(each.section for each in placed if each.draft.title)
    for mark, share in ((", ", 1 / 2), ("-", 1 / 4)):
        dated = [_ends_in_year(each.draft, mark) for each in placed]
        named = {(each.section, each.draft.title[:-4]) for each, has in zip(placed, dated, strict=True) if has}
        count = Counter(section for section, _ in named)
        told = {section for section, many in count.items() if many >= SEVERAL and many > titles[section] * share}
        throughout = len(named) >= SEVERAL and len(named) > sum(titles.values()) * share
        if throughout or mark == "-":
            told = set(count) if throughout else set()
        placed = [
            _before_year(each) if has_year and each.section in told else each
            for each, has_year in zip(placed, dated, strict=True)
        ]
    return placed


def _ends_in_year(draft: Draft, mark: str) -> bool:
    parted = draft.title[-4 - len(mark) : -4] == mark and draft.title[-4:].isdecimal()
    said = parted and _YEAR_LAST.fullmatch(draft.title) is not None
    return said and draft.year in {None, int(draft.title[-4:])}


def _before_year(placed: Placed) -> Placed:
    title, date = placed.draft.title[:-4].rstrip(" ,-"), placed.draft.title[-4:]
    head, _, venue = title.rpartition(", ")
    if not head or not venues.is_venue_strictly(venue):
        return placed._replace(draft=placed.draft._replace(title=title, date=placed.draft.date or date))
    return placed._replace(draft=placed.draft._replace(title=head, venue=placed.draft.venue or venue, date=date))


def with_short_years(placed: Sequence[Placed]) -> Sequence[Placed]:
    """Take `(Lamp Letters 21) The title` for venue and year where most rows begin so, most with a year that is told.

    Elsewhere the number behind a journal is its volume.
    """
    heads = [_SHORT_YEAR_FIRST.match(each.draft.laid) for each in placed]
    count = sum(head is not None for head in heads)
    if count < SEVERAL or count * 2 <= sum(bool(each.draft.title) for each in placed):
        return placed
    told = sum(head is not None and each.draft.year is not None for head, each in zip(heads, placed, strict=True))
    if told * 2 <= count:
        return placed
    return [
        each._replace(draft=each.draft._replace(venue=head["issue"], date=str(venues.in_full(head["year"]))))
        if head and each.draft.year is None
        else each
        for each, head in zip(placed, heads, strict=True)
    ]


def with_years_before(placed: Sequence[Placed]) -> Sequence[Placed]:
    """Take `[2021 - The title](…)` for a title and its year where most titles begin so."""
    heads = [_YEAR_FIRST.match(each.draft.title) if each.draft.title[:1] in {"1", "2"} else None for each in placed]
    count = sum(head is not None for head in heads)
    if count < SEVERAL or count * 2 <= sum(bool(each.draft.title) for each in placed):
        return placed
    return [
        each._replace(draft=each.draft._replace(title=each.draft.title[head.end() :], date=each.draft.date or head[1]))
        if head
        else each
        for each, head in zip(placed, heads, strict=True)
    ]


_HABITS = (
    with_people,
    with_family_names,
    with_one_person,
    with_venues_before,
    with_issues_before,
    with_venues_behind,
    with_years,
    with_short_years,
    with_years_before,
)


def as_others_are(placed: Sequence[Placed]) -> Sequence[Placed]:
    """Read each row as the other rows of its list are written, one habit after the other."""
    for habit in _HABITS:
        placed = habit(placed)
    return placed
