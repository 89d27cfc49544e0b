"""Carry a request to its service and its answer back: hosts, credentials, bounds on time and size, redirects.

Credentials are added here and nowhere else, so that questions, logs and stored answers never hold them. Whatever goes
wrong on the way is a `TransientError` (the network, the time, a broken answer) or a `FetchError` (an answer that we do
not want); a status of any kind is an answer.
"""

from __future__ import annotations

import gzip
import io
import ipaddress
import time
import zlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlencode

import anyio
import httpx
from pydantic import SecretStr

from enrich import __version__
from enrich.errors import ConfigError, FetchError, TransientError
from enrich.flow import Request, Response
from enrich.model import SourceName

BODY_CAP = 20_000_000  # bytes, after decompression
REDIRECTS = 5
SHOWN = 300  # characters of a URL in a message

#: 300 and 304 are answers; a redirect of these leads to the same question asked elsewhere (RFC 9110, section 15.4).
REDIRECTING = frozenset({301, 302, 303, 307, 308})


def user_agent(contact: str | None = None, homepage: str | None = None) -> str:
    """Say who asks, and how to reach us, as Crossref, arXiv and GitHub want it."""
    told = "; ".join([*([f"+{homepage}"] if homepage else []), *([f"mailto:{contact}"] if contact else [])])
    return f"enrich/{__version__}" + (f" ({told})" if told else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeouts:
    """Bound an exchange, in seconds: to be connected, between two pieces of the answer, as a whole."""

    connect: float = 5.0
    read: float = 30.0
    total: float = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Say where a service lives and what it is sent with every request; a secret is a `SecretStr`.

    `paths` names the paths of the service that live elsewhere, e.g. "/graphql" of a GitHub Enterprise Server.
    """

    base_url: str
    headers: tuple[tuple[str, str | SecretStr], ...] = ()
    params: tuple[tuple[str, str | SecretStr], ...] = field(default=(), repr=False)
    paths: Mapping[str, str] = field(default_factory=dict)
    timeouts: Timeouts | None = None  # where they differ from those of the transport

    def locate(self, path: str) -> str:
        """Put base URL and path together; what the one ends and the other begins with is not said twice."""
        if path in self.paths:
            return self.paths[path]
        base = httpx.URL(self.base_url)
        told, asked = base.path.strip("/").split("/"), path.removeprefix("/").split("/")
        overlap = next((n for n in range(min(len(told), len(asked)), 0, -1) if told[-n:] == asked[:n]), 0)
        return "/".join([str(base).rstrip("/"), *asked[overlap:]])

    @property
    def urls(self) -> tuple[str, ...]:
        return (self.base_url, *self.paths.values())

    @property
    def has_secret(self) -> bool:
        return any(isinstance(value, SecretStr) for _, value in (*self.headers, *self.params))

    def serves(self, url: httpx.URL) -> bool:
        """Tell whether a URL belongs to this service: same origin, or the same host gone from http to https."""
        origins = {_origin(httpx.URL(each)) for each in self.urls}
        return _origin(url) in origins or (_origin(url)[2] == 443 and ("http", url.host, 80) in origins)


class Departure:
    """Tell once when a request has left: that is what a service counts.

    httpcore reports it (https://www.encode.io/httpcore/extensions/#trace), and also that of the CONNECT to a proxy.
    """

    def __init__(self, tell: Callable[[], None] | None) -> None:
        self._tell = tell
        self._tunnel = False

    def now(self) -> None:
        tell, self._tell = self._tell, None
        if tell:
            tell()

    async def trace(self, event: str, info: Mapping[str, Any]) -> None:
        if event.endswith(".send_request_headers.started"):
            self._tunnel = info["request"].method == b"CONNECT"
        elif event.endswith(".send_request_headers.complete") and not self._tunnel:
            self.now()


class Transport:
    """Send the requests of all services through one pool of connections; an async context manager."""

    def __init__(
        self,
        endpoints: Mapping[SourceName, Endpoint],
        *,
        agent: str,
        timeouts: Timeouts = Timeouts(),
        body_cap: int = BODY_CAP,
    ) -> None:
        self._endpoints = dict(endpoints)
        self._agent = agent
        self._timeouts = timeouts
        self._body_cap = body_cap
        self._client: httpx.AsyncClient | None = None
        for source, endpoint in self._endpoints.items():
            _guard(source, endpoint)

    async def __aenter__(self) -> Self:
        try:
            self._client = self._open()
        except (ValueError, ImportError, OSError, httpx.InvalidURL) as fault:
            raise ConfigError(
                f"SSL_CERT_FILE, HTTPS_PROXY or NO_PROXY: expected a usable value, got: {fault}"
            ) from fault
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._entered.aclose()
        self._client = None

    async def send(
        self,
        request: Request,
        sent: Callable[[], None] | None = None,
        again: Callable[[], Awaitable[None]] | None = None,
    ) -> Response:
        """Give the answer to a request, after redirects within its service.

        `sent` is called for each request at the moment it has left; `again` is awaited before a redirect is followed,
        because the service counts that as a request as well.
        """
        endpoint = self._endpoints[request.source]
        url = _question(endpoint, request)
        for _ in range(1 + REDIRECTS):
            response = await self._exchange(endpoint, request, url, sent)
            target = _redirect(endpoint, request, response)
            if target is None:
                return response
            url = target
            if again:
                await again()
        raise FetchError(_shown(url), f"expected at most {REDIRECTS} redirects, got more")

    @property
    def _entered(self) -> httpx.AsyncClient:
        assert self._client, "a transport is entered before it sends"  # noqa: S101  a bug, not a fault of the run
        return self._client

    def _open(self) -> httpx.AsyncClient:
        """Open a client without cookies that asks a loopback host directly, whatever proxy the environment names."""
        urls = [httpx.URL(url) for endpoint in self._endpoints.values() for url in endpoint.urls]
        return httpx.AsyncClient(
            http2=True,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            mounts={f"all://{_bracketed(url.host)}": None for url in urls if _is_loopback(url.host)},
            limits=httpx.Limits(max_connections=None, max_keepalive_connections=20, keepalive_expiry=15),
        )

    async def _exchange(
        self, endpoint: Endpoint, request: Request, url: httpx.URL, sent: Callable[[], None] | None
    ) -> Response:
        timeouts = endpoint.timeouts or self._timeouts
        try:
            with anyio.fail_after(timeouts.total):
                return await self._receive(self._dress(endpoint, request, url, timeouts), url, Departure(sent))
        except TimeoutError as fault:
            raise TransientError(_shown(url), f"no whole answer within {timeouts.total:g} s") from fault
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as fault:
            raise FetchError(_shown(url), f"cannot be asked: {fault}") from fault
        except (httpx.HTTPError, httpx.StreamError, OSError, EOFError, zlib.error) as fault:
            raise TransientError(_shown(url), _reason(fault, timeouts)) from fault

    def _dress(self, endpoint: Endpoint, request: Request, url: httpx.URL, timeouts: Timeouts) -> httpx.Request:
        """Add what only the service may see: credentials and contact."""
        headers = httpx.Headers({"accept": "*/*", "user-agent": self._agent, "accept-encoding": "gzip"})
        headers.update(request.headers)
        headers.update([(name, _reveal(value)) for name, value in endpoint.headers])
        params = urlencode([(name, _reveal(value)) for name, value in endpoint.params])
        return httpx.Request(
            request.method,
            url.copy_with(query=_joined(url.query, params)),
            headers=headers,
            content=request.body,
            extensions={"timeout": httpx.Timeout(timeouts.read, connect=timeouts.connect, pool=None).as_dict()},
        )

    async def _receive(self, dressed: httpx.Request, url: httpx.URL, departure: Departure) -> Response:
        dressed.extensions["trace"] = departure.trace
        answer = await self._entered.send(dressed, stream=True)
        departure.now()
        received = time.time()
        try:
            raw = await self._read(answer, url)
        finally:
            await answer.aclose()
        return Response(
            status=answer.status_code,
            body=self._unpacked(raw, answer.headers.get("content-encoding", ""), url),
            headers={name.lower(): value for name, value in answer.headers.items()},
            received=received,
            url=str(url),
        )

    async def _read(self, answer: httpx.Response, url: httpx.URL) -> bytes:
        body = bytearray()
        async for piece in answer.aiter_raw():
            body += piece
            self._weigh(len(body), url)
        return bytes(body)

    def _unpacked(self, raw: bytes, encoding: str, url: httpx.URL) -> bytes:
        """Decompress up to the cap. httpx would take a truncated gzip for a whole one, and a bomb for an answer."""
        if encoding.strip().lower() in {"", "identity"}:
            return raw
        if encoding.strip().lower() not in {"gzip", "x-gzip"}:
            raise FetchError(_shown(url), f"expected content-encoding gzip, got {encoding}")
        with gzip.GzipFile(fileobj=io.BytesIO(raw)) as packed:
            body = packed.read(self._body_cap + 1)
        self._weigh(len(body), url)
        return body

    def _weigh(self, size: int, url: httpx.URL) -> None:
        if size > self._body_cap:
            raise FetchError(_shown(url), f"expected an answer of at most {self._body_cap} bytes, got a larger one")


def _guard(source: SourceName, endpoint: Endpoint) -> None:
    """Refuse to send a secret in the clear beyond one's own network."""
    for text in endpoint.urls:
        try:
            url = httpx.URL(text)
        except httpx.InvalidURL as fault:
            raise ConfigError(f"{source}: base URL: expected an http(s) URL, got {text}: {fault}") from fault
        if url.scheme not in {"http", "https"} or not url.host:
            raise ConfigError(f"{source}: base URL: expected an http(s) URL, got {text}")
        if endpoint.has_secret and url.scheme != "https" and not _is_private(url.host):
            raise ConfigError(
                f"{source}: base URL: expected https, because credentials are sent to it (or unset them), got {url}"
            )


def _question(endpoint: Endpoint, request: Request) -> httpx.URL:
    """Write down the URL of a request as it may be shown: without what the endpoint adds."""
    where = endpoint.locate(request.path)
    if not request.path.startswith("/") or set(request.path) & {"?", "#"}:
        raise FetchError(where[:SHOWN], f"expected a percent-encoded path, got {request.path!r}")
    try:
        return httpx.URL(where).copy_with(query=urlencode(request.params).encode("ascii") or None)
    except httpx.InvalidURL as fault:
        raise FetchError(where[:SHOWN], f"is no URL: {fault}") from fault


def _redirect(endpoint: Endpoint, request: Request, response: Response) -> httpx.URL | None:
    """Say where an answer sends us, if it does; a service is not left, and a POST is not asked again."""
    location = response.headers.get("location")
    if response.status not in REDIRECTING or not location:
        return None
    here = httpx.URL(response.url)
    target = here.join(location).copy_with(fragment=None)  # httpx has refused a location that is no URL
    if request.method != "GET" or not endpoint.serves(target) or target.userinfo:
        raise FetchError(_shown(here), f"expected an answer, got a redirect to {_shown(target)}")
    for name, _ in endpoint.params:
        target = target.copy_remove_param(name) if name in target.params else target
    return target


def _origin(url: httpx.URL) -> tuple[str, str, int]:
    return url.scheme, url.host, url.port or {"https": 443, "http": 80}.get(url.scheme, 0)


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_private(host: str) -> bool:
    """Tell whether a host is on one's own network: by its address, or as its name has no dot."""
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return "." not in host or _is_loopback(host)


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _reveal(value: str | SecretStr) -> str:
    return value.get_secret_value() if isinstance(value, SecretStr) else value


def _joined(query: bytes, more: str) -> bytes | None:
    return b"&".join(part for part in (query, more.encode("ascii")) if part) or None


def _shown(url: httpx.URL) -> str:
    text = str(url.copy_with(userinfo=b""))
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def _reason(fault: Exception, timeouts: Timeouts) -> str:
    words: tuple[tuple[type[Exception], str], ...] = (
        (httpx.ConnectTimeout, f"no connection within {timeouts.connect:g} s"),
        (httpx.TimeoutException, f"no answer within {timeouts.read:g} s"),
        (httpx.ConnectError, "no connection"),
        (httpx.ProxyError, "no way through the proxy"),
        (httpx.NetworkError, "the connection broke"),
        (httpx.HTTPError, "broken answer"),
        (EOFError, "truncated answer"),
        (Exception, "broken answer"),
    )
    said = next(text for kind, text in words if isinstance(fault, kind))
    detail = "" if isinstance(fault, (httpx.TimeoutException, EOFError)) else str(fault)
    return f"{said}: {detail}" if detail else said
