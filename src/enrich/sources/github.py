"""GitHub: what there is to know of a repository, by GraphQL in batches with a token, else by REST, 60 an hour.

https://docs.github.com/en/graphql, https://docs.github.com/en/rest/repos/repos#get-a-repository
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Final
from urllib.parse import quote

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
    Unchanged,
)
from enrich.model import SourceName
from enrich.sources._repo_record import RepoBlocked, RepoFacts, facts
from enrich.sources._statuses import fault, reason, retry_after

__all__ = ["Github", "RepoBlocked", "RepoByName", "RepoFacts", "repository"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RepoByName(Question):
    """Ask for a repository; GitHub's names have no case, so two spellings are one question."""

    source: ClassVar[SourceName] = SourceName.GITHUB

    owner: str = field(compare=False)
    name: str = field(compare=False)
    key: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", f"{self.owner}/{self.name}".lower())

    def __str__(self) -> str:
        return f"{type(self).__name__}({self.key!r})"


#: 60 an hour for an address without a token; all in one go is allowed, side by side is not wished:
#: https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api.
_REST: Final = Lane(name="repositories", pool=Pool(name="rest", pace=Pace(requests=60, per=3600.0, concurrency=1)))
#: 1,000 points an hour for the token of a workflow, 5,000 for a person's; a query of 50 costs two:
#: https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api.
_GRAPH: Final = Lane(
    name="repositories", pool=Pool(name="graphql", pace=Pace(requests=1000, per=3600.0, concurrency=1)), batch=50
)
_CLOCKS: Final = 5.0  # seconds that GitHub's clock, ours, and the way may differ
_SECONDARY_WAIT: Final = 60.0  # "wait for at least one minute" where nothing else is told

_HEADERS: Final = (("accept", "application/vnd.github+json"), ("x-github-api-version", "2022-11-28"))

#: The counts of open issues and pull requests make up REST's `open_issues_count`; without nodes they cost little.
_FRAGMENT: Final = """\
fragment F on Repository {
  nameWithOwner description createdAt pushedAt stargazerCount forkCount
  isArchived isDisabled isFork isEmpty
  licenseInfo { spdxId } primaryLanguage { name } latestRelease { tagName }
  defaultBranchRef { target { ... on Commit { committedDate } } }
  repositoryTopics(first: 20) { nodes { topic { name } } }
  issues(states: OPEN) { totalCount } pullRequests(states: OPEN) { totalCount }
}"""

#: What GitHub says where a limit is reached, in REST as in GraphQL.
_LIMITS: Final = ("rate limit", "abuse detection")
_LIMIT_TYPES: Final = frozenset({"RATE_LIMITED", "RATE_LIMIT"})
#: Errors of GraphQL that are about one repository, and final; all others may pass when less is asked for at once.
_ABOUT_ONE: Final = frozenset({"NOT_FOUND", "FORBIDDEN"})
#: What it says of us, not of a repository.
_ABOUT_US: Final = ("user agent", "login attempt", "credentials", "suspended")
_MISSING: Final = "GitHub has no such repository, or it is private"


@dataclass(frozen=True, slots=True, kw_only=True)
class Github:
    """Say how questions travel to GitHub and back; `token`: the transport adds one."""

    token: bool = False
    name: SourceName = field(default=SourceName.GITHUB, init=False)

    def lane(self, question: Question) -> Lane:
        del question  # there is one kind
        return _GRAPH if self.token else _REST

    def room(self, questions: Sequence[Question]) -> int:
        return len(questions)

    def pack(self, questions: Sequence[Question], etags: Mapping[Question, str]) -> Request:
        repos = [each for each in questions if isinstance(each, RepoByName)]
        if self.token:
            return Request(
                source=self.name,
                method="POST",
                path="/graphql",
                headers=(*_HEADERS, ("content-type", "application/json")),
                body=json.dumps(_query(repos)).encode(),
            )
        path = "/".join(("/repos", quote(repos[0].owner, safe=""), quote(repos[0].name, safe="")))
        held = tuple(("if-none-match", etags[each]) for each in repos if each in etags)
        return Request(source=self.name, path=path, headers=(*_HEADERS, *held))

    def unpack(self, questions: Sequence[Question], response: Response) -> Outcome:
        document = _document(response)
        if outcome := _limit(response, document):
            return outcome
        if response.status == 401:
            return Blocked(reason="GitHub refuses the token in GITHUB_TOKEN (HTTP 401)")
        return _graph(questions, response, document) if self.token else _rest(questions[0], response, document)

    def pace(self, pool: Pool, response: Response) -> Pace:
        """Take over the limit that the headers state; where it is spent, by whomever, wait until it is renewed."""
        reset = _number(response, "x-ratelimit-reset")
        if reset and _is_spent(response):
            return Pace(requests=1, per=_until(reset, response), concurrency=1)
        return replace(pool.pace, requests=_number(response, "x-ratelimit-limit") or pool.pace.requests)


def repository(record: bytes) -> RepoFacts | RepoBlocked:
    """Read an answer, of REST or GraphQL; `PayloadError` where it is none."""
    try:
        document = json.loads(record)
    except ValueError as error:
        raise PayloadError("GitHub", "document", f"expected JSON, got {record[:100]!r}") from error
    if not isinstance(document, dict):
        raise PayloadError("GitHub", "document", f"expected an object, got {record[:100]!r}")
    return facts(document)


def _query(repos: Sequence[RepoByName]) -> Mapping[str, Any]:
    """Write one query for many repositories; names travel as variables, never in the text."""
    places = range(len(repos))
    declared = ",".join(f"$o{place}:String!,$n{place}:String!" for place in places)
    aliases = "\n".join(f"  r{place}: repository(owner:$o{place}, name:$n{place}) {{ ...F }}" for place in places)
    owners = {f"o{place}": repo.owner for place, repo in enumerate(repos)}
    names = {f"n{place}": repo.name for place, repo in enumerate(repos)}
    return {"query": f"query({declared}) {{\n{aliases}\n}}\n{_FRAGMENT}", "variables": owners | names}


# --- what came back ---------------------------------------------------------------------------


def _document(response: Response) -> Mapping[str, Any]:
    """Read the answer; what is no JSON object (a gateway's page) says nothing."""
    try:
        document = json.loads(response.body)
    except ValueError:
        return {}
    return document if isinstance(document, dict) else {}


def _errors(document: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    return tuple(each for each in document.get("errors") or () if isinstance(each, dict))


def _message(document: Mapping[str, Any]) -> str:
    """Give what GitHub says in an error; REST has one message, GraphQL one for each error."""
    told = (document.get("message"), *(each.get("message") for each in _errors(document)))
    return "; ".join(dict.fromkeys(str(each) for each in told if each))


def _limit(response: Response, document: Mapping[str, Any]) -> Throttled | None:
    """Recognise a limit, and say how long to wait: what is told, else until it is renewed, else a minute."""
    if not _is_limited(response, document):
        return None
    told, reset = retry_after(response), _number(response, "x-ratelimit-reset")
    until = _until(reset, response) if reset and _is_spent(response) else _SECONDARY_WAIT
    return Throttled(reason=_message(document) or reason(response), retry_after=until if told is None else told)


def _is_limited(response: Response, document: Mapping[str, Any]) -> bool:
    """Tell a limit from a permission, which is not to be tried again (the rule of PyGithub's GithubRetry)."""
    if response.status == 403:
        return _is_spent(response) or "retry-after" in response.headers or _speaks_of_limit(document)
    return response.status == 429 or any(map(_is_limit, _errors(document)))


def _is_spent(response: Response) -> bool:
    return _number(response, "x-ratelimit-remaining") == 0


def _speaks_of_limit(told: Mapping[str, Any]) -> bool:
    return any(each in _message(told).lower() for each in _LIMITS)


def _is_limit(error: Mapping[str, Any]) -> bool:
    return error.get("type") in _LIMIT_TYPES or ("type" not in error and _speaks_of_limit(error))


def _number(response: Response, header: str) -> int | None:
    told = response.headers.get(header, "").strip()
    return int(told) if told.isdecimal() else None


def _until(reset: int, response: Response) -> float:
    return max(0.0, reset - response.received) + _CLOCKS


def _rest(question: Question, response: Response, document: Mapping[str, Any]) -> Outcome:
    answer: Answer | Unchanged
    match response.status:
        case 200 if "full_name" in document:
            answer = Found(record=response.body, shelf=Shelf.REPOSITORY, etag=response.headers.get("etag"))
        case 304:
            answer = Unchanged()
        case 404 | 410:
            answer = Absent(reason=_MISSING)
        case 451:
            answer = _blocked(document, response)
        case 403 if _message(document) and not any(each in _message(document).lower() for each in _ABOUT_US):
            answer = _blocked(document, response)
        case 403:
            return Blocked(reason=f"GitHub refuses to answer: {_message(document) or reason(response)}")
        case _:
            return fault(response) or Failed(reason=f"{reason(response)} {_message(document)}".strip())
    return Answered(answers={question: answer})


def _blocked(document: Mapping[str, Any], response: Response) -> Found:
    """Keep a refusal as an answer: it is about one repository, not about the service."""
    told = {"message": _message(document) or reason(response)}
    block = {"block": document["block"]} if "block" in document else {}
    return Found(record=json.dumps(told | block).encode(), shelf=Shelf.REPOSITORY)


def _graph(questions: Sequence[Question], response: Response, document: Mapping[str, Any]) -> Outcome:
    """Read an answer that may be partial: `data` holds what was found, `errors` say which alias was not, and why."""
    if response.status in {502, 504} and len(questions) > 1:
        return _too_much(reason(response))  # ten seconds are over; half of it may fit in
    if outcome := fault(response):
        return outcome
    if response.status != 200:
        return Blocked(reason=f"GitHub refuses to answer: {_message(document) or reason(response)}")
    errors, data = _errors(document), document.get("data")
    if not isinstance(data, dict) or any(each.get("type") not in _ABOUT_ONE for each in errors):
        return _too_much(_message(document) or "an answer without data")
    about = {path[0]: each for each in errors if (path := each.get("path"))}
    return Answered(
        answers={
            question: _node(data.get(f"r{place}"), about.get(f"r{place}"), response)
            for place, question in enumerate(questions)
        }
    )


def _too_much(told: str) -> Refused:
    return Refused(reason=told, alone=Unavailable(reason=told))


def _node(node: object, error: Mapping[str, Any] | None, response: Response) -> Answer:
    if isinstance(node, dict):
        record = json.dumps(node, ensure_ascii=False, separators=(",", ":")).encode()
        return Found(record=record, shelf=Shelf.REPOSITORY)
    if error is None:
        return Unavailable(reason="GitHub does not say why it has no answer")
    if error.get("type") == "NOT_FOUND":
        return Absent(reason=_MISSING)
    return _blocked(error, response)
