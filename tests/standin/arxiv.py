"""arXiv's query API: one connection, one request in three seconds, feeds as the server of 2026 writes them."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha1
from urllib.parse import unquote
from xml.sax.saxutils import escape, quoteattr

from standin import arxiv_search
from standin.ledger import Asked, Ledger, Service, Violation
from standin.limits import Flights, Scale, Window
from standin.text import fraction
from standin.wire import Call, Reply, text_reply
from standin.world import Preprint, World

LONGEST_LINE = 8190
PERIOD = 3.0
FEED = "application/atom+xml; charset=utf-8"
HEAD = """<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">"""
ID = re.compile(r"(?P<name>[a-z-]+(?:\.[A-Z]{2})?/\d{7}|\d{4}\.\d{4,5})(?:v(?P<version>\d+))?")


class Arxiv:
    """Play export.arxiv.org."""

    service = Service.ARXIV

    def __init__(
        self, world: World, ledger: Ledger, scale: Scale, now: Callable[[], float], *, strict_connections: bool = True
    ) -> None:
        """Take whether a second open connection counts as one too many although it is idle."""
        del now
        self.world, self.ledger, self.strict = world, ledger, strict_connections
        self._window = Window(1, scale.period(PERIOD))
        self._flights = Flights(1)

    # --- limits ---

    def admit(self, call: Call, asked: Asked, others: int) -> Reply | None:
        asked.pool = "arxiv"
        if not self._flights.enter(call.connection):
            return self._refuse(asked, "concurrency", "more than one at a time")
        if others and self.strict:
            self._flights.leave(call.connection)
            return self._refuse(asked, "connections", f"{others + 1} connections are open")
        wait = self._window.admit(call.arrived)
        if wait:
            self._flights.leave(call.connection)
            return self._refuse(asked, "rate", f"more than one in {PERIOD:g} s, {wait:.3f} s too early")
        return None

    def _refuse(self, asked: Asked, rule: str, detail: str) -> Reply:
        self.ledger.violations.append(
            Violation(at=asked.arrived, service=self.service, rule=rule, detail=detail, request=asked)
        )
        return text_reply("Rate exceeded.", 429, kind="text/html")

    def leave(self, call: Call) -> None:
        self._flights.leave(call.connection)

    # --- answers ---

    def answer(self, call: Call, asked: Asked) -> Reply:
        if call.line_bytes > LONGEST_LINE:
            return text_reply(
                "<html><head><title>414 Request-URI Too Large</title></head></html>", 414, kind="text/html"
            )
        if call.path != "/api/query":
            return text_reply("Not Found", 404, kind="text/html")
        if "accept" not in call.headers:
            return text_reply("Not Acceptable", 406, kind="text/html")
        ids = [each.strip() for each in call.param("id_list").split(",") if each.strip()]
        query = call.param("search_query").strip()
        asked.items = (*ids, query) if query else tuple(ids)
        try:
            start = natural(call.param("start", "0"), "start")
            most = natural(call.param("max_results", "10"), "max_results", 30000)
            found = self._find(ids, query, call)
        except arxiv_search.BadQueryError as error:
            return error_feed(error.code, error.message)
        return feed(call, query, found, start, min(most, 2000))

    def _find(self, ids: list[str], query: str, call: Call) -> list[str]:
        """Give entries, rendered: of the ids, of the query, or of the ids that fit the query."""
        for each in ids:
            check_id(each)
        wanted = arxiv_search.compile_query(query) if query else None
        if ids:
            entries = [
                (name, version, self.world.preprints.get(name)) for name, version in map(split_id, dict.fromkeys(ids))
            ]
            found = [entry(each, version) for _, version, each in entries if each and (wanted is None or wanted(each))]
            return sorted(found, key=lambda text: fraction("order", text))
        if wanted is None:
            return []
        matching = [each for each in self.world.preprints.values() if wanted(each)]
        by = {"submittedDate": "published", "lastUpdatedDate": "updated"}.get(call.param("sortBy"))
        relevant = arxiv_search.relevance(query)
        matching.sort(
            key=lambda each: getattr(each, by) if by else (relevant(each), fraction(each.id)),
            reverse=call.param("sortOrder") != "ascending",
        )
        return [entry(each, None) for each in matching]


def natural(text: str, name: str, most: int = 10**9) -> int:
    if not text.lstrip("-").isdecimal():
        raise arxiv_search.BadQueryError(f"{name}_must_be_an_integer", f"{name} must be an integer")
    if int(text) < 0:
        raise arxiv_search.BadQueryError(f"{name}_must_be_non-negative", f"{name} must be non-negative")
    if int(text) > most:
        raise arxiv_search.BadQueryError(f"{name}_must_be_at_most_{most}", f"{name} must be at most {most}")
    return int(text)


def check_id(text: str) -> None:
    found = ID.fullmatch(text)
    month = text[2:4] if found and text[0].isdigit() else "01"
    if not found or not "01" <= month <= "12":
        raise arxiv_search.BadQueryError(f"incorrect_id_format_for_{text}", f"incorrect id format for {text}")


def split_id(text: str) -> tuple[str, int | None]:
    """Give the name without its subject class, and the version asked for."""
    found = ID.fullmatch(text)
    assert found
    name = re.sub(r"\.[A-Z]{2}/", "/", found["name"])
    return name, int(found["version"]) if found["version"] else None


def feed(call: Call, query: str, found: list[str], start: int, most: int) -> Reply:
    ids = unquote(call.param("id_list"))
    said = f"search_query={query}&id_list={ids}&start={start}&max_results={most}"
    link = f"https://arxiv.org/api/query?search_query={query}&start={start}&max_results={most}&id_list={ids}"
    name = base64.b64encode(sha1(said.encode()).digest()).decode()[:27]
    head = f"""{HEAD}
  <id>https://arxiv.org/api/{name}</id>
  <title>arXiv Query: {escape(said)}</title>
  <updated>{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}</updated>
  <link href={quoteattr(link)} type="application/atom+xml"/>
  <opensearch:itemsPerPage>{most}</opensearch:itemsPerPage>
  <opensearch:totalResults>{len(found)}</opensearch:totalResults>
  <opensearch:startIndex>{start}</opensearch:startIndex>
"""
    return text_reply(head + "".join(found[start : start + most]) + "</feed>\n", kind=FEED)


def entry(preprint: Preprint, version: int | None) -> str:
    """Write an entry; one of a version that does not exist has no title, authors or dates."""
    number = version or preprint.versions
    name = f"{preprint.id}v{number}"
    links = f"""    <id>http://arxiv.org/abs/{name}</id>
%s    <link href="https://arxiv.org/abs/{name}" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/{name}" rel="related" type="application/pdf" title="pdf"/>
"""
    if number > preprint.versions:
        return f"  <entry>\n{links % ''}{_categories(preprint)}  </entry>\n"
    updated = preprint.published if number == 1 else preprint.updated
    head = f"    <title>{_text(preprint.title)}</title>\n    <updated>{updated}</updated>\n"
    parts = [
        links % head,
        f"    <summary>{_text(preprint.summary)}</summary>\n",
        _categories(preprint, primary=False),
        f"    <published>{preprint.published}</published>\n",
        _optional("arxiv:comment", preprint.comment),
        f"    <arxiv:primary_category term={quoteattr(preprint.categories[0])}/>\n",
        _optional("arxiv:journal_ref", preprint.journal_ref),
        *(_author(name, preprint.affiliations.get(name)) for name in preprint.authors),
        _optional("arxiv:doi", preprint.doi),
        *(
            f'    <link rel="related" href="https://doi.org/{_text(each)}" title="doi"/>\n'
            for each in (preprint.doi or "").split()
        ),
    ]
    return f"  <entry>\n{''.join(parts)}  </entry>\n"


def _text(text: str) -> str:
    """Escape once, and leave out what XML cannot hold."""
    return escape(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text))


def _optional(name: str, text: str | None) -> str:
    return f"    <{name}>{_text(text)}</{name}>\n" if text else ""


def _categories(preprint: Preprint, *, primary: bool = True) -> str:
    lines = [
        f'    <category term={quoteattr(each)} scheme="http://arxiv.org/schemas/atom"/>\n'
        for each in preprint.categories
    ]
    if primary:
        lines.append(f"    <arxiv:primary_category term={quoteattr(preprint.categories[0])}/>\n")
    return "".join(lines)


def _author(name: str, affiliation: str | None) -> str:
    where = f"\n      <arxiv:affiliation>{_text(affiliation)}</arxiv:affiliation>" if affiliation else ""
    return f"    <author>\n      <name>{_text(name)}</name>{where}\n    </author>\n"


def error_feed(code: str, message: str) -> Reply:
    """Write an error as a feed of one entry, with status 400."""
    address = f"https://arxiv.org/api/errors#{code}"
    now = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
    body = f"""{HEAD}
  <id>{escape(address)}</id>
  <title>arXiv Search Results</title>
  <updated>{now}</updated>
  <link href={quoteattr(address)} type="application/atom+xml"/>
  <opensearch:itemsPerPage>1</opensearch:itemsPerPage>
  <opensearch:totalResults>1</opensearch:totalResults>
  <opensearch:startIndex>0</opensearch:startIndex>
  <entry>
    <id>{escape(address)}</id>
    <title>Error</title>
    <updated>{now}</updated>
    <link href={quoteattr(address)} rel="alternate" type="text/html"/>
    <summary>{escape(message)}</summary>
    <author>
      <name>arXiv api core</name>
    </author>
  </entry>
</feed>
"""
    return text_reply(body, 400, kind=FEED)
