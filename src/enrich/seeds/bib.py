"""BibTeX seeds: each entry of a bibliography is an entry of the list; its key, macros and comments stay behind."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bibtexparser.library import Library
from bibtexparser.middlewares import (
    LatexDecodingMiddleware,
    RemoveEnclosingMiddleware,
    ResolveStringReferencesMiddleware,
    SeparateCoAuthors,
)
from bibtexparser.middlewares.middleware import Middleware
from bibtexparser.model import Block, DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, ParsingFailedBlock, String
from bibtexparser.model import Entry as Item
from bibtexparser.splitter import Splitter

from enrich.errors import SeedError
from enrich.model import Code, Entry, Kind, Link, LinkRole, Parsed, Problem, SeedFile, Severity
from enrich.seeds._draft import Draft
from enrich.seeds._entries import entry, problem, problems_of
from enrich.seeds._links import role_of

#: BibTeX and biblatex entry types that are no papers; all others are.
_KINDS = {
    "software": Kind.SOFTWARE,
    "dataset": Kind.DATASET,
    "online": Kind.OTHER,
    "electronic": Kind.OTHER,
    "www": Kind.OTHER,
    "video": Kind.OTHER,
}
_VENUES = ("journal", "journaltitle", "booktitle", "eventtitle", "school", "institution", "publisher", "howpublished")
_ADDRESSES = ("url", "doi", "eprint", "eprinttype", "archiveprefix", "pmid")  # what LaTeX decoding would spoil
_READING: tuple[Middleware, ...] = (ResolveStringReferencesMiddleware(), RemoveEnclosingMiddleware())
_DECODING: tuple[Middleware, ...] = (LatexDecodingMiddleware(keep_braced_groups=True), SeparateCoAuthors())
_URL = re.compile(r"https?://[^\s{}\\]+")


def parse(seed: SeedFile) -> Parsed:
    """Read the entries of a bibliography, in the order of the file."""
    try:
        text = seed.text.replace("\r\n", "\n").replace("\r", "\n")
        items, problems = _items(Splitter(bibstr=text).split(), seed.name)
        library = Library(items)
        for middleware in _READING:
            library = middleware.transform(library)
        addresses = [{key: _text(each[key]) if key in each else "" for key in _ADDRESSES} for each in library.entries]
        for middleware in _DECODING:
            library = middleware.transform(library)
    except RecursionError:
        raise SeedError(f"{seed.name}: expected BibTeX, got braces nested too deeply to be read") from None
    read = [
        (each.entry_type.lower(), _draft(each, links)) for each, links in zip(library.entries, addresses, strict=True)
    ]
    entries = tuple(entry(seed.name, draft, (), _kind(kind, draft)) for kind, draft in read)
    problems += [found for _, draft in read for found in problems_of(seed.name, draft)]
    return Parsed(entries=entries, problems=tuple(sorted(problems, key=lambda each: each.line)))


def _items(library: Library, name: str) -> tuple[list[Block], list[Problem]]:
    """Keep what could be read, entries that share a key or repeat a field too, and tell what could not.

    A macro that is defined again keeps its first meaning.
    """
    blocks: list[Block] = []
    problems: list[Problem] = []
    for number, found in enumerate(library.blocks):
        block: Block | None = found
        if isinstance(found, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
            block = found.ignore_error_block
        if isinstance(block, Item):
            block.key = f"{block.key}#{number}"
            block.fields = list({each.key.lower(): each for each in reversed(block.fields)}.values())
            for each in block.fields:
                each.key = each.key.lower()
            blocks.append(block)
        elif isinstance(block, ParsingFailedBlock):
            message = f"expected a BibTeX entry, got {_start(block.raw)!r}, which cannot be read"
            problems.append(problem(Code.ROW_MALFORMED, Severity.ERROR, message, name, (block.start_line or 0) + 1))
        elif block and not (isinstance(found, DuplicateBlockKeyBlock) and isinstance(block, String)):
            blocks.append(block)
    return blocks, problems


def _start(raw: str | None) -> str:
    return (raw or "").strip().split("\n")[0][:60]


def _draft(item: Item, addresses: Mapping[str, str]) -> Draft:
    fields = {each.key: each.value for each in item.fields}
    links = _links(addresses, _text(fields.get("howpublished")))
    year, month = _text(fields.get("year")), _text(fields.get("month"))
    people = fields.get("author") or fields.get("editor") or []
    return Draft(
        line=(item.start_line or 0) + 1,
        title=_text(fields.get("title")),
        links=links,
        venue=next((text for key in _VENUES if (text := _text(fields.get(key)))), None) or None,
        date=_text(fields.get("date")) or " ".join(part for part in (month, year) if part) or None,
        authors=tuple(name for each in people if (name := _text(each)) and name != "others")
        if isinstance(people, list)
        else (),
        laid=" ".join(f"{key}:{addresses[key]}" for key in ("doi", "pmid") if addresses[key]),
    )


def _links(addresses: Mapping[str, str], published: str) -> tuple[Link, ...]:
    found: list[Link] = []
    if doi := addresses["doi"]:
        found.append(Link(url=doi if "://" in doi else f"https://doi.org/{doi}", role=LinkRole.PAPER))
    if (number := addresses["eprint"]) and "arxiv" in (
        addresses["eprinttype"] or addresses["archiveprefix"] or "arxiv"
    ).lower():
        found.append(Link(url=number if "://" in number else f"https://arxiv.org/abs/{number}", role=LinkRole.PAPER))
    urls = _URL.findall(f"{addresses['url']} {published}")
    found += [Link(url=url, role=role_of(url, None, titled=True)) for url in urls]
    return tuple(dict.fromkeys(found))


def _kind(kind: str, draft: Draft) -> Kind:
    is_paper = any(link.role is LinkRole.PAPER for link in draft.links)
    return Kind.PAPER if is_paper and kind not in {"software", "dataset"} else _KINDS.get(kind, Kind.PAPER)


def _text(value: object) -> str:
    return " ".join(str(value).replace("{", "").replace("}", "").split()) if value is not None else ""


__all__ = ["Entry", "parse"]
