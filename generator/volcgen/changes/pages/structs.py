"""Names for structs of definitions that nest fields without naming their struct."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from volcgen.changes.facts import FieldFacts, StructFacts

MAX_DEPTH: Final = 16
"""Levels of nesting that are read. The deepest definition seen has 9."""

_NOT_A_NAME: Final = re.compile(r"[^A-Za-z0-9]")


@dataclass(slots=True)
class Structs:
    """The structs found so far. Structs with equal fields share one name."""

    found: dict[str, StructFacts | None] = field(default_factory=dict[str, StructFacts | None])
    """None while the fields of a struct are being read, which ends cycles."""
    reserved: frozenset[str] = frozenset()
    """Names of structs that the document names itself, and may not have been met yet."""

    def name_of(self, parents: tuple[str, ...], line: int, fields: tuple[FieldFacts, ...]) -> str:
        """Return the name of the struct of a field; `parents` are the field and those around it.

        The name is that of the field, preceded by as many parents as keep two structs apart.
        """
        shape = [_shape(each) for each in fields]
        words = [struct_word(parent) for parent in parents]
        names = ["".join(words[-count:]) for count in range(1, len(words) + 1)]
        number = 1
        while True:
            name = names.pop(0) if names else f"{''.join(words)}{(number := number + 1)}"
            if name in self.reserved:
                continue
            other = self.found.get(name)
            if name not in self.found:
                self.found[name] = StructFacts(name, line, fields)
                return name
            if other is not None and [_shape(each) for each in other.fields] == shape:
                return name

    def all(self) -> tuple[StructFacts, ...]:
        """Return the structs in the order in which they were met."""
        return tuple(struct for struct in self.found.values() if struct is not None)


def struct_word(name: str) -> str:
    """Return `name` without what the name of a struct cannot contain."""
    word = _NOT_A_NAME.sub("", name).lstrip("0123456789")
    return word[:1].upper() + word[1:] if word else "Struct"


def _shape(each: FieldFacts) -> tuple[object, ...]:
    """Return what makes two fields the same: all but their lines and descriptions."""
    return (
        each.name,
        each.type and each.type.value,
        each.required and each.required.value,
        tuple(value.value.value for value in each.enum),
        each.min and each.min.value,
        each.max and each.max.value,
        each.max_length and each.max_length.value,
        each.max_items and each.max_items.value,
    )
