"""Crossref's REST API: pools with real accounting, single works, lists with queries, filters, selection and cursors."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote

from standin import crossref_facets, crossref_filters, crossref_transform
from standin.crossref_filters import Refusal
from standin.ledger import Asked, Ledger, Service, Violation
from standin.limits import Flights, Scale, Window
from standin.text import digest, fraction
from standin.wire import Call, Headers, Reply, text_reply
from standin.world import Record, World

LONGEST_LINE = 4096
CURSOR_LIFE = 300.0  # seconds

#: Requests per second (since 1 December 2025), by who asks and what for.
RATES = {"public-single": 5, "public-array": 1, "polite-single": 10, "polite-array": 3}
CONCURRENCY = {"public": 1, "polite": 3}

COMMON: Headers = (
    (
        "access-control-allow-headers",
        "X-Requested-With, Accept, Accept-Encoding, Accept-Charset, Accept-Language, Accept-Ranges, Cache-Control",
    ),
    ("access-control-allow-origin", "*"),
    ("access-control-expose-headers", "Link"),
    ("permissions-policy", "interest-cohort=()"),
    ("server", "Jetty(9.4.40.v20210413)"),
    ("vary", "Accept-Encoding"),
)

SELECTABLE_TEXT = """
    DOI ISBN ISSN URL abstract accepted alternative-id approved archive article-number assertion author chair
    clinical-trial-number container-title content-created content-domain contributor created degree deposited editor event
    funder group-title indexed is-referenced-by-count issn-type issue issued license link member original-title page posted
    prefix published published-online published-print publisher publisher-location reference references-count relation
    resource score short-container-title short-title standards-body subject subtitle title translator type update-policy
    update-to updated-by volume"""
SELECTABLE = frozenset(SELECTABLE_TEXT.split())
QUERY_FIELDS_TEXT = """
    affiliation author bibliographic chair container-title contributor degree description editor event-acronym
    event-location event-name event-sponsor event-theme funder-name publisher-location publisher-name
    standards-body-acronym standards-body-name title translator"""
QUERY_FIELDS = frozenset(QUERY_FIELDS_TEXT.split())
PARAMETERS = frozenset(
    {"rows", "offset", "sample", "cursor", "select", "sort", "order", "facet", "query", "filter", "mailto"}
)
SORTS_TEXT = """
    created deposited indexed is-referenced-by-count issued published published-online published-print references-count
    relevance score updated"""
SORTS = frozenset(SORTS_TEXT.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Hold the checked parameters of a list."""

    rows: int
    offset: int
    sample: int
    cursor: str
    select: tuple[str, ...]


class Crossref:
    """Play api.crossref.org."""

    service = Service.CROSSREF

    def __init__(
        self, world: World, ledger: Ledger, scale: Scale, now: Callable[[], float], *, retry_after: str | None = None
    ) -> None:
        """Take what a 429 says in `Retry-After`; in 2026 it says nothing."""
        self.world, self.ledger, self.now, self.retry_after = world, ledger, now, retry_after
        self.rates = {pool: scale.rate(rate) for pool, rate in RATES.items()}
        self._windows = {pool: Window(rate, 1.0) for pool, rate in self.rates.items()}
        self._flights = {who: Flights(limit) for who, limit in CONCURRENCY.items()}

    # --- limits ---

    def admit(self, call: Call, asked: Asked, others: int) -> Reply | None:
        del others
        asked.pool = f"crossref {pool_of(call)}"
        pool, who = pool_of(call), pool_of(call).partition("-")[0]
        if not self._flights[who].enter(call.connection):
            return self._refuse(asked, "concurrency", f"more than {CONCURRENCY[who]} at a time ({who})")
        wait = self._windows[pool].admit(call.arrived)
        if wait:
            self._flights[who].leave(call.connection)
            return self._refuse(
                asked, "rate", f"more than {self.rates[pool]} per second ({pool}), {wait:.3f} s too early"
            )
        return None

    def _refuse(self, asked: Asked, rule: str, detail: str) -> Reply:
        self.ledger.violations.append(
            Violation(at=asked.arrived, service=self.service, rule=rule, detail=detail, request=asked)
        )
        headers = (("retry-after", self.retry_after),) if self.retry_after else ()
        return Reply(status=429, headers=headers)

    def leave(self, call: Call) -> None:
        self._flights[pool_of(call).partition("-")[0]].leave(call.connection)

    # --- routes ---

    def answer(self, call: Call, asked: Asked) -> Reply:
        if call.line_bytes > LONGEST_LINE:
            return Reply(status=414, headers=COMMON)
        reply = self._route(call, asked)
        pool = pool_of(call)
        limits = (
            ("x-api-pool", pool),
            ("x-rate-limit-limit", str(self.rates[pool])),
            ("x-rate-limit-interval", "1s"),
            ("x-concurrency-limit", str(CONCURRENCY[pool.partition("-")[0]])),
        )
        return replace(reply, headers=(*reply.headers, *COMMON, *limits))

    def _route(self, call: Call, asked: Asked) -> Reply:
        path = call.path.removeprefix("/v1")
        if path in {"/works", "/works/"}:
            return self._list(call, asked, lambda _: True)
        if path.startswith("/works/"):
            return self._single(call, asked, unquote(path.removeprefix("/works/")))
        kind, _, rest = path.lstrip("/").partition("/")
        value, _, tail = unquote(rest).partition("/")
        if kind in OWNERS and tail.strip("/") == "works":
            return self._list(call, asked, lambda record: OWNERS[kind](record, value.lower()))
        return not_found()

    def _single(self, call: Call, asked: Asked, name: str) -> Reply:
        doi, wanted = name, ""
        for tail in ("/agency", "/transform"):
            if f"{tail}/" in f"{name}/":
                doi, _, wanted = f"{name}/".partition(f"{tail}/")
                wanted = f"{tail}/{wanted}".rstrip("/")
                break
        doi = doi.lower()
        asked.items = (doi + wanted,)
        if error := refused_on_single(call):
            return failure(400, "validation-failure", error)
        if doi in self.world.aliases:
            return Reply(status=301, headers=(("location", f"/works/{self.world.aliases[doi]}{wanted}"),))
        if wanted == "/agency":
            return self._agency(doi)
        deposit = self.world.deposits.get(doi)
        if deposit is None:
            return not_found()
        if wanted:
            return crossref_transform.render(
                deposit.record, wanted.removeprefix("/transform").lstrip("/") or call.headers.get("accept", "")
            )
        return success("work", dict(deposit.record) | {"score": 1})

    def _agency(self, doi: str) -> Reply:
        known = ("crossref", "Crossref") if doi in self.world.deposits else self.world.agencies.get(doi)
        if known is None:
            return text_reply("Resource not found.", 404, kind="application/json;charset=utf-8")
        message = {"DOI": doi, "agency": {"id": known[0], "label": known[1]}}
        return success("work-agency", message, kind="application/json;charset=utf-8")

    # --- lists ---

    def _list(self, call: Call, asked: Asked, belongs: Callable[[Record], bool]) -> Reply:
        try:
            page = check_page(call)
            conditions = crossref_filters.parse(call.param("filter"))
            crossref_facets.count(call.param("facet"), ())
        except Refusal as error:
            return failure(400, "validation-failure", error.document)
        asked.items = tuple(item for item in asked_for(call) if item)
        found = [
            (doi, score)
            for doi, score in self._search(call, conditions)
            if belongs(record := self.world.deposits[doi].record) and crossref_filters.fits(record, conditions)
        ]
        return self._show(call, page, sort_by(found, self.world, call.param("sort"), call.param("order")))

    def _search(self, call: Call, conditions: crossref_filters.Conditions) -> list[tuple[str, float]]:
        """Give DOIs with scores; without a query in an order of its own, never that of the request."""
        queries = [(key, value) for key, value in call.params if key == "query" or key.startswith("query.")]
        if not queries:
            dois = crossref_filters.shortlist(self.world, conditions)
            return [(doi, 0.0) for doi in sorted(dois, key=lambda doi: fraction("order", doi))]
        ranked: dict[str, float] | None = None
        for key, value in queries:
            index = self.world.title_index if key == "query.title" else self.world.crossref_index
            scores = dict(index.rank(value))
            ranked = (
                scores
                if ranked is None
                else {doi: score + scores[doi] for doi, score in ranked.items() if doi in scores}
            )
        return sorted((ranked or {}).items(), key=lambda pair: (-pair[1], pair[0]))

    def _show(self, call: Call, page: Page, found: list[tuple[str, float]]) -> Reply:
        start, token = page.offset, None
        if page.cursor:
            position = self._read_cursor(call, page.cursor)
            if position is None:
                return failure(
                    404,
                    "resource-failure",
                    {"type": "cursor-invalid", "value": page.cursor, "message": "Cursor specified but it is invalid"},
                )
            start = position
            token = self._write_cursor(call, start + page.rows)
        if page.sample:
            found = sorted(found, key=lambda pair: fraction("sample", call.arrived, pair[0]))[: page.sample]
        rows = page.sample or page.rows
        items = [
            select(dict(self.world.deposits[doi].record) | {"score": round(score, 6)}, page.select)
            for doi, score in found[start : start + rows]
        ]
        message = {
            "facets": crossref_facets.count(call.param("facet"), (self.world.deposits[doi].record for doi, _ in found)),
            **({"next-cursor": token} if token else {}),
            "total-results": len(found),
            "items": items,
            "items-per-page": rows,
            "query": {"start-index": page.offset, "search-terms": call.param("query") or None},
        }
        return success("work-list", message)

    def _write_cursor(self, call: Call, position: int) -> str:
        stamp = json.dumps([position, round(self.now(), 3), digest(*listed(call), size=8)])
        return base64.b64encode(b"DnF1ZXJ5VGhlbkZldGNoBgAAAAAn" + stamp.encode() + b"\xfb\xef\xbe\xff?").decode()

    def _read_cursor(self, call: Call, token: str) -> int | None:
        if token == "*":
            return 0
        try:
            stamp = (
                base64.b64decode(token, validate=True)
                .removeprefix(b"DnF1ZXJ5VGhlbkZldGNoBgAAAAAn")
                .removesuffix(b"\xfb\xef\xbe\xff?")
            )
            position, written, of = json.loads(stamp)
        except ValueError:
            return None
        fresh = self.now() - written < CURSOR_LIFE and of == digest(*listed(call), size=8)
        return int(position) if fresh else None


OWNERS: dict[str, Callable[[Record, str], bool]] = {
    "prefixes": lambda record, value: record.get("prefix") == value,
    "members": lambda record, value: record.get("member") == value,
    "types": lambda record, value: record.get("type") == value,
    "journals": lambda record, value: value in [each.lower() for each in record.get("ISSN") or ()],
}


def pool_of(call: Call) -> str:
    polite = bool(call.param("mailto")) or "mailto:" in call.headers.get("user-agent", "")
    single = call.path.removeprefix("/v1").startswith("/works/") and len(call.path.removeprefix("/v1")) > len("/works/")
    return f"{'polite' if polite else 'public'}-{'single' if single else 'array'}"


def listed(call: Call) -> tuple[str, ...]:
    return tuple(
        f"{key}={value}" for key, value in sorted(call.params) if key not in {"cursor", "mailto", "rows", "select"}
    )


def asked_for(call: Call) -> tuple[str, ...]:
    """Give what a list asks for one by one: searches, and the values of look-up filters."""
    searches = [f"{key}={value}|{call.param('filter')}" for key, value in call.params if key.startswith("query")]
    pieces = call.param("filter").split(",")
    lookups = [
        each.lower() for each in pieces if each.partition(":")[0] in {"doi", "alternative-id", "isbn", "updates"}
    ]
    return tuple(searches or lookups)


def refused_on_single(call: Call) -> dict[str, str] | None:
    for key, _ in call.params:
        if key.startswith("query."):
            return {
                "type": "parameter-not-allowed",
                "value": "query.*",
                "message": "This route does not support field query parameters",
            }
        if key != "mailto":
            return {"type": "parameter-not-allowed", "value": key, "message": f"This route does not support {key}"}
    return None


def check_page(call: Call) -> Page:
    """Check the parameters of a list, as the service does."""
    for key, _ in call.params:
        if key not in PARAMETERS and key.removeprefix("query.") not in QUERY_FIELDS:
            raise Refusal("parameter-not-allowed", key, f"This route does not support {key}")
    selected = tuple(filter(None, call.param("select").split(",")))
    for name in selected:
        if name not in SELECTABLE:
            valid = ", ".join(sorted(SELECTABLE))
            raise Refusal(
                "select-not-available",
                name,
                f"Select {name} specified but there is no such select for this route. Valid selects for this route are: {valid}",
            )
    if call.param("sort") and call.param("sort") not in SORTS:
        raise Refusal(
            "sort-not-available", call.param("sort"), f"Sort {call.param('sort')} specified but there is no such sort"
        )
    sample, cursor = integer(call.param("sample"), 0, 100), call.param("cursor")
    if cursor and (sample or call.param("offset")):
        raise Refusal("parameter-not-allowed", "cursor", "Cursor cannot be combined with offset or sample")
    offset = integer(call.param("offset"), 0, 10000)
    return Page(
        rows=integer(call.param("rows"), 20, 1000), offset=offset, sample=sample, cursor=cursor, select=selected
    )


def integer(text: str, default: int, most: int) -> int:
    if not text:
        return default
    if text.isdecimal() and int(text) <= most:
        return int(text)
    raise Refusal(
        "integer-not-valid",
        text,
        f"Integer specified as {text} but must be a positive integer less than or equal to {most}. ",
    )


def sort_by(found: list[tuple[str, float]], world: World, by: str, order: str) -> list[tuple[str, float]]:
    if not by or by in {"score", "relevance"}:
        return found

    def key(pair: tuple[str, float]) -> tuple[Any, ...]:
        value = world.deposits[pair[0]].record.get({"updated": "deposited"}.get(by, by))
        dated = value.get("date-parts", [[0]])[0] if isinstance(value, dict) else [value or 0]
        return tuple(part or 0 for part in dated)

    return sorted(found, key=key, reverse=order != "asc")


def select(record: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    if not names:
        return record
    return {key: value for key, value in record.items() if key in names and value not in (None, [], "")}


def success(message_type: str, message: Record, kind: str = "application/json") -> Reply:
    document = {"status": "ok", "message-type": message_type, "message-version": "1.0.0", "message": message}
    return _reply(document, kind=kind)


def failure(code: int, kind: str, error: dict[str, str]) -> Reply:
    return _reply({"status": "failed", "message-type": kind, "message": [error]}, code)


def not_found() -> Reply:
    return text_reply("Resource not found.", 404)


def _reply(document: Record, code: int = 200, kind: str = "application/json") -> Reply:
    """Write JSON as the service does: slashes escaped, nothing else."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":")).replace("/", "\\/")
    return Reply(status=code, body=text.encode("utf-8", "surrogatepass"), headers=(("content-type", kind),))
