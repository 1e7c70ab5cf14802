"""What a call and a start cost, each against a yardstick in the same run, as ratios.

Run it with `uv run --group benchmarks python benchmarks/client.py`. The server is a process of its
own on loopback that answers every request with the same new conversation, about 600 bytes. Where
there are processors to choose from it has one to itself, as a server elsewhere would have. What is
sent bare is what the client sent: the same bytes and the same headers, and the reply is read whole.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from multiprocessing.connection import Connection
from typing import Any

import aiohttp
from pyreqwest.client import SyncClientBuilder

from volc_im import (
    AsyncClient,
    Client,
    ConversationCoreInfo,
    ConversationType,
    Credentials,
    HTTPRequest,
    HTTPResponse,
)
from volc_im.signing import sign

CALLS = 200
ROUNDS = 60
TASKS = 64
STARTS = 15
KEYS: dict[str, Any] = {"access_key": "AK", "secret_key": "SK", "app_id": 1, "rate_limit": None}
REQUEST: dict[str, Any] = {
    "conversation_core_info": ConversationCoreInfo(
        conversation_type=ConversationType.GROUP, name="Team"
    ),
    "owner_user_id": 1,
}
CREATED = json.dumps(
    {
        "ResponseMetadata": {"RequestId": "r", "Action": "A", "Version": "v", "Service": "rtc"},
        "Result": {
            "ConversationShortId": 7244530000000000001,
            "ConversationId": "7244530000000000001",
            "Exist": False,
            "ConversationInfo": {
                "AppId": 661000,
                "ConversationShortId": 7244530000000000001,
                "ConversationId": "7244530000000000001",
                "ConversationType": 2,
                "InboxType": 0,
                "Name": "Team",
                "Status": 0,
                "OwnerUserId": 10001,
                "CreatorUserId": 10001,
                "Ext": {"color": "blue"},
                "MemberCount": 2,
                "CreateTime": 1669714409,
                "ModifyTime": 1669714409,
            },
        },
    }
).encode()


def serve(ready: Connection) -> None:
    """Answer every request alike; knows just enough HTTP for keep-alive."""
    keep_to(-1)
    listening = socket.create_server(("127.0.0.1", 0))
    ready.send(listening.getsockname()[1])
    reply = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"

    def answer(connection: socket.socket) -> None:
        held = b""
        while data := connection.recv(65536):
            held += data
            head, _, rest = held.partition(b"\r\n\r\n")
            length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0] or 0)
            if rest and len(rest) >= length:
                held = rest[length:]
                connection.sendall(reply % (len(CREATED), CREATED))

    while True:
        threading.Thread(target=answer, args=(listening.accept()[0],), daemon=True).start()


def keep_to(place: int) -> None:
    """Run on one processor: the server on the last, the client on the first."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[place]})


def cpu_us(*calls: Callable[[], object]) -> list[float]:
    """CPU of this process per call. The rounds take turns and are short, so that a noisy machine is
    fair to all, and each has a quiet one.
    """
    best = [float("inf")] * len(calls)
    for _ in range(ROUNDS):
        for place, call in enumerate(calls):
            started = time.process_time()
            for _ in range(CALLS):
                call()
            taken = (time.process_time() - started) / CALLS * 1e6
            best[place] = min(best[place], taken)
    return best


async def async_cpu_us(*calls: Callable[[], Awaitable[object]]) -> list[float]:
    """The same with 64 tasks at a time."""

    async def task(call: Callable[[], Awaitable[object]]) -> None:
        for _ in range(CALLS // TASKS):
            await call()

    best = [float("inf")] * len(calls)
    for _ in range(ROUNDS):
        for place, call in enumerate(calls):
            started = time.process_time()
            await asyncio.gather(*(task(call) for _ in range(TASKS)))
            taken = (time.process_time() - started) / (CALLS // TASKS * TASKS) * 1e6
            best[place] = min(best[place], taken)
    return best


def start_ms(*programs: str) -> list[float]:
    """Wall time of fresh interpreters that run the programs in turn, the best of all."""
    best = [float("inf")] * len(programs)
    for _ in range(STARTS):
        for place, program in enumerate(programs):
            started = time.perf_counter()
            subprocess.run([sys.executable, "-c", program], check=True)
            best[place] = min(best[place], (time.perf_counter() - started) * 1e3)
    return best


def sent(endpoint: str) -> HTTPRequest:
    """What the client sends."""
    seen: list[HTTPRequest] = []

    class Recorder:
        def send(self, request: HTTPRequest, /) -> HTTPResponse:
            seen.append(request)
            return HTTPResponse(200, {}, CREATED)

    with Client(**KEYS, endpoint=endpoint, transport=Recorder()) as im:
        im.create_conversation(**REQUEST)
    return seen[0]


def sync_calls(endpoint: str, request: HTTPRequest) -> None:
    limit = timedelta(seconds=10)
    credentials = Credentials("AK", "SK")
    unsigned = {"Content-Type": "application/json", "Accept": "application/json"}

    def bare() -> object:
        builder = client.post(request.url).headers(request.headers).body_bytes(request.body)
        return bytes(builder.timeout(limit).build().send().bytes())

    def call() -> object:
        return im.create_conversation(**REQUEST)

    def signature() -> object:
        return sign(
            method="POST",
            url=request.url,
            headers=unsigned,
            body=request.body,
            credentials=credentials,
            region="cn-north-1",
            service="rtc",
        )

    with SyncClientBuilder().build() as client, Client(**KEYS, endpoint=endpoint) as im:
        floor, whole, signed = cpu_us(bare, call, signature)
    show("bare pyreqwest, sync", floor, "us CPU")
    show("signed, checked, typed call", whole, "us CPU", whole / floor, "bar 1.80")
    show("signature", signed, "us CPU", signed / floor, "bar 8 us")


async def async_calls(endpoint: str, request: HTTPRequest) -> None:
    async def bare() -> object:
        async with session.post(
            request.url, data=request.body, headers=request.headers
        ) as response:
            return await response.read()

    async def call() -> object:
        return await im.create_conversation(**REQUEST)

    async with (
        aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(10)) as session,
        AsyncClient(**KEYS, endpoint=endpoint) as im,
    ):
        floor, whole = await async_cpu_us(bare, call)
    show(f"bare aiohttp, {TASKS} tasks", floor, "us CPU")
    show("signed, checked, typed call", whole, "us CPU", whole / floor, "bar 0.90")


def starts() -> None:
    made = "from volc_im import Client; Client(access_key='a', secret_key='b')"
    nothing, floor, first = start_ms("pass", "import volcenginesdkcore", made)
    floor, first = floor - nothing, first - nothing
    show("import volcenginesdkcore", floor, "ms")
    show("import and first client", first, "ms", first / floor, "bar 0.35")


def show(what: str, value: float, unit: str, ratio: float = 1.0, bar: str = "") -> None:
    print(f"{what:28} {value:7.1f} {unit:6} {ratio:5.2f}   {bar}".rstrip())


def main() -> None:
    starts()
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(
        target=serve, args=(theirs,), daemon=True
    )
    process.start()
    endpoint = f"http://127.0.0.1:{ours.recv()}"
    keep_to(0)
    try:
        request = sent(endpoint)
        sync_calls(endpoint, request)
        asyncio.run(async_calls(endpoint, request))
    finally:
        process.terminate()
        process.join()


if __name__ == "__main__":
    main()
