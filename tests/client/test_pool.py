"""What a client sends through: made once, closed once, alive in several loops and after a fork."""

from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from loopback import ScriptedServer
from transport_servers import request

from volc_im import ConfigError, HTTPRequest, HTTPResponse
from volc_im._core.http import pyreqwest as reqwest
from volc_im._core.http.client_transport import AsyncPool, SyncPool
from volc_im._core.util.forks import PerProcess
from volc_im.transports import TransportConfig

FORKS = Path(__file__).with_name("forks.py")


def test_the_transport_is_made_on_first_use() -> None:
    program = (
        "import sys, volc_im._core.http.client_transport as p\n"
        "p.SyncPool().close(), p.AsyncPool()\n"
        "assert not {'pyreqwest', 'httpx2', 'asyncio', 'logging'} & sys.modules.keys()\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", program], check=True, timeout=60)


def test_threads_that_start_together_share_one_transport(
    server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answer(b"ok")
    made: list[object] = []
    builds: list[object] = []
    start = threading.Barrier(16)
    built = reqwest._built

    class Counted(reqwest.ReqwestTransport):
        def __init__(self, config: TransportConfig | None = None) -> None:
            made.append(self)
            super().__init__(config)

    def count(build: object) -> object:
        builds.append(build)
        return built(build)  # type: ignore[arg-type]

    monkeypatch.setattr(reqwest, "ReqwestTransport", Counted)
    monkeypatch.setattr(reqwest, "_built", count)
    pool = SyncPool()

    def send(_: int) -> bytes:
        start.wait()
        return pool.send(request(f"{server.endpoint}/")).body

    with ThreadPoolExecutor(16) as threads:
        assert [*threads.map(send, range(16))] == [b"ok"] * 16
    pool.close()
    assert len(made) == len(builds) == 1


def test_closing_is_repeatable_and_final(server: ScriptedServer) -> None:
    server.answer(b"ok")
    for used in (True, False):
        pool = SyncPool()
        if used:
            pool.send(request(f"{server.endpoint}/"))
        pool.check_open()
        pool.close()
        pool.close()
        with pytest.raises(ConfigError, match="the client is closed; make a new one"):
            pool.send(request(f"{server.endpoint}/"))
        with pytest.raises(ConfigError, match="closed"):
            pool.check_open()

    async def run() -> None:
        pool = AsyncPool()
        await pool.send(request(f"{server.endpoint}/"))
        await pool.close()
        await pool.close()
        with pytest.raises(ConfigError, match="closed"):
            await pool.send(request(f"{server.endpoint}/"))

    asyncio.run(run())


class Canned:
    """A user's transport, which even looks empty."""

    closed = False

    def __len__(self) -> int:
        return 0

    def send(self, request: HTTPRequest, /) -> HTTPResponse:
        return HTTPResponse(200, {}, b"canned")

    def close(self) -> None:
        self.closed = True


def test_a_transport_of_the_user_stays_open() -> None:
    canned = Canned()
    pool = SyncPool(None, canned)
    assert pool.send(request("http://im.test/")).body == b"canned"
    pool.close()
    assert canned.closed is False
    with pytest.raises(ConfigError, match="closed"):
        pool.send(request("http://im.test/"))


def test_a_pool_that_was_used_and_not_closed_warns(server: ScriptedServer) -> None:
    server.answer(b"ok")
    SyncPool()
    AsyncPool()
    SyncPool(transport=Canned()).send(request("http://im.test/"))
    gc.collect()  # nothing to warn of so far
    pool: SyncPool | AsyncPool = SyncPool()
    pool.send(request(f"{server.endpoint}/"))
    with pytest.warns(ResourceWarning, match="not closed"):
        del pool
    pool = AsyncPool()
    asyncio.run(pool.send(request(f"{server.endpoint}/")))
    with pytest.warns(ResourceWarning, match="not closed"):
        del pool


def test_an_async_pool_outlives_its_loop(server: ScriptedServer) -> None:
    server.answer(b"ok")
    pool = AsyncPool()
    for _ in range(3):
        assert asyncio.run(pool.send(request(f"{server.endpoint}/"))).body == b"ok"
    asyncio.run(pool.close())


def test_the_configuration_reaches_the_transport(server: ScriptedServer) -> None:
    server.answer(b"too long")
    pool = SyncPool(TransportConfig(max_response_bytes=3))
    with pytest.raises(Exception, match="larger than 3 bytes"):
        pool.send(request(f"{server.endpoint}/"))
    pool.close()


def test_a_value_per_process_is_one_for_all_threads() -> None:
    held: PerProcess[list[int]] = PerProcess(list)
    assert held.peek() is None
    with ThreadPoolExecutor(8) as threads:
        values = [*threads.map(lambda _: held.get(), range(64))]
    assert all(value is values[0] for value in values)
    assert held.peek() is values[0]


SENT = "Httpx2Transport 200"
REFUSED = "ConfigError pyreqwest was used before this process was forked"


@pytest.mark.parametrize(
    ("story", "child"),
    [
        ("used", SENT),
        ("used async", f"Async{SENT}"),
        ("used multiprocessing", SENT),
        ("used twice", f"{SENT} {SENT}"),
        ("used alone", REFUSED),
        ("used alone async", REFUSED),
        ("used alone multiprocessing", REFUSED),
        ("unused", "ReqwestTransport 200"),
        ("unused alone", "ReqwestTransport 200"),
        ("unused async", "AsyncReqwestTransport 200"),
        ("unused multiprocessing", "ReqwestTransport 200"),
        ("unused locked", "ReqwestTransport 200"),
        ("bare", SENT),
        ("bare alone", REFUSED),
        ("given", REFUSED),
        ("given httpx2", "None 200"),
        ("closed", "ConfigError the client is closed"),
    ],
)
def test_a_forked_child_never_hangs(server: ScriptedServer, story: str, child: str) -> None:
    server.answer(b"ok")
    done = subprocess.run(
        [sys.executable, "-W", "error", str(FORKS), server.endpoint, *story.split()],
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
    assert lines[1:] == ["ended 0", "parent: " + ("closed" if story == "closed" else "200")]
