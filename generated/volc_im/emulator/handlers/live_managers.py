"""Managers of a live group: whoever is made one is in it."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from volc_im.emulator.call import Call, User, named_lists, user_key
from volc_im.emulator.errors import Failure

from ..conversations import (
    MANAGER,
    MEMBER,
    add_member,
    change_member,
    check_owner,
    conversation,
    member_or_none,
)

MANAGERS_AT_MOST: Final = 10


def batch_add_manager(call: Call) -> dict[str, Any]:
    """BatchAddManager: the owner, and users whom the live group does not let in, fail."""
    row, operator = conversation(call), call.user("Operator")
    check_owner(row, operator)
    failed: list[User] = []
    for user in call.users("ManagerUserIds"):
        if not _let_in(call, row, user):
            failed.append(user)
        else:
            change_member(call, row, user, operator=operator, role=MANAGER)
    if _manager_count(call, row) > MANAGERS_AT_MOST:
        raise Failure(
            "ManagerMoreThanLimit",
            f"the live group {row['id']} would have more than {MANAGERS_AT_MOST} managers",
        )
    return named_lists("FailedManagerUserIds", failed)


def batch_remove_manager(call: Call) -> dict[str, Any]:
    """BatchRemoveManager: those who are no managers fail; the others stay as ordinary members."""
    row, operator = conversation(call), call.user("Operator")
    check_owner(row, operator)
    failed: list[User] = []
    for user in call.users("RemoveManagerUserIds"):
        found = member_or_none(call, row, user)
        if found is None or found["role"] != MANAGER:
            failed.append(user)
        else:
            change_member(call, row, user, operator=operator, role=MEMBER)
    return named_lists("FailedManagerUserIds", failed)


def _let_in(call: Call, row: sqlite3.Row, user: User) -> bool:
    if user_key(user) == row["owner_key"]:
        return False
    try:
        add_member(call, row, user)
    except Failure:
        return False
    return True


def _manager_count(call: Call, row: sqlite3.Row) -> int:
    found = call.database.execute(
        "SELECT count(*) FROM member WHERE conversation_id = ? AND role = ?", (row["id"], MANAGER)
    ).fetchone()
    return int(found[0])


BEHAVIOUR: Final = {
    "BatchAddManager": batch_add_manager,
    "BatchRemoveManager": batch_remove_manager,
}
