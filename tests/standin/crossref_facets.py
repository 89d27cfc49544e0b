"""Crossref's `facet` parameter: how often each value of a field occurs among all that was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from standin.crossref_filters import Refusal
from standin.world import Record

FACETS: Mapping[str, Callable[[Record], Iterable[Any]]] = {
    "container-title": lambda record: record.get("container-title") or (),
    "issn": lambda record: [f"https://id.crossref.org/issn/{each}" for each in record.get("ISSN") or ()],
    "publisher-name": lambda record: [record["publisher"]] if "publisher" in record else (),
    "published": lambda record: [record["issued"]["date-parts"][0][0]],
    "type-name": lambda record: [str(record["type"]).replace("-", " ").title()],
    "update-type": lambda record: [each["type"] for each in record.get("update-to") or ()],
    "relation-type": lambda record: record.get("relation") or (),
}


def count(text: str, records: Iterable[Record]) -> dict[str, Any]:
    """Count `name:most,name:*` over records."""
    wanted = [each.partition(":") for each in filter(None, text.split(","))]
    for name, _, _ in wanted:
        if name not in FACETS:
            raise Refusal("facet-not-available", name, f"Facet {name} specified but there is no such facet")
    found = list(records) if wanted else []
    return {name: _facet(FACETS[name], found, most) for name, _, most in wanted}


def _facet(values: Callable[[Record], Iterable[Any]], records: list[Record], most: str) -> dict[str, Any]:
    counted = Counter(_texts(values, records)).most_common(int(most) if most.isdecimal() else None)
    return {"value-count": len(counted), "values": dict(counted)}


def _texts(values: Callable[[Record], Iterable[Any]], records: list[Record]) -> Iterator[str]:
    for record in records:
        yield from (str(each) for each in values(record) if each is not None)
