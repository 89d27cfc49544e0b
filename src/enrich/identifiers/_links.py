"""Read a link: which identifiers it gives for certain, which it makes likely, and what else it tells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from enrich.identifiers._address import Address, address
from enrich.identifiers._publishers import EMBEDDED_ANYWHERE, Rule, Template, rules_for
from enrich.identifiers._repositories import is_code_host, repository_at, web_form
from enrich.identifiers._schemes import of
from enrich.model import Identifier, RepoName, Scheme


class LinkReading(NamedTuple):
    """Hold all that a link tells without being opened.

    `identifiers` stand in it or follow from it without exception; each of `guesses` may name nothing or another work,
    so a look-up and a look at the title decide. `title`, `author` and `year` are hints for a search, never identity.
    """

    identifiers: tuple[Identifier, ...] = ()
    guesses: tuple[Identifier, ...] = ()
    title: str | None = None
    author: str | None = None
    year: int | None = None
    repo: RepoName | None = None


def read_link(url: str) -> LinkReading:
    """Tell everything that a link says, by the table of link families."""
    where = address(web_form(url))
    if where is None:
        return LinkReading()
    if is_code_host(where):
        return LinkReading(repo=repository_at(where))
    told = _told(where)
    return _reading(*told) if told else _embedded(where)


def named_by(url: str) -> tuple[Identifier, ...]:
    """Tell the identifiers of `read_link` alone, and read nothing else."""
    where = address(web_form(url))
    if where is None or is_code_host(where):
        return ()
    told = _told(where)
    return _filled(told[0].sure, told[1]) if told else _embedded(where).identifiers


def _told(where: Address) -> tuple[Rule, Mapping[str, str]] | None:
    """Find the first rule that fits a link, and what its pattern reads."""
    for rule in rules_for(where.host):
        groups = rule.read(where)
        if groups is not None:
            return rule, groups
    return None


def _reading(rule: Rule, groups: Mapping[str, str]) -> LinkReading:
    sure = _filled(rule.sure, groups)
    guesses = tuple(each for each in _filled(rule.guess, groups) if each not in sure)
    if not rule.hints:
        return LinkReading(sure, guesses)
    year = groups.get("year") or (groups.get("yy") and f"20{groups['yy']}")
    return LinkReading(
        identifiers=sure,
        guesses=guesses,
        title=_words(groups.get("title", "")),
        author=groups.get("author") or None,
        year=int(year) if year else None,
    )


def _filled(templates: tuple[Template, ...], groups: Mapping[str, str]) -> tuple[Identifier, ...]:
    if not templates:
        return ()
    found = [of(scheme, template.format_map(groups)) for scheme, template in templates]
    return tuple(dict.fromkeys(filter(None, found))) if len(found) > 1 else tuple(filter(None, found))


def _words(slug: str) -> str | None:
    return slug.replace("_" if "_" in slug else "-", " ").strip() or None


def _embedded(where: Address) -> LinkReading:
    """Read a DOI on a host that we do not know: certain while one segment follows the prefix."""
    match = EMBEDDED_ANYWHERE.fullmatch(where.path) if "10." in where.path else None
    doi = match and of(Scheme.DOI, match["doi"])
    if not doi:
        return LinkReading()
    if doi.scheme is Scheme.DOI and doi.value.count("/") > 1:
        return LinkReading(guesses=(doi,))
    return LinkReading(identifiers=(doi,))
