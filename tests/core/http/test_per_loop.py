"""Connections of async transports belong to an event loop and end with it."""

from __future__ import annotations

import asyncio
import gc
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from support.loopback import ScriptedServer
from support.transport_servers import request

from volc_sdk._core.errors import ConfigError
from volc_sdk._core.http.asyncio_transport import AsyncioTransport
from volc_sdk._core.http.httpx2 import AsyncHttpx2Transport

pytestmark = pytest.mark.parametrize("kind", [AsyncioTransport, AsyncHttpx2Transport])


def test_a_loop_that_shuts_down_closes_its_connections(server: ScriptedServer, kind: Any) -> None:
    server.answer(b"ok")
    transport = kind()
    for _ in range(2):
        asyncio.run(transport.send(request(f"{server.endpoint}/")))
        gc.collect()  # an unclosed connection would warn, and warnings are errors
    asyncio.run(transport.close())


def test_other_loops_close_their_connections(server: ScriptedServer, kind: Any) -> None:
    server.answer(b"ok")
    transport = kind()
    other = asyncio.new_event_loop()
    other.run_until_complete(transport.send(request(f"{server.endpoint}/")))
    asyncio.run(transport.close())
    gc.collect()
    other.run_until_complete(asyncio.sleep(0))
    other.run_until_complete(other.shutdown_asyncgens())
    with pytest.raises(ConfigError, match="closed"):
        other.run_until_complete(transport.send(request(f"{server.endpoint}/")))
    other.close()


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
def test_a_closed_loop_is_forgotten(server: ScriptedServer, kind: Any) -> None:
    server.answer(b"ok")
    transport = kind()
    closed_loop = asyncio.new_event_loop()
    closed_loop.run_until_complete(transport.send(request(f"{server.endpoint}/")))
    closed_loop.close()
    asyncio.run(transport.send(request(f"{server.endpoint}/")))
    assert closed_loop not in transport._by_loop.get()
    asyncio.run(transport.close())
    gc.collect()


def test_no_event_loop_of_asyncio(kind: Any) -> None:
    transport = kind()
    sending = transport.send(request("http://service.test/"))
    with pytest.raises(ConfigError, match="needs a running event loop of asyncio"):
        sending.send(None)
    with pytest.raises(ConfigError, match="trio"):
        transport.prepare("http://service.test/")


def test_event_loops_in_several_threads_share_a_transport(
    server: ScriptedServer, kind: Any
) -> None:
    server.answer(b"ok")
    transport = kind()
    start = threading.Barrier(4)

    async def run() -> list[bytes]:
        start.wait()
        return [(await transport.send(request(f"{server.endpoint}/"))).body for _ in range(8)]

    with ThreadPoolExecutor(4) as threads:
        results = [*threads.map(lambda _: asyncio.run(run()), range(4))]
    assert results == [[b"ok"] * 8] * 4
    asyncio.run(transport.close())
