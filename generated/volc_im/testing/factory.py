"""Make valid requests, results and structs from the documented types, limits and examples.

The first object that is made has the documented example values; later ones have ids of their own.
Data is the same in every run. The pytest plugin restarts the count before each test.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from itertools import count
from typing import Any, Final, Generic, TypeVar, cast

import msgspec

from .._core.errors import ValidationError
from .._core.schema.actions import Condition
from .._core.schema.fields import Field, fields_of
from .._core.schema.models import Struct, UntypedResult
from .._core.schema.types import Array, Map, Object, Scalar, Type, map_items
from .._core.serde.validation import struct_violations
from .._core.service import ServiceModel
from .._core.util.typeguards import unchecked

T = TypeVar("T", bound=Struct)

ExampleValuesOf = Callable[[type[Struct]], Mapping[str, Any]]
"""Returns the example values of a struct by wire name."""

_STEP: Final = 10
"""Difference between the ids of one object and the next; ids within one example are closer."""
_ID_ENDINGS: Final = ("Id", "Uid", "IdStr", "UidStr")


class Factory:
    """Makes the structs of one service."""

    def __init__(self, service: ServiceModel, example_values_of: ExampleValuesOf) -> None:
        self.service = service
        self.example_values_of: Final = example_values_of
        self._numbers = count()

    def make(self, struct: type[T], /, **values: Any) -> T:
        """Return a valid struct; `values` replace fields by their Python names.

        Raises:
            TypeError: The argument is not a struct, or does not have such a field.
            ValidationError: A given value breaks a documented rule.
        """
        found: object = unchecked(struct)
        if not (isinstance(found, type) and issubclass(found, Struct)):
            shown = found.__name__ if isinstance(found, type) else repr(found)
            raise TypeError(f"expected the class of a request, result or struct, got {shown}")
        return self.build(struct, values, next(self._numbers))

    def restart(self) -> None:
        """Restart the count of ids."""
        self._numbers = count()

    def build(self, struct: type[T], values: Mapping[str, Any], number: int) -> T:
        """Return the struct of a given number."""
        if issubclass(struct, UntypedResult):
            return struct(**values)
        _check_names(struct, values)
        return _Builder(self, struct, values, number).build()

    def conditions_of(self, struct: type[Struct]) -> tuple[Condition, ...]:
        """Return the conditions of an action for the struct of its request, and none for others."""
        name = struct.__name__.removesuffix("Request")
        if name not in self.service.actions:
            return ()
        action = self.service.action(name)
        return action.conditions if action.request is struct else ()

    def has_unique_values(self, field: Field) -> bool:
        """Return whether a field is an id that differs from one object to the next."""
        is_id = field.wire_name.endswith(_ID_ENDINGS)
        return is_id and field.wire_name not in {
            each.wire_name for each in self.service.parameters.values()
        }


class _Builder(Generic[T]):
    """Builds one struct."""

    def __init__(
        self, factory: Factory, struct: type[T], values: Mapping[str, Any], number: int
    ) -> None:
        self._factory = factory
        self._struct = struct
        self._values = values
        self._number = number
        self._fields = fields_of(struct)
        self._conditions = factory.conditions_of(struct)
        self._examples = factory.example_values_of(struct)
        self._is_request = struct.__struct_config__.omit_defaults

    def build(self) -> T:
        chosen = {field.name: self._value(field) for field in self._fields if self._is_made(field)}
        made = self._struct(**chosen, **self._values)
        for _ in self._fields:  # a repaired value may make another condition apply
            if not self._repair(made):
                break
        violations = struct_violations(made.to_dict(), self._struct, self._conditions, python=True)
        if violations:
            raise ValidationError(self._struct.__name__, violations)
        return made

    def _is_made(self, field: Field) -> bool:
        """Return whether a field is made, if the caller does not set it.

        A request gets its required fields. A result also gets the fields that have examples, except arrays. Of a
        number and its string alternative, only the number is made.
        """
        given = {each.wire_name for each in self._fields if each.name in self._values}
        alternatives = {each.info.string_alternative for each in self._fields}
        if field.wire_name in given | alternatives or field.info.string_alternative in given:
            return False
        return field.required or (
            not self._is_request
            and field.wire_name in self._examples
            and not isinstance(field.type, Array)
        )

    def _repair(self, made: T) -> bool:
        """Change made fields that break a rule; return whether any was changed."""
        data = made.to_dict()
        violations = struct_violations(data, self._struct, self._conditions)
        broken = {violation.path for violation in violations}
        maxima = {
            condition.field: condition.max
            for condition in self._conditions
            if condition.max is not None and condition.when.holds(data)
        }
        repaired = False
        for field in self._fields:
            if field.wire_name in broken and field.name not in self._values:
                is_missing = getattr(made, field.name) is None
                if is_missing or field.wire_name in maxima:
                    value = self._value(field) if is_missing else maxima[field.wire_name]
                    setattr(made, field.name, value)
                    repaired = True
        return repaired

    def _value(self, field: Field) -> Any:
        example = self._examples.get(field.wire_name)
        match field.type:
            case Scalar(enum=None) if self._factory.has_unique_values(field):
                return valid_scalar(field.type, example, self._number * _STEP)
            case Map() if example:
                return _converted(example, field.type)
            case Array() if example and self._is_request:
                return _converted(example, field.type)
            case Array() if not self._is_request:
                return []
            case _:
                return self._item(field.type, example)

    def _item(self, type_: Type, example: Any = None) -> Any:
        """Return a valid value of any type, with an example if it is a scalar."""
        match type_:
            case Scalar():
                return valid_scalar(type_, example)
            case Object(struct):
                return self._factory.build(cast("type[Struct]", struct), {}, self._number)
            case Array(item):
                return [self._item(item)]
            case Map():
                return {}


def _check_names(struct: type[Struct], names: Iterable[str]) -> None:
    known = [field.name for field in fields_of(struct)]
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            hint = f"; did you mean `{near[0]}`?" if near else ""
            raise TypeError(f"{struct.__name__} has no field `{name}`{hint}")


def _converted(example: Any, type_: Type) -> Any:
    """Return an example in wire form as the Python value that a struct holds."""
    match type_:
        case Scalar():
            return valid_scalar(type_, example)
        case Object(struct):
            return msgspec.convert(example, struct, strict=False)
        case _:
            return map_items(example, type_, _converted)


def valid_scalar(type_: Scalar, example: Any = None, offset: int = 0) -> Any:
    """Return a valid scalar near an example; ids get an offset."""
    if type_.enum is not None:
        return next(iter(type_.enum)) if example is None else type_.enum(example)
    match type_.kind:
        case "boolean":
            return False
        case "string":
            return _text(type_, "text" if example is None else str(example), offset)
        case "double":
            least, greatest = type_.range
            return min(max(float(example or 0), float(least)), float(greatest))
        case _:
            least, greatest = map(int, type_.range)
            number = (1 if example is None else int(example)) + offset
            return least + (number - least) % (greatest - least + 1)


def _text(type_: Scalar, text: str, offset: int) -> str:
    if type_.pattern:
        return text  # fields with a pattern have an example, which may be the only known match
    if text.isdigit():
        text = str(int(text) + offset)
    elif offset:
        text = f"{text}-{offset}"
    return text if type_.max_length is None else text[max(0, len(text) - type_.max_length) :]
