"""What the status of a response means, whatever service sent it (RFC 9110, section 15; RFC 6585, section 4)."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Final

from enrich.flow import Failed, Outcome, Response, Throttled

_SECONDS: Final = re.compile(r"\d{1,9}(?:\.\d+)?")

#: Faults of the moment that stand below 500: Request Timeout, Too Early.
_PASSING: Final = frozenset({408, 425})


def retry_after(response: Response) -> float | None:
    """Read how many seconds to wait, told in seconds or as a date (RFC 9110, section 10.2.3); garbage is None."""
    told = response.headers.get("retry-after", "").strip()
    if _SECONDS.fullmatch(told):
        return float(told)
    try:
        return max(0.0, parsedate_to_datetime(told).timestamp() - response.received)
    except (ValueError, OverflowError):
        return None


def fault(response: Response) -> Outcome | None:
    """Read what a status says of the moment; None where the source must read on (2xx, 3xx, other 4xx)."""
    told = retry_after(response)
    if response.status == HTTPStatus.TOO_MANY_REQUESTS or (response.status == HTTPStatus.SERVICE_UNAVAILABLE and told):
        return Throttled(reason=reason(response), retry_after=told)
    if response.status >= 500 or response.status in _PASSING:
        return Failed(reason=reason(response), retry_after=told)
    return None


def reason(response: Response) -> str:
    """Name a status as people know it: "HTTP 503 Service Unavailable"."""
    try:
        return f"HTTP {response.status} {HTTPStatus(response.status).phrase}"
    except ValueError:
        return f"HTTP {response.status}"
