"""What all tests share: the async backend, the folder of shared facts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

#: The same code is told the same on every machine, however slow; `--hypothesis-profile=search` looks further each time.
settings.register_profile("fixed", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None)
settings.load_profile("fixed")

SHARED = Path(__file__).parents[2] / "shared"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "shared" in item.keywords and not SHARED.is_dir():
            item.add_marker(pytest.mark.skip(reason="no ../shared beside the project"))


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of shared facts; only for tests marked `shared`."""
    return SHARED
