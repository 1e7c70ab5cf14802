"""The whitelist of a live group."""

from __future__ import annotations

from typing import Any

import pytest

from volc_im import Client, LiveParticipantInfo
from volc_im.emulator import Emulator

from .make_conversations import LIVE, OWNER, live_of, made, refused
from .signed_requests import RawClient


def put(im: Client, number: int, users: list[int]) -> Any:
    return im.batch_add_whitelist_participant(
        conversation_short_id=number, operator=OWNER, participant_user_ids=users
    )


def take(im: Client, number: int, users: list[int]) -> Any:
    return im.batch_remove_whitelist_participant(
        conversation_short_id=number, operator=OWNER, participant_user_ids=users
    )


def listed(im: Client, number: int, limit: int = 20) -> list[int | None]:
    found = im.iter_whitelist_participants(conversation_short_id=number, limit=limit)
    return [each.participant_user_id for each in found]


def test_anybody_is_put_on_it(im: Client, server: Emulator) -> None:
    number = live_of(im, [7])
    im.batch_update_live_participants(
        conversation_short_id=number,
        participant_infos=[
            LiveParticipantInfo(
                user_id=7,
                nick_name="Lin",
                avatar_url="https://example.com/lin",
                ext={"a": "1"},
                marks=["vip"],
            )
        ],
    )
    result = put(im, number, [404, 7, 404])
    assert (result.failed_user_ids, result.failed) == ([], ())
    stranger, member = im.iter_whitelist_participants(conversation_short_id=number)
    assert (member.participant_user_id, member.operator) == (7, OWNER)
    assert (member.nick_name, member.avatar_url) == ("Lin", "https://example.com/lin")
    assert (member.ext, member.marks) == ({"a": "1"}, ["vip"])
    assert 0 <= server.clock.now_s() - member.create_time < 60
    assert (stranger.participant_user_id, stranger.nick_name) == (404, "")
    assert (stranger.avatar_url, stranger.ext, stranger.marks) == ("", {}, [])
    # It lets nobody in, and who is on it stays where they are.
    put(im, number, [5, 404])
    assert listed(im, number) == [404, 7, 5]
    assert im.get_conversation_user_count(conversation_short_id=number).count == 2


def test_users_are_taken_off(im: Client) -> None:
    number = made(im, LIVE)
    put(im, number, [7, 8, 9])
    assert take(im, number, [8, 404]).failed_user_ids == [404]
    assert listed(im, number) == [7, 9]
    assert take(im, number, [8]).failed_user_ids == [8]
    put(im, number, [8, 7])
    assert listed(im, number) == [7, 9, 8]
    assert listed(im, made(im, LIVE)) == []


def test_100_users_at_the_most(im: Client) -> None:
    number = made(im, LIVE)
    limit = "BlockConversationWhiteParticipantMoreThanLimit"
    assert refused(put, im, number, list(range(1, 102))) == limit
    assert listed(im, number) == []
    put(im, number, list(range(1, 101)))
    put(im, number, [5])
    assert refused(put, im, number, [101]) == limit
    take(im, number, [5])
    put(im, number, [101])
    assert listed(im, number) == [*range(1, 5), *range(6, 102)]


@pytest.mark.parametrize("limit", [1, 4, 12, 20])
def test_paging_while_users_come_and_go(im: Client, limit: int) -> None:
    number = made(im, LIVE)
    put(im, number, [30 - n for n in range(12)])
    cursor, has_more, seen = 0, True, []
    while has_more:
        page = im.batch_get_whitelist_participant(
            conversation_short_id=number, cursor=cursor, limit=limit
        )
        seen += [each.participant_user_id for each in page.participants]
        cursor, has_more = page.next_cursor, page.has_more
        assert (cursor == -1) != has_more
        if limit == 4 and len(seen) == 4:
            take(im, number, [27, 26])  # the last one shown, and the next
            put(im, number, [1])
    if limit == 4:
        assert seen == [30, 29, 28, 27, 25, 24, 23, 22, 21, 20, 19, 1]
    else:
        assert seen == [30 - n for n in range(12)]


def test_text_ids(im: Client, raw_client: RawClient, app_id: int) -> None:
    number = made(im, LIVE, "alice")
    who: dict[str, Any] = {"conversation_short_id": number, "operator_str": "alice"}
    im.batch_add_whitelist_participant(participant_user_ids_str=["bob", "7"], **who)
    body = {"AppId": app_id, "ConversationShortId": number, "Cursor": 0, "Limit": 20}
    found = raw_client.call("BatchGetWhitelistParticipant", body).result["Participants"]
    assert [each["ParticipantUserIdStr"] for each in found] == ["bob", "7"]
    assert found[0]["OperatorStr"] == "alice"
    result = im.batch_remove_whitelist_participant(participant_user_ids_str=["carol", "bob"], **who)
    assert result.failed_user_ids_str == ["carol"]
    im.batch_remove_whitelist_participant(participant_user_ids=[7], **who)
    assert listed(im, number) == []
