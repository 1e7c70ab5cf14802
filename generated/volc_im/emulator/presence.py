"""Functions by which tests act for users on their devices. No action of the API can do this.

Users go online, join and leave live groups, and receive broadcasts.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Generator
from contextlib import contextmanager
from typing import Any

from volc_im.emulator.engine_interface import Backend
from volc_im.emulator.errors import ServiceError

from .conversation_store import LIVE, add_member, conversation_or_none, member_count, remove_member
from .handlers.broadcast import Broadcast, all_broadcasts
from .handlers.online import set_online
from .im_context import IMContext, User

_ACTION = "SendMessage"  # a context requires an action


@contextmanager
def application(
    backend: Backend, app_id: int, body: dict[str, Any] | None = None
) -> Generator[IMContext]:
    """Return a context for an application, in a transaction; by default with no other field.

    If the block raises ServiceError, the transaction is rolled back and ValueError is raised.
    """
    try:
        with backend.store.transaction(write=True) as database:
            yield backend.context(_ACTION, body or {"AppId": app_id}, database)
    except ServiceError as error:
        raise ValueError(f"{error.code}: {error.message}") from None


def put_online(context: IMContext, user: User, platforms: Collection[str]) -> None:
    """Set the devices of a user, one for each platform; without one the user is offline."""
    _check(context, user)
    set_online(context.database, context.app_id, user, *platforms)


def join(context: IMContext, conversation_short_id: int, users: Collection[User]) -> int:
    """Add users to a live group; return its number of members.

    Raises ValueError or ServiceError if a user cannot join.
    """
    row = _live_group(context, conversation_short_id)
    for user in users:
        _check(context, user)
        add_member(context, row, user)
    return member_count(context, row)


def leave(context: IMContext, conversation_short_id: int, users: Collection[User]) -> int:
    """Remove users from a live group; return its number of members. Raises ValueError."""
    row = _live_group(context, conversation_short_id)
    for user in users:
        _check(context, user)
        remove_member(context, row, user)
    return member_count(context, row)


def broadcasts(backend: Backend) -> list[Broadcast]:
    """Return the broadcasts of all applications that have not expired, oldest first."""
    with backend.store.transaction(write=False) as database:
        return all_broadcasts(database, int(backend.state.clock.now_s()))


def _live_group(context: IMContext, number: int) -> sqlite3.Row:
    # SQLite has no greater integers.
    row = conversation_or_none(context, number) if abs(number) < 2**63 else None
    if row is None:
        raise ValueError(f"application {context.app_id} has no conversation {number}")
    if row["kind"] != LIVE:
        raise ValueError(
            f"{number} is not a live group; use actions to change the members of other conversations"
        )
    return row


def _check(context: IMContext, user: User) -> None:
    if not (user if isinstance(user, str) else 0 <= user < 2**63):
        raise ValueError(f"{user!r} is not a user id; use 0 to {2**63 - 1}, or text")
    if not 0 < context.app_id < 2**31:
        raise ValueError(f"{context.app_id} is not an AppId; use 1 to {2**31 - 1}")
