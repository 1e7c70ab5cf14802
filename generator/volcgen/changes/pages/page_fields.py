"""The fields of a page: parameters, result and structs, from its tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from volcgen.changes.facts import Fact, FieldFacts, In, StructFacts, Unknown
from volcgen.changes.pages.blocks import Table, Unreadable
from volcgen.changes.pages.fields import RawField, facts_of
from volcgen.changes.pages.sections import Sections
from volcgen.changes.pages.struct_names import COMMON, NamedTable, Names, last_part, name_structs
from volcgen.changes.pages.type_words import spec_words, with_struct

_ENVELOPE: Final = frozenset(("ResponseMetadata", "Result", "BaseResp", "RequestId"))
_FACTS: Final = (
    "type", "required", "default", "example", "min", "max", "max_length", "max_items", "unit",
)  # fmt: skip


@dataclass(slots=True)
class PageFields:
    """The fields of one action."""

    request: list[FieldFacts] = field(default_factory=list[FieldFacts])
    result: list[FieldFacts] = field(default_factory=list[FieldFacts])
    structs: list[StructFacts] = field(default_factory=list[StructFacts])
    unknown: list[Unknown] = field(default_factory=list[Unknown])


def fields_of(
    sections: Sections, examples: Sequence[Any], action: str, method: str | None
) -> PageFields:
    """Return the fields of a page with all structs named; raise Unreadable."""
    reader = _Reader(name_structs(sections.fields, examples, action), sections.values)
    for table in reader.names.tables:
        reader.add(table, method)
    _unwrap_envelope(reader.out)
    return reader.out


class _Reader:
    def __init__(self, names: Names, values: Mapping[str, Table]) -> None:
        self.names = names
        self.values = values
        self.out = PageFields()
        self.nested: set[str] = set()
        """Structs whose fields are rows below a field."""

    def add(self, table: NamedTable, method: str | None) -> None:
        section = table.section
        if table.part == "result" and section.location == "header":
            return  # headers of a response
        if table.struct:
            made = tuple(self._field(raw, "body") for raw in table.fields)
            if not table.certain:
                made = tuple(map(_without_certainty, made))
            self._add_struct(StructFacts(table.struct, section.table.line, made))
        elif table.part == "request":
            if section.location is None and method is None and not _has_locations(table):
                reason = "the page does not state the method, so parameters may be sent elsewhere"
                self.out.unknown.append(Unknown("in", reason, section.table.line))
            location = section.location or _default_location(table, method)
            self._add_main(table, self.out.request, location)
        else:
            self._add_main(table, self.out.result, "body")

    def _add_main(self, table: NamedTable, into: list[FieldFacts], location: In) -> None:
        if not table.is_main and into:
            reason = "the page has alternative tables for different cases"
            self.out.unknown.append(Unknown(table.part, reason, table.section.table.line))
            into[:] = map(_without_certainty, into)
        known = {made.name for made in into}
        for raw in table.fields:
            is_common = raw.name in COMMON and table.part == "request"
            if raw.name not in known:
                selects = is_common and table.section.location is None
                made = self._field(raw, "query" if selects else location)
                into.append(made if table.is_main else _without_certainty(made))
            elif table.is_main and not is_common:
                raise Unreadable(f"`{raw.name}` is listed in two tables", raw.line)

    def _field(self, raw: RawField, location: In) -> FieldFacts:
        type_, unknown = self._type(raw)
        return facts_of(raw, type_, unknown, location, self.values)

    def _type(self, raw: RawField) -> tuple[Fact[str] | None, tuple[Unknown, ...]]:
        """Return the type of a field in the words of the spec language."""
        type_ = raw.type_
        if type_ is None:
            return None, ()
        certain, doubts = type_.certain, tuple[Unknown, ...]()
        if type_.has_fields:
            name = type_.innermost.struct
            if raw.children:
                name = name or last_part(raw.name)
                self._add_nested(name, raw)
            elif not name:
                name, is_sure = self.names.generic.get(id(raw), ("", True))
                certain = certain and is_sure
            if not name:
                what = "items" if type_.innermost.kind == "array" else "members"
                return None, (_unknown_type(raw, f"the page does not give the {what} of the type"),)
            if name not in self.nested and not self.names.tables_of(name):
                if not type_.innermost.explicit:
                    return None, (_unknown_type(raw, f"the page does not say what `{name}` is"),)
                doubts = (Unknown("fields", f"the page has no table of `{name}`", raw.line),)
            type_ = with_struct(type_, name)
        words = spec_words(type_)
        if words is None:
            return None, (_unknown_type(raw, "the page does not give the items of the type"),)
        return Fact(words, raw.line, certain), doubts

    def _add_nested(self, name: str, raw: RawField) -> None:
        at = len(self.out.structs)
        self.nested.add(name)
        made = tuple(self._field(child, "body") for child in raw.children)
        self._add_struct(StructFacts(name, raw.line, made), at)

    def _add_struct(self, struct: StructFacts, at: int | None = None) -> None:
        """Add a struct; if the page describes it twice, the descriptions must agree."""
        structs = self.out.structs
        for index, other in enumerate(structs):
            if other.name == struct.name:
                if [it.name for it in other.fields] != [it.name for it in struct.fields]:
                    reason = f"`{struct.name}` is described twice, with different fields"
                    raise Unreadable(reason, struct.line)
                pairs = zip(other.fields, struct.fields, strict=True)
                fields = tuple(a if _agree(a, b) else _without_certainty(a) for a, b in pairs)
                structs[index] = replace(other, fields=fields)
                return
        structs.insert(len(structs) if at is None else at, struct)


def _unwrap_envelope(out: PageFields) -> None:
    """Replace the envelope of a reply by the fields of its `Result`."""
    names = {made.name for made in out.result}
    if "Result" not in names or not names <= _ENVELOPE:
        return
    result = next(made for made in out.result if made.name == "Result")
    name = result.type.value.removeprefix("Object of ") if result.type else ""
    struct = next((it for it in out.structs if it.name == name), None)
    if struct is not None:
        out.result = list(struct.fields)
        gone = {struct.name, "ResponseMetadata", "BaseResp"}
        out.structs = [it for it in out.structs if it.name not in gone]
    elif result.type is None or result.type.value.startswith("Object"):
        reason = "the page gives the envelope without the fields of Result"
        out.unknown.append(Unknown("result", reason, result.line))
        out.result = []


def _unknown_type(raw: RawField, reason: str) -> Unknown:
    return Unknown("type", reason, raw.line)


def _agree(a: FieldFacts, b: FieldFacts) -> bool:
    """Return whether two descriptions of a field state the same."""

    def values(made: FieldFacts) -> list[Any]:
        facts: list[Fact[Any] | None] = [
            getattr(made, what) for what in _FACTS if what != "example"
        ]
        return [fact and fact.value for fact in facts] + [it.value.value for it in made.enum]

    return values(a) == values(b)


def _without_certainty(made: FieldFacts) -> FieldFacts:
    changed: dict[str, Any] = {"enum": tuple(replace(it, certain=False) for it in made.enum)}
    for what in _FACTS:
        fact: Fact[Any] | None = getattr(made, what)
        if fact is not None:
            changed[what] = replace(fact, certain=False)
    return replace(made, **changed)


def _has_locations(table: NamedTable) -> bool:
    """Return whether a table states where each of its parameters is sent."""
    is_common = {raw.name for raw in table.fields} <= COMMON
    return is_common or all(raw.cell("location").text for raw in table.fields)


def _default_location(table: NamedTable, method: str | None) -> In:
    """Return where parameters are sent if the page has no heading for it."""
    if method is None and {"Action"} < {raw.name for raw in table.fields}:
        return "query"  # with `Action`, the other parameters of its table
    return "query" if method == "GET" else "body"
