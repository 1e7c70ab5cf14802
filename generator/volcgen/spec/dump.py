"""Converts the linked spec to plain data for other tools, in the terms of the documents."""

from __future__ import annotations

from typing import Any

from volcgen.spec.definitions import (
    Action,
    Deprecated,
    EnumSpec,
    Errors,
    FieldSpec,
    Service,
    StructSpec,
)
from volcgen.spec.files import Spec


def dump(spec: Spec) -> dict[str, Any]:
    """Return the service, the actions with all of their fields, the structs, enums and errors."""
    service = spec.service.node
    return {
        "service": {
            "name": service.service,
            "version": service.version,
            "signing_name": service.signing_name,
            "regions": service.regions.hosts,
            "default_region": service.regions.default,
        },
        "actions": [_action(spec, file.node) for file in spec.actions],
        "structs": {
            name: _fields(spec, struct.fields) for name, struct in spec.structs.node.structs.items()
        },
        "enums": {
            name: {"type": enum.type, "values": _enum(spec, name)}
            for name, enum in spec.structs.node.enums.items()
        },
        "at_least_one_of": {
            name: list(struct.at_least_one_of)
            for name, struct in spec.structs.node.structs.items()
            if struct.at_least_one_of
        },
        "errors": {
            code: error.model_dump(exclude_none=True)
            for code, error in spec.errors.node.errors.items()
        },
        "evidence": {
            "service": _evidence(service),
            "errors": _evidence(spec.errors.node),
            "structs": {n: _evidence(s) for n, s in spec.structs.node.structs.items()},
            "enums": {n: _evidence(e) for n, e in spec.structs.node.enums.items()},
        },
    }


def _action(spec: Spec, action: Action) -> dict[str, Any]:
    return {
        "name": action.action,
        "group": spec.group_of(action.action),
        "doc_id": action.doc,
        "access": action.access,
        "qps": action.qps,
        "rate_limit": (
            action.rate_limit.model_dump(exclude_none=True) if action.rate_limit else None
        ),
        "labels": {name: list(values) for name, values in action.labels.items()},
        "idempotency_field": action.idempotency_field,
        "idempotency_derived": (
            action.idempotency_derived.model_dump() if action.idempotency_derived else None
        ),
        "failures": action.failures.model_dump() if action.failures else None,
        "paging": action.paging.model_dump(exclude_none=True) if action.paging else None,
        "conditions": [condition.model_dump(exclude_none=True) for condition in action.conditions],
        "errors": list(action.errors),
        "summary": action.summary.model_dump(),
        "description": action.description.model_dump() if action.description else None,
        "request": _fields(spec, spec.request_fields(action)),
        "result": _fields(spec, action.result),
        "open_result": action.open_result,
        "deprecated": _deprecated(action.deprecated),
        "examples": action.examples.model_dump(),
        "evidence": _evidence(action),
    }


def _evidence(node: Action | Service | Errors | StructSpec | EnumSpec) -> list[dict[str, Any]]:
    return [entry.model_dump() for entry in node.evidence]


def _fields(spec: Spec, fields: dict[str, FieldSpec]) -> list[dict[str, Any]]:
    return [
        {
            "name": wire,
            "type": field.type,
            "required": field.required,
            "default": field.default,
            "min": field.min,
            "max": field.max,
            "max_length": field.max_length,
            "max_items": field.max_items,
            "enum": _enum(spec, field.enum) if field.enum else None,
            "enum_name": field.enum,
            "unit": field.unit,
            "string_alternative_of": field.string_alternative_of,
            "aliases": list(field.aliases),
            "also_types": list(field.also_types),
            "sensitive": field.sensitive,
            "deprecated": _deprecated(field.deprecated),
            "example": field.example,
            "description": field.description.model_dump(),
        }
        for wire, field in fields.items()
    ]


def _enum(spec: Spec, name: str) -> list[dict[str, Any]]:
    values = spec.structs.node.enums[name].values
    return [
        {
            "name": label,
            "value": item.value,
            "deprecated": _deprecated(item.deprecated),
            "description": item.description.model_dump(),
        }
        for label, item in values.items()
    ]


def _deprecated(deprecated: Deprecated | None) -> dict[str, Any] | None:
    return None if deprecated is None else deprecated.model_dump()
