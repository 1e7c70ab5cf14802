"""What calls cost: processor time, latency, connections and memory."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack, ExitStack
from pathlib import Path
from typing import Final

from .memory import memory
from .parts import parts
from .plots import lines
from .report import Table
from .rivals import BARE, OURS, async_calls, sync_calls
from .timing import (
    Effort,
    async_cpu_us,
    cpu_us,
    latencies_us,
    paced_latencies_us,
    percentile,
    start_ms,
)
from .tls import connections

SYNC_BAR: Final = 1.80
ASYNC_BAR: Final = 0.90
START_BAR: Final = 0.35
_STARTS: Final = {
    "volcenginesdkcore": "import volcenginesdkcore",
    OURS: "from volc_im import Client; Client(access_key='a', secret_key='b')",
    "volcengine, Service": "from volcengine.base.Service import Service",
    "boto3": "import boto3; boto3.client('dynamodb', region_name='us-east-1', aws_access_key_id='a',"
    " aws_secret_access_key='b')",
    "openai": "import openai; openai.OpenAI(api_key='k')",
    "httpx2": "import httpx2; httpx2.Client()",
    "aiohttp": "import aiohttp",
}


def starts(effort: Effort) -> Table:
    """Return what the first client costs a program."""
    found = start_ms(_STARTS, effort)
    base = found["volcenginesdkcore"]
    rows = tuple((name, ms, ms / base) for name, ms in found.items())
    note = (
        "Wall time of a new interpreter that imports the library and makes a client, beyond one that does"
        f" nothing; the best of {effort.starts}. Bar for {OURS}: {START_BAR} × volcenginesdkcore."
    )
    return Table("Import and first client", note, ("library", "ms", "× volcenginesdkcore"), rows)


def sync(endpoint: str, effort: Effort) -> Table:
    """Return the processor time of a synchronous call through each library."""
    with ExitStack() as stack:
        found = cpu_us(sync_calls(endpoint, stack), effort)
    rows = tuple((name, us, us / found[BARE]) for name, us in found.items())
    note = (
        "Processor time of the client's process per call on a kept connection, in microseconds: the best of"
        f" {effort.rounds} rounds, in which the libraries take turns. The bare libraries send the bytes and"
        " headers of our signed call, and read the reply. The SDKs also make and sign the request, and decode"
        f" the reply; boto3 and openai send requests of their own kind. Bar for {OURS}:"
        f" {SYNC_BAR:.2f} × bare pyreqwest."
    )
    return Table("Synchronous calls", note, ("library", "µs CPU", "× bare pyreqwest"), rows)


async def concurrent(endpoint: str, effort: Effort, plots: Path) -> Iterator[Table]:
    """Return the processor time and the latency of asynchronous calls over concurrency."""
    cpu: list[tuple[str | float, ...]] = []
    latency: dict[str, dict[int, float]] = {}
    delays: list[tuple[str | float, ...]] = []
    for tasks in (1, 8, 64, 512):
        async with AsyncExitStack() as stack:
            calls = await async_calls(endpoint, stack, tasks)
            for call in calls.values():  # connections are made
                await asyncio.gather(*(call() for _ in range(tasks)))
            found = await async_cpu_us(calls, tasks, effort)
            base = found["aiohttp, bare"]
            cpu += [(f"{tasks} tasks: {name}", us, us / base) for name, us in found.items()]
            for name, taken in (await latencies_us(calls, tasks, effort)).items():
                median, high = percentile(taken, 0.5), percentile(taken, 0.99)
                latency.setdefault(name, {})[tasks] = median
                delays.append((f"{tasks} tasks: {name}", median, high))
    note = f"As above, with many tasks at a time. Bar for {OURS}: {ASYNC_BAR:.2f} × bare aiohttp at 64 tasks."
    header = ("tasks and library", "µs CPU", "× bare aiohttp")
    first = Table("Asynchronous calls", note, header, tuple(cpu))
    lines(plots / "latency.svg", "Latency of an asynchronous call", "tasks", "median, µs", latency)
    note = (
        "From the start of a call to its reply, while all tasks send one call after another. The garbage collector"
        " is on, and does not look at objects that existed before."
    )
    header = ("tasks and library", "median µs", "p99 µs")
    return iter(
        (first, Table("Latency over concurrency", note, header, tuple(delays), "latency.svg"))
    )


def paced(endpoint: str, effort: Effort) -> Table:
    """Return the latency at a fixed rate."""
    rows: list[tuple[str | float, ...]] = []
    with ExitStack() as stack:
        calls = sync_calls(endpoint, stack)
        for name in (BARE, OURS):
            for _ in range(20):
                calls[name]()
            taken = paced_latencies_us(calls[name], effort)
            rows.append((name, *(percentile(taken, part) for part in (0.5, 0.99, 0.999))))
    note = (
        f"{effort.paced_calls} synchronous calls, 500 per second. Each latency counts from when the call was due,"
        " so one slow call also delays those that follow."
    )
    return Table(
        "Latency at 500 calls per second",
        note,
        ("library", "median µs", "p99 µs", "p99.9 µs"),
        tuple(rows),
    )


def tables(endpoint: str, effort: Effort, plots: Path) -> Iterator[Table]:
    """Yield all tables about calls."""
    yield sync(endpoint, effort)
    yield parts(endpoint, effort)
    yield from asyncio.run(concurrent(endpoint, effort, plots))
    yield paced(endpoint, effort)
    yield connections(effort)
    yield memory(endpoint, effort)
