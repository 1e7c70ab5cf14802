"""People come to the platform, like each other or not, and two of them talk."""

from __future__ import annotations

from typing import Any

import pytest

from volc_im import (
    APIError,
    BlackListUserInfo,
    ConversationCoreInfo,
    ConversationType,
    DeleteScope,
    RegisterUserInfo,
    TagChange,
    UpdateFriendInfo,
    UpdateUserInfo,
)

from .words import CHEN, LIN, STRANGER, WANG, ZHAO, found_a, history, say


async def people_come(im: Any) -> None:
    came = await im.register_users(
        users=[
            RegisterUserInfo(user_id=WANG, nick_name="Wang", tags=["vip"]),
            RegisterUserInfo(user_id=LIN, nick_name="Lin"),
            RegisterUserInfo(user_id=CHEN, nick_name="Chen", ext={"city": "Hangzhou"}),
            RegisterUserInfo(user_id=ZHAO, nick_name="Zhao", is_robot=True),
        ]
    )
    assert came.failed == ()
    await im.batch_update_user(
        users=[UpdateUserInfo(user_id=LIN, nick_name="Lin Lin", portrait="a", ext={}, tags=["new"])]
    )
    tagged = await im.batch_update_user_tags(
        op=TagChange.ADD, tags=["vip"], user_ids=[LIN, STRANGER]
    )
    assert [failure.id for failure in tagged.failed] == [STRANGER]
    await im.batch_update_user_tags(op=TagChange.REMOVE, tags=["new"], user_ids=[LIN])
    found = await im.batch_get_user(user_ids=[LIN, CHEN, ZHAO, STRANGER])
    lin, chen, zhao = found.users
    assert (lin.nick_name, lin.portrait, lin.tags) == ("Lin Lin", "a", ["vip"])
    assert (chen.ext, chen.is_robot, zhao.is_robot) == ({"city": "Hangzhou"}, False, True)
    assert found.not_found_users == [STRANGER]
    token = await im.get_app_token(user_id=LIN, expire_time=4102444800000)
    assert token.user_id == LIN
    assert token.token


async def friends_are_made(im: Any) -> None:
    made = await im.add_friend(
        user_id=WANG, friend_user_ids=[LIN, CHEN, WANG], ext={"from": "work"}
    )
    assert [failure.id for failure in made.failed] == [WANG]
    await im.update_friend(
        user_id=WANG, friend_infos=[UpdateFriendInfo(friend_user_id=LIN, alias="Lin from work")]
    )
    listed = [(one.friend_user_id, one.alias) async for one in im.iter_friends(user_id=WANG)]
    assert sorted(listed) == [(LIN, "Lin from work"), (CHEN, "")]
    gone = await im.delete_friend(user_id=CHEN, delete_user_ids=[WANG])
    assert gone.failed == ()
    seen = await im.is_friend(user_id=WANG, friend_user_ids=[LIN, CHEN])
    assert [(one.friend_user_id, one.is_friend) for one in seen.infos] == [
        (LIN, True),
        (CHEN, False),
    ]
    (back,) = (await im.list_friend(user_id=LIN, cursor=0, limit=20, need_total=True)).friend_infos
    assert (back.friend_user_id, back.alias, back.ext) == (WANG, "", {"from": "work"})


async def unwanted_people_are_listed(im: Any) -> None:
    def entries(reason: str, *users: int) -> list[BlackListUserInfo]:
        return [
            BlackListUserInfo(black_list_user_id=user, black_list_user_ext={"reason": reason})
            for user in users
        ]

    await im.add_black_list(user_id=WANG, black_list_infos=entries("spam", CHEN, ZHAO))
    changed = await im.update_black_list(
        user_id=WANG, black_list_infos=entries("rude", CHEN, STRANGER)
    )
    assert [failure.id for failure in changed.failed] == [STRANGER]
    await im.remove_black_list(user_id=WANG, black_list_user_ids=[ZHAO])
    seen = await im.is_in_black_list(user_id=WANG, black_list_user_ids=[CHEN, ZHAO])
    assert seen.is_in_black_list_infos == {str(CHEN): True, str(ZHAO): False}
    page = await im.get_black_list(user_id=WANG, cursor=0, limit=20, need_total=True)
    (listed,) = page.black_list_infos
    assert (listed.black_list_user_id, listed.black_list_user_ext) == (CHEN, {"reason": "rude"})
    assert (page.total_count, page.has_more) == (1, False)


async def two_talk(im: Any) -> None:
    talk = await found_a(im, ConversationType.SINGLE, "", other_user_id=LIN)
    again = await im.create_conversation(
        conversation_core_info=ConversationCoreInfo(conversation_type=ConversationType.SINGLE),
        owner_user_id=LIN,
        other_user_id=WANG,
    )
    assert (again.exist, again.conversation_short_id) == (True, talk)
    first = await say(im, talk, "Hello, Lin", client_msg_id="once")
    assert await say(im, talk, "Hello, Lin", client_msg_id="once") == first
    second = await say(im, talk, "Hello, Wang", LIN)
    assert await history(im, talk) == ["Hello, Lin", "Hello, Wang"]
    # Wang no longer wants to see it; the server still has it, but Wang cannot delete it twice.
    gone = {"conversation_short_id": talk, "message_id": second, "participant_user_id": WANG}
    await im.delete_message(**gone)
    with pytest.raises(APIError, match="MessageNotFound"):
        await im.delete_message(**gone)
    await im.delete_conversation_message(
        conversation_short_id=talk, message_id=second, delete_type=DeleteScope.SENDER_SEES
    )
    await im.delete_conversation_message(conversation_short_id=talk, message_id=first)
    assert await history(im, talk) == ["Hello, Wang"]
