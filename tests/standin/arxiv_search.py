"""arXiv's `search_query`: field prefixes, phrases, AND, OR, ANDNOT, parentheses; with the oddities users met."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from standin.text import stem, words
from standin.world import Preprint

Predicate = Callable[[Preprint], bool]
TOKEN = re.compile(r"\(|\)|(?:[A-Za-z_]+:)?\[[^\]]*\]|(?:[A-Za-z_]+:)?\"[^\"]*\"|[^\s()]+")
RANGES = {"submittedDate": "published", "lastUpdatedDate": "updated"}


class BadQueryError(Exception):
    """Hold what the error feed says."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


def compile_query(text: str) -> Predicate:
    """Turn a query into a test of a preprint; a malformed one raises."""
    if not text.isascii() or text.count("(") != text.count(")") or text.count('"') % 2:
        raise BadQueryError("malformed_query", f"malformed query: {text}")
    parser = _Parser(TOKEN.findall(text))
    found = parser.alternatives()
    if parser.peek():
        raise BadQueryError("malformed_query", f"malformed query: {text}")
    return found


class _Parser:
    """Read alternatives of conjunctions of terms; two terms side by side are alternatives."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens

    def peek(self) -> str:
        return self.tokens[0] if self.tokens else ""

    def take(self) -> str:
        if not self.tokens:
            raise BadQueryError("malformed_query", "query ends too early")
        return self.tokens.pop(0)

    def alternatives(self) -> Predicate:
        found = [self.conjunction()]
        while self.peek() and self.peek() != ")":
            if self.peek() == "OR":
                self.take()
            found.append(self.conjunction())
        return lambda preprint: any(each(preprint) for each in found)

    def conjunction(self) -> Predicate:
        wanted = [self.term()]
        unwanted: list[Predicate] = []
        while self.peek() in {"AND", "ANDNOT"}:
            (wanted if self.take() == "AND" else unwanted).append(self.term())
        return lambda preprint: all(each(preprint) for each in wanted) and not any(each(preprint) for each in unwanted)

    def term(self) -> Predicate:
        token = self.take()
        if token == "(":
            inside = self.alternatives()
            if self.take() != ")":
                raise BadQueryError("malformed_query", "a parenthesis is missing")
            return inside
        if token in {")", "AND", "OR", "ANDNOT"}:
            raise BadQueryError("malformed_query", f"unexpected {token}")
        return atom(token)


def atom(token: str) -> Predicate:
    """Test one term; a hyphen outside quotes works like NOT, an unknown prefix finds nothing."""
    prefix, colon, value = token.partition(":")
    field, value = (prefix, value) if colon and not token.startswith('"') else ("all", token)
    if field in RANGES:
        return _within(RANGES[field], value)
    if not value.startswith('"') and "-" in value.strip("-") and field not in {"id", "cat"}:
        first, _, rest = value.partition("-")
        has, lacks = atom(f"{field}:{first}"), atom(f"{field}:{rest}")
        return lambda preprint: has(preprint) and not lacks(preprint)
    phrase = [stem(word) for word in words(value.replace("_", " "))]
    return lambda preprint: any(_holds(text, phrase) for text in texts(preprint, field))


def _holds(text: str, phrase: list[str]) -> bool:
    """Look for the words side by side, stemmed."""
    found = [stem(word) for word in words(text)]
    return (
        any(found[start : start + len(phrase)] == phrase for start in range(len(found) - len(phrase) + 1))
        if phrase
        else False
    )


def _within(field: str, value: str) -> Predicate:
    bounds = re.fullmatch(r"\[(\d{8,14}) TO (\d{8,14})\]", value)
    if not bounds:
        raise BadQueryError("malformed_date_range", f"malformed date range: {value}")
    low, high = (each.ljust(14, "0") for each in bounds.groups())
    return lambda preprint: low <= re.sub(r"\D", "", getattr(preprint, field)) <= high


def texts(preprint: Preprint, field: str) -> Iterator[str]:
    table: dict[str, tuple[str | None, ...]] = {
        "ti": (preprint.title,),
        "au": reversed_names(preprint),
        "abs": (preprint.summary,),
        "co": (preprint.comment,),
        "jr": (preprint.journal_ref,),
        "cat": preprint.categories,
        "id": (preprint.id,),
    }
    fields = table if field == "all" else {field: table.get(field, ())}
    for values in fields.values():
        yield from (each for each in values if each)


def reversed_names(preprint: Preprint) -> tuple[str, ...]:
    """Give each name in both orders: `au:del_maestro_a` and `au:adrian_del_maestro` both find it."""
    turned = (f"{family} {given}" for given, _, family in (each.rpartition(" ") for each in preprint.authors))
    return (*preprint.authors, *turned)


def relevance(query: str) -> Callable[[Preprint], float]:
    """Say how much of the query's words a title holds, for its length."""
    asked = {stem(word) for word in words(re.sub(r"\b[A-Za-z]+:", " ", query))}

    def score(preprint: Preprint) -> float:
        title = [stem(word) for word in words(preprint.title)]
        return sum(word in asked for word in title) / (len(title) + 3)

    return score
