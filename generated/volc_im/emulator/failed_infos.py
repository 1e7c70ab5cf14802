"""The list of failed items in a reply to a request that succeeds for other items."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from volc_im.emulator.errors import ServiceError

from .im_context import User

T = TypeVar("T")


def failed_infos(
    items: Iterable[tuple[User, T]], act: Callable[[User, T], None]
) -> list[dict[str, Any]]:
    """Call `act` for each user and value; return a FailedInfo for each ServiceError.

    `act` must raise before it writes, because the transaction is not rolled back.
    """
    failed: list[dict[str, Any]] = []
    for user, value in items:
        try:
            act(user, value)
        except ServiceError as error:
            failed.append({"UserId": user, "Code": error.code, "Message": error.message})
    return failed
