"""What calls cost: processor time, latency, connections and memory."""

from __future__ import annotations

import asyncio
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack, ExitStack
from pathlib import Path
from typing import Final

from volc_im import Client, Credentials, TransportConfig
from volc_im.signing import sign

from .api import ARGUMENTS, KEYS
from .plots import lines
from .report import Table
from .rivals import BARE, OURS, Recorder, async_calls, signed_request, sync_calls
from .server import tls_server
from .timing import (
    Effort,
    async_cpu_us,
    cpu_us,
    latencies_us,
    paced_latencies_us,
    percentile,
    start_ms,
)

SYNC_BAR: Final = 1.80
ASYNC_BAR: Final = 0.90
START_BAR: Final = 0.35
SIGNATURE_BAR_US: Final = 8
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


def parts(endpoint: str, effort: Effort) -> Table:
    """Return where the processor time of one of our calls goes."""
    request = signed_request(endpoint)
    unsigned = {"Content-Type": "application/json", "Accept": "application/json"}
    credentials = Credentials("AK", "SK")

    def signature() -> object:
        return sign(
            method="POST", url=request.url, headers=unsigned, body=request.body,
            credentials=credentials, region="cn-north-1", service="rtc",
        )  # fmt: skip

    with ExitStack() as stack:
        sent = sync_calls(endpoint, stack)
        im = stack.enter_context(Client(**KEYS, endpoint=endpoint, transport=Recorder()))
        calls: dict[str, Callable[[], object]] = {
            BARE: sent[BARE],
            OURS: sent[OURS],
            "without a network": lambda: im.create_conversation(**ARGUMENTS),
            "signature": signature,
        }
        found = cpu_us(calls, effort)
    whole, local = found[OURS], found["without a network"]
    signed = found["signature"]
    rows: tuple[tuple[str | float, ...], ...] = (
        ("signature", signed, signed / whole),
        ("check, encode and decode, retries, rate limit", local - signed, (local - signed) / whole),
        ("transport", whole - local, (whole - local) / whole),
        ("whole call", whole, 1.0),
        ("bare pyreqwest, for comparison", found[BARE], found[BARE] / whole),
    )
    note = (
        "From differences between calls with and without a network."
        f" Bar for the signature: {SIGNATURE_BAR_US} µs."
    )
    return Table("Where a synchronous call goes", note, ("part", "µs CPU", "of the call"), rows)


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


def connections(effort: Effort) -> Table:
    """Return what connections cost over TLS."""
    times = max(3, effort.starts * 3)
    with tempfile.TemporaryDirectory() as name, tls_server(Path(name)) as (endpoint, trusted):
        config = TransportConfig(verify=trusted)

        def new_client() -> object:
            with Client(**KEYS, endpoint=endpoint, transport=config) as im:
                return im.create_conversation(**ARGUMENTS)

        first = min(_wall_us(new_client) for _ in range(times))
        with Client(**KEYS, endpoint=endpoint, transport=config) as im:
            im.create_conversation(**ARGUMENTS)
            kept = min(_wall_us(lambda: im.create_conversation(**ARGUMENTS)) for _ in range(times))
    rows = (
        ("a new client: connection, handshake, call", first, first / kept),
        ("a call on the kept connection", kept, 1.0),
        (
            "1,000 calls of one client, per call",
            (first + 999 * kept) / 1000,
            (first + 999 * kept) / 1000 / kept,
        ),
    )
    note = (
        "Wall time against a server with a certificate of a local authority; the best of all runs."
    )
    return Table("TLS", note, ("what", "µs", "× a call"), rows)


def memory(endpoint: str, effort: Effort) -> Table:
    """Return the memory of this process after many calls."""
    rows: list[tuple[str | float, ...]] = []
    with ExitStack() as stack:
        call = sync_calls(endpoint, stack)[OURS]
        sent = 0
        for target in (effort.many_calls // 100, effort.many_calls // 10, effort.many_calls):
            while sent < target:
                call()
                sent += 1
            rows.append((f"after {target:,} calls", _resident_mb()))
    first = rows[0][1]
    assert isinstance(first, float)
    rows = [(name, mb, mb - first) for name, mb in rows if isinstance(mb, float)]
    note = "Resident memory of the client's process, other libraries included."
    return Table("Memory", note, ("when", "MB", "growth in MB"), tuple(rows))


def _resident_mb() -> float:
    status = Path("/proc/self/statm")
    if status.is_file():
        return int(status.read_text().split()[1]) * resource.getpagesize() / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def _wall_us(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return (time.perf_counter() - started) * 1e6


def tables(endpoint: str, effort: Effort, plots: Path) -> Iterator[Table]:
    """Yield all tables about calls."""
    yield sync(endpoint, effort)
    yield parts(endpoint, effort)
    yield from asyncio.run(concurrent(endpoint, effort, plots))
    yield paced(endpoint, effort)
    yield connections(effort)
    yield memory(endpoint, effort)
