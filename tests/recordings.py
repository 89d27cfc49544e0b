"""Read the recorded answers of the services, where they stand beside the project."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from enrich.flow import Response


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """Hold one recorded answer and what the manifest says of it."""

    name: str
    response: Response
    method: str
    params: Mapping[str, str]
    asked: Any  # the body of the request, as JSON
    shows: str

    @property
    def document(self) -> Any:
        return json.loads(self.response.body)


def recordings(shared: Path, service: str) -> dict[str, Recording]:
    """Give the recordings of a service by the name of their file."""
    manifest = json.loads((shared / "recorded" / "MANIFEST.json").read_text("utf-8"))
    told = (each for each in manifest["files"] if each["service"] == service)
    return {found.name: found for found in (_recording(shared, each) for each in told)}


def _recording(shared: Path, told: Mapping[str, Any]) -> Recording:
    request = told["request"]
    try:
        asked = json.loads(request.get("body") or "null")
    except ValueError:
        asked = None
    return Recording(
        name=told["file"].partition("/")[2],
        response=Response(
            status=told["status"],
            body=(shared / "recorded" / told["file"]).read_bytes(),
            headers={name.lower(): str(value) for name, value in (told["headers"] or {}).items()},
        ),
        method=request["method"],
        params=request.get("params") or {},
        asked=asked,
        shows=told["shows"],
    )
