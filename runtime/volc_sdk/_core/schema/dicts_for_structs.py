"""Dicts in place of structs: callers may write `{"name": "x"}` or `{"Name": "x"}` for `Info(name="x")`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final, TypeVar

import msgspec

from ..errors import ValidationError, Violation
from ..util.typeguards import is_list, is_mapping, unchecked
from .action_names import suggestion
from .fields import Field, fields_of
from .types import Array, Map, Object, Type, struct_of

_Places = tuple[tuple[str, type[msgspec.Struct], bool], ...]

_places: Final[dict[type, _Places]] = {}
"""Fields that contain structs, with the struct and whether it contains structs, by class."""


def has_dicts(request: msgspec.Struct) -> bool:
    """Return whether a request has values other than structs where structs belong.

    Every call runs this, so it only compares classes.
    """
    places = _places.get(type(request))
    if places is None:
        places = _find_places(type(request))
    for name, struct, is_nested in places:
        value = getattr(request, name)
        if type(value) is struct:
            if is_nested and has_dicts(value):
                return True
        elif value is not None and _are_dicts(value, struct, is_nested):
            return True
    return False


def _are_dicts(value: Any, struct: type[msgspec.Struct], is_nested: bool) -> bool:
    whole: object = value  # narrowed in place of `value`, whose items would be of unknown type
    if isinstance(whole, Mapping) or not isinstance(whole, Collection):
        return True
    return any(type(each) is not struct or (is_nested and has_dicts(each)) for each in value)


def _find_places(struct: type[msgspec.Struct]) -> _Places:
    if struct not in _places:
        found = ((field.name, struct_of(field.type)) for field in fields_of(struct))
        _places[struct] = tuple(
            (name, inner, _contains_structs(inner)) for name, inner in found if inner is not None
        )
    return _places[struct]


def _contains_structs(struct: type[msgspec.Struct]) -> bool:
    return any(struct_of(field.type) is not None for field in fields_of(struct))


class WireNames:
    """Writes bodies with wire names, and collects the keys that are not fields.

    Args:
        keep_unknown: Send unknown keys, which a newer version of the API may know.
        keep_none: Send None as null; otherwise it means that a field is not set, as in a struct.
    """

    def __init__(self, *, keep_unknown: bool, keep_none: bool) -> None:
        self._keep_unknown = keep_unknown
        self._keep_none = keep_none
        self.violations: list[Violation] = []
        """Keys that are unknown or given twice."""

    def written(self, data: dict[str, Any], struct: type[msgspec.Struct]) -> dict[str, Any]:
        """Return the data of a struct with wire names at all depths."""
        return self._object(data, fields_of(struct), "", "")

    def _object(
        self, data: dict[str, Any], fields: tuple[Field, ...], path: str, name: str
    ) -> dict[str, Any]:
        by_key = {field.name: field for field in fields}
        by_key |= {field.wire_name: field for field in fields}
        found: dict[str, Any] = {}
        for key, value in data.items():
            field = by_key.get(key)
            if value is None and not self._keep_none:
                continue
            if field is None:
                if self._keep_unknown:
                    found[key] = value
                else:
                    known = [each for each in by_key if each.islower() is key.islower()]
                    self._report(path, name, key, f"is not a field{suggestion(key, known)}")
            elif field.wire_name in found:
                self._report(
                    path, name, key, f"is given twice, as {field.name!r} and {field.wire_name!r}"
                )
            else:
                within = f"{path}.{field.wire_name}", f"{name}.{field.name}"
                inner = tuple(each.removeprefix(".") for each in within)
                found[field.wire_name] = self._value(value, field.type, *inner)
        return found

    def _value(self, value: Any, type_: Type, path: str, name: str) -> Any:
        match type_:
            case Object(struct) if is_mapping(value):
                return self._object(value, fields_of(struct), path, name)
            case Array(item) if is_list(value):
                return [
                    self._value(each, item, f"{path}[{index}]", f"{name}[{index}]")
                    for index, each in enumerate(value)
                ]
            case Map(item) if is_mapping(value):
                return {
                    key: self._value(each, item, f"{path}[{key}]", f"{name}[{key}]")
                    for key, each in value.items()
                }
            case _:
                return value

    def _report(self, path: str, name: str, key: str, problem: str) -> None:
        path, name = f"{path}.{key}".removeprefix("."), f"{name}.{key}".removeprefix(".")
        self.violations.append(Violation(path, problem, "" if path == name else name))


S = TypeVar("S", bound=msgspec.Struct)


def struct_from_dict(data: Mapping[str, Any], struct: type[S]) -> S:
    """Return a struct from data with Python names or wire names; raise ValidationError."""
    if not isinstance(unchecked(data), Mapping):
        problem = f"must be a mapping of fields, not {type(data).__name__}"
        raise ValidationError(struct.__name__, (Violation("", problem),))
    names = WireNames(keep_unknown=False, keep_none=False)
    wire = names.written(dict(data), struct)
    if not names.violations:
        try:
            return msgspec.convert(wire, struct, strict=False)
        except msgspec.ValidationError as error:
            names.violations.append(Violation("", str(error)))
    raise ValidationError(struct.__name__, tuple(names.violations))
