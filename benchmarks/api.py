"""The call that is measured: its request, and the reply of the server."""

from __future__ import annotations

import json
from typing import Any, Final

from volc_im import ConversationCoreInfo, ConversationType

ACTION: Final = "CreateConversation"
VERSION: Final = "2020-12-01"
KEYS: Final[dict[str, Any]] = {
    "access_key": "AK",
    "secret_key": "SK",
    "app_id": 1,
    "rate_limit": None,
}
ARGUMENTS: Final[dict[str, Any]] = {
    "conversation_core_info": ConversationCoreInfo(
        conversation_type=ConversationType.GROUP, name="Team"
    ),
    "owner_user_id": 1,
}
BODY: Final[dict[str, Any]] = {
    "AppId": 1,
    "ConversationCoreInfo": {"ConversationType": 2, "Name": "Team"},
    "OwnerUserId": 1,
}
REPLY: Final = json.dumps(
    {
        "ResponseMetadata": {
            "RequestId": "r",
            "Action": ACTION,
            "Version": VERSION,
            "Service": "rtc",
        },
        "Result": {
            "ConversationShortId": 7244530000000000001,
            "ConversationId": "7244530000000000001",
            "Exist": False,
            "ConversationInfo": {
                "AppId": 661000,
                "ConversationShortId": 7244530000000000001,
                "ConversationId": "7244530000000000001",
                "ConversationType": 2,
                "InboxType": 0,
                "Name": "Team",
                "Status": 0,
                "OwnerUserId": 10001,
                "CreatorUserId": 10001,
                "Ext": {"color": "blue"},
                "MemberCount": 2,
                "CreateTime": 1669714409,
                "ModifyTime": 1669714409,
            },
        },
    }
).encode()
"""About 600 bytes."""
