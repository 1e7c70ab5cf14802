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
    """Return the most items that a field of an action accepts in one call, by wire names.

    Raises:
        ConfigError: There is no such action or field, or the documents set no limit for it.
    """
    return _batches.max_items(SERVICE, action, field)


def chunked(items: Iterable[T], size: int | BatchAction) -> Iterator[list[T]]:
    """Return the items in lists that a call accepts; calls made with them keep their pace.

    Args:
        items: Any iterable. It is read as the lists are asked for, never as a whole.
        size: The most items of a list, or the action that takes them: its documented maximum. Type
            checkers know the actions that have one such list.

    Raises:
        ConfigError: The size is neither a number above 0 nor such an action.

    Example:
        >>> [*chunked(range(5), 2)]
        [[0, 1], [2, 3], [4]]
    """
    return _batches.chunked(SERVICE, items, size)
