"""Many calls of every outcome: no open socket, thread, task or memory remains of them.

After the first calls, the number of objects of Python must not grow at all, since one that remains of each
call would be some ten thousands. The memory of the process may grow by a few MB: allocators return pages late,
and the retry budget and the caches of the HTTP libraries have limits that the first calls do not reach.
"""

from __future__ import annotations

import asyncio
import gc
import multiprocessing
import os
import socket
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

from attacks.outcomes import expect
from support.transport_servers import silence

from volc_im import AsyncClient, TransportConfig, VolcIMError

from .cases import Case, Report, case
from .clients import SIDES, VALUE, Side, read, write
from .misbehavior import answering
from .peer import number_of, peer
from .replies import error_body, reply

_CALLS: Final = {"pyreqwest": 100_000, "asyncio": 100_000, "httpx2": 20_000}
_AT_ONCE: Final = 16
_WARM: Final = 0.2
"""Part of the calls that come before the first measurement."""
_MORE_MB: Final = 16
_MORE_OBJECTS: Final = 2_000
_TIMEOUT_S: Final = 0.02
_EVERY_TIMEOUT: Final = 500
"""Of so many calls, one runs into its timeout, and, of an async client, one is cancelled."""
_CONFIG: Final = TransportConfig(max_connections=_AT_ONCE)


def play(connection: socket.socket, request: bytes) -> bool:
    """Answer by the number of the request: a result, an error, a cut connection, or nothing."""
    number = number_of(request)
    if number % _EVERY_TIMEOUT == 7:
        silence(connection)
        return False
    if number % 20 == 3:
        connection.sendall(reply(error_body("InvalidParam", 1), status="400 No"))
    elif number % 100 == 5:
        connection.sendall(reply(b"<html>", status="502 No"))
    elif number % 100 == 9:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\ncut")
        return False
    else:
        answering(connection, request)
    return True


def _call(number: int, quick: Any, patient: Any) -> Any:
    im = quick if number % _EVERY_TIMEOUT == 7 else patient
    return (read if number % 2 else write)(number)(im)


def _counts() -> tuple[int, int, int, float]:
    """Return the numbers of open files, threads and objects, and the memory in MB."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    files = len(os.listdir("/proc/self/fd"))
    memory_mb = pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    return files, threading.active_count(), len(gc.get_objects()), memory_mb


def _expect_no_growth(
    before: tuple[int, int, int, float], after: tuple[int, int, int, float]
) -> None:
    files, threads, objects, memory_mb = (b - a for a, b in zip(before, after, strict=True))
    # One of each call would be thousands: those of the last calls may still be open.
    expect(files <= 2 * _AT_ONCE, f"{files} more open files")
    expect(threads <= 2 * _AT_ONCE, f"{threads} more threads")
    expect(objects <= _MORE_OBJECTS, f"{objects} more objects")
    expect(memory_mb <= _MORE_MB, f"{memory_mb:.1f} MB more memory")


def _sync(side: Side, endpoint: str, calls: int, found: Counter[str]) -> None:
    with (
        side.open(endpoint, _CONFIG, timeout=30, max_retries=0) as caller,
        ThreadPoolExecutor(_AT_ONCE) as threads,
    ):
        quick = caller.im.with_options(timeout=_TIMEOUT_S)

        def some(numbers: range) -> Counter[str]:
            outcomes: Counter[str] = Counter()
            for number in numbers:
                outcomes[_outcome(partial(_call, number, quick, caller.im))] += 1
            return outcomes

        def many(first: int, last: int) -> None:
            for outcomes in threads.map(
                some, (range(n, last, _AT_ONCE) for n in range(first, first + _AT_ONCE))
            ):
                found.update(outcomes)

        warm = int(calls * _WARM)
        many(1, warm)
        before = _counts()
        many(warm, calls + 1)
        _expect_no_growth(before, _counts())


def _outcome(call: Callable[[], Any]) -> str:
    try:
        call()
    except VolcIMError as error:
        return type(error).__name__
    return VALUE


def _async(side: Side, endpoint: str, calls: int, found: Counter[str]) -> None:
    async def one(number: int, quick: Any, patient: Any) -> str:
        call = _call(number, quick, patient)
        if number % _EVERY_TIMEOUT == 11:
            task = asyncio.create_task(call)
            await asyncio.sleep(0)
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
            return "cancelled"
        try:
            await call
        except VolcIMError as error:
            return type(error).__name__
        return VALUE

    async def main() -> None:
        transport = side.transport_of(_CONFIG)
        settings = side.settings(endpoint, timeout=30, max_retries=0)
        async with AsyncClient(**settings, transport=transport) as im:
            quick = im.with_options(timeout=_TIMEOUT_S)

            async def some(numbers: range) -> None:
                for number in numbers:
                    found[await one(number, quick, im)] += 1

            async def many(first: int, last: int) -> None:
                parts = (range(n, last, _AT_ONCE) for n in range(first, first + _AT_ONCE))
                await asyncio.gather(*map(some, parts))

            warm = int(calls * _WARM)
            await many(1, warm)
            before = _counts()
            await many(warm, calls + 1)
            _expect_no_growth(before, _counts())
            others = asyncio.all_tasks() - {asyncio.current_task()}
            expect(not others, f"{len(others)} tasks remain")
        await transport.close()

    asyncio.run(main())


@contextmanager
def _server() -> Iterator[str]:
    """Run the server in a process of its own, so that only the client is measured; yield its URL."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs,))
    process.start()
    try:
        yield ours.recv()
    finally:
        ours.send("end")
        process.join()


def _serve(pipe: Connection) -> None:
    with peer(play) as server:
        pipe.send(server.endpoint)
        pipe.recv()


def many_calls(side: Side, report: Report) -> None:
    """Make calls of every outcome."""
    calls = _CALLS[side.transport]
    found: Counter[str] = Counter()
    files = len(os.listdir("/proc/self/fd"))
    with _server() as endpoint:
        (_async if side.is_async else _sync)(side, endpoint, calls, found)
    gc.collect()
    expect(len(os.listdir("/proc/self/fd")) <= files + 4, "open files remain of a closed client")
    for outcome, count in found.items():
        for _ in range(count):
            report(outcome)


def cases() -> Iterator[Case]:
    """Yield all cases."""
    if not sys.platform.startswith("linux"):  # /proc
        return
    for side in SIDES:
        yield case("many calls of every outcome", side, many_calls)
