"""Warn of deprecated fields and values in a request."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

import msgspec

from ..enums import OpenIntEnum, OpenStrEnum
from ..schema.actions import Action
from ..schema.fields import fields_of
from ..schema.types import Array, Map, Object, Scalar, Type
from ..util.deprecated import warn_caller
from ..util.typeguards import is_list, is_mapping


def warn_of_deprecated(action: Action[Any], data: object, *, by_wire_name: bool) -> None:
    """Warn of each deprecated field and value in the data, which need not be valid.

    Args:
        action: The action.
        data: The body of the request.
        by_wire_name: Whether the caller wrote wire names; the warnings then have them as well.
    """
    uses = _Uses(by_wire_name)
    for message in dict.fromkeys(uses.of_object(data, action.request, "")):
        warn_caller(f"{action.name}: {message}")


@dataclass(frozen=True, slots=True)
class _Uses:
    """Finds deprecated fields and values; yields a message for each."""

    by_wire_name: bool

    def of_object(self, data: object, struct: type[msgspec.Struct], before: str) -> Iterator[str]:
        if not is_mapping(data):
            return
        for field in fields_of(struct):
            value = data.get(field.wire_name)
            if value is None:
                continue
            path = f"{before}{field.wire_name if self.by_wire_name else field.name}"
            if field.info.deprecated:
                yield f"{path} is deprecated {field.info.deprecated}"
            yield from self._of_value(value, field.type, path)

    def _of_value(self, value: object, type_: Type, path: str) -> Iterator[str]:
        match type_:
            case Object(struct):
                yield from self.of_object(value, struct, f"{path}.")
            case Array(item):
                for each in value if is_list(value) else ():
                    yield from self._of_value(each, item, path)
            case Map(item):
                for each in value.values() if is_mapping(value) else ():
                    yield from self._of_value(each, item, path)
            case Scalar(enum=enum):
                yield from _of_enum(value, enum, path)


def _of_enum(value: Any, enum: type[Enum] | None, path: str) -> Iterator[str]:
    if enum is None or not issubclass(enum, OpenIntEnum | OpenStrEnum):
        return
    if enum.deprecated_values:
        try:
            member = enum(value)
        except (TypeError, ValueError):
            return  # a violation of the request
        if notice := enum.deprecated_values.get(member.value):
            yield f"{path} is {member.name}, which is deprecated {notice}"
