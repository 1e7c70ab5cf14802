"""Cancelled requests: what was not sent is not sent, what is in progress is cut, and slots are free."""

from __future__ import annotations

import asyncio
import builtins
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from support.transport_servers import QuietHandler, request, serving

from volc_sdk._core.errors import ConnectError, TimeoutError
from volc_sdk._core.http.asyncio_transport import AsyncioTransport
from volc_sdk._core.http.httpx2 import AsyncHttpx2Transport
from volc_sdk._core.http.transport_config import TransportConfig
from volc_sdk._core.interruption import request_sent

BOTH = pytest.mark.parametrize("kind", [AsyncioTransport, AsyncHttpx2Transport])
ONE = TransportConfig(max_connections=1)


class Held:
    """A server that counts requests, and holds back the first reply until `release` is set."""

    def __init__(self) -> None:
        self.url = ""
        self.seen = 0
        self.arrived = threading.Event()
        self.release = threading.Event()

    async def wait(self) -> None:
        """Wait until the first request has arrived."""
        assert await asyncio.to_thread(self.arrived.wait, 60)


@contextmanager
def holding() -> Iterator[Held]:
    held = Held()
    lock = threading.Lock()

    class Handler(QuietHandler):
        def do_POST(self) -> None:
            with lock:
                held.seen += 1
                is_first = held.seen == 1
            if is_first:
                held.arrived.set()
                held.release.wait(60)
            self.reply(200)

    with serving(Handler, None) as port:
        held.url = f"http://127.0.0.1:{port}/"
        try:
            yield held
        finally:
            held.release.set()


async def cancel(*tasks: asyncio.Task[Any]) -> set[bool | None]:
    """Cancel tasks, and return what their exceptions know about the requests."""
    for task in tasks:
        task.cancel()
    facts: set[bool | None] = set()
    for task in tasks:
        with pytest.raises(asyncio.CancelledError) as caught:
            await task
        facts.add(request_sent(caught.value))
    return facts


@BOTH
def test_a_request_that_is_cancelled_while_it_waits_is_not_sent(kind: Any) -> None:
    async def run() -> None:
        transport = kind(ONE)
        first = asyncio.create_task(transport.send(request(held.url, 60)))
        await held.wait()
        waiting = [asyncio.create_task(transport.send(request(held.url, 60))) for _ in range(20)]
        await asyncio.sleep(0)
        assert await cancel(*waiting) == {False}
        held.release.set()
        assert (await first).status == 200
        assert (await transport.send(request(held.url, 60))).status == 200
        await transport.close()

    with holding() as held:
        asyncio.run(run())
    assert held.seen == 2


@BOTH
def test_the_slot_of_a_cancelled_request_is_free_at_once(kind: Any) -> None:
    async def run() -> None:
        transport = kind(ONE)
        first = asyncio.create_task(transport.send(request(held.url, 60)))
        await held.wait()
        assert await cancel(first) == {True}
        # The server still holds back the first reply.
        assert (await transport.send(request(held.url, 60))).status == 200
        await transport.close()

    with holding() as held:
        asyncio.run(run())
        assert not held.release.is_set()
    assert held.seen == 2


@BOTH
def test_requests_that_are_cancelled_before_they_are_connected_are_not_sent(kind: Any) -> None:
    async def run() -> None:
        transport = kind()
        tasks = [asyncio.create_task(transport.send(request(held.url, 60))) for _ in range(200)]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert await cancel(*tasks) == {False}
        assert (await transport.send(request(held.url, 60))).status == 200
        await transport.close()

    with holding() as held:
        held.release.set()
        asyncio.run(run())
    assert held.seen == 1


@BOTH
@pytest.mark.parametrize("way", ["timeout", "TaskGroup", "shutdown"])
def test_every_way_to_cancel(kind: Any, way: str) -> None:
    async def send_behind_the_first(transport: Any) -> None:
        first = asyncio.create_task(transport.send(request(held.url, 60)))
        await held.wait()
        second = asyncio.create_task(transport.send(request(held.url, 60)))
        await asyncio.sleep(0)
        match way:
            case "timeout":
                with pytest.raises(builtins.TimeoutError):
                    async with asyncio.timeout(0.01):
                        await second
                first.cancel()
            case "TaskGroup":
                second.cancel()
                with pytest.raises(ExceptionGroup):
                    await grouped(transport)
                first.cancel()
            case _:  # `asyncio.run` cancels both
                pass

    async def grouped(transport: Any) -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(transport.send(request(held.url, 60)))
            await asyncio.sleep(0)
            raise ValueError

    with holding() as held:
        transport = kind(ONE)
        asyncio.run(send_behind_the_first(transport))
        assert (asyncio.run(transport.send(request(held.url, 60)))).status == 200
        asyncio.run(transport.close())
    assert held.seen == 2


def test_a_request_that_waits_too_long_is_not_sent() -> None:
    async def run() -> None:
        transport = AsyncioTransport(ONE)
        first = asyncio.create_task(transport.send(request(held.url, 60)))
        await held.wait()
        with pytest.raises(TimeoutError, match="no connection became available") as caught:
            await transport.send(request(held.url, 0.05))
        assert caught.value.request_sent is False
        held.release.set()
        await first
        await transport.close()

    with holding() as held:
        asyncio.run(run())
    assert held.seen == 1


@pytest.mark.parametrize("host", ["service.invalid", "x" * 70 + ".test"])
def test_a_host_without_an_address(host: str) -> None:
    async def run() -> None:
        transport = AsyncioTransport(TransportConfig(trust_env=False))
        with pytest.raises(ConnectError) as caught:
            await transport.send(request(f"http://{host}/"))
        assert caught.value.request_sent is False
        await transport.close()

    asyncio.run(run())


def test_a_name_with_several_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address that refuses the connection is skipped."""

    async def run(port: int) -> None:
        loop = asyncio.get_running_loop()
        look_up = loop.getaddrinfo

        async def several(host: Any, *args: Any, **options: Any) -> Any:
            refusing = await look_up("127.0.0.9", *args, **options)
            return refusing + await look_up("127.0.0.1", *args, **options)

        monkeypatch.setattr(loop, "getaddrinfo", several)
        transport = AsyncioTransport(TransportConfig(trust_env=False))
        assert (await transport.send(request(f"http://service.test:{port}/"))).status == 200
        await transport.close()

    with holding() as held:
        held.release.set()
        asyncio.run(run(int(held.url.rstrip("/").rpartition(":")[2])))
