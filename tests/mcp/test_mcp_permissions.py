"""What an operator permits: actions, and ids at every depth of the arguments."""

from __future__ import annotations

from typing import Any

import pytest
from mcp_sessions import GROUP, TALK, InProcess, Tools, sent_texts

from volc_im._core.schema.fields import fields_within
from volc_im._core.schema.types import Array, Map, Scalar, Type
from volc_im.mcp.definition import DEFINITION
from volc_im.service import SERVICE

MESSAGE = {
    "ConversationShortId": TALK,
    "Sender": "10001",
    "MsgType": 10001,
    "Content": '{"text":"x"}',
}
NO_IDS = {
    "ClientVersion", "CreateTime", "Cursor", "ExpireTime", "Limit", "MessageId", "MessageIds", "MsgTTL",
    "ReadIndex", "ReferencedMessageId", "BlockTime", "SetFavoriteTime", "StickTopTime",
}  # fmt: skip
"""64-bit fields that are neither users nor conversations."""


def test_a_server_only_reads_unless_writes_are_permitted(sessions: InProcess) -> None:
    async def work(tools: Tools) -> None:
        error = await tools.error("call_action", action="SendMessage", arguments=MESSAGE)
        assert error["code"] == "read_only"
        assert "--allow SendMessage" in error["advice"]
        listed = await tools.call("list_actions")
        names = [name for group in listed["actions"].values() for name in group]
        assert "GetMessages" in names
        assert all(SERVICE.action(name).access == "read" for name in names)

    before = sent_texts(sessions.emulator)
    sessions.run(work)
    assert sent_texts(sessions.emulator) == before


@pytest.mark.parametrize("profile", ["curated", "all"])
def test_a_tool_that_is_not_permitted_is_not_listed_and_its_call_is_refused(
    sessions: InProcess, profile: str
) -> None:
    name = {"curated": "send_text", "all": "SendMessage"}[profile]

    async def work(tools: Tools) -> None:
        assert name not in await tools.names()
        assert (await tools.error(name))["code"] == "read_only"

    sessions.run(work, profile=profile)


def test_a_list_of_patterns_permits_reads_and_writes(sessions: InProcess) -> None:
    async def work(tools: Tools) -> None:
        names = await tools.names()
        assert sorted(names) == ["GetMessages", "SendMessage"]
        assert (await tools.call("SendMessage", **MESSAGE))["result"]["MessageId"]
        assert (await tools.error("RegisterUsers"))["code"] == "action_not_allowed"

    sessions.run(work, profile="all", allow=("SendM*", "GetMessages"))


def test_a_credential_needs_the_full_name_of_its_action(sessions: InProcess) -> None:
    arguments = {"ExpireTime": "4102444800000", "UserId": "10001"}

    async def refused(tools: Tools) -> None:
        error = await tools.error("call_action", action="GetAppToken", arguments=arguments)
        assert "--allow GetAppToken" in error["advice"]

    async def permitted(tools: Tools) -> None:
        found = await tools.call("call_action", action="GetAppToken", arguments=arguments)
        assert found["result"]["Token"]

    sessions.run(refused, allow_writes=True)
    sessions.run(refused, allow=("Get*",))
    sessions.run(permitted, allow=("GetAppToken",))


OUTSIDE: list[tuple[str, dict[str, Any], str]] = [
    ("GetMessages", {"ConversationShortId": GROUP, "MessageIds": ["1"]}, "ConversationShortId"),
    ("GetMessages", {"conversation_short_id": int(GROUP), "MessageIds": ["1"]}, "ConversationShortId"),
    ("BatchGetConversations", {"ConversationShortId": [TALK, GROUP]}, "ConversationShortId[1]"),
    ("ModifyConversation", {"ConversationCoreInfo": {"ConversationShortId": GROUP, "Name": "x"}}, "ConversationCoreInfo.ConversationShortId"),
    ("BatchGetUser", {"UserIds": [10001, "666"]}, "UserIds[1]"),
    ("BatchAddConversationParticipant", {"ConversationShortId": TALK, "Operator": 10001, "ParticipantInfos": [{"ParticipantUserId": "666"}]}, "ParticipantInfos[0].ParticipantUserId"),
    ("BatchAddBlockParticipants", {"ConversationShortId": TALK, "ParticipantBlockInfos": {"666": 60}}, "ParticipantBlockInfos[666]"),
    ("BatchGetUser", {"AppId": 1, "UserIds": ["10001"]}, "AppId"),
    ("SendMessage", MESSAGE | {"VisibleUsers": ["666"]}, "VisibleUsers[0]"),
]  # fmt: skip


def test_ids_are_checked_at_every_depth(sessions: InProcess) -> None:
    async def work(tools: Tools) -> None:
        for action, arguments, path in OUTSIDE:
            error = await tools.error("call_action", action=action, arguments=arguments)
            assert error["code"] == "id_not_allowed", (action, error)
            assert error["message"].startswith(f"{path}: ")
        inside = {"UserIds": ["10001", 10002]}
        await tools.call("call_action", action="BatchGetUser", arguments=inside)

    ids = {"app-id": ("661*",), "conversation": (TALK,), "user": ("1000[1-4]",)}
    sessions.run(work, allow_writes=True, allow_ids=ids)


def test_an_argument_that_is_no_field_is_refused_with_its_name(sessions: InProcess) -> None:
    async def work(tools: Tools) -> None:
        arguments = {"UserIdz": ["10001"]}
        error = await tools.error("call_action", action="BatchGetUser", arguments=arguments)
        assert error["code"] == "invalid_arguments"
        assert {each["path"] for each in error["arguments"]} == {"UserIdz", "UserIds"}

    sessions.run(work)


def is_long(type_: Type) -> bool:
    match type_:
        case Scalar(kind):
            return kind == "long"
        case Array(item) | Map(item):
            return is_long(item)
        case _:
            return False


def test_every_field_with_ids_belongs_to_a_scope() -> None:
    in_scopes = {name for scope in DEFINITION.all_scopes for name in scope.fields}
    fields = [f for name in SERVICE.actions for f in fields_within(SERVICE.action(name).request)]
    longs = {field.wire_name for field in fields if is_long(field.type)}
    texts = {field.info.string_alternative for field in fields} - {""}
    assert longs | texts <= in_scopes | NO_IDS
    assert in_scopes <= {field.wire_name for field in fields}
