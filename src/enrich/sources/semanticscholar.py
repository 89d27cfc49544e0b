"""Semantic Scholar: papers by any identifier, 500 in one request, and by title.

https://api.semanticscholar.org/api-docs/graph
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final

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
from enrich.markup import plain
from enrich.model import Reading, SourceName
from enrich.sources._s2_record import candidate, is_own, is_published, paper_record, spellings, spelt
from enrich.sources._statuses import fault, reason


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperById(Question):
    """Ask for a paper by an identifier as Semantic Scholar spells it: "DOI:10.…", "ARXIV:…", "PMID:…", a sha."""

    source: ClassVar[SourceName] = SourceName.SEMANTICSCHOLAR

    paper: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperByTitle(Question):
    """Ask for the one paper whose title comes closest; it may be quite another."""

    source: ClassVar[SourceName] = SourceName.SEMANTICSCHOLAR

    title: str


#: With a key one request a second over all endpoints; without one, a pool that all share
#: (https://www.semanticscholar.org/product/api).
_KEYED: Final = Pace(requests=1, per=1.0, concurrency=1)
_KEYLESS: Final = Pace(requests=1, per=3.0, concurrency=1)
_BATCH: Final = 500
_VERSION: Final = re.compile(r"v\d+$", re.IGNORECASE)  # with one, an arXiv id is not found

_FIELDS: Final = (
    "externalIds,title,authors,year,publicationDate,venue,publicationVenue,journal,publicationTypes,"
    "citationCount,referenceCount,influentialCitationCount"
)
_HEADERS: Final = (("accept", "application/json"),)

#: What a 400 says when it is about one of the papers, not about the request.
_NO_SUCH_PAPER: Final = "No valid paper ids given"
_OUR_FAULT: Final = ("Unrecognized or unsupported fields", "Unacceptable query params")


@dataclass(frozen=True, slots=True, kw_only=True)
class SemanticScholar:
    """Say how questions travel to Semantic Scholar and back; `keyed`: the transport adds a key."""

    keyed: bool = False
    name: SourceName = field(default=SourceName.SEMANTICSCHOLAR, init=False)

    def lane(self, question: Question) -> Lane:
        pool = Pool(name="semanticscholar", pace=_KEYED if self.keyed else _KEYLESS)
        if isinstance(question, PaperById):
            return Lane(name="papers", pool=pool, batch=_BATCH)
        return Lane(name="titles", pool=pool, rank=1)

    def room(self, questions: Sequence[Question]) -> int:
        return len(questions)

    def pack(self, questions: Sequence[Question], etags: Mapping[Question, str]) -> Request:
        del etags  # Semantic Scholar sends none
        first = questions[0]
        if isinstance(first, PaperByTitle):
            query = " ".join(plain(first.title).replace("-", " ").split())  # a hyphen yields no match
            params = (("query", query), ("fields", _FIELDS))
            return Request(source=self.name, path="/graph/v1/paper/search/match", params=params, headers=_HEADERS)
        ids = [_asked_as(each.paper) for each in questions if isinstance(each, PaperById)]
        return Request(
            source=self.name,
            method="POST",
            path="/graph/v1/paper/batch",
            params=(("fields", _FIELDS),),
            headers=(*_HEADERS, ("content-type", "application/json")),
            body=json.dumps({"ids": ids}).encode(),
        )

    def unpack(self, questions: Sequence[Question], response: Response) -> Outcome:
        if outcome := fault(response):
            return outcome
        document = _document(response)
        match response.status, document:
            case 200, list() if len(document) == len(questions) and isinstance(questions[0], PaperById):
                return _papers(questions, document)
            case 200, {"data": [dict(paper), *_]} if isinstance(questions[0], PaperByTitle):
                return Answered(answers={questions[0]: _found(paper, Shelf.SEARCH)})
            case 404, {"error": str(told)} if len(questions) == 1:
                return Answered(answers={questions[0]: Absent(reason=told)})
            case 200, _:
                raise PayloadError("Semantic Scholar", "answer", f"unexpected shape: {response.body[:100]!r}")
        return self._refused(response, document)

    def pace(self, pool: Pool, response: Response) -> Pace:
        del response  # Semantic Scholar does not say
        return pool.pace

    def _refused(self, response: Response, document: object) -> Outcome:
        """Read an error; applications say `error`, gateways `message`."""
        told = _told(document) or reason(response)
        if response.status == 403 and self.keyed:
            return Blocked(reason=f"Semantic Scholar refuses the key in SEMANTIC_SCHOLAR_API_KEY ({told})")
        if response.status in {401, 403} or told.startswith(_OUR_FAULT):
            return Blocked(reason=f"Semantic Scholar refuses to answer ({told})")
        if response.status == 400 and told.startswith(_NO_SUCH_PAPER):
            absent = Absent(reason="Semantic Scholar has no such paper")
            return Refused(reason=told, alone=absent, all_alike=absent)
        if response.status in {400, 413, 414}:
            return Refused(reason=told, alone=Unavailable(reason=told))
        return Failed(reason=told)


def read(record: bytes) -> Reading:
    """Read the candidate of an answer."""
    try:
        return Reading(candidates=(candidate(record),))
    except PayloadError as error:
        return Reading(dropped=(str(error),))


def _asked_as(paper: str) -> str:
    """Spell an identifier as the service takes it: an arXiv id without version, a PMCID without "PMC"."""
    kind, _, value = paper.partition(":")
    match kind.upper():
        case "ARXIV":
            return f"{kind}:{_VERSION.sub('', value)}"
        case "PMCID":
            return f"{kind}:{value.upper().removeprefix('PMC')}"
    return paper


def _document(response: Response) -> object:
    try:
        document: object = json.loads(response.body)
    except ValueError as error:
        raise PayloadError("Semantic Scholar", "answer", f"expected JSON, got {response.body[:100]!r}") from error
    return document


def _told(document: object) -> str:
    match document:
        case {"error": str(told)} | {"message": str(told)}:
            return told
    return ""


def _found(paper: Mapping[str, Any], shelf: Shelf) -> Found:
    return Found(record=paper_record(paper), shelf=shelf)


def _papers(questions: Sequence[Question], papers: Sequence[Any]) -> Outcome:
    """Give each question the paper that carries its identifier, wherever it stands (allenai/s2-folks#47)."""
    carried = [spellings(each) if isinstance(each, dict) else frozenset[str]() for each in papers]
    holders = {spelling: place for place, each in enumerate(carried) for spelling in each}
    wanted = [spelt(each.paper) for each in questions if isinstance(each, PaperById)]
    answers: dict[Question, Answer] = {}
    for place, (question, spelling) in enumerate(zip(questions, wanted, strict=True)):
        where = place if spelling in carried[place] else holders.get(spelling)
        if where is None and is_own(spelling) and carried[place] and carried[place].isdisjoint(wanted):
            where = place  # their own ids change when records are merged
        answers[question] = _answer(papers[place]) if where is None else _found_by_id(papers[where])
    return Answered(answers=answers)


def _answer(paper: object) -> Answer:
    """Tell a paper that is not known from one that nobody asked for (allenai/s2-folks#108, #157)."""
    if isinstance(paper, dict):
        return Absent(reason=f"Semantic Scholar answers with another paper: {paper.get('title')}")
    return Absent(reason="Semantic Scholar has no such paper")


def _found_by_id(paper: Mapping[str, Any]) -> Found:
    return _found(paper, Shelf.PUBLISHED if is_published(paper) else Shelf.PREPRINT)
