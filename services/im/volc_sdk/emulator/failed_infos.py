"""The list of failed items in a reply to a request that succeeds for other items."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from volc_sdk.emulator.errors import ServiceError

from .im_context import User, UserItem


def failed_infos(
    items: Iterable[UserItem], act: Callable[[User, Any], None]
) -> list[dict[str, Any]]:
    """Call `act` for each user and value; return a FailedInfo for each ServiceError.

    `act` must raise before it writes, because the transaction is not rolled back. Paths of its errors
    are relative to the item.
    """
    failed: list[dict[str, Any]] = []
    for path, user, value in items:
        try:
            act(user, value)
        except ServiceError as error:
            message = error.inside(path).message
            failed.append({"UserId": user, "Code": error.code, "Message": message})
    return failed
