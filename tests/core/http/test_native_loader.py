from __future__ import annotations

import subprocess
import sys

import pytest
from support.loopback import ScriptedServer, envelope

# The first call is made in a thread that ends. New threads reuse its memory.
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
loader = threading.Thread(target=lambda: __import__("volc_sdk._core.http.pyreqwest"))
loader.start()
loader.join()
if pid := os.fork():
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
from volc_sdk._core.errors import ConfigError
from volc_sdk._core.http.pyreqwest import ReqwestTransport
try:
    ReqwestTransport().prepare("http://service.test/")
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
def test_the_first_call_may_be_made_in_a_thread_that_ends(
    server: ScriptedServer, program: str
) -> None:
    server.answer(envelope(result={"ConversationInfos": [], "HasMore": False, "NextCursor": 0}))
    assert printed(program, server.endpoint) == "100\n"


def test_a_forked_child_does_not_have_the_loader_thread() -> None:
    assert "before this process was forked" in printed(FORKED)


def test_at_most_one_thread_is_started() -> None:
    program = (
        "import threading\n"
        "from volc_sdk._core.http.native_loader import import_in_lasting_thread as load\n"
        "assert load('json.tool') is False\n"  # in the main thread nothing is imported
        "results = []\n"
        "def use():\n"
        "    results.extend(load(name) for name in ('json.tool', 'json.tool', 'no.such'))\n"
        "thread = threading.Thread(target=use)\n"
        "thread.start()\n"
        "thread.join()\n"
        "print(results, sorted(t.name for t in threading.enumerate()))\n"
    )
    assert printed(program) == "[True, False, True] ['MainThread', 'json.tool loader']\n"
