"""Broadcasts to registered users. No device receives them; they are kept for a test to look at."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any, Final

from volc_sdk.emulator.call import Call
from volc_sdk.emulator.errors import Failure
from volc_sdk.emulator.store import as_text, from_text

PER_DAY: Final = 20
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
    """One that was sent, with the users who were registered and chosen by their tags then."""

    app_id: int
    inbox_type: int
    sender: int
    type: int
    content: str
    ext: dict[str, str]
    receivers: list[str]
    """Keys of users, in the order of text."""
    create_time_s: int
    expire_time_s: int


def user_broadcast(call: Call) -> dict[str, Any]:
    """UserBroadcast: 20 a day for each application; a refused one does not count."""
    day = (call.now_s + _ZONE_S) // _DAY_S
    sent = call.database.execute(
        "SELECT count(*) FROM broadcast WHERE app_id = ? AND day = ?", (call.app_id, day)
    ).fetchone()
    if sent[0] >= PER_DAY:
        raise Failure(
            "FlowLimitExceeded", f"{PER_DAY} broadcasts were sent today, which is the limit"
        )
    call.database.execute(
        "INSERT INTO broadcast (id, app_id, inbox_type, day, sender, type, content, ext, receivers,"
        " create_time_s, expire_time_s) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            call.new_id(),
            call.app_id,
            call.inbox_type,
            day,
            call.user("Sender"),
            call.body["MsgType"],
            call.body["Content"],
            as_text(call.body.get("Ext", {})),
            as_text(_receivers(call)),
            call.now_s,
            call.now_s + call.body["MsgTTL"],
        ),
    )
    return {}


def all_broadcasts(database: sqlite3.Connection, now_s: int) -> list[Broadcast]:
    """The broadcasts of every application that are alive at a time, oldest first."""
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


def _receivers(call: Call) -> list[str]:
    wanted = set(call.body.get("Tags", []))
    needs_all = call.value("TagOp") == _ALL
    rows = call.database.execute(
        "SELECT user_key, tags FROM profile WHERE app_id = ? ORDER BY user_key", (call.app_id,)
    )
    return [
        row["user_key"]
        for row in rows
        if not wanted or _fits(set(from_text(row["tags"])), wanted, needs_all)
    ]


def _fits(tags: set[str], wanted: set[str], needs_all: bool) -> bool:
    return wanted <= tags if needs_all else bool(wanted & tags)


BEHAVIOUR: Final = {"UserBroadcast": user_broadcast}
