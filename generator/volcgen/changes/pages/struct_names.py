"""Gives each table of members the name of its struct: by heading, by link, or by order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import Any, Final

from volcgen.changes.pages.blocks import Unreadable
from volcgen.changes.pages.columns import roles_of
from volcgen.changes.pages.fields import RawField, read_fields
from volcgen.changes.pages.inline import bare
from volcgen.changes.pages.sections import Part, Section, Title
from volcgen.typeguards import is_list, is_mapping, is_tuple

_IDENTIFIER: Final = re.compile(r"(?<![\w.])[A-Z][A-Za-z0-9_]{1,80}(?![\w.])")
_STRUCT_TITLE: Final = re.compile(
    r"(?:(?:结构体|结构|对象|数据结构|参数|object|struct(?:ure)?|type)\s*[:：]?\s*)?"
    r"(?P<name>[A-Z][A-Za-z0-9_]{1,80})"
    r"(?:\s*(?:[(（][^()（）]{0,60}[)）]|[-—:：]\s*[^,，。]{1,40}))?"
    r"\s*(?:的?(?:数据)?(?:结构体?|对象|参数|字段|成员)?(?:说明|描述|定义|列表)?|object|struct(?:ure)?|"
    r"fields?|parameters?|members?|data type|type)(?:如下(?:所示)?)?\s*[:：]?",
    re.IGNORECASE,
)
_NOT_STRUCTS: Final = frozenset(
    ("query", "body", "header", "request", "response", "result", "parameters", "action")
)
_LONGEST_TITLE: Final = 60
_DEEPEST_EXAMPLE: Final = 40
COMMON: Final = frozenset(("Action", "Version"))
"""Parameters that every action has in its query."""


@dataclass(slots=True)
class NamedTable:
    """A table of fields, with what it lists: a struct, parameters or the result."""

    section: Section
    part: Part
    fields: tuple[RawField, ...]
    struct: str = ""
    certain: bool = True
    is_main: bool = False
    """Whether it lists the parameters or the result, as the first of its part."""

    @property
    def has_required(self) -> bool:
        return "required" in roles_of(self.section.table.header)


@dataclass(frozen=True, slots=True)
class Reference:
    """A field whose type contains a struct."""

    name: str
    """Name of the struct, or of the field if the type has none."""
    target: str
    field: RawField

    @property
    def is_generic(self) -> bool:
        return self.field.is_generic


@dataclass(slots=True)
class Names:
    """The tables of a page with their structs."""

    tables: list[NamedTable]
    generic: dict[int, tuple[str, bool]] = field(default_factory=dict[int, tuple[str, bool]])
    """Struct of each field whose type names none, by identity, and whether it is certain."""

    def tables_of(self, struct: str) -> list[NamedTable]:
        return [table for table in self.tables if table.struct == struct]


def name_structs(sections: Sequence[Section], examples: Sequence[Any], action: str) -> Names:
    """Return the tables with their structs; raise Unreadable for one that belongs to nothing."""
    tables = [NamedTable(section, section.part, read_fields(section.table)) for section in sections]
    references = [reference for table in tables for reference in _references(table.fields)]
    referenced = {reference.name for reference in references}
    linked = [reference for reference in references if reference.target]
    for table in tables:
        table.struct = _by_title(table.section, referenced, linked, action)
    _mark_main(tables)
    _ByOrder(tables, examples).name()
    names = Names(tables)
    for reference in references:
        if reference.is_generic and (found := _table_of(reference, tables)) is not None:
            names.generic[id(reference.field)] = (found.struct, found.certain)
    return names


def last_part(name: str) -> str:
    """Return the part of a dotted name after the last dot."""
    return name.rsplit(".", 1)[-1].strip("[]")


def _references(fields: Sequence[RawField]) -> Iterator[Reference]:
    for raw in fields:
        if raw.children:
            yield from _references(raw.children)
        elif raw.type_ is not None and raw.type_.has_fields:
            inner = raw.type_.innermost
            yield Reference(inner.struct or last_part(raw.name), inner.target, raw)


def _by_title(
    section: Section, referenced: Set[str], linked: Sequence[Reference], action: str
) -> str:
    """Return the struct that the titles of a table name, or nothing; the action is not one."""
    not_structs = _NOT_STRUCTS | {action.casefold()}
    for title in reversed(section.titles):
        if name := _by_link(title, linked):
            return name
        text = bare(title.text)
        found: set[str] = set(_IDENTIFIER.findall(text))
        known = found & referenced
        if len(known) == 1 and (title.is_heading or len(text) <= _LONGEST_TITLE):
            return known.pop()
        full = _STRUCT_TITLE.fullmatch(text.strip("#* ")) if title.is_heading else None
        if full and full["name"] in found and full["name"].casefold() not in not_structs:
            return str(full["name"])
    return ""


def _by_link(title: Title, linked: Sequence[Reference]) -> str:
    found: list[str]
    anchors = {anchor.casefold() for anchor in title.anchors}
    for reference in linked:
        if reference.target.casefold() in anchors:
            if not reference.is_generic:
                return reference.name
            found = _IDENTIFIER.findall(bare(title.text))
            return found[0] if len(found) == 1 else reference.name
    return ""


def _mark_main(tables: Sequence[NamedTable]) -> None:
    """Mark the tables that list parameters or the result itself."""
    before: dict[Part, NamedTable] = {}
    has_lost_heading = False
    for table in tables:
        if table.struct:
            continue
        if table.part == "other":
            # A table with the row `Action` lists parameters, also where the heading is lost.
            has_lost_heading |= any(raw.name == "Action" for raw in table.fields)
            if has_lost_heading:
                table.part = "request"
        if table.part not in ("request", "result"):
            continue
        earlier = before.get(table.part)
        follows_common = (
            earlier is not None
            and {raw.name for raw in earlier.fields} <= COMMON
            and earlier.has_required == table.has_required
        )
        is_elsewhere = earlier is None or earlier.section.location != table.section.location
        is_first = table.section.is_first and is_elsewhere  # else it is an alternative
        if is_first or follows_common or (earlier is None and has_lost_heading):
            table.is_main = True
            before[table.part] = table


class _ByOrder:
    """Gives the tables without a title the structs that are still without a table."""

    def __init__(self, tables: Sequence[NamedTable], examples: Sequence[Any]) -> None:
        self.tables = tables
        self.examples = examples
        self.guessed: set[str] = set()
        """Structs whose tables may be in another order."""

    def name(self) -> None:
        named = {table.struct for table in self.tables if table.struct}
        waiting: dict[str, Reference] = {}
        for table in self.tables:
            if not table.struct and not table.is_main:
                open_ = [waiting[name] for name in waiting if name not in named]
                if open_:
                    self._choose(table, open_)
                    named.add(table.struct)
                else:
                    self._without_struct(table)
            for reference in _references(table.fields):
                waiting.setdefault(reference.name, reference)

    def _choose(self, table: NamedTable, open_: Sequence[Reference]) -> None:
        keys = {raw.name for raw in table.fields}
        confirmed = [reference for reference in open_ if self._example_fits(reference, keys)]
        chosen = confirmed[0] if len(confirmed) == 1 else open_[0]
        is_refuted = chosen not in confirmed and any(self._members_of(chosen))
        if is_refuted or (len(open_) > 1 and chosen not in confirmed[:1]):
            self.guessed.update(reference.name for reference in open_)
        table.struct = chosen.name
        table.certain = chosen.name not in self.guessed or len(confirmed) == 1

    def _without_struct(self, table: NamedTable) -> None:
        has_required = any(it.has_required for it in self.tables if it.part == "request")
        if table.part == "request" and has_required and not table.has_required:
            # A copy has lost the heading of the result, whose tables lack this column.
            table.part, table.certain = "result", False
        elif table.part not in ("request", "result"):
            reason = "the table belongs to no request, result or struct that the page names"
            raise Unreadable(reason, table.section.table.line)

    def _example_fits(self, reference: Reference, keys: set[str]) -> bool:
        """Return whether the members of the field in an example are among `keys`."""
        found = self._members_of(reference)
        return any(len(members & keys) * 5 >= len(members) * 4 for members in found if members)

    def _members_of(self, reference: Reference) -> Iterator[set[str]]:
        return _members(self.examples, last_part(reference.field.name))


def _members(value: Any, key: str, depth: int = 0) -> Iterator[set[str]]:
    """Yield the keys of each object that is the value of `key`, at any depth."""
    if depth > _DEEPEST_EXAMPLE:
        return
    if is_mapping(value):
        for name, inner in value.items():
            if name == key:
                for item in inner if is_list(inner) else [inner]:
                    if is_mapping(item):
                        yield set(item)
            yield from _members(inner, key, depth + 1)
    elif is_list(value) or is_tuple(value):
        for item in value:
            yield from _members(item, key, depth + 1)


def _table_of(reference: Reference, tables: Sequence[NamedTable]) -> NamedTable | None:
    """Return the table of a field whose type names no struct: by name of the field, or by link."""
    wanted = reference.target.casefold()
    for table in tables:
        anchors = {a.casefold() for title in table.section.titles for a in title.anchors}
        if table.struct and (table.struct == reference.name or (wanted and wanted in anchors)):
            return table
    return None
