"""Members of groups: added, removed, changed, and how far they have read."""

from __future__ import annotations

from typing import Any

import pytest

from volc_im import AddParticipantInfo, Client, ModifyParticipantInfo, ParticipantRole
from volc_im.emulator import Emulator

from .make_conversations import GROUP, LIVE, OWNER, SINGLE, add, group_of, made, refused
from .signed_requests import RawClient


def change(im: Client, number: int, user: int, operator: int = OWNER, **what: Any) -> Any:
    return im.batch_modify_conversation_participant(
        conversation_short_id=number,
        operator=operator,
        participant_infos=[ModifyParticipantInfo(participant_user_id=user, **what)],
    )


def remove(im: Client, number: int, users: list[int]) -> Any:
    return im.batch_delete_conversation_participant(
        conversation_short_id=number, operator=OWNER, participant_user_ids=users
    )


def shown(im: Client, number: int, user: int) -> Any:
    (found,) = im.batch_get_conversation_participant(
        conversation_short_id=number, participant_user_ids=[user]
    ).participants
    return found


def users(im: Client, number: int) -> list[int | None]:
    listed = im.iter_conversation_participants(conversation_short_id=number)
    return [each.participant_user_id for each in listed]


# --- adding


def test_members_with_attributes(im: Client) -> None:
    number = made(im, GROUP)
    result = im.batch_add_conversation_participant(
        conversation_short_id=number,
        operator=5,  # a stranger: nobody checks
        participant_infos=[
            AddParticipantInfo(
                participant_user_id=7,
                nick_name="Lin",
                level=3,
                role=ParticipantRole.MANAGER,
                ext={"city": "Hangzhou"},
                read_index=99,
            ),
            AddParticipantInfo(participant_user_id=8),
        ],
        barrier=True,
    )
    assert (result.failed_user_ids, result.failed) == ([], ())
    found = shown(im, number, 7)
    assert (found.conversation_short_id, found.participant_user_id) == (number, 7)
    assert (found.nick_name, found.level, found.ext) == ("Lin", 3, {"city": "Hangzhou"})
    assert (found.role, found.operator, found.status, found.block_time) == (2, 5, 0, 0)
    plain = shown(im, number, 8)
    assert (plain.nick_name, plain.level, plain.ext, plain.role) == ("", 0, {}, 0)
    owner = shown(im, number, OWNER)
    assert (owner.role, owner.operator) == (1, OWNER)
    assert owner.create_time <= found.create_time
    # Others see it.
    listed = im.get_user_conversations(participant_user_id=7, cursor=0, limit=5)
    assert [each.conversation_short_id for each in listed.conversation_infos] == [number]
    assert listed.conversation_infos[0].member_count == 3


def test_adding_again_writes_anew(im: Client, server: Emulator) -> None:
    server.clock.advance(-60)
    number = group_of(im, [7, 8])
    server.clock.reset()
    before = shown(im, number, 7)
    change(im, number, 7, nick_name="Lin", level=3, block_time=4_000_000_000)
    add(im, number, [7], operator=9, ext={"a": "1"})
    after = shown(im, number, 7)
    assert (after.nick_name, after.level, after.ext, after.operator) == ("", 0, {"a": "1"}, 9)
    assert (after.create_time, after.block_time) == (before.create_time, 4_000_000_000)
    assert users(im, number) == [OWNER, 7, 8]
    # The owner stays it.
    add(im, number, [OWNER], role=ParticipantRole.MANAGER)
    add(im, number, [OWNER], role=ParticipantRole.OWNER)
    assert shown(im, number, OWNER).role == ParticipantRole.OWNER


def test_only_the_owner_can_be_added_as_owner(im: Client) -> None:
    number = made(im, GROUP)
    assert refused(add, im, number, [7, 8], role=ParticipantRole.OWNER) == "OwnerShouldBeEqual"
    assert users(im, number) == [OWNER]
    group = group_of(im, [7])
    code = refused(change, im, group, 7, role=ParticipantRole.OWNER, nick_name="Lin")
    assert code == "OwnerShouldBeEqual"
    assert shown(im, group, 7).nick_name == ""


def test_a_group_has_200_members_at_the_most(im: Client) -> None:
    number = group_of(im, range(1, 200))
    assert im.get_conversation_user_count(conversation_short_id=number).count == 200
    assert refused(add, im, number, [5, 200]) == "ConversationParticipantsMoreThanLimit"
    # Those who are in it already need no room, and whoever leaves makes some.
    assert not add(im, number, range(1, 200)).failed
    remove(im, number, [5])
    add(im, number, [200])
    assert refused(add, im, number, [5]) == "ConversationParticipantsMoreThanLimit"


def test_users_in_500_groups_fail_alone(im: Client) -> None:
    groups = [made(im, GROUP, 1) for _ in range(500)]
    number = made(im, GROUP)
    result = add(im, number, [2, 1, 3], nick_name="new")
    assert (result.failed_user_ids, [each.id for each in result.failed]) == ([1], [1])
    assert users(im, number) == [OWNER, 2, 3]
    im.destroy_conversation(conversation_short_id=groups[3], owner_user_id=1)
    assert not add(im, number, [1]).failed
    # Of the groups that somebody is in already, none is one more.
    assert not add(im, groups[0], [1]).failed


def test_an_unknown_role_counts_as_a_member(raw_client: RawClient, im: Client, app_id: int) -> None:
    number = made(im, GROUP)
    body: dict[str, Any] = {"AppId": app_id, "ConversationShortId": number, "Operator": 1}
    for action in ("BatchAddConversationParticipant", "BatchModifyConversationParticipant"):
        for role, counts_as in ((2, 2), (3, 0), (-1, 0)):
            infos = [{"ParticipantUserId": 7, "Role": role}]
            assert raw_client.call(action, {**body, "ParticipantInfos": infos}).status == 200
            assert shown(im, number, 7).role == counts_as
        infos = [{"ParticipantUserId": 7, "Role": "2"}]
        assert raw_client.call(action, {**body, "ParticipantInfos": infos}).code == "InvalidParam"


# --- removing


def test_members_are_removed(im: Client) -> None:
    number = group_of(im, [7, 8, 9])
    result = remove(im, number, [8, 404, OWNER])
    assert result.failed_user_ids == [404, OWNER]
    assert users(im, number) == [OWNER, 7, 9]
    assert remove(im, number, [8]).failed_user_ids == [8]
    assert list(im.iter_user_conversations(participant_user_id=8)) == []
    # Who comes back is the last who joined, and starts anew.
    change(im, number, 7, nick_name="Lin")
    remove(im, number, [7])
    add(im, number, [7, 8])
    assert users(im, number) == [OWNER, 9, 7, 8]
    assert shown(im, number, 7).nick_name == ""


# --- changing


def test_members_are_changed(im: Client) -> None:
    number = group_of(im, [7, 8])
    add(im, number, [7], role=ParticipantRole.MANAGER, nick_name="Lin", level=2, ext={"a": "1"})
    change(im, number, 7, operator=8, level=5, role=ParticipantRole.MANAGER)
    found = shown(im, number, 7)
    assert (found.nick_name, found.level, found.ext) == ("Lin", 5, {"a": "1"})
    assert (found.role, found.operator) == (ParticipantRole.MANAGER, 8)
    # The documented default of Role holds in a change too.
    change(im, number, 7, nick_name="", ext={"b": "2"})
    found = shown(im, number, 7)
    assert (found.nick_name, found.level, found.ext, found.role) == ("", 5, {"b": "2"}, 0)
    change(im, number, OWNER, nick_name="Wang", role=ParticipantRole.MANAGER)
    assert (shown(im, number, OWNER).nick_name, shown(im, number, OWNER).role) == ("Wang", 1)


def test_strangers_cannot_be_changed(im: Client) -> None:
    number = group_of(im, [7, 8])
    remove(im, number, [8])
    result = im.batch_modify_conversation_participant(
        conversation_short_id=number,
        operator=OWNER,
        participant_infos=[
            ModifyParticipantInfo(participant_user_id=user, nick_name="Lin") for user in (8, 7, 404)
        ],
    )
    assert result.failed_user_ids == [8, 404]
    assert shown(im, number, 7).nick_name == "Lin"
    assert users(im, number) == [OWNER, 7]


def test_a_mute_ends_by_the_clock(im: Client, server: Emulator) -> None:
    number = group_of(im, [7])
    end = int(server.clock.now_s()) + 60
    change(im, number, 7, block_time=end)
    assert shown(im, number, 7).block_time == end
    server.clock.advance(61)
    try:
        assert shown(im, number, 7).block_time == 0
        change(im, number, 7, block_time=end + 60)
        assert shown(im, number, 7).block_time == end + 60
        change(im, number, 7, block_time=0)
        assert shown(im, number, 7).block_time == 0
    finally:
        server.clock.reset()


# --- how far they have read


def read(im: Client, number: int, index: int, user: int = OWNER) -> None:
    im.modify_participant_read_index(
        conversation_short_id=number, participant_user_id=user, read_index=index
    )


def indexes(im: Client, number: int) -> dict[int | str | None, int]:
    found = im.get_participant_read_index(conversation_short_id=number).read_indexes
    return {
        each.participant_user_id or each.participant_user_id_str: each.read_index for each in found
    }


@pytest.mark.parametrize("kind", [SINGLE, GROUP, LIVE])
def test_a_read_position_moves_forward_only(im: Client, kind: Any) -> None:
    number = made(im, kind)
    assert indexes(im, number) == {}
    read(im, number, 2**62)
    for index in (2**62, 2**62 - 1, 0, -1):
        assert refused(read, im, number, index) == "InvalidParam"
    assert indexes(im, number) == {OWNER: 2**62}


def test_read_positions_of_members(im: Client) -> None:
    number = group_of(im, [9, 8])
    read(im, number, 5, 8)
    read(im, number, 3, 9)
    add(im, number, [7], read_index=4)
    assert list(indexes(im, number).items()) == [(9, 3), (8, 5), (7, 4)]
    remove(im, number, [8])
    assert indexes(im, number) == {9: 3, 7: 4}
    assert refused(read, im, number, 6, 8) == "ParticipantNotInConversation"


def test_a_read_position_of_a_text_id(im: Client) -> None:
    number = made(im, SINGLE, "alice", other_user_id_str="bob")
    im.modify_participant_read_index(
        conversation_short_id=number, participant_user_id_str="bob", read_index=3
    )
    assert indexes(im, number) == {"bob": 3}


# --- refusals that all share


@pytest.mark.parametrize(
    ("action", "fields"),
    [
        ("BatchAddConversationParticipant", {"ParticipantInfos": [{"ParticipantUserId": 7}]}),
        ("BatchDeleteConversationParticipant", {"ParticipantUserIds": [7]}),
        ("BatchModifyConversationParticipant", {"ParticipantInfos": [{"ParticipantUserId": 7}]}),
    ],
)
def test_only_groups_have_their_members_changed(
    raw_client: RawClient, im: Client, app_id: int, action: str, fields: dict[str, Any]
) -> None:
    for kind, code in (
        (SINGLE, "SingleConversationNotSupport"),
        (LIVE, "LiveConversationNotSupport"),
    ):
        body = {"AppId": app_id, "ConversationShortId": made(im, kind), "Operator": OWNER, **fields}
        assert raw_client.call(action, body).code == code
        assert raw_client.call(action, {**body, "AppId": app_id + 1}).code == "ConversationNotFound"


@pytest.mark.parametrize(
    ("action", "fields"),
    [
        ("BatchAddConversationParticipant", {"Operator": 1, "ParticipantInfos": []}),
        ("BatchDeleteConversationParticipant", {"Operator": 1, "ParticipantUserIds": [7]}),
        ("BatchModifyConversationParticipant", {"Operator": 1, "ParticipantInfos": []}),
        ("BatchGetConversationParticipant", {"ParticipantUserIds": [7]}),
        ("ScanConversationParticipantList", {"Cursor": 0, "Limit": 20}),
        ("IsUserInConversation", {"ParticipantUserId": 7}),
        ("GetConversationUserCount", {}),
        ("GetParticipantReadIndex", {}),
        ("ModifyParticipantReadIndex", {"ParticipantUserId": 7, "ReadIndex": 1}),
    ],
)
def test_a_conversation_that_is_not_there(
    raw_client: RawClient, app_id: int, action: str, fields: dict[str, Any]
) -> None:
    body = {"AppId": app_id, "ConversationShortId": 404, **fields}
    answer = raw_client.call(action, body)
    assert (answer.code, answer.status) == ("ConversationNotFound", 400)
