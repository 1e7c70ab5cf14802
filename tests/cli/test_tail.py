"""`tail`: new messages, escapes, temporary failures, and the ends of it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from volc_im import Client, ConversationCoreInfo, ConversationType, content
from volc_im.cli.exit_codes import BROKEN_PIPE, INTERRUPTED, NOT_FOUND, OK, USAGE
from volc_im.emulator import Emulator

from .conftest import ACCESS_KEY, APP_ID, SECRET_KEY, Run


@pytest.fixture
def client(im: Run, emulator: Emulator) -> Iterator[Client]:
    with Client(
        endpoint=emulator.endpoint, access_key=ACCESS_KEY, secret_key=SECRET_KEY, app_id=APP_ID,
        rate_limit=None,
    ) as client:  # fmt: skip
        yield client


@pytest.fixture
def talk(client: Client) -> int:
    core = ConversationCoreInfo(conversation_type=ConversationType.GROUP)
    made = client.create_conversation(conversation_core_info=core, owner_user_id=1)
    for number in range(25):
        say(client, made.conversation_short_id, f"old {number}")
    return made.conversation_short_id


def say(client: Client, talk: int, words: str) -> None:
    client.send_message(conversation_short_id=talk, sender=1, **content.text(words))


def start(talk: int, *options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "volc_im", "tail", str(talk), "--interval", "0.05", *options],
        env=os.environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def wait_for_polls(emulator: Emulator, number: int) -> None:
    for _ in range(3000):
        actions = [entry.outcome.action for entry in emulator.requests]
        if actions.count("GetConversationMessages") >= number:
            return
        time.sleep(0.01)
    raise AssertionError("no requests within 30 seconds")


def test_old_messages_from_an_index(im: Run, client: Client, talk: int) -> None:
    done = im("tail", str(talk), "--from", "0", "--max-items", "25")
    assert done.code == OK
    lines = [json.loads(line) for line in done.out.splitlines()]
    assert [json.loads(line["Content"])["text"] for line in lines] == [
        f"old {number}" for number in range(25)
    ]
    index = str(lines[22]["IndexInConversation"])
    again = im("tail", str(talk), "--from", index, "--max-items", "3")
    assert [json.loads(line) for line in again.out.splitlines()] == lines[22:]


def test_a_terminal_shows_escaped_lines(im: Run, client: Client, talk: int) -> None:
    say(client, talk, "\x1b]0;title\x07 a\nb \u202e")
    done = im("tail", str(talk), "--from", "0", "--max-items", "26", terminal=True)
    lines = done.out.splitlines()
    assert len(lines) == 26
    assert lines[0].endswith("  1  old 0")
    assert lines[25].endswith(r"  1  \x1b]0;title\x07 a ⏎ b \u202e")


def test_new_messages_are_shown_until_ctrl_c(emulator: Emulator, client: Client, talk: int) -> None:
    process = start(talk)
    assert process.stdout is not None
    wait_for_polls(emulator, 2)
    emulator.faults.add("503:4:GetConversationMessages")  # more than the retries of a call
    shown: list[str] = []
    for number in range(3):
        say(client, talk, f"new {number}")
        line = json.loads(process.stdout.readline())
        shown.append(json.loads(line["Content"])["text"])
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (INTERRUPTED, "")
    assert shown == ["new 0", "new 1", "new 2"]
    noted, interrupted = err.splitlines()
    assert "ServiceUnavailableTemp" in noted
    assert interrupted.startswith("volc-im: interrupted")


def test_a_closed_pipe_ends_it(emulator: Emulator, client: Client, talk: int) -> None:
    process = start(talk, "--from", "0")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    say(client, talk, "one more")
    assert process.wait(60) == BROKEN_PIPE
    assert process.stderr.read() == ""
    process.stderr.close()


def test_bad_arguments_are_one_line(im: Run) -> None:
    for arguments in (
        ("x",),
        ("5", "--interval", "0"),
        ("5", "--interval", "nan"),
        ("5", "--max-items", "0"),
    ):
        done = im("tail", *arguments)
        assert (done.code, done.err.count("\n")) == (USAGE, 1)
    assert im("tail", "5").code == NOT_FOUND
    done = im("tail", "5", "--dry-run")
    assert done.code == OK
    assert "reverse=1" in done.out
