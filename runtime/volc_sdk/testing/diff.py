"""Compare a body in wire form with the expected one, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from .._core.util.typeguards import is_list, is_mapping
from .matchers import Matcher

_MAX_SHOWN: Final = 200
"""Maximum number of characters of a value in a message."""


def differences(expected: object, actual: object, path: str = "") -> Iterator[str]:
    """Yield a line for each difference: the path by wire names, the expected and the actual value."""
    if isinstance(expected, Matcher):
        if actual is None or not expected.accepts(actual):
            yield _line(path, expected, actual)
    elif is_mapping(expected) and is_mapping(actual):
        for name in dict.fromkeys((*expected, *actual)):
            here = f"{path}.{name}" if path else name
            yield from differences(expected.get(name), actual.get(name), here)
    elif is_list(expected) and is_list(actual) and len(expected) == len(actual):
        for index, (one, other) in enumerate(zip(expected, actual, strict=True)):
            yield from differences(one, other, f"{path}[{index}]")
    elif expected != actual or isinstance(expected, bool) != isinstance(actual, bool):
        yield _line(path, expected, actual)


def differences_of_fields(expected: dict[str, object], actual: dict[str, object]) -> list[str]:
    """Return the differences in the fields that are expected; other fields may have any value."""
    return [
        line
        for name, value in expected.items()
        for line in differences(value, actual.get(name), name)
    ]


def shown(value: object) -> str:
    """Return a value for a message: JSON on one line, cut if it is long."""
    if value is None:
        return "nothing"
    if isinstance(value, Matcher):
        return repr(value)
    if is_mapping(value):
        text = "{" + ", ".join(f'"{name}": {shown(item)}' for name, item in value.items()) + "}"
    elif is_list(value):
        text = "[" + ", ".join(shown(item) for item in value) + "]"
    else:
        text = msgspec.json.encode(value).decode("utf-8", "backslashreplace")
    return text if len(text) <= _MAX_SHOWN else f"{text[:_MAX_SHOWN]}…"


def _line(path: str, expected: object, actual: object) -> str:
    return f"{path}: expected {shown(expected)}, got {shown(actual)}"
