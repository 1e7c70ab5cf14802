"""What the emulator costs: its start, requests on one core, and pages of a long listing.

Run it with `uv run python benchmarks/emulator.py`. The server is a process of its own, held to one
core where the system can do that; this process is the client. Times are medians of several, and
pages are compared within one run, so that the machine does not matter.
"""

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

from volc_im import Client, ConversationCoreInfo, ConversationType, DataType
from volc_im.emulator.routes import SCHEMA
from volc_im.emulator.store import Store

KEYS = {"access_key": "AK", "secret_key": "SK"}
LISTED = 100_000
PAGES = LISTED // 20
STARTS = 7
ROUNDS = 5
CALLS = 400
THREADS = 4


@contextmanager
def emulator(db: Path | str) -> Iterator[str]:
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


def client(endpoint: str) -> Client:
    return Client(**KEYS, endpoint=endpoint, app_id=1, rate_limit=None)


def first_answer_ms(folder: Path) -> float:
    """From the start of a process on a new file to its first answer."""
    taken: list[float] = []
    for number in range(STARTS):
        started = time.perf_counter()
        with emulator(folder / f"{number}.sqlite") as endpoint, client(endpoint) as im:
            im.get_user_conversations(participant_user_id=1, cursor=0, limit=1)
            taken.append((time.perf_counter() - started) * 1e3)
    return median(taken)


def per_second(call: Callable[[int], object]) -> float:
    """Calls that are answered each second, asked for by several threads."""
    rates: list[float] = []
    with ThreadPoolExecutor(THREADS) as threads:
        for _ in range(ROUNDS):
            started = time.perf_counter()
            list(threads.map(call, range(CALLS)))
            rates.append(CALLS / (time.perf_counter() - started))
    return median(rates)


def filled(path: Path) -> None:
    """A file with a user's live groups."""
    store = Store(path, SCHEMA)
    with store.transaction(write=True) as database:
        rows = [(number, f"k{number}") for number in range(1, LISTED + 1)]
        database.executemany(
            "INSERT INTO conversation SELECT ?1, 1, 0, ?2, 100, 0, 1, '1', 1, '1', '', '', '', '',"
            " '{}', 0, 0, ?1, '[]', 1",
            rows,
        )
        database.executemany(
            "INSERT INTO member (conversation_id, user_key, user, app_id, inbox_type, kind, activity,"
            " position, create_time_s, operator, role) VALUES (?1, '1', 1, 1, 0, 100, ?1, 1, 0, 1, 1)",
            [row[:1] for row in rows],
        )
    store.close()


def page_ms(im: Client) -> tuple[float, float, float]:
    """A page at the start, in the middle and at the end of the listing, taken in turns."""
    taken: tuple[list[float], ...] = ([], [], [])
    for _ in range(50):
        for place, cursor in enumerate((0, LISTED // 2, LISTED - 20)):
            started = time.perf_counter()
            page = im.get_user_conversations(
                participant_user_id=1, cursor=cursor, limit=20, data_type=DataType.CREATED
            )
            taken[place].append((time.perf_counter() - started) * 1e3)
            assert len(page.conversation_infos) == 20
    first, middle, last = (median(times) for times in taken)
    return first, middle, last


def main() -> None:
    talk = ConversationCoreInfo(conversation_type=ConversationType.LIVE, name="Team")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"start to first answer        {first_answer_ms(folder):7.0f} ms   bar 1000 ms")
        with emulator(folder / "rate.sqlite") as endpoint, client(endpoint) as im:

            def create(number: int) -> object:
                return im.create_conversation(owner_user_id=number, conversation_core_info=talk)

            def read(number: int) -> object:
                return im.get_user_conversations(participant_user_id=number, cursor=0, limit=20)

            print(f"creations on one core, file  {per_second(create):7.0f} a second")
            print(f"pages of a few on one core   {per_second(read):7.0f} a second")
        long = folder / "long.sqlite"
        filled(long)
        with emulator(long) as endpoint, client(endpoint) as im:
            first, middle, last = page_ms(im)
            print(f"first page of {LISTED}        {first:7.2f} ms   1.00")
            print(
                f"page in the middle           {middle:7.2f} ms   {middle / first:.2f}   bar 1.50"
            )
            print(f"last page                    {last:7.2f} ms   {last / first:.2f}   bar 1.50")
            started = time.perf_counter()
            walked = sum(1 for _ in im.iter_user_conversations(
                participant_user_id=1, data_type=DataType.CREATED))  # fmt: skip
            taken = time.perf_counter() - started
            assert walked == LISTED
            whole = taken / PAGES * 1e3
            print(f"walk of all, per page        {whole:7.2f} ms   {whole / first:.2f}   bar 1.50")


if __name__ == "__main__":
    main()
