from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from support.loopback import ScriptedServer
from support.transport_servers import request

from volc_sdk._core.errors import ConfigError
from volc_sdk._core.http import pyreqwest as pyreqwest_module
from volc_sdk._core.http.asyncio_transport import AsyncioTransport
from volc_sdk._core.http.client_transport import AsyncClientTransport, SyncClientTransport
from volc_sdk._core.http.pyreqwest import ReqwestTransport
from volc_sdk._core.http.transport import HTTPRequest, HTTPResponse
from volc_sdk._core.http.transport_config import TransportConfig

FORK_PROGRAM = Path(__file__).parents[2] / "support" / "fork_program.py"
URL = "http://service.test/"


def test_the_built_in_transport_is_created_on_first_use() -> None:
    program = (
        "import logging, sys\n"  # from Python 3.14 on, logging imports dataclasses
        "loaded = set(sys.modules)\n"
        "import volc_sdk._core.http.client_transport as module\n"
        "module.SyncClientTransport().close(), module.AsyncClientTransport()\n"
        "new = sys.modules.keys() - loaded\n"
        "assert not {'pyreqwest', 'httpx2', 'asyncio', 'dataclasses'} & new, new\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", program], check=True, timeout=60)


def test_threads_that_start_together_share_one_transport(
    server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answer(b"ok")
    transports: list[object] = []
    builds: list[object] = []
    start = threading.Barrier(16)
    build_client = pyreqwest_module._build

    class Counted(pyreqwest_module.ReqwestTransport):
        def __init__(self, config: TransportConfig | None = None) -> None:
            transports.append(self)
            super().__init__(config)

    def count(*arguments: Any) -> object:
        builds.append(arguments)
        return build_client(*arguments)

    monkeypatch.setattr(pyreqwest_module, "ReqwestTransport", Counted)
    monkeypatch.setattr(pyreqwest_module, "_build", count)
    transport = SyncClientTransport()

    def send(_: int) -> bytes:
        start.wait()
        return transport.send(request(f"{server.endpoint}/")).body

    with ThreadPoolExecutor(16) as threads:
        assert [*threads.map(send, range(16))] == [b"ok"] * 16
    transport.close()
    assert len(transports) == len(builds) == 1


def test_preparing_creates_the_transport(server: ScriptedServer) -> None:
    server.answer(b"ok")
    transport = SyncClientTransport()
    assert transport.current is None
    transport.prepare(f"{server.endpoint}/")
    assert transport.current is not None
    holder = transport._holders.peek()
    assert holder is not None
    assert isinstance(holder.transport, ReqwestTransport)
    assert not server.seen
    transport.close()
    assert transport.current is None
    with pytest.raises(ConfigError, match="the client is closed"):
        transport.prepare(f"{server.endpoint}/")


def test_a_forked_child_is_not_ready() -> None:
    transport = SyncClientTransport(transport=Canned())
    transport.prepare(URL)
    transport.reset_after_fork()
    assert transport.current is None


def test_closing_is_repeatable_and_final(server: ScriptedServer) -> None:
    server.answer(b"ok")
    for used in (True, False):
        transport = SyncClientTransport()
        if used:
            transport.send(request(f"{server.endpoint}/"))
        transport.check_open()
        transport.close()
        transport.close()
        with pytest.raises(ConfigError, match="the client is closed; create a new one"):
            transport.send(request(f"{server.endpoint}/"))
        with pytest.raises(ConfigError, match="closed"):
            transport.check_open()

    async def run() -> None:
        transport = AsyncClientTransport()
        await transport.send(request(f"{server.endpoint}/"))
        await transport.close()
        await transport.close()
        with pytest.raises(ConfigError, match="closed"):
            await transport.send(request(f"{server.endpoint}/"))

    asyncio.run(run())


class Canned:
    """A user's transport, which is falsy."""

    closed = False

    def __len__(self) -> int:
        return 0

    def send(self, request: HTTPRequest, /) -> HTTPResponse:
        return HTTPResponse(200, {}, b"canned")

    def close(self) -> None:
        self.closed = True


def test_a_transport_of_the_user_stays_open() -> None:
    canned = Canned()
    transport = SyncClientTransport(None, canned)
    assert transport.send(request(URL)).body == b"canned"
    transport.close()
    assert canned.closed is False
    with pytest.raises(ConfigError, match="closed"):
        transport.send(request(URL))


class WithoutSend:
    pass


@pytest.mark.parametrize(
    ("kind", "transport", "message"),
    [
        (
            SyncClientTransport,
            AsyncioTransport(),
            "this client needs a sync `send` method, but AsyncioTransport.send is async",
        ),
        (
            AsyncClientTransport,
            ReqwestTransport(),
            "this client needs an async `send` method, but ReqwestTransport.send is sync",
        ),
        (SyncClientTransport, Canned, "expected an instance of Canned, got the class"),
        (
            AsyncClientTransport,
            WithoutSend(),
            "expected an object with a `send` method, got WithoutSend",
        ),
    ],
)
def test_a_transport_of_the_user_is_checked(kind: Any, transport: object, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        kind(transport=transport)
    assert str(caught.value) == f"transport: {message}"


def test_a_transport_that_was_used_and_not_closed_warns(server: ScriptedServer) -> None:
    server.answer(b"ok")
    SyncClientTransport()
    AsyncClientTransport()
    SyncClientTransport(transport=Canned()).send(request(URL))
    gc.collect()  # no warning so far
    transport: SyncClientTransport | AsyncClientTransport = SyncClientTransport()
    transport.send(request(f"{server.endpoint}/"))
    with pytest.warns(ResourceWarning, match="not closed"):
        del transport
    transport = AsyncClientTransport()
    asyncio.run(transport.send(request(f"{server.endpoint}/")))
    with pytest.warns(ResourceWarning, match="not closed"):
        del transport


def test_an_async_transport_works_in_several_event_loops(server: ScriptedServer) -> None:
    server.answer(b"ok")
    transport = AsyncClientTransport()
    for _ in range(3):
        assert asyncio.run(transport.send(request(f"{server.endpoint}/"))).body == b"ok"
    asyncio.run(transport.close())


def test_the_configuration_is_passed_to_the_built_in_transport(server: ScriptedServer) -> None:
    server.answer(b"too long")
    transport = SyncClientTransport(TransportConfig(max_response_bytes=3))
    with pytest.raises(Exception, match="larger than 3 bytes"):
        transport.send(request(f"{server.endpoint}/"))
    transport.close()


SENT = "Httpx2Transport 200"
REFUSED = "ConfigError pyreqwest was used before this process was forked"


@pytest.mark.parametrize(
    ("options", "child"),
    [
        ("used", SENT),
        ("used async", "AsyncioTransport 200"),
        ("used multiprocessing", SENT),
        ("used twice", f"{SENT} {SENT}"),
        ("used alone", REFUSED),
        ("used alone async", "AsyncioTransport 200"),
        ("used alone multiprocessing", REFUSED),
        ("unused", "ReqwestTransport 200"),
        ("unused alone", "ReqwestTransport 200"),
        ("unused async", "AsyncioTransport 200"),
        ("unused multiprocessing", "ReqwestTransport 200"),
        ("unused locked", "ReqwestTransport 200"),
        ("bare", SENT),
        ("bare alone", REFUSED),
        ("given", REFUSED),
        ("given httpx2", "None 200"),
        ("closed", "ConfigError the client is closed"),
    ],
)
def test_a_forked_child_never_hangs(server: ScriptedServer, options: str, child: str) -> None:
    server.answer(b"ok")
    done = subprocess.run(
        [sys.executable, "-W", "error", str(FORK_PROGRAM), server.endpoint, *options.split()],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert lines[0].startswith(f"child: {child}"), done.stdout
    if child == REFUSED:
        assert "`httpx2`" in lines[0]
        assert "spawn" in lines[0]
    closed = options == "closed"
    assert lines[1:] == ["exit code 0", "parent: " + ("closed" if closed else "200")]
