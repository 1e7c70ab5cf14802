"""Rows of a table become fields, still without the names of their structs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, cast

from volcgen.changes.facts import Fact, FieldFacts, In, Unknown
from volcgen.changes.pages.blocks import Cell, Line, Row, Table, Unreadable
from volcgen.changes.pages.columns import Role, lists_fields, read_required, roles_of
from volcgen.changes.pages.enums import marked_default, read_enum, read_enum_table
from volcgen.changes.pages.inline import bare, tidy
from volcgen.changes.pages.limits import Limits, read_limits
from volcgen.changes.pages.type_words import TypeWord, UnknownTypeError, read_type
from volcgen.changes.pages.values import cell_value, typed

_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-\[\]]{0,120}")
_MARKERS: Final = re.compile(r"(?:&nbsp;|&emsp;|[\s\u00a0\u2002\u2003\u3000>\-+└├∟»│─—·•.]){0,40}")
_NOTE: Final = re.compile(r"\s*[(（【\[]([^()（）]{0,80})[)）】\]]$")
_MAX_TEXT: Final = 3000
_MAX_LINES: Final = 300
_LOCATIONS: Final[dict[str, In]] = {
    "query": "query",
    "body": "body",
    "header": "header",
    "headers": "header",
}


@dataclass(frozen=True, slots=True)
class RawField:
    """A field as its row gives it, with the fields that are nested below it."""

    name: str
    line: int
    row: Row
    roles: dict[Role, tuple[int, ...]]
    type_: TypeWord | None
    type_problem: str
    note: str
    marks_required: bool
    children: tuple[RawField, ...] = ()

    def cell(self, role: Role) -> Cell:
        """Return the cell of a role; all its columns together if there are several."""
        cells = [self.row.cells[column] for column in self.roles.get(role, ())]
        lines = tuple(line for cell in cells for line in cell.lines)
        return Cell(lines, any(cell.broken for cell in cells))

    @property
    def is_generic(self) -> bool:
        """Whether the type contains a struct that has no name."""
        return self.type_ is not None and self.type_.has_fields and not self.type_.innermost.struct


def read_fields(table: Table) -> tuple[RawField, ...]:
    """Return the fields of a table, nested as the rows are indented; raise Unreadable."""
    if table.problem is not None:
        raise table.problem
    roles = roles_of(table.header)
    if not lists_fields(roles):
        raise Unreadable("the table has no column of names or of types", table.line)
    marks = table.marks_required and any(
        read_required(row.cells[column].text)
        for row in table.rows
        for column in roles.get("required", ())
    )
    return _nested([_raw(row, roles, marks) for row in table.rows if not _is_label(row, roles)])


def _is_label(row: Row, roles: dict[Role, tuple[int, ...]]) -> bool:
    """Return whether a row is only a heading for the rows below it."""
    first = roles["name"][0]
    text = bare(row.cells[first].text)
    others = any(cell.text for index, cell in enumerate(row.cells) if index != first)
    return not others and bool(text) and not _NAME.fullmatch(text)


def _raw(row: Row, roles: dict[Role, tuple[int, ...]], marks_required: bool) -> RawField:
    cell = row.cells[roles["name"][0]]
    text = bare(cell.text.replace("\n", " "))
    lead = _MARKERS.match(text)
    width = lead.end() if lead else 0
    note = _NOTE.search(text[width:])
    name = text[width : width + note.start()] if note else text[width:]
    name = name.rstrip("*").strip()
    if not _NAME.fullmatch(name):
        shown = text[:40] or "nothing"
        raise Unreadable(
            f"expected the name of a field in the first column, found `{shown}`", row.line
        )
    type_: TypeWord | None = None
    problem = ""
    try:
        if "type" not in roles:
            raise UnknownTypeError("the table has no column of types")
        type_ = read_type(row.cells[roles["type"][0]].text)
    except UnknownTypeError as error:
        problem = str(error)
    row = replace(row, width=row.width or width)
    return RawField(
        name, row.line, row, roles, type_, problem, note[1] if note else "", marks_required
    )


def _nested(flat: Sequence[RawField]) -> tuple[RawField, ...]:
    """Return the fields as a tree; a row belongs to the last row that is indented less."""
    top: list[RawField] = []
    stack: list[tuple[int, RawField, list[RawField]]] = []

    def close(width: int) -> None:
        while stack and stack[-1][0] >= width:
            _, field, children = stack.pop()
            if children:
                field = replace(field, children=tuple(children))
            (stack[-1][2] if stack else top).append(field)

    for field in flat:
        width = field.row.width
        close(width)
        if stack and not (stack[-1][1].type_ and stack[-1][1].type_.has_fields):
            parent = stack[-1][1].name
            raise Unreadable(
                f"`{field.name}` is nested below `{parent}`, which is not a struct", field.line
            )
        stack.append((width, field, []))
    close(-1)
    _refuse_duplicates(top)
    return tuple(top)


def _refuse_duplicates(fields: Sequence[RawField]) -> None:
    seen: dict[str, int] = {}
    for field in fields:
        if field.name in seen:
            first = seen[field.name]
            raise Unreadable(f"`{field.name}` is listed twice; first in line {first}", field.line)
        seen[field.name] = field.line
        _refuse_duplicates(field.children)


def facts_of(
    raw: RawField,
    type_: Fact[str] | None,
    unknown: Sequence[Unknown],
    location: In,
    values: Mapping[str, Table],
) -> FieldFacts:
    """Return all facts of a row; `type_` has the name of the struct, `values` tables of enums."""
    described = _described(raw)
    doubts = list(unknown)
    if raw.type_ is None:
        doubts.append(Unknown("type", raw.type_problem, raw.line))
    enumeration = read_enum(described, raw.type_)
    general = tuple(line for line in described.lines if line not in enumeration.items)
    limits = read_limits(raw.name, Cell(general), raw.type_)
    _from_columns(raw, limits)
    if not enumeration.values and raw.name in values:
        enumeration = read_enum_table(values[raw.name], raw.type_)
    if not enumeration.values and raw.cell("range").lines:
        enumeration = read_enum(_prefixed("取值", raw.cell("range")), raw.type_)
    if "default" not in limits.facts and (marked := marked_default(enumeration.values)):
        limits.facts["default"] = marked
    doubts.extend(limits.unknown)
    if enumeration.unknown is not None:
        doubts.append(enumeration.unknown)
    required, doubt = _required(raw)
    example, lost = _example(raw)
    doubts.extend(item for item in (doubt, lost) if item is not None)
    facts: dict[str, Any] = limits.facts
    return FieldFacts(
        raw.name,
        raw.line,
        type_,
        required,
        example=example,
        enum=enumeration.values,
        description=described.text,
        unknown=tuple(doubts),
        location=_location(raw) or location,
        **facts,
    )


def _described(raw: RawField) -> Cell:
    cell = raw.cell("description")
    lines = tuple(Line(line.text[:_MAX_TEXT], line.number) for line in cell.lines[:_MAX_LINES])
    if raw.note:
        lines = (Line(raw.note, raw.line), *lines)
    return Cell(lines, cell.broken)


def _required(raw: RawField) -> tuple[Fact[bool] | None, Unknown | None]:
    cell = raw.cell("required")
    if not cell.text:
        # Pages with marks leave out the mark of an optional field.
        return (Fact(False, raw.line, certain=False) if raw.marks_required else None), None
    value = read_required(bare(cell.text))
    if value is not None:
        return Fact(value, raw.line), None
    return None, Unknown("required", f"`{tidy(cell.text)[:40]}` is neither yes nor no", raw.line)


def _example(raw: RawField) -> tuple[Fact[str] | None, Unknown | None]:
    cell = raw.cell("example")
    value = cell_value(cell.text)
    if value is not None:
        return Fact(value, cell.lines[0].number), None
    if cell.broken:
        return None, Unknown("example", "the content of the cell is lost", raw.line)
    return None, None


def _from_columns(raw: RawField, limits: Limits) -> None:
    """Add the limits that have columns of their own."""
    column = cell_value(raw.cell("default").text)
    if column is not None and (value := typed(column, raw.type_)) is not None:
        limits.facts["default"] = Fact(value, raw.line)
    for role, lead in (("range", "取值范围 "), ("length", "最大长度 "), ("unit", "单位 ")):
        cell = raw.cell(cast(Role, role))
        if cell_value(cell.text) is None:
            continue
        more = read_limits(raw.name, _prefixed(lead, cell), raw.type_)
        for what, fact in more.facts.items():
            limits.facts.setdefault(what, fact)
        limits.unknown.extend(more.unknown)


def _prefixed(lead: str, cell: Cell) -> Cell:
    first, *others = cell.lines
    return Cell((Line(f"{lead}{first.text}", first.number), *others), cell.broken)


def _location(raw: RawField) -> In | None:
    return _LOCATIONS.get(bare(raw.cell("location").text).casefold())
