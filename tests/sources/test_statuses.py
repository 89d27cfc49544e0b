"""A status is read the same way for every service."""

from __future__ import annotations

import pytest

from enrich.flow import Failed, Outcome, Response, Throttled
from enrich.sources._statuses import fault, reason, retry_after

NOON = 1_795_348_800.0  # Sun, 22 Nov 2026 12:00:00 GMT


def response(status: int, told: str | None = None) -> Response:
    return Response(status=status, body=b"", headers={"retry-after": told} if told else {}, received=NOON)


@pytest.mark.parametrize(
    ("told", "seconds"),
    {
        "7": 7.0,
        " 120 ": 120.0,
        "0": 0.0,
        "1.5": 1.5,
        "Sun, 22 Nov 2026 12:00:30 GMT": 30.0,
        "Sunday, 22-Nov-26 12:00:30 GMT": 30.0,
        "Sun Nov 22 12:00:30 2026": 30.0,
        "Sun, 22 Nov 2026 11:00:00 GMT": 0.0,  # already past
        "-5": None,
        "soon": None,
        "9" * 400: None,
        "Sun, 99 Nov 2026 12:00:30 GMT": None,
    }.items(),
)
def test_retry_after_is_seconds_or_a_date(told: str, seconds: float | None) -> None:
    assert retry_after(response(429, told)) == seconds


def test_without_the_header_nothing_is_told() -> None:
    assert retry_after(response(429)) is None


@pytest.mark.parametrize(
    ("status", "told", "outcome"),
    [
        (429, None, Throttled(reason="HTTP 429 Too Many Requests")),
        (429, "9", Throttled(reason="HTTP 429 Too Many Requests", retry_after=9.0)),
        (503, "9", Throttled(reason="HTTP 503 Service Unavailable", retry_after=9.0)),
        (503, None, Failed(reason="HTTP 503 Service Unavailable")),
        (500, "9", Failed(reason="HTTP 500 Internal Server Error", retry_after=9.0)),
        (502, None, Failed(reason="HTTP 502 Bad Gateway")),
        (599, None, Failed(reason="HTTP 599")),
        (408, None, Failed(reason="HTTP 408 Request Timeout")),
        (425, None, Failed(reason="HTTP 425 Too Early")),
        (200, None, None),
        (301, None, None),
        (400, None, None),
        (403, "9", None),
        (404, None, None),
        (414, None, None),
    ],
)
def test_a_fault_of_the_moment_is_told_from_what_a_source_must_read(
    status: int, told: str | None, outcome: Outcome | None
) -> None:
    assert fault(response(status, told)) == outcome


def test_a_status_of_no_standard_is_still_named() -> None:
    assert reason(response(799)) == "HTTP 799"
