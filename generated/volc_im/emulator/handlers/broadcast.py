"""Broadcasts to registered users. They are kept for tests; no device receives them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any, Final

from volc_im.emulator.errors import ServiceError
from volc_im.emulator.store import as_text, from_text

from ..im_context import IMContext
from ..message_content import check_content

MAX_PER_DAY: Final = 20
_DAY_S: Final = 24 * 60 * 60
_ZONE_S: Final = 8 * 60 * 60  # days begin at midnight in China

_ALL: Final = 1

SCHEMA: Final = """
CREATE TABLE broadcast (
    id INTEGER PRIMARY KEY,
    app_id INTEGER NOT NULL,
    inbox_type INTEGER NOT NULL,
    day INTEGER NOT NULL,
    sender INTEGER NOT NULL,
    type INTEGER NOT NULL,
    content TEXT NOT NULL,
    ext TEXT NOT NULL,
    receivers TEXT NOT NULL,
    create_time_s INTEGER NOT NULL,
    expire_time_s INTEGER NOT NULL
);
CREATE INDEX broadcast_of_day ON broadcast (app_id, day);
"""


@dataclass(frozen=True, slots=True)
class Broadcast:
    """A broadcast, with the registered users whom its tags selected when it was sent."""

    app_id: int
    inbox_type: int
    sender: int
    type: int
    content: str
    ext: dict[str, str]
    receivers: list[str]
    """Ids of users as text, sorted."""
    create_time_s: int
    expire_time_s: int


def user_broadcast(context: IMContext) -> dict[str, Any]:
    """UserBroadcast: accept 20 per day and application."""
    check_content(context, context.body["MsgType"])
    day = (context.now_s + _ZONE_S) // _DAY_S
    sent = context.database.execute(
        "SELECT count(*) FROM broadcast WHERE app_id = ? AND day = ?", (context.app_id, day)
    ).fetchone()
    if sent[0] >= MAX_PER_DAY:
        raise ServiceError(
            "FlowLimitExceeded", f"{MAX_PER_DAY} broadcasts were sent today, which is the maximum"
        )
    context.database.execute(
        "INSERT INTO broadcast (id, app_id, inbox_type, day, sender, type, content, ext, receivers,"
        " create_time_s, expire_time_s) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            context.new_id(),
            context.app_id,
            context.inbox_type,
            day,
            context.user("Sender"),
            context.body["MsgType"],
            context.body["Content"],
            as_text(context.body.get("Ext", {})),
            as_text(_receivers(context)),
            context.now_s,
            context.now_s + context.body["MsgTTL"],
        ),
    )
    return {}


def all_broadcasts(database: sqlite3.Connection, now_s: int) -> list[Broadcast]:
    """Return the broadcasts of all applications that have not expired, oldest first."""
    rows = database.execute("SELECT * FROM broadcast WHERE expire_time_s > ? ORDER BY id", (now_s,))
    return [
        Broadcast(
            app_id=row["app_id"],
            inbox_type=row["inbox_type"],
            sender=row["sender"],
            type=row["type"],
            content=row["content"],
            ext=from_text(row["ext"]),
            receivers=from_text(row["receivers"]),
            create_time_s=row["create_time_s"],
            expire_time_s=row["expire_time_s"],
        )
        for row in rows
    ]


def _receivers(context: IMContext) -> list[str]:
    wanted = set(context.body.get("Tags", []))
    needs_all = context.value("TagOp") == _ALL
    rows = context.database.execute(
        "SELECT user_key, tags FROM profile WHERE app_id = ? ORDER BY user_key", (context.app_id,)
    )
    return [
        row["user_key"]
        for row in rows
        if not wanted or _matches(set(from_text(row["tags"])), wanted, needs_all)
    ]


def _matches(tags: set[str], wanted: set[str], needs_all: bool) -> bool:
    return wanted <= tags if needs_all else bool(wanted & tags)


HANDLERS: Final = {"UserBroadcast": user_broadcast}
