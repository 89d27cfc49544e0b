"""What a response of Crossref says about each question that it answers.

A refusal, an incomplete list or a page of something else is never an absence.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias
from urllib.parse import unquote, urlsplit

from enrich.flow import (
    Absent,
    Answer,
    Answered,
    Blocked,
    Failed,
    Found,
    Outcome,
    Question,
    Refused,
    Response,
    Shelf,
    Unavailable,
)
from enrich.sources._crossref_identifiers import isbn
from enrich.sources._crossref_questions import (
    WORKS,
    WorkByDoi,
    WorksByPii,
    WorkSearch,
    filtered,
    is_single,
    key,
)
from enrich.sources._crossref_wire import doi
from enrich.sources._statuses import fault, reason

#: One record, as received but for what nobody reads.
Item: TypeAlias = Mapping[str, Any]

#: What nobody reads: the longest part of a record, and what differs from answer to answer.
_UNREAD: Final = frozenset({"reference", "indexed", "score"})


def unpack(questions: Sequence[Question], response: Response) -> Outcome:
    """Read a response to the request that carried these questions."""
    if outcome := fault(response) or _refusal(questions, response):
        return outcome
    message, payload = _message(response)
    if payload != "ok":
        return Failed(reason=f"{reason(response)}: expected an answer of status ok, got {payload}")
    return _single(questions[0], message, response) if is_single(questions[0]) else _list(questions, message)


_BLOCKED: Final = frozenset({401, 403})
_REFUSED: Final = frozenset({400, 413, 414, 422, 431})


def _refusal(questions: Sequence[Question], response: Response) -> Outcome | None:
    if response.status in _BLOCKED:
        return Blocked(reason=f"{reason(response)}: Crossref does not serve us")
    if response.status in _REFUSED:
        return _refused(questions, response)
    if response.status == 404 and is_single(questions[0]) and not response.body.lstrip().startswith(b"<"):
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
    named = _names_of(questions[0]) & values
    return Refused(reason=why, alone=Absent(reason=why) if named else Unavailable(reason=why))


def _names_of(question: Question) -> set[str]:
    if isinstance(question, WorkSearch):
        return set()
    return {key(question).lower()} if is_single(question) else {key(question).lower(), filtered(question).lower()}


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
    asked = key(question).lower()
    followed = unquote(urlsplit(response.url).path).lower().removeprefix(f"{WORKS}/")
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
        found = _found_all(records, Shelf.SEARCH) if records else Absent(reason="Crossref found nothing")
        return Answered(answers={questions[0]: found})
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
    value = _bare(question.pii) if isinstance(question, WorksByPii) else key(question)
    return _found_all(index[value], Shelf.PUBLISHED) if value in index else None


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
