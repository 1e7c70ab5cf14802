"""Forks in the way that its arguments say, and prints what child and parent see; see test_pool.py."""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import os
import signal
import sys
from typing import Any

ENDPOINT, *STORY = sys.argv[1:]
if "alone" in STORY:
    sys.modules["httpx2"] = None  # type: ignore[assignment]

from volc_im import ConfigError, HTTPRequest  # noqa: E402
from volc_im._core.util.import_lock import LOADING  # noqa: E402
from volc_im._core.http.client_transport import AsyncPool, SyncPool  # noqa: E402
from volc_im._core.http.pyreqwest import ReqwestTransport  # noqa: E402


def send(pool: Any) -> int:
    request = HTTPRequest("Act", "POST", f"{ENDPOINT}/", {}, b"{}", timeout_s=10)
    reply = pool.send(request)
    status: int = (asyncio.run(reply) if asyncio.iscoroutine(reply) else reply).status
    return status


def close(pool: Any) -> None:
    closing = pool.close()
    if asyncio.iscoroutine(closing):
        asyncio.run(closing)


def child(pool: Any) -> None:
    signal.alarm(30)  # a child that hangs dies, and is seen in the parent's last lines
    words: list[object] = []
    for _ in range(2 if "twice" in STORY else 1):
        try:
            status = send(pool)
            slot = pool._slots.peek()
            words += [type(slot.transport).__name__ if slot else None, status]
        except ConfigError as error:
            words += ["ConfigError", error]
    print("child:", *words, flush=True)
    close(pool)


def fork(pool: Any) -> int | None:
    """Exit code of the child."""
    if "multiprocessing" in STORY:
        process = multiprocessing.get_context("fork").Process(target=child, args=(pool,))
        process.start()
        process.join()
        return process.exitcode
    pid = os.fork()
    if pid == 0:
        child(pool)
        if "httpx2" in STORY:  # the parent's sockets would be called unclosed
            os._exit(0)
        sys.exit()  # with all that an interpreter does at its end
    return os.waitpid(pid, 0)[1]


def main() -> None:
    given: Any = None
    if "httpx2" in STORY:
        from volc_im._core.http.httpx2 import Httpx2Transport

        given = Httpx2Transport()
    elif "given" in STORY:
        given = ReqwestTransport()
    pool: Any = AsyncPool() if "async" in STORY else SyncPool(transport=given)
    if {"used", "given"} & {*STORY}:
        send(pool)
    if "bare" in STORY:  # somebody else's use of pyreqwest
        from pyreqwest.client import SyncClientBuilder

        SyncClientBuilder().build()
    if "closed" in STORY:
        send(pool)
        close(pool)
    held = LOADING if "locked" in STORY else contextlib.nullcontext()
    with held:
        code = fork(pool)
    print("ended", code)
    try:
        print("parent:", send(pool))
    except ConfigError:
        print("parent: closed")
    close(pool)
    if given is not None:
        given.close()


main()
