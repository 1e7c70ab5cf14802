"""A program ends with its own exit status, whatever calls its daemon threads are making."""

from __future__ import annotations

import subprocess
import sys

import pytest
from support.loopback import ScriptedServer, envelope

START = """
import asyncio, sys, threading
from volc_im import AsyncClient, Client
kind = AsyncClient if {is_async} else Client
im = kind(access_key="a", secret_key="b", app_id=1, endpoint=sys.argv[1], rate_limit=None)
busy = threading.Semaphore(0)
def run(function):
    threading.Thread(target=function, daemon=True).start()
"""
ASYNC = """
async def work():
    while True:
        await im.get_user_conversations(participant_user_id=1, cursor=0, limit=20)
        busy.release()
async def main():
    await asyncio.gather(*(work() for _ in range(16)))
run(lambda: asyncio.run(main()))
"""
SYNC = """
def work():
    while True:
        im.get_user_conversations(participant_user_id=1, cursor=0, limit=20)
        busy.release()
for _ in range(16):
    run(work)
"""
END = """
for _ in range(50):
    busy.acquire()
sys.exit(7)
"""
PROGRAMS = {
    "async": START.format(is_async=True) + ASYNC + END,
    "sync": START.format(is_async=False) + SYNC + END,
}


@pytest.mark.parametrize("program", [*PROGRAMS.values()], ids=[*PROGRAMS])
def test_calls_in_daemon_threads_do_not_change_the_exit_status(
    server: ScriptedServer, program: str
) -> None:
    server.answer(envelope(result={"ConversationInfos": [], "HasMore": False, "NextCursor": 0}))
    for _ in range(4):
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", program, server.endpoint],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert (done.returncode, done.stderr) == (7, "")
