"""GraphQL operations, validated and executed against a small schema; what goes wrong in one place leaves the others whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from standin.graphql import Document, Operation, Selected, Spread, Variable


@dataclass(frozen=True, slots=True)
class Node:
    """Hold a value of an object type; `fields` maps names to values or to functions of the arguments."""

    type: str
    fields: Mapping[str, Any]


class Missing(Exception):  # noqa: N818  an answer, no error of ours
    """Let the field be null and say why."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind, self.message = kind, message


#: For each object type its fields: the type of an object, "" for a scalar; and arguments that must be there.
Schema = Mapping[str, Mapping[str, str]]


@dataclass(slots=True)
class Execution:
    """Hold an operation's run: its values, its errors, and what forbids to run it at all."""

    schema: Schema
    document: Document
    variables: Mapping[str, Any]
    required: Mapping[tuple[str, str], tuple[str, ...]]
    errors: list[dict[str, Any]] = field(default_factory=list)
    refusals: list[dict[str, Any]] = field(default_factory=list)  # errors of validation: nothing is run

    def run(self, operation: Operation, root: Node) -> dict[str, Any]:
        return self.fill(operation.children, root, ())

    def validate(self, operation: Operation, root: str) -> None:
        """Check names, selections and arguments before anything is run, as the service does."""
        for name, (kind, default) in operation.variables.items():
            if kind.endswith("!") and default is None and self.variables.get(name) is None:
                self.refusals.append(
                    {
                        "message": f"Variable ${name} of type {kind} was provided invalid value",
                        "locations": [{"line": 1, "column": 1}],
                    }
                )
        self._check(operation.children, root, ("query",), frozenset(operation.variables))

    def _check(
        self, children: tuple[Selected | Spread, ...], owner: str, path: tuple[str, ...], declared: frozenset[str]
    ) -> None:
        for child in children:
            if isinstance(child, Spread):
                known = self.document.fragments.get(child.fragment or "")
                if child.fragment and not known:
                    self.refusals.append(
                        {
                            "message": f"Fragment {child.fragment} was used, but not defined",
                            "path": [*path, f"... {child.fragment}"],
                        }
                    )
                    continue
                spread = known or child
                self._check(spread.children, spread.on or owner, path, declared)
            elif child.name != "__typename":
                self._check_field(child, owner, (*path, child.alias), declared)

    def _check_field(self, child: Selected, owner: str, path: tuple[str, ...], declared: frozenset[str]) -> None:
        kind = self.schema.get(owner, {}).get(child.name)
        where: dict[str, Any] = {"path": list(path), "locations": [{"line": child.line, "column": child.column}]}
        if kind is None:
            detail = {"code": "undefinedField", "typeName": owner, "fieldName": child.name}
            self.refusals.append(
                where | {"extensions": detail, "message": f"Field '{child.name}' doesn't exist on type '{owner}'"}
            )
            return
        if kind and not child.children:
            self.refusals.append(
                where
                | {
                    "message": f"Field must have selections (field '{child.name}' returns {kind} but has no selections. Did you mean '{child.name} {{ ... }}'?)"
                }
            )
        if not kind and child.children:
            self.refusals.append(
                where
                | {
                    "message": f"Selections can't be made on scalars (field '{child.name}' returns a scalar but has selections)"
                }
            )
        for value in child.arguments.values():
            if isinstance(value, Variable) and value.name not in declared:
                self.refusals.append(
                    where | {"message": f"Variable ${value.name} is used by anonymous query but not declared"}
                )
        absent = [name for name in self.required.get((owner, child.name), ()) if name not in child.arguments]
        if absent:
            self.refusals.append(
                where | {"message": f"Field '{child.name}' is missing required arguments: {', '.join(absent)}"}
            )
        if kind:
            self._check(child.children, kind, path, declared)

    def fill(self, children: tuple[Selected | Spread, ...], node: Node, path: tuple[str | int, ...]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for child in children:
            if not self._included(child.directives):
                continue
            if isinstance(child, Spread):
                spread = self.document.fragments[child.fragment] if child.fragment else child
                if spread.on in {None, node.type, *INTERFACES.get(node.type, ())}:
                    found |= self.fill(spread.children, node, path)
            else:
                found[child.alias] = self._value(child, node, (*path, child.alias))
        return found

    def _value(self, child: Selected, node: Node, path: tuple[str | int, ...]) -> Any:
        if child.name == "__typename":
            return node.type
        value = node.fields.get(child.name)
        try:
            if callable(value):
                value = value(**{name: self.resolve(each) for name, each in child.arguments.items()})
        except Missing as error:
            where = [{"line": child.line, "column": child.column}]
            self.errors.append({"type": error.kind, "path": list(path), "locations": where, "message": error.message})
            return None
        return self._complete(value, child, path)

    def _complete(self, value: Any, child: Selected, path: tuple[str | int, ...]) -> Any:
        if isinstance(value, Node):
            return self.fill(child.children, value, path)
        if isinstance(value, list):
            return [self._complete(each, child, (*path, number)) for number, each in enumerate(value)]
        return value

    def resolve(self, value: Any) -> Any:
        if isinstance(value, Variable):
            return self.variables.get(value.name)
        if isinstance(value, list):
            return [self.resolve(each) for each in value]
        return {key: self.resolve(each) for key, each in value.items()} if isinstance(value, dict) else value

    def _included(self, directives: tuple[tuple[str, Mapping[str, Any]], ...]) -> bool:
        said = {name: self.resolve(arguments.get("if")) for name, arguments in directives}
        return said.get("include", True) is not False and said.get("skip", False) is not True


#: The interfaces of an object type, by which fragments may name it.
INTERFACES: Mapping[str, tuple[str, ...]] = {
    "Repository": ("Node", "Starrable", "UniformResourceLocatable", "RepositoryInfo"),
    "Commit": ("Node", "GitObject"),
    "User": ("Node", "Actor", "RepositoryOwner"),
    "Organization": ("Node", "Actor", "RepositoryOwner"),
}
