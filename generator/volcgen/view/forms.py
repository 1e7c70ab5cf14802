"""Data of the console's forms, as JSON: what a browser needs to build and check a request.

The index has what several actions share. The forms of a group are a file of their own, so that a
browser loads, and a run renders, no more than it needs. Absent and empty values are left out.
"""

from __future__ import annotations

from typing import Any, Final

from volcgen.spec.types import Type, parse_type
from volcgen.view.actions import ActionView
from volcgen.view.call_model import ConditionView, FieldView
from volcgen.view.events import EventView
from volcgen.view.groups import GroupView
from volcgen.view.json_lines import json_lines
from volcgen.view.model import EnumView, ServiceView
from volcgen.view.view import View

_ABSENT: Final[tuple[Any, ...]] = (None, "", (), [], {}, False)


def form_index(view: View) -> str:
    """Return the service, its actions by group, the structs and enums of requests, errors and events."""
    service = view.service
    return json_lines(
        {
            "service": _known(
                name=service.name,
                title=service.title,
                version=service.version,
                package=service.package,
                distribution=service.requirement,
                variable=service.variable,
                root_error=service.root_error,
                signing_name=service.signing_name,
                parameters=[_field(each) for each in service.parameters],
            ),
            "groups": {each.name: _group(each, service) for each in view.groups},
            "structs": {
                each.name: [_field(field) for field in each.fields]
                for each in view.structs
                if each.sent
            },
            "enums": {each.name: _enum(each) for each in view.enums},
            "errors": {
                each.code: _known(
                    meaning=each.meaning, remedy=each.remedy, exception=each.exception
                )
                for each in view.errors
            },
            **_known(events={each.name: _event(each) for each in view.events}),
        }
    )


def group_forms(group: GroupView) -> str:
    """Return the form of each action of a group."""
    return json_lines({"actions": {action.name: _form(action) for action in group.actions}})


def _group(group: GroupView, service: ServiceView) -> dict[str, Any]:
    actions = [
        _known(
            name=each.name,
            access=each.access,
            wire=_wire(each, service),
            text=each.summary,
            deprecated=each.deprecated,
        )
        for each in group.actions
    ]
    return _known(title=group.title, actions=actions)


def _wire(action: ActionView, service: ServiceView) -> dict[str, Any]:
    """Return how an action is sent, as far as it is not a POST of JSON in the version of the service."""
    found = {
        "version": (action.version, service.version),
        "method": (action.http_method, "POST"),
        "encoding": (action.encoding, "json"),
    }
    return {name: value for name, (value, usual) in found.items() if value != usual}


def _form(action: ActionView) -> dict[str, Any]:
    return _known(
        method=action.method,
        doc=action.doc,
        qps=action.qps,
        text=action.description,
        fields=[_field(each, action.need(each)) for each in action.request.fields],
        conditions=[_condition(each) for each in action.conditions],
        errors=[each.code for each in action.errors],
        example=action.request_json,
    )


def _field(field: FieldView, need: str = "") -> dict[str, Any]:
    return _known(
        name=field.name,
        wire=field.wire_name,
        type=_type(parse_type(field.type)),
        enum=field.enum,
        need=need or field.need,
        min=field.min,
        max=field.max,
        max_length=field.max_length,
        max_items=field.max_items,
        alternative_of=field.alternative_of,
        any_of_with=[each.value for each in field.any_of_with],
        text=field.description,
        limits=field.limits,
        deprecated=field.deprecated,
    ) | ({} if field.example is None else {"example": field.example})


def _type(type_: Type) -> dict[str, Any]:
    item = _type(type_.item or Type("string")) if type_.kind in ("array", "map") else None
    return _known(kind=type_.kind, item=item, struct=type_.struct)


def _event(event: EventView) -> dict[str, Any]:
    fields = [{"wire": name, "text": text} for name, text in event.fields]
    return {"text": event.summary, "fields": fields}


def _condition(condition: ConditionView) -> dict[str, Any]:
    when = condition.when
    return {
        "field": condition.field.wire_name,
        "path": [each.value for each in when.path],
        "equals": when.equals,
        **_known(max=condition.max),
    }


def _enum(enum: EnumView) -> list[dict[str, Any]]:
    return [
        {"value": each.value, **_known(name=each.name, text=each.description)}
        for each in enum.values
    ]


def _known(**values: Any) -> dict[str, Any]:
    # Compared by identity of type as well: 0 is a value, although it equals False.
    return {
        name: value
        for name, value in values.items()
        if not any(
            value is each or (type(value) is type(each) and value == each) for each in _ABSENT
        )
    }
