"""A plain client for tests of the stand-in itself: one connection a request, no redirects, nothing decoded."""

from __future__ import annotations

import gzip
import http.client
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from standin.ledger import Service
from standin.services import StandIn


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    status: int
    headers: Mapping[str, str]  # names in lower case
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.text)

    @property
    def text(self) -> str:
        packed = self.headers.get("content-encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode()


def ask(
    standin: StandIn,
    service: Service,
    path: str,
    params: Mapping[str, object] | None = None,
    *,
    method: str = "GET",
    body: Any = None,
    timeout: float = 5.0,
    **headers: str,
) -> Answer:
    """Ask once; in the names of headers an underscore stands for a hyphen."""
    target = f"{path}?{urlencode(params)}" if params else path
    sent = json.dumps(body).encode() if body is not None and not isinstance(body, bytes) else body
    said = {"accept": "*/*", "user-agent": "test"} | {name.replace("_", "-"): value for name, value in headers.items()}
    connection = http.client.HTTPConnection("127.0.0.1", standin.listeners[service].port, timeout=timeout)
    try:
        connection.request(method, target, sent, said)
        got = connection.getresponse()
        return Answer(
            status=got.status, headers={name.lower(): value for name, value in got.getheaders()}, body=got.read()
        )
    finally:
        connection.close()
