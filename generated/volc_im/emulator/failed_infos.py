"""Items of one call that fail while the others succeed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from volc_im.emulator.call import User
from volc_im.emulator.errors import Failure

T = TypeVar("T")


def failed_infos(
    items: Iterable[tuple[User, T]], act: Callable[[User, T], None]
) -> list[dict[str, Any]]:
    """Act on each user with its value: a FailedInfo for each Failure, raised before any write."""
    failed: list[dict[str, Any]] = []
    for user, value in items:
        try:
            act(user, value)
        except Failure as failure:
            failed.append({"UserId": user, "Code": failure.code, "Message": failure.message})
    return failed
