"""Results of actions without a handler: the documented example, or an empty result."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from .._core.schema.actions import Action
from .._core.schema.fields import fields_of
from .._core.schema.models import UntypedResult
from .._core.schema.types import Array, Kind, Map, Object, Scalar, Type
from .._core.service import ServiceModel
from .._core.util.data_files import DataByAction

_EMPTY: Final[dict[Kind, Any]] = {
    "integer": 0,
    "long": 0,
    "double": 0.0,
    "string": "",
    "boolean": False,
}


def example_results(service: ServiceModel) -> Mapping[str, dict[str, Any]]:
    """Return the documented example of the result of each action that has one."""
    groups = {name: place.partition(".")[0] for name, place in service.actions.items()}
    return DataByAction(service.package, "emulator/example_results", groups)


def empty_result(action: Action[Any]) -> dict[str, Any]:
    """Return the required fields of an action's result, each zero or empty."""
    return {} if issubclass(action.result, UntypedResult) else _empty_object(action.result)


def _empty_object(struct: type[msgspec.Struct]) -> dict[str, Any]:
    return {field.wire_name: _empty(field.type) for field in fields_of(struct) if field.required}


def _empty(type_: Type) -> Any:
    match type_:
        case Object(struct):
            return _empty_object(struct)
        case Array():
            return []
        case Map():
            return {}
        case Scalar(kind):
            return _EMPTY[kind]
