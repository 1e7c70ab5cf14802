"""Event loops and greenlets that the documents name as supported, and what others get."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from support.loop_programs import CALL, CLIENT, EMPTY, EVENTLET, GEVENT, GREEN, OTHER, SUPPORTED
from support.loopback import ScriptedServer
from support.transport_servers import QuietHandler, serving


@pytest.fixture
def meeting() -> Iterator[str]:
    """A server that replies only when five requests have arrived at the same time."""
    all_here = threading.Barrier(5)

    class Handler(QuietHandler):
        def do_POST(self) -> None:
            all_here.wait(60)
            self.reply(200, json.dumps(EMPTY).encode())

    with serving(Handler, None) as port:
        yield f"http://127.0.0.1:{port}"


def output(program: str, endpoint: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program, endpoint],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("name", [*SUPPORTED])
def test_calls_run_at_the_same_time(meeting: str, name: str) -> None:
    done = output(SUPPORTED[name], meeting)
    assert (done.stdout, done.stderr, done.returncode) == ("done\n", "", 0)


@pytest.mark.parametrize("run", ["trio.run(main)", "anyio.run(main, backend='trio')"])
def test_trio_is_refused_with_advice(server: ScriptedServer, run: str) -> None:
    done = output(CLIENT + OTHER + f"import anyio, trio\n{run}", server.endpoint)
    assert "ConfigError an async client needs a running event loop of asyncio" in done.stdout
    assert "trio.to_thread.run_sync" in done.stdout
    assert server.seen == []


def test_the_advice_for_trio_works(meeting: str) -> None:
    program = f"""
import trio
im = make(Client)
async def call():
    await trio.to_thread.run_sync(lambda: {CALL})
async def main():
    async with trio.open_nursery() as nursery:
        for _ in range(5):
            nursery.start_soon(call)
trio.run(main)
im.close()
print("done")
"""
    done = output(CLIENT + program, meeting)
    assert (done.stdout, done.stderr) == ("done\n", "")


@pytest.mark.parametrize("patch", [GEVENT, EVENTLET], ids=["gevent", "eventlet"])
def test_greenlets_without_httpx2_are_warned(server: ScriptedServer, patch: str) -> None:
    server.answer(EMPTY)
    program = f"{patch}import sys\nsys.modules['httpx2'] = None\n{CLIENT}{GREEN}"
    done = output(program, server.endpoint)
    assert done.stdout == "done\n"
    assert done.stderr.count("WARNING") == 1
    assert "each call blocks all greenlets" in done.stderr
    assert "install the extra `httpx2`" in done.stderr
