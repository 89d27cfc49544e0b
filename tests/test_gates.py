"""Gates: what `--fail-on` takes, and what hits it."""

from __future__ import annotations

import pytest

from enrich import gates
from enrich.errors import ConfigError
from enrich.model import Code, Holding, Library, Problem, Severity, Status
from factories import entry


def problem(code: Code, severity: Severity) -> Problem:
    return Problem(code=code, severity=severity, message="a word", file="seeds/list.md", line=5)


LIBRARY = Library(
    holdings=(
        Holding(key="a", entry=entry(), status=Status.RESOLVED, stale=True, problems=(problem(Code.RETRACTED, Severity.ERROR),)),
        Holding(key="b", entry=entry(), status=Status.PENDING, problems=(problem(Code.REPO_RENAMED, Severity.INFO),)),
        Holding(key="c", entry=entry(), status=Status.PENDING),
    ),
    problems=(problem(Code.ROW_MALFORMED, Severity.WARNING),),
)  # fmt: skip


@pytest.mark.parametrize(
    ("kinds", "hit"),
    [
        (["error"], {"error": 1}),
        (["warning"], {"warning": 2}),
        (["info"], {"info": 3}),
        (["stale"], {"stale": 1}),
        (["pending", "ambiguous"], {"pending": 2}),
        (["retracted", "repo-missing"], {"retracted": 1}),
        (["row-malformed"], {"row-malformed": 1}),
        (["unresolved"], {}),
        ([], {}),
    ],
)
def test_a_gate_counts_what_hits_it(kinds: list[str], hit: dict[str, int]) -> None:
    assert gates.hits(gates.chosen(kinds), LIBRARY) == hit


def test_kinds_may_come_twice_and_in_capitals() -> None:
    assert gates.chosen(["Error", "error", "STALE"]) == ("error", "stale")


def test_an_unknown_kind_is_told_with_those_that_are_known() -> None:
    with pytest.raises(
        ConfigError, match=r"--fail-on: expected one of error, .*; got 'retractd' \(did you mean retracted\?\)"
    ):
        gates.chosen(["retractd"])
    with pytest.raises(ConfigError, match=r"got 'help'$"):
        gates.chosen(["help"])


def test_every_issue_code_can_be_a_gate() -> None:
    assert set(Code) <= set(gates.GATES)
