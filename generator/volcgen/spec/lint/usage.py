"""Structs and enums: each is used, and none says again what another says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from volcgen.problems import Problem
from volcgen.spec.definitions import StructSpec
from volcgen.spec.lint.evidence import decided
from volcgen.spec.reach import reached, struct_names

if TYPE_CHECKING:
    from volcgen.spec.load import Spec


def check(spec: Spec) -> Iterator[Problem]:
    yield from _unused(spec)
    yield from _twins(spec)


def _unused(spec: Spec) -> Iterator[Problem]:
    node, document = spec.structs.node, spec.structs.document
    start = [spec.service.node.client_parameters]
    for file in spec.actions:
        start += [file.node.request, file.node.result]
    used = reached(spec, start)
    everything = [*start, *(struct.fields for struct in node.structs.values())]
    fields = [field for some in everything for field in some.values()]
    # A name that leads nowhere may have meant what seems unused; it is a problem of its own.
    if {name for field in fields for name in struct_names(field)} <= node.structs.keys():
        for name in node.structs.keys() - used:
            at = document.at(("structs", name), key=True)
            yield Problem("L234", f"no action leads to the struct `{name}`", at)
    named = {field.enum for field in fields if field.enum is not None}
    if named <= node.enums.keys():
        for name in node.enums.keys() - named:
            at = document.at(("enums", name), key=True)
            yield Problem("L234", f"no field has the enum `{name}`", at)


def _twins(spec: Spec) -> Iterator[Problem]:
    seen: dict[frozenset[tuple[str, str]], str] = {}
    structs, document = spec.structs.node.structs, spec.structs.document
    for name, struct in structs.items():
        shape = frozenset((wire, field.type) for wire, field in struct.fields.items())
        first = seen.setdefault(shape, name)
        if first != name and not (_stands(struct) or _stands(structs[first])):
            at = document.at(("structs", name), key=True)
            also = document.at(("structs", first), key=True)
            message = f"`{name}` has the fields of `{first}`"
            yield Problem("L235", message, at, also=also)


def _stands(struct: StructSpec) -> bool:
    return decided(struct.evidence, "fields")
