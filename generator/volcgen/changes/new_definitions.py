"""New fields, structs and enums of a spec, from the rows of a page; texts are placeholders."""

from __future__ import annotations

import dataclasses
import re
from typing import Any, Final

from volcgen import names
from volcgen.changes.differences import applies, as_type, table_differences
from volcgen.changes.draft import Draft
from volcgen.changes.examples import plain_example
from volcgen.changes.facts import ActionFacts, Fact, FieldFacts, StructFacts
from volcgen.changes.tables import (
    Table,
    page_struct,
    parsed,
    struct_place,
    tables,
    type_of,
    with_structs,
)
from volcgen.changes.yaml_text import Flow
from volcgen.exports import RESERVED_CLASSES
from volcgen.spec.files import Spec
from volcgen.spec.placeholders import TODO
from volcgen.spec.types import Type

_NAME: Final = re.compile(r"[A-Z][A-Za-z0-9]*")


def todo_text(spec: Spec) -> Flow:
    """Return a text that a person must write, in the languages of the service."""
    return Flow(dict.fromkeys(spec.service.node.languages, TODO))


class NotStated(Exception):
    """The page does not state what a definition needs; the message says what."""


class Definitions:
    """Adds to a draft what the fields of one page need, and reuses what the spec has."""

    def __init__(self, draft: Draft, facts: ActionFacts) -> None:
        self._draft = draft
        self._text = todo_text(draft.spec)
        self._facts = facts
        self._made: dict[int, str] = {}  # id of a struct of the page → name in the spec
        self.added: list[str] = []
        self.widened: list[FieldFacts] = []
        """Integers whose width is not stated, so that they are Long."""

    def field(self, row: FieldFacts, owner: str, *, sent: bool) -> dict[str, Any]:
        """Return a new field as it is written in a spec file; raise NotStated."""
        type_ = self.type(row, owner)
        found: dict[str, Any] = {"type": str(type_)}
        if enum := self.enum(row, type_, owner):
            found["enum"] = enum
        required = row.required is not None and row.required.certain and row.required.value
        if required:
            found["required"] = True
        for key in ("default", "min", "max", "max_length", "max_items", "unit"):
            fact: Fact[Any] | None = getattr(row, key)
            if fact is not None and fact.certain and applies(key, type_):
                if key == "default" and required:
                    continue  # never used
                found[key] = as_type(fact.value, type_) if key == "default" else fact.value
        if sent and row.example is not None and row.example.certain:
            example = plain_example(row.example.value, type_)
            if example is not None:
                found["example"] = example
        return {**found, "description": self._text}

    def type(self, row: FieldFacts, owner: str) -> Type:
        """Return the type of a row in the names of the spec, with a struct that exists there."""
        stated = type_of(row)
        if stated is None and row.type is not None and is_of_any_width(self._facts, row):
            stated = parsed(row.type.value.replace("Integer", "Long"))
            self.widened.append(row)
        if stated is None:
            raise NotStated("its type is not stated in a form that can be read")
        return self._in_spec(stated, row, owner)

    def enum(self, row: FieldFacts, type_: Type, owner: str) -> str | None:
        """Return the enum with the values of a row, an existing one if possible."""
        if not row.enum or not applies("enum", type_) or not all(fact.certain for fact in row.enum):
            return None
        values = [as_type(fact.value.value, type_.scalar) for fact in row.enum]
        enums = self._draft.spec.structs.node.enums
        for name, enum in enums.items():
            same = {item.value for item in enum.values.values()} == set(values)
            if same and (name == row.name or name in self._enums_of_fields(row.name)):
                return name
        name = self._free_name(row.name, owner)
        kind = {"integer": "Integer", "long": "Long"}.get(type_.scalar.kind, "String")
        labels: dict[str, Any] = {}
        for value in dict.fromkeys(values):
            labels[free_label(value, labels)] = Flow(value=value, description=self._text)
        self._define("enums", name, {"type": kind, "description": self._text, "values": labels})
        self.added.append(f"enum {name}")
        return name

    def _in_spec(self, type_: Type, row: FieldFacts, owner: str) -> Type:
        if type_.item is not None:
            return dataclasses.replace(type_, item=self._in_spec(type_.item, row, owner))
        if type_.kind != "object":
            return type_
        return Type("object", struct=self._struct(type_.struct, row, owner))

    def _struct(self, name: str, row: FieldFacts, owner: str) -> str:
        structs = [struct for struct in self._facts.structs if struct.name == name]
        if len(structs) > 1:  # the documents use the name for several shapes
            raise NotStated(f"the page has several structs with the name {name}")
        struct = page_struct(self._facts, name, {})
        if struct is None or not struct.fields:
            raise NotStated(f"the page does not list the fields of {name}")
        if made := self._made.get(id(struct)):
            return made
        found = self._existing(struct)
        if found is None:
            found = self._add_struct(struct, owner)
        self._made[id(struct)] = found
        return found

    def _existing(self, struct: StructFacts) -> str | None:
        """Return a struct of the spec with the fields of one of the page."""
        spec = self._draft.spec
        paired = [
            table.place.struct
            for file in spec.actions
            if file.node.action == self._facts.action.value
            for table in tables(spec, file, self._facts)
            if table.struct is struct
        ]
        for name in [*paired, struct.name]:
            if name in spec.structs.node.structs and self._fits(struct, name):
                return name
        if paired:
            return paired[0]
        names = {row.name for row in struct.fields}
        for name, known in spec.structs.node.structs.items():
            if known.fields.keys() == names and self._fits(struct, name):
                return name
        return None

    def _fits(self, struct: StructFacts, name: str) -> bool:
        """Return whether a struct of the spec has the same fields, apart from what is decided."""
        spec, facts = self._draft.spec, self._facts
        start = [Table(struct_place(spec, name), struct.fields, struct)]
        return not any(
            difference.decided is None and difference.key in ("", "type")
            for table in with_structs(spec, facts, start)
            for difference in table_differences(spec, facts, table)
        )

    def _add_struct(self, struct: StructFacts, owner: str) -> str:
        name = self._free_name(struct.name, owner)
        self._made[id(struct)] = name  # a struct may contain itself
        fields = {row.name: self.field(row, name, sent=True) for row in struct.fields}
        self._define("structs", name, {"description": self._text, "fields": fields})
        self.added.append(f"struct {name}")
        return name

    def _define(self, section: str, name: str, value: dict[str, Any]) -> None:
        path = self._draft.structs_path
        if section in self._draft.value(path, ()):
            self._draft.add(path, (section, name), value)
        else:
            self._draft.add(path, (section,), {name: value})

    def _free_name(self, wanted: str, owner: str) -> str:
        """Return a name that no struct, enum or action has."""
        spec = self._draft.spec
        node = spec.structs.node
        taken = {*node.structs, *node.enums, *self._made.values()}
        taken |= {file.node.action for file in spec.actions} | {*RESERVED_CLASSES}
        wanted = wanted[:1].upper() + wanted[1:]
        if not _NAME.fullmatch(wanted):
            raise NotStated(f"`{wanted}` cannot be the name of a struct or an enum")
        name, number = wanted, 1
        while name in taken:
            name = f"{owner}{wanted}{'' if number == 1 else number}"
            number += 1
        return name

    def _enums_of_fields(self, wire: str) -> set[str]:
        spec = self._draft.spec
        groups = [side for file in spec.actions for side in (file.node.request, file.node.result)]
        groups += [struct.fields for struct in spec.structs.node.structs.values()]
        return {group[wire].enum or "" for group in groups if wire in group}


def is_of_any_width(facts: ActionFacts, row: FieldFacts) -> bool:
    """Return whether a definition states integers without their width; a Long has all of them."""
    stated = row.type
    is_open = stated is not None and not stated.certain and stated.value.endswith("Integer")
    return is_open and facts.source == "definition"


def free_label(value: Any, taken: Any) -> str:
    """Return the name of an enum value: that of a text, or a placeholder that a person replaces."""
    label = f"{TODO}_{value}".replace("-", "MINUS_") if isinstance(value, int) else ""
    if isinstance(value, str) and re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", value):
        label = names.constant(value)
    if not label or label in taken:
        label = f"{TODO}_VALUE_{len(taken) + 1}"
    return label
