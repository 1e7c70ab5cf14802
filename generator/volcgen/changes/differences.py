"""Compares the facts of a page with the spec, and finds the decisions that explain differences."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from volcgen.changes.facts import ActionFacts, Fact, FieldFacts
from volcgen.changes.tables import Place, Table, parsed, tables, type_of
from volcgen.problems import Location, visible
from volcgen.spec.definitions import Action, EnumSpec, FieldSpec
from volcgen.spec.files import Spec, SpecFile
from volcgen.spec.nodes import Evidence
from volcgen.spec.placeholders import is_placeholder
from volcgen.spec.types import Type
from volcgen.spec.wire import wire_of

_INTEGER: Final = re.compile(r"-?[0-9]{1,40}")
_NUMBER: Final = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?")
_LIMITS: Final = ("min", "max", "max_length", "max_items")


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact of a page that the spec states differently. None means that one of them lacks it."""

    action: str
    where: str
    """Path in the spec file, such as `request.Limit.max`."""
    spec: Any
    spec_at: Location
    page: Any
    page_path: str
    page_line: int
    decided: str | None
    """The reason from `evidence`, if the difference is meant."""
    key: str = ""
    """Key of the field or of the action; empty if the whole field is on one side only."""
    place: Place | None = field(default=None, repr=False)
    """The mapping of the field; None for keys of the action and of the service."""
    name: str = ""
    """Name of the field in the spec, or on the page if it is new."""
    row: FieldFacts | None = field(default=None, repr=False)
    """The row of the page, if it has one."""

    @property
    def message(self) -> str:
        """The two values, and the line of the page."""
        page = f"{visible(self.page_path)}:{self.page_line}"
        where, action = visible(self.where), visible(self.action)
        on_page, in_spec = _shown(self.page), _shown(self.spec)
        if self.where == "action":
            return f"the spec has no action {action}, which is described by {page}"
        if self.key in ("", "enum") and self.page is None:
            what = f"`{where}`" if self.key == "" else f"the value {in_spec} of `{where}`"
            return f"{what} is not on the page of {action} ({page})"
        if self.key in ("", "enum") and self.spec is None:
            what = (
                f"`{where}` ({on_page})" if self.key == "" else f"the value {on_page} of `{where}`"
            )
            return f"the page of {action} has {what} ({page}), the spec does not"
        return f"`{where}` is {in_spec} in the spec, {on_page} on the page of {action} ({page})"

    @property
    def change(self) -> str:
        """The edit that makes the spec agree with the page."""
        page = f"{visible(self.page_path)}:{self.page_line}"
        where = visible(self.where)
        if self.key == "":
            return f"{where}: new, {_shown(self.page)} ({page})"
        if self.key == "enum":
            return f"{where}: new value {_shown(self.page)} ({page})"
        return f"{where}: {_shown(self.spec)} → {_shown(self.page)} ({page})"

    @property
    def is_in_action(self) -> bool:
        """Whether it is in the file of the action, not in a shared one."""
        return self.place is None or self.place.side in ("request", "result")


def _shown(value: Any) -> str:
    if value is None:
        return "not stated"
    return visible(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def differences(spec: Spec, facts: ActionFacts) -> tuple[Difference, ...]:
    """Return every certain fact of a page that the spec states differently, by line of the page."""
    file = next((file for file in spec.actions if file.node.action == facts.action.value), None)
    if file is None:
        at = spec.service.document.at(("groups",), key=True)
        line = facts.action.line
        return (
            Difference(
                facts.action.value, "action", None, at, facts.action.value, facts.path, line, None
            ),
        )
    found = [*_action(spec, file, facts)]
    for table in tables(spec, file, facts):
        found += table_differences(spec, facts, table)
    return tuple(sorted(found, key=lambda d: (d.page_line, d.where)))


def table_differences(spec: Spec, facts: ActionFacts, table: Table) -> Iterator[Difference]:
    """Yield the differences of one table."""
    place = table.place
    rows = {place.named(row.name) or row.name: row for row in table.rows}

    def difference(
        name: str, key: str, fact: Any, value: Any, line: int, decided: str | None
    ) -> Difference:
        path = ".".join(filter(None, (*map(str, place.where), name, key)))
        at = place.at(*filter(None, (name, key)))
        row = rows.get(name)
        return Difference(
            facts.action.value, path, value, at, fact, facts.path, line, decided, key, place, name, row
        )  # fmt: skip

    for name, row in rows.items():
        here = place.fields.get(name)
        if here is None:
            new = row.type.value if row.type is not None else "a field"
            decided = _reason(place.evidence, f"{place.side}.{name}")
            yield difference(name, "", new, None, row.line, decided)
            continue
        for key, fact, value, decided in _keys(spec, place, name, row, here):
            yield difference(name, key, fact.value, value, fact.line, decided)
    if place.side == "client_parameters" or _is_cut(facts, table):
        return
    for name, absent in place.fields.items():
        if name not in rows:
            decided = _reason(place.evidence, f"{place.side}.{name}") or _for_all(spec, absent)
            yield difference(name, "", None, absent.type, table.line, decided)


_Key = tuple[str, Fact[Any], Any, str | None]


def _is_cut(facts: ActionFacts, table: Table) -> bool:
    """Return whether the page shows that it does not list all fields of a table."""
    names = {"fields", table.struct.name if table.struct is not None else table.place.side}
    return any(doubt.what in names for doubt in facts.unknown)


def _keys(spec: Spec, place: Place, name: str, row: FieldFacts, here: FieldSpec) -> Iterator[_Key]:
    path = f"{place.side}.{name}"
    type_ = parsed(here.type)
    stated = type_of(row)
    if row.type is not None and stated is not None and type_ is not None:
        others = filter(None, map(parsed, (here.type, *here.also_types)))
        if not any(_same(stated, other) for other in others):
            yield "type", row.type, here.type, _reason(place.evidence, f"{path}.type", path)
    for key in ("required", "default", *_LIMITS, "unit"):
        fact: Fact[Any] | None = getattr(row, key)
        if fact is None or not fact.certain or not applies(key, stated or type_):
            continue
        if key == "default":
            if here.required:
                continue  # never used, so the spec does not state it
            fact = Fact(as_type(fact.value, stated or type_), fact.line)
        value = getattr(here, key)
        if _json(fact.value) != _json(value):
            yield key, fact, value, _reason(place.evidence, f"{path}.{key}", path)
    yield from _enum(spec, place, path, row, here)


def _enum(spec: Spec, place: Place, path: str, row: FieldFacts, here: FieldSpec) -> Iterator[_Key]:
    type_ = parsed(here.type)
    item = type_.scalar if type_ is not None else None
    facts = {
        _json(fact.value): fact
        for fact in (Fact(as_type(f.value.value, item), f.line) for f in row.enum if f.certain)
    }
    if not facts or not all(f.certain for f in row.enum) or not applies("enum", type_):
        return
    decided = _reason(place.evidence, f"{path}.enum", path)
    enum = spec.structs.node.enums.get(here.enum or "")
    first = next(iter(facts.values()))
    if enum is None:
        values = [fact.value for fact in facts.values()]
        yield "enum", Fact(values, first.line), None, decided
        return

    def same(value: Any) -> str:
        return _json(value).lower() if enum.ignore_case else _json(value)

    known = {same(item.value): label for label, item in enum.values.items()}
    stated = {same(fact.value): fact for fact in facts.values()}
    for value, fact in stated.items():
        if value not in known:
            yield "enum", fact, None, decided
    is_cut = any(doubt.what == "enum" for doubt in row.unknown)
    for value, label in known.items():
        if value not in stated and not is_cut:
            reason = decided or _value_reason(enum, label)
            yield "enum", Fact(None, first.line), enum.values[label].value, reason


def _value_reason(enum: EnumSpec, label: str) -> str | None:
    return _reason(enum.evidence, f"values.{label}", "values")


def _action(spec: Spec, file: SpecFile[Action], facts: ActionFacts) -> Iterator[Difference]:
    wire = wire_of(spec.service.node, file.node)
    if file.node.shared_quota is None:  # a page states the limit, but not who shares it
        yield from _stated(file, facts, "qps", facts.qps, file.node.qps)
    yield from _stated(file, facts, "method", facts.method, wire.method)
    if file.node.version is not None:
        yield from _stated(file, facts, "version", facts.version, wire.version)
    yield from service_differences(spec, facts, file.node)


def service_differences(
    spec: Spec, facts: ActionFacts, action: Action | None = None
) -> Iterator[Difference]:
    """Yield the version and the host of a page, if the service has others.

    A version is not compared with that of the service if the action has its own; so does a new action.
    """
    service = spec.service.node
    if action is not None and action.version is None:
        yield from _stated(spec.service, facts, "version", facts.version, service.version)
    if facts.host is not None:
        hosts = list(service.regions.all_hosts.values())
        host = dataclasses.replace(facts.host, value=bare_host(facts.host.value))
        known = host.value if host.value in hosts else hosts
        yield from _stated(spec.service, facts, "regions.hosts", host, known)


def _stated(
    file: SpecFile[Any], facts: ActionFacts, where: str, fact: Fact[Any] | None, value: Any
) -> Iterator[Difference]:
    if fact is not None and fact.certain and fact.value != value:
        yield Difference(
            facts.action.value, where, value, file.document.at(tuple(where.split("."))),
            fact.value, facts.path, fact.line, _reason(file.node.evidence, where), where,
        )  # fmt: skip


def bare_host(text: str) -> str:
    """Return the host of an address."""
    return text.split("://")[-1].split("/")[0].split("?")[0].strip().lower()


def _reason(evidence: Iterable[Evidence], *wheres: str) -> str | None:
    """Return the reason of the first entry for one of the paths; placeholders do not count."""
    reasons = (e.reason for e in evidence if e.where in wheres and not is_placeholder(e.reason))
    return next(reasons, None)


def _for_all(spec: Spec, absent: FieldSpec) -> str | None:
    """Return the reason for fields that no page has, such as `*.string_alternative_of`."""
    if absent.string_alternative_of is None:
        return None
    return _reason(spec.service.node.evidence, "*.string_alternative_of")


def applies(key: str, type_: Type | None) -> bool:
    """Return whether a key has a meaning for a type."""
    if type_ is None:
        return key in ("required",)
    match key:
        case "min" | "max":
            return type_.is_number
        case "max_length":
            return type_.kind == "string"
        case "max_items":
            return type_.kind in ("array", "map")
        case "unit":
            return type_.is_integer or (type_.item is not None and type_.item.is_integer)
        case "enum":
            item = type_.item if type_.kind == "array" and type_.item is not None else type_
            return item.is_integer or item.kind == "string"
        case _:
            return True


def as_type(value: Any, type_: Type | None) -> Any:
    """Return a value of a page in the type of its field; a page writes all values as text."""
    if type_ is None:
        return value
    if type_.kind == "string" and isinstance(value, bool | int):
        return str(value).lower()
    if not isinstance(value, str):
        return value
    if type_.is_integer and _INTEGER.fullmatch(value):
        return int(value)
    if type_.kind == "double" and _NUMBER.fullmatch(value):
        return float(value)
    if type_.kind == "boolean" and value.lower() in ("true", "false"):
        return value.lower() == "true"
    return value


def _same(one: Type, other: Type) -> bool:
    """Return whether two types are equal, apart from names of structs: their fields are compared."""
    if one.kind != other.kind:
        return False
    if one.kind in ("array", "map"):
        return _same(one.item or Type("string"), other.item or Type("string"))
    return True


def _json(value: Any) -> str:
    """Return the value as JSON, which distinguishes 0 and false."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
