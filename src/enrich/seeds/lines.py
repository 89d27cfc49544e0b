"""Plain text seeds: an identifier, a link or a title a line."""

from __future__ import annotations

import re

from enrich.identifiers import identify
from enrich.model import Code, Kind, Link, LinkRole, Parsed, Problem, SeedFile, Severity
from enrich.seeds._draft import Draft
from enrich.seeds._entries import entry, problem
from enrich.seeds._links import role_of

_MARKDOWN = re.compile(r"\]\(|^[ \t]*\|.*\|", re.MULTILINE)
_URL = re.compile(r"https?://\S+")
_LEAD = re.compile(r"^\s*(?:[-*+•]|\d{1,4}[.)])\s+")
LONGEST = 600  # letters of a line that can be a title


def is_markdown(text: str) -> bool:
    """Tell whether a plain text is written as a Markdown list: it has links, tables or headings."""
    return bool(_MARKDOWN.search(text))


def parse(seed: SeedFile) -> Parsed:
    """Read each line as an entry; blank lines, and those that begin with "#", say nothing."""
    entries = []
    problems: list[Problem] = []
    for line, text in enumerate(
        seed.text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").split("\n"), 1
    ):
        said = _LEAD.sub("", text).strip()
        if not said or said.startswith("#"):
            continue
        if len(said) > LONGEST:
            message = f"expected an identifier, a link or a title, got a line of {len(said)} letters"
            problems.append(problem(Code.ROW_MALFORMED, Severity.WARNING, message, seed.name, line))
            continue
        draft = _draft(said, line)
        if not (draft.laid or draft.links):
            continue  # nothing but marks
        kind = Kind.SOFTWARE if draft.links and all(link.role is LinkRole.CODE for link in draft.links) else Kind.PAPER
        entries.append(entry(seed.name, draft, (), kind))
    return Parsed(entries=tuple(entries), problems=tuple(problems))


def _draft(said: str, line: int) -> Draft:
    links = tuple(Link(url=url.rstrip(".,;"), role=role_of(url, None)) for url in dict.fromkeys(_URL.findall(said)))
    links = tuple(Link(url=link.url, role=LinkRole.PAPER) if identify(link.url) else link for link in links)
    title = _URL.sub(" ", said).strip(' .,;:|-–—\t"“”')
    found = identify(title) if title else None
    return Draft(
        line=line, title="" if found else " ".join(title.split()), links=links, laid=str(found) if found else title
    )
