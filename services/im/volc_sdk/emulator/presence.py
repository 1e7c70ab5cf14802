"""What people do with their devices, and no action tells: a test says it for them.

They go online, come into live groups and leave them, and receive broadcasts.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Generator
from contextlib import contextmanager

from volc_sdk.emulator.call import Call, User
from volc_sdk.emulator.clock import Clock
from volc_sdk.emulator.errors import Failure
from volc_sdk.emulator.routes import route
from volc_sdk.emulator.store import Store
from volc_sdk.service import API_VERSION

from .conversations import LIVE, add_member, conversation_or_none, member_count, remove_member
from .handlers.broadcast import Broadcast, all_broadcasts
from .handlers.online import set_online

_ACTION = "GetConversationUserCount"  # a call has one; any without conditions will do


@contextmanager
def within(store: Store, clock: Clock, app_id: int) -> Generator[Call]:
    """A transaction of an application; raises ValueError, and then nothing has happened."""
    try:
        with store.transaction(write=True) as database:
            action = route(_ACTION, API_VERSION).action
            yield Call(action, {"AppId": app_id}, database, clock.now_ns())
    except Failure as failure:
        raise ValueError(f"{failure.code}: {failure.message}") from None


def put_online(call: Call, user: User, platforms: Collection[str]) -> None:
    """Let a user be online with one device for each platform; offline with none."""
    _check(call, user)
    set_online(call.database, call.app_id, user, *platforms)


def join(call: Call, conversation: int, users: Collection[User]) -> int:
    """Let users come into a live group; how many are in it then. Raises ValueError or Failure."""
    row = _live(call, conversation)
    for user in users:
        _check(call, user)
        add_member(call, row, user)
    return member_count(call, row)


def leave(call: Call, conversation: int, users: Collection[User]) -> int:
    """Let users leave a live group; how many are in it then. Raises ValueError."""
    row = _live(call, conversation)
    for user in users:
        _check(call, user)
        remove_member(call, row, user)
    return member_count(call, row)


def broadcasts(store: Store, clock: Clock) -> list[Broadcast]:
    """The broadcasts of every application that have not expired, oldest first."""
    with store.transaction(write=False) as database:
        return all_broadcasts(database, int(clock.now_s()))


def _live(call: Call, conversation: int) -> sqlite3.Row:
    # SQLite has no greater numbers.
    known = abs(conversation) < 2**63
    row = conversation_or_none(call, conversation) if known else None
    if row is None:
        raise ValueError(f"the application {call.app_id} has no conversation {conversation}")
    if row["kind"] != LIVE:
        raise ValueError(f"{conversation} is no live group; actions move the members of others")
    return row


def _check(call: Call, user: User) -> None:
    if not (user if isinstance(user, str) else 0 <= user < 2**63):
        raise ValueError(f"{user!r} is no user: 0 to {2**63 - 1}, or a text")
    if not 0 < call.app_id < 2**31:
        raise ValueError(f"{call.app_id} is no AppId; use 1 to {2**31 - 1}")
