"""The archive of messages: complete, without repetition, from any interruption."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from volc_im import Client, ConversationCoreInfo, ConversationType, content
from volc_im.bulk import Chunk, Ledger, RetryLater, run_chunk
from volc_im.bulk.messages import MessageArchive, append_messages
from volc_im.emulator import Emulator
from volc_im.errors import NotFoundError

COUNT = 45  # three pages


@pytest.fixture
def talk(im: Client) -> int:
    core = ConversationCoreInfo(conversation_type=ConversationType.GROUP)
    made = im.create_conversation(conversation_core_info=core, owner_user_id=1)
    for number in range(COUNT):
        im.send_message(
            conversation_short_id=made.conversation_short_id,
            sender=1,
            client_msg_id=f"m-{number}",
            **content.text(f"第 {number} 条"),
        )
    return made.conversation_short_id


def ids(path: Path) -> list[str]:
    return [json.loads(line)["ClientMsgId"] for line in path.read_text("utf-8").splitlines()]


def ignore(checkpoint: str, count: int) -> None:
    """Save no checkpoint."""


def keep(saved: list[str]) -> Callable[[str, int], None]:
    return lambda checkpoint, _: saved.append(checkpoint)


EXPECTED = [f"m-{number}" for number in range(COUNT)]


def test_a_conversation_becomes_a_file(
    im: Client, ledger: Ledger, talk: int, tmp_path: Path
) -> None:
    chunk = Chunk(0, {str(talk): talk})
    run_chunk(im, ledger, chunk, MessageArchive(tmp_path))
    path = tmp_path / f"{talk}.jsonl"
    assert ids(path) == EXPECTED
    run_chunk(im, ledger, chunk, MessageArchive(tmp_path))
    assert ids(path) == EXPECTED
    assert ledger.summary().done == 1


def test_newest_first(im: Client, talk: int, tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    assert append_messages(im, talk, path, "", ignore, reverse=1) == COUNT
    assert ids(path) == EXPECTED[::-1]


def test_an_interrupted_archive_continues(
    im: Client, emulator: Emulator, ledger: Ledger, talk: int, tmp_path: Path
) -> None:
    chunk, job = Chunk(0, {str(talk): talk}), MessageArchive(tmp_path)
    path = tmp_path / f"{talk}.jsonl"
    before = len(emulator.requests)
    for written in (0, 20, 40):
        emulator.faults.add("503:1")
        with pytest.raises(RetryLater):
            run_chunk(im.with_options(max_retries=0), ledger, chunk, job)
        assert len(ids(path)) == written
        with path.open("ab") as file:
            file.write(b'{"Content": "torn')
        # The next run makes one call that succeeds before the fault.
        emulator.faults.add("gzip:1")
    run_chunk(im, ledger, chunk, job)
    assert ids(path) == EXPECTED
    assert len(emulator.requests) - before == 3 + 3


@pytest.mark.parametrize("page", [1, 2, 3])
@pytest.mark.parametrize("tail", [b"", b"{", b'{"ClientMsgId": "m-0"}\n'])
def test_no_message_is_lost_or_repeated_after_a_crash(
    im: Client, talk: int, tmp_path: Path, page: int, tail: bytes
) -> None:
    path = tmp_path / "all.jsonl"
    saved: list[str] = []

    class Crash(Exception):
        pass

    def save(checkpoint: str, _: int) -> None:
        saved.append(checkpoint)
        if len(saved) == page:
            raise Crash

    with pytest.raises(Crash):
        append_messages(im, talk, path, "", save)
    # The checkpoint of the last page may or may not have reached the disk.
    for checkpoint in ("", *saved):
        with path.open("ab") as file:
            file.write(tail)
        append_messages(im, talk, path, checkpoint, ignore)
        assert ids(path) == EXPECTED


@pytest.mark.parametrize("damage", ["removed", "shorter"])
def test_a_file_that_is_not_there_is_written_again(
    im: Client, talk: int, tmp_path: Path, damage: str
) -> None:
    path = tmp_path / "all.jsonl"
    saved: list[str] = []
    append_messages(im, talk, path, "", keep(saved))
    if damage == "removed":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:100])
    append_messages(im, talk, path, saved[1], ignore)
    assert ids(path) == EXPECTED


def test_a_missing_conversation_is_a_failure_of_the_item(
    im: Client, ledger: Ledger, talk: int, tmp_path: Path
) -> None:
    chunk = Chunk(0, {"5": 5, str(talk): talk})
    run_chunk(im, ledger, chunk, MessageArchive(tmp_path))
    assert ids(tmp_path / f"{talk}.jsonl") == EXPECTED
    (problem,) = ledger.problems()
    assert (problem.key, problem.outcome.state) == ("5", "failed")
    assert "ConversationNotFound" in problem.outcome.reason
    with pytest.raises(NotFoundError):
        append_messages(im, 5, tmp_path / "x", "", ignore)


def test_an_empty_conversation_is_an_empty_file(im: Client, tmp_path: Path) -> None:
    core = ConversationCoreInfo(conversation_type=ConversationType.GROUP)
    made = im.create_conversation(conversation_core_info=core, owner_user_id=1)
    path = tmp_path / "empty.jsonl"
    saved: list[str] = []
    assert append_messages(im, made.conversation_short_id, path, "", keep(saved)) == 0
    assert path.read_bytes() == b""
    assert saved == ["end 0"]
    assert append_messages(im, made.conversation_short_id, path, "end 0", keep(saved)) == 0
