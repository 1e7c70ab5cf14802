"""`import users`: register the users of a file, with a checkpoint and a report of failures."""

from __future__ import annotations

import argparse
import json
from argparse import Namespace
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from threading import Event
from typing import Any, Final

from volc_sdk._core.batches import chunked
from volc_sdk.bulk.chunks import Chunk, chunks
from volc_sdk.bulk.ledger import Ledger
from volc_sdk.bulk.running import RetryLater, run_chunk
from volc_sdk.bulk.sqlite_store import SQLiteStore
from volc_sdk.bulk.users import IMPORT
from volc_sdk.cli.errors import UsageError
from volc_sdk.cli.exit_codes import OK, PARTIAL
from volc_sdk.cli.parser import Parser
from volc_sdk.cli.progress import Progress
from volc_sdk.cli.session import Session
from volc_sdk.cli.user_file import read_users

ACTION: Final = "RegisterUsers"
LEASE_S: Final = 20.0
"""After a run was killed, the next one waits so long before it takes over the calls of that time."""
MAX_ATTEMPTS: Final = 5
"""Runs of a chunk that may fail for the same kind of reason before the command ends."""


def add_arguments(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.argument(
        "file",
        type=Path,
        metavar="FILE",
        en="CSV with the columns user_id, nick_name, portrait, tags (separated by |), is_robot and"
        " ext.NAME, or JSON lines (.jsonl) with fields of these names",
        zh="CSV 文件，列名为 user_id、nick_name、portrait、tags（以 | 分隔）、is_robot 与"
        " ext.名称；或含同名字段的 JSON 行文件（.jsonl）",
    )
    parser.option(
        "--resume",
        action="store_true",
        en="continue after the checkpoint of an earlier run",
        zh="从上次运行的检查点继续",
    )
    parser.option(
        "--checkpoint",
        type=Path,
        metavar="FILE",
        en="checkpoint file; default: FILE.checkpoint",
        zh="检查点文件；默认为 FILE.checkpoint",
    )
    parser.option(
        "--failures",
        type=Path,
        metavar="FILE",
        en="report of users that failed; default: FILE.failures.jsonl",
        zh="失败用户的报告；默认为 FILE.failures.jsonl",
    )
    parser.option(
        "--workers",
        type=_workers,
        default=8,
        metavar="N",
        en="calls at a time, from 1 to 64; default: 8",
        zh="同时进行的调用数，1 至 64；默认为 8",
    )


def run(arguments: Namespace, session: Session) -> int:
    """Check the whole file, then register its users."""
    path: Path = arguments.file
    total = sum(1 for _ in read_users(path))
    if arguments.dry_run:
        from volc_sdk.cli.dry_run import print_request

        first = next(_chunks(path, session), None)
        if first is not None:
            print_request(session, "register_users", {"users": [*first.items.values()]})
        session.note(session.say(f"{total} users, no errors", f"{total} 个用户，没有错误"))
        return OK
    checkpoint = arguments.checkpoint or path.with_name(f"{path.name}.checkpoint")
    failures = arguments.failures or path.with_name(f"{path.name}.failures.jsonl")
    if checkpoint.exists() and not arguments.resume:
        raise UsageError(
            f"{checkpoint}: there is a checkpoint of an earlier run; pass --resume to continue it,"
            " or remove the file to start again"
        )
    _ = session.client  # an invalid option is reported before a file is made
    with SQLiteStore(checkpoint) as store:
        ledger = Ledger(store)
        try:
            _import(session, ledger, path, total, arguments.workers)
        except BaseException as error:
            summary = ledger.summary()
            error.add_note(
                f"{total - summary.done - summary.failed - summary.unknown} of {total}"
                " users are left; pass --resume to continue"
            )
            raise
        summary = ledger.summary()
        problems = _write_failures(session, ledger, path, failures)
    checkpoint.unlink()
    numbers = {"users": total, "done": summary.done, "failed": summary.failed}
    session.output.write({**numbers, "unknown": summary.unknown})
    if not problems:
        return OK
    session.note(
        session.say(
            f"{problems} users were not registered; see {failures}",
            f"{problems} 个用户未能注册，见 {failures}",
        )
    )
    return PARTIAL


def _workers(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 64:
        return int(text)
    raise argparse.ArgumentTypeError(f"expected a number from 1 to 64, found {text[:80]!r}")


def _chunks(path: Path, session: Session) -> Iterator[Chunk]:
    users = (row.user for row in read_users(path))
    return chunks(chunked(session.service, users, ACTION), key=lambda user: user["user_id"])


def _import(session: Session, ledger: Ledger, path: Path, total: int, workers: int) -> None:
    """Run all chunks, several at a time. Ctrl-C waits for the calls that are on their way."""
    stop = Event()
    running: set[Future[None]] = set()
    summary = ledger.summary()
    done = summary.done + summary.failed + summary.unknown
    progress = Progress(session, session.say("users", "个用户"), total, done)
    pool = ThreadPoolExecutor(workers)
    try:
        for chunk in _chunks(path, session):
            if not ledger.add(chunk):
                continue
            if len(running) >= workers:
                running = _wait_for_one(running, ledger, progress)
            running.add(pool.submit(_run, session.client, ledger, chunk, stop))
        while running:
            running = _wait_for_one(running, ledger, progress)
    except KeyboardInterrupt:
        stop.set()
        session.note(
            session.say("waiting for the calls that are on their way", "正在等待已发出的调用")
        )
        raise
    finally:
        stop.set()
        pool.shutdown(cancel_futures=True)
        summary = ledger.summary()
        progress.finish(summary.done + summary.failed + summary.unknown)


def _wait_for_one(
    running: set[Future[None]], ledger: Ledger, progress: Progress
) -> set[Future[None]]:
    """Wait until a chunk has ended, and return the others; raise its error."""
    ended, others = wait(running, return_when=FIRST_COMPLETED)
    for each in ended:
        each.result()
    summary = ledger.summary()
    progress.show(summary.done + summary.failed + summary.unknown)
    return others


def _run(client: Any, ledger: Ledger, chunk: Chunk, stop: Event) -> None:
    """Run a chunk until it is complete; raise the error of its call if it does not pass."""
    failed = 0
    while not stop.is_set():
        try:
            run_chunk(client, ledger, chunk, IMPORT, lease_s=LEASE_S)
            return
        except RetryLater as error:
            # Without a cause, an earlier run was killed, and its lease has not ended.
            failed += error.__cause__ is not None
            if failed >= MAX_ATTEMPTS and error.__cause__ is not None:
                raise error.__cause__ from None
            stop.wait(error.after_s)


def _write_failures(session: Session, ledger: Ledger, path: Path, failures: Path) -> int:
    """Write the users that were not registered, with line and reason; return their number."""
    problems = {problem.key: problem.outcome for problem in ledger.problems()}
    if not problems:
        failures.unlink(missing_ok=True)
        return 0
    with failures.open("w", encoding="utf-8") as file:
        for row in read_users(path):
            outcome = problems.get(str(row.user["user_id"]))
            if outcome is not None:
                found = {"line": row.line, "state": outcome.state, "reason": outcome.reason}
                file.write(json.dumps({**found, "user": row.user}, ensure_ascii=False) + "\n")
    return len(problems)
