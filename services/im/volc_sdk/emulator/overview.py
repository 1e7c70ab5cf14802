"""The data of the database that the console shows: the newest conversations, and details of one.

Ids are text, because browsers cannot represent such large integers exactly.
"""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from volc_sdk.emulator.engine_interface import Overview
from volc_sdk.emulator.store import from_text

from ..content.reading import read
from ..content.values import CustomContent, SystemContent, TextContent, UnknownContent
from .callback_store import all_callbacks, subscribed
from .conversation_store import DISSOLVED, MUTE
from .message_store import EXPIRED, HISTORY_MS, VISIBLE
from .user_overview import broadcasts, users

SHOWN: Final = 200
"""Maximum number of conversations, and of messages and members of the selected one."""
_TEXT_SHOWN: Final = 4000  # characters of a message
_FREE_FORMS: Final = {CustomContent: "custom", SystemContent: "system", UnknownContent: "other"}
_DETAILS: Final = ("name", "size", "width", "height", "duration_s")

_CONVERSATIONS: Final = """
SELECT c.*,
    (SELECT count(*) FROM member WHERE conversation_id = c.id) AS member_count,
    (SELECT count(*) FROM message WHERE conversation_id = c.id) AS message_count,
    (SELECT sent_ms FROM message WHERE conversation_id = c.id ORDER BY position DESC LIMIT 1)
        AS sent_ms
FROM conversation c
"""
_COUNT: Final = "SELECT count(*) FROM conversation"
_MESSAGES: Final = """
SELECT m.*, p.nick_name FROM message m
LEFT JOIN profile p ON p.app_id = :app_id AND p.user_key = m.sender_key
WHERE m.conversation_id = :id ORDER BY m.position DESC LIMIT :shown
"""
_MEMBERS: Final = """
SELECT m.*, p.nick_name AS profile_name,
    (SELECT count(*) FROM message
        WHERE conversation_id = m.conversation_id AND position <= m.read_index) AS read
FROM member m LEFT JOIN profile p ON p.app_id = m.app_id AND p.user_key = m.user_key
WHERE m.conversation_id = :id ORDER BY m.position LIMIT :shown
"""
_BLOCKS: Final = """
SELECT * FROM live_block WHERE conversation_id = :id AND end_time_s > :now_s
ORDER BY number LIMIT :shown
"""


def overview(database: sqlite3.Connection, selected: str, now_ms: int) -> Overview:
    """Return the data to show.

    Args:
        database: A connection within a transaction.
        selected: Id of the conversation whose messages and members are shown. If there is no such
            conversation, the one with the latest activity is shown.
        now_ms: The time in Unix milliseconds.
    """
    rows = database.execute(
        f"{_CONVERSATIONS} ORDER BY c.activity DESC LIMIT ?", (SHOWN,)
    ).fetchall()
    is_number = selected.isascii() and selected.isdigit() and len(selected) < 20
    number = min(int(selected), 2**63 - 1) if is_number else 0
    row = database.execute(f"{_CONVERSATIONS} WHERE c.id = ?", (number,)).fetchone() or next(
        iter(rows), None
    )
    sent = all_callbacks(database, SHOWN)
    data = {
        "conversations": [_conversation(database, each) for each in rows],
        "conversation_count": database.execute(_COUNT).fetchone()[0],
        "callbacks": [each._asdict() | {"number": str(each.number)} for each in sent],
        "callback_events": subscribed(database),
        "conversation": None if row is None else _selected(database, row, now_ms),
        "users": users(database),
        "broadcasts": broadcasts(database, now_ms // 1000),
    }
    return Overview("" if row is None else str(row["id"]), data)


def _conversation(database: sqlite3.Connection, row: sqlite3.Row) -> dict[str, Any]:
    users = database.execute(
        "SELECT user_key FROM member WHERE conversation_id = ? ORDER BY position LIMIT 3",
        (row["id"],),
    )
    return {
        "id": str(row["id"]),
        "app_id": row["app_id"],
        "inbox_type": row["inbox_type"],
        "kind": row["kind"],
        "name": row["name"],
        "users": [user["user_key"] for user in users],
        "dissolved": row["status"] == DISSOLVED,
        "member_count": row["member_count"],
        "message_count": row["message_count"],
        "active_ms": row["sent_ms"] or row["create_time_s"] * 1000,
    }


def _selected(database: sqlite3.Connection, row: sqlite3.Row, now_ms: int) -> dict[str, Any]:
    query = {
        "id": row["id"],
        "app_id": row["app_id"],
        "shown": SHOWN,
        "now_s": now_ms // 1000,
    }
    oldest_ms = now_ms - HISTORY_MS[row["kind"]]
    messages = database.execute(_MESSAGES, query).fetchall()
    return {
        **_conversation(database, row),
        "owner": row["owner_key"],
        "notice": row["notice"],
        "messages": [_message(database, each, oldest_ms) for each in reversed(messages)],
        "members": _members(database, query),
    }


def _message(database: sqlite3.Connection, row: sqlite3.Row, oldest_ms: int) -> dict[str, Any]:
    deleted = database.execute(
        "SELECT user_key FROM message_deletion WHERE message_id = ?", (row["id"],)
    )
    expired = row["status"] == VISIBLE and row["sent_ms"] <= oldest_ms
    return {
        "id": str(row["id"]),
        "sender": row["sender_key"],
        "sender_name": row["nick_name"] or "",
        "sent_ms": row["sent_ms"],
        "client_msg_id": row["client_msg_id"],
        "ext": from_text(row["ext"]),
        "type": row["type"],
        **_content(row["type"], row["content"]),
        "state": EXPIRED if expired else row["status"],
        "sender_only": bool(row["sender_only"]),
        "quoted": None if row["quoted"] is None else from_text(row["quoted"])["Hint"],
        "visible": from_text(row["visible"]),
        "invisible": from_text(row["invisible"]),
        "mentioned": from_text(row["mentioned"]),
        "deleted_for": [each["user_key"] for each in deleted],
    }


def _content(kind: int, content: str) -> dict[str, Any]:
    """Return the form of a message, its text or URL, and further details."""
    found = read(kind, content)
    details: dict[str, Any] = {}
    match found:
        case TextContent(text):
            form = "text"
        case CustomContent() | SystemContent() | UnknownContent():
            form = _FREE_FORMS[type(found)]
            text = content
        case _:
            form = type(found).__name__.removesuffix("Content").lower()
            text = found.url
            details = {name: getattr(found, name, None) for name in _DETAILS}
    cut = text if len(text) <= _TEXT_SHOWN else f"{text[:_TEXT_SHOWN]}…"
    known = {name: value for name, value in details.items() if value is not None}
    return {"form": form, "text": cut, "details": known}


def _members(database: sqlite3.Connection, query: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the members, then users who are muted or banned but not members."""
    found: dict[str, dict[str, Any]] = {}
    for row in database.execute(_MEMBERS, query).fetchall():
        muted = row["block_end_s"] if row["block_end_s"] > query["now_s"] else 0
        found[row["user_key"]] = {
            **_user(database, query, row["user_key"]),
            "name": row["nick_name"] or row["profile_name"] or "",
            "role": row["role"],
            "read": row["read"],
            "marks": from_text(row["marks"]),
            "muted_until_s": muted,
        }
    for row in database.execute(_BLOCKS, query).fetchall():
        key = row["user_key"]
        user = found.setdefault(key, _user(database, query, key))
        until = "muted_until_s" if row["action"] == MUTE else "banned_until_s"
        user[until] = row["end_time_s"]
    return list(found.values())


def _user(database: sqlite3.Connection, query: dict[str, Any], key: str) -> dict[str, Any]:
    devices = database.execute(
        "SELECT platform FROM device WHERE app_id = ? AND user_key = ? ORDER BY device_id",
        (query["app_id"], key),
    )
    return {
        "user": key,
        "name": "",
        "role": None,
        "read": 0,
        "marks": [],
        "platforms": [row["platform"] for row in devices],
        "muted_until_s": 0,
        "banned_until_s": 0,
    }
