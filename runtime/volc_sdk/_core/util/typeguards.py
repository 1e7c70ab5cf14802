"""Checks of values of unknown type, in a form that type checkers understand."""

from __future__ import annotations

from typing import Any, TypeGuard


def is_mapping(value: object) -> TypeGuard[dict[str, Any]]:
    """Return whether a value is a dict, which represents a JSON object."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Return whether a value represents a JSON array: a list, or a tuple from a caller."""
    return isinstance(value, list | tuple)


def without_nulls(data: dict[str, Any]) -> dict[str, Any]:
    """Return an object without the members that are null."""
    return {name: value for name, value in data.items() if value is not None}


def unchecked(value: object) -> Any:
    """Return a value as `Any`, to check at run time what its annotation promises."""
    return value
