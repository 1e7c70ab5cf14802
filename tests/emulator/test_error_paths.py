"""Error texts name the field that was refused, by its path in the request."""

from __future__ import annotations

from typing import Any

import pytest

from .signed_requests import RawClient

MESSAGE = {"Sender": 1, "MsgType": 10001, "Content": "{}"}


def group(raw_client: RawClient, app_id: int, kind: int = 2) -> int:
    body = {"AppId": app_id, "OwnerUserId": 1, "ConversationCoreInfo": {"ConversationType": kind}}
    made = raw_client.call("CreateConversation", body).result
    number: int = made["ConversationShortId"]
    return number


@pytest.mark.parametrize(
    ("action", "body", "text"),
    [
        (
            "BatchSendGroupMessage",
            {"ConversationType": 2, "ConversationShortIds": [0, 99], **MESSAGE},
            "ConversationShortIds[1]: there is no conversation 99",
        ),
        (
            "BatchSendGroupMessage",
            {"ConversationType": 2, "ConversationShortIds": [0, -5], **MESSAGE},
            "ConversationShortIds[1]: -5 is not an id; use 1 or more",
        ),
        (
            "BatchGetConversations",
            {"ConversationShortId": [5, -1]},
            "ConversationShortId[1]: -1 is not an id; use 1 or more",
        ),
        (
            "ModifyConversation",
            {"ConversationCoreInfo": {"ConversationShortId": 99}},
            "ConversationCoreInfo.ConversationShortId: there is no conversation 99",
        ),
        (
            "ModifyConversationSetting",
            {"ConversationSettingInfo": {"ConversationShortId": 99, "ParticipantUserId": 1}},
            "ConversationSettingInfo.ConversationShortId: there is no conversation 99",
        ),
        (
            "SendMessage",
            {"ConversationShortId": 99, **MESSAGE},
            "ConversationShortId: there is no conversation 99",
        ),
    ],
)
def test_a_conversation_that_does_not_exist(
    raw_client: RawClient, app_id: int, action: str, body: dict[str, Any], text: str
) -> None:
    number = group(raw_client, app_id)
    if "ConversationShortIds" in body:
        ids = [each or number for each in body["ConversationShortIds"]]
        body = {**body, "ConversationShortIds": ids}
    answer = raw_client.call(action, {"AppId": app_id, **body})
    assert answer.error["Message"] == text


@pytest.mark.parametrize(
    ("action", "body", "texts"),
    [
        (
            "AddFriend",
            {"UserId": 7, "FriendUserIds": [8, 7]},
            ["FriendUserIds[1]: 7 is the user itself"],
        ),
        (
            "UpdateFriend",
            {"UserId": 7, "FriendInfos": [{"FriendUserId": 9, "Alias": "a"}]},
            ["FriendInfos[0]: 9 is not a friend of 7"],
        ),
        (
            "AddBlackList",
            {"UserId": 7, "BlackListInfos": [{"BlackListUserId": 8}, {"BlackListUserId": 7}]},
            ["BlackListInfos[1]: 7 is the owner of the blacklist"],
        ),
        (
            "UpdateBlackList",
            {"UserId": 7, "BlackListInfos": [{"BlackListUserId": 8}]},
            ["BlackListInfos[0].BlackListUserExt: is required"],
        ),
        (
            "RegisterUsers",
            {"Users": [{"UserId": 7, "NickName": "a", "Ext": {"s:a": "1"}}]},
            ["Users[0].Ext[s:a]: a key must not begin with 's:'"],
        ),
        ("UnRegisterUsers", {"UserIds": [7]}, ["UserIds[0]: user 7 is not registered"]),
    ],
)
def test_items_that_fail(
    raw_client: RawClient, app_id: int, action: str, body: dict[str, Any], texts: list[str]
) -> None:
    failed = raw_client.call(action, {"AppId": app_id, **body}).result["FailedInfos"]
    assert [each["Message"] for each in failed] == texts
