"""Threads, tasks, event loops and processes that use one client, and libraries that replace them.

Each call gets its own reply, and calls are sent no faster than the rate limiter allows. What is not supported
is refused with an error that says what to do.
"""

from __future__ import annotations

import asyncio
import json
import pickle
import subprocess
import sys
import threading
from bisect import bisect_left
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, Final

from attacks.outcomes import Fault, expect
from support.loop_programs import AT_ONCE, CALL, CLIENT, EMPTY, OTHER, SUPPORTED

from volc_im import AsyncClient, TransportConfig
from volc_im.rate_limits import LocalRateLimiter

from .cases import Case, Report, case
from .clients import SIDES, VALUE, Side
from .misbehavior import answering
from .peer import Play, peer
from .replies import reply

_MANY: Final = 64
_EACH: Final = 20
_RATE: Final = 1000
_TIMEOUT_S: Final = 90
"""Time for a program, which it needs only if it hangs."""


def _limiter() -> LocalRateLimiter:
    return LocalRateLimiter({"BatchGetUser": _RATE})


def _expect_rate(limiter: LocalRateLimiter) -> None:
    """Raise Fault if a second has more slots than the rate allows."""
    slots = limiter._windows["BatchGetUser"].slots
    for index, slot in enumerate(slots):
        count = bisect_left(slots, slot + 1) - index
        expect(count <= _RATE, f"{count} calls within a second instead of {_RATE}")
    expect(slots, "no call was limited")


def _users(worker: int) -> range:
    return range(worker * 1000 + 1, worker * 1000 + 1 + _EACH)


def _expect_user(found: Any, user: int) -> None:
    expect(found.users[0].user_id == user, f"the call for {user} got {found.users}")


def threads(config: TransportConfig | None, side: Side, report: Report) -> None:
    """Call from many threads at once."""
    limiter = _limiter()
    start = threading.Barrier(_MANY)

    def work(im: Any, worker: int) -> None:
        start.wait()
        for user in _users(worker):
            _expect_user(im.batch_get_user(user_ids=[user]), user)

    with (
        peer(answering) as server,
        side.open(server.endpoint, config, rate_limit=limiter, timeout=60) as caller,
        ThreadPoolExecutor(_MANY) as pool,
    ):
        for _ in pool.map(partial(work, caller.im), range(_MANY)):
            for _ in range(_EACH):
                report(VALUE)
    _expect_rate(limiter)


def tasks(config: TransportConfig | None, side: Side, report: Report) -> None:
    """Call from many tasks at once."""
    limiter = _limiter()

    async def work(im: Any, worker: int) -> None:
        for user in _users(worker):
            _expect_user(await im.batch_get_user(user_ids=[user]), user)
            report(VALUE)

    async def main(endpoint: str) -> None:
        transport = side.transport_of(config)
        settings = side.settings(endpoint, rate_limit=limiter, timeout=60)
        async with AsyncClient(**settings, transport=transport) as im, asyncio.TaskGroup() as group:
            for worker in range(_MANY):
                group.create_task(work(im, worker))
        await transport.close()

    with peer(answering) as server:
        asyncio.run(main(server.endpoint))
    _expect_rate(limiter)


def loops(side: Side, report: Report) -> None:
    """Call from event loops in many threads, with one client; then close it in one of them."""
    with peer(answering) as server, ThreadPoolExecutor(8) as pool:
        transport = side.transport_of(None)
        im = AsyncClient(**side.settings(server.endpoint, timeout=60), transport=transport)

        async def work(worker: int) -> None:
            for user in _users(worker):
                _expect_user(await im.batch_get_user(user_ids=[user]), user)

        for _ in pool.map(lambda worker: asyncio.run(work(worker)), range(24)):
            for _ in range(_EACH):
                report(VALUE)
        asyncio.run(transport.close())


_FORKING: Final = """
import asyncio, os, signal, sys, threading
sys.path[:0] = sys.argv[2:]
from robustness.clients import SIDES
from volc_im import AsyncClient, Client, ConfigError
endpoint = sys.argv[1]
settings = SIDES[0].settings(endpoint, timeout=60)
one, many = Client(**settings), AsyncClient(**settings)
given = SIDES[0].transport_of()
with_given = Client(**settings, transport=given)
stop = threading.Event()
wrong = []

def expect(im, user):
    found = im.batch_get_user(user_ids=[user]).users[0].user_id
    if found != user:
        wrong.append((user, found))

def calls(worker):
    user = worker * 100_000
    while not stop.is_set():
        user += 1
        expect(one, user)

async def ask(im, user):
    return (await im.batch_get_user(user_ids=[user])).users[0].user_id

def child(number):
    signal.alarm(60)
    expect(one, number)
    if asyncio.run(ask(many, number)) != number:
        wrong.append(number)
    try:
        expect(with_given, number)
    except ConfigError as error:
        if "forked" not in str(error):
            wrong.append(str(error))
    else:
        wrong.append("pyreqwest in a forked process")
    os._exit(bool(wrong))

expect(one, 1)
expect(with_given, 1)
workers = [threading.Thread(target=calls, args=(n,)) for n in range(1, 5)]
for worker in workers:
    worker.start()
codes = []
for number in range(1, 11):
    pid = os.fork()
    if pid == 0:
        child(number)
    codes.append(os.waitpid(pid, 0)[1])
stop.set()
for worker in workers:
    worker.join()
one.close()
given.close()
print("done" if not wrong and not any(codes) else (wrong, codes))
"""
_SPAWNING: Final = """
import multiprocessing, sys
from volc_im import Client

def work(endpoint, user):
    with Client(access_key="a", secret_key="b", app_id=1, endpoint=endpoint) as im:
        return im.batch_get_user(user_ids=[user]).users[0].user_id

if __name__ == "__main__":
    endpoint = sys.argv[1]
    assert work(endpoint, 1) == 1  # before the other processes start
    with multiprocessing.get_context(sys.argv[2]).Pool(2) as pool:
        users = [*range(2, 12)]
        found = pool.starmap(work, [(endpoint, user) for user in users])
    print("done" if found == users else found)
"""


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "ignore", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=_TIMEOUT_S, check=False)


def _expect_done(done: subprocess.CompletedProcess[str]) -> None:
    expect(done.stdout == "done\n" and not done.returncode, f"{done.stdout}{done.stderr}"[-900:])
    expect(not done.stderr, done.stderr[-900:])


def forks(report: Report) -> None:
    """Fork while threads make calls; all three clients are used in the children."""
    with peer(answering) as server:
        _expect_done(_run("-c", _FORKING, server.endpoint, *sys.path))
    report("right replies in parent and child")


def pools(method: str, report: Report) -> None:
    """Make calls in processes of multiprocessing, after calls of the parent."""
    import tempfile

    with peer(answering) as server, tempfile.NamedTemporaryFile("w", suffix=".py") as program:
        program.write(_SPAWNING)
        program.flush()
        _expect_done(_run(program.name, server.endpoint, method))
    report("right replies in parent and child")


def pickled(side: Side, report: Report) -> None:
    """Pickle a client, as passing it to another process does."""
    with peer(answering) as server, side.open(server.endpoint) as caller:
        try:
            pickle.dumps(caller.im)
        except (TypeError, AttributeError, pickle.PicklingError) as error:
            report(type(error).__name__)
        else:
            raise Fault("a client was pickled, with its secret key")


def _meeting() -> Play:
    all_here = threading.Barrier(AT_ONCE)
    body = json.dumps(EMPTY).encode()

    def play(connection: Any, request: bytes) -> bool:
        all_here.wait(60)
        connection.sendall(reply(body))
        return True

    return play


def together(program: str, report: Report) -> None:
    """Make calls at the same time under a library."""
    with peer(_meeting()) as server:
        _expect_done(_run("-c", program, server.endpoint))
    report("calls at the same time")


def refused(run: str, report: Report) -> None:
    """Use an async client under trio."""
    with peer(answering) as server:
        done = _run("-c", f"{CLIENT}{OTHER}import anyio, trio\n{run}", server.endpoint)
        expect("ConfigError an async client needs" in done.stdout, done.stdout + done.stderr)
        expect("trio.to_thread.run_sync" in done.stdout, "the error gives no advice")
    report("refused with advice")


_UNDER_TRIO: Final = f"""
import trio
im = make(Client)
async def main():
    async with trio.open_nursery() as nursery:
        for _ in range({AT_ONCE}):
            nursery.start_soon(trio.to_thread.run_sync, lambda: {CALL})
trio.run(main)
im.close()
print("done")
"""


def cases() -> Iterator[Case]:
    """Yield all cases."""
    few = TransportConfig(max_connections=4)
    for side in SIDES:
        many = tasks if side.is_async else threads
        what = "tasks" if side.is_async else "threads"
        yield case(f"{_MANY} {what} on one client", side, partial(many, None))
        yield case(f"{_MANY} {what} on one client, 4 connections", side, partial(many, few))
        if side.is_async:
            yield case("event loops in 8 threads, one client", side, loops)
        yield case("pickled", side, pickled)
    both = "both"
    yield Case("fork while calls run", both, "built-in", forks)
    for method in ("fork", "spawn", "forkserver"):
        yield Case(f"multiprocessing, {method}", "Client", "built-in", partial(pools, method))
    for name, program in SUPPORTED.items():
        client = "Client" if name in ("gevent", "eventlet") else "AsyncClient"
        yield Case(f"under {name}", client, "built-in", partial(together, program))
    yield Case(
        "under trio, in threads", "Client", "built-in", partial(together, CLIENT + _UNDER_TRIO)
    )
    for run in ("trio.run(main)", "anyio.run(main, backend='trio')"):
        yield Case(
            f"under {run.partition('.')[0]} on trio",
            "AsyncClient",
            "built-in",
            partial(refused, run),
        )
