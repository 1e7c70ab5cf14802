"""Tools for tasks that read: find conversations, members and users, read messages, see who is online."""

from __future__ import annotations

from typing import Annotated, Any, Final

from msgspec import Meta

from volc_im.content import reading
from volc_im.content.values import TextContent
from volc_im.mcp.definitions import Answer, Arguments, Call, Task

from .task_types import Conversation, Cursor, Limit, OfConversation, User, Users, page, picked

_LAST: Final = str(2**63 - 1)
"""Cursor behind the newest message."""
_KINDS: Final = {1: "one-to-one", 2: "group", 100: "live group"}


class FindConversations(Arguments, kw_only=True):
    """Arguments of `find_conversations`."""

    user_id: User
    name: Annotated[str, Meta(description="Part of the name of the conversation.")] = ""
    cursor: Cursor = "0"
    limit: Limit = 20


async def _find_conversations(given: FindConversations, call: Call) -> Answer:
    reply = await call(
        "GetUserConversations",
        {"ParticipantUserId": given.user_id, "Cursor": given.cursor, "Limit": given.limit},
    )
    found = [_conversation(each) for each in reply.result.get("ConversationInfos") or ()]
    word = given.name.casefold()
    rows = [each for each in found if word in each.get("name", "").casefold()]
    return Answer(
        result=page(reply.result, "conversations", rows, "NextCursor"),
        untrusted=("conversations[].name", "conversations[].description"),
    )


class GetConversations(Arguments, kw_only=True):
    """Arguments of `get_conversations`."""

    conversation_ids: Annotated[list[Conversation], Meta(min_length=1, max_length=20)]


async def _get_conversations(given: GetConversations, call: Call) -> Answer:
    reply = await call(
        "BatchGetConversations",
        {"ConversationShortId": given.conversation_ids, "SkipMemberCount": False},
    )
    found = [_conversation(each) for each in reply.result.get("ConversationCoreInfos") or ()]
    return Answer(
        result={"conversations": found},
        untrusted=("conversations[].name", "conversations[].description"),
    )


class ReadMessages(OfConversation, kw_only=True):
    """Arguments of `read_messages`."""

    cursor: Annotated[
        Cursor, Meta(description="`next_cursor` of the previous page; leave it out for the newest.")
    ] = _LAST
    limit: Limit = 20


async def _read_messages(given: ReadMessages, call: Call) -> Answer:
    reply = await call(
        "GetConversationMessages",
        {
            "ConversationShortId": given.conversation_id,
            "Cursor": given.cursor,
            "Limit": given.limit,
            "Reverse": 1,
        },
    )
    rows = [_message(each) for each in reply.result.get("Messages") or ()]
    return Answer(
        result=page(reply.result, "messages", rows, "NewCursor"),
        untrusted=("messages[].text", "messages[].content"),
    )


class ListMembers(OfConversation, kw_only=True):
    """Arguments of `list_members`."""

    cursor: Cursor = "0"
    limit: Limit = 20


async def _list_members(given: ListMembers, call: Call) -> Answer:
    reply = await call(
        "ScanConversationParticipantList",
        {
            "ConversationShortId": given.conversation_id,
            "Cursor": given.cursor,
            "Limit": given.limit,
        },
    )
    rows = [
        picked(each, user_id="ParticipantUserId", role="Role", name="NickName")
        for each in reply.result.get("Participants") or ()
    ]
    return Answer(
        result=page(reply.result, "members", rows, "NextCursor"), untrusted=("members[].name",)
    )


class OfUsers(Arguments, kw_only=True):
    """Arguments of a tool for several users."""

    user_ids: Users


async def _look_up_users(given: OfUsers, call: Call) -> Answer:
    reply = await call("BatchGetUser", {"UserIds": given.user_ids})
    rows = [
        picked(each, user_id="UserId", name="NickName", tags="Tags", robot="IsRobot")
        for each in reply.result.get("Users") or ()
    ]
    missing: list[str] = reply.result.get("NotFoundUsers") or []
    return Answer(
        result={"users": rows, "not_found": missing}, untrusted=("users[].name", "users[].tags[]")
    )


async def _check_online(given: OfUsers, call: Call) -> Answer:
    reply = await call("QueryOnlineStatus", {"UserIds": given.user_ids})
    connections: dict[str, list[dict[str, Any]]] = reply.result.get("QueryOnlineResults") or {}
    online = {
        user: sorted({str(each.get("Platform") or "unknown") for each in found})
        for user, found in connections.items()
        if found
    }
    offline = [user for user in given.user_ids if user not in online]
    return Answer(result={"online": online, "offline": offline})


def _conversation(data: dict[str, Any]) -> dict[str, Any]:
    found = picked(
        data,
        id="ConversationShortId",
        name="Name",
        description="Description",
        owner="OwnerUserId",
        other_user="OtherUserId",
        members="MemberCount",
    )
    kind = data.get("ConversationType")
    return found | {"kind": _KINDS.get(kind, kind) if isinstance(kind, int) else kind}


def _message(data: dict[str, Any]) -> dict[str, Any]:
    found = picked(
        data, id="MessageId", sender="Sender", sender_text_id="SenderStr", time_ms="CreateTime"
    )
    content = reading.read(data.get("MsgType", 0), data.get("Content", ""))
    if isinstance(content, TextContent):
        return found | {"text": content.text}
    return found | {"type": data.get("MsgType"), "content": data.get("Content", "")}


READING_TASKS: Final = (
    Task(
        name="find_conversations",
        title="Find conversations",
        description="List the conversations of a user, a page at a time; with `name`, those of the"
        " page whose name contains it.",
        actions=("GetUserConversations",),
        arguments=FindConversations,
        run=_find_conversations,
    ),
    Task(
        name="get_conversations",
        title="Look up conversations",
        description="Return name, kind, owner and number of members of conversations.",
        actions=("BatchGetConversations",),
        arguments=GetConversations,
        run=_get_conversations,
    ),
    Task(
        name="read_messages",
        title="Read messages",
        description="Return messages of a conversation, the newest first.",
        actions=("GetConversationMessages",),
        arguments=ReadMessages,
        run=_read_messages,
    ),
    Task(
        name="list_members",
        title="List members",
        description="List the members of a group or a live group.",
        actions=("ScanConversationParticipantList",),
        arguments=ListMembers,
        run=_list_members,
    ),
    Task(
        name="look_up_users",
        title="Look up users",
        description="Return the names and tags of users.",
        actions=("BatchGetUser",),
        arguments=OfUsers,
        run=_look_up_users,
    ),
    Task(
        name="check_online",
        title="Check who is online",
        description="Return which of the users are online, and on which platforms.",
        actions=("QueryOnlineStatus",),
        arguments=OfUsers,
        run=_check_online,
    ),
)
