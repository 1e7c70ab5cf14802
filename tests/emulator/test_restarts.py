"""A server that restarts while a client sends: no message is lost, and none is stored twice.

The pauses between attempts are real. Without them, all retries would happen before the server is back.
"""

from __future__ import annotations

import asyncio
import socket
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from volc_im import AsyncClient, Client, ConversationCoreInfo, ConversationType, MessageType
from volc_im.emulator import Emulator
from volc_im.transports import AsyncHttpx2Transport, Httpx2Transport

KEYS: dict[str, Any] = {"access_key": "AK", "secret_key": "SK"}
COUNT = 240
CALLS_AT_ONCE = 60
RESTART_AT = COUNT // 2
LAST = COUNT - 1


class Restartable:
    """An emulator with its data in a file, which starts again on the same port."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.down = threading.Event()
        """Set when it has stopped. It starts after it has lost a connection, so one call is retried."""
        self._emulator = Emulator(**KEYS, db=path)
        self.endpoint = self._emulator.__enter__().endpoint

    def restart(self) -> None:
        self.stop()
        port = int(self.endpoint.rpartition(":")[2])
        with socket.create_server(("127.0.0.1", port)) as listener:
            listener.settimeout(30)
            self.down.set()
            listener.accept()[0].close()
        self._emulator = Emulator(**KEYS, db=self.path, port=port)
        self._emulator.__enter__()

    def stop(self) -> None:
        self._emulator.__exit__(None, None, None)

    def options(self, transport: object) -> dict[str, Any]:
        return {
            **KEYS,
            "app_id": 1,
            "endpoint": self.endpoint,
            "rate_limit": None,
            "max_retries": 8,
            "transport": transport,
        }

    def stored(self) -> list[tuple[str, int]]:
        """Return each content that is stored, with the number of messages."""
        query = "SELECT content, count(*) FROM message GROUP BY content"
        with closing(sqlite3.connect(self.path)) as database:
            return database.execute(query).fetchall()


def talk(im: Client) -> int:
    core = ConversationCoreInfo(conversation_type=ConversationType.SINGLE)
    made = im.create_conversation(conversation_core_info=core, owner_user_id=1, other_user_id=2)
    return made.conversation_short_id


def message(where: int, number: int) -> dict[str, Any]:
    return {
        "sender": 1,
        "conversation_short_id": where,
        "msg_type": MessageType.CUSTOM,
        "content": str(number),
        "client_msg_id": f"key-{number}",
    }


def send_from_threads(server: Restartable, transport: object, where: int) -> int:
    """Send all messages, and restart the server meanwhile; return the retries that were needed."""
    with Client(**server.options(transport)) as im, ThreadPoolExecutor(CALLS_AT_ONCE) as pool:

        def send(number: int) -> int:
            if number == RESTART_AT:
                server.restart()
            if number == LAST:
                assert server.down.wait(30)
            raw = im.with_raw_response.send_message(**message(where, number)).raw_response
            return raw.attempts - 1

        return sum(pool.map(send, range(COUNT)))


def send_from_tasks(server: Restartable, transport: object, where: int) -> int:
    async def run() -> int:
        numbers = iter(range(COUNT))

        async with AsyncClient(**server.options(transport)) as im:

            async def worker() -> int:
                retries = 0
                for number in numbers:
                    if number == RESTART_AT:
                        await asyncio.to_thread(server.restart)
                    if number == LAST:
                        assert await asyncio.to_thread(server.down.wait, 30)
                    result = await im.with_raw_response.send_message(**message(where, number))
                    retries += result.raw_response.attempts - 1
                return retries

            return sum(await asyncio.gather(*(worker() for _ in range(CALLS_AT_ONCE))))

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("send_all", "make_transport"),
    [
        (send_from_threads, lambda: None),
        (send_from_threads, Httpx2Transport),
        (send_from_tasks, lambda: None),
        (send_from_tasks, AsyncHttpx2Transport),
    ],
    ids=["threads", "threads-httpx2", "tasks", "tasks-httpx2"],
)
def test_a_restart_loses_no_message_and_stores_none_twice(
    send_all: Callable[[Restartable, object, int], int],
    make_transport: Callable[[], object],
    tmp_path: Path,
) -> None:
    server = Restartable(tmp_path / "im.db")
    try:
        with Client(**server.options(None)) as im:
            where = talk(im)
        retries = send_all(server, make_transport(), where)
    finally:
        server.stop()
    assert retries > 0, "the restart interrupted no call"
    assert sorted(server.stored()) == sorted((str(number), 1) for number in range(COUNT))
