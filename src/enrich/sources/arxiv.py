"""arXiv: papers by id, many in one request, and by title (https://info.arxiv.org/help/api/user-manual.html)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Final
from xml.etree.ElementTree import Element

from enrich.errors import PayloadError
from enrich.flow import (
    Absent,
    Answer,
    Answered,
    Blocked,
    Failed,
    Found,
    Lane,
    Outcome,
    Pace,
    Pool,
    Question,
    Refused,
    Request,
    Response,
    Shelf,
    Throttled,
    Unavailable,
)
from enrich.identifiers import identify
from enrich.markup import plain
from enrich.model import Candidate, Reading, Scheme, SourceName
from enrich.sources._atom import Feed, arxiv_id, candidate, complaint, entry_record, feed_record, parse
from enrich.sources._statuses import fault, reason, retry_after


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperById(Question):
    """Ask for a paper by its id, without version."""

    source: ClassVar[SourceName] = SourceName.ARXIV

    arxiv: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersByTitle(Question):
    """Ask for the papers whose title holds this one as a phrase (stemmed, not exact)."""

    source: ClassVar[SourceName] = SourceName.ARXIV

    title: str


#: "No more than one request every three seconds, and a single connection" (https://info.arxiv.org/help/api/tou.html).
_POOL: Final = Pool(name="arxiv", pace=Pace(requests=1, per=3.0, concurrency=1))
#: Officially without a maximum; 642 ids in a URL are too many (414: https://github.com/lukasschwab/arxiv.py/issues/15),
#: clients settled on 100.
_IDS: Final = Lane(name="ids", pool=_POOL, batch=100, lasting=True)
#: One malformed id spoils a whole request (HTTP 400), so it goes alone.
_STRANGE_IDS: Final = Lane(name="strange ids", pool=_POOL, rank=1)
_TITLES: Final = Lane(name="titles", pool=_POOL, rank=2)

_HITS: Final = 10
_LATEX: Final = re.compile(r"\$[^$]*\$|\\[A-Za-z]+")
_WORD: Final = re.compile(r"[A-Za-z0-9]+")

#: Its edge throttles by 406 too, and as a rule does not say how long (https://github.com/lukasschwab/arxiv.py/issues/203).
_BUSY: Final = frozenset({406, 429, 503})
_BUSY_WAIT: Final = 30.0
#: So many ids may all be unknown; where more are, an empty feed rather is a fault of the service
#: (https://github.com/lukasschwab/arxiv.py/issues/129).
_FEW: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Arxiv:
    """Say how questions travel to arXiv and back."""

    name: SourceName = field(default=SourceName.ARXIV, init=False)

    def lane(self, question: Question) -> Lane:
        if not isinstance(question, PaperById):
            return _TITLES
        return _IDS if identify(f"{Scheme.ARXIV}:{question.arxiv}") else _STRANGE_IDS

    def room(self, questions: Sequence[Question]) -> int:
        return len(questions)

    def pack(self, questions: Sequence[Question], etags: Mapping[Question, str]) -> Request:
        del etags  # arXiv sends none
        return Request(
            source=self.name,
            path="/api/query",
            params=_params(questions),
            headers=(("accept", "application/atom+xml"),),  # without it the edge may answer 406
        )

    def unpack(self, questions: Sequence[Question], response: Response) -> Outcome:
        if outcome := _trouble(questions[0], response):
            return outcome
        feed = parse(response.body)
        if error := next(filter(None, map(complaint, feed.entries)), None):
            return Refused(reason=error, alone=Absent(reason=error))
        if response.status == 400:
            return _refused(questions[0], response)
        return _by_id(questions, feed) if isinstance(questions[0], PaperById) else _hits(questions[0], feed)

    def pace(self, pool: Pool, response: Response) -> Pace:
        del response  # arXiv does not say
        return pool.pace


def read(record: bytes) -> Reading:
    """Read the candidates of an answer."""
    try:
        entries = parse(record).entries
    except PayloadError as error:
        return Reading(dropped=(str(error),))
    read_entries = [candidate(each) for each in entries]
    return Reading(
        candidates=tuple(each for each in read_entries if isinstance(each, Candidate)),
        dropped=tuple(each for each in read_entries if isinstance(each, str)),
    )


def _params(questions: Sequence[Question]) -> tuple[tuple[str, str], ...]:
    """Write the query; `max_results` is 10 unless told, with `id_list` too."""
    ids = [_id(each) for each in questions if isinstance(each, PaperById)]
    if ids:
        return (("id_list", ",".join(ids)), ("max_results", str(len(ids))))
    return (("search_query", _query(questions[0])), ("max_results", str(_HITS)))


def _id(question: PaperById) -> str:
    """Write an id as arXiv does: a version, or the class of an old id, would not come back alike."""
    known = identify(f"{Scheme.ARXIV}:{question.arxiv}")
    return known.value if known else question.arxiv


def _query(question: Question) -> str:
    """Write a title as arXiv's search takes it: ASCII letters and digits only."""
    assert isinstance(question, PapersByTitle)  # noqa: S101  the other lane's kind
    text = unicodedata.normalize("NFKD", _LATEX.sub(" ", plain(question.title)))
    words = _WORD.findall(text.encode("ascii", "ignore").decode())
    return f'ti:"{" ".join(words)}"'


def _trouble(question: Question, response: Response) -> Outcome | None:
    """Read what is no feed: arXiv's edge answers in HTML or plain text, with 200 too."""
    if response.status in _BUSY or response.body.lstrip().startswith(b"Rate exceeded"):
        return Throttled(reason=f"arXiv is busy ({reason(response)})", retry_after=retry_after(response) or _BUSY_WAIT)
    if response.status == 403:
        return Blocked(reason="arXiv denies access (HTTP 403)")  # for robots; not to be tried again
    if response.status in {200, 400} and b"<feed" in response.body:
        return None  # with 400 it says which id is malformed
    if response.status in {400, 413, 414}:
        return _refused(question, response)
    return fault(response) or Failed(reason=f"{reason(response)}, but no Atom feed")


def _refused(question: Question, response: Response) -> Refused:
    """Split a refused list of ids; a title that arXiv does not take is not in it."""
    told = reason(response)
    alone = (
        Unavailable(reason=told)
        if isinstance(question, PaperById)
        else Absent(reason=f"arXiv takes no such title: {told}")
    )
    return Refused(reason=told, alone=alone)


def _hits(question: Question, feed: Feed) -> Outcome:
    if not feed.entries and feed.total:
        return Failed(reason=f"an empty feed of {feed.total} hits")
    if not feed.entries:
        return Answered(answers={question: Absent(reason="arXiv has no paper with such a title")})
    return Answered(answers={question: Found(record=feed_record(feed.entries), shelf=Shelf.SEARCH)})


def _by_id(questions: Sequence[Question], feed: Feed) -> Outcome:
    """Give each question its entry: arXiv keeps no order, and leaves out what it does not know."""
    told = f"{len(feed.entries)} of {feed.total} papers came, {len(questions)} were asked for"
    if len(feed.entries) < min(feed.total, len(questions)) or (not feed.entries and len(questions) > _FEW):
        return Failed(reason=told)
    missing = Absent(reason="arXiv has no such paper")
    if not feed.entries and len(questions) > 1:
        return Refused(reason=told, alone=missing)
    records = {found.value: each for each in feed.entries if (found := arxiv_id(each))}
    answers: dict[Question, Answer] = {}
    for question in questions:
        assert isinstance(question, PaperById)  # noqa: S101  one lane, one kind
        entry = records.get(_id(question))
        answers[question] = missing if entry is None else _found(entry)
    return Answered(answers=answers)


def _found(entry: Element) -> Found:
    return Found(record=entry_record(entry), shelf=Shelf.PREPRINT)
