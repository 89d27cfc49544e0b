"""Print which consumers read the bibliographies in this run."""

from __future__ import annotations

import pytest

RAN = pytest.StashKey[set[str]]()


@pytest.fixture
def ran(request: pytest.FixtureRequest) -> set[str]:
    """Give the set that a test adds the name and version of its consumer to."""
    return request.config.stash.setdefault(RAN, set())


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if ran := config.stash.get(RAN, set()):
        terminalreporter.write_line(f"bibliographies were read by: {', '.join(sorted(ran))}")
