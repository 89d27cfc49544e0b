"""The list as a whole: what only all rows together show, and what stands while a service is down."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from enrich.holdings import Finding, across, hold, stand_in
from enrich.model import (
    Choice,
    Code,
    Entry,
    Holding,
    Identifier,
    Match,
    Problem,
    RepoState,
    RepoStatus,
    Scheme,
    Severity,
    Signal,
    SourceName,
    Status,
    Verdict,
    Work,
)
from factories import candidate, doi, entry

ONE = doi("10.5555/lamps.1")
IEEE = Identifier(Scheme.IEEE, "123")
WORK = Work(title="A Plainly Invented Study of Lamps")
REPO = RepoStatus(url="https://github.com/o/r", host="github.com", full_name="o/r", status=RepoState.OK, stars=3)


def finding(status: Status = Status.RESOLVED, row: Entry | None = None, **fields: Any) -> Finding:
    resolved = status is Status.RESOLVED
    defaults: dict[str, Any] = {
        "work": WORK if resolved else None,
        "identifiers": (ONE,) if resolved else (),
        "metrics": {},
    }
    return Finding(entry=row or entry(), choice=Choice(status=status), **(defaults | fields))


def held(status: Status = Status.RESOLVED, row: Entry | None = None, **fields: Any) -> Holding:
    return hold(finding(status, row, **fields), "lampe2025study")


def codes(holding: Holding) -> list[Code]:
    return [each.code for each in holding.problems]


def test_evidence_names_the_source_of_each_signal() -> None:
    signal = Signal(name="title", value="equal", weight=5.0)
    match = Match(candidate=candidate(), verdict=Verdict.SAME, probability=0.99, signals=(signal,))
    found = hold(replace(finding(), choice=Choice(status=Status.RESOLVED, accepted=(match,))), "key")
    assert (found.evidence, found.confidence) == (((SourceName.CROSSREF, signal),), 0.99)


def test_a_ruling_is_part_of_the_evidence() -> None:
    told = held(row=entry(ruling="the journal version")).evidence
    assert told == ((SourceName.OVERRIDE, Signal(name="ruling", value="the journal version", weight=0.0)),)


def test_a_row_without_any_identifier_asks_its_maintainer_for_one() -> None:
    assert codes(held(Status.UNRESOLVED)) == [Code.NO_IDENTIFIER]


def test_a_pending_row_asks_nobody() -> None:
    assert codes(held(Status.PENDING, missing=("crossref: no connection",))) == [Code.SOURCE_UNAVAILABLE]


def test_a_record_that_could_not_be_read_is_told() -> None:
    assert codes(held(dropped=("crossref: no title",))) == [Code.RECORD_UNREADABLE]


def test_two_rows_of_one_work_are_told_at_the_second() -> None:
    first, second = across([held(), held(row=entry(line=9))])
    assert (codes(first), [each.message for each in second.problems]) == (
        [],
        ["the same work as seeds/list.md:5 ('A Plainly Invented Study of Lamps')"],
    )


def test_a_link_that_belongs_to_the_work_of_another_row_is_told() -> None:
    owner = held(row=entry("Lamps", identifiers=(IEEE,)), identifiers=(ONE, IEEE))
    astray = held(row=entry("Shades", line=9, identifiers=(IEEE,)), identifiers=(doi("10.5555/shades"),))
    first, second = across([owner, astray])
    assert (codes(first), [each.message for each in second.problems]) == (
        [],
        ["the link (ieee:123) is of 'Lamps' (seeds/list.md:5), not of 'Shades'"],
    )


def test_a_row_that_was_not_resolved_keeps_no_identifier_of_another_row() -> None:
    owner = held(row=entry("Lamps", identifiers=(IEEE,)), identifiers=(ONE, IEEE))
    astray = held(Status.UNRESOLVED, entry("Shades", line=9, identifiers=(IEEE,)), identifiers=(IEEE,))
    _, second = across([owner, astray])
    assert (second.identifiers, codes(second)) == ((), [Code.LINK_MISMATCH])


def test_what_a_maintainer_wrote_on_a_row_is_not_taken_from_it() -> None:
    owner = held(row=entry("Lamps", identifiers=(IEEE,)), identifiers=(ONE, IEEE))
    ruled = held(Status.UNRESOLVED, entry("Shades", line=9, identifiers=(IEEE,), stated=(IEEE,)), identifiers=(IEEE,))
    assert across([owner, ruled])[1].identifiers == (IEEE,)


def test_a_kind_of_problem_that_is_known_is_not_told_again() -> None:
    known = Problem(code=Code.DUPLICATE_ENTRY, severity=Severity.WARNING, message="said", file="seeds/list.md", line=9)
    _, second = across([held(), held(row=entry(line=9), problems=(known,))])
    assert second.problems == (known,)


# --- an outage empties no field -----------------------------------------------------------------

DOWN = ("crossref: no connection",)


def tonight(before: Holding, status: Status = Status.PENDING, **fields: Any) -> Holding:
    found = finding(status, **fields)
    return stand_in(hold(found, "lampe2025study"), before, found)


def test_what_was_known_stands_while_a_service_is_down() -> None:
    before = held()
    after = tonight(before, missing=DOWN)
    assert (after.status, after.stale, after.work, after.identifiers) == (Status.RESOLVED, True, WORK, (ONE,))


def test_it_is_told_that_a_service_was_down() -> None:
    assert codes(tonight(held(), missing=DOWN)) == [Code.SOURCE_UNAVAILABLE]


def test_what_was_told_of_a_row_moves_with_it() -> None:
    told = Problem(code=Code.CORRECTED, severity=Severity.INFO, message="said", file="seeds/list.md", line=5)
    after = tonight(held(problems=(told,)), row=entry(line=30), missing=DOWN)
    assert [each.line for each in after.problems] == [30, 30]


def test_what_is_known_now_wins_where_all_could_be_asked() -> None:
    assert tonight(held(), status=Status.UNRESOLVED).status is Status.UNRESOLVED


def test_less_than_was_known_does_not_replace_it_while_a_service_is_down() -> None:
    before = held(identifiers=(ONE, IEEE))
    assert tonight(before, status=Status.RESOLVED, missing=DOWN).identifiers == (ONE, IEEE)


def test_another_work_than_before_replaces_it_even_while_a_service_is_down() -> None:
    other = (doi("10.5555/other"),)
    assert tonight(held(), status=Status.RESOLVED, identifiers=other, missing=DOWN).identifiers == other


def test_a_preprint_does_not_replace_the_publication_while_a_service_is_down() -> None:
    preprint = (Identifier(Scheme.ARXIV, "2501.00001"),)
    assert tonight(held(), status=Status.RESOLVED, identifiers=preprint, missing=DOWN).identifiers == (ONE,)


@pytest.mark.parametrize("status", [Status.UNRESOLVED, Status.AMBIGUOUS])
def test_that_nothing_fitted_stands_while_a_service_is_down(status: Status) -> None:
    after = tonight(held(status), missing=DOWN)
    assert (after.status, after.stale) == (status, True)


@pytest.mark.parametrize("before", [Status.UNRESOLVED, Status.PENDING])
def test_what_is_found_while_a_service_is_down_counts(before: Status) -> None:
    assert tonight(held(before), status=Status.RESOLVED, identifiers=(ONE,), missing=DOWN).status is Status.RESOLVED


def test_who_was_down_the_night_before_is_no_news() -> None:
    before = tonight(held(), missing=("crossref: HTTP 503",))
    assert [each.message for each in tonight(before, missing=DOWN).problems] == list(DOWN)


def test_nothing_stands_in_for_a_row_that_was_changed() -> None:
    assert tonight(held(row=entry("Another title")), missing=DOWN).status is Status.PENDING


def test_a_repository_keeps_its_stars_while_its_host_cannot_be_asked() -> None:
    unasked = replace(REPO, status=RepoState.UNAVAILABLE, stars=None)
    after = tonight(held(repos=(REPO,)), status=Status.RESOLVED, repos=(unasked,), unasked=frozenset({REPO.url}))
    assert (after.repos, after.stale) == ((REPO,), True)


def test_a_repository_that_was_blocked_loses_its_stars() -> None:
    blocked = replace(REPO, status=RepoState.UNAVAILABLE, stars=None)
    assert tonight(held(repos=(REPO,)), status=Status.RESOLVED, repos=(blocked,)).repos == (blocked,)
