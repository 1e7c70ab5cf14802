"""Rules for structs.yaml."""

from __future__ import annotations

from collections.abc import Iterator

from volcgen.problems import Problem, did_you_mean, only_match
from volcgen.spec.definitions import StructSpec
from volcgen.spec.document import KeyPath
from volcgen.spec.files import Spec
from volcgen.spec.lint import fields
from volcgen.spec.lint.values import mismatches
from volcgen.spec.placeholders import is_placeholder
from volcgen.spec.types import parse_type


def check(spec: Spec) -> Iterator[Problem]:
    file = spec.structs
    for name, struct in file.node.structs.items():
        yield from fields.check(spec, file, ("structs", name, "fields"), struct.fields)
        yield from _at_least_one(spec, name, struct)
    yield from _enums(spec)
    yield from _cycles(spec)


def _at_least_one(spec: Spec, name: str, struct: StructSpec) -> Iterator[Problem]:
    document = spec.structs.document
    here: KeyPath = ("structs", name, "at_least_one_of")
    if len(struct.at_least_one_of) == 1:
        yield Problem("L225", "a choice needs two or more fields", document.at(here, key=True))
    for place, wire in enumerate(struct.at_least_one_of):
        field = struct.fields.get(wire)
        at = document.at((*here, place))
        if field is None:
            help_ = f"{did_you_mean(wire, struct.fields)}name a field of the struct"
            message = f"unknown field `{wire}`"
            optional = [name for name, other in struct.fields.items() if not other.required]
            yield Problem("L225", message, at, help_, instead=only_match(wire, optional))
        elif field.required:
            yield Problem(
                "L225", f"`{wire}` is required", at, "make it optional, or remove it here"
            )


def _enums(spec: Spec) -> Iterator[Problem]:
    file = spec.structs
    for name, enum in file.node.enums.items():
        seen: dict[str | int, str] = {}
        for label, item in enum.values.items():
            where: KeyPath = ("enums", name, "values", label, "value")
            at = file.document.at(where)
            if is_placeholder(label):
                named = file.document.at(where[:-1], key=True)
                message = f"the name of the value `{item.value}` is a placeholder"
                yield Problem("L242", message, named, "name the value")
            for mismatch in mismatches(item.value, parse_type(enum.type), spec):
                yield Problem("L208", mismatch.message, at, mismatch.help, instead=mismatch.instead)
            if item.value in seen:
                first = file.document.at(("enums", name, "values", seen[item.value], "value"))
                yield Problem("L221", f"`{item.value}` occurs twice in {name}", at, also=first)
            seen.setdefault(item.value, label)


def _cycles(spec: Spec) -> Iterator[Problem]:
    """Check that no struct requires itself, because it could not be constructed."""
    needs: dict[str, dict[str, str]] = {}  # struct → the struct it needs → by which field
    for name, struct in spec.structs.node.structs.items():
        for wire, field in struct.fields.items():
            if field.required and field.type.startswith("Object of "):
                needs.setdefault(name, {}).setdefault(field.type.removeprefix("Object of "), wire)
    done: set[str] = set()
    for start in needs:
        path: list[str] = []
        stack: list[tuple[str, int]] = [(start, 0)]
        while stack:
            name, depth = stack.pop()
            del path[depth:]
            if name in path:
                circle = path[path.index(name) :]
                where: KeyPath = ("structs", circle[-1], "fields", needs[circle[-1]][name], "type")
                message = f"these structs require each other: {' → '.join([*circle, name])}"
                yield Problem("L204", message, spec.structs.document.at(where))
                done.update(circle)
                continue
            if name in done:
                continue
            path.append(name)
            stack += [(other, depth + 1) for other in needs.get(name, {})]
        done.add(start)
        done.update(path)
