"""How a body differs from what was expected, place by place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from .._core.util.typeguards import is_list, is_mapping
from .matchers import Matcher

_WIDTH: Final = 200
_MISSING: Final = "nothing"


def differences(expected: object, came: object, path: str = "") -> Iterator[str]:
    """Each difference as a line: place by wire names, what was expected, what came."""
    if isinstance(expected, Matcher):
        if came is None or not expected.accepts(came):
            yield _line(path, expected, came)
    elif is_mapping(expected) and is_mapping(came):
        for name in dict.fromkeys((*expected, *came)):
            yield from differences(expected.get(name), came.get(name), _inside(path, name))
    elif is_list(expected) and is_list(came) and len(expected) == len(came):
        for place, (one, other) in enumerate(zip(expected, came, strict=True)):
            yield from differences(one, other, f"{path}[{place}]")
    elif expected != came or isinstance(expected, bool) != isinstance(came, bool):
        yield _line(path, expected, came)


def named_differences(expected: dict[str, object], came: dict[str, object]) -> list[str]:
    """The same for the names that are expected; what else came is not looked at."""
    return [
        line
        for name, value in expected.items()
        for line in differences(value, came.get(name), name)
    ]


def shown(value: object) -> str:
    """A value for a message: JSON on one line, cut where it is long."""
    if value is None:
        return _MISSING
    if isinstance(value, Matcher):
        return repr(value)
    if is_mapping(value):
        text = "{" + ", ".join(f'"{name}": {shown(item)}' for name, item in value.items()) + "}"
    elif is_list(value):
        text = "[" + ", ".join(shown(item) for item in value) + "]"
    else:
        text = msgspec.json.encode(value).decode("utf-8", "backslashreplace")
    return text if len(text) <= _WIDTH else f"{text[:_WIDTH]}…"


def _inside(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _line(path: str, expected: object, came: object) -> str:
    return f"{path}: expected {shown(expected)}, came {shown(came)}"
