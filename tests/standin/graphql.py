"""GraphQL documents, read by recursive descent: operations, variables, aliases, arguments, fragments, directives."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

TOKEN = re.compile(
    r'(?P<skip>[\s,\ufeff]+|\#[^\n]*)|(?P<block>"""(?:[^"\\]|\\.|"(?!""))*""")|(?P<string>"(?:[^"\\\n]|\\.)*")'
    r"|(?P<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?P<name>[_A-Za-z][_0-9A-Za-z]*)|(?P<mark>\.\.\.|[!$&()\[\]{}:=@|])"
)


class SyntaxFault(Exception):  # noqa: N818  told to the client, no error of ours
    """Say where a document cannot be read."""


@dataclass(frozen=True, slots=True)
class Variable:
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """Hold a selected field, as asked."""

    name: str
    alias: str
    arguments: Mapping[str, Any]
    directives: tuple[tuple[str, Mapping[str, Any]], ...]
    children: tuple[Selected | Spread, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Hold `...Name`, or `... on Type { … }` with its children."""

    fragment: str | None
    on: str | None
    directives: tuple[tuple[str, Mapping[str, Any]], ...]
    children: tuple[Selected | Spread, ...]


@dataclass(slots=True)
class Document:
    """Hold the operations and fragments of a request."""

    operations: dict[str, Operation] = field(default_factory=dict)
    fragments: dict[str, Spread] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    kind: str
    variables: Mapping[str, tuple[str, Any]]  # name -> (type as written, default)
    children: tuple[Selected | Spread, ...]


def parse(text: str) -> Document:
    return _Parser(text).document()


class _Parser:
    """Read a document by recursive descent."""

    def __init__(self, text: str) -> None:
        self.text, self.tokens, self.at = text, list(_scan(text)), 0

    def peek(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def kind(self) -> str:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else ""

    def take(self, wanted: str = "") -> str:
        if self.at >= len(self.tokens) or (wanted and self.peek() != wanted):
            raise SyntaxFault(f"Expected {wanted or 'more'}, actual: {self.peek() or 'end of document'}")
        self.at += 1
        return self.tokens[self.at - 1][1]

    def name(self) -> str:
        if self.kind() != "name":
            raise SyntaxFault(f"Expected NAME, actual: {self.peek() or 'end of document'}")
        return self.take()

    def document(self) -> Document:
        document = Document()
        while self.peek():
            if self.peek() == "fragment":
                self.take()
                name = self.name()
                self.take("on")
                on = self.name()
                document.fragments[name] = Spread(
                    fragment=name, on=on, directives=self.directives(), children=self.selection()
                )
            else:
                name, operation = self.operation()
                document.operations[name] = operation
        return document

    def operation(self) -> tuple[str, Operation]:
        if self.peek() == "{":
            return "", Operation(kind="query", variables={}, children=self.selection())
        kind = self.name()
        if kind not in {"query", "mutation", "subscription"}:
            raise SyntaxFault(f"Expected a definition, actual: {kind}")
        name = self.name() if self.kind() == "name" else ""
        variables: dict[str, tuple[str, Any]] = {}
        if self.peek() == "(":
            self.take()
            while self.peek() != ")":
                self.take("$")
                variable = self.name()
                self.take(":")
                kind_written = self.type()
                default = self.default()
                variables[variable] = (kind_written, default)
            self.take(")")
        self.directives()
        return name, Operation(kind=kind, variables=variables, children=self.selection())

    def type(self) -> str:
        if self.peek() == "[":
            self.take()
            inner = self.type()
            self.take("]")
            written = f"[{inner}]"
        else:
            written = self.name()
        if self.peek() == "!":
            written += self.take()
        return written

    def default(self) -> Any:
        if self.peek() != "=":
            return None
        self.take()
        return self.value()

    def selection(self) -> tuple[Selected | Spread, ...]:
        self.take("{")
        found: list[Selected | Spread] = []
        while self.peek() != "}":
            found.append(self.spread() if self.peek() == "..." else self.field())
        self.take("}")
        if not found:
            raise SyntaxFault("Expected NAME, actual: }")
        return tuple(found)

    def spread(self) -> Spread:
        self.take("...")
        if self.peek() == "on" or self.kind() != "name":
            on = None
            if self.peek() == "on":
                self.take()
                on = self.name()
            return Spread(fragment=None, on=on, directives=self.directives(), children=self.selection())
        return Spread(fragment=self.name(), on=None, directives=self.directives(), children=())

    def field(self) -> Selected:
        position = self.tokens[self.at][2] if self.at < len(self.tokens) else len(self.text)
        line, column = self.text.count("\n", 0, position) + 1, position - self.text.rfind("\n", 0, position)
        alias = name = self.name()
        if self.peek() == ":":
            self.take()
            name = self.name()
        arguments, directives = self.arguments(), self.directives()
        children = self.selection() if self.peek() == "{" else ()
        return Selected(
            name=name,
            alias=alias,
            arguments=arguments,
            directives=directives,
            children=children,
            line=line,
            column=column,
        )

    def arguments(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if self.peek() == "(":
            self.take()
            while self.peek() != ")":
                name = self.name()
                self.take(":")
                found[name] = self.value()
            self.take(")")
        return found

    def directives(self) -> tuple[tuple[str, Mapping[str, Any]], ...]:
        found = []
        while self.peek() == "@":
            self.take()
            found.append((self.name(), self.arguments()))
        return tuple(found)

    def value(self) -> Any:
        kind, text = self.kind(), self.take()
        if text == "$":
            return Variable(self.name())
        if text == "[":
            return list(self._until("]", self.value))
        if text == "{":
            return dict(self._until("}", self._pair))
        if kind == "number":
            return float(text) if re.search(r"[.eE]", text) else int(text)
        if kind in {"string", "block"}:
            return unquote(text)
        return {"true": True, "false": False, "null": None}.get(text, text)

    def _until(self, end: str, read: Callable[[], Any]) -> Iterator[Any]:
        while self.peek() != end:
            yield read()
        self.take(end)

    def _pair(self) -> tuple[str, Any]:
        name = self.name()
        self.take(":")
        return name, self.value()


def _scan(text: str) -> Iterator[tuple[str, str, int]]:
    at = 0
    while at < len(text):
        found = TOKEN.match(text, at)
        if not found:
            raise SyntaxFault(f"Unexpected character {text[at]!r}")
        if found.lastgroup != "skip":
            yield str(found.lastgroup), found[0], at
        at = found.end()


def unquote(text: str) -> str:
    if text.startswith('"""'):
        return text[3:-3].strip()
    escapes = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
    return re.sub(
        r"\\(u[0-9a-fA-F]{4}|.)",
        lambda found: chr(int(found[1][1:], 16)) if len(found[1]) == 5 else escapes.get(found[1], found[1]),
        text[1:-1],
    )
