# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Split many items into lists that one call accepts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeVar

from ._core import batches as _batches
from .service import SERVICE

__all__ = ["BatchAction", "chunked", "max_items"]

T = TypeVar("T")

BatchAction = Literal[
    "BatchUpdateLiveParticipants",
    "QueryLiveParticipantStatus",
    "BatchSendMessage",
    "BatchSendGroupMessage",
    "RegisterUsers",
    "UnRegisterUsers",
    "BatchUpdateUser",
    "BatchGetUser",
    "QueryOnlineStatus",
    "AddFriend",
    "DeleteFriend",
    "UpdateFriend",
    "IsFriend",
    "AddBlackList",
    "RemoveBlackList",
    "UpdateBlackList",
    "IsInBlackList",
]
"""Actions that take one list with a documented maximum, for type checkers."""


def max_items(action: str, field: str) -> int:
    """Return the maximum number of items that a field, by wire name, accepts in one call.

    Raises:
        ConfigError: There is no such action or field, or the documents set no limit for it.
    """
    return _batches.max_items(SERVICE, action, field)


def chunked(items: Iterable[T], size: int | BatchAction) -> Iterator[list[T]]:
    """Split items into lists that one call accepts. The calls are rate limited as usual.

    Args:
        items: Any iterable. It is read one list at a time.
        size: Maximum number of items in a list. The name of an action stands for the documented maximum
            of its list; it must have exactly one list with a maximum.

    Raises:
        ConfigError: The size is neither a number above 0 nor the name of such an action.

    Example:
        >>> [*chunked(range(5), 2)]
        [[0, 1], [2, 3], [4]]
    """
    return _batches.chunked(SERVICE, items, size)
