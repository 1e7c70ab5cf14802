"""`export messages`: write all messages of a conversation to a file, with a checkpoint."""

from __future__ import annotations

import json
import os
from argparse import Namespace
from pathlib import Path
from typing import Any

from volc_sdk.bulk.messages import BACKWARD, FORWARD, append_messages
from volc_sdk.cli.errors import UsageError
from volc_sdk.cli.exit_codes import OK
from volc_sdk.cli.parser import Parser
from volc_sdk.cli.progress import Progress
from volc_sdk.cli.session import Session


def add_arguments(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.argument(
        "conversation", type=int, metavar="CONVERSATION", en="ID of the conversation", zh="会话 ID"
    )
    parser.option(
        "--to",
        type=Path,
        required=True,
        metavar="FILE",
        en="file to write, one message per line as JSON",
        zh="写入的文件，每行一条 JSON 格式的消息",
    )
    parser.option(
        "--resume",
        action="store_true",
        en="continue after the checkpoint FILE.checkpoint of an earlier run",
        zh="从上次运行的检查点 FILE.checkpoint 继续",
    )
    parser.option(
        "--newest-first",
        action="store_true",
        en="write the newest message first, which live groups require",
        zh="从最新的消息开始；直播群必须使用",
    )


def run(arguments: Namespace, session: Session) -> int:
    """Export the messages."""
    conversation, path = arguments.conversation, arguments.to
    reverse = BACKWARD if arguments.newest_first else FORWARD
    if arguments.dry_run:
        from volc_sdk.cli.dry_run import print_listing

        keywords = {"conversation_short_id": conversation, "reverse": reverse}
        print_listing(session, "iter_conversation_messages", keywords)
        return OK
    checkpoint = path.with_name(f"{path.name}.checkpoint")
    saved = _saved(checkpoint, path, conversation, reverse, resume=arguments.resume)
    before, position = saved["messages"], saved["position"]
    progress = Progress(session, session.say("messages", "条消息"), done=before)
    written = before

    def save(position: str, count: int) -> None:
        nonlocal written
        written = before + count
        _replace(checkpoint, {**saved, "position": position, "messages": written})
        progress.show(written)

    _ = session.client  # an invalid option is reported before a file is made
    try:
        path.open("ab").close()
    except OSError as error:
        raise UsageError(f"{path}: cannot write the file: {error.strerror or error}") from None
    try:
        append_messages(session.client, conversation, path, position, save, reverse=reverse)
    except BaseException as error:
        if checkpoint.exists():
            error.add_note(f"{written} messages are in {path}; pass --resume to continue")
        elif path.exists() and path.stat().st_size == 0:
            path.unlink()
        raise
    finally:
        progress.finish(written)
    checkpoint.unlink()
    session.output.write({"messages": written, "file": str(path)})
    return OK


def _saved(
    checkpoint: Path, path: Path, conversation: int, reverse: int, *, resume: bool
) -> dict[str, Any]:
    """Return what the checkpoint has, or what a new one starts with."""
    new = {"conversation": conversation, "reverse": reverse, "position": "", "messages": 0}
    if not checkpoint.exists():
        if path.exists():
            words = "is complete" if resume else "already exists"
            raise UsageError(f"{path}: the file {words}; remove it to export again")
        return new
    if not resume:
        raise UsageError(
            f"{checkpoint}: there is a checkpoint of an earlier run; pass --resume to continue it,"
            " or remove both files to start again"
        )
    try:
        saved: dict[str, Any] = json.loads(checkpoint.read_text("utf-8"))
        same = {name: saved[name] for name in new}
        if not (type(same["messages"]) is int and isinstance(same["position"], str)):
            raise ValueError
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        raise UsageError(f"{checkpoint}: expected a checkpoint of an export") from None
    for name, option in (("conversation", "CONVERSATION"), ("reverse", "--newest-first")):
        if saved[name] != new[name]:
            raise UsageError(f"{checkpoint}: belongs to an export with another {option}")
    return same


def _replace(checkpoint: Path, saved: dict[str, Any]) -> None:
    """Write the checkpoint in one step."""
    fresh = checkpoint.with_name(f"{checkpoint.name}.new")
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(saved, file)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(checkpoint)
