"""A group: its members, its messages, who has read them, and its settings."""

from __future__ import annotations

from typing import Any

from volc_im import (
    AddParticipantInfo,
    ConversationType,
    ModifyConversationCoreInfo,
    ModifyConversationSettingInfo,
    ModifyParticipantInfo,
    ParticipantRole,
    QuotedStatus,
    ReadDirection,
    SendRefMsgInfo,
)
from volc_im.emulator.clock import Clock

from .words import CHEN, LIN, STRANGER, WANG, ZHAO, found_a, history, read, say


async def a_team_is_founded(im: Any) -> int:
    team = await found_a(im, ConversationType.GROUP, "Team", idempotent_id="team")
    where: dict[str, Any] = {"conversation_short_id": team}
    added = await im.batch_add_conversation_participant(
        **where,
        operator=WANG,
        participant_infos=[
            AddParticipantInfo(participant_user_id=LIN, role=ParticipantRole.MANAGER),
            AddParticipantInfo(participant_user_id=CHEN, nick_name="Cook"),
            AddParticipantInfo(participant_user_id=ZHAO),
        ],
    )
    assert added.failed == ()
    await im.batch_modify_conversation_participant(
        **where,
        operator=WANG,
        participant_infos=[
            ModifyParticipantInfo(participant_user_id=CHEN, nick_name="Chef", level=3)
        ],
    )
    left = await im.batch_delete_conversation_participant(
        **where, operator=LIN, participant_user_ids=[ZHAO, STRANGER]
    )
    assert [failure.id for failure in left.failed] == [STRANGER]
    found = await im.batch_get_conversation_participant(
        **where, participant_user_ids=[LIN, CHEN, ZHAO]
    )
    assert [
        (one.participant_user_id, one.role, one.nick_name, one.level) for one in found.participants
    ] == [
        (LIN, ParticipantRole.MANAGER, "", 0),
        (CHEN, ParticipantRole.MEMBER, "Chef", 3),
    ]
    for user, within in ((CHEN, True), (ZHAO, False)):
        seen = await im.is_user_in_conversation(**where, participant_user_id=user)
        assert seen.is_user_in_conversation is within
    assert (await im.get_conversation_user_count(**where)).count == 3
    listing = im.iter_conversation_participants(**where, limit=2)
    assert [one.participant_user_id async for one in listing] == [WANG, LIN, CHEN]
    return team


async def the_team_writes(im: Any, team: int, clock: Clock) -> list[int]:
    plan = await say(im, team, "Lunch at twelve?", ext={"topic": "lunch"})
    clock.advance(1)
    answer = await say(
        im,
        team,
        "Yes",
        CHEN,
        ref_msg_info=SendRefMsgInfo(hint="Lunch", referenced_message_id=plan),
        mentioned_users=[WANG],
    )
    clock.advance(1)
    slip = await say(im, team, "Oops", CHEN)
    await im.modify_message(
        conversation_short_id=team, message_id=plan, content="Lunch at one?", ext={"edited": "1"}
    )
    assert await history(im, team) == ["Lunch at one?", "Yes", "Oops"]
    await im.recall_message(
        conversation_short_id=team,
        message_id=slip,
        participant_user_id=LIN,
        recall_role=ParticipantRole.MANAGER,
    )
    assert await history(im, team, reverse=ReadDirection.BACKWARD) == ["Yes", "Lunch at one?"]
    first, second = await read(im, team, plan, answer, slip)
    assert (first.content, first.ext) == ("Lunch at one?", {"topic": "lunch", "edited": "1"})
    quoted = second.ref_msg_info
    assert quoted
    assert (quoted.referenced_message_id, quoted.hint) == (plan, "Lunch")
    assert quoted.status == QuotedStatus.VISIBLE
    return [plan, answer]


async def the_team_reads(im: Any, team: int, numbers: list[int]) -> None:
    first, second = await read(im, team, *numbers)
    where: dict[str, Any] = {"conversation_short_id": team}
    for user, message in ((CHEN, first), (WANG, second)):
        await im.modify_participant_read_index(
            **where, participant_user_id=user, read_index=message.index_in_conversation
        )
    positions = (await im.get_participant_read_index(**where)).read_indexes
    assert {one.participant_user_id: one.read_index for one in positions if one.read_index} == {
        CHEN: first.index_in_conversation,
        WANG: second.index_in_conversation,
    }
    receipts = await im.get_messages_read_receipt(**where, message_ids=numbers)
    assert [(one.read_user_ids, one.un_read_user_ids) for one in receipts.read_receipt] == [
        ([CHEN], [LIN]),
        ([WANG], [LIN]),
    ]


async def the_group_is_arranged(im: Any, team: int) -> None:
    await im.modify_conversation(
        conversation_core_info=ModifyConversationCoreInfo(
            conversation_short_id=team, name="Kitchen", notice="Wash up!", owner_user_id=LIN
        )
    )
    (info,) = (
        await im.batch_get_conversations(conversation_short_id=[team], skip_member_count=False)
    ).conversation_core_infos
    assert (info.name, info.notice, info.owner_user_id) == ("Kitchen", "Wash up!", LIN)
    assert (info.creator_user_id, info.member_count) == (WANG, 3)
    await im.modify_conversation_setting(
        conversation_setting_info=ModifyConversationSettingInfo(
            conversation_short_id=team,
            participant_user_id=CHEN,
            is_mute=True,
            is_stick_top=True,
            stick_top_time=1669714409000,
        )
    )
    for user, top, muted in ((CHEN, 1669714409000, True), (WANG, 0, False)):
        setting = (
            await im.get_conversation_setting(conversation_short_id=team, participant_user_id=user)
        ).conversation_setting_info
        assert (setting.stick_top_time, setting.is_mute) == (top, muted)
