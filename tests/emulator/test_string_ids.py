"""Replies have string ids in the `…Str` fields that only some conversations and messages have."""

from __future__ import annotations

from typing import Any

from .signed_requests import RawClient


def conversation(raw_client: RawClient, app_id: int, kind: int, **fields: Any) -> dict[str, Any]:
    body = {"AppId": app_id, "ConversationCoreInfo": {"ConversationType": kind}, **fields}
    number = raw_client.call("CreateConversation", body).result["ConversationShortId"]
    return {"AppId": app_id, "ConversationShortId": number}


def test_conversations(raw_client: RawClient, app_id: int) -> None:
    users = {"OwnerUserIdStr": "alice", "OtherUserIdStr": "bob"}
    place = conversation(raw_client, app_id, 1, **users)
    body = {**place, "ConversationShortId": [place["ConversationShortId"]]}
    (found,) = raw_client.call("BatchGetConversations", body).result["ConversationCoreInfos"]
    assert (found["OwnerUserIdStr"], found["CreatorUserIdStr"]) == ("alice", "alice")
    assert found["OtherUserIdStr"] == "bob"


def test_messages_and_their_receipts(raw_client: RawClient, app_id: int) -> None:
    users = {"OwnerUserIdStr": "alice", "OtherUserIdStr": "bob"}
    place = conversation(raw_client, app_id, 1, **users)
    message = {**place, "SenderStr": "alice", "MsgType": 10012, "Content": "a"}
    number = raw_client.call("SendMessage", message).result["MessageId"]
    listing = {**place, "Cursor": 0, "Limit": 5}
    (sent,) = raw_client.call("GetConversationMessages", listing).result["Messages"]
    assert sent["SenderStr"] == "alice"
    index = {**place, "ParticipantUserIdStr": "bob", "ReadIndex": sent["IndexInConversation"]}
    receipts = {**place, "MessageIds": [number]}
    for field in ("UnReadUserIdsStr", "ReadUserIdsStr"):
        (found,) = raw_client.call("GetMessagesReadReceipt", receipts).result["ReadReceipt"]
        assert found[field] == ["bob"]
        raw_client.call("ModifyParticipantReadIndex", index)


def test_the_owner_cannot_be_on_the_whitelist(raw_client: RawClient, app_id: int) -> None:
    for owner, field in (("alice", "FailedUserIdsStr"), (1, "FailedUserIds")):
        ending = "Str" if isinstance(owner, str) else ""
        place = conversation(raw_client, app_id, 100, **{f"OwnerUserId{ending}": owner})
        users = {f"Operator{ending}": owner, f"ParticipantUserIds{ending}": [owner]}
        answer = raw_client.call("BatchAddWhitelistParticipant", {**place, **users})
        assert answer.result[field] == [owner]
