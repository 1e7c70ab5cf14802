"""What a forked child takes over from its parent, and what it must not wait for."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest

from volc_im._core.util.forks import PerProcess

PROGRAM = """
import os, signal, threading
from volc_im import Client, Credentials, HTTPResponse
from volc_im.providers import CallableProvider, StaticProvider

class Loop:
    def send(self, request, /):
        return HTTPResponse(200, {}, b'{"ResponseMetadata": {}, "Result": {"HasMore": false}}')

def ask(im):
    return im.get_user_conversations(participant_user_id=1, cursor=0, limit=1)

def forked(im):
    pid = os.fork()
    if pid == 0:
        signal.alarm(30)  # a child that hangs dies, and its parent sees of what
        ask(im)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
"""


def run(story: str) -> str:
    program = PROGRAM + textwrap.dedent(story)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    return done.stdout.strip()


def test_a_child_does_not_wait_for_a_fetch_that_its_parent_began() -> None:
    story = """
    begun, go_on = threading.Event(), threading.Event()
    def fetch():
        begun.set()
        go_on.wait()
        return Credentials("AK", "SK")
    im = Client(credentials=CallableProvider(fetch), app_id=1, transport=Loop())
    asking = threading.Thread(target=ask, args=(im,))
    asking.start()
    begun.wait()
    pid = os.fork()
    if pid == 0:
        signal.alarm(30)
        go_on.set()
        ask(im)
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
    go_on.set()
    asking.join()
    """
    assert run(story) == "0"


@pytest.mark.parametrize(
    "lock",
    ["im._shared.budget._lock", "im._shared._limiter._lock", "im._shared.credentials._lock"],
)
def test_a_child_does_not_wait_for_a_lock_that_a_thread_of_its_parent_held(lock: str) -> None:
    story = f"""
    im = Client(credentials=CallableProvider(lambda: Credentials("AK", "SK")), app_id=1,
                transport=Loop())
    im._shared.budget._left = 0  # so that a success takes the lock
    with {lock}:
        print(forked(im))
    """
    assert run(story) == "0"


def test_each_process_has_a_value_of_its_own() -> None:
    story = """
    from volc_im._core.util.forks import PerProcess
    held = PerProcess(list)
    held.get().append(1)
    pid = os.fork()
    if pid == 0:
        os._exit(len(held.get()))
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), held.get())
    """
    assert run(story) == "0 [1]"


def test_a_value_is_made_once() -> None:
    held = PerProcess[list[int]](list)
    assert held.peek() is None
    assert held.get() is held.get() is held.peek()
