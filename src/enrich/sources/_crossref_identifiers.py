"""The identifiers that a Crossref record holds: its DOI, and what its addresses and alternative ids say for certain.

Shapes: pairs of addresses and DOIs from the test data of https://github.com/zotero/translators, and recorded answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from enrich.identifiers import read_link
from enrich.model import Identifier, Scheme
from enrich.sources._crossref_wire import Work

#: Numbers that stand in no field of a record, only in its addresses.
_OF_LINKS: Final = frozenset({Scheme.IEEE, Scheme.AAAI})
_AAAI_DOI: Final = re.compile(r"10\.1609/aaai\.v(\d+)i\d+\.(\d+)")
_AAAI_BY_PAGE: Final = "33"  # the volume whose DOIs end in a page, not in the article number
_ACL_DOI: Final = re.compile(r"10\.18653/v1/(.+)")
_ELSEVIER: Final = re.compile(r"10\.(?:1006|1016|1053|1054|1067|1078)/")
_PII: Final = re.compile(r"S\d{7}[\dX]\d{7}[\dX]|B\d{18}[\dX]|B\d{9}[\dX]\d{5}[\dX]")
_OLD_PII: Final = re.compile(r"\d{7}[\dX]\d{7}[\dX]")


def identifiers(work: Work) -> Iterator[Identifier]:
    yield Identifier(Scheme.DOI, work.doi)
    for address in (work.resource, *(link.url for link in work.link)):
        yield from (each for each in read_link(address or "").identifiers if each.scheme in _OF_LINKS)
    yield from _of_doi(work.doi)
    for value in work.alternative_id:
        if pii := _pii(value, old=_ELSEVIER.match(work.doi) is not None):
            yield Identifier(Scheme.PII, pii)


def _of_doi(value: str) -> Iterator[Identifier]:
    """Read the identifiers that a DOI is made of; shapes: IEEE and AAAI pages, ACL Anthology, Elsevier books."""
    if (aaai := _AAAI_DOI.fullmatch(value)) and aaai[1] != _AAAI_BY_PAGE:
        yield Identifier(Scheme.AAAI, aaai[2])
    if acl := _ACL_DOI.fullmatch(value):
        old_style = re.fullmatch(r"[a-z]\d\d-\d{4}", acl[1])
        yield Identifier(Scheme.ACL, acl[1].upper() if old_style else acl[1])
    if value.startswith(("10.1016/s", "10.1016/b")) and (pii := _pii(value.removeprefix("10.1016/"), old=False)):
        yield Identifier(Scheme.PII, pii)


def _pii(value: str, *, old: bool) -> str | None:
    """Read a Publisher Item Identifier, with or without punctuation; before 1995 it had no letter in front."""
    bare = re.sub(r"[^0-9A-Z]", "", value.upper()).removeprefix("PII")
    return bare if _PII.fullmatch(bare) or (old and _OLD_PII.fullmatch(bare)) else None


def isbn(value: str) -> str | None:
    """Read an ISBN in thirteen digits; old records give a URL, or ten digits."""
    bare = re.sub(r"[^0-9X]", "", value.rstrip("/").rsplit("/", maxsplit=1)[-1].upper())
    if re.fullmatch(r"\d{9}[\dX]", bare):
        digits = f"978{bare[:9]}"
        return digits + str(-sum(int(digit) * (3 if index % 2 else 1) for index, digit in enumerate(digits)) % 10)
    return bare if len(bare) == 13 and bare.isdigit() else None


def issn(value: str) -> str | None:
    """Read an ISSN with its hyphen."""
    bare = re.sub(r"[^0-9X]", "", value.upper())
    return f"{bare[:4]}-{bare[4:]}" if len(bare) == 8 else None
