"""Calls that take a limited number of items: many items, in portions that fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from .errors import ConfigError

__all__ = ["chunked", "max_items"]

T = TypeVar("T")


def max_items(action: str, field: str) -> int:
    """The most items that a field of an action takes in one call, by their names on the wire.

    Raises:
        ConfigError: There is no such field, or the documents set no limit for it.
    """
    from .fields import FIELDS

    for known in FIELDS.get(f"{action}Request", ()):
        if known.wire == field:
            if known.max_items is None:
                raise ConfigError(f"the documents set no limit for {action}.{field}; pass size=")
            return known.max_items
    raise ConfigError(f"{action} has no field {field}")


def chunked(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items in lists of at most `size`; the calls that you make with them keep their pace.

    Example:
        >>> [*chunked(range(5), 2)]
        [[0, 1], [2, 3], [4]]
    """
    if size < 1:
        raise ConfigError(f"size must be 1 or more, not {size!r}")
    chunk: list[T] = []
    for item in items:
        chunk.append(item)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
