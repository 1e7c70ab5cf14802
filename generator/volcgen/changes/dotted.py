"""Dotted names of documents as arrays and structs: `Tags.N.Key` is `Key` of the items of `Tags`.

Queries and forms send such names. The spec language has the array or the struct, and the name follows
from `encoding`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from volcgen.changes.facts import ActionFacts, Fact, FieldFacts, Unknown
from volcgen.changes.pages.structs import Structs
from volcgen.problems import visible
from volcgen.spec.types import parse_type

_INDEX: Final = frozenset("NnMm")
"""Parts of names that mean any index; definitions use `N`, pages also `M` for the inner one."""
_ARRAY: Final = "Array of "


class DottedNameError(Exception):
    """Dotted names that are neither an array nor a struct; `line` is that of the document."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


def is_index(part: str) -> bool:
    """Return whether a part of a dotted name is the index of an item."""
    return part in _INDEX or (part.isascii() and part.isdigit())


def without_dots(facts: ActionFacts) -> ActionFacts:
    """Return the facts with arrays and structs in place of dotted names; raise DottedNameError.

    Dotted names in a body show that it is a form.
    """
    tables = [facts.request, facts.result, *(struct.fields for struct in facts.structs)]
    if not any(_is_dotted(row.name) for table in tables for row in table):
        return facts
    known = frozenset(struct.name for struct in facts.structs)
    made = Structs(reserved=known)
    join = _Join(made, known)
    sent = next((row for row in facts.request if _is_dotted(row.name)), None)
    encoding = facts.encoding
    if encoding is None and sent is not None and sent.location == "body" and facts.method:
        encoding = Fact("form", sent.line)
    structs = [
        replace(struct, fields=join.rows(struct.fields, (struct.name,))) for struct in facts.structs
    ]
    return replace(
        facts,
        encoding=encoding,
        request=join.rows(facts.request, ()),
        result=join.rows(facts.result, ()),
        structs=(*structs, *made.all()),
    )


def _is_dotted(name: str) -> bool:
    """Return whether a name has parts that can be read; others are refused as names."""
    first, *others = name.split(".")
    return bool(others) and all(others) and bool(first) and not is_index(first)


@dataclass(frozen=True, slots=True)
class _Part:
    """A row below a name: its indices, and the rest of its name."""

    row: FieldFacts
    indices: int
    rest: str


@dataclass(frozen=True, slots=True)
class _Join:
    structs: Structs
    known: frozenset[str]
    """Structs that the document names itself."""

    def rows(self, rows: Iterable[FieldFacts], parents: tuple[str, ...]) -> tuple[FieldFacts, ...]:
        """Return rows with those that share the first part of a dotted name joined."""
        found: dict[str, list[FieldFacts]] = {}
        for row in rows:
            name = row.name.partition(".")[0] if _is_dotted(row.name) else row.name
            found.setdefault(name, []).append(row)
        return tuple(
            row for name, some in found.items() for row in self._joined(name, some, parents)
        )

    def _joined(
        self, name: str, rows: Sequence[FieldFacts], parents: tuple[str, ...]
    ) -> Iterator[FieldFacts]:
        own = [row for row in rows if row.name == name]
        parts = [_part(row, name) for row in rows if row.name != name]
        if not parts:
            yield from own
            return
        first = parts[0]
        for part in parts:
            if part.indices != first.indices:
                reason = f"`{visible(part.row.name)}` and `{visible(first.row.name)}` disagree on whether `{visible(name)}` is an array"
                raise DottedNameError(part.row.line, reason)
        items = [part.row for part in parts if not part.rest]
        inner = [replace(part.row, name=part.rest) for part in parts if part.rest]
        if not inner:
            yield _array(own[0] if own else items[0], name, first.indices)
            return
        around = (*parents, name)
        fields = self.rows(inner, around)
        head = next(iter([*own, *items]), None)
        if head is not None:
            self._check(head)
        struct = self.structs.name_of(around, first.row.line, fields)
        word = _ARRAY * first.indices + struct if first.indices else f"Object of {struct}"
        # Without an index, a row of its own may mean an array.
        is_sure = first.indices > 0 or not own or (own[0].type is not None and own[0].type.certain)
        type_ = Fact(word, first.row.line, certain=is_sure)
        if head is not None:
            unknown = tuple(doubt for doubt in head.unknown if doubt.what not in ("type", "fields"))
            yield replace(head, name=name, type=type_, unknown=unknown)
            return
        doubts = [
            Unknown("required", "the document states it only for its fields", row.line)
            for row in fields
            if row.required is not None and row.required.value
        ]
        row = first.row
        yield FieldFacts(name, row.line, type_, unknown=tuple(doubts[:1]), location=row.location)

    def _check(self, head: FieldFacts) -> None:
        """Raise if the type of a field is stated, and does not have the fields of dotted names."""
        if head.type is None or not head.type.certain:
            return
        try:
            struct = parse_type(head.type.value).struct_name
        except ValueError:
            return
        if not struct:
            reason = f"`{visible(head.name)}` is {head.type.value}, but it has fields"
            raise DottedNameError(head.line, reason)
        if struct in self.known:
            reason = f"the fields of `{visible(head.name)}` are listed twice, as {struct} and with dotted names"
            raise DottedNameError(head.line, reason)


def _part(row: FieldFacts, name: str) -> _Part:
    left = row.name.removeprefix(f"{name}.").split(".")
    indices = 0
    while left and is_index(left[0]):
        indices += 1
        left.pop(0)
    return _Part(row, indices, ".".join(left))


def _array(row: FieldFacts, name: str, depth: int) -> FieldFacts:
    """Return an array of items, whose row has the type of the items or of the array."""
    if row.type is None:
        return replace(row, name=name)
    word = row.type.value
    depth -= word.count(_ARRAY)
    if depth > 0:
        word = _ARRAY * depth + word.removeprefix("Object of ")
    return replace(row, name=name, type=replace(row.type, value=word))
