"""Program of `test_client_transport`: fork as the arguments say, and print what both processes do."""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import os
import signal
import sys
from typing import Any

ENDPOINT, *OPTIONS = sys.argv[1:]
if "alone" in OPTIONS:
    sys.modules["httpx2"] = None  # type: ignore[assignment]

from volc_sdk._core.errors import ConfigError  # noqa: E402
from volc_sdk._core.http.client_transport import (  # noqa: E402
    AsyncClientTransport,
    SyncClientTransport,
)
from volc_sdk._core.http.pyreqwest import ReqwestTransport  # noqa: E402
from volc_sdk._core.http.transport import HTTPRequest  # noqa: E402
from volc_sdk._core.util.import_lock import IMPORT_LOCK  # noqa: E402


def send(transport: Any) -> int:
    request = HTTPRequest("Act", "POST", f"{ENDPOINT}/", {}, b"{}", timeout_s=10)
    reply = transport.send(request)
    status: int = (asyncio.run(reply) if asyncio.iscoroutine(reply) else reply).status
    return status


def close(transport: Any) -> None:
    result = transport.close()
    if asyncio.iscoroutine(result):
        asyncio.run(result)


def run_child(transport: Any) -> None:
    signal.alarm(30)  # kills a child that hangs, which shows in the exit code
    outcomes: list[object] = []
    for _ in range(2 if "twice" in OPTIONS else 1):
        try:
            status = send(transport)
            holder = transport._holders.peek()
            outcomes += [type(holder.transport).__name__ if holder else None, status]
        except ConfigError as error:
            outcomes += ["ConfigError", error]
    print("child:", *outcomes, flush=True)
    close(transport)


def fork(transport: Any) -> int | None:
    """Run the child and return its exit code."""
    if "multiprocessing" in OPTIONS:
        process = multiprocessing.get_context("fork").Process(target=run_child, args=(transport,))
        process.start()
        process.join()
        return process.exitcode
    pid = os.fork()
    if pid == 0:
        run_child(transport)
        if "httpx2" in OPTIONS:  # a regular exit would warn of the parent's open sockets
            os._exit(0)
        sys.exit()  # a regular exit, with the interpreter's finalization
    return os.waitpid(pid, 0)[1]


def main() -> None:
    user_transport: Any = None
    if "httpx2" in OPTIONS:
        from volc_sdk._core.http.httpx2 import Httpx2Transport

        user_transport = Httpx2Transport()
    elif "given" in OPTIONS:
        user_transport = ReqwestTransport()
    transport: Any = (
        AsyncClientTransport()
        if "async" in OPTIONS
        else SyncClientTransport(transport=user_transport)
    )
    if {"used", "given"} & {*OPTIONS}:
        send(transport)
    if "bare" in OPTIONS:  # other code uses pyreqwest
        from pyreqwest.client import SyncClientBuilder

        SyncClientBuilder().build()
    if "closed" in OPTIONS:
        send(transport)
        close(transport)
    with IMPORT_LOCK if "locked" in OPTIONS else contextlib.nullcontext():
        code = fork(transport)
    print("exit code", code)
    try:
        print("parent:", send(transport))
    except ConfigError:
        print("parent: closed")
    close(transport)
    if user_transport is not None:
        user_transport.close()


main()
