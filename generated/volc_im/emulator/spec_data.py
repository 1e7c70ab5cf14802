# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Data of the spec that only a server needs: the documented example of each result."""

from __future__ import annotations

from typing import Any, Final

EXAMPLE_RESULTS: Final[dict[str, dict[str, Any]]] = {
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
    "BatchGetConversations": {
        "ConversationCoreInfos": [
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
                "MemberCount": 2,
                "CreateTime": 1669714409,
                "ModifyTime": 1669714409,
            },
        ],
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
            },
        ],
        "HasMore": False,
        "NextCursor": 1,
    },
    "GetConversationSetting": {
        "ConversationSettingInfo": {
            "AppId": 661000,
            "ConversationShortId": 7244530000000000001,
            "ConversationId": "7244530000000000001",
            "ConversationType": 2,
            "InboxType": 0,
            "ParticipantUserId": 10002,
            "ReadIndex": 1669723135894214,
            "IsStickTop": True,
            "StickTopTime": 1669714409000,
            "IsSetFavorite": False,
            "SetFavoriteTime": 0,
            "IsMute": False,
            "Ext": {"color": "blue"},
        },
    },
    "GetConversationMarks": {"MarkTypes": ["music", "outdoor"]},
    "BatchAddConversationParticipant": {"FailedUserIds": [10004]},
    "BatchDeleteConversationParticipant": {"FailedUserIds": [10004]},
    "BatchModifyConversationParticipant": {"FailedUserIds": [10004]},
    "BatchGetConversationParticipant": {
        "Participants": [
            {
                "ConversationShortId": 7244530000000000001,
                "ParticipantUserId": 10001,
                "Role": 1,
                "Operator": 10001,
                "NickName": "Wang",
                "Level": 1,
                "Status": 0,
                "CreateTime": 1669694619,
                "BlockTime": 0,
                "Ext": {"city": "Beijing"},
            },
            {
                "ConversationShortId": 7244530000000000001,
                "ParticipantUserId": 10002,
                "Role": 0,
                "Operator": 10001,
                "NickName": "Lin",
                "Level": 1,
                "Status": 0,
                "CreateTime": 1669714409,
                "BlockTime": 1669718009,
                "Ext": {"city": "Hangzhou"},
            },
        ],
    },
    "ScanConversationParticipantList": {
        "HasMore": False,
        "NextCursor": -1,
        "Participants": [
            {
                "ConversationShortId": 7244530000000000002,
                "ParticipantUserId": 10001,
                "Role": 1,
                "Operator": 10001,
                "NickName": "Wang",
                "AvatarUrl": "https://example.com/wang.png",
                "Level": 1,
                "Status": 0,
                "CreateTime": 1669694619,
                "BlockTime": 0,
            },
            {
                "ConversationShortId": 7244530000000000002,
                "ParticipantUserId": 10002,
                "Role": 0,
                "Operator": 10001,
                "NickName": "Lin",
                "AvatarUrl": "https://example.com/lin.png",
                "Level": 1,
                "Status": 0,
                "CreateTime": 1669714409,
                "BlockTime": 1669718009,
                "Ext": {"city": "Hangzhou"},
            },
        ],
    },
    "IsUserInConversation": {"IsUserInConversation": True},
    "GetConversationUserCount": {"Count": 7},
    "GetParticipantReadIndex": {
        "ReadIndexes": [
            {"ParticipantUserId": 10001, "ReadIndex": 1669723135894214},
            {"ParticipantUserId": 10002, "ReadIndex": 1669714409214000},
        ],
    },
    "BatchAddManager": {"FailedManagerUserIds": [10004]},
    "BatchRemoveManager": {"FailedManagerUserIds": [10004]},
    "BatchAddWhitelistParticipant": {"FailedUserIds": [10003]},
    "BatchRemoveWhitelistParticipant": {"FailedUserIds": [10003]},
    "BatchGetWhitelistParticipant": {
        "HasMore": False,
        "NextCursor": -1,
        "Participants": [
            {
                "ParticipantUserId": 10002,
                "NickName": "Lin",
                "AvatarUrl": "https://example.com/lin.png",
                "Ext": {"city": "Hangzhou"},
                "Operator": 10001,
                "CreateTime": 1686406665,
            },
        ],
    },
    "BatchAddBlockParticipants": {"FailedParticipantUserIds": [10004]},
    "BatchDeleteBlockParticipants": {"FailedParticipantUserIds": [10004]},
    "BatchGetBlockParticipants": {
        "HasMore": False,
        "NextCursor": 10003,
        "Participants": [
            {
                "ParticipantUserId": 10002,
                "NickName": "Lin",
                "AvatarUrl": "https://example.com/lin.png",
                "Ext": {"city": "Hangzhou"},
                "Marks": ["vip"],
                "CreateTime": 1682321838,
                "BlockTime": 1682327838,
            },
        ],
    },
    "BatchUpdateLiveParticipants": {
        "FailedInfos": [
            {
                "UserId": 10004,
                "Code": "ParticipantNotInConversation",
                "Message": "participant not in conversation",
            },
        ],
    },
    "QueryLiveParticipantStatus": {
        "Status": [
            {
                "AppId": 661000,
                "ConversationShortId": 7244530000000000100,
                "ParticipantUserId": 10001,
                "IsInConversation": True,
                "CreateTime": 1669714409,
            },
            {
                "AppId": 661000,
                "ConversationShortId": 7244530000000000100,
                "ParticipantUserId": 10002,
                "IsInConversation": False,
                "CreateTime": 1669694619,
            },
        ],
    },
    "SendMessage": {"MessageId": 7244530000000001001},
    "BatchSendMessage": {
        "UserMessageId": {"10002": 7244530000000001001},
        "FailedReceiver": [10003],
    },
    "GetMessages": {
        "Messages": [
            {
                "AppId": 661000,
                "ConversationShortId": 7244530000000000001,
                "ConversationType": 2,
                "MessageId": 7244530000000001001,
                "IndexInConversation": 1669723135894214,
                "MsgType": 10001,
                "Content": '{"text":"Your order has shipped."}',
                "Sender": 10001,
                "Status": 0,
                "Ext": {"order": "7788"},
                "CreateTime": 1669723135771,
                "ClientMsgId": "order-7788-shipped",
            },
            {
                "AppId": 661000,
                "ConversationShortId": 7244530000000000001,
                "ConversationType": 2,
                "MessageId": 7244530000000001002,
                "IndexInConversation": 1669723196120385,
                "MsgType": 10001,
                "Content": '{"text":"Thank you."}',
                "Sender": 10002,
                "Status": 0,
                "CreateTime": 1669723195998,
                "RefMsgInfo": {
                    "Hint": "Your order has shipped.",
                    "ReferencedMessageId": 7244530000000001001,
                    "ReferencedMessageType": 10001,
                    "Status": 0,
                },
            },
        ],
    },
    "GetConversationMessages": {
        "HasMore": False,
        "NewCursor": 1669723196120386,
        "Messages": [
            {
                "AppId": 661000,
                "ConversationShortId": 7244530000000000001,
                "ConversationType": 2,
                "MessageId": 7244530000000001001,
                "IndexInConversation": 1669723135894214,
                "MsgType": 10001,
                "Content": '{"text":"Your order has shipped."}',
                "Sender": 10001,
                "Status": 0,
                "Ext": {"order": "7788"},
                "CreateTime": 1669723135771,
                "ClientMsgId": "order-7788-shipped",
            },
            {
                "AppId": 661000,
                "ConversationShortId": 7244530000000000001,
                "ConversationType": 2,
                "MessageId": 7244530000000001002,
                "IndexInConversation": 1669723196120385,
                "MsgType": 10001,
                "Content": '{"text":"Thank you."}',
                "Sender": 10002,
                "Status": 0,
                "CreateTime": 1669723195998,
                "RefMsgInfo": {
                    "Hint": "Your order has shipped.",
                    "ReferencedMessageId": 7244530000000001001,
                    "ReferencedMessageType": 10001,
                    "Status": 0,
                },
            },
        ],
    },
    "GetMessagesReadReceipt": {
        "ReadReceipt": [
            {
                "ConversationShortId": 7244530000000000001,
                "MessageId": 7244530000000001001,
                "ReadUserIds": [10002],
                "UnReadUserIds": [10003],
                "ReceiverIsRead": False,
            },
        ],
    },
    "P2PSendMessage": {
        "P2PResult": [
            {"UserId": 10002, "Code": "SUCCESS", "DevicePlatform": "Web"},
            {"UserId": 10003, "Code": "NOT_ONLINE"},
        ],
    },
    "BatchUpdateUserTags": {
        "FailedInfos": [{"UserId": 10002, "Code": "UserNotFound", "Message": "user not found"}],
    },
    "RegisterUsers": {
        "FailedInfos": [{"UserId": 10090, "Code": "InvalidParam", "Message": "invalid param"}],
    },
    "UnRegisterUsers": {
        "FailedInfos": [{"UserId": 10002, "Code": "UserNotFound", "Message": "user not found"}],
    },
    "BatchUpdateUser": {"FailedInfos": []},
    "BatchGetUser": {
        "NotFoundUsers": [10009],
        "Users": [
            {
                "AppId": 661000,
                "UserId": 10001,
                "NickName": "Lin",
                "Portrait": "https://example.com/lin.png",
                "Tags": ["city:hangzhou", "vip"],
                "Ext": {"city": "Hangzhou"},
                "IsRobot": False,
                "CreateTime": 1690977217576,
                "ModifyTime": 1690977217876,
            },
        ],
    },
    "QueryOnlineStatus": {
        "AppId": 661000,
        "QueryOnlineResults": {
            "10001": [
                {
                    "ConnId": "conn-5f0c",
                    "UserId": 10001,
                    "DeviceId": 880011,
                    "ClientVersion": 100,
                    "Platform": "Android",
                },
            ],
        },
    },
    "GetAppToken": {"AppId": 661000, "Token": "Your_Token", "UserId": 10001},
    "AddFriend": {
        "FailedInfos": [{"UserId": 10003, "Code": "InvalidParam", "Message": "invalid param"}],
    },
    "DeleteFriend": {
        "FailedInfos": [{"UserId": 10003, "Code": "InvalidParam", "Message": "invalid param"}],
    },
    "UpdateFriend": {
        "FailedInfos": [{"UserId": 10003, "Code": "InvalidParam", "Message": "invalid param"}],
    },
    "ListFriend": {
        "FriendInfos": [
            {
                "FriendUserId": 10002,
                "Alias": "Courier Lin",
                "Ext": {"source": "order-7788"},
                "ApplyTime": 1690977217,
                "CreateTime": 1690977217,
                "ModifyTime": 1690977217,
            },
        ],
        "HasMore": False,
        "NextCursor": -1,
        "TotalCount": 1,
    },
    "IsFriend": {
        "Infos": [
            {"FriendUserId": 10002, "IsFriend": True},
            {"FriendUserId": 10003, "IsFriend": False},
        ],
    },
    "AddBlackList": {
        "FailedInfos": [{"UserId": 10003, "Code": "InvalidParam", "Message": "invalid param"}],
    },
    "UpdateBlackList": {
        "FailedInfos": [{"UserId": 10003, "Code": "InvalidParam", "Message": "invalid param"}],
    },
    "GetBlackList": {
        "BlackListInfos": [
            {
                "BlackListUserId": 10002,
                "BlackListUserExt": {"reason": "spam"},
                "CreateTime": 1690977217,
                "ModifyTime": 1690977217,
                "FriendUserInfo": {
                    "FriendUserId": 10002,
                    "Alias": "Courier Lin",
                    "Ext": {"source": "order-7788"},
                    "ApplyTime": 1690890817,
                    "CreateTime": 1690890817,
                    "ModifyTime": 1690890817,
                },
            },
        ],
        "HasMore": False,
        "NextCursor": -1,
        "TotalCount": 1,
    },
    "IsInBlackList": {"IsInBlackListInfos": {"10002": True, "10003": False}},
}
"""Result by action, with which actions without a handler answer."""
