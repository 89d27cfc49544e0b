"""Tell what kind of thing a row lists: by the headings over it, its links, and how it reads; or that it is no entry."""

from __future__ import annotations

import re

import enrich.seeds._venues as venues
from enrich.model import Kind, LinkRole
from enrich.seeds._draft import Draft, Placed, is_dated, links_code_alone
from enrich.seeds._flat import LINKS, without_links
from enrich.seeds._headings import (
    introduces,
    joins_affairs,
    kind_of_heading,
    names_books,
    names_changes,
    names_contents,
    names_events,
    names_subject,
    skipped,
    tells_news,
    tells_news_of_subject,
)
from enrich.seeds._links import identifiers_of, is_published, place
from enrich.seeds._memory import recurring
from enrich.seeds._others import (
    holds_badge,
    is_event,
    is_held,
    is_keyed_thing,
    is_list,
    is_named_tool,
    is_of_list,
    is_other,
    is_place,
    is_release,
    is_school,
    lists_venues,
)
from enrich.seeds._people import are_plainly_people, cited
from enrich.seeds._words import Field, field_of_column, generic, words_of

_DAY = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")  # of what was new; a paper on news has none
#: What was done to the list, on a day: "[2021-06-02] Add papers of ICLR".
_DONE = re.compile(
    r"(?:(?:add|added|adding|fixed|release[ds]?|support|update[ds]?|updating|we|upload(?:ed)?)\s"
    r"|created? (?:our|the|this) )",
    re.IGNORECASE,
)
_SPEAKS = ("I ", "It ", "Note ", "Please ", "They ", "These ", "We ", "You ")  # to the reader
_TO_DO = re.compile(r"\W*TO-?DO\b")  # `(TODO) Lamps in rooms (2021)`
#: What is measured, in the head of a table of results.
_MEASURE = re.compile(
    r"\b(?:acc(?:uracy)?|auc|bleu|cider|eer|f1|far|fid|fps|m?ap|mae|m?iou|mse|params?|pesq|precision|psnr|rank-?1|recall"
    r"|rmse|rouge|ssim|stoi|top-?1|wer)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(r"\b(?:challenge|workshops?|competitions?|tutorials?|courses?)\b", re.IGNORECASE)
_TALK = "/presentation/"  # USENIX has the same address for a talk, and for the paper and its talk
#: `LED (ICLR 2021), Light (ACL 2021)`: works that a sentence names
_SEVERAL_ISSUES = re.compile(r"\([A-Z][^()]{2,20}\d\d[^()]{0,12}\), [A-Z\d][^()\n\x0b]{1,40} \([A-Z][^()]{2,20}\d\d")
_SET = re.compile(r"\b(?:corpus|data ?sets?|databases?)\Z", re.IGNORECASE)  # the last word of a title that names one
LONGEST_SET = 9  # letters of that word
_NTH = re.compile(r"\d(?:st|nd|rd|th)\b|\b(?:first|second|third|fourth|fifth)\b", re.IGNORECASE)  # "The 5th Challenge"
_OF_THINGS = (LinkRole.DATASET, LinkRole.PROJECT, LinkRole.CODE)
#: `如[LED](…)一文`, `[LED](…)学习了灯光`
_IN_CHINESE = re.compile(
    rf"[\u4e00-\u9fff]{LINKS.pattern}(?=[\u4e00-\u9fff])|如{LINKS.pattern}|{LINKS.pattern}(?:[\u4e00-\u9fff]{{0,3}}[了的是]|主要)"
)
_THIS_PAPER = re.compile(r"(?:这|那|该|此|代表|原)(?:篇|篇?(?:文章|论文|工作))")
SENTENCE = 5  # words of a title that is no name
LONGEST_BULLET = 3  # words of a bullet that names what stands under it
DEEP = 3  # headings over a row: the list's, its field's and one within the field
#: A link in a sentence is named so, and no title behind other words: "there is [an interesting paper](…) on it".
_MENTIONS = ("a ", "an ", "the ", "this ", "these ", "our ", "their ")
_HANGS = (" a", " an", " at", " our", " the", " their", " these", " this")  # the sentence goes on: "found at this […]"
_GOES_ON = (
    " based on",
    " by",
    " from",
    " of",
    " refer to",
    " see",
    " than",
    " with",
)  # "what is built on [Lampe (2021)](…)"
_ASIDE = re.compile(rf"\({LINKS.pattern}(?:,|\)\s+\w)")  # an address in brackets, and the sentence goes on


def is_tool_like(draft: Draft) -> bool:
    """Tell whether a row reads `[Name](its site) - what it does`, whatever paper it also links."""
    return (
        bool(draft.title_url)
        and draft.described
        and len(words_of(draft.title)) <= 4
        and place(draft.title_url).role is not LinkRole.PAPER
        and not draft.authors
    )


def kind_of(placed: Placed, *, mostly_papers: bool, root: str = "") -> Kind | None:
    """Tell the kind of a row, or None where it is no entry."""
    draft = placed.draft
    parked = _is_parked(placed)
    if not parked and _is_none(placed):
        return None
    placed = _under_bullet(placed)
    announced = announced_kind(placed.section, root)
    if parked:
        return Kind.PAPER if mostly_papers and announced in {None, Kind.PAPER} else None
    if not draft.links:
        return _kind_without_links(placed, announced, mostly_papers=mostly_papers)
    if is_tool_like(draft):
        return announced if announced in (Kind.DATASET, Kind.OTHER) else _thing(draft)
    told = _with_paper(placed, announced) if draft.sure else _without_paper(placed, announced)
    if told is Kind.PAPER and is_place(draft, placed.section):
        return Kind.OTHER
    return told if mostly_papers or told is not Kind.PAPER or announced is Kind.PAPER else announced or _thing(draft)


def _is_parked(placed: Placed) -> bool:
    """Tell whether an item is the address of a paper and nothing else: its writer left the title for later."""
    draft = placed.draft
    alone = placed.form == "item" and draft.bare and len(draft.links) == 1
    alone = alone and not any(map(str.isalpha, without_links(draft.laid, "")))
    return alone and bool(identifiers_of(draft.links)) and not is_own_affair(placed.section, placed.grouped)


def _under_bullet(placed: Placed) -> Placed:
    """Take a bullet of a few words over an item for a heading, where it announces no papers: "Lecture slides"."""
    named = placed.form == "item" and 0 < len(words_of(placed.grouped)) <= LONGEST_BULLET
    if not named or kind_of_heading(placed.grouped) is not Kind.OTHER:
        return placed
    return placed._replace(section=(*placed.section, placed.grouped))


def _kind_without_links(placed: Placed, announced: Kind | None, *, mostly_papers: bool) -> Kind | None:
    """Tell what a row without any link lists: a publication that it names, a data set with the year it was made."""
    draft = placed.draft
    hollow = mostly_papers and announced in {None, Kind.PAPER} and _is_hollow(placed)
    if not (hollow or _stated_whole(placed, mostly_papers=mostly_papers)):
        return None
    if announced is Kind.DATASET and not draft.authors and len(words_of(draft.title)) < SENTENCE:
        return announced
    book = placed.section and names_books(placed.section[-1]) and not draft.venue
    return Kind.OTHER if book else Kind.PAPER


@recurring
def announced_kind(section: tuple[str, ...], root: str) -> Kind | None:
    """Tell the kind that the nearest heading announces; `root`, the name of the whole list, announces none."""
    headings = (heading for heading in reversed(section) if heading != root)
    return next((kind for heading in headings if (kind := kind_of_heading(heading))), None)


def _is_none(placed: Placed) -> bool:
    """Tell whether a row is no entry at all: part of a table of contents, of the list's own affairs, or prose."""
    draft = placed.draft
    if (
        not draft.title
        or (placed.form == "row" and (generic(draft.title) or draft.title.lower() == "click"))
        or lists_venues(draft)
        or draft.title_url.startswith("#")
        or draft.refers
        or (not (draft.title_url or draft.sure) and draft.title.endswith(_HANGS))
        or (not draft.title_url and draft.title.endswith(_GOES_ON))
        or (is_own_affair(placed.section, placed.grouped) and not _is_entry_all_the_same(placed))
        or (placed.section and tells_news_of_subject(placed.section[-1]) and _is_of_day(draft))
    ):
        return True
    if is_of_list(draft):
        return True
    mentioned = draft.title.startswith(_MENTIONS) if draft.title_url else f"{draft.title.lower()} " in _MENTIONS
    if mentioned and not (draft.title_url and draft.leads):
        return True
    if placed.form == "item" and ((draft.bare and _is_news(draft)) or _is_in_chinese_sentence(draft)):
        return True
    if placed.form == "heading":
        return skipped(draft.title) or not draft.labelled
    top = len(placed.section) < DEEP - 1
    return placed.form == "paragraph" and (_is_prose(draft) or (top and (_is_signature(draft) or holds_badge(draft))))


def _is_entry_all_the_same(placed: Placed) -> bool:
    """Tell whether a row under a heading of the list's own affairs is a paper of it: no table of contents links one.

    Nor does a list speak of itself deep within it: a "What's New" there is what is new in a field.
    """
    draft, section = placed.draft, placed.section
    if not draft.sure or not section:
        return False
    if joins_affairs(section[-1]):
        return True
    if len(section) < DEEP or not (tells_news(section[-1]) or names_subject(section[-1])):
        return names_contents(section[-1])
    return draft.title_url != "" and draft.leads and not tells_news(section[-2])


def _is_of_day(draft: Draft) -> bool:
    """Tell whether a row says what was new on a day, and nobody who wrote it."""
    return not draft.authors and _DAY.match(draft.date or "") is not None


def _is_signature(draft: Draft) -> bool:
    """Tell whether a paragraph is nothing but people, as who wrote the list stands over it."""
    told = draft.venue or draft.date
    return not told and draft.authors != () and are_plainly_people(draft.title, alone=True)


def _is_prose(draft: Draft) -> bool:
    """Tell whether a paragraph is no row: its title does not lead it, or it begins with whom it speaks of."""
    whole = draft.leads and draft.marked and draft.labelled
    return not whole or (draft.described and cited(draft.title) is not None)


@recurring
def is_own_affair(section: tuple[str, ...], grouped: str) -> bool:
    """Tell whether rows are about the list itself: by the bullet or the heading over them, or a day under "News"."""
    if grouped and introduces(grouped):
        return True
    if not section:
        return False
    return (
        skipped(section[-1])
        or joins_affairs(section[-1])
        or any(map(names_changes, section[:2]))
        or (len(section) > 1 and tells_news(section[-2]) and (venues.is_date(section[-1]) or "elease" in section[-1]))
    )


def _is_news(draft: Draft) -> bool:
    """Tell whether a row of bare addresses says what was done: "LampNet (https://…) weights added to the kit"."""
    told = draft.venue or draft.date or draft.marked or not draft.described or len(words_of(draft.title)) > 3
    return not told and _ASIDE.search(draft.laid) is not None


def _is_in_chinese_sentence(draft: Draft) -> bool:
    """Tell whether a link of a few words is a word of a sentence in Chinese, which goes on without any mark."""
    if draft.title.isascii() and venues.HAN.search(draft.laid) is None:
        return False  # as nearly always
    told = draft.venue or draft.date or draft.authors
    if told or not draft.title_url or not draft.sure or len(words_of(draft.title)) >= SENTENCE:
        return False
    return _IN_CHINESE.search(draft.laid) is not None or _THIS_PAPER.fullmatch(draft.title) is not None


def _with_paper(placed: Placed, announced: Kind | None) -> Kind:
    """Tell what a row with a paper's link lists: the paper, or the data set or the event that it describes."""
    draft = placed.draft
    if is_held(draft) and not identifiers_of(draft.links):
        return Kind.OTHER
    if announced is Kind.SOFTWARE and placed.form == "row" and _is_named(draft) and not draft.title_url:
        return Kind.PAPER
    if announced in (Kind.OTHER, Kind.SOFTWARE) and _is_named(draft):
        return announced
    if announced is Kind.OTHER and _is_no_paper_there(placed):
        return announced
    headed = field_of_column(draft.listed) is Field.DATASET
    if not headed and announced is not Kind.DATASET:
        return Kind.PAPER
    listed = headed or (announced is Kind.DATASET and _is_set_of_data(draft))
    called = _SET.search(draft.title, max(0, len(draft.title) - LONGEST_SET)) is not None
    named = not draft.title_url and len(draft.links) > 1 and called and not (is_dated(draft) or len(draft.authors) > 1)
    first = announced is Kind.DATASET and draft.links[0].role is LinkRole.DATASET and not draft.venue
    first = first and ":" in draft.title and _SET.search(placed.section[-1].rstrip(" :")) is not None
    return Kind.DATASET if first or (listed and (named or len(words_of(draft.title)) < SENTENCE)) else Kind.PAPER


def _is_set_of_data(draft: Draft) -> bool:
    """Tell whether a title under "Datasets" is no published paper's, and leads to none or is a name alone."""
    if draft.authors and draft.venue and draft.year and draft.sure:
        return False
    if draft.venue and draft.year and not (_is_named(draft) or any(link.role in _OF_THINGS for link in draft.links)):
        return False
    alone = not (draft.venue or draft.authors)
    return place(draft.title_url).role is not LinkRole.PAPER or (alone and _is_named(draft))


def _is_named(draft: Draft) -> bool:
    """Tell whether a title is that of a thing or an event, which a paper only tells of."""
    event = _EVENT.search(draft.title)
    written = event and event[0].lower() == "tutorial" and identifiers_of(draft.links)  # "A Tutorial on Lamps", arXiv
    published = draft.year is not None and any(is_published(link.url) for link in draft.links)
    told = published and not _NTH.search(draft.title)
    held = event is not None and not (written or told or (draft.authors and draft.venue))
    whole = draft.authors and draft.venue and draft.year is not None
    return held or (len(words_of(draft.title)) <= 2 and not whole)


def _is_no_paper_there(placed: Placed) -> bool:
    """Tell whether a row under tutorials, blogs or leaderboards is one: nothing says that it was published."""
    draft = placed.draft
    if field_of_column(draft.listed) is Field.NAME:
        return True  # a model of a leaderboard, whatever paper it comes from
    if identifiers_of(draft.links):
        return False
    told = bool(draft.venue or draft.date or draft.authors)
    published = any(is_published(link.url) and _TALK not in link.url for link in draft.links)
    return not (told and (published or not any(map(names_events, placed.section[-1:]))))


def _without_paper(placed: Placed, announced: Kind | None) -> Kind:
    """Tell what a row lists whose links are not known to be a paper's: by its heading, else by how it reads."""
    draft = placed.draft
    dated = draft.year is not None
    if announced not in {None, Kind.PAPER}:
        named = _is_named(draft) or is_school(draft)
        headed = field_of_column(draft.listed) in (Field.TITLE, Field.PAPER) and not named
        titled = headed and (dated or (announced is Kind.OTHER and "paper" in draft.listed.lower()))
        titled = titled or (announced in (Kind.DATASET, Kind.SOFTWARE) and _is_cited_whole(draft, announced))
        return Kind.PAPER if titled or (announced is Kind.OTHER and _is_published(placed)) else announced
    written = announced is Kind.PAPER and len(words_of(draft.title)) >= SENTENCE
    if draft.links and not (dated or written) and all(link.role is LinkRole.DATASET for link in draft.links):
        return Kind.DATASET
    if is_other(draft):
        return Kind.OTHER
    tool = is_list(draft) or is_release(draft)
    if not tool and (draft.venue or draft.authors or draft.date or draft.affiliated):
        return Kind.PAPER
    if (draft.bare and not draft.marked) or is_keyed_thing(placed) or is_named_tool(draft) or tool:
        return _thing(draft)
    words = min(len(words_of(draft.title)), len(draft.title.split()))  # a name in a table of models is one
    # What "ICLR 2021" is over was published, unless it is named as the code that it links.
    issue = placed.section != () and not draft.title_url and venues.is_known_dated(placed.section[-1])
    read = words >= (SENTENCE - issue) and not draft.described
    return Kind.PAPER if read and _may_list_papers(draft) else _thing(draft)


def _is_cited_whole(draft: Draft, announced: Kind) -> bool:
    """Tell whether a row says who wrote what and where, as a reference does, and not to that thing alone."""
    roles = {link.role for link in draft.links}
    thing = LinkRole.DATASET in roles if announced is Kind.DATASET else links_code_alone(draft)
    whole = bool(draft.authors and draft.venue) and draft.year is not None
    return whole and not (thing or draft.title_url) and len(words_of(draft.title)) >= SENTENCE


def _is_published(placed: Placed) -> bool:
    """Tell whether a title among resources has its venue and year, where the heading stands over more than events."""
    draft = placed.draft
    published = is_dated(draft) and len(words_of(draft.title)) >= SENTENCE
    held = any(map(names_events, placed.section[-1:])) or _EVENT.search(draft.title) is not None
    return published and not (held or is_event(draft))


def _may_list_papers(draft: Draft) -> bool:
    """Tell whether the column that a title stands in may be one of titles, by its head: no functions, no models."""
    return not draft.listed or field_of_column(draft.listed) in (Field.TITLE, Field.PAPER)


def _stated_whole(placed: Placed, *, mostly_papers: bool) -> bool:
    """Tell whether a row without any link still names a publication: by venue and year, or authors and date."""
    draft = placed.draft
    if (
        placed.form == "paragraph"
        or _DONE.match(draft.title)
        or _SEVERAL_ISSUES.search(draft.laid)
        or _TO_DO.match(draft.laid)
        or draft.title.startswith(_SPEAKS)
    ):
        return False
    people = (draft.authors or draft.affiliated) and len(words_of(draft.title)) >= 3
    set_apart = mostly_papers and placed.form in {"item", "heading"} and (draft.marked or draft.signed)
    listed = placed.form == "row" and field_of_column(draft.listed) is Field.TITLE
    cites = mostly_papers and placed.form == "item" and draft.leads and bool(draft.authors and draft.stated)
    leads = mostly_papers and placed.form == "item" and draft.leads and not draft.title[0].islower()
    cites = cites or (leads and bool(people) and " et al" in draft.laid)
    if cites or (set_apart and (people or draft.stated)) or (listed and (draft.stated or draft.venue or draft.authors)):
        return True
    if draft.year is None or (placed.form == "row" and _is_method(placed)):
        return False
    if draft.venue or (draft.authors and draft.marked):
        return True
    if placed.form == "row":
        return _may_list_papers(draft)
    return mostly_papers and sum(not word.isdecimal() for word in words_of(draft.title)) >= 3


def _is_method(placed: Placed) -> bool:
    """Tell whether a table's row is that of a method with its results: under such a head, and by nobody."""
    draft = placed.draft
    named = len(words_of(draft.title)) <= 2 or _MEASURE.search(placed.grouped) is not None
    return named and field_of_column(draft.listed) is Field.NAME and not draft.authors


def _is_hollow(placed: Placed) -> bool:
    """Tell whether a row is a title whose links lead nowhere yet: `[The title]()`, `**The title** [[paper]]()`."""
    draft = placed.draft
    if not draft.malformed:
        return False
    words = sum(not word.isdecimal() for word in words_of(draft.title))
    told = placed.form != "paragraph" or (draft.leads and (draft.labelled or draft.year is not None))
    apart = draft.marked or (draft.leads and draft.labelled)
    return told and apart and words >= 3


def _thing(draft: Draft) -> Kind:
    roles = {link.role for link in draft.links}
    if LinkRole.CODE in roles:
        return Kind.SOFTWARE
    return Kind.DATASET if LinkRole.DATASET in roles else Kind.OTHER
