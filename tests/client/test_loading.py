"""What loads with the first calls: whole for each thread, and for a child that is forked meanwhile."""

from __future__ import annotations

import subprocess
import sys

import pytest

# Threads that start together look at a request and a reply of each action for the first time.
TOGETHER = """
import sys, threading
from importlib import import_module
from volc_im._core.serde.fast_validation import glance_of
from volc_im._core.serde.decode import reader_of
from volc_im.registry import ACTIONS

sys.setswitchinterval(1e-5)
body = b'{"ResponseMetadata":{"RequestId":"1"},"Result":{"HasMore":false}}'
actions = [getattr(import_module(f"volc_im.actions.{m}"), name) for m, name in ACTIONS.values()]
start = threading.Barrier(8)
def look():
    for action in actions:
        start.wait()
        for _ in range(20):
            glance_of(action).is_good({"AppId": 1})
            try:
                reader_of(action.result).read(body)
            except ValueError:
                pass
threads = [threading.Thread(target=look) for _ in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print("done")
"""
# The parent forks while its other thread is in the middle of loading a module for the first call.
FORKED = """
import faulthandler, os, sys, threading, time
from volc_im import Client, HTTPResponse
class Canned:
    def send(self, request, /):
        return HTTPResponse(200, {}, b'{"ResponseMetadata":{"RequestId":"1"},"Result":{}}')
class Slow:
    def find_spec(self, name, path, target=None):
        if name == sys.argv[1] and threading.current_thread() is thread:
            loading.set()
            time.sleep(0.1)
im = Client(access_key="a", secret_key="b", app_id=1, transport=Canned(), rate_limit=None)
def call():
    im.get_user_conversations(participant_user_id=1, cursor=0, limit=20)
loading = threading.Event()
thread = threading.Thread(target=call)
sys.meta_path.insert(0, Slow())
thread.start()
loading.wait()
pid = os.fork()
if pid == 0:
    faulthandler.dump_traceback_later(20, exit=True)
    call()
    os._exit(0)
code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
thread.join()
sys.exit(code)
"""


# What a call needs is there before the call books its turn.
PACED = """
import sys
from volc_im import Client, ConnectError
class Limiter:
    def reserve(self, action, rate, max_wait_s, cost=1):
        needed = {"volc_im._core.auth.signing", "volc_im._core.serde.outcome", "pyreqwest.client"}
        print(sorted(needed - sys.modules.keys()))
        return 0.0
    def throttled(self, action, retry_after_s):
        pass
with Client(access_key="a", secret_key="b", app_id=1, endpoint="http://127.0.0.1:1",
            rate_limit=Limiter(), max_retries=0) as im:
    try:
        im.get_user_conversations(participant_user_id=1, cursor=0, limit=20)
    except ConnectError:
        pass
"""


def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, timeout=60
    )


def test_threads_that_start_together_see_types_that_are_whole() -> None:
    done = run(TOGETHER)
    assert (done.returncode, done.stdout) == (0, "done\n"), done.stderr[-2000:]


@pytest.mark.parametrize(
    "module", ["_core.call.attempts", "_core.serde.outcome", "actions.conversation", "fields", "_core.auth.signing"]
)
def test_a_child_forked_while_a_module_loads_makes_calls(module: str) -> None:
    done = run(FORKED, f"volc_im.{module}")
    assert done.returncode == 0, done.stderr[-2000:]


def test_all_that_a_call_needs_loads_before_it_takes_its_turn() -> None:
    done = run(PACED)
    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stderr[-2000:]
