"""What the emulator costs. It is a process of its own on one core; this process is the client."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Final

from volc_im import Client, ConversationCoreInfo, ConversationType, DataType
from volc_im.emulator.definition import DEFINITION
from volc_im.emulator.store import Store

from .api import KEYS
from .report import Table
from .timing import Effort

_THREADS: Final = 4
_ROUNDS: Final = 5


@contextmanager
def _emulator(db: Path | str) -> Iterator[str]:
    """A process on one core; gives its address when it is ready."""
    command = [sys.executable, "-m", "volc_im.emulator", "--port", "0", "--db", str(db)]
    process = subprocess.Popen(
        [*command, "--access-key", "AK", "--secret-key", "SK"], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    with process.stdout:
        try:
            endpoint = process.stdout.readline().split()[-1]
            if hasattr(os, "sched_setaffinity"):
                os.sched_setaffinity(process.pid, {min(os.sched_getaffinity(0))})
            yield endpoint
        finally:
            process.kill()
            process.wait()


def _client(endpoint: str) -> Client:
    return Client(**KEYS, endpoint=endpoint)


def _first_answer_ms(folder: Path, effort: Effort) -> float:
    """From the start of a process on a new file to its first answer."""
    taken: list[float] = []
    for number in range(max(1, effort.starts // 2)):
        started = time.perf_counter()
        with _emulator(folder / f"{number}.sqlite") as endpoint, _client(endpoint) as im:
            im.get_user_conversations(participant_user_id=1, cursor=0, limit=1)
            taken.append((time.perf_counter() - started) * 1e3)
    return median(taken)


def _per_second(call: Callable[[int], object], effort: Effort) -> float:
    """Calls that are answered each second, asked for by several threads."""
    rates: list[float] = []
    with ThreadPoolExecutor(_THREADS) as threads:
        for _ in range(_ROUNDS):
            started = time.perf_counter()
            list(threads.map(call, range(effort.calls * 2)))
            rates.append(effort.calls * 2 / (time.perf_counter() - started))
    return median(rates)


def _fill(path: Path, listed: int) -> None:
    """A file with a user's live groups."""
    store = Store(path, DEFINITION.plugin.schema)
    with store.transaction(write=True) as database:
        rows = [{"number": number, "key": f"k{number}"} for number in range(1, listed + 1)]
        database.executemany(
            "INSERT INTO conversation VALUES (:number, 1, 0, :key, 100, 0, 1, '1', 1, '1', '', '', '', '',"
            " '{}', 0, 0, :number, '[]', 1)",
            rows,
        )
        database.executemany(
            "INSERT INTO member (conversation_id, user_key, user, app_id, inbox_type, kind, activity,"
            " position, create_time_s, operator, role) VALUES (:number, '1', 1, 1, 0, 100, :number, 1, 0, 1, 1)",
            rows,
        )
    store.close()


def _page_ms(im: Client, listed: int, effort: Effort) -> tuple[float, float, float]:
    """A page at the start, in the middle and at the end of the listing, taken in turns."""
    taken: tuple[list[float], ...] = ([], [], [])
    for _ in range(effort.rounds):
        for place, cursor in enumerate((0, listed // 2, listed - 20)):
            started = time.perf_counter()
            page = im.get_user_conversations(
                participant_user_id=1, cursor=cursor, limit=20, data_type=DataType.CREATED
            )
            taken[place].append((time.perf_counter() - started) * 1e3)
            assert len(page.conversation_infos) == 20
    first, middle, last = (median(times) for times in taken)
    return first, middle, last


def tables(effort: Effort) -> Iterator[Table]:
    """Yield what the emulator costs: its start, requests on one core, and pages of a long listing."""
    talk = ConversationCoreInfo(conversation_type=ConversationType.GROUP, name="Team")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        started = _first_answer_ms(folder, effort)
        with _emulator(folder / "rate.sqlite") as endpoint, _client(endpoint) as im:

            def create(number: int) -> object:
                return im.create_conversation(owner_user_id=number, conversation_core_info=talk)

            def read(number: int) -> object:
                return im.get_user_conversations(participant_user_id=number, cursor=0, limit=20)

            writes, reads = _per_second(create, effort), _per_second(read, effort)
        note = (
            f"A process on one core, {_THREADS} threads of a client on the other. Each write is in the file"
            " before it is answered. Bar for the start: 1,000 ms."
        )
        rows = (
            ("start to first answer, ms", started),
            ("conversations created in a file, per second", writes),
            ("short listings, per second", reads),
        )
        yield Table("Emulator", note, ("what", "value"), rows)
        long = folder / "long.sqlite"
        listed = effort.many_calls // 10
        _fill(long, listed)
        with _emulator(long) as endpoint, _client(endpoint) as im:
            first, middle, last = _page_ms(im, listed, effort)
            started_s = time.perf_counter()
            walked = sum(1 for _ in im.iter_user_conversations(
                participant_user_id=1, data_type=DataType.CREATED))  # fmt: skip
            assert walked == listed
            whole = (time.perf_counter() - started_s) / (listed / 20) * 1e3
        note = f"Pages of 20 of {listed:,} conversations. Bar: 1.50 × the first page."
        pages = (
            ("first page", first, 1.0),
            ("page in the middle", middle, middle / first),
            ("last page", last, last / first),
            ("walk of all, per page", whole, whole / first),
        )
        yield Table("Long listings of the emulator", note, ("page", "ms", "× first"), pages)
