# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""The documents' example of each result: what an action without behaviour answers."""

from __future__ import annotations

from typing import Any, Final

EXAMPLES: Final[dict[str, dict[str, Any]]] = {
    "CreateConversation": {
        "ConversationShortId": 7244530000000000001,
        "ConversationId": "7244530000000000001",
        "Exist": False,
        "ConversationInfo": {
            "AppId": 661000,
            "ConversationShortId": 7244530000000000001,
            "ConversationId": "7244530000000000001",
            "ConversationType": 1,
            "InboxType": 0,
            "Name": "Order 7788",
            "OwnerUserId": 10001,
            "CreatorUserId": 10001,
            "OtherUserId": 10002,
            "Status": 0,
            "MemberCount": 2,
            "CreateTime": 1669714409,
            "ModifyTime": 1669714409,
        },
    },
    "GetUserConversations": {
        "ConversationInfos": [
            {
                "AppId": 661000,
                "ConversationShortId": 7244530000000000001,
                "ConversationId": "7244530000000000001",
                "ConversationType": 2,
                "InboxType": 0,
                "Name": "Team",
                "OwnerUserId": 10001,
                "CreatorUserId": 10001,
                "Status": 0,
                "Ext": {"color": "blue"},
                "CreateTime": 1669714409,
                "ModifyTime": 1669714409,
            }
        ],
        "HasMore": False,
        "NextCursor": 1,
    },
}
