"""What the page shows, read from the database and the controls: the newest of everything.

Ids are text here, for they are greater than the numbers of a browser.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final
from uuid import uuid4

from volc_im.emulator.record import Entry
from volc_im.emulator.state import Controls
from volc_im.emulator.store import Store, from_text

from ..content import CustomContent, TextContent, UnknownContent, read
from .conversations import DISSOLVED, MUTE
from .messages import EXPIRED, HISTORY_MS, VISIBLE

SHOWN: Final = 200
"""Conversations, messages of one, and members of one that are shown at the most."""
_TEXT_SHOWN: Final = 4000  # characters of a message
_FACTS: Final = ("name", "size", "width", "height", "duration_s")
_EXPIRY_S: Final = 10  # messages expire, and mutes end, without any change of the database

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


@dataclass(frozen=True, slots=True)
class Overview:
    """What there is to see. Calls must not overlap with others that use the store."""

    controls: Controls
    store: Store
    _run: str = field(default_factory=lambda: uuid4().hex)

    def since(self, seen: str, chosen: str) -> dict[str, Any] | None:
        """All that there is; None if it is what the version `seen` was, which costs little.

        Args:
            seen: The `version` of an earlier answer, or any other text.
            chosen: Id of the conversation whose messages and members are wanted; the one with the
                latest activity if there is no such one.
        """
        version = self._version(chosen)
        if version == seen:
            return None
        now_ms = self.controls.clock.now_ns() // 1_000_000
        with self.store.transaction(write=False) as database:
            found = self._seen(database, chosen, now_ms)
        # The chosen one may be another than was asked for: the next question has its id.
        if found["chosen"] is not None:
            version = self._version(found["chosen"]["id"])
        return {"version": version, **found}

    def request(self, number: str) -> dict[str, Any] | None:
        """All that is known of one of the last requests; None for any other."""
        for entry in self.controls.record.entries():
            if str(entry.number) == number:
                return entry.as_json()
        return None

    def _version(self, chosen: str) -> str:
        controls, clock = self.controls, self.controls.clock
        parts = (
            self._run,
            chosen,
            self.store.changes(),
            controls.record.version(),
            controls.faults.waiting(),
            controls.quotas.on,
            (clock.frozen, round(clock.now_s() if clock.frozen else clock.offset_s)),
            int(clock.now_s()) // _EXPIRY_S,
        )
        return sha256(repr(parts).encode()).hexdigest()[:16]

    def _seen(self, database: sqlite3.Connection, chosen: str, now_ms: int) -> dict[str, Any]:
        clock = self.controls.clock
        rows = database.execute(
            f"{_CONVERSATIONS} ORDER BY c.activity DESC LIMIT ?", (SHOWN,)
        ).fetchall()
        known = chosen.isascii() and chosen.isdigit() and len(chosen) < 20
        row = database.execute(
            f"{_CONVERSATIONS} WHERE c.id = ?", (min(int(chosen), 2**63 - 1) if known else 0,)
        ).fetchone() or next(iter(rows), None)
        return {
            "clock": {
                "now_s": clock.now_s(),
                "offset_s": clock.offset_s,
                "frozen": clock.frozen,
            },
            "faults": self.controls.faults.waiting(),
            "quotas": self.controls.quotas.on,
            "conversations": [_conversation(database, one) for one in rows],
            "conversation_count": database.execute(_COUNT).fetchone()[0],
            "chosen": None if row is None else _chosen(database, row, now_ms),
            "requests": [_request(entry) for entry in self.controls.record.entries()],
        }


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


def _chosen(database: sqlite3.Connection, row: sqlite3.Row, now_ms: int) -> dict[str, Any]:
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
        "messages": [_message(database, one, oldest_ms) for one in reversed(messages)],
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
        "type": row["type"],
        **_content(row["type"], row["content"]),
        "state": EXPIRED if expired else row["status"],
        "sender_only": bool(row["sender_only"]),
        "quoted": None if row["quoted"] is None else from_text(row["quoted"])["Hint"],
        "visible": from_text(row["visible"]),
        "invisible": from_text(row["invisible"]),
        "mentioned": from_text(row["mentioned"]),
        "deleted_by": [one["user_key"] for one in deleted],
    }


def _content(kind: int, content: str) -> dict[str, Any]:
    """A message in words: its form, its text or address, and what else is said of it."""
    found = read(kind, content)
    facts: dict[str, Any] = {}
    match found:
        case TextContent(text):
            form = "text"
        case CustomContent() | UnknownContent():
            form = "custom" if isinstance(found, CustomContent) else "other"
            text = content
        case _:
            form = type(found).__name__.removesuffix("Content").lower()
            text = found.url
            facts = {name: getattr(found, name, None) for name in _FACTS}
    cut = text if len(text) <= _TEXT_SHOWN else f"{text[:_TEXT_SHOWN]}…"
    said = {name: value for name, value in facts.items() if value is not None}
    return {"form": form, "text": cut, "facts": said}


def _members(database: sqlite3.Connection, query: dict[str, Any]) -> list[dict[str, Any]]:
    """The members, and after them those who are only muted or banned."""
    found: dict[str, dict[str, Any]] = {}
    for row in database.execute(_MEMBERS, query).fetchall():
        muted = row["block_end_s"] if row["block_end_s"] > query["now_s"] else 0
        found[row["user_key"]] = {
            **_person(database, query, row["user_key"]),
            "name": row["nick_name"] or row["profile_name"] or "",
            "role": row["role"],
            "read": row["read"],
            "marks": from_text(row["marks"]),
            "muted_until_s": muted,
        }
    for row in database.execute(_BLOCKS, query).fetchall():
        key = row["user_key"]
        person = found.setdefault(key, _person(database, query, key))
        until = "muted_until_s" if row["action"] == MUTE else "banned_until_s"
        person[until] = row["end_time_s"]
    return list(found.values())


def _person(database: sqlite3.Connection, query: dict[str, Any], key: str) -> dict[str, Any]:
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


def _request(entry: Entry) -> dict[str, Any]:
    outcome = entry.outcome
    return {
        "number": entry.number,
        "time_s": entry.time_s,
        "duration_ms": entry.duration_ms,
        "action": outcome.action,
        "status": outcome.status,
        "code": outcome.code,
        "fault": outcome.fault,
    }
