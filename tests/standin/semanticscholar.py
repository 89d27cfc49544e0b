"""Semantic Scholar's Academic Graph API: one request a second with a key, chance without one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from itertools import count
from typing import Any
from urllib.parse import unquote

from standin.ledger import Asked, Ledger, Service, Violation
from standin.limits import Scale, Window
from standin.text import fraction, words
from standin.wire import Call, Headers, Reply
from standin.world import Paper, Record, World

BASE = "/graph/v1"
LONGEST_LINE = 8190
MOST_IDS = 500
MOST_BYTES = 10_000_000

TOO_MANY = (
    "Too Many Requests. Please wait and try again or apply for a key for higher rate limits. "
    "https://www.semanticscholar.org/product/api#api-key-form"
)

PLAIN = """paperId corpusId externalIds url title abstract venue year publicationDate publicationTypes referenceCount
    citationCount influentialCitationCount isOpenAccess fieldsOfStudy citationStyles"""
#: Fields that may be asked for, with their subfields; an empty tuple allows none.
FIELDS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(PLAIN.split(), ()),
    "publicationVenue": ("id", "name", "type", "alternate_names", "url"),
    "journal": ("name", "volume", "pages"),
    "openAccessPdf": ("url", "status", "license", "disclaimer"),
    "s2FieldsOfStudy": ("category", "source"),
    "authors": ("authorId", "name", "url", "affiliations", "homepage", "paperCount", "citationCount", "hIndex"),
    "tldr": ("model", "text"),
    "textAvailability": (),
    "citations": ("paperId", "title"),
    "references": ("paperId", "title"),
    "embedding": ("model", "vector"),
}
#: What some endpoints refuse although others take it.
REFUSED = {"search": {"openAccessPdf.url"}, "bulk": {"tldr", "citations", "references", "embedding"}}
HOSTS = ("semanticscholar.org", "arxiv.org", "aclweb.org", "acm.org", "biorxiv.org")
SCHEMES = {"doi", "arxiv", "corpusid", "mag", "acl", "pmid", "pmcid", "url", "dblp"}


class SemanticScholar:
    """Play api.semanticscholar.org."""

    service = Service.SEMANTICSCHOLAR

    def __init__(
        self,
        world: World,
        ledger: Ledger,
        scale: Scale,
        now: Callable[[], float],
        *,
        key: str = "synthetic-key",
        keyless_429: float = 0.0,
    ) -> None:
        """Take the one key that is right, and the share of keyless requests that meet a 429."""
        del now
        self.world, self.ledger, self.key, self.keyless_429 = world, ledger, key, keyless_429
        self._window = Window(1, scale.period(1.0))
        self._keyless = count()

    # --- limits ---

    def admit(self, call: Call, asked: Asked, others: int) -> Reply | None:
        del others
        key = call.headers.get("x-api-key")
        asked.pool = "semanticscholar with key" if key else "semanticscholar keyless"
        if key and key != self.key:
            return reply({"message": "Forbidden"}, 403, ("x-amzn-ErrorType", "ForbiddenException"))
        if key and (wait := self._window.admit(call.arrived)):
            detail = f"more than one per second, {wait:.3f} s too early"
            self.ledger.violations.append(
                Violation(at=asked.arrived, service=self.service, rule="rate", detail=detail, request=asked)
            )
            return too_many()
        if not key and fraction("keyless", next(self._keyless)) < self.keyless_429:
            asked.fault = "shared pool is full"
            return too_many()
        return None

    def leave(self, call: Call) -> None:
        """Nothing is counted while under way."""

    # --- answers ---

    def answer(self, call: Call, asked: Asked) -> Reply:
        if call.line_bytes > LONGEST_LINE:
            return reply({"message": "URI Too Long"}, 414)
        path = call.path.removeprefix(BASE).rstrip("/")
        if path == call.path.rstrip("/"):
            return reply({"message": "Missing Authentication Token"}, 404)
        routes: dict[tuple[str, str], Callable[[Call, Asked], Reply]] = {
            ("POST", "/paper/batch"): self._batch,
            ("GET", "/paper/search"): self._search,
            ("GET", "/paper/search/match"): self._match,
            ("GET", "/paper/search/bulk"): self._bulk,
        }
        if route := routes.get((call.method, path)):
            return route(call, asked)
        if call.method == "GET" and path.startswith("/paper/"):
            return self._one(call, asked, unquote(path.removeprefix("/paper/")))
        return reply({"error": "Not found"}, 404)

    def _one(self, call: Call, asked: Asked, name: str) -> Reply:
        asked.items = (name.lower(),)
        if refused := check_fields(call, "paper"):
            return refused
        paper = self._find(name)
        return reply(choose(paper, call)) if paper else reply({"error": f"Paper with id {name} not found"}, 404)

    def _batch(self, call: Call, asked: Asked) -> Reply:
        if refused := check_fields(call, "batch"):
            return refused
        try:
            ids = json.loads(call.body)["ids"]
        except (ValueError, KeyError, TypeError):
            return reply({"error": "Request body must hold a list of ids"}, 400)
        if not isinstance(ids, list) or len(ids) > MOST_IDS:
            return reply({"error": f"ids: must hold at most {MOST_IDS} ids"}, 400)
        asked.items = tuple(str(each).lower() for each in ids)
        found = [self._find(each) if isinstance(each, str) and well_formed(each) else None for each in ids]
        if not any(found) or not all(isinstance(each, str) and well_formed(each) for each in ids):
            return reply({"error": "No valid paper ids given"}, 400)
        answer = reply([choose(each, call) if each else None for each in found])
        if len(answer.body) > MOST_BYTES:
            return reply({"error": "Response would exceed maximum size. Request fewer ids or fields."}, 400)
        return answer

    def _find(self, name: str) -> Paper | None:
        """Find by any identifier; an arXiv id with a version, or as a DOI too often, is not known."""
        scheme, colon, value = name.partition(":")
        if colon and scheme.lower() == "url":
            found = re.search(r"arxiv\.org/abs/([^v?#]+)|semanticscholar\.org/.*?([0-9a-f]{40})", value)
            key = (f"arxiv:{found[1]}" if found[1] else found[2]) if found else ""
        elif not colon and name.lower().startswith("10."):
            key = f"doi:{name}"
        else:
            key = name
        key = key.lower()
        if key.startswith("doi:10.48550/arxiv.") and key not in self.world.paper_ids:
            other = key.replace("doi:10.48550/arxiv.", "arxiv:")
            key = other if fraction(key) < 0.5 else ""
        return self.world.papers.get(self.world.paper_ids.get(key, ""))

    def _match(self, call: Call, asked: Asked) -> Reply:
        query = call.param("query")
        asked.items = (f"match {query.lower()}",)
        if refused := check_fields(call, "match"):
            return refused
        if not query:
            return reply({"error": "Missing required parameter: 'query'"}, 400)
        for name, score in self._fitting(call, query):
            paper = self.world.papers[name]
            shared = set(words(query)) & set(words(str(paper.record["title"])))
            if len(shared) >= 0.7 * len(set(words(query))):
                return reply({"data": [choose(paper, call) | {"matchScore": round(20 + 9 * score, 5)}]})
            break
        return reply({"error": "Title match not found"}, 404)

    def _search(self, call: Call, asked: Asked) -> Reply:
        query = call.param("query")
        asked.items = (f"search {query.lower()}",)
        if refused := check_fields(call, "search"):
            return refused
        if not query:
            return reply({"error": "Missing required parameter: 'query'"}, 400)
        offset, limit = int(call.param("offset", "0")), int(call.param("limit", "100"))
        if limit > 100:
            return reply({"error": "limit must be <= 100"}, 400)
        if offset + limit > 1000:
            return reply({"error": "offset + limit must be < 1000"}, 400)
        found = [] if "-" in query else self._fitting(call, query)
        if not found:
            return reply({"total": 0, "offset": 0})
        data = [choose(self.world.papers[name], call) for name, _ in found[offset : offset + limit]]
        onward = {"next": offset + limit} if offset + limit < len(found) else {}
        return reply({"total": len(found), "offset": offset, **onward, "data": data})

    def _bulk(self, call: Call, asked: Asked) -> Reply:
        asked.items = (f"bulk {call.param('query').lower()} {call.param('token')}",)
        if refused := check_fields(call, "bulk"):
            return refused
        found = self._fitting(call, re.sub(r"[|+*~()\"-]", " ", call.param("query")))
        start = int(call.param("token", "0") or 0)
        data = [choose(self.world.papers[name], call) for name, _ in found[start : start + 1000]]
        token = {"token": str(start + 1000)} if start + 1000 < len(found) else {}
        return reply({"total": len(found), **token, "data": data})

    def _fitting(self, call: Call, query: str) -> list[tuple[str, float]]:
        years = re.fullmatch(r"(\d{4})?(-)?(\d{4})?", call.param("year"))
        low = int(years[1] or 0) if years else 0
        high = int(years[3] or (9999 if years[2] or not years[1] else years[1])) if years else 9999

        def fits(record: Record) -> bool:
            kinds = set(filter(None, call.param("publicationTypes").split(",")))
            dated = not call.param("year") or low <= (record["year"] or 0) <= high
            return (
                dated
                and (not kinds or bool(kinds & set(record["publicationTypes"] or ())))
                and call.param("venue") in {"", record["venue"]}
            )

        return [
            (name, score) for name, score in self.world.paper_index.rank(query) if fits(self.world.papers[name].record)
        ]


def well_formed(name: str) -> bool:
    """Tell whether an id of a batch has one of the known forms; a DOI as a URL has not."""
    scheme, colon, value = name.partition(":")
    if re.fullmatch(r"[0-9a-f]{40}", name) or name.startswith("10."):
        return True
    if scheme.lower() == "url":
        return any(host in value for host in HOSTS)
    return bool(colon and value.strip()) and scheme.lower() in SCHEMES


def check_fields(call: Call, endpoint: str) -> Reply | None:
    unknown = [name for name in asked_fields(call) if not allowed(name, endpoint)]
    if unknown:
        return reply({"error": f"Unrecognized or unsupported fields: [{', '.join(unknown)}]"}, 400)
    return None


def allowed(name: str, endpoint: str) -> bool:
    field, dot, sub = name.partition(".")
    return field in FIELDS and (not dot or sub in FIELDS[field]) and not {name, field} & REFUSED.get(endpoint, set())


def asked_fields(call: Call) -> list[str]:
    return [name.strip() for name in call.param("fields", "title").split(",") if name.strip()]


def choose(paper: Paper, call: Call) -> dict[str, Any]:
    """Give the fields asked for, `paperId` always, and subfields within their field."""
    chosen: dict[str, Any] = {"paperId": paper.id}
    wanted: dict[str, set[str]] = {}
    for name in asked_fields(call):
        field, _, sub = name.partition(".")
        wanted.setdefault(field, set()).add(sub)
    for field, value in paper.record.items():
        if field in wanted and field != "paperId":
            subs = wanted[field] - {""}
            chosen[field] = within(value, subs | ({"authorId"} if field == "authors" else set())) if subs else value
    return chosen


def within(value: Any, names: set[str]) -> Any:
    if isinstance(value, list):
        return [within(each, names) for each in value]
    return {key: each for key, each in value.items() if key in names} if isinstance(value, dict) else value


def too_many() -> Reply:
    return reply({"message": TOO_MANY, "code": "429"}, 429, ("x-amzn-ErrorType", "TooManyRequestsException"))


def reply(document: Any, code: int = 200, *headers: tuple[str, str]) -> Reply:
    """Write JSON as the service does: ASCII, a space after each colon and comma."""
    common: Headers = (
        ("content-type", "application/json"),
        ("access-control-allow-origin", "*"),
        ("x-cache", "Miss from cloudfront" if code < 400 else "Error from cloudfront"),
    )
    return Reply(status=code, body=json.dumps(document).encode(), headers=(*common, *headers))
