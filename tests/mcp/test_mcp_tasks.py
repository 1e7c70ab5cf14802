"""The tools for tasks, each called against the emulator."""

from __future__ import annotations

from typing import Any

from mcp_sessions import GROUP, TALK, InProcess, Tools, accept

LIVE = "7244530000000000100"


def test_a_session_of_a_support_team(sessions: InProcess) -> None:
    async def work(tools: Tools) -> None:
        async def result(tool: str, /, **arguments: Any) -> dict[str, Any]:
            found: dict[str, Any] = (await tools.call(tool, **arguments))["result"]
            return found

        page = await result("find_conversations", user_id="10001", name="order")
        assert [each["id"] for each in page["conversations"]] == [TALK]
        assert page["conversations"][0]["kind"] == "one-to-one"
        (talk,) = (await result("get_conversations", conversation_ids=[TALK]))["conversations"]
        assert (talk["name"], talk["members"]) == ("Order 7788", "2")
        users = await result("look_up_users", user_ids=["10001", "404"])
        assert users["users"][0]["name"] == "Wang"
        assert users["not_found"] == ["404"]
        online = await result("check_online", user_ids=["10001", "404"])
        assert online["offline"] == ["404"]
        assert online["online"]["10001"]

        group = (await result("create_group", owner_id="10001", name="Night"))["conversation_id"]
        members = {"conversation_id": group, "operator_id": "10001", "user_ids": ["10002"]}
        assert await result("add_members", **members) == {"failed": []}
        sent = await result("send_text", conversation_id=group, sender_id="10002", text="hi")
        (message,) = (await result("read_messages", conversation_id=group))["messages"]
        assert (message["text"], message["sender"]) == ("hi", "10002")
        assert message["id"] == sent["message_id"]
        assert await result("mute_members", **members, seconds=600) == {"failed": []}
        recall = {"message_id": sent["message_id"], "user_id": "10001"}
        assert await result("recall_message", conversation_id=group, **recall)
        assert await result("remove_members", **members) == {"failed": []}
        listed = await result("list_members", conversation_id=group)
        assert [each["user_id"] for each in listed["members"]] == ["10001"]

    sessions.run(work, profile="curated", allow_writes=True, answer=accept)


def test_a_member_of_a_live_group_is_muted(sessions: InProcess) -> None:
    async def work(tools: Tools) -> None:
        mute = {"conversation_id": LIVE, "operator_id": "10001", "user_ids": ["10002"]}
        found = await tools.call("mute_members", **mute, seconds=60, live=True)
        assert found["result"] == {"failed": []}

    sessions.run(work, profile="curated", allow_writes=True)


def test_pages_are_read_to_the_end(sessions: InProcess) -> None:
    async def work(tools: Tools) -> None:
        seen: list[str] = []
        cursor: dict[str, str] = {}
        while True:
            page = (await tools.call("list_members", conversation_id=GROUP, limit=1, **cursor))[
                "result"
            ]
            seen += [each["user_id"] for each in page["members"]]
            if page["next_cursor"] is None:
                break
            cursor = {"cursor": page["next_cursor"]}
        assert sorted(seen) == ["10001", "10002", "10003"]

    sessions.run(work, profile="curated")


def test_wrong_arguments_are_named(sessions: InProcess) -> None:
    async def work(tools: Tools) -> None:
        for arguments, path in (
            ({}, ""),
            ({"conversation_id": "x"}, "conversation_id"),
            ({"conversation_id": TALK, "limit": "many"}, "limit"),
            ({"conversation_id": TALK, "colour": 1}, ""),
        ):
            error = await tools.error("read_messages", **arguments)
            assert error["code"] == "invalid_arguments"
            assert error["arguments"][0]["path"] == path

    sessions.run(work, profile="curated")
