"""Online users. No device connects to the emulator, so tests set who is online."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from ..im_context import IMContext, User, user_key

SCHEMA: Final = """
CREATE TABLE device (
    app_id INTEGER NOT NULL,
    user_key TEXT NOT NULL,
    device_id INTEGER NOT NULL,
    platform TEXT NOT NULL,
    PRIMARY KEY (app_id, user_key, device_id)
) WITHOUT ROWID;
"""

_CLIENT_VERSION: Final = 1


def set_online(database: sqlite3.Connection, app_id: int, user: User, *platforms: str) -> None:
    """Set the devices of a user, one for each platform, such as "Web"; with no platform, it is offline.

    `database` must be within a transaction for writing.
    """
    key = user_key(user)
    database.execute("DELETE FROM device WHERE app_id = ? AND user_key = ?", (app_id, key))
    database.executemany(
        "INSERT INTO device (app_id, user_key, device_id, platform) VALUES (?, ?, ?, ?)",
        [(app_id, key, number, platform) for number, platform in enumerate(platforms, 1)],
    )


def devices(context: IMContext, user: User) -> list[sqlite3.Row]:
    """Return the devices of a user."""
    return context.database.execute(
        "SELECT * FROM device WHERE app_id = ? AND user_key = ? ORDER BY device_id",
        (context.app_id, user_key(user)),
    ).fetchall()


def query_online_status(context: IMContext) -> dict[str, Any]:
    """QueryOnlineStatus: return the connections of users who are online."""
    found = {user: devices(context, user) for user in context.users("UserIds")}
    return {
        "AppId": context.app_id,
        "QueryOnlineResults": {
            user_key(user): [_connection(user, device) for device in online]
            for user, online in found.items()
            if online
        },
    }


def _connection(user: User, device: sqlite3.Row) -> dict[str, Any]:
    return {
        "ConnId": f"emulator-{user}-{device['device_id']}",
        "UserId": user,
        "DeviceId": device["device_id"],
        "ClientVersion": _CLIENT_VERSION,
        "Platform": device["platform"],
    }


HANDLERS: Final = {"QueryOnlineStatus": query_online_status}
