"""Calls that take a limited number of items: many items, in portions that fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from ._core.errors import ConfigError
from ._core.schema.action_names import known_action, meant
from .batch_actions import BatchAction

__all__ = ["chunked", "max_items"]

T = TypeVar("T")


def max_items(action: str, field: str) -> int:
    """The most items that a field of an action takes in one call, by their names on the wire.

    Raises:
        ConfigError: There is no such action or field, or the documents set no limit for it.
    """
    from .fields import FIELDS

    limits = {each.wire: each.max_items for each in FIELDS[f"{known_action(action)}Request"]}
    if field not in limits:
        raise ConfigError(f"{action} has no field {field!r}{meant(field, limits)}")
    limit = limits[field]
    if limit is None:
        raise ConfigError(f"the documents set no limit for {action}.{field}; pass a number")
    return limit


def chunked(items: Iterable[T], size: int | BatchAction) -> Iterator[list[T]]:
    """The items in lists that a call takes; the calls that you make with them keep their pace.

    Args:
        items: Anything that gives items. It is read as the lists are asked for, never as a whole.
        size: The most items of a list, or the action that takes them: as many as the documents
            allow it. A type checker knows the actions that have one such list.

    Raises:
        ConfigError: The size is no number above 0, nor such an action.

    Example:
        >>> [*chunked(range(5), 2)]
        [[0, 1], [2, 3], [4]]
        >>> [len(users) for users in chunked(range(45), "RegisterUsers")]
        [20, 20, 5]
    """
    return _chunks(iter(items), _most(size))


def _chunks(items: Iterator[T], size: int) -> Iterator[list[T]]:
    while chunk := [*islice(items, size)]:
        yield chunk


def _most(size: object) -> int:
    """The size as a number; the arguments are checked before the first list is asked for."""
    if isinstance(size, str):
        return _most_of(size)
    if isinstance(size, int) and not isinstance(size, bool) and size >= 1:
        return size
    raise ConfigError(f"size is a whole number above 0, or the name of an action, not {size!r}")


def _most_of(action: str) -> int:
    from .fields import FIELDS

    fields = FIELDS[f"{known_action(action, 'size: ')}Request"]
    limits = [field.max_items for field in fields if field.max_items is not None]
    if len(limits) != 1:
        words = "is no action with one list of a documented maximum; pass a number"
        raise ConfigError(f"{action!r} {words}")
    return limits[0]
