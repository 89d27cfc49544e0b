"""Requests over real sockets: what goes out, what comes back, and what may go wrong between."""

from __future__ import annotations

import gzip
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
import anyio.abc
import anyio.streams.tls
import h2.config
import h2.connection
import h2.events
import httpx
import pytest
import respx
from pydantic import SecretStr

from enrich.errors import ConfigError, FetchError, TransientError
from enrich.flow import Request, Response
from enrich.model import SourceName
from enrich.transport import REDIRECTS, Endpoint, Timeouts, Transport, user_agent

pytestmark = pytest.mark.anyio

TLS = Path(__file__).parent / "tls"  # an authority and a service of our own: service.test, localhost, 127.0.0.1
CROSSREF, GITHUB = SourceName.CROSSREF, SourceName.GITHUB
QUICK = Timeouts(connect=2, read=2, total=4)


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


def answer(body: bytes = b"{}", status: str = "200 OK", **headers: str) -> bytes:
    told = {"content-length": str(len(body))} | {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in told.items() if value), "", ""]
    return "\r\n".join(lines).encode() + body


async def read_head(stream: anyio.abc.ByteStream) -> bytes:
    head = b""
    while b"\r\n\r\n" not in head:
        head += await stream.receive()
    return head


@asynccontextmanager
async def serving(handle: Callable[[anyio.abc.ByteStream], Awaitable[None]]) -> AsyncIterator[int]:
    """Serve on a port of this machine; give the port."""

    async def guarded(stream: anyio.abc.ByteStream) -> None:
        async with stream:
            try:
                await handle(stream)
            except (anyio.EndOfStream, anyio.BrokenResourceError, anyio.ClosedResourceError):
                return

    listener = await anyio.create_tcp_listener(local_host="127.0.0.1", local_port=0)
    async with listener, anyio.create_task_group() as group:
        group.start_soon(listener.serve, guarded)
        yield listener.extra(anyio.abc.SocketAttribute.local_port)
        group.cancel_scope.cancel()


@asynccontextmanager
async def answering(*answers: bytes) -> AsyncIterator[tuple[str, list[bytes]]]:
    """Answer one request after the other, keeping connections alive; give the base URL and the requests so far."""
    heads: list[bytes] = []
    left = list(answers)

    async def handle(stream: anyio.abc.ByteStream) -> None:
        while left:
            heads.append(await read_head(stream))
            await stream.send(left.pop(0))

    async with serving(handle) as port:
        yield f"http://127.0.0.1:{port}", heads


def fields(head: bytes) -> dict[str, str]:
    lines = head.split(b"\r\n\r\n")[0].decode().split("\r\n")[1:]
    return {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}


async def send(
    endpoint: Endpoint | str,
    request: Request | None = None,
    *,
    sent: Callable[[], None] | None = None,
    again: Callable[[], Awaitable[None]] | None = None,
    **options: Any,
) -> Response:
    endpoint = Endpoint(base_url=endpoint) if isinstance(endpoint, str) else endpoint
    async with Transport({CROSSREF: endpoint}, agent="enrich/test", **({"timeouts": QUICK} | options)) as transport:
        return await transport.send(request or Request(source=CROSSREF, path="/works"), sent, again)


# --- where a request goes ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("base_url", "path", "url"),
    [
        ("https://api.crossref.org", "/works/10.1%2Fa", "https://api.crossref.org/works/10.1%2Fa"),
        ("https://api.crossref.org/", "/works", "https://api.crossref.org/works"),
        ("http://127.0.0.1:9000/crossref", "/works", "http://127.0.0.1:9000/crossref/works"),
        ("http://127.0.0.1:9000/crossref/", "/works", "http://127.0.0.1:9000/crossref/works"),
        ("https://s2.test/graph/v1", "/graph/v1/paper/batch", "https://s2.test/graph/v1/paper/batch"),
        ("https://s2.test/graph", "/graph/v1/paper/batch", "https://s2.test/graph/v1/paper/batch"),
        ("http://[::1]:9/s2/graph/v1", "/graph/v1/paper/batch", "http://[::1]:9/s2/graph/v1/paper/batch"),
        ("https://s2.test/graph/v2", "/graph/v1/paper", "https://s2.test/graph/v2/graph/v1/paper"),
        ("https://arxiv.test/api/query", "/api/query", "https://arxiv.test/api/query"),
        ("https://git.test/api/v3", "/repos/o/n", "https://git.test/api/v3/repos/o/n"),
        ("https://git.test/api/v3", "/graphql", "https://git.test/api/graphql"),
    ],
)
def test_base_url_and_path_are_joined_without_saying_a_part_twice(base_url: str, path: str, url: str) -> None:
    endpoint = Endpoint(base_url=base_url, paths={"/graphql": "https://git.test/api/graphql"})
    assert endpoint.locate(path) == url


async def test_a_request_carries_its_words_its_headers_and_its_body_as_they_were_given() -> None:
    request = Request(
        source=CROSSREF,
        method="POST",
        path="/works/10.1%2F(a)%3Cb%3E",
        params=(("q", "a b&c"), ("q", "ü")),
        headers=(("accept", "application/json"), ("X-Thing", "1")),
        body=b'{"ids":[]}',
    )
    bodies = []

    async def handle(stream: anyio.abc.ByteStream) -> None:
        request_so_far = await read_head(stream)
        while not request_so_far.endswith(b"}"):
            request_so_far += await stream.receive()
        bodies.append(request_so_far)
        await stream.send(answer())

    async with serving(handle) as port:
        await send(f"http://127.0.0.1:{port}/x", request)
    line, _, body = bodies[0].partition(b"\r\n")[0], None, bodies[0].split(b"\r\n\r\n")[1]
    assert line == b"POST /x/works/10.1%2F(a)%3Cb%3E?q=a+b%26c&q=%C3%BC HTTP/1.1"
    assert body == b'{"ids":[]}'
    assert fields(bodies[0]) == {
        "host": f"127.0.0.1:{port}",
        "accept": "application/json",
        "accept-encoding": "gzip",
        "user-agent": "enrich/test",
        "x-thing": "1",
        "content-length": "10",
    }


async def test_credentials_go_to_their_own_service_only() -> None:
    async with answering(answer(), answer()) as (url, heads):
        endpoints = {
            GITHUB: Endpoint(base_url=f"{url}/github", headers=(("Authorization", SecretStr("Bearer t0ken")),)),
            CROSSREF: Endpoint(base_url=f"{url}/crossref", params=(("mailto", "me@example.org"),)),
        }
        async with Transport(endpoints, agent="enrich/test") as transport:
            github = await transport.send(Request(source=GITHUB, path="/repos/o/n"))
            crossref = await transport.send(Request(source=CROSSREF, path="/works", params=(("rows", "0"),)))
    assert fields(heads[0])["authorization"] == "Bearer t0ken"
    assert "authorization" not in fields(heads[1])
    assert heads[1].startswith(b"GET /crossref/works?rows=0&mailto=me%40example.org HTTP/1.1\r\n")
    assert (github.url, crossref.url) == (f"{url}/github/repos/o/n", f"{url}/crossref/works?rows=0")


def test_an_endpoint_does_not_show_its_secrets() -> None:
    endpoint = Endpoint(
        base_url="https://git.test", headers=(("Authorization", SecretStr("t0ken")),), params=(("mailto", "me@x.org"),)
    )
    assert "t0ken" not in repr(endpoint)
    assert "me@x.org" not in repr(endpoint)


@pytest.mark.parametrize(
    "base_url", ["http://10.0.0.1:80/api", "http://git:3000", "http://[::1]:1", "http://a.localhost"]
)
def test_a_secret_may_go_over_plain_http_within_ones_own_network(base_url: str) -> None:
    Transport(
        {GITHUB: Endpoint(base_url=base_url, headers=(("Authorization", SecretStr("t0ken")),))}, agent="enrich/test"
    )


@pytest.mark.parametrize("base_url", ["http://git.test", "http://93.184.216.34/api", "http://localhost.evil.test"])
def test_a_secret_does_not_go_over_plain_http_beyond_ones_own_network(base_url: str) -> None:
    endpoint = Endpoint(base_url=base_url, headers=(("Authorization", SecretStr("t0ken")),))
    with pytest.raises(ConfigError, match="github: base URL: expected https, because credentials are sent to it"):
        Transport({GITHUB: endpoint}, agent="enrich/test")


@pytest.mark.parametrize(
    "endpoint",
    [
        Endpoint(base_url="http://127.0.0.1:9/x", headers=(("a", SecretStr("t0ken")),)),
        Endpoint(base_url="http://[::1]:9/x", params=(("a", SecretStr("t0ken")),)),
        Endpoint(base_url="http://localhost:9", headers=(("a", SecretStr("t0ken")),)),
        Endpoint(base_url="http://git.localhost:9", headers=(("a", SecretStr("t0ken")),)),
        Endpoint(base_url="https://git.test", headers=(("a", SecretStr("t0ken")),)),
        Endpoint(base_url="http://git.test", params=(("mailto", "me@example.org"),)),
    ],
)
def test_a_secret_may_go_to_this_machine_and_over_tls(endpoint: Endpoint) -> None:
    Transport({GITHUB: endpoint}, agent="enrich/test")


@pytest.mark.parametrize("base_url", ["git.test", "ftp://git.test", "https://", "https://git.test:port"])
def test_a_base_url_that_is_none_is_a_fault_of_the_configuration(base_url: str) -> None:
    with pytest.raises(ConfigError, match=r"github: base URL: expected an http\(s\) URL"):
        Transport({GITHUB: Endpoint(base_url=base_url)}, agent="enrich/test")


@pytest.mark.parametrize("path", ["works", "/works?x=1", "/works#x", ".evil.test/works"])
async def test_a_path_that_is_none_is_not_asked(path: str) -> None:
    with pytest.raises(FetchError, match="expected a percent-encoded path"):
        await send("https://api.test", Request(source=CROSSREF, path=path))


@pytest.mark.parametrize(
    ("path", "params"),
    [("/" + "x" * 70_000, ()), ("/works", (("q", "x" * 70_000),)), ("/works", (("q", "x" * 65_530),))],
)
async def test_a_request_too_long_to_be_written_down_is_not_asked(
    path: str, params: tuple[tuple[str, str], ...]
) -> None:
    endpoint = Endpoint(base_url="https://api.test", params=(("mailto", "me@example.org"),))
    with pytest.raises(FetchError, match="too long"):
        await send(endpoint, Request(source=CROSSREF, path=path, params=params))


@pytest.mark.parametrize(
    ("contact", "homepage", "agent"),
    [
        (None, None, "enrich/0.1.0"),
        ("me@example.org", None, "enrich/0.1.0 (mailto:me@example.org)"),
        (
            "me@example.org",
            "https://example.org/list",
            "enrich/0.1.0 (+https://example.org/list; mailto:me@example.org)",
        ),
    ],
)
def test_the_user_agent_says_who_asks(contact: str | None, homepage: str | None, agent: str) -> None:
    assert user_agent(contact, homepage) == agent


# --- what comes back --------------------------------------------------------------------------


async def test_any_status_is_an_answer_with_its_headers_in_lower_case() -> None:
    said = answer(b"Resource not found.", "404 Not Found", X_Rate_Limit_Limit="5", ETag='W/"1"')
    async with answering(said) as (url, _):
        response = await send(url)
    assert (response.status, response.body) == (404, b"Resource not found.")
    assert response.headers == {"content-length": "19", "x-rate-limit-limit": "5", "etag": 'W/"1"'}
    assert response.received > 1_700_000_000


@pytest.mark.parametrize("said", [answer(b"", "304 Not Modified"), answer(b"", "301 Moved"), answer(b"", "300 Choose")])
async def test_a_status_without_a_location_is_an_answer(said: bytes) -> None:
    async with answering(said) as (url, _):
        assert (await send(url)).body == b""


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "GZIP"])
async def test_a_compressed_answer_is_read_whole(encoding: str) -> None:
    body = b"lamp " * 1000
    packed = gzip.compress(body[:2000]) + gzip.compress(body[2000:])
    async with answering(answer(packed, content_encoding=encoding)) as (url, _):
        assert (await send(url)).body == body


async def test_connections_are_kept_alive_and_cookies_are_not_kept() -> None:
    connections = []

    async def handle(stream: anyio.abc.ByteStream) -> None:
        connections.append(stream)
        for _ in range(2):
            assert "cookie" not in fields(await read_head(stream))
            await stream.send(answer(set_cookie="a=b; Path=/"))

    async with serving(handle) as port:
        endpoint = Endpoint(base_url=f"http://127.0.0.1:{port}")
        async with Transport({CROSSREF: endpoint}, agent="enrich/test") as transport:
            for _ in range(2):
                await transport.send(Request(source=CROSSREF, path="/works"))
    assert len(connections) == 1


async def test_a_request_tells_that_it_has_left_before_the_answer_is_there() -> None:
    order: list[str] = []

    async def handle(stream: anyio.abc.ByteStream) -> None:
        await read_head(stream)
        await anyio.sleep(0.05)
        order.append("answered")
        await stream.send(answer())

    async with serving(handle) as port:
        await send(f"http://127.0.0.1:{port}", sent=lambda: order.append("sent"))
    assert order == ["sent", "answered"]


async def test_a_request_that_reaches_nobody_has_not_left() -> None:
    left: list[str] = []
    with pytest.raises(TransientError, match="no connection"):
        await send(f"http://127.0.0.1:{unused_port()}", sent=lambda: left.append("sent"))
    assert left == []


@respx.mock
async def test_without_a_network_beneath_the_answer_tells_that_the_request_has_left() -> None:
    respx.get("https://api.test/works").mock(return_value=httpx.Response(200, content=b"{}"))
    left: list[str] = []
    await send("https://api.test", sent=lambda: left.append("sent"))
    assert left == ["sent"]


# --- redirects --------------------------------------------------------------------------------


def moved(location: str, status: int = 301) -> bytes:
    return answer(b"", f"{status} Moved", location=location)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_within_the_service_is_followed_with_its_credentials(status: int) -> None:
    async with answering(moved("/repositories/1#x", status), answer(b"there")) as (url, heads):
        order: list[str] = []

        async def again() -> None:
            order.append("again")

        endpoint = Endpoint(base_url=url, headers=(("Authorization", SecretStr("t0ken")),))
        response = await send(endpoint, sent=lambda: order.append("sent"), again=again)
    assert (response.body, response.url) == (b"there", f"{url}/repositories/1")
    assert heads[1].startswith(b"GET /repositories/1 HTTP/1.1\r\n")
    assert fields(heads[1])["authorization"] == "t0ken"
    assert order == ["sent", "again", "sent"]


async def test_a_contact_repeated_by_a_redirect_is_neither_shown_nor_sent_twice() -> None:
    async with answering(moved("/v1/works?q=a&mailto=me%40example.org"), answer()) as (url, heads):
        response = await send(Endpoint(base_url=url, params=(("mailto", "me@example.org"),)))
    assert response.url == f"{url}/v1/works?q=a"
    assert heads[1].startswith(b"GET /v1/works?q=a&mailto=me%40example.org HTTP/1.1\r\n")


@pytest.mark.parametrize(
    "location",
    [
        "https://evil.test/works",
        "http://127.0.0.1:1/works",
        "//evil.test/works",
        "ftp://127.0.0.1/works",
        "file:///etc/passwd",
    ],
)
async def test_a_redirect_out_of_the_service_is_not_followed(location: str) -> None:
    async with answering(moved(location)) as (url, heads):
        with pytest.raises(FetchError, match="redirect"):
            await send(url)
    assert len(heads) == 1


async def test_a_redirect_does_not_bring_a_user_name() -> None:
    async with answering(moved("http://me:pw@HOST/works")) as (url, _):
        pass
    async with answering(moved(url.replace("http://", "http://me:pw@"))) as (url, _):
        with pytest.raises(FetchError) as fault:
            await send(url)
    assert "pw" not in str(fault.value)


async def test_redirects_end_after_five() -> None:
    async with answering(*[moved("/works")] * (REDIRECTS + 1)) as (url, heads):
        with pytest.raises(FetchError, match="at most 5 redirects"):
            await send(url)
    assert len(heads) == REDIRECTS + 1


async def test_a_post_is_not_redirected() -> None:
    async with answering(moved("/elsewhere", 307)) as (url, _):
        with pytest.raises(FetchError, match="got a redirect to"):
            await send(url, Request(source=CROSSREF, method="POST", path="/graphql", body=b"{}"))


@pytest.mark.parametrize(
    ("base_url", "location", "serves"),
    [
        ("https://api.crossref.org", "https://api.crossref.org:443/works", True),
        ("http://api.crossref.org", "https://api.crossref.org:443/works", True),
        ("https://api.crossref.org", "http://api.crossref.org/works", False),
        ("https://api.crossref.org", "https://api.crossref.org:8443/works", False),
        ("http://api.crossref.org:8080", "https://api.crossref.org/works", False),
        ("https://api.crossref.org", "https://API.crossref.org/works", True),
        ("https://api.crossref.org", "https://api.crossref.org.evil.test/works", False),
    ],
)
def test_a_service_is_one_origin_that_may_only_become_safer(base_url: str, location: str, serves: bool) -> None:  # noqa: FBT001
    assert Endpoint(base_url=base_url).serves(httpx.URL(location)) is serves


# --- faults -----------------------------------------------------------------------------------


def unused_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


WHOLE = gzip.compress(bytes(range(256)) * 40)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (b"", "broken answer: Server disconnected without sending a response."),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "broken answer: "),
        (b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf", "broken answer: peer closed connection"),
        (b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n", "broken answer: "),
        (answer(WHOLE[:-9], content_encoding="gzip"), "truncated answer"),
        (answer(b"plain", content_encoding="gzip"), "broken answer: Not a gzipped file"),
        (answer(WHOLE[:40] + b"?" + WHOLE[41:], content_encoding="gzip"), "broken answer: "),
        (answer(b"", "301 Moved", location="http://x:port/"), "broken answer: Invalid URL in location header"),
        (b"HTTP/1.1 200 OK\r\nx: " + b"y" * 200_000 + b"\r\n\r\n", "broken answer: "),
    ],
    ids=[
        "nothing",
        "no-http",
        "half",
        "bad-chunk",
        "truncated-gzip",
        "no-gzip",
        "damaged-gzip",
        "no-location",
        "huge-header",
    ],
)
async def test_a_broken_answer_may_be_whole_another_time(said: bytes, reason: str) -> None:
    async with answering(said) as (url, _):
        with pytest.raises(TransientError) as fault:
            await send(url)
    assert fault.value.reason.startswith(reason)
    assert fault.value.url == f"{url}/works"


@pytest.mark.parametrize(
    ("timeouts", "reason"),
    [
        (Timeouts(connect=1, read=0.05, total=5), "no answer within 0.05 s"),
        (Timeouts(connect=1, read=5, total=0.2), "no whole answer within 0.2 s"),
    ],
)
async def test_an_answer_that_does_not_come_is_not_waited_for(timeouts: Timeouts, reason: str) -> None:
    async def trickle(stream: anyio.abc.ByteStream) -> None:
        await read_head(stream)
        await stream.send(b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n")
        while True:
            await anyio.sleep(0.1)
            await stream.send(b".")

    async with serving(trickle) as port:
        url = f"http://127.0.0.1:{port}"
        for endpoint, otherwise in (
            (Endpoint(base_url=url), timeouts),
            (Endpoint(base_url=url, timeouts=timeouts), QUICK),
        ):
            with pytest.raises(TransientError) as fault:
                await send(endpoint, timeouts=otherwise)
            assert fault.value.reason == reason


@pytest.mark.parametrize(
    "said",
    [
        answer(b"x" * 1001),
        b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n" + b"x" * 5000,
        answer(gzip.compress(b"x" * 1_000_000), content_encoding="gzip"),
    ],
    ids=["told", "untold", "bomb"],
)
async def test_an_answer_larger_than_the_cap_is_not_wanted(said: bytes) -> None:
    async with answering(said) as (url, _):
        with pytest.raises(FetchError, match="at most 1000 bytes, got a larger one") as fault:
            await send(url, body_cap=1000)
    assert not isinstance(fault.value, TransientError)


async def test_an_encoding_that_was_not_asked_for_is_not_guessed_at() -> None:
    async with answering(answer(b"?", content_encoding="br")) as (url, _):
        with pytest.raises(FetchError, match="expected content-encoding gzip, got br"):
            await send(url)


async def test_a_fault_shows_neither_contact_nor_the_whole_of_a_long_question() -> None:
    endpoint = Endpoint(base_url=f"http://127.0.0.1:{unused_port()}", params=(("mailto", "me@example.org"),))
    request = Request(source=CROSSREF, path="/works", params=(("filter", "doi:10.5555/lamp," * 60),))
    with pytest.raises(TransientError) as fault:
        await send(endpoint, request)
    assert "example.org" not in str(fault.value)
    assert len(fault.value.url) < 400


# --- TLS, HTTP/2, proxies ---------------------------------------------------------------------


def tls(*protocols: str) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(TLS / "service.pem")
    context.set_alpn_protocols(list(protocols))
    return context


@asynccontextmanager
async def secured(handle: Callable[[anyio.abc.ByteStream], Awaitable[None]], *protocols: str) -> AsyncIterator[int]:
    async def wrapped(stream: anyio.abc.ByteStream) -> None:
        try:
            inner = await anyio.streams.tls.TLSStream.wrap(
                stream, server_side=True, ssl_context=tls(*protocols), standard_compatible=False
            )
        except (ssl.SSLError, OSError, anyio.EndOfStream):
            return
        await handle(inner)

    async with serving(wrapped) as port:
        yield port


async def plain(stream: anyio.abc.ByteStream) -> None:
    while True:
        await read_head(stream)
        await stream.send(answer(b"over TLS"))


async def multiplexed(stream: anyio.abc.ByteStream) -> None:
    """Speak as much HTTP/2 as one answer a stream takes."""
    connection = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
    connection.initiate_connection()
    await stream.send(connection.data_to_send())
    while True:
        for event in connection.receive_data(await stream.receive()):
            if isinstance(event, h2.events.StreamEnded):
                connection.send_headers(event.stream_id, [(":status", "200")])
                connection.send_data(event.stream_id, b"over HTTP/2", end_stream=True)
        await stream.send(connection.data_to_send())


async def test_an_authority_named_by_the_environment_is_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(TLS / "authority.pem"))
    async with secured(plain, "http/1.1") as port:
        assert (await send(f"https://localhost:{port}")).body == b"over TLS"


async def test_no_other_authority_is_trusted() -> None:
    async with secured(plain, "http/1.1") as port:
        with pytest.raises(TransientError, match=r"no connection: .*CERTIFICATE_VERIFY_FAILED"):
            await send(f"https://127.0.0.1:{port}")


async def test_http_2_is_spoken_where_it_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(TLS / "authority.pem"))
    left: list[str] = []
    async with secured(multiplexed, "h2", "http/1.1") as port:
        response = await send(f"https://127.0.0.1:{port}", sent=lambda: left.append("sent"))
    assert (response.body, left) == (b"over HTTP/2", ["sent"])


@pytest.mark.parametrize(
    "environment",
    [
        {"SSL_CERT_FILE": "/nowhere/authority.pem"},
        {"HTTPS_PROXY": "gopher://proxy.test"},
        {"HTTPS_PROXY": "http://p.test:port"},
    ],
    ids=str,
)
async def test_an_environment_that_cannot_be_used_is_a_fault_of_the_configuration(
    environment: Mapping[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ConfigError, match="SSL_CERT_FILE, HTTPS_PROXY or NO_PROXY: expected a usable value, got: "):
        await send("https://api.test")


async def tunnel(stream: anyio.abc.ByteStream, port: int) -> None:
    """Stand between a client and a port, as a proxy does after CONNECT."""
    await stream.send(b"HTTP/1.1 200 Connection established\r\n\r\n")
    async with await anyio.connect_tcp("127.0.0.1", port) as other, anyio.create_task_group() as group:

        async def pour(source: anyio.abc.ByteStream, sink: anyio.abc.ByteStream) -> None:
            try:
                async for piece in source:
                    await sink.send(piece)
            except (anyio.BrokenResourceError, anyio.ClosedResourceError):
                pass
            group.cancel_scope.cancel()

        group.start_soon(pour, stream, other)
        group.start_soon(pour, other, stream)


async def test_a_proxy_named_by_the_environment_is_gone_through(monkeypatch: pytest.MonkeyPatch) -> None:
    heads: list[bytes] = []
    left: list[str] = []
    async with secured(plain, "http/1.1") as port:

        async def proxy(stream: anyio.abc.ByteStream) -> None:
            heads.append(await read_head(stream))
            await tunnel(stream, port)

        async with serving(proxy) as proxy_port:
            monkeypatch.setenv("SSL_CERT_FILE", str(TLS / "authority.pem"))
            monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy_port}")
            endpoint = Endpoint(base_url="https://service.test", headers=(("Authorization", SecretStr("t0ken")),))
            response = await send(endpoint, sent=lambda: left.append("sent"))
    assert response.body == b"over TLS"
    assert heads[0].startswith(b"CONNECT service.test:443 HTTP/1.1\r\n")
    assert b"t0ken" not in heads[0]
    assert left == ["sent"]


async def test_a_proxy_is_gone_through_for_plain_http_too(monkeypatch: pytest.MonkeyPatch) -> None:
    async with answering(answer(b"by proxy")) as (url, heads):
        monkeypatch.setenv("HTTP_PROXY", url)
        assert (await send("http://service.test")).body == b"by proxy"
    assert heads[0].startswith(b"GET http://service.test/works HTTP/1.1\r\n")


async def test_a_host_in_no_proxy_is_asked_directly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{unused_port()}")
    monkeypatch.setenv("NO_PROXY", "service.test")
    asked = socket.getaddrinfo

    def resolve(host: Any, *rest: Any, **named: Any) -> Any:
        return asked("127.0.0.1" if host in {"service.test", b"service.test"} else host, *rest, **named)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    async with answering(answer(b"directly")) as (url, _):
        assert (await send(url.replace("127.0.0.1", "service.test"))).body == b"directly"


async def test_this_machine_is_asked_directly_whatever_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{unused_port()}")
    async with answering(answer(b"directly")) as (url, _):
        assert (await send(url)).body == b"directly"
