"""Values whose types are not known, told apart in a way that type checkers follow."""

from __future__ import annotations

from typing import Any, TypeGuard


def is_mapping(value: object) -> TypeGuard[dict[str, Any]]:
    """An object, whose names are texts."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """An array; of a caller's making it may be a tuple."""
    return isinstance(value, list | tuple)


def without_nulls(data: dict[str, Any]) -> dict[str, Any]:
    """The object without the names that stand for nothing."""
    return {name: value for name, value in data.items() if value is not None}


def unchecked(value: object) -> Any:
    """For checks of what annotations promise, but callers may not keep."""
    return value
