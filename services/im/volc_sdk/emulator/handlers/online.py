"""Who is online. No device connects to the emulator, so a test says who is."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from volc_sdk.emulator.call import Call, User, user_key

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
    """Put a user online with one device for each platform, such as "Web"; offline with none.

    It replaces what was set before. `database` is within a transaction for writing.
    """
    key = user_key(user)
    database.execute("DELETE FROM device WHERE app_id = ? AND user_key = ?", (app_id, key))
    database.executemany(
        "INSERT INTO device (app_id, user_key, device_id, platform) VALUES (?, ?, ?, ?)",
        [(app_id, key, number, platform) for number, platform in enumerate(platforms, 1)],
    )


def devices(call: Call, user: User) -> list[sqlite3.Row]:
    """The devices with which a user is online."""
    return call.database.execute(
        "SELECT * FROM device WHERE app_id = ? AND user_key = ? ORDER BY device_id",
        (call.app_id, user_key(user)),
    ).fetchall()


def query_online_status(call: Call) -> dict[str, Any]:
    """QueryOnlineStatus: the connections of those who are online, and nothing of the others."""
    found = {user: devices(call, user) for user in call.users("UserIds")}
    return {
        "AppId": call.app_id,
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


BEHAVIOUR: Final = {"QueryOnlineStatus": query_online_status}
