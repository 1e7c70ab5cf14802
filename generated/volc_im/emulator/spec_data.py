# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""What the documents say that only a server needs: kinds of conversation, defaults, named values."""

from __future__ import annotations

from typing import Any, Final

KINDS: Final[dict[str, tuple[str, ...]]] = {
    "CreateConversation": ("single", "group", "live"),
    "DestroyConversation": ("group", "live"),
    "MarkConversation": ("live",),
    "GetConversationMarks": ("live",),
    "BatchAddConversationParticipant": ("group",),
    "BatchDeleteConversationParticipant": ("group",),
    "BatchModifyConversationParticipant": ("group",),
    "BatchAddManager": ("live",),
    "BatchRemoveManager": ("live",),
    "BatchAddWhitelistParticipant": ("live",),
    "BatchRemoveWhitelistParticipant": ("live",),
    "BatchGetWhitelistParticipant": ("live",),
    "BatchAddBlockParticipants": ("live",),
    "BatchDeleteBlockParticipants": ("live",),
    "BatchGetBlockParticipants": ("live",),
    "BatchUpdateLiveParticipants": ("live",),
    "QueryLiveParticipantStatus": ("live",),
    "BatchSendMessage": ("single",),
    "GetMessagesReadReceipt": ("single", "group"),
    "BatchSendGroupMessage": ("group", "live"),
}
"""Kinds of conversation that an action accepts; one that is not here accepts all."""

DEFAULTS: Final[dict[str, dict[str, Any]]] = {
    "CreateConversationRequest": {
        "InboxType": 0,
    },
    "BatchGetConversationsRequest": {
        "SkipMemberCount": True,
    },
    "GetUserConversationsRequest": {
        "SkipMemberCount": False,
        "InboxType": 0,
    },
    "MarkConversationRequest": {
        "MarkAction": 1,
    },
    "BatchAddConversationParticipantRequest": {
        "Barrier": False,
    },
    "ScanConversationParticipantListRequest": {
        "OnlyUserIds": False,
        "Reverse": False,
        "ScanOnlineParticipant": False,
    },
    "BatchAddBlockParticipantsRequest": {
        "BlockAction": 0,
    },
    "BatchDeleteBlockParticipantsRequest": {
        "BlockAction": 0,
    },
    "BatchGetBlockParticipantsRequest": {
        "BlockAction": 0,
    },
    "BatchUpdateLiveParticipantsRequest": {
        "MarkAction": 1,
    },
    "BatchSendMessageRequest": {
        "InboxType": 0,
        "IsNormalUser": False,
    },
    "GetConversationMessagesRequest": {
        "Reverse": 0,
    },
    "DeleteConversationMessageRequest": {
        "DeleteType": 0,
    },
    "UserBroadcastRequest": {
        "InboxType": 0,
        "TagOp": 0,
    },
    "AddFriendRequest": {
        "InboxType": 0,
    },
    "DeleteFriendRequest": {
        "InboxType": 0,
    },
    "UpdateFriendRequest": {
        "InboxType": 0,
    },
    "ListFriendRequest": {
        "Cursor": 0,
        "InboxType": 0,
        "Limit": 20,
        "NeedTotal": False,
    },
    "IsFriendRequest": {
        "InboxType": 0,
    },
    "AddBlackListRequest": {
        "InboxType": 0,
    },
    "RemoveBlackListRequest": {
        "InboxType": 0,
    },
    "UpdateBlackListRequest": {
        "InboxType": 0,
    },
    "GetBlackListRequest": {
        "InboxType": 0,
        "NeedTotal": False,
    },
    "IsInBlackListRequest": {
        "InboxType": 0,
    },
}
"""By the class of a body: what stands for a field that was not sent."""

CHOICES: Final[dict[str, dict[str, str]]] = {
    "ConversationCoreInfo": {
        "ConversationType": "ConversationType",
    },
    "ConversationInfo": {
        "ConversationType": "ConversationType",
        "Status": "ConversationStatus",
    },
    "ConversationSettingInfo": {
        "ConversationType": "ConversationType",
    },
    "AddParticipantInfo": {
        "Role": "ParticipantRole",
    },
    "ModifyParticipantInfo": {
        "Role": "ParticipantRole",
    },
    "Participant": {
        "Role": "ParticipantRole",
        "Status": "ParticipantState",
    },
    "ScanParticipant": {
        "Role": "ParticipantRole",
        "Status": "ParticipantState",
    },
    "RefMsgInfo": {
        "ReferencedMessageType": "MessageType",
        "Status": "QuotedStatus",
    },
    "MessageBody": {
        "ConversationType": "ConversationType",
        "MsgType": "MessageType",
        "Status": "MessageStatus",
    },
    "P2PResult": {
        "Code": "PushCode",
        "DevicePlatform": "DevicePlatform",
    },
    "QueryOnlineResult": {
        "Platform": "DevicePlatform",
    },
    "GetUserConversationsRequest": {
        "DataType": "DataType",
    },
    "MarkConversationRequest": {
        "MarkAction": "MarkAction",
    },
    "BatchAddBlockParticipantsRequest": {
        "BlockAction": "BlockAction",
    },
    "BatchDeleteBlockParticipantsRequest": {
        "BlockAction": "BlockAction",
    },
    "BatchGetBlockParticipantsRequest": {
        "BlockAction": "BlockAction",
    },
    "BatchUpdateLiveParticipantsRequest": {
        "MarkAction": "MarkAction",
    },
    "SendMessageRequest": {
        "MsgType": "MessageType",
        "Priority": "MessagePriority",
    },
    "BatchSendMessageRequest": {
        "MsgType": "MessageType",
    },
    "GetConversationMessagesRequest": {
        "Reverse": "ReadDirection",
    },
    "RecallMessageRequest": {
        "RecallRole": "ParticipantRole",
    },
    "DeleteConversationMessageRequest": {
        "DeleteType": "DeleteScope",
    },
    "P2PSendMessageRequest": {
        "MsgType": "MessageType",
    },
    "BatchSendGroupMessageRequest": {
        "ConversationType": "ConversationType",
        "MsgType": "MessageType",
        "Priority": "MessagePriority",
    },
    "UserBroadcastRequest": {
        "MsgType": "MessageType",
        "TagOp": "TagMatch",
    },
    "BatchUpdateUserTagsRequest": {
        "Op": "TagChange",
    },
}
"""By the class that has it: fields whose values have names, and the enum that has them."""
