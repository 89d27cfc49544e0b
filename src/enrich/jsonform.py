"""JSON for people to read: two-space indent, UTF-8 unescaped, a newline at the end."""

from __future__ import annotations

import json
from typing import Final

from pydantic import TypeAdapter

_ANYTHING: Final[TypeAdapter[object]] = TypeAdapter(object)


def written(document: object) -> str:
    """Write a document; a lone surrogate, which UTF-8 cannot hold, becomes a question mark."""
    try:
        return _ANYTHING.dump_json(document, indent=2).decode("utf-8") + "\n"
    except ValueError:
        text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
        return text.encode("utf-8", "replace").decode("utf-8")
