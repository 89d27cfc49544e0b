from __future__ import annotations

from pathlib import Path

import pytest

from enrich.flow import Answered, Found, Outcome, Response
from enrich.sources.github import Github, RepoByName, RepoFacts, repository
from recordings import Recording, recordings

pytestmark = pytest.mark.shared

QUESTION = RepoByName(owner="what-was-asked-for", name="does-not-matter")


@pytest.fixture(scope="module")
def recorded(shared: Path) -> dict[str, Recording]:
    return recordings(shared, "github")


def rest(recording: Recording) -> Outcome:
    return Github(token=False).unpack([QUESTION], recording.response)


def graph(recording: Recording) -> Outcome:
    """Read an answer to a query of somebody else as if the repository had our alias."""
    body = recording.response.body.replace(b'"repository"', b'"r0"')
    return Github(token=True).unpack([QUESTION], Response(status=recording.response.status, body=body))


def kind(outcome: Outcome) -> str:
    if not isinstance(outcome, Answered):
        return type(outcome).__name__
    answer = outcome.answers[QUESTION]
    if isinstance(answer, Found):
        try:
            return type(repository(answer.record)).__name__
        except Exception as error:  # noqa: BLE001  its name is compared
            return type(error).__name__
    return type(answer).__name__


#: By status; what deviates stands below.
REST = {
    200: "Failed",
    202: "Failed",
    204: "Failed",
    301: "Failed",
    302: "Failed",
    304: "Unchanged",
    400: "Failed",
    401: "Blocked",
    403: "RepoBlocked",
}
REST |= {404: "Absent", 409: "Failed", 422: "Failed", 451: "RepoBlocked", 500: "Failed", 502: "Failed", 503: "Failed"}
DEVIANT = {
    "err-403-abuse-rate-limit.json": "Throttled",
    "err-403-rate-limit-ip.json": "Throttled",
    "err-403-secondary-limit-headers.json": "Throttled",
    "err-403-secondary-limit.json": "Throttled",
    "repo-403-hub4j-test-org-temp-testhandler-wait-secondary-limits.json": "Throttled",
    "err-403-user.json": "Blocked",
    "err-403-user-2.json": "Blocked",
}


def test_every_recorded_answer_of_rest_is_of_the_expected_kind(recorded: dict[str, Recording]) -> None:
    told = {name: each for name, each in recorded.items() if not name.startswith("graphql-")}
    repos = {
        name: "RepoFacts" for name, each in told.items() if name.startswith("repo-") and each.response.status == 200
    }
    by_status = {name: REST[each.response.status] for name, each in told.items()}
    assert {name: kind(rest(each)) for name, each in told.items()} == by_status | repos | DEVIANT


def test_every_recorded_repository_is_read_without_a_wrong_value(recorded: dict[str, Recording]) -> None:
    told = {name: each for name, each in recorded.items() if name.startswith("repo-") and each.response.status == 200}
    assert len(told) == 28
    for name, each in told.items():
        facts, document = repository(each.response.body), each.document
        assert isinstance(facts, RepoFacts), name
        assert facts.full_name == document["full_name"]
        assert (facts.stars, facts.forks) == (document["stargazers_count"], document["forks_count"])
        assert (facts.created_at, facts.pushed_at) == (document["created_at"], document["pushed_at"])
        assert (facts.archived, facts.is_fork) == (document.get("archived"), document["fork"])
        assert facts.topics == tuple(sorted(document.get("topics") or ()))
        spdx = (document.get("license") or {}).get("spdx_id")
        assert facts.license == (None if spdx == "NOASSERTION" else spdx)
        assert not facts.empty, "each of them has a commit: forks, and what was pushed to after it was made"


GRAPH = {
    "graphql-502-nginx.html": "Failed",
    "graphql-librariesio-bad-repository-6.json": "Absent",
    "graphql-librariesio-bad-repository-9.json": "Absent",
    "graphql-rubytoolbox-fails-1.json": "Absent",
    "graphql-rubytoolbox-org-reference-1.json": "Absent",
    "graphql-rubytoolbox-unknown-repo-1.json": "Absent",
    "graphql-rubytoolbox-carrierwave-1.json": "RepoFacts",
    "graphql-rubytoolbox-empty-1.json": "RepoFacts",
    "graphql-rubytoolbox-full-project-sync-from-github-1.json": "RepoFacts",
    "graphql-rubytoolbox-rails-1.json": "RepoFacts",
    "graphql-rate-limit-type-rate_limit.json": "Throttled",
    "graphql-rate-limited-data-null.json": "Throttled",
    "graphql-rate-limited-installation.json": "Throttled",
    "graphql-hub4j-5-graphql-0.json": "Refused",
    "graphql-sourcegraph-archived-unprocessable.json": "Refused",
}


def test_every_recorded_answer_of_graphql_is_of_the_expected_kind(recorded: dict[str, Recording]) -> None:
    told = {name: each for name, each in recorded.items() if name.startswith("graphql-")}
    others = {
        name: "PayloadError" if b'"repository"' in each.response.body else "Unavailable" for name, each in told.items()
    }
    assert {name: kind(graph(each)) for name, each in told.items()} == others | GRAPH


def test_a_recorded_empty_repository_is_empty(recorded: dict[str, Recording]) -> None:
    outcome = graph(recorded["graphql-rubytoolbox-empty-1.json"])
    assert isinstance(outcome, Answered)
    answer = outcome.answers[QUESTION]
    assert isinstance(answer, Found)
    facts = repository(answer.record)
    assert isinstance(facts, RepoFacts)
    assert (facts.empty, facts.pushed_at, facts.license) == (True, None, None)


def test_every_recorded_file_is_looked_at(recorded: dict[str, Recording]) -> None:
    assert len(recorded) == 111
