"""The reply examples of two documents as JSON: names and values as published, syntax corrected.

The pages leave out `ConversationId` here and there, and call the owner and the creator
`OwnerUid` and `CreatorUid`; a reader must take all of it.
"""

from __future__ import annotations

from typing import Any

METADATA: dict[str, Any] = {
    "RequestId": "Your_RequestId",
    "Version": "2020-12-01",
    "Service": "rtc",
    "Region": "cn-north-1",
}

CREATE_CONVERSATION: dict[str, Any] = {
    "ResponseMetadata": {**METADATA, "Action": "CreateConversation"},
    "Result": {
        "ConversationShortId": 1,
        "Exist": True,
        "ConversationInfo": {
            "ConversationShortId": 1,
            "AppId": 0,
            "InboxType": 0,
            "Name": "Conversation",
            "AvatarUrl": "http://xxx.xxx",
            "Description": "Your_Description",
            "OwnerUserId": 100001,
            "CreatorUserId": 100001,
            "Notice": "Your_Notice",
            "Status": 0,
            "Ext": {"key": "value"},
            "CreateTime": 1666598278,
            "ModifyTime": 1666598278,
            "ConversationType": 1,
            "MemberCount": 2,
            "OnlineCount": 2,
            "OtherUserId": 10002,
        },
    },
}

GET_USER_CONVERSATIONS: dict[str, Any] = {
    "ResponseMetadata": {**METADATA, "Action": "GetUserConversations"},
    "Result": {
        "ConversationInfos": [
            {
                "ConversationShortId": 1,
                "ConversationId": "ConversationId",
                "AppId": 0,
                "InboxType": 0,
                "Name": "Conversation",
                "AvatarUrl": "http://xxx.com",
                "Description": "Your_Description",
                "OwnerUserId": 10001,
                "CreatorUid": 10001,
                "Notice": "Your_Notice",
                "Status": 0,
                "Ext": {"key": "value"},
                "CreateTime": 1669714409,
                "ModifyTime": 1669714409,
                "ConversationType": 2,
                "MemberCount": 2,
                "OnlineCount": 0,
                "OtherUserId": 10002,
            },
            {
                "ConversationShortId": 2,
                "AppId": 0,
                "InboxType": 0,
                "Name": "",
                "AvatarUrl": "",
                "Description": "",
                "OwnerUid": 10001,
                "CreatorUid": 10001,
                "Notice": "",
                "Status": 0,
                "Ext": {"s:imcloud_data_sync_src": "db", "s:s_aid": "666666"},
                "CreateTime": 1667976874,
                "ModifyTime": 1667976874,
                "ConversationType": 1,
                "MemberCount": 2,
                "OnlineCount": 0,
                "OtherUserId": 10002,
            },
        ],
        "HasMore": True,
        "NextCursor": 20,
    },
}
