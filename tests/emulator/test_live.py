"""Live groups: marks, profiles and presence, and what only they take."""

from __future__ import annotations

from typing import Any

import pytest

from volc_im import BlockAction, Client, LiveParticipantInfo, MarkAction
from volc_im.emulator import Emulator

from .make_conversations import GROUP, LIVE, OWNER, SINGLE, live_of, made, refused
from .signed_requests import RawClient


def marks(im: Client, number: int) -> list[str]:
    return im.get_conversation_marks(conversation_short_id=number).mark_types


def shown(im: Client, number: int, user: int) -> Any:
    listed = im.iter_conversation_participants(
        conversation_short_id=number, scan_online_participant=True
    )
    (found,) = (each for each in listed if each.participant_user_id == user)
    return found


# --- marks of a live group


def test_marks_are_added_and_removed(im: Client) -> None:
    number = made(im, LIVE)
    assert marks(im, number) == []
    im.mark_conversation(conversation_short_id=number, mark_types=["music", "outdoor", "music"])
    im.mark_conversation(
        conversation_short_id=number,
        mark_types=["night", "music"],
        mark_action=MarkAction.ADD,
        operator_str="a stranger",
    )
    assert marks(im, number) == ["music", "outdoor", "night"]
    im.mark_conversation(
        conversation_short_id=number,
        mark_types=["music", "never there"],
        mark_action=MarkAction.REMOVE,
    )
    assert marks(im, number) == ["outdoor", "night"]
    assert marks(im, made(im, LIVE)) == []


def test_a_live_group_has_20_marks_at_the_most(im: Client) -> None:
    number = made(im, LIVE)
    names = [f"mark {n}" for n in range(21)]

    def mark(some: list[str]) -> str:
        return refused(im.mark_conversation, conversation_short_id=number, mark_types=some)

    assert mark(names) == "ConversationMarkTypeMoreThanLimit"
    assert marks(im, number) == []
    im.mark_conversation(conversation_short_id=number, mark_types=names[:20])
    im.mark_conversation(conversation_short_id=number, mark_types=names[:20])
    assert mark(["one more"]) == "ConversationMarkTypeMoreThanLimit"
    assert mark([""]) == "InvalidParam"
    assert marks(im, number) == names[:20]


# --- members


def update(im: Client, number: int, *infos: LiveParticipantInfo, **more: Any) -> Any:
    return im.batch_update_live_participants(
        conversation_short_id=number, participant_infos=list(infos), **more
    )


def test_profiles_and_marks_of_members(im: Client) -> None:
    number = live_of(im, [7])
    result = update(
        im,
        number,
        LiveParticipantInfo(
            user_id=7,
            nick_name="Lin",
            avatar_url="https://example.com/lin",
            ext={"a": "1"},
            marks=["vip", "new", "vip"],
        ),
    )
    assert (result.failed_infos, result.failed) == ([], ())
    found = shown(im, number, 7)
    assert (found.nick_name, found.avatar_url, found.ext) == (
        "Lin",
        "https://example.com/lin",
        {"a": "1"},
    )
    assert found.marks == ["vip", "new"]
    # What is left out stays.
    update(im, number, LiveParticipantInfo(user_id=7, ext={"b": "2"}, marks=["gone", "old"]))
    update(
        im,
        number,
        LiveParticipantInfo(user_id=7, nick_name="", marks=["new", "gone", "never"]),
        mark_action=MarkAction.REMOVE,
    )
    found = shown(im, number, 7)
    assert (found.nick_name, found.avatar_url, found.ext) == (
        "",
        "https://example.com/lin",
        {"b": "2"},
    )
    assert found.marks == ["vip", "old"]
    assert (shown(im, number, OWNER).marks, marks(im, number)) == ([], [])


def test_who_is_not_in_the_live_group_cannot_be_changed(im: Client) -> None:
    number = live_of(im, [7])
    infos = [LiveParticipantInfo(user_id=user, nick_name="Lin") for user in (404, 7)]
    result = update(im, number, *infos, LiveParticipantInfo(user_id_str="bob", nick_name="Bob"))
    assert [(each.id, each.code) for each in result.failed] == [
        (404, "ParticipantNotInConversation"),
        ("bob", "ParticipantNotInConversation"),
    ]
    assert all(each.message for each in result.failed)
    assert shown(im, number, 7).nick_name == "Lin"


def test_changes_of_members_that_are_refused(
    raw_client: RawClient, im: Client, app_id: int
) -> None:
    number = live_of(im, [7])
    for infos in (
        [{"UserId": 7, "Marks": ["vip"]}],  # neither a name nor a picture nor data
        [{"UserId": 7, "NickName": "Lin"}, {"UserId": 7, "NickName": "Li", "Marks": ["a", ""]}],
        [{"NickName": "Lin"}],
        [{"UserId": user, "NickName": "Lin"} for user in range(11)],
    ):
        body = {"AppId": app_id, "ConversationShortId": number, "ParticipantInfos": infos}
        assert raw_client.call("BatchUpdateLiveParticipants", body).code == "InvalidParam"
    assert shown(im, number, 7).nick_name == ""


def test_who_is_in_a_live_group_now(im: Client, app_id: int, server: Emulator) -> None:
    number = live_of(im, [7])
    found = im.query_live_participant_status(
        conversation_short_id=number, participant_user_ids=[404, 7, OWNER, 7]
    ).status
    assert [(each.participant_user_id, each.is_in_conversation) for each in found] == [
        (404, False),
        (7, True),
        (OWNER, True),
    ]
    assert {(each.app_id, each.conversation_short_id) for each in found} == {(app_id, number)}
    assert found[0].create_time == 0
    assert 0 <= server.clock.now_s() - found[1].create_time < 60
    (text,) = im.query_live_participant_status(
        conversation_short_id=number, participant_user_ids_str=["7"]
    ).status
    assert (text.participant_user_id_str, text.is_in_conversation) == ("7", True)
    im.batch_add_block_participants(
        conversation_short_id=number,
        participant_block_infos={"7": 60},
        block_action=BlockAction.BAN,
    )
    (gone,) = im.query_live_participant_status(
        conversation_short_id=number, participant_user_ids=[7]
    ).status
    assert gone.is_in_conversation is False


def test_200_users_can_be_asked_for(raw_client: RawClient, im: Client, app_id: int) -> None:
    body = {"AppId": app_id, "ConversationShortId": made(im, LIVE)}
    users = list(range(201))
    assert raw_client.call(
        "QueryLiveParticipantStatus", {**body, "ParticipantUserIds": users}
    ).code == ("InvalidParam")
    answer = raw_client.call(
        "QueryLiveParticipantStatus", {**body, "ParticipantUserIds": users[:200]}
    )
    assert len(answer.result["Status"]) == 200


# --- refusals that all share

LIVE_ONLY: dict[str, dict[str, Any]] = {
    "MarkConversation": {"MarkTypes": ["a"]},
    "GetConversationMarks": {},
    "BatchAddManager": {"Operator": OWNER, "ManagerUserIds": [7]},
    "BatchRemoveManager": {"Operator": OWNER, "RemoveManagerUserIds": [7]},
    "BatchAddWhitelistParticipant": {"Operator": OWNER, "ParticipantUserIds": [7]},
    "BatchRemoveWhitelistParticipant": {"Operator": OWNER, "ParticipantUserIds": [7]},
    "BatchGetWhitelistParticipant": {"Cursor": 0, "Limit": 20},
    "BatchAddBlockParticipants": {"ParticipantBlockInfos": {"7": 60}},
    "BatchDeleteBlockParticipants": {"ParticipantUserIds": [7]},
    "BatchGetBlockParticipants": {"Cursor": 0, "Limit": 20},
    "BatchUpdateLiveParticipants": {"ParticipantInfos": [{"UserId": 7, "NickName": "Lin"}]},
    "QueryLiveParticipantStatus": {"ParticipantUserIds": [7]},
}


@pytest.mark.parametrize("action", LIVE_ONLY)
def test_only_live_groups_take_it(
    raw_client: RawClient, im: Client, app_id: int, action: str
) -> None:
    body: dict[str, Any] = {"AppId": app_id, **LIVE_ONLY[action]}
    for kind in (SINGLE, GROUP):
        answer = raw_client.call(action, {**body, "ConversationShortId": made(im, kind)})
        assert answer.code == "OnlyLiveConversationSupport"
    number = made(im, LIVE)
    far = {**body, "ConversationShortId": number, "AppId": app_id + 1_000_000}
    assert raw_client.call(action, far).code == "ConversationNotFound"
    assert (
        raw_client.call(action, {**body, "ConversationShortId": 404}).code == "ConversationNotFound"
    )
    assert raw_client.call(action, {**body, "ConversationShortId": number}).status == 200
    assert raw_client.call(action, {**body, "ConversationShortId": None}).code == "InvalidParam"
    im.destroy_conversation(conversation_short_id=number, owner_user_id=OWNER)
    assert (
        raw_client.call(action, {**body, "ConversationShortId": number}).code
        == "ConversationNotFound"
    )


@pytest.mark.parametrize("action", [name for name in LIVE_ONLY if "Operator" in LIVE_ONLY[name]])
def test_only_the_owner_may(raw_client: RawClient, im: Client, app_id: int, action: str) -> None:
    number = live_of(im, [7])
    im.batch_add_manager(conversation_short_id=number, operator=OWNER, manager_user_ids=[7])
    body: dict[str, Any] = {"AppId": app_id, **LIVE_ONLY[action], "ConversationShortId": number}
    for stranger in ({"Operator": 7}, {"Operator": 0}, {"Operator": None, "OperatorStr": "7"}):
        assert raw_client.call(action, {**body, **stranger}).code == "OnlyOwnerCanOperator"
    owner = {"Operator": None, "OperatorStr": str(OWNER)}
    assert raw_client.call(action, {**body, **owner}).status == 200
