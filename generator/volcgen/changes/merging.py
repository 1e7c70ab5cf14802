"""Several definitions of one action as one: each adds what the others do not state.

The command line's metadata of a service is in three files, none of which is complete. A fact that is
certain goes before one that is not, and one of the first definition before the others'; what they
contradict each other in is reported. Structs are paired by the fields that lead to them, because each
file has names of its own.

All lines are those of the first definition: a fact of another one has the line of its field there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import Any, Final, TypeVar

from volcgen.changes.facts import ActionFacts, EnumValue, Fact, FieldFacts, StructFacts, Unknown
from volcgen.changes.tables import parsed

_ACTION_FACTS: Final = (
    "version", "method", "encoding", "service", "host", "qps", "request_example", "result_example",
)  # fmt: skip
_FIELD_FACTS: Final = (
    "required", "default", "example", "min", "max", "max_length", "max_items", "unit",
)  # fmt: skip
_Rows = tuple[FieldFacts, ...]
T = TypeVar("T")


def merged(definitions: Sequence[ActionFacts]) -> ActionFacts:
    """Return the facts of all definitions of an action, at the path of the first."""
    return reduce(lambda first, second: _Merge(first, second).action(), definitions)


@dataclass
class _Merge:
    first: ActionFacts
    second: ActionFacts
    structs: dict[str, StructFacts] = field(init=False)
    """The structs of the result by name: those of the first, and what the second adds."""
    waiting: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """Structs of the result, and those of the second that are the same."""
    done: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    copies: dict[str, str] = field(default_factory=dict[str, str])
    """Names in the result of structs that only the second has."""

    def __post_init__(self) -> None:
        self.structs = {struct.name: struct for struct in self.first.structs}

    def action(self) -> ActionFacts:
        first, second = self.first, self.second
        line = first.action.line
        facts: dict[str, Any] = {
            key: _better(getattr(first, key), getattr(second, key), line) for key in _ACTION_FACTS
        }
        request = self._rows(first.request, second.request, line)
        result = self._rows(first.result, second.result, line)
        others = {struct.name: struct for struct in second.structs}
        while self.waiting:
            name, other = self.waiting.pop(0)
            # A file may name a struct without listing its fields.
            struct = self.structs.get(name) or StructFacts(name, line, ())
            if other in others:
                rows = self._rows(struct.fields, others[other].fields, struct.line)
                self.structs[name] = replace(struct, fields=rows)
        if first.method is None and second.method is not None:
            places = {row.name: row.location for row in second.request}
            request = tuple(
                replace(row, location=places.get(row.name, row.location)) for row in request
            )
        return replace(
            first,
            **facts,
            request=request,
            result=result,
            structs=tuple(struct for struct in self.structs.values() if struct.fields),
            errors=first.errors or tuple(replace(it, line=line) for it in second.errors),
            unknown=_left(first.unknown, second.unknown),
        )

    def _rows(self, rows: _Rows, others: _Rows, line: int) -> _Rows:
        by_name = {row.name: row for row in others}
        names = {row.name for row in rows}
        return (
            *(self._row(row, by_name[row.name]) if row.name in by_name else row for row in rows),
            *(self._row(_blank(row, line), row) for row in others if row.name not in names),
        )

    def _row(self, row: FieldFacts, other: FieldFacts) -> FieldFacts:
        line = row.line
        facts: dict[str, Any] = {
            key: _better(getattr(row, key), getattr(other, key), line) for key in _FIELD_FACTS
        }
        facts["type"] = self._type(row.type, other.type, line)
        if not row.enum:
            facts["enum"] = tuple(Fact(_value(it), line, it.certain) for it in other.enum)
        stated = {key for key, fact in facts.items() if key != "enum" and fact is not None}
        if row.enum or other.enum:
            stated.add("enum")
        doubts = [*row.unknown, *(replace(it, line=line) for it in other.unknown)]
        unknown = {it.what: it for it in reversed(doubts) if it.what not in stated}
        words = row.description or other.description
        return replace(row, **facts, description=words, unknown=tuple(unknown.values()))

    def _type(
        self, first: Fact[str] | None, second: Fact[str] | None, line: int
    ) -> Fact[str] | None:
        chosen = _better(first, second, line)
        if chosen is None:
            return None
        old, new = _struct(first), _struct(second)
        if new:
            name = old or self._copy_of(new, line)
            if (name, new) not in self.done:
                self.done.add((name, new))
                self.waiting.append((name, new))
            chosen = _renamed(chosen, new, name) if chosen.value != _word(first) else chosen
        return chosen

    def _copy_of(self, other: str, line: int) -> str:
        """Return the name in the result of a struct that the first lacks."""
        if other not in self.copies:
            name, number = other, 1
            while name in self.structs:
                number += 1
                name = f"{other}{number}"
            self.copies[other] = name
            self.structs[name] = StructFacts(name, line, ())
        return self.copies[other]


def _better(first: Fact[T] | None, second: Fact[T] | None, line: int) -> Fact[T] | None:
    if second is None or (first is not None and (first.certain or not second.certain)):
        return first
    return replace(second, line=line)


def _value(fact: Fact[EnumValue]) -> EnumValue:
    return fact.value


def _blank(row: FieldFacts, line: int) -> FieldFacts:
    return FieldFacts(row.name, line, location=row.location)


def _word(fact: Fact[str] | None) -> str | None:
    return fact.value if fact is not None else None


def _struct(fact: Fact[str] | None) -> str:
    type_ = parsed(fact.value) if fact is not None else None
    return type_.struct_name if type_ is not None else ""


def _renamed(fact: Fact[str], old: str, new: str) -> Fact[str]:
    prefix = fact.value.removesuffix(old)
    return replace(fact, value=f"{prefix}{new}") if prefix != fact.value else fact


def _left(first: Iterable[Unknown], second: Iterable[Unknown]) -> tuple[Unknown, ...]:
    """Return what both definitions leave open; one states what only the other leaves open."""
    others = {doubt.what for doubt in second}
    return tuple(doubt for doubt in first if doubt.what in others)
