"""`--generate-skeleton`: a request with all fields, with the documented example values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from .._core.schema.fields import fields_of
from .._core.schema.types import Array, Map, Object, Scalar, Type
from .._core.util.typeguards import is_list, is_mapping
from .session import Session

if TYPE_CHECKING:
    from .._core.schema.actions import Action


def skeleton(action: Action[Any], session: Session) -> dict[str, Any]:
    """Return a request by wire names that is valid as it is.

    It lacks the parameters of the client, which have options of their own, and text ids that may be
    sent in place of integers.
    """
    return _Skeleton(session).of(action.request)


class _Skeleton:
    def __init__(self, session: Session) -> None:
        self._parameters = set(session.service.parameters.values())
        self._examples = session.module("testing.example_values").ExampleValues(session.service)
        self._valid_scalar = session.module("testing.factory").valid_scalar

    def of(self, struct: type[msgspec.Struct]) -> dict[str, Any]:
        """Return all fields of a struct."""
        examples: Mapping[str, Any] = self._examples.of(struct)
        fields = fields_of(struct)
        alternatives = {field.info.string_alternative for field in fields}
        return {
            field.wire_name: self._value(field.type, examples.get(field.wire_name))
            for field in fields
            if field.wire_name not in self._parameters | alternatives
        }

    def _value(self, type_: Type, example: Any) -> Any:
        match type_:
            case Scalar():
                value = self._valid_scalar(type_, example)
                is_named = type_.enum is not None and value.name in type_.enum.__members__
                return value.name if is_named else msgspec.to_builtins(value)
            case Object(struct):
                return self.of(struct)
            case Array(item):
                listed = example if is_list(example) and example else [None]
                return [self._value(item, each) for each in listed]
            case Map(value):
                items = (example if is_mapping(example) else {"key": None}).items()
                return {name: self._value(value, each) for name, each in items}
