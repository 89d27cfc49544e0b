"""What stands in a list among its papers and is none: events, people, posts, talks, other lists, tools, and itself."""

from __future__ import annotations

import re

import enrich.seeds._venues as venues
from enrich.model import LinkRole
from enrich.seeds._bag import bag
from enrich.seeds._draft import Draft, Placed, is_dated, links_code_alone
from enrich.seeds._flat import LINKS
from enrich.seeds._headings import names_books, names_venues
from enrich.seeds._links import identifiers_of, is_front_page, is_paper_beside, is_post, place, relative
from enrich.seeds._people import are_plainly_people
from enrich.seeds._words import Field, field_of_column

#: A place in a README by its whole address, as tables of contents give it.
_OWN_ANCHOR = re.compile(r"github\.com/[^/]+/[^/#]+(?:/(?:blob|tree)/[^#]*)?/?#")
_OWN_PAGE = re.compile(r"github\.com/[^/]+/[^/]+/(?:issues|pulls)/?(?:new.*)?\Z")  # where to ask for what is missing
#: What a changelog of a program links.
_CHANGE = re.compile(r"//git(?:hub|lab)\.com/[^/]+/[^/]+/(?:-/)?(?:commit|compare|merge_requests|pull)/\w")
#: Where the badge of lists such as this one leads, and one that asks for more.
_BADGES = (
    "//awesome.re",
    "//awesome.re/",
    "//makeapullrequest.com",
    "/graphs/commit-activity",
    "/issues/new",
    "/issues/new/choose",
    "github.com/sindresorhus/awesome",
)
#: What a list is called that is the same in another language.
_LANGUAGES = bag(
    "chinese english français german japanese korean spanish 中文 简体中文 繁體中文 英文 日本語 한국어 русский"
)
_LICENCE = re.compile(r"licen[sc]e: ", re.IGNORECASE)
#: `[A curated list of lamps](a repository)`
_LIST = re.compile(
    r"\b(?:awesome|curated|must-read|(?:paper|reading)[\s-]?lists?|(?:list|collection) of)\b",
    re.IGNORECASE,
)
_LIST_NAMED = re.compile(r"[-_](?:papers|surveys)$", re.IGNORECASE | re.MULTILINE)  # `[CVPR-2022-Papers](…)`
#: A repository that is a list by its name, and its first page.
_LIST_KEPT = re.compile(
    r"github\.com/[^/]+/(?:awesome[-_][\w.-]+|[\w.-]+[-_](?:papers|surveys|paper-?list))(?:/(?:blob/\w+/[\w-]*\.md)?)?\Z",
    re.IGNORECASE,
)
#: `[Project] Lamps for all [code](…)` or `Implementation of lamps`
_TAGGED = re.compile(r"\W*\[(?:code|demo|library|project|software|tool)\]", re.IGNORECASE)
#: `A Lamp Simulation Toolkit [code](…)`
_TOOL = re.compile(
    r"^source code (?:about|for|of|to)\b|\bimplementations? of\b|\bpre-?trained (?:models?|weights|model weights)\Z"
    r"|\b(?:library|package|simulator|software|tool|tool ?box|tool ?kit)\Z",
    re.IGNORECASE,
)
_PROJECT_KEY = re.compile(r"[\n\x0b]\s{0,9}(?:home ?page|project)", re.IGNORECASE)  # of a paper as well
_TOLD_OF = (LinkRole.CODE, LinkRole.VIDEO, LinkRole.OTHER)
#: `CVPR 2021 Tutorial on Lamps`, `Workshop on Lamps`
_HELD_ON = re.compile(
    r"\W*(?:[A-Z]{3,} (?:(?:19|20)\d\d )?(?:\d{1,2}(?:st|nd|rd|th) )?(?i:tutorial|workshop)"
    r"|(?:\d{1,2}(?:st|nd|rd|th) |First )?(?i:workshop)) on "
)
_HELD = re.compile(
    r"\b(?:challenges?|competitions?|courses?|lectures?|seminars?|tutorials?|workshops?)\b", re.IGNORECASE
)
#: `The 3rd Summer School: Lamps in Rooms`, `Lamp Summer School 2021`
_SCHOOL = re.compile(r"\b(?:Autumn|Fall|Spring|Summer|Winter) School(?=\W*\Z|: | on | (?:19|20)\d\d)")
_SHOP = re.compile(r"//(?:www\.)?(?:amazon\.[a-z.]{2,6}|barnesandnoble\.com|goodreads\.com|packtpub\.com|yes24\.com)/")
LONGEST_NAME = 7  # words of the name of a journal or an archive
LONGEST_EVENT = 60  # letters that begin a row and name what is held
SENTENCE = 5  # words of a title that is no name


def lists_venues(draft: Draft) -> bool:
    """Tell whether a row without links names nothing but venues: "2024: ICLR, ICML, KDD"."""
    parts = draft.title.split(", ") if not draft.links and ", " in draft.title else []
    return parts != [] and all(map(venues.is_venue_strictly, parts))


def is_of_list(draft: Draft) -> bool:
    """Tell whether a row is of the list itself: its sections, languages, chapters, badges, or who wrote it."""
    if (_LICENCE.match(draft.title) and not draft.sure) or _is_of_accounts(draft):
        return True
    said = draft.title.lower()
    beside = not draft.sure or any(relative(link.url) for link in draft.links)
    word = (said in _LANGUAGES and beside) or (said in venues.FUNCTION and not (draft.title_url or draft.sure))
    if word or _is_change(draft) or _is_chapter(draft):
        return True
    if len(draft.links) == 1 and (_OWN_PAGE.search(url := draft.links[0].url) or url.endswith(_BADGES)):
        return True
    return "#" in draft.title_url and draft.links != () and all(_OWN_ANCHOR.search(link.url) for link in draft.links)


def _is_chapter(draft: Draft) -> bool:
    """Tell whether a row says in a sentence what a page beside the list tells: "**Light** helps, [see](light.md)"."""
    beside = draft.links != () and all(relative(link.url) and not is_paper_beside(link.url) for link in draft.links)
    told = draft.title_url or draft.venue or draft.authors or any(link.role is LinkRole.PAPER for link in draft.links)
    return beside and draft.described and not told


def _is_change(draft: Draft) -> bool:
    """Tell whether a row is a change of a program: it links a commit, what led to it, and nothing else."""
    commit = any("/commit/" in link.url or "/compare/" in link.url for link in draft.links)
    return commit and not draft.venue and all(_CHANGE.search(link.url) for link in draft.links)


def holds_badge(draft: Draft) -> bool:
    """Tell whether a link is the badge of lists such as this one, or asks for more of them."""
    return any(link.url.endswith(_BADGES) for link in draft.links)


def _is_of_accounts(draft: Draft) -> bool:
    """Tell whether a row is people and nothing but their accounts where code is kept: who wrote the list."""
    if not draft.authors or draft.venue or draft.date:
        return False
    coded = all(link.role is LinkRole.CODE for link in draft.links)
    signed = coded and any(place(link.url).is_account for link in draft.links)
    return signed and are_plainly_people(draft.title, alone=True)


def is_place(draft: Draft, section: tuple[str, ...]) -> bool:
    """Tell whether a row names what holds papers and no paper: a book, a conference, a journal, an archive."""
    if section and names_books(section[-1]):
        return True
    if field_of_column(draft.listed) is Field.VENUE and not identifiers_of(draft.links):
        return True
    under_venues = bool(section) and names_venues(section[-1])
    words = len(draft.title.split())
    beside = is_paper_beside(draft.title_url)
    if draft.authors or draft.year or beside or (draft.sure and words > LONGEST_NAME and not under_venues):
        return False  # it was written, or has a paper's link and a title longer than such names are
    entrances = all(is_front_page(link.url) for link in draft.links)
    if not (entrances or draft.title_url):
        return False
    sought = entrances or (under_venues and not draft.sure)
    called = venues.is_venue_strictly(draft.title) or (sought and venues.is_venue(draft.title))
    site = entrances and not draft.sure and len(draft.links) == 1 and not draft.venue
    linked = draft.title_url != "" and (called or site)
    return (linked or (entrances and (under_venues or words < SENTENCE))) and not identifiers_of(draft.links)


def is_other(draft: Draft) -> bool:
    """Tell whether a row without a paper's link says what is held or told, or who somebody is."""
    told = is_event(draft) or is_held(draft) or is_school(draft) or _is_person(draft) or _links_posts(draft)
    told = told or (draft.aside and not (draft.venue or draft.authors))
    return told or _is_talk(draft) or _is_sold(draft)


def is_held(draft: Draft) -> bool:
    """Tell whether a row begins with what is held on something: "CVPR 2021 Tutorial on Lamps"."""
    head = (draft.title if draft.title_url else draft.laid)[:LONGEST_EVENT]
    return " on " in head and _HELD_ON.match(head) is not None


def is_event(draft: Draft) -> bool:
    """Tell whether the words beside a link say what is held: "workshop on [Lamps](…)", "[Lamps](…) @ ICLR"."""
    if not draft.title_url:
        return False
    before, *behind = LINKS.split(draft.laid, maxsplit=1)
    return _HELD.search(before) is not None or any(each.startswith(" @ ") for each in behind)


def is_school(draft: Draft) -> bool:
    """Tell whether a row is a school of a season, and not what somebody wrote about such: "Winter School on Lamps"."""
    return not draft.authors and _SCHOOL.search(draft.title) is not None


def _is_person(draft: Draft) -> bool:
    """Tell whether a row links somebody's page: "[Ada Lampe](…) (University of Ohm)"."""
    alone = bool(draft.title_url) and not (draft.authors or draft.venue or draft.date)
    return alone and draft.affiliated and are_plainly_people(draft.title, alone=True)


def _links_posts(draft: Draft) -> bool:
    """Tell whether a row links a blog or the news and notes beside the list, and no venue with a year."""
    links = [link for link in draft.links if not relative(link.url)]
    return not is_dated(draft) and bool(links) and all(is_post(link.url) for link in links)


def _is_sold(draft: Draft) -> bool:
    """Tell whether a row links nothing but a shop, and no venue says that the work was published elsewhere."""
    return not draft.venue and bool(draft.links) and all(_SHOP.search(link.url) for link in draft.links)


def _is_talk(draft: Draft) -> bool:
    """Tell whether a row links nothing but films, and no venue says that it is of a paper."""
    return not draft.venue and all(link.role is LinkRole.VIDEO for link in draft.links)


def is_list(draft: Draft) -> bool:
    """Tell whether a row links nothing but repositories, and is a list by its name, or by their addresses."""
    named = _LIST.search(draft.title) is not None or "/awesome-" in draft.title_url.lower()
    told = draft.authors or (draft.venue and not _LIST_NAMED.search(f"{draft.title}\n{draft.venue}"))
    kept = not told and all(_LIST_KEPT.search(link.url) for link in draft.links)
    return links_code_alone(draft) and (named or kept)


def is_named_tool(draft: Draft) -> bool:
    """Tell whether a row links nothing but a repository, and is named as a tool in it is."""
    coded = all(link.role is LinkRole.CODE for link in draft.links)
    named = _TOOL.search(draft.title) or _TAGGED.match(draft.laid)
    return coded and named is not None


def is_keyed_thing(placed: Placed) -> bool:
    """Tell whether the keys below a title lead to nothing but code, posts and films: "github: its address"."""
    draft = placed.draft
    keyed = placed.form == "paragraph" and draft.bare and draft.labelled and _PROJECT_KEY.search(draft.laid) is None
    return keyed and all(link.role in _TOLD_OF for link in draft.links)


def is_release(draft: Draft) -> bool:
    """Tell whether a row is a name with the month of its release, and links nothing but code."""
    day = draft.date is not None and not draft.date.isdecimal()
    return links_code_alone(draft) and day and not (draft.venue or draft.authors) and len(draft.title.split()) == 1
