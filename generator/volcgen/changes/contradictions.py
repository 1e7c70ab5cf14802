"""Facts on which a page and a definition of one action disagree.

A field is compared by its path, so `Tags.N.Key` of one document and the field `Key` of the items of
`Tags` in the other are the same field. `Integer` is 32 bits and `Long` is 64 bits wide; an integer
whose width a document does not state agrees with both. A fact that only one document states, or
that is not certain, is not a contradiction. The name of a struct is not a fact of the API.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from volcgen.changes.dotted import is_index
from volcgen.changes.facts import ActionFacts, Fact, FieldFacts, StructFacts
from volcgen.spec.types import Type, parse_type

Section = Literal["request", "result"]

_ACTION_FACTS: Final = ("version", "method", "encoding")
_FIELD_FACTS: Final = ("required", "default", "min", "max", "max_length", "max_items")
_SELECTORS: Final = {"Action", "Version"}
"""Parameters that select the action; some documents list them among the others."""
_MAX_DEPTH: Final = 12
_MAX_FIELDS: Final = 20_000
"""Structs that contain each other can have more paths than memory; real actions have hundreds."""
_ANY: Final = "Object"

_Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A fact of an action, the two values, and where each document states it."""

    action: str
    where: str
    """`method`, or the section and path of a field, such as `request.Tags.Key`."""
    fact: str
    """`field` if only one of the documents has the field, or the name of the fact."""
    page: Any
    page_path: str
    page_line: int
    definition: Any
    definition_path: str
    definition_line: int

    def __str__(self) -> str:
        what = self.where if self.fact in {"field", self.where} else f"{self.where} {self.fact}"
        return (
            f"{self.action}: {what}: {_shown(self.page)} at {self.page_path}:{self.page_line}, "
            f"{_shown(self.definition)} at {self.definition_path}:{self.definition_line}"
        )


@dataclass(frozen=True, slots=True)
class _Field:
    facts: FieldFacts
    is_array: bool
    """Whether the name ends with an index, as `InstanceIds.N` does."""


def contradictions(page: ActionFacts, definition: ActionFacts) -> tuple[Contradiction, ...]:
    """Return all certain facts on which the two disagree, in the order of the page.

    Raise ValueError if they describe different actions.
    """
    if page.action.value != definition.action.value:
        raise ValueError(
            f"expected two documents of one action, got {page.action.value} and "
            f"{definition.action.value}"
        )
    pair = _Pair(page, definition)
    return (
        *pair.compare_facts("", page, definition, _ACTION_FACTS),
        *pair.compare_section("request"),
        *pair.compare_section("result"),
    )


@dataclass(frozen=True, slots=True)
class _Pair:
    page: ActionFacts
    definition: ActionFacts

    def compare_section(self, section: Section) -> Iterator[Contradiction]:
        documents = (self.page, self.definition)
        unknown = [doubt.what for document in documents for doubt in document.unknown]
        if section in unknown or "fields" in unknown:
            return
        left, right = (
            _flat(getattr(document, section), document.structs) for document in documents
        )
        if _MAX_FIELDS in (len(left), len(right)):
            return
        left_prefixes, right_prefixes = _prefixes(left), _prefixes(right)
        for path, field in left.items():
            other = right.get(path)
            where = ".".join((section, *path))
            if other is not None:
                yield from self.compare_field(where, field, other)
            elif not _is_implied(path, right, right_prefixes):
                yield self.found(where, "field", field.facts.name, field.facts.line, None, 0)
        for path, field in right.items():
            if path not in left and not _is_implied(path, left, left_prefixes):
                where = ".".join((section, *path))
                yield self.found(where, "field", None, 0, field.facts.name, field.facts.line)

    def compare_field(self, where: str, left: _Field, right: _Field) -> Iterator[Contradiction]:
        ours, theirs = left.facts.type, right.facts.type
        if ours and theirs and not _same_type(left, right):
            yield self.found(where, "type", ours.value, ours.line, theirs.value, theirs.line)
        yield from self.compare_facts(where, left.facts, right.facts, _FIELD_FACTS)
        first, second = (_values(field.facts) for field in (left, right))
        if first and second and first.keys() != second.keys():
            yield self.found(
                where,
                "enum",
                list(first.values()),
                left.facts.enum[0].line,
                list(second.values()),
                right.facts.enum[0].line,
            )

    def compare_facts(
        self, where: str, left: object, right: object, names: tuple[str, ...]
    ) -> Iterator[Contradiction]:
        for name in names:
            ours: Fact[Any] | None = getattr(left, name)
            theirs: Fact[Any] | None = getattr(right, name)
            if ours is None or theirs is None or not (ours.certain and theirs.certain):
                continue
            if _word(ours.value) != _word(theirs.value):
                yield self.found(
                    where or name, name, ours.value, ours.line, theirs.value, theirs.line
                )

    def found(
        self, where: str, fact: str, page: Any, page_line: int, definition: Any, line: int
    ) -> Contradiction:
        """Return a contradiction; a document that lacks the field is shown at its action."""
        return Contradiction(
            self.page.action.value,
            where,
            fact,
            page,
            self.page.path,
            page_line or self.page.action.line,
            definition,
            self.definition.path,
            line or self.definition.action.line,
        )


def _flat(fields: tuple[FieldFacts, ...], structs: tuple[StructFacts, ...]) -> dict[_Path, _Field]:
    """Return the fields of a section and of the structs in it, by their paths without indices."""
    by_name = {struct.name: struct for struct in structs}
    flat: dict[_Path, _Field] = {}
    waiting: list[tuple[FieldFacts, _Path, frozenset[str]]] = [
        (field, (), frozenset()) for field in reversed(fields) if field.name not in _SELECTORS
    ]
    while waiting and len(flat) < _MAX_FIELDS:
        field, parents, around = waiting.pop()
        parts = field.name.split(".")
        path = (*parents, *(part for part in parts if not is_index(part)))
        flat.setdefault(path, _Field(field, is_array=is_index(parts[-1])))
        type_ = _parsed(field.type.value) if field.type else None
        struct = by_name.get(type_.struct_name) if type_ else None
        if struct and struct.name not in around and len(path) < _MAX_DEPTH:
            inside = around | {struct.name}
            waiting += [(inner, path, inside) for inner in reversed(struct.fields)]
    return flat


def _prefixes(flat: dict[_Path, _Field]) -> set[_Path]:
    return {path[:length] for path in flat for length in range(1, len(path))}


def _is_implied(path: _Path, flat: dict[_Path, _Field], prefixes: set[_Path]) -> bool:
    """Return whether the other document has fields in this one, or does not list its fields."""
    around = (flat.get(path[:length]) for length in range(1, len(path)))
    return path in prefixes or any(field is not None and _is_opaque(field) for field in around)


def _is_opaque(field: _Field) -> bool:
    """Return whether a document names a field without the fields in it."""
    facts = field.facts
    if facts.type is None or any(doubt.what in {"type", "fields"} for doubt in facts.unknown):
        return True
    type_ = _parsed(facts.type.value)
    return type_ is None or type_.kind == "map"


def _same_type(left: _Field, right: _Field) -> bool:
    pair: list[Type | str] = []
    any_width = False
    for field in (left, right):
        stated = field.facts.type
        assert stated is not None
        type_ = _parsed(stated.value)
        if not stated.certain:
            if type_ is None or not stated.value.endswith("Integer"):
                return True  # the document can be read in another way
            any_width = True
        if type_ and field.is_array and type_.kind != "array":
            type_ = Type("array", type_)
        pair.append(type_ if type_ else stated.value)
    first, second = (_plain(each, any_width=any_width) for each in pair)
    return first == second


def _plain(type_: Type | str, *, any_width: bool) -> Type | str:
    """Return a type without the name of its struct and, on request, without the width."""
    if isinstance(type_, str):
        return type_
    if any_width and type_.is_integer:
        return Type("long")
    item = _plain(type_.item, any_width=any_width) if type_.item else None
    assert not isinstance(item, str)
    return replace(type_, item=item, struct=_ANY if type_.struct else "")


def _parsed(word: str) -> Type | None:
    try:
        return parse_type(word)
    except ValueError:
        return None


def _values(field: FieldFacts) -> dict[str, Any]:
    """Return the enum, by what is compared; nothing if it may be incomplete."""
    if any(doubt.what == "enum" for doubt in field.unknown):
        return {}
    if not all(each.certain for each in field.enum):
        return {}
    return {_word(each.value.value): each.value.value for each in field.enum}


def _word(value: object) -> str:
    """Return what is compared of a value: pages write numbers, and truth, as words."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _shown(value: object) -> str:
    if value is None:
        return "no such field"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
