"""What a run came to, against what it must come to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from standin.setting import Expected


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Hold what is wrong (said, and untrue) apart from what was missed (true, and not said)."""

    wrong: tuple[str, ...]
    missed: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.wrong or self.missed)


def check(document: Mapping[str, Any], expected: Iterable[Expected]) -> Findings:
    """Compare the entries of an `enriched.json` with what is expected, by their lines."""
    entries = {entry["seed"]["line"]: entry for entry in document["entries"]}
    wrong: list[str] = []
    missed: list[str] = []
    for each in expected:
        entry = entries.get(each.line)
        if entry is None:
            missed.append(f"line {each.line}: no entry ({each.title})")
            continue
        wrong += [f"line {each.line}: {problem} ({each.title})" for problem in _wrong(entry, each)]
        missed += [f"line {each.line}: {problem} ({each.title})" for problem in _missed(entry, each)]
    return Findings(wrong=tuple(wrong), missed=tuple(missed))


def _wrong(entry: Mapping[str, Any], expected: Expected) -> Iterator[str]:
    said = entry["identifiers"]
    right = {expected.identifiers.get("doi"), *expected.also}
    if said.get("doi") and said["doi"] not in right:
        yield f"DOI {said['doi']}, right would be {expected.identifiers.get('doi') or 'none'}"
    for scheme, value in expected.forbidden.items():
        if scheme != "doi" and said.get(scheme) == value:
            yield f"{scheme} {value} is another work's"
    for scheme, value in expected.identifiers.items():
        if scheme != "doi" and said.get(scheme, value) != value:
            yield f"{scheme} {said[scheme]}, right would be {value}"
    if entry["status"] == "resolved" != expected.status:
        yield f"resolved, right would be {expected.status}"


def _missed(entry: Mapping[str, Any], expected: Expected) -> Iterator[str]:
    if entry["status"] != expected.status and entry["status"] != "resolved":
        yield f"status {entry['status']}, right would be {expected.status}"
    for scheme, value in expected.identifiers.items():
        if scheme not in entry["identifiers"]:
            yield f"no {scheme}, right would be {value}"
    codes = {issue["code"] for issue in entry["issues"]}
    yield from (f"issue {code} is missing" for code in expected.issues if code not in codes)
    found = [(repo["full_name"], repo["status"]) for repo in entry["repos"]]
    for name, statuses in expected.repos:
        if not any(name.lower() == full_name.lower() and status in statuses for full_name, status in found):
            yield f"repository {name} {'/'.join(statuses)}, found {found}"
