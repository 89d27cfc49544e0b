"""GitHub: REST for repositories with conditional requests and renames, GraphQL in batches, and their limits."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote

from standin import github_graphql, github_rest, graphql, graphql_run
from standin.ledger import Asked, Ledger, Service, Violation
from standin.limits import Flights, Points, Quota, Scale
from standin.text import digest
from standin.wire import Call, Headers, Reply
from standin.world import Repo, World

HOUR = 3600.0
SECONDARY = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."
DOCS = "https://docs.github.com/rest"
COMMON: Headers = (
    ("server", "github.com"),
    ("access-control-allow-origin", "*"),
    ("strict-transport-security", "max-age=31536000; includeSubdomains; preload"),
    ("x-content-type-options", "nosniff"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Hold the limits of who asks, and where GraphQL gives up."""

    token: str = "synthetic-token"
    anonymous: int = 60
    hourly: int = 5000
    points: int = 5000
    aliases_502: int = 200  # more top-level repositories than this: 502 after the time limit
    aliases_partial: int = 150  # more than this: the rest is null, RESOURCE_LIMITS_EXCEEDED
    retry_after: str | None = None  # what a secondary limit says


class Github:
    """Play api.github.com."""

    service = Service.GITHUB

    def __init__(
        self,
        world: World,
        ledger: Ledger,
        scale: Scale,
        *,
        now: Callable[[], float],
        wall: Callable[[], float],
        terms: Terms,
    ) -> None:
        self.world, self.ledger, self.now, self.wall, self.terms = world, ledger, now, wall, terms
        hour, minute = scale.period(HOUR), scale.period(60)
        self.quotas = {
            "anonymous": Quota(terms.anonymous, hour),
            "core": Quota(terms.hourly, hour),
            "graphql": Quota(terms.points, hour),
        }
        self._points = {"core": Points(900, minute), "graphql": Points(2000, minute)}
        self._flights = Flights(100)
        self.base = ""  # set once the port is known

    # --- limits ---

    def admit(self, call: Call, asked: Asked, others: int) -> Reply | None:
        del others
        asked.pool = f"github {self._quota_name(call)}"
        if not call.headers.get("user-agent"):
            return self._reply(
                {
                    "message": "Missing or invalid User Agent string. See http://developer.github.com/v3/#user-agent-required"
                },
                403,
                call,
            )
        if self._flights.aloft:
            self._note(
                self.ledger.advice, asked, "serial", f"{len(self._flights.aloft) + 1} at a time, where one is asked for"
            )
        resource = "graphql" if call.path.endswith("/graphql") else "core"
        if not self._flights.enter(call.connection):
            return self._secondary(call, asked, "more than 100 at a time")
        if wait := self._points[resource].admit(call.arrived):
            self._flights.leave(call.connection)
            return self._secondary(call, asked, f"too many {resource} points in a minute, {wait:.1f} s too early")
        if refusal := self._primary(call, asked):
            self._flights.leave(call.connection)
            return refusal
        return None

    def _primary(self, call: Call, asked: Asked) -> Reply | None:
        """Refuse where the hour's allowance is spent; what is spent is counted with the answer."""
        name = self._quota_name(call)
        quota = self.quotas[name]
        quota.roll(call.arrived)
        if call.path.endswith("/rate_limit") or quota.remaining:
            return None
        self._note(self.ledger.violations, asked, "quota", f"{quota.limit} per hour are spent ({name})")
        if name == "graphql":
            return self._reply(
                {"data": None, "errors": [{"type": "RATE_LIMITED", "message": "API rate limit exceeded"}]}, 200, call
            )
        who = "127.0.0.1. (But here's the good news: Authenticated requests get a higher rate limit. Check out the documentation for more details.)"
        message = f"API rate limit exceeded for {who if name == 'anonymous' else 'user ID 1.'}"
        return self._reply(
            {"message": message, "documentation_url": f"{DOCS}/overview/rate-limits-for-the-rest-api"}, 403, call
        )

    def _secondary(self, call: Call, asked: Asked, detail: str) -> Reply:
        self._note(self.ledger.violations, asked, "secondary", detail)
        told = (("retry-after", self.terms.retry_after),) if self.terms.retry_after else ()
        return self._reply(
            {
                "message": SECONDARY,
                "documentation_url": f"{DOCS}/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits",
            },
            403,
            call,
            *told,
        )

    def _note(self, book: list[Violation], asked: Asked, rule: str, detail: str) -> None:
        book.append(Violation(at=asked.arrived, service=self.service, rule=rule, detail=detail, request=asked))

    def leave(self, call: Call) -> None:
        self._flights.leave(call.connection)

    def _quota_name(self, call: Call) -> str:
        if not self._authorised(call):
            return "anonymous"
        return "graphql" if call.path.endswith("/graphql") else "core"

    def _authorised(self, call: Call) -> bool:
        return token_of(call) == self.terms.token

    # --- answers ---

    def answer(self, call: Call, asked: Asked) -> Reply:
        if token_of(call) and not self._authorised(call):
            return self._reply({"message": "Bad credentials", "documentation_url": DOCS, "status": "401"}, 401, call)
        if call.path.endswith("/graphql"):
            return self._graphql(call, asked)
        version = call.headers.get("x-github-api-version", "2022-11-28")
        if version not in {"2022-11-28", "2026-03-10"}:
            return self._reply({"message": f"'{version}' is not a supported version"}, 400, call)
        if call.path == "/rate_limit":
            return self._reply(self._rate_limit(call, version), 200, call)
        reply = self._rest(call, asked, version)
        self._charge(call, 1, free=reply.status == 304 and self._authorised(call))
        return self._with_limits(reply, call)

    def _charge(self, call: Call, points: int, *, free: bool = False) -> None:
        if not free:
            quota = self.quotas[self._quota_name(call)]
            quota.spend(call.arrived, min(points, quota.remaining))

    def _rest(self, call: Call, asked: Asked, version: str) -> Reply:
        found = re.fullmatch(r"/repos/([^/]+/[^/]+)(/.*)?|/repositories/(\d+)(/.*)?", unquote(call.path))
        if not found:
            return json_reply({"message": "Not Found", "documentation_url": DOCS, "status": "404"}, 404)
        name, tail = (found[1] or "").lower(), found[2] or found[4] or ""
        asked.items = ((name or f"#{found[3]}") + tail,)
        repo = self.world.repos.get(name) or self.world.repos_by_id.get(int(found[3] or 0))
        if name and repo is None and name in self.world.renamed:
            url = f"{self.base}/repositories/{self.world.renamed[name].id}{tail}"
            document = {
                "message": "Moved Permanently",
                "url": url,
                "documentation_url": "https://docs.github.com/v3/#http-redirects",
            }
            return json_reply(document, 301, ("location", url))
        return self._of(repo, tail, call, version)

    def _of(self, repo: Repo | None, tail: str, call: Call, version: str) -> Reply:
        if repo is None or repo.private:
            return json_reply(
                {"message": "Not Found", "documentation_url": f"{DOCS}/repos/repos#get-a-repository", "status": "404"},
                404,
            )
        if repo.block:
            block = {
                "reason": repo.block,
                "created_at": "2026-01-02T03:04:05Z",
                "html_url": "https://github.com/github/dmca",
            }
            return json_reply(
                {"message": "Repository access blocked", "block": block}, 403 if repo.block == "tos" else 451
            )
        code, document = github_rest.render(self.world, repo, tail, version, dict(call.params))
        if code != 200:
            return json_reply(document, code)
        return self._conditional(json_reply(document, 200), repo, call, version)

    def _conditional(self, reply: Reply, repo: Repo, call: Call, version: str) -> Reply:
        """Answer 304 to an ETag that holds; it depends on Accept, version and Authorization."""
        vary = (call.headers.get("accept", ""), version, token_of(call))
        etag = f'W/"{digest(reply.body, *vary, size=32)}"'
        changed = datetime.fromisoformat(repo.updated_at)
        kind = "private" if self._authorised(call) else "public"
        headers: Headers = (
            ("etag", etag),
            ("last-modified", changed.strftime("%a, %d %b %Y %H:%M:%S GMT")),
            ("cache-control", f"{kind}, max-age=60, s-maxage=60"),
            ("vary", "Accept, Authorization, Cookie, X-GitHub-OTP,Accept-Encoding, Accept, X-Requested-With"),
            ("x-github-api-version-selected", version),
            ("x-github-media-type", "github.v3; format=json"),
        )
        asked = [each.strip() for each in call.headers.get("if-none-match", "").split(",")]
        return Reply(status=304, headers=headers) if etag in asked or "*" in asked else reply.with_headers(*headers)

    def _rate_limit(self, call: Call, version: str) -> dict[str, Any]:
        core = "core" if self._authorised(call) else "anonymous"
        resources = {"core": self._told(core), "graphql": self._told("graphql")}
        return {"resources": resources} | ({"rate": self._told(core)} if version < "2026" else {})

    def _told(self, name: str) -> dict[str, int]:
        quota = self.quotas[name]
        return {"limit": quota.limit, "used": quota.used, "remaining": quota.remaining, "reset": self._reset(quota)}

    def _reset(self, quota: Quota) -> int:
        left = quota.reset - self.now() if math.isfinite(quota.reset) else quota.per
        return math.ceil(self.wall() + max(left, 0.0))

    # --- GraphQL ---

    def _graphql(self, call: Call, asked: Asked) -> Reply:
        if not self._authorised(call):
            return self._reply(
                {
                    "message": "This endpoint requires you to be authenticated.",
                    "documentation_url": "https://docs.github.com/graphql/guides/forming-calls-with-graphql#authenticating-with-graphql",
                    "status": "401",
                },
                401,
                call,
            )
        if call.method != "POST":
            return self._reply({"message": "Not Found", "status": "404"}, 404, call)
        try:
            sent = json.loads(call.body)
            document = graphql.parse(sent["query"])
            operation = document.operations[sent.get("operationName") or next(iter(document.operations))]
        except (graphql.SyntaxFault, StopIteration, RuntimeError) as error:
            return self._reply(
                {"errors": [{"message": f"Parse error on query: {error}", "locations": [{"line": 1, "column": 1}]}]},
                200,
                call,
            )
        except (ValueError, KeyError, TypeError):
            return self._reply({"message": "Problems parsing JSON", "documentation_url": f"{DOCS}"}, 400, call)
        given = {name: default for name, (_, default) in operation.variables.items()} | (sent.get("variables") or {})
        run = graphql_run.Execution(github_graphql.SCHEMA, document, given, github_graphql.REQUIRED)
        return self._execute(call, asked, run, operation)

    def _execute(self, call: Call, asked: Asked, run: graphql_run.Execution, operation: graphql.Operation) -> Reply:
        run.validate(operation, "Query")
        cost, nodes = github_graphql.weigh(run, operation.children) if not run.refusals else (1, 0)
        if nodes > 500_000:
            run.refusals.append(
                {
                    "type": "MAX_NODE_LIMIT_EXCEEDED",
                    "message": f"This query requests up to {nodes:,} possible nodes which exceeds the maximum limit of 500,000.",
                }
            )
        self._charge(call, cost)
        if run.refusals:
            return self._reply({"errors": run.refusals}, 200, call)
        wanted = [
            each for each in operation.children if isinstance(each, graphql.Selected) and each.name == "repository"
        ]
        asked.items = tuple(
            f"{run.resolve(each.arguments.get('owner'))}/{run.resolve(each.arguments.get('name'))}".lower()
            for each in wanted
        )
        if len(wanted) > self.terms.aliases_502:
            return replace(
                Reply(status=502, body=BAD_GATEWAY.encode(), headers=(("content-type", "text/html"), *COMMON)),
                delay=0.2,
            )
        budget = self._told("graphql") | {"cost": cost, "nodeCount": nodes}
        reset = datetime.fromtimestamp(budget["reset"], UTC)
        data = run.run(operation, github_graphql.root(self.world, budget | {"resetAt": f"{reset:%Y-%m-%dT%H:%M:%SZ}"}))
        for each in wanted[self.terms.aliases_partial :]:
            data[each.alias] = None
            run.errors.append(
                {
                    "type": "RESOURCE_LIMITS_EXCEEDED",
                    "path": [each.alias],
                    "message": "Resource limits for this query exceeded.",
                }
            )
        return self._reply({"data": data} | ({"errors": run.errors} if run.errors else {}), 200, call)

    # --- shapes ---

    def _reply(self, document: Any, code: int, call: Call, *headers: tuple[str, str]) -> Reply:
        return self._with_limits(json_reply(document, code, *headers), call)

    def _with_limits(self, reply: Reply, call: Call) -> Reply:
        name = self._quota_name(call)
        told: Mapping[str, int] = self._told(name)
        limits = tuple((f"x-ratelimit-{key}", str(value)) for key, value in told.items())
        resource = "graphql" if call.path.endswith("/graphql") else "core"
        request_id = ("x-github-request-id", digest(call.arrived, call.path, size=10).upper())
        return reply.with_headers(*limits, ("x-ratelimit-resource", resource), request_id, *COMMON)


BAD_GATEWAY = """<html>
<head><title>502 Bad Gateway</title></head>
<body>
<center><h1>502 Bad Gateway</h1></center>
<hr><center>nginx</center>
</body>
</html>
"""


def token_of(call: Call) -> str:
    scheme, _, token = call.headers.get("authorization", "").partition(" ")
    return token if scheme.lower() in {"bearer", "token"} else ""


def json_reply(document: Any, code: int, *headers: tuple[str, str]) -> Reply:
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return Reply(
        status=code, body=text.encode(), headers=(("content-type", "application/json; charset=utf-8"), *headers)
    )
