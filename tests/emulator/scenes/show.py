"""A live group and its audience, messages to many, and the end of all."""

from __future__ import annotations

from typing import Any

import pytest

from volc_im import (
    APIError,
    BlockAction,
    ConversationType,
    DataType,
    DevicePlatform,
    LiveParticipantInfo,
    MarkAction,
    PushCode,
    ReadDirection,
    TagMatch,
)
from volc_im.emulator.clock import Clock

from ..database_access import Inside
from .words import CHEN, CUSTOM, LIN, STRANGER, WANG, ZHAO, found_a, history, say


async def a_show_begins(im: Any) -> int:
    show = await found_a(im, ConversationType.LIVE, "Evening show")
    where: dict[str, Any] = {"conversation_short_id": show}
    owner = {**where, "operator": WANG}
    made = await im.batch_add_manager(**owner, manager_user_ids=[LIN, CHEN, WANG])
    assert [failure.id for failure in made.failed] == [WANG]
    gone = await im.batch_remove_manager(**owner, remove_manager_user_ids=[CHEN, STRANGER])
    assert [failure.id for failure in gone.failed] == [STRANGER]
    await im.batch_add_whitelist_participant(**owner, participant_user_ids=[LIN, ZHAO])
    await im.batch_remove_whitelist_participant(**owner, participant_user_ids=[ZHAO])
    listed = [one async for one in im.iter_whitelist_participants(**where)]
    assert [(one.participant_user_id, one.operator) for one in listed] == [(LIN, WANG)]
    changed = await im.batch_update_live_participants(
        **where,
        participant_infos=[
            LiveParticipantInfo(user_id=CHEN, nick_name="Fan", marks=["gold"]),
            LiveParticipantInfo(user_id_str="nobody", nick_name="Nobody"),
        ],
    )
    assert [failure.id for failure in changed.failed] == ["nobody"]
    await im.mark_conversation(**where, mark_types=["music", "late"], operator=WANG)
    await im.mark_conversation(**where, mark_types=["late"], mark_action=MarkAction.REMOVE)
    assert (await im.get_conversation_marks(**where)).mark_types == ["music"]
    gold = im.iter_conversation_participants(**where, mark_type="gold")
    assert [(one.participant_user_id, one.nick_name) async for one in gold] == [(CHEN, "Fan")]
    present = await im.query_live_participant_status(
        **where, participant_user_ids=[LIN, CHEN, ZHAO]
    )
    assert [one.is_in_conversation for one in present.status] == [True, True, False]
    return show


async def the_show_is_kept_in_order(im: Any, show: int, clock: Clock) -> None:
    where: dict[str, Any] = {"conversation_short_id": show}

    async def blocked(action: BlockAction) -> list[tuple[int | None, str]]:
        listing = im.iter_block_participants(**where, block_action=action)
        return [(one.participant_user_id, one.nick_name) async for one in listing]

    await im.batch_add_block_participants(
        **where, participant_block_infos={str(CHEN): 60, str(ZHAO): 30}
    )
    assert await blocked(BlockAction.MUTE) == [(CHEN, "Fan"), (ZHAO, "")]
    clock.advance(30)
    assert await blocked(BlockAction.MUTE) == [(CHEN, "Fan")]
    lifted = await im.batch_delete_block_participants(**where, participant_user_ids=[CHEN, ZHAO])
    assert [failure.id for failure in lifted.failed] == [ZHAO]
    assert await blocked(BlockAction.MUTE) == []
    await im.batch_add_block_participants(
        **where, participant_block_infos={str(CHEN): 60}, block_action=BlockAction.BAN
    )
    assert await blocked(BlockAction.BAN) == [(CHEN, "")]
    assert (await im.get_conversation_user_count(**where)).count == 2
    with pytest.raises(APIError, match="ParticipantNotInConversation"):
        await say(im, show, "Let me in", CHEN)


async def everybody_is_told(im: Any, team: int, show: int, inside: Inside) -> None:
    news: dict[str, Any] = {"sender": WANG, "msg_type": CUSTOM, "content": "News"}
    await im.user_broadcast(**news, msg_ttl=300, tags=["vip"], tag_op=TagMatch.ALL)
    (broadcast,) = inside.broadcasts()
    assert sorted(broadcast.receivers) == [str(WANG), str(LIN)]

    sent = await im.batch_send_message(**news, receiver=[LIN, ZHAO, WANG])
    assert (list(sent.user_message_id), sent.failed_receiver) == ([str(LIN), str(ZHAO)], [WANG])
    talks = im.iter_user_conversations(participant_user_id=ZHAO, data_type=DataType.RECENT)
    (talk,) = [one async for one in talks]
    assert (talk.conversation_type, talk.other_user_id) == (ConversationType.SINGLE, WANG)
    assert await history(im, talk.conversation_short_id) == ["News"]

    for kind, number in ((ConversationType.GROUP, team), (ConversationType.LIVE, show)):
        sent = await im.batch_send_group_message(
            **news, conversation_type=kind, conversation_short_ids=[number]
        )
        assert list(sent.data["ConversationMessageId"]) == [str(number)]
        assert "News" in await history(im, number, reverse=ReadDirection.BACKWARD)

    inside.put_online(LIN, "Web", "iOS")
    online = (await im.query_online_status(user_ids=[LIN, CHEN])).query_online_results
    assert {user: {one.platform for one in found} for user, found in online.items()} == {
        str(LIN): {DevicePlatform.WEB, DevicePlatform.IOS}
    }
    before = await history(im, team)
    pushed = await im.p2p_send_message(
        sender=WANG,
        conversation_short_id=team,
        msg_type=CUSTOM,
        content="typing",
        receiver_user_id=[LIN, CHEN],
    )
    assert sorted((one.user_id, one.code) for one in pushed.p2p_result) == [
        (LIN, PushCode.SUCCESS),
        (LIN, PushCode.SUCCESS),
        (CHEN, PushCode.NOT_ONLINE),
    ]
    assert await history(im, team) == before  # nothing is kept of it


async def all_ends(im: Any, team: int, show: int) -> None:
    for number, owner in ((team, LIN), (show, WANG)):
        await im.destroy_conversation(conversation_short_id=number, owner_user_id=owner)
        with pytest.raises(APIError, match="ConversationNotFound"):
            await im.get_conversation_user_count(conversation_short_id=number)
    talks = im.iter_user_conversations(participant_user_id=CHEN)
    assert [one.conversation_short_id async for one in talks] == []
    gone = await im.un_register_users(user_ids=[WANG, LIN, STRANGER])
    assert [failure.id for failure in gone.failed] == [STRANGER]
    left = await im.batch_get_user(user_ids=[WANG, LIN, CHEN, ZHAO])
    assert [user.user_id for user in left.users] == [CHEN, ZHAO]
    assert left.not_found_users == [WANG, LIN]
