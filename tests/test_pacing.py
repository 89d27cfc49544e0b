"""The arithmetic of limits: windows, pauses, slowing down, and when a service counts as down."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.flow import Pace
from enrich.pacing import FORGIVEN_AFTER, JITTER, SLOW, SLOWER, Meter, Patience, Trouble

ONE_A_SECOND = Pace(requests=1, per=1.0, concurrency=1)


def departures(meter: Meter, requests: int, now: float = 1000.0) -> list[float]:
    """Send as fast as the meter allows."""
    times = []
    for _ in range(requests):
        now = meter.opens_at(now)
        meter.depart(now)
        meter.arrive()
        times.append(now)
    return times


@pytest.mark.parametrize(
    ("pace", "expected"),
    [
        (ONE_A_SECOND, [0.0, 1.0 + JITTER, 2 * (1.0 + JITTER)]),
        (Pace(requests=2, per=1.0, concurrency=2), [0.0, 0.0, 1.0 + JITTER]),
        (Pace(requests=1, per=3.0, concurrency=1), [0.0, 3.0 + JITTER, 2 * (3.0 + JITTER)]),
    ],
)
def test_requests_leave_as_fast_as_the_limit_allows(pace: Pace, expected: list[float]) -> None:
    assert [time - 1000.0 for time in departures(Meter(pace), 3)] == pytest.approx(expected)


@given(
    st.integers(1, 5),
    st.floats(0.1, 100),
    st.lists(st.floats(0, 50), min_size=1, max_size=40),
    st.lists(st.floats(0, 1000), max_size=9),
)
def test_no_window_ever_holds_more_than_the_limit(
    requests: int, per: float, gaps: list[float], before: list[float]
) -> None:
    earlier = sorted(before)[:: max(1, len(before))]
    meter, now, times = Meter(Pace(requests=requests, per=per, concurrency=1), earlier), 1000.0, list(earlier)
    for gap in gaps:
        now = meter.opens_at(now + gap)
        meter.depart(now)
        times.append(now)
    assert all(later - earlier > per for earlier, later in zip(times, times[requests:], strict=False))


def test_a_limit_does_not_begin_anew_with_a_new_run() -> None:
    assert Meter(ONE_A_SECOND, [999.5]).opens_at(1000.0) == pytest.approx(1000.5 + JITTER)


def test_what_was_answered_had_arrived_and_needs_no_margin() -> None:
    meter = Meter(ONE_A_SECOND)
    meter.depart(1000.0).answered = 1000.02
    assert meter.opens_at(1000.5) == pytest.approx(1001.02)


def test_a_late_answer_does_not_lengthen_the_window() -> None:
    meter = Meter(ONE_A_SECOND)
    meter.depart(1000.0).answered = 1000.9
    assert meter.opens_at(1000.95) == pytest.approx(1001.0 + JITTER)


def test_after_being_too_fast_requests_go_alone_until_one_is_answered() -> None:
    pace = Pace(requests=3, per=1.0, concurrency=3)
    meter = Meter(pace)
    meter.heed(pace)
    meter.slow_down()
    meter.depart(1000.0)
    alone = meter.free()
    meter.heed(pace)
    assert (alone, meter.free()) == (False, True)


def test_a_departure_counts_from_the_moment_its_bytes_are_out() -> None:
    meter = Meter(ONE_A_SECOND)
    meter.depart(1000.0).at = 1000.4
    assert meter.opens_at(1000.5) == pytest.approx(1001.4 + JITTER)


def test_a_turn_given_back_does_not_count() -> None:
    meter = Meter(ONE_A_SECOND)
    meter.give_back(meter.depart(1000.0))
    assert (meter.opens_at(1000.1), meter.under_way) == (1000.1, 0)


def test_a_redirect_counts_but_takes_no_turn() -> None:
    meter = Meter(ONE_A_SECOND)
    meter.count(1000.0)
    assert [meter.opens_at(1000.0), meter.under_way] == pytest.approx([1001.0 + JITTER, 0])


def test_a_pause_is_kept_to_the_end() -> None:
    meter = Meter(ONE_A_SECOND)
    meter.pause(1030.0)
    meter.pause(1010.0)
    assert meter.opens_at(1000.0) == 1030.0


def test_one_request_at_a_time_until_the_service_has_shown_its_limit() -> None:
    meter = Meter(Pace(requests=3, per=1.0, concurrency=3))
    meter.depart(1000.0)
    before = meter.free()
    meter.heed(Pace(requests=3, per=1.0, concurrency=2))
    after = meter.free()
    meter.depart(1000.0)
    assert (before, after, meter.free()) == (False, True, False)


def test_after_a_429_the_rate_is_lower_until_enough_went_well() -> None:
    meter = Meter(ONE_A_SECOND)
    meter.slow_down()
    slow = meter.interval
    for _ in range(FORGIVEN_AFTER):
        meter.succeed()
    assert (slow, meter.interval) == (SLOWER, 1.0)


def test_only_departures_that_still_count_are_kept() -> None:
    meter = Meter(ONE_A_SECOND, [10.0, 999.9])
    meter.opens_at(1000.0)
    assert meter.departures == (999.9,)


@pytest.mark.parametrize(
    ("answered", "seconds", "failures"),
    [(False, 0.0, 4), (True, 0.0, 6), (False, SLOW + 1, 2), (True, SLOW + 1, 3)],
)
def test_a_service_is_down_after_so_many_failures_in_a_row(answered: bool, seconds: float, failures: int) -> None:  # noqa: FBT001  a table
    trouble = Trouble(Patience())
    if answered:
        trouble.answer()
    told = [trouble.fail(1000.0, "no connection", seconds) for _ in range(failures)]
    assert told == [False] * (failures - 1) + [True]


def test_a_success_makes_up_for_failures() -> None:
    trouble = Trouble(Patience())
    for _ in range(30):
        trouble.fail(1000.0, "HTTP 500")
        trouble.succeed()
    assert not trouble.down(1000.0)


def test_after_its_pause_a_service_gets_one_more_chance() -> None:
    trouble = Trouble(Patience(pause=300.0))
    trouble.close(1300.0, "HTTP 503")
    assert (trouble.down(1299.0), trouble.down(1300.0), trouble.fail(1301.0, "HTTP 503")) == (True, False, True)
