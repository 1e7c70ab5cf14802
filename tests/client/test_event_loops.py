"""Event loops and greenlets that the documents name as supported, and what others get."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from support.loopback import ScriptedServer, envelope
from support.transport_servers import QuietHandler, serving

EMPTY = envelope(result={"ConversationInfos": [], "HasMore": False, "NextCursor": 0})
CALL = "im.get_user_conversations(participant_user_id=1, cursor=0, limit=20)"
CLIENT = """
import logging, sys
logging.basicConfig()
from volc_im import AsyncClient, Client, VolcIMError
def make(kind):
    return kind(access_key="a", secret_key="b", app_id=1, endpoint=sys.argv[1], rate_limit=None)
"""
ASYNC = f"""
import asyncio
async def main():
    async with make(AsyncClient) as im:
        await asyncio.gather(*({CALL} for _ in range(5)))
    print("done")
"""
OTHER = f"""
async def main():
    im = make(AsyncClient)
    try:
        await {CALL}
    except VolcIMError as error:
        print(type(error).__name__, error)
"""
GREEN = f"""
im = make(Client)
run([lambda: {CALL}] * 5)
im.close()
print("done")
"""
GEVENT = """
from gevent import monkey
monkey.patch_all()
import gevent
def run(functions):
    for job in gevent.joinall([gevent.spawn(function) for function in functions]):
        job.get()
"""
EVENTLET = """
import sys
sys.modules["trio"] = None  # cannot be imported under eventlet, and httpx2 imports it if it is there
import eventlet
eventlet.monkey_patch()
def run(functions):
    for job in [eventlet.spawn(function) for function in functions]:
        job.wait()
"""
SUPPORTED = {
    "asyncio": CLIENT + ASYNC + "asyncio.run(main())",
    "uvloop": CLIENT + ASYNC + "import uvloop\nuvloop.run(main())",
    "anyio": CLIENT + ASYNC + "import anyio\nanyio.run(main)",
    "gevent": GEVENT + CLIENT + GREEN,
    "eventlet": EVENTLET + CLIENT + GREEN,
}


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
