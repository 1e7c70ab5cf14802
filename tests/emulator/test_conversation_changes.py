"""Conversations looked up, changed, handed over and dissolved."""

from __future__ import annotations

from typing import Any

import pytest

from volc_im import Client, ConversationStatus, DataType, ModifyConversationCoreInfo
from volc_im.emulator import Emulator

from .make_conversations import GROUP, LIVE, OWNER, SINGLE, group_of, live_of, made, make, refused


def change(im: Client, number: int, **what: Any) -> None:
    im.modify_conversation(
        conversation_core_info=ModifyConversationCoreInfo(conversation_short_id=number, **what)
    )


def info(im: Client, number: int) -> Any:
    found = im.batch_get_conversations(conversation_short_id=[number], skip_member_count=False)
    (only,) = found.conversation_core_infos
    return only


def roles(im: Client, number: int, *users: int) -> list[int | None]:
    found = im.batch_get_conversation_participant(
        conversation_short_id=number, participant_user_ids=list(users)
    )
    return [each.role for each in found.participants]


# --- looking up


def test_several_are_looked_up(im: Client, app_id: int) -> None:
    first, second = made(im, SINGLE), group_of(im, [7, 8])
    far = made(im, GROUP, app_id=app_id + 1_000_000)
    found = im.batch_get_conversations(
        conversation_short_id=[second, 404, first, far, second]
    ).conversation_core_infos
    assert [each.conversation_short_id for each in found] == [second, first]
    assert [each.member_count for each in found] == [None, None]
    assert (found[1].owner_user_id, found[1].other_user_id) == (OWNER, 10002)
    assert info(im, second).member_count == 3
    assert im.batch_get_conversations(conversation_short_id=[]).conversation_core_infos == []


def test_lookups_that_are_refused(im: Client, app_id: int) -> None:
    far = made(im, GROUP, app_id=app_id + 1_000_000)
    known = made(im, GROUP)
    get = im.batch_get_conversations
    assert refused(get, conversation_short_id=[404]) == "ConversationNotFound"
    assert refused(get, conversation_short_id=[far]) == "ConversationNotFound"
    for bad in (0, -1):
        code = refused(get, conversation_short_id=[known, bad])
        assert code == "ConversationShortIdsHasInvalidElem"


# --- changing


@pytest.mark.parametrize("kind", [SINGLE, GROUP, LIVE])
def test_what_is_sent_is_changed(im: Client, server: Emulator, kind: Any) -> None:
    server.clock.advance(-60)
    number = made(im, kind, name="before")
    server.clock.reset()
    before = info(im, number)
    change(im, number, notice="Be kind.", ext={"a": "1", "b": "2"})
    after = info(im, number)
    assert (after.name, after.notice, after.ext) == ("before", "Be kind.", {"a": "1", "b": "2"})
    assert after.create_time == before.create_time == before.modify_time
    assert after.modify_time > before.modify_time
    everything = {"avatar_url": "https://example.com/a", "description": "What", "ext": {"c": "3"}}
    change(im, number, name="", **everything)
    after = info(im, number)
    assert (after.name, after.avatar_url, after.description) == (
        "",
        "https://example.com/a",
        "What",
    )
    assert (after.notice, after.ext, after.owner_user_id) == ("Be kind.", {"c": "3"}, OWNER)


def test_a_change_moves_nothing_to_the_top(im: Client) -> None:
    first, second = made(im, GROUP), made(im, GROUP)
    change(im, first, name="changed")
    listed = im.iter_user_conversations(participant_user_id=OWNER, data_type=DataType.RECENT)
    assert [each.conversation_short_id for each in listed] == [second, first]


def test_a_new_owner(im: Client) -> None:
    number = group_of(im, [7, 8])
    change(im, number, owner_user_id=7, name="given away")
    assert (info(im, number).owner_user_id, info(im, number).creator_user_id) == (7, OWNER)
    assert roles(im, number, OWNER, 7, 8) == [0, 1, 0]
    gone: dict[str, Any] = {"conversation_short_id": number}
    assert refused(im.destroy_conversation, owner_user_id=OWNER, **gone) == "OnlyOwnerCanOperator"
    # To the one who has it already, in either form.
    change(im, number, owner_user_id_str="7")
    assert info(im, number).owner_user_id == 7
    assert roles(im, number, 7) == [1]
    change(im, number, owner_user_id_str=str(OWNER))
    assert roles(im, number, OWNER, 7) == [1, 0]
    # The form of an id is that of joining.
    assert (info(im, number).owner_user_id, info(im, number).owner_user_id_str) == (OWNER, None)


def test_a_new_owner_of_a_live_group_rules_it(im: Client) -> None:
    number = live_of(im, [7])
    change(im, number, owner_user_id=7)
    managers: dict[str, Any] = {"conversation_short_id": number, "manager_user_ids": [8]}
    assert refused(im.batch_add_manager, operator=OWNER, **managers) == "OnlyOwnerCanOperator"
    assert not im.batch_add_manager(operator=7, **managers).failed
    listed = im.get_user_conversations(
        participant_user_id=OWNER, cursor=0, limit=5, data_type=DataType.OWN_LIVE
    )
    # Who created it stays who created it.
    assert [each.owner_user_id for each in listed.conversation_infos] == [7]


def test_changes_that_are_refused(im: Client, app_id: int) -> None:
    number = made(im, GROUP, name="old")
    assert refused(change, im, number, owner_user_id=7) == "ParticipantNotInConversation"
    assert refused(change, im, number, owner_user_id=7, name="new") == (
        "ParticipantNotInConversation"
    )
    assert info(im, number).name == "old"
    assert refused(change, im, 404, name="new") == "ConversationNotFound"
    far = made(im, GROUP, app_id=app_id + 1_000_000)
    assert refused(change, im, far, name="new") == "ConversationNotFound"


# --- dissolving


@pytest.mark.parametrize("kind", [GROUP, LIVE])
def test_a_dissolved_conversation_is_gone(im: Client, kind: Any) -> None:
    make(im, kind, OWNER, idempotent_id="once")
    number = make(im, kind, OWNER, idempotent_id="once").conversation_short_id
    stays = made(im, kind)
    end = im.destroy_conversation
    assert refused(end, conversation_short_id=number, owner_user_id=7) == "OnlyOwnerCanOperator"
    end(conversation_short_id=number, owner_user_id_str=str(OWNER))
    again: dict[str, Any] = {"conversation_short_id": number, "owner_user_id": OWNER}
    assert refused(end, **again) == "ConversationNotFound"
    assert refused(im.get_conversation_user_count, conversation_short_id=number) == (
        "ConversationNotFound"
    )
    assert refused(change, im, number, name="back") == "ConversationNotFound"
    found = im.batch_get_conversations(conversation_short_id=[number, stays])
    assert [each.conversation_short_id for each in found.conversation_core_infos] == [stays]
    for data_type in DataType:
        listed = im.iter_user_conversations(participant_user_id=OWNER, data_type=data_type)
        wanted = [] if (data_type, kind) == (DataType.OWN_LIVE, GROUP) else [stays]
        assert [each.conversation_short_id for each in listed] == wanted
    # Its key still finds it.
    old = make(im, kind, OWNER, idempotent_id="once")
    assert (old.exist, old.conversation_short_id) == (True, number)
    assert old.conversation_info.status == ConversationStatus.DISSOLVED
    assert old.conversation_info.member_count == 0


def test_a_pair_cannot_be_dissolved(im: Client) -> None:
    number = made(im, SINGLE)
    code = refused(im.destroy_conversation, conversation_short_id=number, owner_user_id=OWNER)
    assert code == "SingleConversationNotSupport"
