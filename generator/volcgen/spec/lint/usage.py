"""Rules for structs and enums: each is used, and none duplicates another."""

from __future__ import annotations

from collections.abc import Iterator

from volcgen.problems import Problem
from volcgen.spec.definitions import StructSpec
from volcgen.spec.files import Spec
from volcgen.spec.lint.evidence import decided
from volcgen.spec.references import referenced_structs, struct_names


def check(spec: Spec) -> Iterator[Problem]:
    for group, node in spec.groups.items():
        if not node.actions:
            at = spec.service.document.at(("groups", group), key=True)
            message = f"the group `{group}` has no actions"
            yield Problem("L234", message, at, "list an action, or remove the group")
    yield from _unused(spec)
    yield from _duplicates(spec)


def _unused(spec: Spec) -> Iterator[Problem]:
    node, document = spec.structs.node, spec.structs.document
    start = [spec.service.node.client_parameters]
    for file in spec.actions:
        start += [file.node.request, file.node.result]
    used = referenced_structs(spec, start)
    everything = [*start, *(struct.fields for struct in node.structs.values())]
    fields = [field for some in everything for field in some.values()]
    # An unknown name may be a misspelt name of an unused struct; it is reported elsewhere.
    if {name for field in fields for name in struct_names(field)} <= node.structs.keys():
        for name in node.structs.keys() - used:
            at = document.at(("structs", name), key=True)
            yield Problem("L234", f"no action uses the struct `{name}`", at)
    named = {field.enum for field in fields if field.enum is not None}
    if named <= node.enums.keys():
        for name in node.enums.keys() - named:
            at = document.at(("enums", name), key=True)
            yield Problem("L234", f"no field uses the enum `{name}`", at)


def _duplicates(spec: Spec) -> Iterator[Problem]:
    seen: dict[frozenset[tuple[str, str]], str] = {}
    structs, document = spec.structs.node.structs, spec.structs.document
    for name, struct in structs.items():
        fields = frozenset((wire, field.type) for wire, field in struct.fields.items())
        first = seen.setdefault(fields, name)
        if first != name and not (_is_justified(struct) or _is_justified(structs[first])):
            at = document.at(("structs", name), key=True)
            also = document.at(("structs", first), key=True)
            message = f"`{name}` has the same fields as `{first}`"
            yield Problem("L235", message, at, also=also)


def _is_justified(struct: StructSpec) -> bool:
    return decided(struct.evidence, "fields")
