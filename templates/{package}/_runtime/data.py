"""What JSON gives: told apart in a way that type checkers follow."""

from __future__ import annotations

from typing import Any, TypeGuard


def is_mapping(value: object) -> TypeGuard[dict[str, Any]]:
    """An object, whose names are texts."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """An array."""
    return isinstance(value, list)


def without_nulls(data: dict[str, Any]) -> dict[str, Any]:
    """The object without the names that stand for nothing."""
    return {name: value for name, value in data.items() if value is not None}
