"""`export messages`: complete files, checkpoint and resume."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from volc_im import Client, ConversationCoreInfo, ConversationType, content
from volc_im.cli.exit_codes import CONNECTION, INTERRUPTED, NOT_FOUND, OK, USAGE
from volc_im.emulator import Emulator

from .conftest import ACCESS_KEY, APP_ID, SECRET_KEY, Run

COUNT = 65  # four pages


@pytest.fixture
def talk(im: Run, emulator: Emulator) -> int:
    core = ConversationCoreInfo(conversation_type=ConversationType.GROUP)
    with Client(
        endpoint=emulator.endpoint, access_key=ACCESS_KEY, secret_key=SECRET_KEY, app_id=APP_ID,
        rate_limit=None,
    ) as client:  # fmt: skip
        made = client.create_conversation(conversation_core_info=core, owner_user_id=1)
        talk = made.conversation_short_id
        for number in range(COUNT):
            client.send_message(
                conversation_short_id=talk, sender=1, **content.text(f"{number}\x1b[2J")
            )
    return talk


def texts(path: Path) -> list[str]:
    lines = path.read_bytes().decode().split("\n")
    assert lines.pop() == ""
    return [json.loads(json.loads(line)["Content"])["text"] for line in lines]


EXPECTED = [f"{number}\x1b[2J" for number in range(COUNT)]


def test_all_messages_become_lines(im: Run, talk: int, tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    done = im("export", "messages", str(talk), "--to", str(path))
    assert (done.code, done.err) == (OK, "")
    assert json.loads(done.out) == {"messages": COUNT, "file": str(path)}
    assert texts(path) == EXPECTED
    assert [each.name for each in tmp_path.iterdir()] == ["all.jsonl"]
    other = tmp_path / "newest.jsonl"
    done = im("export", "messages", str(talk), "--to", str(other), "--newest-first", terminal=True)
    assert texts(other) == EXPECTED[::-1]
    assert done.err.startswith(f"\r{20} messages, ")
    assert f"{COUNT} messages, " in done.err


@pytest.mark.parametrize("tail", ["", '{"Content": "to'])
def test_an_export_that_failed_is_resumed(
    im: Run, emulator: Emulator, talk: int, tmp_path: Path, tail: str
) -> None:
    path = tmp_path / "all.jsonl"
    command = ("export", "messages", str(talk), "--to", str(path), "--max-retries", "0")
    emulator.faults.add("gzip:2")
    emulator.faults.add("reset:1")
    done = im(*command)
    assert done.code == CONNECTION
    assert f"40 messages are in {path}; pass --resume to continue" in done.err
    assert texts(path) == EXPECTED[:40]
    with path.open("a") as file:
        file.write(tail)
    done = im(*command)
    assert done.code == USAGE
    assert "there is a checkpoint of an earlier run; pass --resume" in done.err
    for other in (("--newest-first",), ()):
        number = str(talk + (not other))
        done = im("export", "messages", number, "--to", str(path), "--resume", *other)
        assert done.code == USAGE
        assert "belongs to an export with another" in done.err
    done = im(*command, "--resume")
    assert (done.code, json.loads(done.out)["messages"]) == (OK, COUNT)
    assert texts(path) == EXPECTED
    assert (
        im(*command, "--resume").err
        == f"volc-im: {path}: the file is complete; remove it to export again\n"
    )


def test_a_file_is_not_overwritten(im: Run, talk: int, tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("mine")
    assert im("export", "messages", str(talk), "--to", str(path)).code == USAGE
    assert path.read_text() == "mine"
    missing = tmp_path / "no" / "all.jsonl"
    done = im("export", "messages", str(talk), "--to", str(missing))
    assert done.code == USAGE
    assert done.err == f"volc-im: {missing}: cannot write the file: No such file or directory\n"


def test_a_damaged_checkpoint_is_reported(im: Run, talk: int, tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    for damage in (
        "",
        "[]",
        '{"position": 1}',
        "\x00",
        '{"conversation": 1, "reverse": 0, "position": 3, "messages": 0}',
    ):
        Path(f"{path}.checkpoint").write_text(damage)
        done = im("export", "messages", str(talk), "--to", str(path), "--resume")
        assert done.code == USAGE
        assert done.err == f"volc-im: {path}.checkpoint: expected a checkpoint of an export\n"
        assert not path.exists()


def test_a_missing_conversation_leaves_no_file(im: Run, tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    assert im("export", "messages", "5", "--to", str(path)).code == NOT_FOUND
    assert im("export", "messages", "x", "--to", str(path)).code == USAGE
    done = im("export", "messages", "5", "--to", str(path), "--dry-run")
    assert done.code == OK
    assert "client.iter_conversation_messages(" in done.out
    assert [*tmp_path.iterdir()] == []


def test_ctrl_c_in_the_middle_loses_and_repeats_nothing(
    im: Run, emulator: Emulator, talk: int, tmp_path: Path
) -> None:
    path = tmp_path / "all.jsonl"
    emulator.faults.add("gzip:2:GetConversationMessages")
    emulator.faults.add("slow=1:1:GetConversationMessages")
    command = ["export", "messages", str(talk), "--to", str(path)]
    process = subprocess.Popen(
        [sys.executable, "-m", "volc_im", *command],
        env=os.environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    for _ in range(3000):
        assert process.poll() is None, process.communicate()
        if not emulator.faults.waiting():
            break
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (INTERRUPTED, "")
    (line,) = err.splitlines()
    assert line.startswith("volc-im: interrupted: ")
    assert f"messages are in {path}; pass --resume to continue" in line
    assert im(*command, "--resume").code == OK
    assert texts(path) == EXPECTED
