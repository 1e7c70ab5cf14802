"""Finds the structs that fields refer to. Accepts a spec that has problems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from volcgen.spec.definitions import FieldSpec
from volcgen.spec.files import Spec
from volcgen.spec.types import parse_type


def referenced_structs(spec: Spec, start: Iterable[Mapping[str, FieldSpec]]) -> set[str]:
    """Return the structs that sets of fields refer to, directly or through other structs."""
    structs = spec.structs.node.structs
    found: set[str] = set()
    waiting = list(start)
    while waiting:
        for field in waiting.pop().values():
            for name in struct_names(field):
                if name not in found and name in structs:
                    found.add(name)
                    waiting.append(structs[name].fields)
    return found


def struct_names(field: FieldSpec) -> Iterator[str]:
    """Yield the structs that the types of a field name; ignore invalid types."""
    for text in (field.type, *field.also_types):
        try:
            name = parse_type(text).struct_name
        except ValueError:
            continue  # reported as L201
        if name:
            yield name
