"""A person confirms destructive calls, in both eras of the protocol."""

from __future__ import annotations

from typing import Any

import mcp_types as types
import pytest
from mcp_sessions import ERAS, GROUP, InProcess, Tools, accept

REMOVAL: dict[str, Any] = {"conversation_id": GROUP, "user_ids": ["10003"], "operator_id": "10001"}
CURATED = {"profile": "curated", "allow_writes": True}


async def members(tools: Tools) -> list[str]:
    found = await tools.call("list_members", conversation_id=GROUP)
    return sorted(each["user_id"] for each in found["result"]["members"])


@pytest.mark.parametrize("era", ERAS)
def test_an_accepted_question_lets_the_call_pass_once(sessions: InProcess, era: str) -> None:
    questions: list[str] = []

    def answer(question: str) -> types.ElicitResult:
        questions.append(question)
        return accept(question)

    async def work(tools: Tools) -> None:
        assert (await tools.call("remove_members", **REMOVAL))["result"] == {"failed": []}
        assert await members(tools) == ["10001", "10002"]

    sessions.run(work, era=era, answer=answer, **CURATED)
    (question,) = questions
    assert question.startswith("Remove several members from a group.\nremove_members {")
    assert GROUP in question
    assert '"10003"' in question


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize(
    "refusal",
    [
        types.ElicitResult(action="decline"),
        types.ElicitResult(action="cancel"),
        types.ElicitResult(action="accept", content={"confirm": False}),
    ],
    ids=["decline", "cancel", "no"],
)
def test_a_call_that_the_person_declines_is_not_sent(
    sessions: InProcess, era: str, refusal: types.ElicitResult
) -> None:
    async def work(tools: Tools) -> None:
        assert (await tools.error("remove_members", **REMOVAL))["code"] == "declined"
        assert await members(tools) == ["10001", "10002", "10003"]

    sessions.run(work, era=era, answer=lambda question: refusal, **CURATED)


@pytest.mark.parametrize("era", ERAS)
def test_an_answer_without_the_field_is_refused(sessions: InProcess, era: str) -> None:
    async def work(tools: Tools) -> None:
        assert (await tools.error("remove_members", **REMOVAL))["code"] == "confirmation_invalid"
        assert await members(tools) == ["10001", "10002", "10003"]

    empty = types.ElicitResult(action="accept", content={})
    sessions.run(work, era=era, answer=lambda question: empty, **CURATED)


@pytest.mark.parametrize("era", ERAS)
def test_a_client_that_cannot_ask_is_refused_unless_the_operator_waives_it(
    sessions: InProcess, era: str
) -> None:
    async def refused(tools: Tools) -> None:
        error = await tools.error("remove_members", **REMOVAL)
        assert error["code"] == "confirmation_needed"
        assert "--yes" in error["advice"]
        assert await members(tools) == ["10001", "10002", "10003"]

    async def permitted(tools: Tools) -> None:
        await tools.call("remove_members", **REMOVAL)
        assert await members(tools) == ["10001", "10002"]

    sessions.run(refused, era=era, **CURATED)
    sessions.run(permitted, era=era, confirm="never", **CURATED)


def test_every_write_is_asked_for_on_request(sessions: InProcess) -> None:
    text = {"conversation_id": GROUP, "sender_id": "10001", "text": "hi"}

    async def work(tools: Tools) -> None:
        assert (await tools.error("send_text", **text))["code"] == "confirmation_needed"
        await members(tools)

    sessions.run(work, confirm="writes", **CURATED)


def test_an_invalid_call_is_refused_before_anybody_is_asked(sessions: InProcess) -> None:
    def fail(question: str) -> types.ElicitResult:
        raise AssertionError(question)

    async def work(tools: Tools) -> None:
        error = await tools.error("DestroyConversation", ConversationShortId=GROUP)
        assert error["arguments"] == [
            {"path": "OwnerUserId", "problem": "is required (or OwnerUserIdStr)"}
        ]

    sessions.run(work, profile="all", allow_writes=True, answer=fail)
