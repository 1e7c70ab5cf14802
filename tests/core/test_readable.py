"""What users see of clients, results and pagers, and the times of structs."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest
from support.loopback import KEYS, ScriptedServer, envelope

from volc_im import AsyncClient, Client, ConversationInfo, MessageBody
from volc_im.testing import factories

PAGE = envelope(result={"ConversationInfos": [{"ConversationShortId": 7}], "HasMore": False})


def test_a_client_shows_app_id_and_endpoint_but_no_key() -> None:
    with Client(app_id=661000, endpoint="http://localhost:8080", **KEYS) as im:
        shown = repr(im)
    assert shown == ("Client(app_id=661000, endpoint='http://localhost:8080', region='cn-north-1')")
    with Client(**KEYS) as im:
        assert "app_id" not in repr(im)
        assert repr(im.with_options(app_id=2)).startswith("Client(app_id=2, ")


def test_a_result_shows_its_request_id(server: ScriptedServer) -> None:
    server.answer(PAGE)
    with Client(app_id=1, endpoint=server.endpoint, **KEYS) as im:
        result = im.get_user_conversations(participant_user_id=1, limit=20)
    assert repr(result).endswith(f", request_id={result.request_id!r})")
    assert ("request_id", result.request_id) in result.__rich_repr__()


def test_the_first_item_of_a_pager(server: ScriptedServer) -> None:
    for reply in (PAGE, envelope(result={"ConversationInfos": [], "HasMore": False})) * 2:
        server.answer(reply)

    async def run() -> list[object]:
        async with AsyncClient(app_id=1, endpoint=server.endpoint, **KEYS) as im:
            pager = im.iter_user_conversations(participant_user_id=1)
            assert repr(pager) == "<AsyncPager of GetUserConversations, start=0>"
            return [await pager.first(), await pager.first()]

    with Client(app_id=1, endpoint=server.endpoint, **KEYS) as im:
        pager = im.iter_user_conversations(participant_user_id=1)
        assert repr(pager) == "<Pager of GetUserConversations, start=0>"
        found: list[object] = [pager.first(), pager.first()]
    for first, nothing in (found, asyncio.run(run())):
        assert isinstance(first, ConversationInfo)
        assert first.conversation_short_id == 7
        assert nothing is None


def test_times_are_read_with_their_units() -> None:
    moment = datetime(2024, 5, 1, 12, tzinfo=UTC)
    seconds = int(moment.timestamp())
    talk = factories.make(ConversationInfo, create_time=seconds)
    message = factories.make(MessageBody, create_time=seconds * 1000 + 250)
    assert talk.as_datetime("create_time") == moment
    assert message.as_datetime("create_time") == moment.replace(microsecond=250_000)
    talk.create_time = None
    assert talk.as_datetime("create_time") is None


def test_a_field_without_a_time_is_refused() -> None:
    talk = factories.make(ConversationInfo)
    with pytest.raises(AttributeError, match="ConversationInfo has no time 'name'; its times are"):
        talk.as_datetime("name")


@pytest.mark.parametrize("client", [Client, AsyncClient])
def test_the_names_of_iterators_are_plurals(client: type) -> None:
    names = {name for name in dir(client) if name.startswith("iter_")}
    assert names == {
        "iter_black_list",
        "iter_block_participants",
        "iter_conversation_messages",
        "iter_conversation_participants",
        "iter_friends",
        "iter_user_conversations",
        "iter_whitelist_participants",
    }
