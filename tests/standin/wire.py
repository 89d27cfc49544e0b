"""HTTP/1.1 by hand, over asyncio streams: what a client sends, what it gets, and all the ways in which that goes wrong."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from email.utils import formatdate
from http.client import responses
from typing import Any
from urllib.parse import parse_qsl

LONGEST_HEAD = 1 << 22
Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """Hold a request as it came; `path` is still percent-encoded, header names are lower case."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes
    line_bytes: int  # length of the request line, by which services refuse long URLs
    arrived: float
    connection: int

    @property
    def params(self) -> tuple[tuple[str, str], ...]:
        return tuple(parse_qsl(self.query, keep_blank_values=True))

    @property
    def form(self) -> tuple[tuple[str, str], ...]:
        """Give the parameters, those of a form in the body included."""
        typed = self.headers.get("content-type", "").startswith("application/x-www-form-urlencoded")
        posted = parse_qsl(self.body.decode("utf-8", "replace"), keep_blank_values=True) if typed else []
        return (*self.params, *posted)

    def param(self, name: str, default: str = "") -> str:
        return next((value for key, value in self.form if key == name), default)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """Hold an answer, and the tricks to be played while it is sent."""

    status: int = 200
    body: bytes = b""
    headers: Headers = ()
    delay: float = 0.0  # seconds before the first byte
    keep: float = 1.0  # share of the announced body that is sent before the connection breaks
    drip: float = 0.0  # seconds between pieces of the body
    spoil: bool = False  # compress, and cut the compressed stream short without saying so
    hang: bool = False  # never answer

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")

    def with_headers(self, *headers: tuple[str, str]) -> Reply:
        return replace(self, headers=(*self.headers, *headers))


def json_reply(document: Any, status: int = 200, *headers: tuple[str, str], kind: str = "application/json") -> Reply:
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return Reply(status=status, body=text.encode("utf-8", "surrogatepass"), headers=(("content-type", kind), *headers))


def text_reply(text: str, status: int = 200, *headers: tuple[str, str], kind: str = "text/plain") -> Reply:
    return Reply(status=status, body=text.encode(), headers=(("content-type", kind), *headers))


async def read_call(reader: asyncio.StreamReader, connection: int, now: Any) -> Call | None:
    """Read one request; None where the client has gone."""
    try:
        line = await reader.readline()
        arrived = now()
        if not line.strip():
            return None
        headers = await _read_headers(reader)
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        method, target, _ = line.decode("latin-1").split(" ", 2)
    except (asyncio.IncompleteReadError, ConnectionError, ValueError):
        return None
    path, _, query = target.partition("?")
    return Call(
        method=method,
        path=path,
        query=query,
        headers=headers,
        body=body,
        line_bytes=len(line.rstrip()),
        arrived=arrived,
        connection=connection,
    )


async def _read_headers(reader: asyncio.StreamReader) -> dict[str, str]:
    headers: dict[str, str] = {}
    while line := (await reader.readline()).decode("latin-1").rstrip("\r\n"):
        name, _, value = line.partition(":")
        headers[name.strip().lower()] = value.strip()
    return headers


def encode(call: Call, reply: Reply) -> tuple[bytes, bytes]:
    """Give the head and the body as they go over the wire."""
    body, headers = reply.body, list(reply.headers)
    if body and not reply.header("content-encoding") and "gzip" in call.headers.get("accept-encoding", ""):
        if reply.spoil or len(body) > 256:
            body = gzip.compress(body, compresslevel=1, mtime=0)
            headers.append(("content-encoding", "gzip"))
        if reply.spoil:
            body = body[: len(body) // 2]
    if reply.status not in {204, 304}:
        headers.append(("content-length", str(len(body))))
    headers.append(("date", formatdate(usegmt=True)))
    phrase = responses.get(reply.status, "Unknown")
    lines = [f"HTTP/1.1 {reply.status} {phrase}", *(f"{name}: {value}" for name, value in headers)]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"), b"" if call.method == "HEAD" else body


async def send(writer: asyncio.StreamWriter, call: Call, reply: Reply) -> bool:
    """Send a reply with its tricks; tell whether the connection may be used again."""
    head, body = encode(call, reply)
    if reply.keep < 1:
        writer.write(head + body[: int(len(body) * reply.keep)])
        await writer.drain()
        return False
    writer.write(head if reply.drip else head + body)
    if reply.drip:
        for start in range(0, len(body), max(1, len(body) // 8)):
            await writer.drain()
            await asyncio.sleep(reply.drip)
            writer.write(body[start : start + max(1, len(body) // 8)])
    await writer.drain()
    return "close" not in {call.headers.get("connection", "").lower(), reply.header("connection").lower()}
