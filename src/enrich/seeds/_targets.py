"""The links of a row: what each is for, and what their labels tell of the row."""

from __future__ import annotations

import re
from collections.abc import Sequence

import enrich.seeds._venues as venues
from enrich.identifiers import identify
from enrich.model import Link, LinkRole, Scheme
from enrich.seeds._bag import bag
from enrich.seeds._facts import Facts
from enrich.seeds._flat import Anchor
from enrich.seeds._inline import CODE
from enrich.seeds._links import (
    beside_papers,
    is_paper_beside,
    is_paper_in_repository,
    is_published,
    place,
    relative,
    role_of,
)
from enrich.seeds._marked import Found
from enrich.seeds._people import are_authors, cited
from enrich.seeds._published import signed_at
from enrich.seeds._references import publication
from enrich.seeds._words import field_of, label_role, placeholder, reads_as_title, words_of

#: Words of links to another text of the same work.
_OF_OWN = bag(
    """access ads archive author's copy download entry europepmc free here journal link manuscript page paper pdf pmc
    preprint official published publisher pubmed read text translation version vol volume"""
)
_VERSION = re.compile(
    r"v?\d+|appendix|camera|chinese|conference|english|extended|extension|final|full|latest|long(?:er)?|main|mirror"
    r"|oral|original|ready|revised|short(?:er)?|spotlight|suppl\w*|updated|[中英]文"
)
LEAST_TITLE = 6  # words of a label for each of `_OF_OWN` among them; one with fewer names a link to the work itself
_OF_POST = re.compile(r"\W*(?:blog ?posts?|blogs?|courses?|news|posts?|press release)\W*\Z", re.IGNORECASE)
_NO_ADDRESSES = bag("link url # available")
SHORT = 2  # letters of what may be anything
FEW = 3  # words of a work's name, where fewer may name a publisher or a version
_NUMBERED = re.compile(r"\[?(?i:arxiv)[: ]{1,2}\d{4}\.\d{4,5}(?:v\d)?\]?")
#: `[Paper-ICLR14](…)`, `[ICLR page](…)`
_PAPER_OF = re.compile(r"\A(?:paper|pdf)[\s:_-]+|\spage\Z", re.IGNORECASE)


class Targets:
    """Collect the links of one row; the words before a link may give it a role, and its label may say more."""

    __slots__ = (
        "asides",
        "default",
        "facts",
        "found",
        "labelled",
        "links",
        "malformed",
        "named",
        "numbers",
        "own",
        "refers",
        "sure",
    )

    def __init__(self, found: Found | None, facts: Facts, default: LinkRole | None) -> None:
        """Begin with no links; a link that is the title has the role `default` where nothing says another."""
        self.found = found
        self.facts = facts
        self.default = default
        self.links: list[Link] = []
        self.numbers: set[str] = set()  # of the paper on arXiv
        # Where the title and what is labelled as the paper lead, whose numbers are not known yet.
        self.own: list[str] = []
        self.asides = 0  # links that are labelled as posts and courses
        self.labelled = False
        self.named = False  # a link is the title, or is labelled; a person's account is neither
        self.sure = False
        self.refers = False
        self.malformed: list[str] = []

    def told(self) -> tuple[Link, ...]:
        """Give each link once, as what it is for beside the others."""
        return _beside(self.links)

    def lead_to_paper(self) -> bool:
        """Tell whether what was taken for the paper's link may be one."""
        return self.sure and any(link.role is LinkRole.PAPER or relative(link.url) for link in self.links)

    def names_another(self, anchor: Anchor) -> bool:
        """Tell whether a paper's link is named as a work is, beside a title that leads to its paper."""
        found = None if anchor.bare else self.found
        if found is None:
            return False
        words = words_of(anchor.label)
        if self.identifies_another(anchor.url) and not any(map(_is_of_own, words)):
            return True
        if not found.url or place(found.url).role is not LinkRole.PAPER:
            return False
        own = sum(word in _OF_OWN for word in words)
        if len(words) < FEW or not reads_as_title(anchor.label) or own * LEAST_TITLE > len(words):
            return False
        shared = sum(word in words for word in words_of(found.title))
        return shared * 4 <= len(words) * 3 and not (cited(anchor.label) or are_authors(anchor.label))

    def is_of_another(self, anchor: Anchor, labelled: LinkRole | None, *, cell: bool) -> bool:
        """Tell whether a paper's link is another work's: by its name, or by that of its badge, `[![LED](…)](…)`."""
        if labelled is None:
            return not cell and self.names_another(anchor)
        if labelled is not LinkRole.PAPER or not (self.own or self.numbers):
            return False
        words = words_of(anchor.label)
        unknown = words != () and not (label_role(anchor.label) or venues.is_venue_or_date(anchor.label))
        where = place(anchor.url)
        if not unknown or where.is_deposit or any(_is_of_own(word) or word in where.host for word in words):
            return False  # `[![Wiley](…)](…)`
        named = anchor.style & CODE > 0 and "arxiv" not in anchor.url and where.host != "doi.org"
        return named or self.identifies_another(anchor.url)

    def identifies_another(self, url: str) -> bool:
        """Tell whether a link leads to another preprint than the paper's: a work has one number on arXiv."""
        other = _number(url)
        if not other:
            return False
        while self.own:
            self.numbers.add(_number(self.own.pop()))
        self.numbers.discard("")
        return bool(self.numbers) and other not in self.numbers

    def has_paper(self) -> bool:
        """Tell whether a link to the paper was read."""
        return any(link.role is LinkRole.PAPER for link in self.links)

    def missing(self, anchor: Anchor, *, titled: bool) -> None:
        """Read a label without an address behind it: a title's, a paper's, or one that says the venue."""
        label, url, _, role, bare = anchor
        issue = not (role or titled or bare) and (venues.is_venue(label) or venues.is_date(label))
        if issue:
            _label(anchor, self.facts)
        if role or issue or (titled and (not url or placeholder(url))):
            self.malformed.append(label)
            self.labelled = self.labelled or role is not None

    def link_apart(self, anchor: Anchor) -> None:
        """Take a link in brackets for labelled that may be named after its journal, known or not: `[[JLLR](…)]`."""
        self.labelled = self.labelled or _names_journal(anchor.label.strip("[]"), anchor.url)

    def link(
        self, anchor: Anchor, said: LinkRole | None, *, titled: bool, cell: bool = False, elsewhere: bool = False
    ) -> None:
        """Read a link: `said` is the role that the words before it give it; `elsewhere`, they lead to another work."""
        label, url, _, role, bare = anchor
        if url.startswith(("[http", "/http")):
            url = url.strip("[]").lstrip("/")  # `[code]([https://…])`, `[code](/https://…)`
        if elsewhere and role_of(url, role or said) is LinkRole.PAPER:
            self.links.append(Link(url=url, role=LinkRole.OTHER))
            self.named = True
            return
        if "://" not in url and _leads_nowhere(url):
            self.missing(anchor, titled=titled)
            return
        if url.startswith("mailto:") or anchor.inside:
            self.refers = self.refers or (cell and not (role or field_of(label)) and any(map(str.isalpha, label)))
            return
        labelled = role or said
        found = place(url)
        where = found.role
        if cell and not role and where in (LinkRole.PROJECT, LinkRole.VIDEO, LinkRole.DATASET):
            labelled = None
        if not (titled or role or bare) and (told := publication(label)):
            self.facts.published(told)
        elif (
            not (titled or cell or bare)
            and said in (None, LinkRole.PAPER)
            and (not role or (role is LinkRole.PAPER and (_names_server(label) or _names_venue(label))))
        ):
            _label(anchor, self.facts)
        self.named = self.named or titled or role is not None or (label != url and not found.is_repository)
        self.labelled = self.labelled or role is not None or said is not None or bare
        self.sure = self.sure or where is LinkRole.PAPER or LinkRole.PAPER in (role, said)
        self.sure = self.sure or (titled and (is_paper_beside(url) or is_paper_in_repository(url)))
        if not titled and labelled is None and not bare and (venues.is_venue(label) or venues.YEAR.search(label)):
            labelled = LinkRole.PAPER
            self.labelled = True
        if where is LinkRole.PAPER and not titled and self.is_of_another(anchor, labelled, cell=cell):
            labelled = LinkRole.OTHER
        self.asides += not titled and _OF_POST.match(label) is not None
        self.links.append(Link(url=url, role=self.role(url, labelled, titled=titled)))
        self.own += [url] if titled or labelled is LinkRole.PAPER else []

    def role(self, url: str, labelled: LinkRole | None, *, titled: bool) -> LinkRole:
        """Decide what a link is for; one that is a paper's by its host alone, `[website](…)`, may be another work's."""
        role = role_of(url, labelled or (self.default if titled else None), titled=titled)
        by_host = role is LinkRole.PAPER and not titled and labelled not in (None, LinkRole.PAPER)
        return LinkRole.OTHER if by_host and self.identifies_another(url) else role


def _number(url: str) -> str:
    """Give the number on arXiv that an address has, or nothing."""
    found = identify(url) if "arxiv" in url else None
    return found.value if found and found.scheme is Scheme.ARXIV else ""


def _is_of_own(word: str) -> bool:
    """Tell whether a word of a label says that the link leads to another text of the same work: "extended", "v2"."""
    return word in _OF_OWN or _VERSION.fullmatch(word) is not None


def _label(anchor: Anchor, facts: Facts) -> None:
    """Read the venue, the date or the people that a link is named after: all of the label is the venue's."""
    if anchor.label[:1] in {'"', "“"} or "://" in anchor.label:
        return  # another title, or an address with what it is for
    if not facts.authors and (named := cited(anchor.label)):
        facts.authors, facts.date = named[0], facts.date or named[1]
        return
    if not (facts.authors or facts.venue) and (signed := signed_at(anchor.label)):
        facts.authors, facts.venue = signed
        return
    dated = venues.YEAR.search(anchor.label) is not None
    if _NUMBERED.fullmatch(anchor.label):
        facts.numbered = facts.numbered or anchor.label.strip("[]")
    elif venues.is_date(anchor.label):
        facts.read(anchor.label.strip("[]"))
    elif dated or venues.is_venue(anchor.label.strip("()")):
        venue = facts.venue or facts.numbered  # of two labels the first names the venue
        facts.read(anchor.label)
        label = anchor.label.strip("[]")
        label = label[1:-1] if label[:1] == "(" and label[-1:] == ")" else label
        facts.venue = venue or _PAPER_OF.sub("", label)


def said_role(before: str) -> LinkRole | None:
    """Read `Paper: ` or `code:` right before a bare link."""
    said = before.rstrip(" [(<")
    if said[-1:] not in {":", "：", "="}:
        return None
    words = words_of(said[-30:])
    return label_role(words[-1]) if words else None


def _beside(links: Sequence[Link]) -> tuple[Link, ...]:
    """Give each link once, as what it is for beside the others."""
    if len(links) < 2:
        return tuple(links)
    links = beside_papers(links)
    once = len({link.url for link in links}) == len(links)
    return tuple(links) if once else tuple(dict.fromkeys(links))


def _leads_nowhere(url: str) -> bool:
    """Tell whether words or a letter stand in place of an address: `[code](code超链接)`, `[code](h)`."""
    stands_in = url.isalnum() and not url.isascii()
    return len(url) < 2 or url in _NO_ADDRESSES or stands_in or placeholder(url)


def _names_venue(label: str) -> bool:
    """Tell whether a label of the paper is the short name of a venue as well, and nothing else: "AAAI"."""
    return label.isupper() and label.isalpha() and venues.is_known(label)


def _names_journal(label: str, url: str) -> bool:
    """Tell whether a label may be the short name of a journal: it leads to where papers are published."""
    return label.isupper() and label.isalpha() and len(label) > SHORT and is_published(url)


def _names_server(label: str) -> bool:
    """Tell whether a label names a preprint with its number or year: "arXiv:1904.13240", "bioRxiv 2023"."""
    return label[:3] != "10." and "ersion" not in label and any(map(str.isdigit, label)) and venues.is_venue(label)
