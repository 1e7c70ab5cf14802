"""What calls, programs and processes take. Rounds of rivals take turns, so noise is fair to all."""

from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

_INTERVAL_S: Final = 1 / 500
"""Time between two calls at a fixed rate."""
_TURNS: Final = 5
"""Maximum number of rounds for latencies."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How often to repeat: everything for a report, next to nothing for a trial."""

    calls: int
    rounds: int
    starts: int
    paced_calls: int
    many_calls: int
    sizes: tuple[int, ...]


FULL: Final = Effort(200, 40, 15, 5_000, 1_000_000, (57, 550, 2_000))
QUICK: Final = Effort(4, 1, 1, 20, 1_000, (57,))


def cpu_us(calls: Mapping[str, Callable[[], object]], effort: Effort) -> dict[str, float]:
    """Return the processor time of this process per call, in microseconds: the best of all rounds."""
    best = dict.fromkeys(calls, float("inf"))
    for _ in range(effort.rounds):
        for name, call in calls.items():
            started = time.process_time()
            for _ in range(effort.calls):
                call()
            best[name] = min(best[name], (time.process_time() - started) / effort.calls * 1e6)
    return best


async def async_cpu_us(
    calls: Mapping[str, Callable[[], Awaitable[object]]], tasks: int, effort: Effort
) -> dict[str, float]:
    """Return the same for calls of many tasks at once."""
    each = max(1, effort.calls // tasks)

    async def task(call: Callable[[], Awaitable[object]]) -> None:
        for _ in range(each):
            await call()

    best = dict.fromkeys(calls, float("inf"))
    for _ in range(effort.rounds):
        for name, call in calls.items():
            started = time.process_time()
            await asyncio.gather(*(task(call) for _ in range(tasks)))
            taken = (time.process_time() - started) / (each * tasks) * 1e6
            best[name] = min(best[name], taken)
    return best


async def latencies_us(
    calls: Mapping[str, Callable[[], Awaitable[object]]], tasks: int, effort: Effort
) -> dict[str, list[float]]:
    """Return how long each call takes when many tasks send one after another, sorted."""
    taken: dict[str, list[float]] = {name: [] for name in calls}
    each = max(2, effort.calls * 5 // tasks)

    async def task(name: str) -> None:
        for _ in range(each):
            started = time.perf_counter()
            await calls[name]()
            taken[name].append((time.perf_counter() - started) * 1e6)

    for _ in range(min(effort.rounds, _TURNS)):
        for name in calls:
            gc.collect()  # so that no library waits while the garbage of another one is collected
            await asyncio.gather(*(task(name) for _ in range(tasks)))
    return {name: sorted(values) for name, values in taken.items()}


def paced_latencies_us(call: Callable[[], object], effort: Effort) -> list[float]:
    """Return the time from when each of 500 calls per second is due until its reply is there, sorted."""
    taken: list[float] = []
    begin = time.perf_counter()
    for number in range(effort.paced_calls):
        due = begin + number * _INTERVAL_S
        while (left := due - time.perf_counter()) > 0:
            time.sleep(left)
        call()
        taken.append((time.perf_counter() - due) * 1e6)
    return sorted(taken)


def percentile(values: Sequence[float], part: float) -> float:
    """Return the value below which a part of sorted values is."""
    return values[min(len(values) - 1, int(len(values) * part))]


def start_ms(programs: Mapping[str, str], effort: Effort) -> dict[str, float]:
    """Return how long new interpreters take for programs, beyond one that does nothing: the best of all."""
    best = dict.fromkeys(["", *programs], float("inf"))
    for _ in range(effort.starts):
        for name in best:
            started = time.perf_counter()
            subprocess.run([sys.executable, "-c", programs.get(name, "pass")], check=True)
            best[name] = min(best[name], (time.perf_counter() - started) * 1e3)
    return {name: best[name] - best[""] for name in programs}
