"""Managers of a live group."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from volc_sdk.emulator.errors import ServiceError

from ..conversation_store import (
    MANAGER,
    MEMBER,
    add_member,
    change_member,
    check_owner,
    conversation,
    member_or_none,
)
from ..im_context import IMContext, User, user_key, user_list_fields

MAX_MANAGERS: Final = 10


def batch_add_manager(context: IMContext) -> dict[str, Any]:
    """BatchAddManager: let users join as managers; the owner, and users who cannot join, fail."""
    row, operator = conversation(context), context.user("Operator")
    check_owner(row, operator)
    failed: list[User] = []
    for user in context.users("ManagerUserIds"):
        if not _can_join(context, row, user):
            failed.append(user)
        else:
            change_member(context, row, user, operator=operator, role=MANAGER)
    if _manager_count(context, row) > MAX_MANAGERS:
        raise ServiceError(
            "ManagerMoreThanLimit",
            f"live group {row['id']} would have more than {MAX_MANAGERS} managers",
        )
    return user_list_fields("FailedManagerUserIds", failed)


def batch_remove_manager(context: IMContext) -> dict[str, Any]:
    """BatchRemoveManager: make managers ordinary members; other users fail."""
    row, operator = conversation(context), context.user("Operator")
    check_owner(row, operator)
    failed: list[User] = []
    for user in context.users("RemoveManagerUserIds"):
        found = member_or_none(context, row, user)
        if found is None or found["role"] != MANAGER:
            failed.append(user)
        else:
            change_member(context, row, user, operator=operator, role=MEMBER)
    return user_list_fields("FailedManagerUserIds", failed)


def _can_join(context: IMContext, row: sqlite3.Row, user: User) -> bool:
    if user_key(user) == row["owner_key"]:
        return False
    try:
        add_member(context, row, user)
    except ServiceError:
        return False
    return True


def _manager_count(context: IMContext, row: sqlite3.Row) -> int:
    found = context.database.execute(
        "SELECT count(*) FROM member WHERE conversation_id = ? AND role = ?", (row["id"], MANAGER)
    ).fetchone()
    return int(found[0])


HANDLERS: Final = {
    "BatchAddManager": batch_add_manager,
    "BatchRemoveManager": batch_remove_manager,
}
