"""Converts the linked spec to plain data for other tools, in the terms of the documents.

The data has everything that the spec has, so `volcgen.changes.dumps` can read it back.
"""

from __future__ import annotations

from typing import Any, Final

from volcgen.spec.definitions import Action, EnumSpec, Errors, FieldSpec, Service, StructSpec
from volcgen.spec.files import Spec

FORMAT: Final = "volcgen dump 1"


def dump(spec: Spec) -> dict[str, Any]:
    """Return the service, the actions with all of their fields, the structs, enums and errors."""
    service = spec.service.node
    return {
        "format": FORMAT,
        "service": {
            "name": service.service,
            "version": service.version,
            "signing_name": service.signing_name,
            "regions": service.regions.hosts,
            "default_region": service.regions.default,
            "host": service.regions.host,
            **service.model_dump(
                mode="json",
                by_alias=True,
                include={
                    "title",
                    "description",
                    "doc",
                    "package",
                    "timeout_s",
                    "quota",
                    "labels",
                    "languages",
                    "method",
                    "encoding",
                },
            ),
            "shared_quotas": {
                name: quota.model_dump(exclude_none=True)
                for name, quota in service.shared_quotas.items()
            },
            "client_parameters": _fields(spec, service.client_parameters),
        },
        "groups": {name: group.model_dump(mode="json") for name, group in service.groups.items()},
        "actions": [_action(spec, file.node) for file in spec.actions],
        "structs": {
            name: _fields(spec, struct.fields) for name, struct in spec.structs.node.structs.items()
        },
        "enums": {
            name: {
                "type": enum.type,
                "ignore_case": enum.ignore_case,
                "description": enum.description.model_dump(),
                "values": _enum(spec, name),
            }
            for name, enum in spec.structs.node.enums.items()
        },
        "struct_descriptions": {
            name: struct.description.model_dump()
            for name, struct in spec.structs.node.structs.items()
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
        "errors_doc": spec.errors.node.doc,
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
        **action.model_dump(mode="json", exclude={"action", "doc"}),
        "rate_limit": (
            action.rate_limit.model_dump(exclude_none=True) if action.rate_limit else None
        ),
        "paging": action.paging.model_dump(exclude_none=True) if action.paging else None,
        "conditions": [condition.model_dump(exclude_none=True) for condition in action.conditions],
        "request": _fields(spec, spec.request_fields(action)),
        "result": _fields(spec, action.result),
    }


def _evidence(node: Action | Service | Errors | StructSpec | EnumSpec) -> list[dict[str, Any]]:
    return [entry.model_dump() for entry in node.evidence]


def _fields(spec: Spec, fields: dict[str, FieldSpec]) -> list[dict[str, Any]]:
    return [
        {
            "name": wire,
            **field.model_dump(mode="json"),
            "enum": _enum(spec, field.enum) if field.enum else None,
            "enum_name": field.enum,
        }
        for wire, field in fields.items()
    ]


def _enum(spec: Spec, name: str) -> list[dict[str, Any]]:
    values = spec.structs.node.enums[name].values
    return [{"name": label, **item.model_dump(mode="json")} for label, item in values.items()]
