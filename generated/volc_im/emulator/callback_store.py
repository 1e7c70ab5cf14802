"""The table of callbacks: events that wait to be sent, and what came of those that were sent."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import Any, Final, Literal, NamedTuple, TypeAlias
from uuid import uuid4

from volc_im._core.util.package import public_in
from volc_im.emulator.store import as_text, next_number

from .im_context import IMContext, user_field

State: TypeAlias = Literal["waiting", "sending", "accepted", "refused", "failed"]
BEFORE: Final = "BeforeSendMessage"
AFTER: Final = "AfterSendMessage"
EVENTS: Final = (BEFORE, AFTER)

# `callback_event` has a row for each event that is sent; without rows, nothing is recorded.
SCHEMA: Final = """
CREATE TABLE callback_event (
    type TEXT PRIMARY KEY
) WITHOUT ROWID;

CREATE TABLE callback (
    number INTEGER PRIMARY KEY,
    event_type TEXT NOT NULL,
    event_data TEXT NOT NULL,
    event_time TEXT NOT NULL,
    event_id TEXT NOT NULL,
    app_id INTEGER NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    status INTEGER NOT NULL DEFAULT 0,
    reply TEXT NOT NULL DEFAULT '',
    problem TEXT NOT NULL DEFAULT '',
    url TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT ''
);
"""


@public_in("emulator")
class SentCallback(NamedTuple):
    """One event that the emulator sends to a server."""

    number: int
    """Number of the event; later events have greater ones."""
    event_type: str
    event_data: str
    """The data as JSON text."""
    event_time: str
    event_id: str
    app_id: int
    state: State
    """`waiting` or `sending`; `accepted`: a reply with status 200; `refused`: a reply to a before event
    that refuses it; `failed`: no attempt had a reply with status 200."""
    attempts: int
    """Number of requests that were sent."""
    status: int
    """HTTP status of the last reply; 0 if there was none."""
    reply: str
    """The first 4,096 characters of the last reply."""
    problem: str
    """Why the last attempt had no reply; empty if it had one."""
    url: str
    """URL that the event was sent to; empty before."""
    body: str
    """The signed body that was sent, as text; empty before."""


def message_data(body: dict[str, Any]) -> dict[str, Any]:
    """Return the data of an event, from the fields of a message by the names of the API.

    Only `Header`, `ClientMessageId`, `MentionedUsers` and `MessagePriority` are documented as names of
    events; the others are those of MessageBody.
    """
    return {
        "Header": {},
        "ClientMessageId": body.get("ClientMsgId", ""),
        "MentionedUsers": body.get("MentionedUsers", []),
        "MessagePriority": body.get("Priority"),
        **{
            name: body[name]
            for name in ("ConversationShortId", "MessageId", "MsgType", "Content", "Ext")
            if name in body
        },
        **user_field("Sender", body["Sender"]),
    }


def add(context: IMContext, event_type: str, data: dict[str, Any]) -> int | None:
    """Add an event that waits to be sent; return its number, or None if it is not subscribed."""
    query = "SELECT 1 FROM callback_event WHERE type = ?"
    if context.database.execute(query, (event_type,)).fetchone() is None:
        return None
    # A before event is sent at once, by the thread of the caller.
    return insert(context, event_type, data, "sending" if event_type == BEFORE else "waiting")


def insert(context: IMContext, event_type: str, data: dict[str, Any], state: State) -> int:
    """Add an event, and return its number."""
    database = context.database
    number = next_number(database, context.now_ns)
    database.execute(
        "INSERT INTO callback (number, event_type, event_data, event_time, event_id, app_id, state)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            event_type,
            as_text(data),
            _time(context.now_ns),
            uuid4().hex,
            context.app_id,
            state,
        ),
    )
    return number


def subscribe(database: sqlite3.Connection, events: tuple[str, ...]) -> None:
    """Set the events that are sent."""
    database.execute("DELETE FROM callback_event")
    database.executemany("INSERT INTO callback_event VALUES (?)", [(each,) for each in events])


def subscribed(database: sqlite3.Connection) -> list[str]:
    """Return the events that are sent."""
    rows = database.execute("SELECT type FROM callback_event ORDER BY type DESC")
    return [row["type"] for row in rows]


def all_callbacks(database: sqlite3.Connection, limit: int = -1) -> list[SentCallback]:
    """Return the newest events, oldest first; all of them without a limit."""
    rows = database.execute("SELECT * FROM callback ORDER BY number DESC LIMIT ?", (limit,))
    return [SentCallback(*row) for row in reversed(rows.fetchall())]


def one_callback(database: sqlite3.Connection, number: int) -> SentCallback | None:
    """Return an event by its number; None if it was forgotten."""
    row = database.execute("SELECT * FROM callback WHERE number = ?", (number,)).fetchone()
    return None if row is None else SentCallback(*row)


def has_any(database: sqlite3.Connection, states: tuple[State, ...]) -> bool:
    """Return whether an event is in one of the states."""
    marks = ", ".join("?" * len(states))
    query = f"SELECT 1 FROM callback WHERE state IN ({marks}) LIMIT 1"  # noqa: S608
    return database.execute(query, states).fetchone() is not None


def take_waiting(database: sqlite3.Connection) -> SentCallback | None:
    """Return the oldest event that waits, and mark it as being sent; None if there is none."""
    query = "SELECT * FROM callback WHERE state = 'waiting' ORDER BY number LIMIT 1"
    row = database.execute(query).fetchone()
    if row is None:
        return None
    taken = SentCallback(*row)._replace(state="sending")
    save(database, taken)
    return taken


def save(database: sqlite3.Connection, callback: SentCallback) -> None:
    """Store what came of an event."""
    database.execute(
        "UPDATE callback SET state = :state, attempts = :attempts, status = :status, reply = :reply,"
        " problem = :problem, url = :url, body = :body WHERE number = :number",
        callback._asdict(),
    )


def _time(now_ns: int) -> str:
    moment = datetime.fromtimestamp(now_ns // 1_000_000_000, UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{now_ns % 1_000_000_000:09}Z"
