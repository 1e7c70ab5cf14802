"""A repeated call takes effect once, where the action has an idempotency key."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mcp_sessions import ERAS, TALK, InProcess, Tools, sent_texts

from volc_im.mcp.rounds import Rounds
from volc_im.service import SERVICE

TEXT: dict[str, Any] = {"conversation_id": TALK, "sender_id": "10001", "text": "It is on its way."}
CURATED = {"profile": "curated", "allow_writes": True}
SEND = SERVICE.action("SendMessage")


@pytest.mark.parametrize("era", ERAS)
def test_the_repetition_of_a_call_sends_once_and_states_it(sessions: InProcess, era: str) -> None:
    async def work(tools: Tools) -> None:
        first = await tools.call("send_text", **TEXT)
        second = await tools.call("send_text", **TEXT)
        assert first["result"] == second["result"]
        assert "notes" not in first
        assert "another value of `key`" in second["notes"][0]
        third = await tools.call("send_text", **TEXT, key="again")
        assert third["result"] != first["result"]

    before = len(sent_texts(sessions.emulator))
    sessions.run(work, era=era, **CURATED)
    assert len(sent_texts(sessions.emulator)) == before + 2


def test_a_server_that_starts_again_in_the_same_round_sends_once(sessions: InProcess) -> None:
    async def work(tools: Tools) -> None:
        await tools.call("send_text", **TEXT)

    before = len(sent_texts(sessions.emulator))
    sessions.run(work, round="chat-7", **CURATED)
    sessions.run(work, round="chat-7", **CURATED)
    assert len(sent_texts(sessions.emulator)) == before + 1
    sessions.run(work, round="chat-8", **CURATED)
    assert len(sent_texts(sessions.emulator)) == before + 2


VALUES = st.text("ab", max_size=2) | st.integers(0, 2)
BODIES = st.dictionaries(st.sampled_from(["Sender", "Content", "Ext"]), VALUES)


@given(one=BODIES, other=BODIES)
def test_calls_have_the_same_key_exactly_if_they_are_the_same(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    rounds = Rounds("r")
    reordered = dict(reversed(one.items()))
    is_same = one == other
    key = rounds.add_key(SEND, dict(one))
    assert key == rounds.add_key(SEND, reordered)
    assert (key == rounds.add_key(SEND, dict(other))) is is_same
    assert key != Rounds("s").add_key(SEND, dict(one))


def test_a_key_of_the_caller_is_kept_and_other_actions_get_none() -> None:
    rounds = Rounds()
    assert rounds.add_key(SEND, {"ClientMsgId": "mine"}) == "mine"
    body: dict[str, Any] = {"UserIds": [1]}
    assert rounds.add_key(SERVICE.action("BatchGetUser"), body) is None
    assert body == {"UserIds": [1]}
    one_to_one: dict[str, Any] = {"ConversationCoreInfo": {"ConversationType": 1}}
    assert rounds.add_key(SERVICE.action("CreateConversation"), one_to_one) is None
