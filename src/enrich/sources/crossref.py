"""Crossref's REST API: how questions about works travel in as few requests as it allows, and what its records say.

Rules: https://api.crossref.org, https://www.crossref.org/documentation/retrieve-metadata/rest-api/access-and-authentication/
and the limits in force since 1 December 2025,
https://www.crossref.org/blog/announcing-changes-to-rest-api-rate-limits/.

Fifty DOIs go in one list call as `filter=doi:A,doi:B`. It asks for whole records, without `select`: `language`,
`subtype`, `institution` and `aliases` cannot be selected, and a call every second is the limit, not its size; the
reference lists are dropped on arrival. A search selects, as it brings eight records of which at most one is kept.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, quote_plus

from pydantic import ValidationError

from enrich.errors import PayloadError
from enrich.flow import Lane, Outcome, Pace, Pool, Question, Request, Response
from enrich.model import Candidate, Reading, SourceName
from enrich.sources._crossref_answers import unpack
from enrich.sources._crossref_candidate import candidate
from enrich.sources._crossref_questions import (
    FILTERS,
    WORKS,
    WorkByAlias,
    WorkByDoi,
    WorksByIsbn,
    WorksByPii,
    WorkSearch,
    filtered,
    is_single,
)
from enrich.sources._crossref_wire import Work

__all__ = ["Crossref", "WorkByAlias", "WorkByDoi", "WorkSearch", "WorksByIsbn", "WorksByPii", "read"]

# --- lanes ------------------------------------------------------------------------------------

_ROOM: Final = 3500  # bytes of the request line; 414 follows from 4096, and the contact address is still to be added
_MAX_ROWS: Final = 1000
_TEXT_ROOM: Final = 1500  # bytes of an encoded citation

#: The limits of list calls. Single records may come at 5 and 10 a second, but count towards the same concurrency, and
#: only the rare DOI that no filter can carry is asked for alone: one pool keeps all that is in force.
_PUBLIC: Final = Pool(name="crossref", pace=Pace(requests=1, per=1, concurrency=1))
_POLITE: Final = Pool(name="crossref", pace=Pace(requests=3, per=1, concurrency=3))

_SEARCH_ROWS: Final = 8  # the right record was seen eighth, behind versions of its preprint
#: Elements that `select` accepts and a candidate needs; `subtype` and `language` are refused.
_SELECT: Final = (
    "DOI,ISBN,ISSN,URL,abstract,alternative-id,approved,article-number,assertion,author,container-title,"
    "content-created,editor,event,group-title,is-referenced-by-count,issue,issued,link,original-title,page,posted,"
    "published,published-online,published-print,publisher,publisher-location,references-count,relation,resource,"
    "short-container-title,subtitle,title,type,update-to,updated-by,volume"
)

_INTERVAL: Final = re.compile(r"(\d{1,6}(?:\.\d+)?)\s*(ms|s|m|h)?")
_UNITS: Final = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, None: 1.0}


@dataclass(frozen=True, slots=True)
class Crossref:
    """Carry questions to Crossref; `polite` says that `transport` adds a contact address, which widens the limits."""

    polite: bool = False

    @property
    def name(self) -> SourceName:
        return SourceName.CROSSREF

    def lane(self, question: Question) -> Lane:
        if is_single(question):
            return Lane(name="single", pool=self._pool, batch=1, rank=0, lasting=True)
        if isinstance(question, WorkSearch):
            return Lane(name="search", pool=self._pool, batch=1, rank=3)
        kind = FILTERS[type(question)]
        return Lane(name=kind.name, pool=self._pool, batch=kind.batch, rank=kind.rank, lasting=True)

    @property
    def _pool(self) -> Pool:
        return _POLITE if self.polite else _PUBLIC

    def room(self, questions: Sequence[Question]) -> int:
        """Count the questions whose request line stays within bounds; at least one."""
        lane = self.lane(questions[0])
        if lane.batch == 1:
            return 1
        left = _ROOM - len(f"GET {WORKS}?filter=&rows={_MAX_ROWS} HTTP/1.1")
        for count, question in enumerate(questions[: lane.batch]):
            left -= len(quote_plus(f"{filtered(question)},"))
            if left < 0:
                return max(count, 1)
        return min(len(questions), lane.batch)

    def pack(self, questions: Sequence[Question], etags: Mapping[Question, str]) -> Request:  # noqa: ARG002  Crossref sends no ETag
        first = questions[0]
        if isinstance(first, WorkByDoi) and is_single(first):
            return Request(source=self.name, path=f"{WORKS}/{quote(first.doi, safe='')}")
        params = _search(first) if isinstance(first, WorkSearch) else _listed(questions)
        return Request(source=self.name, path=WORKS, params=params)

    def unpack(self, questions: Sequence[Question], response: Response) -> Outcome:
        return unpack(questions, response)

    def pace(self, pool: Pool, response: Response) -> Pace:
        """Slow down to what the headers say; they never allow more than the published limit of the pool."""
        limit = _positive(response.headers.get("x-rate-limit-limit"))
        interval = _seconds(response.headers.get("x-rate-limit-interval", ""))
        concurrency = _positive(response.headers.get("x-concurrency-limit")) or pool.pace.concurrency
        requests, per = pool.pace.requests, pool.pace.per
        if limit and interval:
            requests = min(requests, limit)
            per = max(per, interval / (limit // requests))
        return Pace(requests=requests, per=per, concurrency=min(concurrency, pool.pace.concurrency))


# --- packing ----------------------------------------------------------------------------------


def _listed(questions: Sequence[Question]) -> tuple[tuple[str, str], ...]:
    """Write the list call; without `rows` Crossref answers with 20 records, however many were asked for."""
    rows = FILTERS[type(questions[0])].rows * len(questions)
    return (("filter", ",".join(filtered(each) for each in questions)), ("rows", str(min(rows, _MAX_ROWS))))


def _search(question: WorkSearch) -> tuple[tuple[str, str], ...]:
    prefix = (("filter", f"prefix:{question.prefix}"),) if question.prefix else ()
    text = _cut(" ".join(question.text.split()))
    return (("query.bibliographic", text), *prefix, ("rows", str(_SEARCH_ROWS)), ("select", _SELECT))


def _cut(text: str) -> str:
    """Shorten a citation, by whole words where it has any, to what a request line can carry."""
    room = _TEXT_ROOM
    for index, character in enumerate(text):
        room -= len(quote_plus(character))
        if room < 0:
            return text[:index].rsplit(" ", maxsplit=1)[0]
    return text


# --- pace -------------------------------------------------------------------------------------


def _positive(text: str | None) -> int | None:
    bare = (text or "").strip()
    return int(bare) or None if bare.isascii() and bare.isdigit() and len(bare) < 10 else None


def _seconds(text: str) -> float | None:
    match = _INTERVAL.fullmatch(text.strip().lower())
    return float(match[1]) * _UNITS[match[2]] or None if match else None


# --- reading ----------------------------------------------------------------------------------


def read(record: bytes) -> Reading:
    """Read the answer to any question here: one record, or a list of them; what does not fit is dropped."""
    try:
        payload = json.loads(record)
    except (ValueError, RecursionError) as error:
        raise PayloadError("crossref", "record", f"expected JSON, got {error}") from error
    items = payload if isinstance(payload, list) else [payload]
    got = [_candidate(item, f"[{at}]") for at, item in enumerate(items)]
    return Reading(
        candidates=tuple(each for each in got if isinstance(each, Candidate)),
        dropped=tuple(each for each in got if isinstance(each, str)),
    )


def _candidate(item: object, at: str) -> Candidate | str:
    """Translate one record, or say why not."""
    try:
        work = Work.model_validate(item)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        return f"{at}{f'.{where}' if where else ''}: {first['msg']}"
    return candidate(work) or f"{work.doi}: a {work.type or 'record'} without a title"
