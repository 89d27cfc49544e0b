from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.errors import PayloadError
from enrich.flow import (
    Absent,
    Answered,
    Blocked,
    Failed,
    Found,
    Outcome,
    Pace,
    Question,
    Refused,
    Response,
    Shelf,
    Throttled,
    Unavailable,
    Unchanged,
)
from enrich.sources.github import Github, RepoBlocked, RepoByName, RepoFacts, repository

REST, GRAPH = Github(token=False), Github(token=True)
LAMPS = RepoByName(owner="ada", name="Lamps")
SHADES = RepoByName(owner="bo", name="shades")
NOW = 1_700_000_000.0
MISSING = Absent(reason="GitHub has no such repository, or it is private")

REST_REPO: dict[str, Any] = {
    "id": 7,
    "node_id": "R_7",
    "name": "Lamps",
    "full_name": "ada/Lamps",
    "owner": {"login": "ada"},
    "private": False,
    "description": " Code of\n an invented paper ",
    "fork": True,
    "created_at": "2024-01-01T00:00:00Z",
    "updated_at": "2025-09-09T00:00:00Z",
    "pushed_at": "2025-03-01T00:00:00Z",
    "homepage": "",
    "size": 12,
    "stargazers_count": 31,
    "watchers_count": 31,
    "language": "Python",
    "forks_count": 4,
    "archived": False,
    "disabled": False,
    "open_issues_count": 5,
    "license": {"key": "mit", "name": "MIT License", "spdx_id": "MIT", "url": None, "node_id": "L"},
    "topics": ["shades", "lamps"],
    "default_branch": "main",
    "parent": {"full_name": "bo/Lamps"},
    "source": {"full_name": "root/Lamps"},
}
REST_FACTS = RepoFacts(
    full_name="ada/Lamps",
    stars=31,
    forks=4,
    open_issues=5,
    license="MIT",
    language="Python",
    topics=("lamps", "shades"),
    description="Code of an invented paper",
    created_at="2024-01-01T00:00:00Z",
    pushed_at="2025-03-01T00:00:00Z",
    archived=False,
    disabled=False,
    is_fork=True,
    empty=False,
)
GRAPH_REPO: dict[str, Any] = {
    "nameWithOwner": "ada/Lamps",
    "description": None,
    "createdAt": "2024-01-01T00:00:00Z",
    "pushedAt": "2025-03-01T00:00:00Z",
    "stargazerCount": 31,
    "forkCount": 4,
    "isArchived": True,
    "isDisabled": False,
    "isFork": True,
    "isEmpty": False,
    "licenseInfo": {"spdxId": "MIT"},
    "primaryLanguage": {"name": "Python"},
    "latestRelease": {"tagName": "v1.0"},
    "defaultBranchRef": {"target": {"committedDate": "2025-02-01T00:00:00Z"}},
    "issues": {"totalCount": 3},
    "pullRequests": {"totalCount": 2},
    "repositoryTopics": {"nodes": [{"topic": {"name": "shades"}}, None, {"topic": {"name": "lamps"}}]},
}
GRAPH_FACTS = RepoFacts(
    full_name="ada/Lamps",
    stars=31,
    forks=4,
    open_issues=5,
    license="MIT",
    language="Python",
    topics=("lamps", "shades"),
    created_at="2024-01-01T00:00:00Z",
    pushed_at="2025-03-01T00:00:00Z",
    last_commit_at="2025-02-01T00:00:00Z",
    latest_release="v1.0",
    archived=True,
    disabled=False,
    is_fork=True,
    empty=False,
)


def response(document: object = None, status: int = 200, **headers: str) -> Response:
    body = document if isinstance(document, bytes) else json.dumps(document).encode()
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(status=status, body=body, headers=told, received=NOW)


def by_rest(document: object = None, status: int = 200, **headers: str) -> Outcome:
    return REST.unpack([LAMPS], response(document, status, **headers))


def by_graph(
    document: object, status: int = 200, questions: tuple[RepoByName, ...] = (LAMPS, SHADES), **headers: str
) -> Outcome:
    return GRAPH.unpack(questions, response(document, status, **headers))


def answers(outcome: Outcome) -> Mapping[Question, Any]:
    assert isinstance(outcome, Answered)
    return outcome.answers


def error(kind: str | None, alias: str | None = None, message: str = "Lamps are out") -> dict[str, Any]:
    told = {"type": kind, "path": alias and [alias], "message": message}
    return {key: value for key, value in told.items() if value is not None}


# --- asking


def test_two_spellings_of_a_name_are_one_question() -> None:
    other = RepoByName(owner="ADA", name="lamps")
    assert other == LAMPS
    assert hash(other) == hash(LAMPS)
    assert str(other) == str(LAMPS) == "RepoByName('ada/lamps')"
    assert other != SHADES


def test_without_a_token_sixty_repositories_are_asked_an_hour_one_by_one() -> None:
    lane = REST.lane(LAMPS)
    assert (lane.batch, lane.pool.pace) == (1, Pace(requests=60, per=3600.0, concurrency=1))


def test_with_a_token_fifty_travel_together() -> None:
    assert GRAPH.lane(LAMPS).batch == 50
    assert GRAPH.room([LAMPS, SHADES]) == 2


def test_a_repository_is_asked_for_as_it_is_spelt_and_with_the_etag_of_what_is_held() -> None:
    request = REST.pack([LAMPS], {RepoByName(owner="ada", name="lamps"): 'W/"1"'})
    assert (request.method, request.path, request.body) == ("GET", "/repos/ada/Lamps", None)
    assert dict(request.headers) == {
        "accept": "application/vnd.github+json",
        "x-github-api-version": "2022-11-28",
        "if-none-match": 'W/"1"',
    }
    assert "if-none-match" not in dict(REST.pack([LAMPS], {}).headers)
    assert REST.pack([RepoByName(owner="ada", name="a/../b")], {}).path == "/repos/ada/a%2F..%2Fb"


def test_a_batch_is_one_query_with_names_as_variables() -> None:
    request = GRAPH.pack([LAMPS, SHADES], {LAMPS: 'W/"1"'})
    told = json.loads(request.body or b"")
    assert (request.method, request.path) == ("POST", "/graphql")
    assert told["variables"] == {"o0": "ada", "n0": "Lamps", "o1": "bo", "n1": "shades"}
    assert told["query"].splitlines()[:4] == [
        "query($o0:String!,$n0:String!,$o1:String!,$n1:String!) {",
        "  r0: repository(owner:$o0, name:$n0) { ...F }",
        "  r1: repository(owner:$o1, name:$n1) { ...F }",
        "}",
    ]
    assert "Lamps" not in told["query"]
    assert told["query"].count("{") == told["query"].count("}")
    assert "if-none-match" not in dict(request.headers)


# --- what came back by REST


def test_a_repository_is_kept_with_its_etag() -> None:
    outcome = by_rest(REST_REPO, etag='W/"2"')
    record = json.dumps(REST_REPO).encode()
    assert outcome == Answered(answers={LAMPS: Found(record=record, shelf=Shelf.REPOSITORY, etag='W/"2"')})


def test_what_did_not_change_is_unchanged() -> None:
    assert by_rest(b"", 304) == Answered(answers={LAMPS: Unchanged()})


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_not_found_is_absent(status: int) -> None:
    assert by_rest({"message": "Not Found"}, status) == Answered(answers={LAMPS: MISSING})


BLOCKED = [
    (451, {"message": "Repository access blocked", "block": {"reason": "dmca"}}, "Repository access blocked (dmca)"),
    (403, {"message": "Repository access blocked", "block": {"reason": "tos"}}, "Repository access blocked (tos)"),
    (
        403,
        {"message": "Resource protected by organization SAML enforcement."},
        "Resource protected by organization SAML enforcement.",
    ),
    (451, b"", "HTTP 451 Unavailable For Legal Reasons"),
]


@pytest.mark.parametrize(("status", "document", "reason"), BLOCKED)
def test_a_blocked_repository_is_an_answer_about_it_alone(status: int, document: object, reason: str) -> None:
    [found] = answers(by_rest(document, status)).values()
    assert repository(found.record) == RepoBlocked(reason=reason)


@pytest.mark.parametrize(
    ("status", "document"),
    [
        (401, {"message": "Bad credentials"}),
        (403, {"message": "Missing or invalid User Agent string."}),
        (403, {"message": "Max number of login attempt exceeded"}),
        (403, b"<html>Forbidden</html>"),
    ],
)
def test_a_refusal_of_ourselves_blocks_the_service(status: int, document: object) -> None:
    assert isinstance(by_rest(document, status), Blocked)


LIMITS = [
    (
        403,
        "API rate limit exceeded for 192.0.2.1.",
        {"x_ratelimit_remaining": "0", "x_ratelimit_reset": "1700000100"},
        105.0,
    ),
    (
        429,
        "API rate limit exceeded for 192.0.2.1.",
        {"x_ratelimit_remaining": "0", "x_ratelimit_reset": "1600000000"},
        5.0,
    ),
    (403, "Not so fast", {"x_ratelimit_remaining": "0"}, 60.0),
    (403, "You have exceeded a secondary rate limit.", {"x_ratelimit_remaining": "14"}, 60.0),
    (403, "You have exceeded a secondary rate limit.", {"retry_after": "17"}, 17.0),
    (403, "You have triggered an abuse detection mechanism.", {}, 60.0),
    (429, "", {}, 60.0),
]


@pytest.mark.parametrize(("status", "message", "headers", "wait"), LIMITS)
def test_a_limit_is_recognised_and_waited_for(
    status: int, message: str, headers: Mapping[str, str], wait: float
) -> None:
    told = response({"message": message}, status, **headers)
    for outcome in (REST.unpack([LAMPS], told), GRAPH.unpack([LAMPS, SHADES], told)):
        assert isinstance(outcome, Throttled)
        assert outcome.retry_after == wait
        assert outcome.reason


@pytest.mark.parametrize(
    ("status", "document"),
    [(500, {"error": "Server Error"}), (503, b"<html/>"), (301, b""), (400, {}), (200, b"<html/>"), (200, [])],
)
def test_other_answers_may_pass(status: int, document: object) -> None:
    assert isinstance(by_rest(document, status), Failed)


# --- what came back by GraphQL


def test_each_alias_answers_its_question_and_a_missing_one_spoils_no_other() -> None:
    data = {"r0": GRAPH_REPO, "r1": None, "rateLimit": {"cost": 1}}
    found = answers(by_graph({"data": data, "errors": [error("NOT_FOUND", "r1")]}))
    assert repository(found[LAMPS].record) == GRAPH_FACTS
    assert found[SHADES] == MISSING


def test_a_forbidden_repository_is_blocked_and_a_forbidden_part_of_one_is_unknown() -> None:
    errors = [error("FORBIDDEN", "r1"), {**error("FORBIDDEN"), "path": ["r0", "latestRelease"]}]
    found = answers(by_graph({"data": {"r0": GRAPH_REPO | {"latestRelease": None}, "r1": None}, "errors": errors}))
    assert repository(found[SHADES].record) == RepoBlocked(reason="Lamps are out")
    assert repository(found[LAMPS].record).latest_release is None  # type: ignore[union-attr]


def test_an_alias_without_data_and_without_error_is_no_absence() -> None:
    found = answers(by_graph({"data": {"r0": GRAPH_REPO}}))
    assert isinstance(found[SHADES], Unavailable)


TOO_MUCH: list[tuple[int, object]] = [
    (502, b"<html>502 Bad Gateway</html>"),
    (504, b""),
    (200, {"data": {"r0": GRAPH_REPO, "r1": None}, "errors": [error("RESOURCE_LIMITS_EXCEEDED", "r1")]}),
    (200, {"data": None, "errors": [error(None, message="Something went wrong while executing your query.")]}),
    (200, {"errors": [error("SERVICE_UNAVAILABLE")]}),
    (200, b"<html/>"),
]


@pytest.mark.parametrize(("status", "document"), TOO_MUCH)
def test_a_query_that_is_too_much_is_split_and_alone_no_absence(status: int, document: object) -> None:
    outcome = by_graph(document, status)
    assert isinstance(outcome, Refused)
    assert isinstance(outcome.alone, Unavailable)


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_an_outage_fails_for_a_single_question(status: int) -> None:
    assert isinstance(by_graph(b"", status, (LAMPS,)), Failed)


@pytest.mark.parametrize("kind", ["RATE_LIMITED", "RATE_LIMIT"])
def test_a_limit_of_graphql_comes_with_status_200(kind: str) -> None:
    outcome = by_graph({"errors": [error(kind)]}, x_ratelimit_remaining="0", x_ratelimit_reset="1700000010")
    assert outcome == Throttled(reason="Lamps are out", retry_after=15.0)


def test_a_limit_of_graphql_may_come_without_a_type_and_a_name_is_no_limit() -> None:
    assert isinstance(by_graph({"errors": [error(None, message="API rate limit already exceeded")]}), Throttled)
    named = [error("NOT_FOUND", "r1", "Could not resolve to a Repository with the name 'bo/rate limit'.")]
    assert isinstance(by_graph({"data": {"r0": GRAPH_REPO, "r1": None}, "errors": named}), Answered)


def test_a_token_that_may_not_ask_at_all_blocks_the_service() -> None:
    assert isinstance(by_graph({"message": "Resource not accessible by personal access token"}, 403), Blocked)
    assert isinstance(by_graph({"message": "Bad credentials"}, 401), Blocked)


# --- pace


def test_the_limit_of_the_headers_is_taken_over() -> None:
    pool = GRAPH.lane(LAMPS).pool
    told = GRAPH.pace(
        pool, response({}, x_ratelimit_limit="5000", x_ratelimit_remaining="4999", x_ratelimit_reset="1700000900")
    )
    assert told == Pace(requests=5000, per=3600.0, concurrency=1)
    assert GRAPH.pace(pool, response({})) == pool.pace


def test_a_limit_that_others_have_spent_is_waited_for() -> None:
    pool = REST.lane(LAMPS).pool
    told = REST.pace(
        pool, response({}, x_ratelimit_limit="60", x_ratelimit_remaining="0", x_ratelimit_reset="1700000900")
    )
    assert told == Pace(requests=1, per=905.0, concurrency=1)
    assert REST.pace(pool, response({}, x_ratelimit_limit="60", x_ratelimit_remaining="5")) == pool.pace


# --- facts


def test_a_document_of_rest_becomes_facts() -> None:
    assert repository(json.dumps(REST_REPO).encode()) == REST_FACTS


@pytest.mark.parametrize(
    "license_", [None, {"key": "other", "spdx_id": "NOASSERTION"}, {"key": "other", "spdx_id": None}]
)
def test_a_licence_that_github_does_not_know_is_none(license_: object) -> None:
    told = repository(json.dumps(REST_REPO | {"license": license_}).encode())
    assert isinstance(told, RepoFacts)
    assert told.license is None


EMPTY = [
    ({"size": 0, "language": None, "fork": False, "pushed_at": None}, True),
    ({"size": 0, "language": None, "fork": False, "pushed_at": "2024-01-01T00:00:00Z"}, True),
    ({"size": 0, "language": None, "fork": False, "pushed_at": "2024-01-01T00:00:01Z"}, False),
    ({"size": 0, "language": None, "fork": True, "pushed_at": "2023-12-31T00:00:00Z"}, False),
    ({"size": 0, "language": "Python", "fork": False, "pushed_at": None}, False),
    ({"size": 1, "language": None, "fork": False, "pushed_at": None}, False),
    ({"size": None}, None),
]


@pytest.mark.parametrize(("fields", "empty"), EMPTY)
def test_a_size_of_nought_alone_is_not_empty(fields: Mapping[str, Any], empty: bool | None) -> None:  # noqa: FBT001  a row
    told = repository(json.dumps(REST_REPO | dict(fields)).encode())
    assert isinstance(told, RepoFacts)
    assert told.empty is empty


def test_a_repository_without_a_default_branch_is_empty() -> None:
    sparse = {"nameWithOwner": "ada/Lamps"}
    assert repository(json.dumps(sparse).encode()) == RepoFacts(full_name="ada/Lamps")
    assert repository(json.dumps(sparse | {"defaultBranchRef": None}).encode()) == RepoFacts(
        full_name="ada/Lamps", empty=True
    )
    branch = {"defaultBranchRef": {"target": None}, "isEmpty": True}
    assert repository(json.dumps(sparse | branch).encode()) == RepoFacts(full_name="ada/Lamps", empty=True)


@pytest.mark.parametrize("record", [b"<html/>", b"[]", b"{}", b'{"full_name": 7}', b'{"message": "m", "block": 7}'])
def test_what_is_no_repository_is_a_payload_error(record: bytes) -> None:
    with pytest.raises(PayloadError, match="GitHub"):
        repository(record)


ERRORS = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(["NOT_FOUND", "FORBIDDEN", "X"]),
        "path": st.none() | st.lists(st.sampled_from(["r0", "r1", "x"]), max_size=2),
        "message": st.none() | st.text(max_size=5),
    },
)


@given(
    st.none() | st.fixed_dictionaries({}, optional={"r0": st.none() | st.just(GRAPH_REPO), "r1": st.none()}),
    st.lists(ERRORS, max_size=3),
)
def test_any_mixture_of_data_and_errors_is_read(data: object, errors: list[Any]) -> None:
    outcome = by_graph({"data": data, "errors": errors})
    assert isinstance(outcome, Refused) or set(answers(outcome)) == {LAMPS, SHADES}
