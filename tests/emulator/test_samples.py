"""The samples: there from the beginning, there again after a reset, and never twice."""

from __future__ import annotations

from pathlib import Path

from volc_im import Client
from volc_im.emulator import Emulator
from volc_im.emulator.samples import APP_ID

KEYS = {"access_key": "AK", "secret_key": "SK"}
TALK = 7244530000000000001


def talks(server: Emulator) -> list[int]:
    with Client(endpoint=server.endpoint, app_id=APP_ID, **KEYS) as im:
        listing = im.iter_user_conversations(participant_user_id=10001)
        return sorted(talk.conversation_short_id for talk in listing)


def test_samples_come_back_after_a_reset() -> None:
    with (
        Emulator(**KEYS, samples=True) as server,
        Client(endpoint=server.endpoint, app_id=APP_ID, **KEYS) as im,
    ):
        begun, counts = talks(server), server.counts()
        assert TALK in begun
        sent = im.iter_conversation_messages(conversation_short_id=TALK)
        assert [message.message_id for message in sent] == [
            7244530000000001001,
            7244530000000001002,
        ]
        im.destroy_conversation(conversation_short_id=7244530000000000002, owner_user_id=10001)
        assert talks(server) != begun
        server.reset()
        assert talks(server) == begun
        assert server.counts() == counts


def test_samples_are_added_to_a_file_once(tmp_path: Path) -> None:
    counts = []
    for _ in range(2):
        with Emulator(**KEYS, db=tmp_path / "im.sqlite", samples=True) as server:
            counts.append(server.counts())
    assert counts[0] == counts[1]


def test_there_are_none_unless_asked_for() -> None:
    with Emulator(**KEYS) as server:
        assert talks(server) == []
