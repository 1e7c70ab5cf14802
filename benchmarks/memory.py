"""The memory of a process that makes many calls."""

from __future__ import annotations

import asyncio
import resource
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Final

from volc_im import AsyncClient, Client

from .api import ARGUMENTS, KEYS
from .report import Table
from .timing import Effort

_TASKS: Final = 64


def _resident_mb() -> float:
    status = Path("/proc/self/statm")
    if status.is_file():
        return int(status.read_text().split()[1]) * resource.getpagesize() / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def _after_sync_calls(endpoint: str, targets: tuple[int, ...]) -> Iterator[float]:
    """Yield the memory after each number of calls of one client."""
    sent = 0
    with Client(**KEYS, endpoint=endpoint) as im:
        for target in targets:
            while sent < target:
                im.create_conversation(**ARGUMENTS)
                sent += 1
            yield _resident_mb()


async def _after_async_calls(endpoint: str, targets: tuple[int, ...]) -> AsyncIterator[float]:
    """Yield the same for an async client that many tasks use."""
    sent = 0
    async with AsyncClient(**KEYS, endpoint=endpoint) as im:

        async def task(target: int) -> None:
            nonlocal sent
            while sent < target:
                sent += 1
                await im.create_conversation(**ARGUMENTS)

        for target in targets:
            await asyncio.gather(*(task(target) for _ in range(_TASKS)))
            yield _resident_mb()


def memory(endpoint: str, effort: Effort) -> Table:
    """Return the memory of this process after many calls of each client."""
    targets = (effort.many_calls // 100, effort.many_calls // 10, effort.many_calls)

    async def listed() -> list[float]:
        return [mb async for mb in _after_async_calls(endpoint, targets)]

    rows: list[tuple[str | float, ...]] = []
    for name, found in {
        "Client": [*_after_sync_calls(endpoint, targets)],
        f"AsyncClient, {_TASKS} tasks": asyncio.run(listed()),
    }.items():
        for target, mb in zip(targets, found, strict=True):
            rows.append((f"{name}: after {target:,} calls", mb, mb - found[0]))
    note = "Resident memory of the client's process, other libraries included."
    return Table("Memory", note, ("when", "MB", "growth in MB"), tuple(rows))
