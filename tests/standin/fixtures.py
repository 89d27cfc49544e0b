"""Fixtures for tests that run against the stand-in; in a test module: `pytest_plugins = ["standin.fixtures"]`.

Limits run 50 times faster than life, and so must the client's pace: `standin.scale.factor` tells it. Crossref says its
own limits in its headers (150 a second in place of 3); a period that nobody announces is divided: arXiv's 3 s are
60 ms, Semantic Scholar's second 20 ms, GitHub's hour 72 s.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from standin import StandIn, World
from standin.generated import List, generate
from standin.limits import Scale
from standin.variants import variants

FAST = Scale(factor=50, slack=0.35)
MakeStandIn = Callable[..., StandIn]


@pytest.fixture(scope="session")
def small_list() -> List:
    """Give an invented list of twenty rows (`text`), its world and what is expected of a run (`setting`)."""
    return generate(20)


@pytest.fixture(scope="session")
def served() -> Iterator[StandIn]:
    """Give a stand-in of the variants, so fast that no limit is met."""
    with StandIn(variants(), scale=Scale(factor=100_000, slack=0.99)) as standin:
        yield standin
    assert standin.ledger.bugs == []


@pytest.fixture
def make_standin() -> Iterator[MakeStandIn]:
    """Give a function that starts a stand-in of a world, with any option of `StandIn`."""
    with ExitStack() as stack:

        def make(world: World, **options: Any) -> StandIn:
            return stack.enter_context(StandIn(world, **({"scale": FAST} | options)))

        yield make


@pytest.fixture
def standin(make_standin: MakeStandIn, small_list: List) -> Iterator[StandIn]:
    """Give a running stand-in of the small list's world; a bug of its own fails the test."""
    running = make_standin(small_list.setting.world)
    yield running
    assert not running.ledger.bugs, running.ledger.bugs[0]
