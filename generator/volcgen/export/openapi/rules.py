"""Rules between the fields of what is sent, in JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from volcgen.export.openapi.schemas import Schema, alternatives
from volcgen.spec.call_facts import Condition, When
from volcgen.spec.definitions import Action, FieldSpec
from volcgen.spec.files import Spec
from volcgen.spec.types import parse_type

Fields = Mapping[str, FieldSpec]


def rules_of_fields(fields: Fields, at_least_one_of: Sequence[str] = ()) -> list[Schema]:
    """Return the rules for fields with string alternatives, and for fields of which one is needed."""
    pairs = alternatives(fields)
    rules = [_one_of_pair(fields[wire], wire, other) for wire, other in pairs.items()]
    if at_least_one_of:
        rules.append(_some_of(at_least_one_of))
    return rules


def rules_of_request(spec: Spec, action: Action) -> list[Schema]:
    """Return the rules of a request body, with its conditions."""
    fields = spec.request_fields(action)
    conditions = [_condition(spec, fields, condition) for condition in action.conditions]
    return [*rules_of_fields(fields), *conditions]


def _one_of_pair(field: FieldSpec, wire: str, other: str) -> Schema:
    if field.required:
        return {"oneOf": [{"required": [wire]}, {"required": [other]}]}
    return {"not": {"required": [wire, other]}}


def _some_of(wires: Sequence[str]) -> Schema:
    return {"anyOf": [{"required": [wire]} for wire in wires]}


def _condition(spec: Spec, fields: Fields, condition: Condition) -> Schema:
    if condition.require is not None:
        other = alternatives(fields).get(condition.require)
        both = [condition.require, *([other] if other else [])]
        then = _some_of(both) if other else {"required": both}
    else:
        then = {"properties": {condition.limit: {"maximum": condition.max}}}
    return {"if": _case(spec, fields, condition.when), "then": then}


def _case(spec: Spec, fields: Fields, when: When) -> Schema:
    """Return the schema that a request matches in a case; a field that is not sent has its default."""
    path = when.field.split(".")
    last = _field_at(spec, fields, path)
    is_default = last.default is not None and last.default == when.equals
    schema: Schema = {"const": when.equals}
    for wire in reversed(path):
        schema = {"properties": {wire: schema}}
        if not is_default:
            schema["required"] = [wire]
    return schema


def _field_at(spec: Spec, fields: Fields, path: Sequence[str]) -> FieldSpec:
    *outer, last = path
    for wire in outer:
        fields = spec.structs.node.structs[parse_type(fields[wire].type).struct_name].fields
    return fields[last]
