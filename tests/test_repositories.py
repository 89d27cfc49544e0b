from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.flow import Absent, Answer, Found, Shelf, Unavailable
from enrich.model import Activity, Code, Problem, RepoName, RepoState, RepoStatus, Severity
from enrich.repositories import status
from factories import entry

TODAY = date(2025, 6, 30)
URL = "https://github.com/Ada/lamps?tab=readme-ov-file"
NAME = RepoName(host="github.com", full_name="Ada/lamps")
REPO: dict[str, Any] = {
    "nameWithOwner": "ada/Lamps",
    "stargazerCount": 31,
    "forkCount": 4,
    "description": "Lamps",
    "createdAt": "2024-01-01T00:00:00Z",
    "pushedAt": "2025-06-01T00:00:00Z",
    "isArchived": False,
    "isDisabled": False,
    "isFork": False,
    "isEmpty": False,
    "licenseInfo": {"spdxId": "MIT"},
    "primaryLanguage": {"name": "Python"},
    "latestRelease": {"tagName": "v1.0"},
    "defaultBranchRef": {"target": {"committedDate": "2025-05-01T00:00:00Z"}},
    "repositoryTopics": {"nodes": [{"topic": {"name": "lamps"}}]},
}


def found(**fields: Any) -> Found:
    return Found(record=json.dumps(REPO | fields).encode(), shelf=Shelf.REPOSITORY)


def committed(moment: str | None) -> dict[str, Any]:
    return {"defaultBranchRef": {"target": {"committedDate": moment}}}


def judged(answer: Answer, name: RepoName = NAME) -> tuple[RepoStatus, list[tuple[Code, Severity, str]]]:
    state, problems = status(URL, name, answer, TODAY, entry(file="seeds/lamps.md", line=7))
    assert all((each.file, each.line) == ("seeds/lamps.md", 7) for each in problems)
    return state, [(each.code, each.severity, each.message) for each in problems]


def test_a_repository_that_does_well_has_no_problem() -> None:
    assert judged(found()) == (
        RepoStatus(
            url=URL,
            host="github.com",
            full_name="ada/Lamps",
            status=RepoState.OK,
            stars=31,
            forks=4,
            license="MIT",
            language="Python",
            topics=("lamps",),
            description="Lamps",
            created_at="2024-01-01T00:00:00Z",
            pushed_at="2025-06-01T00:00:00Z",
            last_commit_at="2025-05-01T00:00:00Z",
            latest_release="v1.0",
            is_fork=False,
            activity=Activity.ACTIVE,
        ),
        [],
    )


STATES = [
    (
        {"nameWithOwner": "bo/Lamps"},
        RepoState.RENAMED,
        [(Code.REPO_RENAMED, Severity.WARNING, "the repository is now bo/Lamps")],
    ),
    ({"isArchived": True}, RepoState.ARCHIVED, [(Code.REPO_ARCHIVED, Severity.INFO, "the repository is archived")]),
    (
        {"isArchived": True, "nameWithOwner": "bo/Lamps"},
        RepoState.ARCHIVED,
        [
            (Code.REPO_RENAMED, Severity.WARNING, "the repository is now bo/Lamps"),
            (Code.REPO_ARCHIVED, Severity.INFO, "the repository is archived"),
        ],
    ),
    ({"isEmpty": True}, RepoState.OK, [(Code.REPO_EMPTY, Severity.WARNING, "the repository is empty")]),
    (
        {"isDisabled": True},
        RepoState.UNAVAILABLE,
        [(Code.REPO_UNAVAILABLE, Severity.WARNING, "GitHub has disabled the repository")],
    ),
]


@pytest.mark.parametrize(("fields", "state", "problems"), STATES)
def test_what_became_of_a_repository_is_said(
    fields: dict[str, Any], state: RepoState, problems: list[tuple[Code, Severity, str]]
) -> None:
    told, noticed = judged(found(**fields))
    assert told.status is state
    assert noticed == [(code, severity, f"{URL}: {message}") for code, severity, message in problems]


def test_the_name_after_a_rename_is_shown() -> None:
    assert judged(found(nameWithOwner="bo/Lamps", isArchived=True))[0].full_name == "bo/Lamps"


def test_a_missing_repository_is_an_error_of_the_list() -> None:
    bare = RepoStatus(url=URL, host="github.com", full_name="Ada/lamps", status=RepoState.MISSING)
    assert judged(Absent(reason="gone")) == (bare, [(Code.REPO_MISSING, Severity.ERROR, f"{URL}: gone")])
    assert judged(Absent())[1][0][2] == f"{URL}: there is no such repository"


def test_an_outage_is_no_problem_of_the_list() -> None:
    bare = RepoStatus(url=URL, host="github.com", full_name="Ada/lamps", status=RepoState.UNAVAILABLE)
    assert judged(Unavailable(reason="offline")) == (bare, [])


def test_a_blocked_repository_is_unavailable_with_its_reason() -> None:
    told, noticed = judged(Found(record=b'{"message": "Blocked", "block": {"reason": "dmca"}}', shelf=Shelf.REPOSITORY))
    assert told.status is RepoState.UNAVAILABLE
    assert noticed == [(Code.REPO_UNAVAILABLE, Severity.WARNING, f"{URL}: Blocked (dmca)")]


def test_a_record_that_cannot_be_read_is_said_so() -> None:
    told, noticed = judged(Found(record=b"{}", shelf=Shelf.REPOSITORY))
    assert told.status is RepoState.UNKNOWN
    assert [code for code, *_ in noticed] == [Code.RECORD_UNREADABLE]


def test_other_hosts_are_listed_as_unknown() -> None:
    name = RepoName(host="gitlab.com", full_name="ada/lamps")
    bare = RepoStatus(url=URL, host="gitlab.com", full_name="ada/lamps", status=RepoState.UNKNOWN)
    assert judged(Unavailable(reason="not asked"), name) == (bare, [])


ACTIVITIES = [
    (committed("2025-06-30T23:59:59Z"), Activity.ACTIVE),
    (committed("2025-01-01T00:00:00Z"), Activity.ACTIVE),  # 180 days
    (committed("2024-12-31T23:59:59Z"), Activity.SLOW),
    (committed("2023-07-01T00:00:00Z"), Activity.SLOW),  # 730 days
    (committed("2023-06-30T23:00:00Z"), Activity.DORMANT),
    (committed("2024-12-31T23:30:00-01:00"), Activity.ACTIVE),
    (committed("2037-01-01T00:00:00Z") | {"pushedAt": "2020-01-01T00:00:00Z"}, Activity.DORMANT),
    (committed(None) | {"pushedAt": "2024-12-31"}, Activity.SLOW),
    ({"defaultBranchRef": None, "isEmpty": True}, Activity.EMPTY),
    ({"defaultBranchRef": None, "pushedAt": None}, None),
    (committed("soon") | {"pushedAt": None}, None),
]


@pytest.mark.parametrize(("fields", "activity"), ACTIVITIES)
def test_activity_follows_from_the_last_commit_else_the_last_push(
    fields: dict[str, Any], activity: Activity | None
) -> None:
    assert judged(found(**fields))[0].activity is activity


@given(st.dates(), st.dates())
def test_any_date_has_a_class(day: date, today: date) -> None:
    answer = found(**committed(f"{day.isoformat()}T00:00:00Z"), pushedAt=None)
    state, problems = status(URL, NAME, answer, today, entry())
    assert isinstance(state.activity, Activity)
    assert problems == ()


def test_a_problem_names_its_place() -> None:
    _, problems = status(URL, NAME, Absent(reason="gone"), TODAY, entry(file="a.md", line=3))
    assert problems == (
        Problem(code=Code.REPO_MISSING, severity=Severity.ERROR, message=f"{URL}: gone", file="a.md", line=3),
    )
