"""Many machines: the program of the page on bulk jobs, with a real Redis and real Celery workers."""

from __future__ import annotations

import importlib
import json
import os
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from support.redis_server import RedisServer

from volc_im import Client, ConversationCoreInfo, ConversationType, content
from volc_im.emulator import Emulator

PAGE = Path(__file__).parents[2] / "generated" / "docs" / "en" / "bulk.md"
QUOTA = 50
"""Documented calls of RegisterUsers per second, which the emulator enforces."""
USERS = 300
USERS_PER_CALL = 2
LEASE_S = 6
MESSAGES = 45


@pytest.fixture
def environment(
    emulator: Emulator, redis_server: RedisServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """What `jobs.py` reads, for this process and its workers; return its folder."""
    values = {
        **emulator.env,
        "VOLC_IM_APP_ID": "1",
        "REDIS_URL": f"redis://127.0.0.1:{redis_server.port}/0",
        "LEASE_S": str(LEASE_S),
        "ARCHIVE": str(tmp_path / "archive"),
    }
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    return tmp_path


@pytest.fixture
def jobs(environment: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The module of the page."""
    (program,) = re.findall(r"```python\n([^`]*Celery\(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    (environment / "jobs.py").write_text(program, "utf-8")
    monkeypatch.syspath_prepend(environment)
    module = importlib.import_module("jobs")
    yield module
    module.app.close()
    module.shared.close()
    del sys.modules["jobs"]


@contextmanager
def worker(folder: Path, name: str, queues: str = "celery") -> Iterator[subprocess.Popen[bytes]]:
    """A worker process, which is killed at the end."""
    command = [sys.executable, "-m", "celery", "-A", "jobs", "worker", "--pool", "solo"]
    command += ["--hostname", f"{name}@test", "--queues", queues, "--loglevel", "WARNING"]
    command += ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait(30)


def wait_for(condition: Callable[[], object], *alive: subprocess.Popen[bytes]) -> None:
    for _ in range(6000):
        assert all(each.poll() is None for each in alive), "a worker ended"
        if condition():
            return
        time.sleep(0.02)
    raise AssertionError("nothing happened within two minutes")


def busiest_second(times: list[float]) -> int:
    """Return the largest number of times within one second."""
    return max(sum(start <= each < start + 1 for each in times) for start in times)


def test_workers_share_a_quota_and_survive_kill(
    emulator: Emulator, environment: Path, jobs: Any, im: Client
) -> None:
    source = environment / "users.jsonl"
    rows = [{"user_id": 1 + number, "nick_name": f"用户 {number}"} for number in range(USERS)]
    source.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    jobs.USERS_PER_CALL = USERS_PER_CALL
    ledger = jobs.imported
    emulator.quotas.on = True
    emulator.faults.add("slow=60:1:RegisterUsers")
    try:
        with (
            worker(environment, "victim", "victim") as victim,
            worker(environment, "a") as other,
            worker(environment, "b") as last,
        ):
            # One worker is killed in a call that took effect and whose reply is on its way,
            chunk = next(
                iter(jobs.bulk.chunks([rows[:USERS_PER_CALL]], lambda row: row["user_id"]))
            )
            ledger.add(chunk)
            jobs.import_users.apply_async((chunk.number, dict(chunk.items)), queue="victim")
            wait_for(lambda: emulator.counts()["profile"] == USERS_PER_CALL, victim)
            jobs.submit_users(source)
            wait_for(lambda: ledger.summary().done > 0, other, last)
            victim.kill()
            # and one at any moment of its work.
            wait_for(lambda: ledger.summary().done > USERS / 4, other, last)
            other.kill()

            def is_complete() -> bool:
                if int(jobs.shared.llen("celery")) == 0:
                    jobs.submit_users(source)
                time.sleep(0.2)
                return ledger.summary().unfinished_chunks == 0

            wait_for(is_complete, last)
    finally:
        emulator.quotas.on = False

    entries = [each for each in emulator.requests if each.outcome.action == "RegisterUsers"]
    codes = [each.outcome.code for each in emulator.requests]
    sent = Counter(user["UserId"] for each in entries for user in json.loads(each.body)["Users"])
    # A request whose client was killed has no entry, but a repetition of it changes the profiles.
    found = profiles(im)
    changed = [each for each in found if each.create_time != each.modify_time]
    times = [each.time_s for each in entries]
    figures = {
        "items": USERS,
        "lost": USERS - len({each.user_id for each in found}),
        "repeats": sum(sent.values()) - len(sent) + len(changed),
        "calls": len(entries),
        "calls in the busiest second": busiest_second(times),
        "quota per second": QUOTA,
        "refused": codes.count("AccountFlowLimitExceeded"),
    }
    print(figures)
    summary = ledger.summary()
    assert (summary.items, summary.done, summary.pending) == (USERS, USERS, 0)
    assert figures["lost"] == figures["repeats"] == figures["refused"] == 0
    assert figures["calls in the busiest second"] <= QUOTA


def profiles(im: Client) -> list[Any]:
    return [
        profile
        for start in range(1, USERS + 1, 50)
        for profile in im.batch_get_user(user_ids=range(start, start + 50)).users
    ]


def test_a_worker_archives_messages(
    emulator: Emulator, environment: Path, jobs: Any, im: Client
) -> None:
    talks: list[int] = []
    for _ in range(3):
        core = ConversationCoreInfo(conversation_type=ConversationType.GROUP)
        made = im.create_conversation(conversation_core_info=core, owner_user_id=1)
        talks.append(made.conversation_short_id)
        for number in range(MESSAGES):
            im.send_message(
                conversation_short_id=talks[-1], sender=1, **content.text(f"message {number}")
            )
    source = environment / "conversations.txt"
    source.write_text("".join(f"{talk}\n" for talk in talks))
    # The second page of one conversation is on its way when the worker is killed.
    emulator.faults.add("gzip:1:GetConversationMessages")
    emulator.faults.add("slow=60:1:GetConversationMessages")
    with worker(environment, "victim") as victim:
        jobs.submit_archive(source)
        path = environment / "archive" / f"{talks[0]}.jsonl"
        wait_for(lambda: path.exists() and path.read_bytes().count(b"\n") == 20, victim)
        wait_for(lambda: not emulator.faults.waiting(), victim)
        victim.kill()
    with path.open("ab") as file:
        file.write(b'{"torn')
    with worker(environment, "next") as process:

        def is_complete() -> bool:
            if int(jobs.shared.llen("celery")) == 0:
                jobs.submit_archive(source)
            time.sleep(0.2)
            return jobs.archived.summary().unfinished_chunks == 0

        wait_for(is_complete, process)
    for talk in talks:
        lines = (environment / "archive" / f"{talk}.jsonl").read_text("utf-8").splitlines()
        texts = [json.loads(json.loads(line)["Content"])["text"] for line in lines]
        assert texts == [f"message {number}" for number in range(MESSAGES)]
    assert jobs.archived.summary().done == 3
