"""What can go wrong with a service, by switch; each as reported by its users (see the API notes of each service)."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from email.utils import formatdate
from itertools import count

from standin.ledger import Service
from standin.text import fraction
from standin.wire import Call, Reply, json_reply, text_reply

HTML_503 = "<html><body><h1>503 Service Unavailable</h1>No server is available to handle this request.</body></html>"
NOT_A_FEED = "Rate exceeded."


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Describe a fault: what it makes of the service's own reply, and which requests it hits."""

    name: str
    play: Callable[[Reply], Reply]
    times: int | None = None  # how many requests; None: until switched off
    match: str = ""  # only those whose path and query hold this
    share: float = 1.0  # only this share of them, chosen by a hash
    after: int = 0  # let so many matching requests pass first


def status(code: int, body: str = "", *headers: tuple[str, str], kind: str = "text/html") -> Callable[[Reply], Reply]:
    return lambda _: text_reply(body, code, *headers, kind=kind)


def outage(*, retry_after: str | None = None) -> Fault:
    told = (("retry-after", retry_after),) if retry_after else ()
    return Fault(name="outage", play=status(503, HTML_503, *told))


def burst(code: int = 500, times: int = 2) -> Fault:
    return Fault(
        name=f"burst of {code}", play=status(code, '{"message":"Internal error"}', kind="application/json"), times=times
    )


def throttled(times: int = 1, *, seconds: float | None = None, as_date: bool = False, now: float = 0.0) -> Fault:
    """Answer 429 without a word, with `Retry-After` in seconds, or as a date `seconds` after `now`."""
    told = (
        ()
        if seconds is None
        else (("retry-after", formatdate(now + seconds, usegmt=True) if as_date else f"{seconds:g}"),)
    )
    return Fault(name="throttled", play=status(429, "", *told, kind="text/plain"), times=times)


def hang() -> Fault:
    return Fault(name="hang", play=lambda reply: replace(reply, hang=True))


def slow(seconds: float) -> Fault:
    return Fault(name="slow", play=lambda reply: replace(reply, delay=seconds))


def dripping(seconds: float) -> Fault:
    """Send the body in eight pieces with pauses between: no single read times out."""
    return Fault(name="dripping", play=lambda reply: replace(reply, drip=seconds))


def broken_gzip(times: int | None = 1) -> Fault:
    return Fault(name="broken gzip", play=lambda reply: replace(reply, spoil=True), times=times)


def cut_short(times: int | None = 1) -> Fault:
    return Fault(name="cut short", play=lambda reply: replace(reply, keep=0.5), times=times)


def blocked() -> Fault:
    """Answer 403 without any of the words that announce a limit: a person has blocked this client."""
    return Fault(name="blocked", play=status(403, "Access Denied"))


def secondary(seconds: int | None = None, times: int | None = 1) -> Fault:
    """Answer as GitHub does to those who ask too fast; when to come again stands only in some of its answers."""
    told = (("retry-after", str(seconds)),) if seconds is not None else ()
    body = '{"message":"You have exceeded a secondary rate limit. Please wait a few minutes before you try again."}'
    return Fault(
        name="secondary limit", play=status(403, body, *told, kind="application/json; charset=utf-8"), times=times
    )


def forbidden() -> Fault:
    """Answer 403 as GitHub does where a right is missing: asking again is of no use."""
    body = '{"message":"Must have admin rights to Repository.","documentation_url":"https://docs.github.com/rest"}'
    return Fault(name="forbidden", play=status(403, body, kind="application/json; charset=utf-8"))


def not_acceptable(times: int | None = 1) -> Fault:
    """Answer 406 from the edge, as arXiv does when it throttles."""
    return Fault(name="not acceptable", play=status(406, "Not Acceptable"), times=times)


def rate_exceeded(code: int = 429, times: int | None = 1) -> Fault:
    """Answer as arXiv does under load: an HTML page that says `Rate exceeded.`, with 429 or with 200."""
    return Fault(name=f"rate exceeded with {code}", play=status(code, NOT_A_FEED), times=times)


def empty_feed(times: int | None = 1) -> Fault:
    """Answer as if there were no such records, although there are."""

    def play(reply: Reply) -> Reply:
        nothing = re.sub(rb"\s*<entry>.*</entry>", b"", reply.body, flags=re.DOTALL)
        return replace(reply, body=re.sub(rb"(?<=totalResults>)\d+", b"0", nothing))

    return Fault(name="empty feed", play=play, times=times)


def huge(megabytes: int = 200) -> Fault:
    """Answer with so many megabytes, compressed to a few hundred kilobytes."""
    bomb = gzip.compress(b'{"status":"ok"' + b" " * (megabytes << 20), compresslevel=9, mtime=0)
    headers = (("content-type", "application/json"), ("content-encoding", "gzip"))
    return Fault(name="huge body", play=lambda _: Reply(body=bomb, headers=headers))


def elsewhere(url: str, code: int = 302) -> Fault:
    """Redirect to another host."""
    return Fault(name="redirect elsewhere", play=status(code, "", ("location", url)))


def garbage(times: int | None = 1) -> Fault:
    return Fault(name="garbage", play=lambda _: json_reply({"unexpected": ["shape", 7, None]}), times=times)


@dataclass(slots=True)
class Switchboard:
    """Hold the faults in force, by service; the first that fits is played."""

    faults: dict[Service, list[tuple[Fault, count[int]]]] = field(default_factory=dict)

    def on(self, service: Service, fault: Fault) -> None:
        self.faults.setdefault(service, []).append((fault, count()))

    def off(self, service: Service | None = None) -> None:
        for each in [service] if service else list(Service):
            self.faults.pop(each, None)

    def pick(self, service: Service, call: Call) -> Fault | None:
        target = f"{call.path}?{call.query}"
        for fault, seen in self.faults.get(service, []):
            if fault.match not in target or fraction(target, call.arrived) >= fault.share:
                continue
            number = next(seen) - fault.after
            if number >= 0 and (fault.times is None or number < fault.times):
                return fault
        return None
