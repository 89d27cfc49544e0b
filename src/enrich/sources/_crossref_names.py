"""The contributors of a Crossref record -> names; publishers put groups, offices and affiliations among them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from enrich.model import Name
from enrich.sources._crossref_wire import Contributor
from enrich.sources._names import name as split_name

_NO_GROUP: Final = re.compile(r"@|\b(?:e-?mail|professor|faculty of)\b|^(?:et al|others)\.?$", re.IGNORECASE)
_OFFICE: Final = re.compile(
    r"\b(?:office|editors?|editorial|staff|board|committee|council|journal|press|publishing|department|centre|center)\b",
    re.IGNORECASE,
)
_ET_AL: Final = re.compile(r"(?:et al|others|and others|unknown|anonymous|n/?a)\.?", re.IGNORECASE)


def names(contributors: tuple[Contributor, ...]) -> Iterator[Name]:
    """Read contributors in their order; what is no name is left out: nothing, "et al.", an affiliation.

    A group that is named twice is the affiliation of the persons between.
    """
    groups = Counter(each.name for each in contributors)
    for each in contributors:
        family, given = _name_part(each.family), _name_part(each.given)
        if _ET_AL.fullmatch(f"{given} {family}"):
            continue
        if family and given:
            yield Name(family=family, given=given, suffix=each.suffix)
        elif alone := _name_part(each.family or each.given):
            yield from _person(alone, each.suffix)
        elif (group := _name_part(each.name)) and groups[each.name] == 1 and not _NO_GROUP.search(group):
            yield Name(literal=group)


def _name_part(value: str | None) -> str | None:
    bare = (value or "").strip(" ,;")
    return bare if any(letter.isalpha() for letter in bare) else None


def _person(text: str, suffix: str | None) -> Iterator[Name]:
    """Read a person with one part only: a mononym, an office, or a whole name in the field of the family name."""
    if _ET_AL.fullmatch(text):
        return
    if _OFFICE.search(text):
        yield Name(literal=text)
    elif " " not in text or text[0].islower():
        yield Name(family=text, suffix=suffix)
    else:
        yield split_name(text) or Name(literal=text)
