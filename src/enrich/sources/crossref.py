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
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias
from urllib.parse import quote, quote_plus, unquote, urlsplit

from pydantic import ValidationError

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
    Unavailable,
)
from enrich.model import Candidate, Reading, SourceName
from enrich.sources._crossref_candidate import candidate, isbn
from enrich.sources._crossref_wire import Work, doi
from enrich.sources._statuses import fault, reason

# --- questions --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkByDoi(Question):
    """Ask for the work of a DOI; the record may name another DOI as its own, where this one is an alias."""

    doi: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksByPii(Question):
    """Ask for the works that state a Publisher Item Identifier."""

    pii: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksByIsbn(Question):
    """Ask for a book of thirteen digits and its chapters."""

    isbn: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkSearch(Question):
    """Ask for the works that fit a citation best, of all publishers or of one DOI prefix."""

    text: str
    prefix: str | None = None


#: One record, as received but for what nobody reads.
Item: TypeAlias = Mapping[str, Any]

# --- lanes ------------------------------------------------------------------------------------

_WORKS: Final = "/works"
_ROOM: Final = 3500  # bytes of the request line; 414 follows from 4096, and the contact address is still to be added
_MAX_ROWS: Final = 1000
_TEXT_ROOM: Final = 1500  # bytes of an encoded citation

_PUBLIC: Final = {"single": Pace(requests=5, per=1, concurrency=1), "array": Pace(requests=1, per=1, concurrency=1)}
_POLITE: Final = {"single": Pace(requests=10, per=1, concurrency=3), "array": Pace(requests=3, per=1, concurrency=3)}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Filter:
    """Say how questions of one kind stand in a list call."""

    name: str  # of the filter
    field: str  # of the question
    rows: int  # for each question
    batch: int
    rank: int


_FILTERS: Final[Mapping[type[Question], _Filter]] = {
    WorkByDoi: _Filter(name="doi", field="doi", rows=1, batch=50, rank=0),
    WorksByPii: _Filter(name="alternative-id", field="pii", rows=20, batch=50, rank=1),
    WorksByIsbn: _Filter(name="isbn", field="isbn", rows=200, batch=5, rank=2),
}
#: What a filter cannot carry: its separator, which has no escape, and what is no part of a URL.
_INEXPRESSIBLE: Final = re.compile(r"[,\s\\\x00-\x1f]")

_SEARCH_ROWS: Final = 8  # the right record was seen eighth, behind versions of its preprint
#: Elements that `select` accepts and a candidate needs; `subtype` and `language` are refused.
_SELECT: Final = (
    "DOI,ISBN,ISSN,URL,abstract,alternative-id,approved,article-number,assertion,author,container-title,"
    "content-created,editor,event,group-title,is-referenced-by-count,issue,issued,link,original-title,page,posted,"
    "published,published-online,published-print,publisher,publisher-location,references-count,relation,resource,"
    "short-container-title,subtitle,title,type,update-to,updated-by,volume"
)
_UNREAD: Final = frozenset({"reference", "indexed", "score"})

_INTERVAL: Final = re.compile(r"(\d{1,6}(?:\.\d+)?)\s*(ms|s|m|h)?")
_UNITS: Final = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, None: 1.0}


@dataclass(frozen=True, slots=True)
class Crossref:
    """Carry questions to Crossref; `polite` says that `transport` adds a contact address, which widens the limits."""

    polite: bool = False

    @property
    def name(self) -> SourceName:
        return SourceName.CROSSREF

    def answers(self, question: Question) -> bool:
        return isinstance(question, WorkByDoi | WorksByPii | WorksByIsbn | WorkSearch)

    def lane(self, question: Question) -> Lane:
        if _is_single(question):
            return Lane(name="single", pool=self._pool("single"), batch=1, rank=0)
        if isinstance(question, WorkSearch):
            return Lane(name="search", pool=self._pool("array"), batch=1, rank=3)
        kind = _FILTERS[type(question)]
        return Lane(name=kind.name, pool=self._pool("array"), batch=kind.batch, rank=kind.rank)

    def _pool(self, route: str) -> Pool:
        return Pool(name=f"crossref-{route}", pace=(_POLITE if self.polite else _PUBLIC)[route])

    def room(self, questions: Sequence[Question]) -> int:
        """Count the questions whose request line stays within bounds; at least one."""
        lane = self.lane(questions[0])
        if lane.batch == 1:
            return 1
        left = _ROOM - len(f"GET {_WORKS}?filter=&rows={_MAX_ROWS} HTTP/1.1")
        for count, question in enumerate(questions[: lane.batch]):
            left -= len(quote_plus(f"{_filtered(question)},"))
            if left < 0:
                return max(count, 1)
        return min(len(questions), lane.batch)

    def pack(self, questions: Sequence[Question], etags: Mapping[Question, str]) -> Request:  # noqa: ARG002  Crossref sends no ETag
        first = questions[0]
        if isinstance(first, WorkByDoi) and _is_single(first):
            return Request(source=self.name, path=f"{_WORKS}/{quote(first.doi, safe='')}")
        params = _search(first) if isinstance(first, WorkSearch) else _listed(questions)
        return Request(source=self.name, path=_WORKS, params=params)

    def unpack(self, questions: Sequence[Question], response: Response) -> Outcome:
        if outcome := fault(response) or _refusal(questions, response):
            return outcome
        message, payload = _message(response)
        if payload != "ok":
            return Failed(reason=f"{reason(response)}: expected an answer of status ok, got {payload}")
        return _single(questions[0], message, response) if _is_single(questions[0]) else _list(questions, message)

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


def _is_single(question: Question) -> bool:
    """Say whether only `/works/{doi}` can carry a question."""
    return isinstance(question, WorkByDoi) and bool(_INEXPRESSIBLE.search(question.doi))


def _key(question: Question) -> str:
    return str(getattr(question, _FILTERS[type(question)].field))


def _filtered(question: Question) -> str:
    return f"{_FILTERS[type(question)].name}:{_key(question)}"


def _listed(questions: Sequence[Question]) -> tuple[tuple[str, str], ...]:
    """Write the list call; without `rows` Crossref answers with 20 records, however many were asked for."""
    rows = _FILTERS[type(questions[0])].rows * len(questions)
    return (("filter", ",".join(_filtered(each) for each in questions)), ("rows", str(min(rows, _MAX_ROWS))))


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


# --- unpacking --------------------------------------------------------------------------------

_BLOCKED: Final = frozenset({401, 403})
_REFUSED: Final = frozenset({400, 413, 414, 422, 431})


def _refusal(questions: Sequence[Question], response: Response) -> Outcome | None:
    if response.status in _BLOCKED:
        return Blocked(reason=f"{reason(response)}: Crossref does not serve us")
    if response.status in _REFUSED:
        return _refused(questions, response)
    if response.status == 404 and _is_single(questions[0]) and not response.body.lstrip().startswith(b"<"):
        return Answered(answers={questions[0]: Absent(reason="Crossref has no such DOI")})
    return None if response.status == 200 else Failed(reason=reason(response))


def _refused(questions: Sequence[Question], response: Response) -> Refused:
    """Let the desk split the batch. Alone, a question is answered only where the refusal names its very value.

    Otherwise the request as such displeased, as it would for every question: that is no answer about this one.
    """
    message, _ = _message(response)
    complaints = [each for each in message if isinstance(each, dict)] if isinstance(message, list) else []
    told = "; ".join(str(each.get("message", "")).strip() for each in complaints)
    why = f"{reason(response)}: {told}" if told else reason(response)
    values = {str(each.get("value", "")).lower() for each in complaints}
    named = type(questions[0]) in _FILTERS and {_key(questions[0]).lower(), _filtered(questions[0]).lower()} & values
    return Refused(reason=why, alone=Absent(reason=why) if named else Unavailable(reason=why))


def _message(response: Response) -> tuple[Any, str]:
    """Read the envelope: the message, and the status that it states, or what came instead."""
    try:
        payload = json.loads(response.body)
    except (ValueError, RecursionError):
        return None, "no JSON"
    if not isinstance(payload, dict):
        return None, f"a JSON {type(payload).__name__}"
    return payload.get("message"), str(payload.get("status"))


def _single(question: Question, message: object, response: Response) -> Outcome:
    """Read one record; its DOI may differ from the one asked for only where that is an alias."""
    if not isinstance(message, dict):
        return Failed(reason="expected a work, got none")
    asked = _key(question).lower()
    followed = unquote(urlsplit(response.url).path).lower().removeprefix(f"{_WORKS}/")
    if asked not in _dois(message) and followed not in _dois(message):
        return Failed(reason=f"asked for {asked}, got {message.get('DOI')}")
    return Answered(answers={question: _found(message)})


def _list(questions: Sequence[Question], message: object) -> Outcome:
    """Read a list of records. Where it is not the whole list, what it lacks is not known to be absent."""
    items = message.get("items") if isinstance(message, dict) else None
    if not isinstance(message, dict) or not isinstance(items, list):
        return Failed(reason="expected a list of works, got none")
    records = [item for item in items if isinstance(item, dict) and doi(item.get("DOI"))]
    if isinstance(questions[0], WorkSearch):
        return Answered(answers={questions[0]: _found_all(records, Shelf.SEARCH)})
    total = message.get("total-results")
    if isinstance(total, int) and total > len(items):
        why = f"expected {total} works, got {len(items)} of them"
        return Refused(
            reason=why, alone=_among(questions[0], _indexed(questions[0], records)) or Unavailable(reason=why)
        )
    index = _indexed(questions[0], records)
    return Answered(answers={each: _among(each, index) or Absent(reason="Crossref has none") for each in questions})


def _indexed(kind: Question, records: Sequence[Item]) -> Mapping[str, Sequence[Item]]:
    """File records under each value that answers this kind of question; the order is not the request's."""
    index: dict[str, list[Item]] = {}
    for record in records:
        for value in dict.fromkeys(_values(kind, record)):
            index.setdefault(value, []).append(record)
    return index


def _values(kind: Question, record: Item) -> Iterator[str]:
    if isinstance(kind, WorkByDoi):
        yield from _dois(record)
    elif isinstance(kind, WorksByPii):
        yield from (_bare(value) for value in _strings(record.get("alternative-id")))
    else:
        yield from (number for value in _strings(record.get("ISBN")) if (number := isbn(value)))


def _among(question: Question, index: Mapping[str, Sequence[Item]]) -> Answer | None:
    if isinstance(question, WorkByDoi):
        records = index.get(question.doi.lower(), ())
        return _found(records[0]) if records else None
    key = _bare(question.pii) if isinstance(question, WorksByPii) else _key(question)
    return _found_all(index[key], Shelf.PUBLISHED) if key in index else None


def _dois(record: Item) -> tuple[str, ...]:
    """Give the DOI of a record and its aliases."""
    stated = (record.get("DOI"), *_strings(record.get("aliases")))
    return tuple(value for each in stated if (value := doi(each)))


def _strings(value: object) -> tuple[str, ...]:
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()


def _bare(value: str) -> str:
    return re.sub(r"[^0-9A-Z]", "", value.upper())


def _found(item: Item) -> Found:
    shelf = Shelf.PREPRINT if item.get("type") == "posted-content" else Shelf.PUBLISHED
    return Found(record=_written(_kept(item)), shelf=shelf)


def _found_all(items: Sequence[Item], shelf: Shelf) -> Found:
    return Found(record=_written([_kept(item) for item in items]), shelf=shelf)


def _kept(item: Item) -> dict[str, Any]:
    return {name: value for name, value in item.items() if name not in _UNREAD}


def _written(record: object) -> bytes:
    return json.dumps(record, separators=(",", ":"), sort_keys=True).encode()


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
