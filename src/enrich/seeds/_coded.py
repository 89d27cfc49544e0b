"""Journals that a row sets in code quotes: the quotes alone say what they are, whoever knows them."""

from __future__ import annotations

import re

import enrich.seeds._venues as venues
from enrich.seeds._flat import Flat
from enrich.seeds._inline import CODE
from enrich.seeds._people import are_plainly_people, is_affiliation
from enrich.seeds._words import label_role

_ISSUE = re.compile(r"(?P<venue>[A-Z][^()\d:;?!\n\x0b]{3,60}?)\s?\((?P<year>(?:19|20)\d\d)\)")
_JOURNAL = re.compile(r"(?=[^.]*\.)(?:[A-Z][A-Za-z]{1,12}\.? ){1,5}[A-Z][A-Za-z]{1,12}\.? ?['’]\d\d")  # `Nat. Lamps'21`
_NO_JOURNALS = frozenset(["benchmark", "pytorch", "review", "survey", "tensorflow", "update"])
_BETWEEN_NAMES = re.compile(r",|&| and ")


def without_issues(flat: Flat, text: str) -> tuple[str, str, str]:
    """Blank out journals in code quotes, `Lamps & Rooms(2021)`; return the rest, the first of them and its year."""
    venue = year = ""
    parts: list[str] = []
    done = 0
    for start, end, style in flat.spans:
        said = text[start:end].strip() if style & CODE else ""
        issue = _ISSUE.fullmatch(said) if said[-1:] == ")" else None
        if issue and not _names_no_journal(issue["venue"]):
            venue, year = venue or issue["venue"], year or issue["year"]
        elif said and _JOURNAL.fullmatch(said) and not venues.names_nothing(said):
            venue = venue or said
        else:
            continue
        parts += (text[done:start], " " * (end - start))
        done = end
    return "".join((*parts, text[done:])), venue, year


def _names_no_journal(name: str) -> bool:
    """Tell whether a name before a year is known without code quotes, or is that of people, of a firm or of nothing."""
    if venues.is_venue_strictly(name) or venues.names_nothing(name) or venues.is_award(name):
        return True
    firm = " " not in name and is_affiliation(name)
    full = all(" " in each.strip() for each in _BETWEEN_NAMES.split(name))
    people = "et al" in name or (full and are_plainly_people(name, alone=True))
    return firm or people or label_role(name) is not None or name.lower() in _NO_JOURNALS
