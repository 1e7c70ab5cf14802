"""Which structs sets of fields lead to. Takes a spec that may have problems still."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from volcgen.spec.definitions import FieldSpec
from volcgen.spec.types import parse_type

if TYPE_CHECKING:
    from volcgen.spec.load import Spec


def reached(spec: Spec, start: Iterable[Mapping[str, FieldSpec]]) -> set[str]:
    """The structs that sets of fields lead to, directly or through other structs."""
    structs = spec.structs.node.structs
    found: set[str] = set()
    open_ = list(start)
    while open_:
        for field in open_.pop().values():
            for name in struct_names(field):
                if name not in found and name in structs:
                    found.add(name)
                    open_.append(structs[name].fields)
    return found


def struct_names(field: FieldSpec) -> Iterator[str]:
    """The structs that a field names; a type that cannot be read names none."""
    for words in (field.type, *field.also_types):
        try:
            name = parse_type(words).struct_name
        except ValueError:
            continue  # L201 says so at the field
        if name:
            yield name
