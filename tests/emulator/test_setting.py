"""A member's settings for a conversation."""

from __future__ import annotations

from typing import Any

import pytest

from volc_im import Client, ModifyConversationSettingInfo

from .make_conversations import GROUP, LIVE, OWNER, SINGLE, add, group_of, made, refused
from .signed_requests import RawClient


def setting(im: Client, number: int, user: int = OWNER, **more: Any) -> Any:
    return im.get_conversation_setting(
        conversation_short_id=number, participant_user_id=user, **more
    ).conversation_setting_info


def change(im: Client, number: int, user: int = OWNER, **what: Any) -> None:
    im.modify_conversation_setting(
        conversation_setting_info=ModifyConversationSettingInfo(
            conversation_short_id=number, participant_user_id=user, **what
        )
    )


@pytest.mark.parametrize("kind", [SINGLE, GROUP, LIVE])
def test_settings_that_nobody_changed(im: Client, app_id: int, kind: Any) -> None:
    number = made(im, kind)
    found = setting(im, number)
    assert (found.app_id, found.inbox_type, found.conversation_type) == (app_id, 0, kind)
    assert (found.conversation_short_id, found.conversation_id) == (number, str(number))
    assert (found.participant_user_id, found.read_index) == (OWNER, 0)
    assert (found.is_stick_top, found.stick_top_time) == (False, 0)
    assert (found.is_set_favorite, found.set_favorite_time) == (False, 0)
    assert (found.is_mute, found.ext) == (False, {})


def test_a_time_is_written_where_its_flag_says_so(im: Client) -> None:
    number = made(im, GROUP)
    change(im, number, stick_top_time=1_700_000_000_000, set_favorite_time=5)
    assert (setting(im, number).stick_top_time, setting(im, number).set_favorite_time) == (0, 0)
    change(im, number, is_stick_top=True, stick_top_time=1_700_000_000_000)
    change(im, number, is_set_favorite=True, set_favorite_time=5)
    change(im, number, is_set_favorite=False, set_favorite_time=6, is_stick_top=False)
    found = setting(im, number)
    assert (found.is_stick_top, found.stick_top_time) == (True, 1_700_000_000_000)
    assert (found.is_set_favorite, found.set_favorite_time) == (True, 5)
    change(im, number, is_stick_top=True, stick_top_time=0, is_set_favorite=True)
    found = setting(im, number)
    assert (found.is_stick_top, found.stick_top_time) == (False, 0)
    assert (found.is_set_favorite, found.set_favorite_time) == (False, 0)


def test_the_other_settings(im: Client) -> None:
    number = made(im, SINGLE)
    change(im, number, is_mute=True, ext={"a": "1", "b": "2"})
    change(im, number, is_mute=True)
    assert (setting(im, number).is_mute, setting(im, number).ext) == (True, {"a": "1", "b": "2"})
    change(im, number, ext={"c": "3"})
    assert (setting(im, number).is_mute, setting(im, number).ext) == (False, {"c": "3"})
    # The other one has settings of their own.
    assert (setting(im, number, 10002).is_mute, setting(im, number, 10002).ext) == (False, {})


def test_the_read_position_may_be_left_out(raw_client: RawClient, im: Client, app_id: int) -> None:
    number = made(im, GROUP)
    im.modify_participant_read_index(
        conversation_short_id=number, participant_user_id=OWNER, read_index=77
    )
    assert setting(im, number).read_index == 77
    body = {"AppId": app_id, "ConversationShortId": number, "ParticipantUserIdStr": str(OWNER)}
    shown = raw_client.call("GetConversationSetting", {**body, "NoReadIndex": True})
    assert "ReadIndex" not in shown.result["ConversationSettingInfo"]
    assert shown.result["ConversationSettingInfo"]["ParticipantUserId"] == OWNER


def test_settings_go_with_the_member(im: Client) -> None:
    number = group_of(im, [7])
    change(im, number, 7, is_mute=True, ext={"a": "1"})
    who: dict[str, Any] = {"conversation_short_id": number, "operator": OWNER}
    im.batch_delete_conversation_participant(participant_user_ids=[7], **who)
    assert refused(setting, im, number, 7) == "ParticipantNotInConversation"
    assert refused(change, im, number, 7) == "ParticipantNotInConversation"
    add(im, number, [7])
    assert (setting(im, number, 7).is_mute, setting(im, number, 7).ext) == (False, {})


def test_a_conversation_that_is_not_there(im: Client, app_id: int) -> None:
    far = made(im, GROUP, app_id=app_id + 1_000_000)
    for number in (404, far):
        assert refused(setting, im, number) == "ConversationNotFound"
        assert refused(change, im, number) == "ConversationNotFound"


def test_a_text_id(im: Client) -> None:
    number = made(im, SINGLE, "alice", other_user_id_str="bob")
    found = im.get_conversation_setting(
        conversation_short_id=number, participant_user_id_str="bob"
    ).conversation_setting_info
    assert (found.participant_user_id, found.participant_user_id_str) == (0, "bob")
