"""Loading pyreqwest where its allocator does not die with a thread."""

from __future__ import annotations

import subprocess
import sys

import pytest
from loopback import ScriptedServer, envelope

# The first call comes from a thread that ends; new threads get its place in memory.
SYNC = """
import sys, threading
from volc_im import Client
im = Client(access_key="a", secret_key="b", app_id=1, endpoint=sys.argv[1], rate_limit=None)
done = []
def call():
    im.get_user_conversations(participant_user_id=1, cursor=0, limit=20)
    done.append(1)
for _ in range(100):
    thread = threading.Thread(target=call)
    thread.start()
    thread.join()
im.close()
print(len(done))
"""
ASYNC = """
import asyncio, sys, threading
from volc_im import AsyncClient
im = AsyncClient(access_key="a", secret_key="b", app_id=1, endpoint=sys.argv[1], rate_limit=None)
done = []
async def call():
    await im.get_user_conversations(participant_user_id=1, cursor=0, limit=20)
    done.append(1)
for _ in range(100):
    thread = threading.Thread(target=lambda: asyncio.run(call()))
    thread.start()
    thread.join()
asyncio.run(im.close())
print(len(done))
"""
FORKED = """
import os, sys, threading
loads = threading.Thread(target=lambda: __import__("volc_im._core.http.pyreqwest"))
loads.start()
loads.join()
if pid := os.fork():
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
from volc_im import ConfigError
from volc_im.transports import ReqwestTransport
try:
    ReqwestTransport().prepare("http://im.test/")
except ConfigError as error:
    print(error, flush=True)
os._exit(0)
"""


def printed(program: str, *arguments: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, timeout=60
    )
    assert run.returncode == 0, (run.returncode, run.stderr[-2000:])
    return run.stdout


@pytest.mark.parametrize("program", [SYNC, ASYNC])
def test_the_first_call_may_come_from_a_thread_that_ends(
    server: ScriptedServer, program: str
) -> None:
    server.answer(envelope(result={"ConversationInfos": [], "HasMore": False, "NextCursor": 0}))
    assert printed(program, server.endpoint) == "100\n"


def test_a_forked_child_lacks_the_thread_that_stays() -> None:
    assert "before this process was forked" in printed(FORKED)


def test_one_thread_at_the_most_is_started() -> None:
    program = (
        "import threading\n"
        "from volc_im._core.http.native_loader import load\n"
        "assert load('json.tool') is False\n"  # in the main thread, whoever imports it loads it
        "said = []\n"
        "def use():\n"
        "    said.extend(load(name) for name in ('json.tool', 'json.tool', 'no.such'))\n"
        "thread = threading.Thread(target=use)\n"
        "thread.start()\n"
        "thread.join()\n"
        "print(said, sorted(t.name for t in threading.enumerate()))\n"
    )
    assert printed(program) == "[True, False, True] ['MainThread', 'json.tool stays']\n"
