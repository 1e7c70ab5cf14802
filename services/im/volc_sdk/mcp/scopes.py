"""Ids in requests that an operator of the MCP server can limit."""

from __future__ import annotations

from typing import Final

from volc_sdk.mcp.definitions import Scope

_CONVERSATIONS: Final = frozenset({"ConversationShortId", "ConversationShortIds"})
_USERS: Final = frozenset({
    "BlackListUserId", "BlackListUserIds", "DeleteUserIds", "FriendUserId", "FriendUserIds",
    "IgnoreUserIds", "InvisibleUsers", "InvisibleUsersStr", "ManagerUserIds", "ManagerUserIdsStr",
    "MentionedUsers", "MentionedUsersStr", "Operator", "OperatorStr", "OtherUserId", "OtherUserIdStr",
    "OwnerUserId", "OwnerUserIdStr", "ParticipantBlockInfos", "ParticipantBlockInfosStr",
    "ParticipantUserId", "ParticipantUserIdStr", "ParticipantUserIds", "ParticipantUserIdsStr",
    "Receiver", "ReceiverUserId", "RemoveManagerUserIds", "RemoveManagerUserIdsStr", "Sender",
    "SenderStr", "UserId", "UserIdStr", "UserIds", "VisibleUsers", "VisibleUsersStr",
})  # fmt: skip

SCOPES: Final = (
    Scope(name="conversation", fields=_CONVERSATIONS),
    Scope(name="user", fields=_USERS),
)
