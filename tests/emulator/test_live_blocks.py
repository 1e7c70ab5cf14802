"""Mutes and bans in a live group."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest

from volc_im import BlockAction, Client, LiveParticipantInfo
from volc_im.emulator import Emulator
from volc_im.emulator.clock import Clock

from .make_conversations import LIVE, OWNER, live_of, made, refused
from .signed_requests import RawClient

MUTE, BAN = BlockAction.MUTE, BlockAction.BAN


@pytest.fixture
def clock(server: Emulator) -> Iterator[Clock]:
    """Stands still; may be moved by a few minutes before signatures are too old."""
    server.clock.freeze()
    yield server.clock
    server.clock.reset()


def block(im: Client, number: int, infos: dict[int, int], action: BlockAction | None = None) -> Any:
    return im.batch_add_block_participants(
        conversation_short_id=number,
        participant_block_infos={str(user): seconds for user, seconds in infos.items()},
        block_action=action,
    )


def lift(im: Client, number: int, users: list[int], action: BlockAction | None = None) -> Any:
    return im.batch_delete_block_participants(
        conversation_short_id=number, participant_user_ids=users, block_action=action
    )


def listed(im: Client, number: int, action: BlockAction | None = None) -> list[Any]:
    return list(im.iter_block_participants(conversation_short_id=number, block_action=action))


def users(im: Client, number: int, action: BlockAction | None = None) -> list[int | str | None]:
    return [
        each.participant_user_id or each.participant_user_id_str
        for each in listed(im, number, action)
    ]


def there(im: Client, number: int, user: int) -> bool:
    found = im.is_user_in_conversation(conversation_short_id=number, participant_user_id=user)
    return bool(found.is_user_in_conversation)


def test_mutes_and_bans_are_two_things(im: Client, clock: Clock) -> None:
    number = live_of(im, [7, 8])
    result = block(im, number, {7: 60, 404: 120})
    assert (result.failed_participant_user_ids, result.failed) == ([], ())
    block(im, number, {8: 30}, BAN)
    now = int(clock.now_s())
    assert users(im, number) == users(im, number, MUTE) == [7, 404]
    assert users(im, number, BAN) == [8]
    assert [(each.create_time, each.block_time) for each in listed(im, number)] == [
        (now, now + 60),
        (now, now + 120),
    ]
    # A mute keeps nobody out, a ban puts its user out.
    assert (there(im, number, 7), there(im, number, 8)) == (True, False)
    assert lift(im, number, [7], BAN).failed_participant_user_ids == [7]
    assert not lift(im, number, [7]).failed
    assert (users(im, number), users(im, number, BAN)) == ([404], [8])


def test_each_ends_by_the_clock(im: Client, clock: Clock) -> None:
    number = made(im, LIVE)
    block(im, number, {7: 60, 8: 61})
    clock.advance(59)
    assert users(im, number) == [7, 8]
    clock.advance(1)
    assert users(im, number) == [8]
    assert lift(im, number, [7, 8]).failed_participant_user_ids == [7]
    # A new one, after the end or before it, counts from now.
    block(im, number, {7: 10})
    clock.advance(5)
    block(im, number, {7: 7})
    now = int(clock.now_s())
    assert [(each.create_time, each.block_time) for each in listed(im, number)] == [(now, now + 7)]


def test_a_ban_keeps_its_user_out_until_it_ends(im: Client, clock: Clock) -> None:
    number = live_of(im, [7])
    who: dict[str, Any] = {"conversation_short_id": number, "operator": OWNER}
    im.batch_add_manager(manager_user_ids=[7], **who)
    block(im, number, {7: 60}, BAN)
    assert im.batch_add_manager(manager_user_ids=[7], **who).failed_manager_user_ids == [7]
    clock.advance(60)
    assert not there(im, number, 7)
    assert not im.batch_add_manager(manager_user_ids=[7], **who).failed
    assert there(im, number, 7)


def test_the_owner_cannot_be_blocked(im: Client) -> None:
    number = made(im, LIVE)
    for action in BlockAction:
        result = block(im, number, {7: 60, OWNER: 60}, action)
        assert result.failed_participant_user_ids == [OWNER]
        assert users(im, number, action) == [7]
    assert there(im, number, OWNER)


def test_lengths_of_time(im: Client, clock: Clock) -> None:
    number = made(im, LIVE)
    for bad in (0, -1):
        assert refused(block, im, number, {7: 60, 8: bad}) == "InvalidParam"
    assert users(im, number) == []
    block(im, number, {7: 2**63 - 1})
    assert [each.block_time for each in listed(im, number)] == [2**63 - 1]


def test_profiles_of_those_who_are_in_the_group(im: Client) -> None:
    number = live_of(im, [7])
    im.batch_update_live_participants(
        conversation_short_id=number,
        participant_infos=[
            LiveParticipantInfo(
                user_id=7, nick_name="Lin", avatar_url="a", ext={"a": "1"}, marks=["vip"]
            )
        ],
    )
    block(im, number, {7: 60, 8: 60})
    member, stranger = listed(im, number)
    assert (member.nick_name, member.avatar_url, member.ext, member.marks) == (
        "Lin",
        "a",
        {"a": "1"},
        ["vip"],
    )
    assert (stranger.nick_name, stranger.avatar_url, stranger.ext, stranger.marks) == (
        "",
        "",
        {},
        [],
    )


def test_the_order_is_that_of_the_ids(im: Client) -> None:
    number = made(im, LIVE)
    block(im, number, {100: 60, 9: 60, 2**63 - 1: 60, 0: 60})
    im.batch_add_block_participants(
        conversation_short_id=number, participant_block_infos_str={"b": 60, "10": 60, "a": 60}
    )
    im.batch_add_block_participants(
        conversation_short_id=number, participant_block_infos_str={"9": 60, "007": 60}
    )
    found = [
        each.participant_user_id_str or each.participant_user_id for each in listed(im, number)
    ]
    # The last request said 9 as a text.
    assert found == [0, "9", "10", 100, 2**63 - 1, "007", "a", "b"]


@pytest.mark.parametrize("limit", [1, 5, 20])
def test_paging(im: Client, limit: int) -> None:
    number = made(im, LIVE)
    block(im, number, dict.fromkeys(range(12, 0, -1), 60))
    cursor, has_more = 0, True
    seen: list[int | None] = []
    while has_more:
        page = im.batch_get_block_participants(
            conversation_short_id=number, cursor=cursor, limit=limit
        )
        seen += [each.participant_user_id for each in page.participants]
        cursor, has_more = page.next_cursor, page.has_more
        assert has_more == (len(seen) < 12)
    assert seen == list(range(1, 13))
    after = im.batch_get_block_participants(
        conversation_short_id=number, cursor=cursor, limit=limit
    )
    assert (after.participants, after.has_more, after.next_cursor) == ([], False, cursor)


def test_paging_while_blocks_end_and_begin(im: Client, clock: Clock) -> None:
    number = made(im, LIVE)
    block(im, number, {user: 30 if user in (2, 5) else 60 for user in range(1, 8)})
    pages = im.iter_block_participants(conversation_short_id=number, limit=2).pages()
    seen: list[int | None] = []
    for page in islice(pages, 1):
        seen += [each.participant_user_id for each in page.participants]
    # The user at the cursor is no longer blocked, one to come neither; another one is.
    clock.advance(30)
    lift(im, number, [3])
    block(im, number, {100: 60, 0: 60})
    for page in pages:
        seen += [each.participant_user_id for each in page.participants]
    assert seen == [1, 2, 4, 6, 7, 100]


def test_cursors_that_lead_nowhere(im: Client, raw_client: RawClient, app_id: int) -> None:
    number = made(im, LIVE)
    block(im, number, {1: 60, 2: 60})
    body: dict[str, Any] = {"AppId": app_id, "ConversationShortId": number, "Limit": 1}
    cursor = raw_client.call("BatchGetBlockParticipants", {**body, "Cursor": 0}).result[
        "NextCursor"
    ]
    for bad in ({"Cursor": -1}, {"Cursor": 5}, {"Cursor": cursor, "BlockAction": 1}):
        assert raw_client.call("BatchGetBlockParticipants", {**body, **bad}).code == "InvalidParam"
    good = raw_client.call("BatchGetBlockParticipants", {**body, "Cursor": cursor})
    assert [each["ParticipantUserId"] for each in good.result["Participants"]] == [2]


def test_text_ids(im: Client) -> None:
    number = made(im, LIVE, "alice")
    result = im.batch_add_block_participants(
        conversation_short_id=number, participant_block_infos_str={"bob": 60, "alice": 60}
    )
    assert result.failed_participant_user_ids_str == ["alice"]
    assert users(im, number) == ["bob"]
    result = im.batch_delete_block_participants(
        conversation_short_id=number, participant_user_ids_str=["carol", "bob"]
    )
    assert result.failed_participant_user_ids_str == ["carol"]
    assert users(im, number) == []
