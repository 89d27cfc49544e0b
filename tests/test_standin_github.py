"""The stand-in answers as GitHub documents it, by REST and by GraphQL."""

from __future__ import annotations

from typing import Any

import pytest

from standin import Service, StandIn
from standin.client import Answer, ask

pytest_plugins = ["standin.fixtures"]

TOKEN = "Bearer synthetic-token"


@pytest.fixture
def github(served: StandIn) -> Any:
    return lambda path, **options: ask(served, Service.GITHUB, path, **options)


@pytest.fixture
def graphql(served: StandIn) -> Any:
    def query(text: str, token: str = TOKEN, **variables: Any) -> Answer:
        return ask(
            served,
            Service.GITHUB,
            "/graphql",
            method="POST",
            body={"query": text, "variables": variables},
            authorization=token,
        )

    return query


# --- GitHub, REST ---
@pytest.mark.parametrize(
    ("path", "status", "message"),
    [
        ("/repos/stand-in/plain", 200, None),
        ("/repos/STAND-IN/Plain", 200, None),
        ("/repositories/101", 200, None),
        ("/repos/stand-in/old-name", 301, "Moved Permanently"),
        ("/repos/stand-in/private", 404, "Not Found"),
        ("/repos/stand-in/unknown", 404, "Not Found"),
        ("/repos/stand-in/dmca", 451, "Repository access blocked"),
        ("/repos/stand-in/tos", 403, "Repository access blocked"),
        ("/repos/stand-in/empty/commits", 409, "Git Repository is empty."),
        ("/repos/stand-in/archived/releases/latest", 404, "Not Found"),
        ("/repos/stand-in/plain/releases/latest", 200, None),
    ],
)
def test_a_repository_answers_by_its_state(github: Any, path: str, status: int, message: str | None) -> None:
    answer = github(path)
    assert (answer.status, answer.json.get("message")) == (status, message)


def test_a_rename_leads_to_the_number_on_this_host(github: Any, served: StandIn) -> None:
    answer = github("/repos/earlier/old-name/commits")
    assert answer.headers["location"] == answer.json["url"] == f"{served.url(Service.GITHUB)}/repositories/102/commits"
    assert github("/repositories/102").json["full_name"] == "stand-in/new-name"


def test_a_commit_of_the_default_branch_is_listed(github: Any) -> None:
    assert (
        github("/repos/stand-in/plain/commits?per_page=1").json[0]["commit"]["committer"]["date"]
        == "2026-10-18T03:04:05Z"
    )


def test_an_etag_holds_for_the_same_token_only(github: Any) -> None:
    etag = github("/repos/stand-in/plain").headers["etag"]
    again = [
        github("/repos/stand-in/plain", if_none_match=etag),
        github("/repos/stand-in/plain", if_none_match=etag, authorization=TOKEN),
    ]
    assert [(each.status, each.body == b"") for each in again] == [(304, True), (200, False)]


def test_a_request_without_user_agent_is_refused(github: Any) -> None:
    assert github("/repos/stand-in/plain", user_agent="").status == 403


def test_a_wrong_token_is_a_401_and_a_new_version_drops_fields(github: Any) -> None:
    assert github("/repos/stand-in/plain", authorization="Bearer other").json["message"] == "Bad credentials"
    assert "has_downloads" not in github("/repos/stand-in/plain", x_github_api_version="2026-03-10").json


def test_asking_for_the_limits_costs_nothing(github: Any) -> None:
    first, second = (github("/rate_limit", authorization=TOKEN).json["resources"]["core"] for _ in range(2))
    assert first == second


# --- GitHub, GraphQL ---
def test_a_query_has_aliases_variables_fragments_and_directives(graphql: Any) -> None:
    text = """
      # two repositories under names of the client's own
      query Q($o: String!, $n: String!, $no: Boolean = false) {
        first: repository(owner: $o, name: $n) { ...F ... on Repository { stargazerCount } forkCount @include(if: $no) }
        second: repository(owner: "stand-in", name: "empty") { ...F, __typename }
        rateLimit { cost remaining resetAt }
      }
      fragment F on Repository {
        nameWithOwner licenseInfo { spdxId } latestRelease { tagName }
        defaultBranchRef { target { oid ... on Commit { committedDate } } }
        repositoryTopics(first: 20) { nodes { topic { name } } }
      }"""
    data = graphql(text, o="stand-in", n="plain").json["data"]
    first = data["first"]
    assert list(first) == [
        "nameWithOwner",
        "licenseInfo",
        "latestRelease",
        "defaultBranchRef",
        "repositoryTopics",
        "stargazerCount",
    ]
    assert first["defaultBranchRef"]["target"]["committedDate"] == "2026-10-18T03:04:05Z"
    assert first["repositoryTopics"] == {"nodes": [{"topic": {"name": "lamps"}}, {"topic": {"name": "kettles"}}]}
    assert data["second"] == {
        "nameWithOwner": "stand-in/empty",
        "licenseInfo": None,
        "latestRelease": None,
        "defaultBranchRef": None,
        "repositoryTopics": {"nodes": []},
        "__typename": "Repository",
    }
    assert data["rateLimit"]["cost"] == 1


def test_an_old_name_leads_to_the_new_one_unless_told_otherwise(graphql: Any) -> None:
    text = '{ a: repository(owner: "stand-in", name: "OLD-name") { nameWithOwner } b: repository(owner: "stand-in", name: "old-name", followRenames: false) { nameWithOwner } }'
    answer = graphql(text).json
    assert answer["data"] == {"a": {"nameWithOwner": "stand-in/new-name"}, "b": None}
    assert [(each["type"], each["path"]) for each in answer["errors"]] == [("NOT_FOUND", ["b"])]


@pytest.mark.parametrize("name", ["unknown", "private", "dmca"])
def test_a_missing_repository_leaves_the_others_whole(graphql: Any, name: str) -> None:
    answer = graphql(
        f'{{ a: repository(owner: "stand-in", name: "plain") {{ databaseId }} b: repository(owner: "stand-in", name: "{name}") {{ databaseId }} }}'
    )
    assert (answer.status, answer.json["data"]) == (200, {"a": {"databaseId": 101}, "b": None})
    assert answer.json["errors"][0]["message"] == f"Could not resolve to a Repository with the name 'stand-in/{name}'."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{ repository(owner: "a", name: "b") { nonsense } }', "Field 'nonsense' doesn't exist on type 'Repository'"),
        ('{ repository(owner: "a", name: "b") { licenseInfo } }', "Field must have selections"),
        ('{ repository(owner: "a", name: "b") { name { x } } }', "Selections can't be made on scalars"),
        ('{ repository(owner: "a") { name } }', "Field 'repository' is missing required arguments: name"),
        ('{ repository(owner: $a, name: "b") { name } }', "Variable $a is used by anonymous query but not declared"),
        (
            "query($a: String!) { repository(owner: $a, name: $a) { name } }",
            "Variable $a of type String! was provided invalid value",
        ),
        ('{ repository(owner: "a", name: "b") { ...F } }', "Fragment F was used, but not defined"),
        (
            '{ repository(owner: "stand-in", name: "plain") { repositoryTopics { nodes { url } } } }',
            "You must provide a `first` or `last` value",
        ),
        ('{ repository(owner: "a", name: "b") { name }', "Parse error on query"),
        ("", "Parse error on query"),
    ],
)
def test_a_faulty_query_is_told_and_not_run(graphql: Any, text: str, message: str) -> None:
    answer = graphql(text)
    assert answer.status == 200
    assert "data" not in answer.json
    assert message in answer.json["errors"][0]["message"]


def test_graphql_wants_a_token(graphql: Any) -> None:
    assert [graphql("{ viewer { login } }", token).status for token in ("", "Bearer other", TOKEN)] == [401, 401, 200]


def test_many_aliases_are_answered_in_part_and_too_many_not_at_all(graphql: Any) -> None:
    def query(count: int) -> Answer:
        answer: Answer = graphql(
            "{"
            + " ".join(f'r{number}: repository(owner: "stand-in", name: "plain") {{ name }}' for number in range(count))
            + "}"
        )
        return answer

    partial = query(160).json
    assert sum(each is None for each in partial["data"].values()) == 10
    assert {each["type"] for each in partial["errors"]} == {"RESOURCE_LIMITS_EXCEEDED"}
    assert (query(100).json.get("errors"), query(201).status) == (None, 502)
