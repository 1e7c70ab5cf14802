from __future__ import annotations

import subprocess
import sys

import pytest

# Threads use the request and the reply type of each action for the first time, all at once.
THREADS = """
import sys, threading
from volc_im._core.serde.decode import decoder_of
from volc_im._core.serde.fast_validation import fast_validator
from volc_im.service import SERVICE

sys.setswitchinterval(1e-5)
body = b'{"ResponseMetadata":{"RequestId":"1"},"Result":{"HasMore":false}}'
actions = [SERVICE.action(name) for name in SERVICE.actions]
start = threading.Barrier(8)
def use():
    for action in actions:
        start.wait()
        for _ in range(20):
            validator = fast_validator(action)
            if validator is not None:
                validator.is_valid({"AppId": 1})
            try:
                decoder_of(action.result).decode(body)
            except ValueError:
                pass
threads = [threading.Thread(target=use) for _ in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print("done")
"""
# The parent forks while another thread imports a module for its first call.
FORKED = """
import faulthandler, os, sys, threading, time
from volc_im import Client, HTTPResponse
class Canned:
    def send(self, request, /):
        return HTTPResponse(200, {}, b'{"ResponseMetadata":{"RequestId":"1"},"Result":{}}')
class SlowFinder:
    def find_spec(self, name, path, target=None):
        if name == sys.argv[1] and threading.current_thread() is thread:
            loading.set()
            time.sleep(0.1)
client = Client(access_key="a", secret_key="b", app_id=1, transport=Canned(), rate_limit=None)
def call():
    client.get_user_conversations(participant_user_id=1, cursor=0, limit=20)
loading = threading.Event()
thread = threading.Thread(target=call)
sys.meta_path.insert(0, SlowFinder())
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
# All modules that a call needs are imported before the limiter is asked.
LIMITED = """
import sys
from volc_im import Client, ConnectError
class Limiter:
    def reserve(self, action, rate, max_wait_s, cost=1):
        needed = {"volc_im._core.auth.signing", "volc_im._core.serde.result_or_error", "pyreqwest.client"}
        print(sorted(needed - sys.modules.keys()))
        return 0.0
    def throttled(self, action, retry_after_s):
        pass
with Client(access_key="a", secret_key="b", app_id=1, endpoint="http://127.0.0.1:1",
            rate_limit=Limiter(), max_retries=0) as client:
    try:
        client.get_user_conversations(participant_user_id=1, cursor=0, limit=20)
    except ConnectError:
        pass
"""


def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, timeout=60
    )


def test_threads_do_not_use_types_that_another_thread_is_defining() -> None:
    done = run(THREADS)
    assert (done.returncode, done.stdout) == (0, "done\n"), done.stderr[-2000:]


@pytest.mark.parametrize(
    "module",
    [
        "_core.call.attempts",
        "_core.serde.result_or_error",
        "_core.schema.fields",
        "_core.auth.signing",
        "actions.conversation",
        "structs",
    ],
)
def test_a_child_that_is_forked_during_an_import_can_make_calls(module: str) -> None:
    done = run(FORKED, f"volc_im.{module}")
    assert done.returncode == 0, done.stderr[-2000:]


def test_all_modules_of_a_call_are_imported_before_a_slot_is_reserved() -> None:
    done = run(LIMITED)
    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stderr[-2000:]
