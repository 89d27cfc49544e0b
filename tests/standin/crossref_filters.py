"""Crossref's `filter` parameter: one name again means OR, different names mean AND, and a comma cannot be escaped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from standin.world import Record, World

Conditions = Mapping[str, tuple[str, ...]]
Test = Callable[[Record, str], bool]


class Refusal(Exception):  # noqa: N818  it is the service's word to its client, no error of ours
    """Hold what the service says of a bad parameter."""

    def __init__(self, kind: str, value: str, message: str) -> None:
        super().__init__(message)
        self.document = {"type": kind, "value": value, "message": message}


def parse(text: str) -> Conditions:
    """Read `name:value,name:value`."""
    found: dict[str, list[str]] = {}
    for piece in filter(None, text.split(",")):
        name, colon, value = piece.partition(":")
        if not colon or not known(name):
            valid = ", ".join(sorted((*TESTS, *DATES, *FLAGS)))
            raise Refusal(
                "filter-not-available",
                name,
                f"Filter '{name}' specified but there is no such filter for this route. Valid filters for this route are: {valid}",
            )
        if name in DATES and not re.fullmatch(r"\d{4}(-\d\d?){0,2}", value):
            raise Refusal(
                "date-not-valid",
                value,
                f"Date specified as {value} but must be of the form: yyyy or yyyy-MM or yyyy-MM-dd",
            )
        if name in FLAGS and value not in TRUE | FALSE:
            raise Refusal(
                "boolean-not-valid", value, f"Boolean specified as {value} but must be one of: true, false, t, f, 1, 0"
            )
        found.setdefault(name, []).append(value)
    return {name: tuple(values) for name, values in found.items()}


def known(name: str) -> bool:
    return name in TESTS or name in DATES or name in FLAGS


def fits(record: Record, conditions: Conditions) -> bool:
    return all(any(_test(record, name, value) for value in values) for name, values in conditions.items())


def _test(record: Record, name: str, value: str) -> bool:
    if name in DATES:
        return _dated(record, name, value)
    if name in FLAGS:
        return bool(_get(record, FLAGS[name])) == (value in TRUE)
    return TESTS[name](record, value)


def shortlist(world: World, conditions: Conditions) -> Iterable[str]:
    """Give the DOIs that can fit, by the look-ups that would be slow one by one."""
    if "doi" in conditions:
        wanted = {bare_doi(value) for value in conditions["doi"]}
        return [doi for doi in wanted if doi in world.deposits]
    for name, field in (("alternative-id", "alternative-id"), ("isbn", "ISBN"), ("issn", "ISSN")):
        if name in conditions:
            parts = world.crossref_parts.get(field, {})
            keys = [bare_isbn(value) if name == "isbn" else value.lower() for value in conditions[name]]
            return {doi for key in keys for doi in parts.get(key, ())}
    return world.deposits


def bare_doi(value: str) -> str:
    return re.sub(r"^(https?://(dx\.)?doi\.org/|doi:)", "", value.lower())


def bare_isbn(value: str) -> str:
    return value.rpartition("/")[2].replace("-", "").lower()


def _get(record: Record, path: str) -> object:
    value: object = record
    for name in path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _dated(record: Record, name: str, value: str) -> bool:
    """Compare dates as texts; the missing parts of a bound are read as the earliest."""
    parts = (_get(record, f"{DATES[name]}.date-parts") or [[None]])[0]  # type: ignore[index]  # date-parts is a list of lists
    if not parts or parts[0] is None:
        return False
    date = tuple((*parts, 1, 1)[:3])
    bound = tuple((*(int(each) for each in value.split("-")), 1, 1)[:3])
    return date >= bound if name.startswith("from-") else date <= bound


def _among(field: str) -> Test:
    return lambda record, value: value.lower() in [str(each).lower() for each in record.get(field) or ()]


def _equal(field: str) -> Test:
    return lambda record, value: str(record.get(field, "")).lower() == value.lower()


def _relation(key: str) -> Test:
    return lambda record, value: any(
        value.lower() == str(each.get(key, "")).lower()
        for links in (record.get("relation") or {}).values()
        for each in links
    )


TRUE, FALSE = {"true", "t", "1"}, {"false", "f", "0"}

TESTS: dict[str, Test] = {
    "doi": lambda record, value: record["DOI"].lower() == bare_doi(value),
    "alternative-id": _among("alternative-id"),
    "article-number": _equal("article-number"),
    "isbn": lambda record, value: bare_isbn(value) in (record.get("ISBN") or ()),
    "issn": _among("ISSN"),
    "orcid": lambda record, value: any(
        value.rpartition("/")[2] == each.get("ORCID", "").rpartition("/")[2] for each in record.get("author") or ()
    ),
    "prefix": _equal("prefix"),
    "member": _equal("member"),
    "type": _equal("type"),
    "container-title": lambda record, value: value in (record.get("container-title") or ()),
    "updates": lambda record, value: any(
        bare_doi(value) == each["DOI"].lower() for each in record.get("update-to") or ()
    ),
    "update-type": lambda record, value: any(value == each["type"] for each in record.get("update-to") or ()),
    "relation.type": lambda record, value: value in (record.get("relation") or {}),
    "relation.object": _relation("id"),
    "relation.object-type": _relation("id-type"),
}
DATES = {
    f"{end}-{name}": field
    for end in ("from", "until")
    for name, field in {
        "pub-date": "issued",
        "online-pub-date": "published-online",
        "print-pub-date": "published-print",
        "posted-date": "posted",
        "accepted-date": "accepted",
        "created-date": "created",
        "deposit-date": "deposited",
        "update-date": "deposited",
        "index-date": "indexed",
        "issued-date": "issued",
    }.items()
}
FLAGS = {
    "is-update": "update-to",
    "has-update": "updated-by",
    "has-relation": "relation",
    "has-abstract": "abstract",
    "has-references": "reference",
    "has-license": "license",
    "has-funder": "funder",
    "has-full-text": "link",
    "has-event": "event",
    "has-assertion": "assertion",
    "has-update-policy": "update-policy",
    "has-archive": "archive",
    "has-clinical-trial-number": "clinical-trial-number",
    "has-content-domain": "content-domain.domain",
}
