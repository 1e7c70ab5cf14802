"""Matchers, which accept several values in place of one expected value."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, cast

from .._core.schema.builtins import to_builtins
from .._core.schema.fields import fields_of
from .._core.schema.models import Struct
from .._core.schema.types import Array, Map, Object, Type
from .._core.util.typeguards import is_list, is_mapping


class Matcher:
    """Accepts the values for which a function is true."""

    def __init__(self, accepts: Callable[[Any], object], description: str) -> None:
        self._accepts = accepts
        self._description = description

    def accepts(self, value: Any) -> bool:
        """Return whether a value, in wire form, is accepted."""
        return bool(self._accepts(value))

    def __repr__(self) -> str:
        return self._description


ANY: Final[Any] = Matcher(lambda _: True, "ANY")
"""Accepts any value, but a value must be sent. A parameter that is left out is not checked."""

UNCHECKED: Final[Any] = Matcher(lambda _: True, "UNCHECKED")
"""Default of parameters that a test leaves out."""


def matching(accepts: Callable[[Any], object], words: str = "") -> Any:
    """Return a matcher of the values that a function accepts.

    Args:
        accepts: Takes the value in wire form; returns whether it is accepted.
        words: Describes the values in messages.

    Example:
        stub(client).get_items(limit=matching(lambda limit: limit > 10))
    """
    return Matcher(accepts, words or f"matching({getattr(accepts, '__name__', accepts)})")


def to_wire(value: object) -> object:
    """Return a value in wire form, as the client sends it; matchers are unchanged."""
    if isinstance(value, Struct):
        pairs = ((field.wire_name, getattr(value, field.name)) for field in fields_of(type(value)))
        return {name: to_wire(item) for name, item in pairs if item is not None}
    if isinstance(value, Matcher):
        return value
    if isinstance(value, Mapping):
        items = cast("Mapping[str, object]", value)
        return {to_key(name): to_wire(item) for name, item in items.items()}
    if isinstance(value, list | tuple):  # these may contain matchers
        return [to_wire(item) for item in cast("Sequence[object]", value)]
    converted: object = to_builtins(value)
    return converted


def to_key(name: object) -> str:
    """Return a key of a map in wire form."""
    (key,) = to_builtins({name: None})
    return cast("str", key)


def without_matchers(value: object) -> Any:
    """Return a value in wire form with None in place of each matcher."""
    if isinstance(value, Matcher):
        return None
    if is_mapping(value):
        return {name: without_matchers(item) for name, item in value.items()}
    return [without_matchers(item) for item in value] if is_list(value) else value


def matched_paths(value: object, type_: Type, path: str = "") -> Iterator[str]:
    """Yield the paths of fields that have a matcher, or an alternative with a matcher.

    The paths have the form of those in violations.
    """
    if isinstance(value, Matcher):
        yield path
    match type_:
        case Object(struct) if is_mapping(value):
            for field in fields_of(struct):
                here = f"{path}.{field.wire_name}" if path else field.wire_name
                yield from matched_paths(value.get(field.wire_name), field.type, here)
                alternatives = (field.info.string_alternative, *field.info.any_of_with)
                if any(isinstance(value.get(name), Matcher) for name in alternatives):
                    yield here
        case Array(item) if is_list(value):
            for index, each in enumerate(value):
                yield from matched_paths(each, item, f"{path}[{index}]")
        case Map(item) if is_mapping(value):
            for name, each in value.items():
                yield from matched_paths(each, item, f"{path}[{name}]")
        case _:
            pass
