"""What an expected value may be besides a value, and its form on the wire."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Any, Final, cast

from .._core.schema.models import Struct
from .._core.util.typeguards import is_list, is_mapping


class Matcher:
    """Stands for values that a test accepts."""

    def __init__(self, accepts: Callable[[Any], object], words: str) -> None:
        self._accepts = accepts
        self._words = words

    def accepts(self, value: Any) -> bool:
        """Whether a value that was sent is one of them, in its wire form."""
        return bool(self._accepts(value))

    def __repr__(self) -> str:
        return self._words


ANY: Final[Any] = Matcher(lambda _: True, "ANY")
"""Any value, but there must be one. A parameter that is not named at all is not looked at."""

UNCHECKED: Final[Any] = Matcher(lambda _: True, "UNCHECKED")
"""Stands for parameters that a test does not name."""


def matching(accepts: Callable[[Any], object], words: str = "") -> Any:
    """Any value that a function accepts.

    Args:
        accepts: Gets the value as it was sent, in wire form; returns whether it will do.
        words: Describes the values in messages.

    Example:
        stub(im).create_conversation(owner_user_id=matching(lambda id: id > 10000))
    """
    return Matcher(accepts, words or f"matching({getattr(accepts, '__name__', accepts)})")


def on_the_wire(value: object) -> object:
    """A value as its body has it: structs by wire names, enums as values, matchers as they are."""
    if isinstance(value, Struct):
        pairs = zip(value.__struct_encode_fields__, value.__struct_fields__, strict=True)
        found = {wire: getattr(value, name) for wire, name in pairs}
        return {wire: on_the_wire(item) for wire, item in found.items() if item is not None}
    if isinstance(value, Enum):
        return value.value
    if is_mapping(value):
        return {name: on_the_wire(item) for name, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str | bytes | bytearray):
        return [on_the_wire(item) for item in cast("Sequence[object]", value)]
    return value


def without_matchers(body: Mapping[str, object], path: str = "") -> tuple[dict[str, Any], set[str]]:
    """The plain values of a body in wire form, and the paths of what was left out."""
    left_out: set[str] = set()

    def plain(value: object, here: str) -> object:
        if is_mapping(value):
            return {n: plain(v, f"{here}.{n}") for n, v in value.items() if keep(v, f"{here}.{n}")}
        if is_list(value):
            return [plain(v, f"{here}[{i}]") for i, v in enumerate(value) if keep(v, here)]
        return value

    def keep(value: object, here: str) -> bool:
        if isinstance(value, Matcher):
            left_out.add(here.removeprefix("."))
            return False
        return value is not None

    found = plain(dict(body), path)
    assert is_mapping(found)
    return found, left_out
