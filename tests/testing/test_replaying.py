"""Replays answer recorded calls and report calls that are not recorded."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from support.loopback import KEYS

from volc_im import AsyncClient, Client, ConversationCoreInfo, ConversationType, NotFoundError
from volc_im.errors import ConnectError, InvalidParameterError, ServerError
from volc_im.testing import (
    CassetteError,
    UnexpectedCallError,
    UnusedAnswersError,
    record,
    replay,
    stub,
)

GROUP = ConversationCoreInfo(conversation_type=ConversationType.GROUP, name="Team")


def count(im: Client, user: int = 1, limit: int = 20) -> int:
    page = im.get_user_conversations(participant_user_id=user, cursor=0, limit=limit)
    return len(page.conversation_infos)


@pytest.fixture
def cassette(im: Client, tmp_path: Path) -> Path:
    """Record two equal reads with a creation between them, and an error reply."""
    path = tmp_path / "chat.jsonl"
    with record(im, path):
        assert count(im) == 0
        im.create_conversation(conversation_core_info=GROUP, owner_user_id=1)
        assert count(im) == 1
        with pytest.raises(InvalidParameterError):
            im.with_options(validate=False).call("CreateConversation", {"OwnerUserId": 1})
    return path


def test_the_same_calls_get_the_same_answers(cassette: Path, offline: Client) -> None:
    with replay(offline, cassette, use_all=True):
        assert count(offline) == 0
        made = offline.create_conversation(conversation_core_info=GROUP, owner_user_id=1)
        assert made.conversation_info.name == "Team"
        assert count(offline.with_options(app_id=99)) == 1
        with pytest.raises(InvalidParameterError, match="ConversationCoreInfo: is required"):
            offline.with_options(validate=False).call("CreateConversation", {"OwnerUserId": 1})
    with pytest.raises(ConnectError):
        count(offline)


def test_the_order_of_names_and_of_other_calls_does_not_count(
    cassette: Path, offline: Client
) -> None:
    with replay(offline, cassette):
        offline.create_conversation(
            conversation_core_info=GROUP, owner_user_id=1, idempotent_id="another"
        )
        body = {"Limit": 20, "Cursor": 0, "ParticipantUserId": 1}
        assert offline.call("GetUserConversations", body).data["HasMore"] is False


def test_awaited_calls(cassette: Path) -> None:
    async def main() -> int:
        async with AsyncClient(**KEYS, app_id=7) as im:
            with replay(im, cassette):
                listing = im.iter_user_conversations(participant_user_id=1)
                return len([talk async for talk in listing])

    assert asyncio.run(main()) == 0


def test_an_unexpected_call_names_the_nearest(cassette: Path, offline: Client) -> None:
    with pytest.raises(UnexpectedCallError) as caught, replay(offline, cassette):
        count(offline, limit=5)
    assert str(caught.value).split("\n") == [
        'GetUserConversations {"ParticipantUserId": 1, "Cursor": 0, "Limit": 5}'
        f" is not recorded in {cassette}",
        "differences from the most similar recorded call:",
        "  Limit: expected 20, got 5",
    ]


def test_an_action_that_was_never_recorded(cassette: Path, offline: Client) -> None:
    words = "no GetUserConversation is recorded; the most similar name is GetUserConversations"
    with pytest.raises(UnexpectedCallError, match=words), replay(offline, cassette):
        offline.call("GetUserConversation", {})


def test_a_call_that_comes_too_often(cassette: Path, offline: Client) -> None:
    words = "was made more often than it is recorded in .*: 2 times"
    with pytest.raises(UnexpectedCallError, match=words), replay(offline, cassette):
        assert [count(offline) for _ in range(3)] == []


def test_an_unexpected_call_that_is_swallowed_comes_up_at_the_end(
    cassette: Path, offline: Client
) -> None:
    with (
        pytest.raises(UnexpectedCallError, match="is not recorded in"),
        replay(offline, cassette),
        pytest.raises(UnexpectedCallError),
    ):
        count(offline, user=5)


def test_unused_answers_fail_on_demand(cassette: Path, offline: Client) -> None:
    with replay(offline, cassette):
        count(offline)
    with pytest.raises(UnusedAnswersError) as caught, replay(offline, cassette, use_all=True):
        count(offline)
    assert str(caught.value).count("\n") == 3
    assert 'CreateConversation {"OwnerUserId": 1}' in str(caught.value)


def test_failures_and_retries_are_played_as_they_were(
    im: Client, offline: Client, tmp_path: Path
) -> None:
    path = tmp_path / "x.jsonl"
    with stub(im) as stubs, record(im, path):
        stubs.get_user_conversations().raises("InternalError", retry_after_s=0)
        stubs.get_user_conversations().raises(ConnectError)
        stubs.get_user_conversations().returns(has_more=True)
        stubs.get_user_conversations(limit=1).raises("UserNotFound")
        assert im.get_user_conversations(participant_user_id=1, cursor=0, limit=20).has_more
        with pytest.raises(NotFoundError):
            count(im, limit=1)
    with replay(im, path, use_all=True):
        got = im.with_raw_response.get_user_conversations(participant_user_id=1, cursor=0, limit=20)
        assert (got.has_more, got.raw_response.attempts) == (True, 3)
        with pytest.raises(NotFoundError):
            count(im, limit=1)
    with replay(offline, path):
        with pytest.raises(ServerError) as first:
            count(offline)
        assert first.value.retry_after_s == 0.0
        with pytest.raises(ConnectError) as second:
            count(offline)
        assert second.value.request_sent is False


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, r"cannot read .*: No such file.*; record it first with record\(\)"),
        ("", ":1: cannot decode the line"),
        ("{}\n", ":1: expected a recording of format 1; record it again"),
        ('{"cassette": 2}\n', ":1: expected a recording"),
        ('{"cassette": 1}\n{"action": "A"}\n', ":2: cannot decode the line: .*`request`"),
        ('{"cassette": 1}\n\n{"action"\n', ":3: cannot decode the line"),
        ("[" * 20_000, ":1: cannot decode the line: maximum recursion depth"),
    ],
)
def test_a_file_that_is_none_is_named_with_its_line(
    offline: Client, tmp_path: Path, content: str | None, words: str
) -> None:
    path = tmp_path / "x.jsonl"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(CassetteError, match=words), replay(offline, path):
        pass
