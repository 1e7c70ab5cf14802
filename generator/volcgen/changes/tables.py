"""Pairs the tables of a page with the fields of the spec that they describe.

The documents use one name for structs of different shapes, and the spec has names of its own. So a
struct of a page is paired by the fields that lead to it, never by its name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from volcgen.changes.facts import ActionFacts, FieldFacts, StructFacts
from volcgen.problems import Location
from volcgen.spec.definitions import Action, FieldSpec
from volcgen.spec.document import KeyPath
from volcgen.spec.files import Spec, SpecFile
from volcgen.spec.nodes import Evidence
from volcgen.spec.types import Type, parse_type

ENVELOPE: Final = frozenset(["Action", "Version"])
"""Rows of the query that every call has."""
SIGNATURE: Final = frozenset(
    ["accept", "authorization", "content-type", "host", "x-content-sha256", "x-date",
     "x-security-token"]
)  # fmt: skip
"""Rows of headers that every call has, in lower case."""


@dataclass(frozen=True)
class Place:
    """A mapping of fields in a spec file, and the evidence for them."""

    file: SpecFile[Any]
    where: KeyPath
    fields: Mapping[str, FieldSpec]
    evidence: tuple[Evidence, ...]

    @property
    def side(self) -> str:
        """The key of the mapping; paths of evidence begin with it."""
        return str(self.where[-1])

    @property
    def struct(self) -> str:
        """The struct whose fields they are; empty for those of an action or of the service."""
        return str(self.where[1]) if self.where[0] == "structs" else ""

    def at(self, *path: str) -> Location:
        return self.file.document.at((*self.where, *path))

    def named(self, wire: str) -> str | None:
        """Return the name in the spec of a field that the page may call by an alias."""
        if wire in self.fields:
            return wire
        return next((name for name, field in self.fields.items() if wire in field.aliases), None)


@dataclass(frozen=True)
class Table:
    """The rows of a page, and the fields of the spec that they describe."""

    place: Place
    rows: tuple[FieldFacts, ...]
    struct: StructFacts | None = None
    """The struct of the page; None for a request or a result."""

    @property
    def line(self) -> int:
        return self.struct.line if self.struct is not None else self.rows[0].line


def tables(spec: Spec, file: SpecFile[Action], facts: ActionFacts) -> list[Table]:
    """Return the tables of a page with the parts of the spec that they describe."""
    service, action = spec.service, file.node
    parameters = service.node.client_parameters
    request = own_parameters(facts)
    shared = tuple(row for row in request if row.name in parameters)
    own = tuple(row for row in request if row.name not in parameters)
    evidence = (*service.node.evidence, *action.evidence)
    found = [
        Table(Place(service, ("client_parameters",), parameters, evidence), shared),
        Table(Place(file, ("request",), action.request, action.evidence), own),
        Table(Place(file, ("result",), action.result, action.evidence), facts.result),
    ]
    return with_structs(spec, facts, [table for table in found if table.rows])


def with_structs(spec: Spec, facts: ActionFacts, start: list[Table]) -> list[Table]:
    """Return tables and those of the structs that they lead to."""
    found = list(start)
    for table in found:  # grows
        for pair in _structs_of(spec, facts, table):
            if not any(
                t.struct is pair.struct and t.place.where == pair.place.where for t in found
            ):
                found.append(pair)
    return found


def own_parameters(facts: ActionFacts) -> tuple[FieldFacts, ...]:
    """Return the parameters of an action, without those of the envelope and the signature."""
    return tuple(
        row
        for row in facts.request
        if not (row.location == "query" and row.name in ENVELOPE)
        and not (row.location == "header" and row.name.lower() in SIGNATURE)
    )


def page_struct(
    facts: ActionFacts, name: str, fields: Mapping[str, FieldSpec]
) -> StructFacts | None:
    """Return the struct that a page calls by a name: of several, the one most like the fields."""
    structs = [struct for struct in facts.structs if struct.name == name]

    def likeness(struct: StructFacts) -> int:
        names = {row.name for row in struct.fields}
        return len(names & fields.keys()) - len(names ^ fields.keys())

    return max(structs, key=likeness, default=None)


def struct_place(spec: Spec, name: str) -> Place:
    """Return the place of the fields of a struct."""
    struct = spec.structs.node.structs[name]
    return Place(spec.structs, ("structs", name, "fields"), struct.fields, struct.evidence)


def type_of(row: FieldFacts) -> Type | None:
    """Return the type of a field, if the page states it for certain and in a form that is known."""
    return parsed(row.type.value) if row.type is not None and row.type.certain else None


def parsed(words: str) -> Type | None:
    try:
        return parse_type(words)
    except ValueError:
        return None


def _structs_of(spec: Spec, facts: ActionFacts, table: Table) -> Iterator[Table]:
    for row in table.rows:
        name = table.place.named(row.name)
        type_ = type_of(row)
        if name is None or type_ is None or not type_.struct_name:
            continue
        field = parsed(table.place.fields[name].type)
        if field is None or field.struct_name not in spec.structs.node.structs:
            continue
        place = struct_place(spec, field.struct_name)
        struct = page_struct(facts, type_.struct_name, place.fields)
        if struct is not None and struct.fields:
            yield Table(place, struct.fields, struct)
