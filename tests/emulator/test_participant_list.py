"""Who is in a conversation."""

from __future__ import annotations

from typing import Any

import pytest

from volc_im import BlockAction, Client, LiveParticipantInfo
from volc_im.emulator import Emulator

from .make_conversations import GROUP, LIVE, OWNER, SINGLE, add, group_of, live_of, made
from .signed_requests import RawClient


def scan(im: Client, number: int, **how: Any) -> list[Any]:
    return list(im.iter_conversation_participants(conversation_short_id=number, **how))


def users(im: Client, number: int, **how: Any) -> list[int | None]:
    return [each.participant_user_id for each in scan(im, number, **how)]


@pytest.mark.parametrize("reverse", [False, True, None])
@pytest.mark.parametrize("limit", [1, 7, 20, 24, 25, 26, 50])
def test_paging(im: Client, reverse: bool | None, limit: int) -> None:
    joined = [30 - n for n in range(24)]
    number = group_of(im, joined)
    wanted = [OWNER, *joined]
    seen: list[int | None] = []
    cursor, has_more = 0, True
    while has_more:
        page = im.scan_conversation_participant_list(
            conversation_short_id=number,
            cursor=cursor,
            limit=limit,
            reverse=reverse,
            only_user_ids=limit > 20,
        )
        seen += [each.participant_user_id for each in page.participants]
        has_more = page.has_more
        assert has_more == (len(seen) < 25)
        assert (page.next_cursor == -1) != has_more
        assert page.next_cursor < 2**31
        cursor = page.next_cursor
    assert seen == (wanted[::-1] if reverse else wanted)


@pytest.mark.parametrize("reverse", [False, True])
def test_paging_while_members_come_and_go(im: Client, reverse: bool) -> None:
    number = group_of(im, range(1, 10))
    pages = im.iter_conversation_participants(
        conversation_short_id=number, reverse=reverse, limit=4
    ).pages()
    seen = [each.participant_user_id for each in next(pages).participants]
    # The last one shown goes, another comes, one who was not shown yet goes.
    assert seen == ([9, 8, 7, 6] if reverse else [OWNER, 1, 2, 3])
    im.batch_delete_conversation_participant(
        conversation_short_id=number, operator=OWNER, participant_user_ids=[seen[-1] or 0, 5]
    )
    add(im, number, [seen[-1] or 0, 20])
    seen += [each.participant_user_id for page in pages for each in page.participants]
    if reverse:
        assert seen == [9, 8, 7, 6, 4, 3, 2, 1, OWNER]
    else:
        assert seen == [OWNER, 1, 2, 3, 4, 6, 7, 8, 9, 3, 20]


def test_ids_alone(raw_client: RawClient, im: Client, app_id: int) -> None:
    number = group_of(im, [7])
    body = {"AppId": app_id, "ConversationShortId": number, "Cursor": 0}
    short = raw_client.call(
        "ScanConversationParticipantList", {**body, "Limit": 50, "OnlyUserIds": True}
    ).result
    assert short["Participants"] == [
        {"ConversationShortId": number, "ParticipantUserId": user} for user in (OWNER, 7)
    ]
    for limit in (21, 50):
        answer = raw_client.call("ScanConversationParticipantList", {**body, "Limit": limit})
        assert answer.code == "InvalidParam"
    long = raw_client.call("ScanConversationParticipantList", {**body, "Limit": 20}).result
    assert long["Participants"][1] == {
        "ConversationShortId": number,
        "ParticipantUserId": 7,
        "Role": 0,
        "Operator": OWNER,
        "NickName": "",
        "AvatarUrl": "",
        "Level": 0,
        "Status": 0,
        "CreateTime": long["Participants"][1]["CreateTime"],
        "BlockTime": 0,
        "Marks": [],
        "Ext": {},
    }
    assert raw_client.call(
        "ScanConversationParticipantList", {**body, "Cursor": -1, "Limit": 5}
    ).code == ("InvalidParam")


def test_a_live_group_lists_its_owner_and_managers(im: Client) -> None:
    number = live_of(im, [5, 6])
    who: dict[str, Any] = {"conversation_short_id": number, "operator": OWNER}
    im.batch_add_manager(manager_user_ids=[8, 6], **who)
    assert users(im, number) == [OWNER, 6, 8]
    assert [each.role for each in scan(im, number)] == [1, 2, 2]
    assert users(im, number, reverse=True, limit=1) == [8, 6, OWNER]
    # Online are all, the last to join first, whatever else is asked for.
    for more in ({}, {"reverse": False, "only_user_ids": True}, {"reverse": True}):
        found = scan(im, number, scan_online_participant=True, limit=2, **more)
        assert [each.participant_user_id for each in found] == [8, 6, 5, OWNER]
        assert [each.role for each in found] == [2, 2, 0, 1]


def test_online_pages_while_users_join(im: Client) -> None:
    number = live_of(im, range(1, 7))
    pages = im.iter_conversation_participants(
        conversation_short_id=number, scan_online_participant=True, limit=3
    ).pages()
    seen: list[int | None] = []
    for number_of_page, page in enumerate(pages):
        seen += [each.participant_user_id for each in page.participants]
        im.batch_add_manager(
            conversation_short_id=number, operator=OWNER, manager_user_ids=[50 + number_of_page]
        )
    assert seen == [6, 5, 4, 3, 2, 1, OWNER]


def test_members_with_a_mark(im: Client) -> None:
    number = live_of(im, [5, 6, 7])
    im.batch_update_live_participants(
        conversation_short_id=number,
        participant_infos=[
            LiveParticipantInfo(user_id=user, nick_name="n", marks=marks)
            for user, marks in ((5, ["vip", "old"]), (6, ["vi"]), (7, ["vip"]))
        ],
    )
    assert users(im, number, mark_type="vip") == [7, 5]
    assert users(im, number, mark_type="vip", limit=1, scan_online_participant=True) == [7, 5]
    assert users(im, number, mark_type="v%") == []
    assert users(im, number, mark_type="") == [OWNER]
    assert scan(im, number, mark_type="old")[0].marks == ["vip", "old"]


def test_nobody_is_online_elsewhere(im: Client) -> None:
    for number in (made(im, SINGLE), group_of(im, [7])):
        page = im.scan_conversation_participant_list(
            conversation_short_id=number, cursor=0, limit=20, scan_online_participant=True
        )
        assert (page.participants, page.has_more, page.next_cursor) == ([], False, -1)
        assert scan(im, number, mark_type="vip") == []


def test_a_mute_in_a_live_group_shows(im: Client, server: Emulator) -> None:
    number = live_of(im, [5])
    for action, seconds in ((BlockAction.MUTE, 60), (BlockAction.MUTE, 600)):
        im.batch_add_block_participants(
            conversation_short_id=number,
            participant_block_infos={"5": seconds},
            block_action=action,
        )
    muted, _ = scan(im, number, scan_online_participant=True)
    assert 590 < muted.block_time - server.clock.now_s() <= 600


def test_chosen_members(im: Client) -> None:
    number = group_of(im, [7, 8])
    found = im.batch_get_conversation_participant(
        conversation_short_id=number, participant_user_ids=[8, 404, OWNER, 8]
    )
    assert [each.participant_user_id for each in found.participants] == [8, OWNER]
    nobody = im.batch_get_conversation_participant(
        conversation_short_id=number, participant_user_ids=[404]
    )
    assert nobody.participants == []


@pytest.mark.parametrize("kind", [SINGLE, GROUP, LIVE])
def test_one_user_and_their_number(im: Client, kind: Any) -> None:
    number = made(im, kind)
    for user, there in ((OWNER, True), (10002, kind == SINGLE)):
        found = im.is_user_in_conversation(conversation_short_id=number, participant_user_id=user)
        assert found.is_user_in_conversation is there
    count = im.get_conversation_user_count(conversation_short_id=number).count
    assert count == (2 if kind == SINGLE else 1)


def test_text_ids(im: Client, raw_client: RawClient, app_id: int) -> None:
    number = made(im, SINGLE, "alice", other_user_id_str="12")
    first, second = scan(im, number)
    assert (first.participant_user_id, first.participant_user_id_str) == (0, "alice")
    assert (second.participant_user_id_str, second.operator_str) == ("12", "alice")
    # Both forms name one user; this reply has the form of the question.
    (found,) = im.batch_get_conversation_participant(
        conversation_short_id=number, participant_user_ids=[12]
    ).participants
    assert found.participant_user_id == 12
    assert im.is_user_in_conversation(
        conversation_short_id=number, participant_user_id=12
    ).is_user_in_conversation
    body = {"AppId": app_id, "ConversationShortId": number, "ParticipantUserIds": [12]}
    (raw,) = raw_client.call("BatchGetConversationParticipant", body).result["Participants"]
    assert (raw["ParticipantUserId"], raw["OperatorStr"]) == (12, "alice")
