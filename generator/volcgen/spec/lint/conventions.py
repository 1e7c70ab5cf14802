"""Conventions of fields: units of times, plural names, examples and defaults."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from volcgen import names
from volcgen.problems import Problem, exact
from volcgen.spec.definitions import FieldSpec
from volcgen.spec.document import Document, KeyPath
from volcgen.spec.files import Spec, SpecFile
from volcgen.spec.lint.evidence import decided
from volcgen.spec.nodes import Evidence
from volcgen.spec.references import referenced_structs
from volcgen.spec.types import Type, parse_type

_TIMES: Final = frozenset(
    ["at", "duration", "expiration", "expire", "expires", "expiry", "time", "timeout", "timestamp",
     "ttl"]
)  # fmt: skip
# Plural words that do not end in `s`.
_PLURALS: Final = frozenset(["data", "ext", "list", "map", "people"])


@dataclass(frozen=True, slots=True)
class _Fields:
    """The fields of one request, result or struct, with its evidence."""

    file: SpecFile[Any]
    where: KeyPath
    fields: dict[str, FieldSpec]
    evidence: tuple[Evidence, ...]
    sent: bool
    """Whether they are part of a request, directly or in a struct."""

    @property
    def document(self) -> Document:
        return self.file.document

    @property
    def is_struct(self) -> bool:
        return self.where[0] == "structs"


def check(spec: Spec) -> Iterator[Problem]:
    for group in _groups(spec):
        for name, field in group.fields.items():
            try:
                type_ = parse_type(field.type)
            except ValueError:
                continue  # reported as L201
            yield from _characters(group, name, field)
            yield from _unit(group, name, field, type_)
            yield from _plural(group, name, field, type_)
            if group.sent:
                yield from _default(group, name, field)
                if not group.is_struct:
                    yield from _example(group, name, field, type_)
    yield from _enum_characters(spec)
    for file in spec.unchecked:
        for side in ("request", "result"):
            if getattr(file.node, side) and getattr(file.node.examples, side) is None:
                message = f"{file.node.action} has a {side} without an example"
                at = file.document.at((side,), key=True)
                yield Problem("L237", message, at, f"add `examples.{side}`")


def _characters(group: _Fields, name: str, field: FieldSpec) -> Iterator[Problem]:
    path = f"{group.where[-1]}.{name}"
    if decided(group.evidence, path):
        return
    help_ = f"retype it, or add `evidence` with `where: {path}` and the source"
    if not is_plain(name):
        at = group.document.at((*group.where, name), key=True)
        yield Problem("L246", unusual(name), at, help_)
    for place, alias in enumerate(field.aliases):
        if not is_plain(alias):
            at = group.document.at((*group.where, name, "aliases", place))
            yield Problem("L246", unusual(alias), at, help_)


def _enum_characters(spec: Spec) -> Iterator[Problem]:
    for name, enum in spec.structs.node.enums.items():
        for label, item in enum.values.items():
            where: KeyPath = ("enums", name, "values", label)
            path = f"values.{label}"
            if decided(enum.evidence, path):
                continue
            help_ = f"retype it, or add `evidence` with `where: {path}` and the source"
            if not is_plain(label):
                at = spec.structs.document.at(where, key=True)
                yield Problem("L246", unusual(label), at, help_)
            if isinstance(item.value, str) and not is_plain(item.value):
                at = spec.structs.document.at((*where, "value"))
                yield Problem("L246", unusual(item.value), at, help_)


def is_plain(name: str) -> bool:
    """Return whether a name has visible characters of ASCII only."""
    return all("!" <= char <= "~" for char in name)


def unusual(name: str) -> str:
    """Return the message about the first other character of a name."""
    char = next(char for char in name if not "!" <= char <= "~")
    shown = f"U+{ord(char):04X} {unicodedata.name(char, '')}".rstrip()
    return f"`{exact(name)}` contains the character {shown}"


def _groups(spec: Spec) -> Iterator[_Fields]:
    service = spec.service
    parameters = service.node.client_parameters
    yield _Fields(service, ("client_parameters",), parameters, service.node.evidence, True)
    for file in spec.unchecked:
        yield _Fields(file, ("request",), file.node.request, file.node.evidence, True)
        yield _Fields(file, ("result",), file.node.result, file.node.evidence, False)
    sent = referenced_structs(spec, [parameters, *(file.node.request for file in spec.actions)])
    for name, struct in spec.structs.node.structs.items():
        where = ("structs", name, "fields")
        yield _Fields(spec.structs, where, struct.fields, struct.evidence, name in sent)


def _unit(group: _Fields, name: str, field: FieldSpec, type_: Type) -> Iterator[Problem]:
    counted = type_.is_integer or (type_.item is not None and type_.item.is_integer)
    if field.unit is not None or not counted or not _is_time(name):
        return
    path = f"{group.where[-1]}.{name}"
    if not decided(group.evidence, path, f"{path}.unit"):
        at = group.document.at((*group.where, name), key=True)
        help_ = f"add `unit`, or `evidence` with `where: {path}.unit` and the reason"
        yield Problem("L233", f"`{name}` is a time without a unit", at, help_)


def _is_time(name: str) -> bool:
    words = names.words(name)
    return bool(words) and (words[-1] in _TIMES or words[0] == "expire")


def _plural(group: _Fields, name: str, field: FieldSpec, type_: Type) -> Iterator[Problem]:
    if (
        type_.kind not in ("array", "map")
        or field.string_alternative_of is not None
        or _is_plural(name)
    ):
        return
    path = f"{group.where[-1]}.{name}"
    if not decided(group.evidence, path):
        at = group.document.at((*group.where, name), key=True)
        help_ = f"correct the name, or add `evidence` with `where: {path}` and the source"
        yield Problem("L236", f"`{name}` is {type_}, but its name is singular", at, help_)


def _is_plural(name: str) -> bool:
    words = [word for word in names.words(name) if word != "str"]
    last = words[-1] if words else "s"
    return last in _PLURALS or (last.endswith("s") and not last.endswith("ss"))


def _default(group: _Fields, name: str, field: FieldSpec) -> Iterator[Problem]:
    if field.required and field.default is not None:
        here = (*group.where, name, "default")
        at = group.document.entry(here)
        yield Problem("L240", f"`{name}` is required, so its default is never used", at, instead="")


def _example(group: _Fields, name: str, field: FieldSpec, type_: Type) -> Iterator[Problem]:
    scalar = type_.kind not in ("array", "map", "object")
    if scalar and field.example is None and field.string_alternative_of is None:
        at = group.document.at((*group.where, name), key=True)
        yield Problem("L238", f"`{name}` has no example", at)
