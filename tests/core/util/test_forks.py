from __future__ import annotations

import gc
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor

import pytest

from volc_sdk._core.util import forks
from volc_sdk._core.util.forks import PerProcess


def run(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", textwrap.dedent(program)],
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    return done.stdout.strip()


# Values per process, and registered objects


def test_each_process_has_its_own_value() -> None:
    program = """
    import os
    from volc_sdk._core.util.forks import PerProcess
    values = PerProcess(list)
    values.get().append(1)
    pid = os.fork()
    if pid == 0:
        os._exit(len(values.get()))
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), values.get())
    """
    assert run(program) == "0 [1]"


def test_a_value_is_created_once() -> None:
    value = PerProcess[list[int]](list)
    assert value.peek() is None
    assert value.get() is value.get() is value.peek()


def test_all_threads_get_the_same_value() -> None:
    value: PerProcess[list[int]] = PerProcess(list)
    with ThreadPoolExecutor(8) as threads:
        values = [*threads.map(lambda _: value.get(), range(64))]
    assert all(each is values[0] for each in values)
    assert value.peek() is values[0]


def test_registered_objects_are_reset_in_a_child() -> None:
    program = """
    import os
    from volc_sdk._core.util.forks import register_after_fork
    class Counter:
        resets = 0
        def reset_after_fork(self):
            self.resets += 1
    counter = Counter()
    register_after_fork(counter)
    pid = os.fork()
    if pid == 0:
        os._exit(counter.resets)
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), counter.resets)
    """
    assert run(program) == "1 0"


def test_registered_objects_are_not_kept_alive() -> None:
    class Instance:
        def reset_after_fork(self) -> None: ...

    instance = Instance()
    forks.register_after_fork(instance)
    assert instance in forks._instances
    before = len(forks._instances)
    del instance
    gc.collect()
    assert len(forks._instances) < before


# Clients in forked processes

CLIENT = """
import os, signal, threading
from volc_im import Client, Credentials, HTTPResponse
from volc_im.providers import CallableProvider

class CannedTransport:
    def send(self, request, /):
        return HTTPResponse(200, {}, b'{"ResponseMetadata": {}, "Result": {"HasMore": false}}')

def call(client):
    return client.get_user_conversations(participant_user_id=1, cursor=0, limit=1)

def call_in_child(client):
    pid = os.fork()
    if pid == 0:
        signal.alarm(30)  # kills a child that hangs, which shows in the exit code
        call(client)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
"""


def test_a_child_does_not_wait_for_a_fetch_that_its_parent_started() -> None:
    program = """
    started, proceed = threading.Event(), threading.Event()
    def fetch():
        started.set()
        proceed.wait()
        return Credentials("AK", "SK")
    client = Client(credentials=CallableProvider(fetch), app_id=1, transport=CannedTransport())
    thread = threading.Thread(target=call, args=(client,))
    thread.start()
    started.wait()
    pid = os.fork()
    if pid == 0:
        signal.alarm(30)
        proceed.set()
        call(client)
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
    proceed.set()
    thread.join()
    """
    assert run(CLIENT + textwrap.dedent(program)) == "0"


@pytest.mark.parametrize("lock", ["budget._lock", "_limiter._lock", "credentials._lock"])
def test_a_child_does_not_wait_for_a_lock_that_its_parent_held(lock: str) -> None:
    program = f"""
    client = Client(
        credentials=CallableProvider(lambda: Credentials("AK", "SK")),
        app_id=1,
        transport=CannedTransport(),
    )
    client._state.budget._left = 0  # so that a success acquires the lock of the budget
    with client._state.{lock}:
        print(call_in_child(client))
    """
    assert run(CLIENT + textwrap.dedent(program)) == "0"
