# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Example values of fields, by class and wire name: what factories make data from."""

from __future__ import annotations

from typing import Any, Final

EXAMPLES: Final[dict[str, dict[str, Any]]] = {
    "ConversationCoreInfo": {
        "ConversationType": 1,
        "Name": "Order 7788",
        "AvatarUrl": "https://example.com/a.png",
        "Description": "Questions about order 7788",
        "Notice": "Be kind.",
        "Ext": {"color": "blue"},
    },
    "ConversationInfo": {
        "AppId": 661000,
        "ConversationShortId": 7244530000000000001,
        "ConversationId": "7244530000000000001",
        "ConversationType": 1,
        "InboxType": 0,
        "Name": "Order 7788",
        "AvatarUrl": "https://example.com/a.png",
        "Description": "Questions about order 7788",
        "OwnerUserId": 10001,
        "CreatorUserId": 10001,
        "Notice": "Be kind.",
        "Status": 0,
        "Ext": {"color": "blue"},
        "CreateTime": 1669714409,
        "ModifyTime": 1669714409,
        "MemberCount": 2,
        "OnlineCount": 2,
        "OtherUserId": 10002,
    },
    "CreateConversationRequest": {
        "AppId": 661000,
        "OwnerUserId": 10001,
        "OtherUserId": 10002,
        "IdempotentId": "order-7788",
        "InboxType": 0,
    },
    "CreateConversationResult": {
        "ConversationId": "7244530000000000001",
        "ConversationShortId": 7244530000000000001,
        "Exist": False,
    },
    "GetUserConversationsRequest": {
        "AppId": 661000,
        "ParticipantUserId": 10001,
        "Cursor": 0,
        "Limit": 20,
        "DataType": 0,
        "SkipMemberCount": True,
        "InboxType": 0,
    },
    "GetUserConversationsResult": {
        "HasMore": True,
        "NextCursor": 20,
    },
}
