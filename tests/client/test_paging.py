"""Listings: items and pages in order, resumed, and ended when a server does not end them."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from loopback import KEYS, ScriptedServer, envelope

from volc_im import AsyncClient, Client, ResponseDecodeError, ThrottledError


def page(ids: list[int], more: bool, cursor: int) -> dict[str, Any]:
    infos = [{"ConversationShortId": number} for number in ids]
    result = {"ConversationInfos": infos, "HasMore": more, "NextCursor": cursor}
    return envelope(result=result)


@pytest.fixture
def three_pages(server: ScriptedServer) -> ScriptedServer:
    server.answer(page([1, 2], True, 20))
    server.answer(page([], True, 40))
    server.answer(page([3], False, 41))
    return server


def client(server: ScriptedServer) -> Client:
    return Client(**KEYS, endpoint=server.endpoint, app_id=1)


def test_items_of_all_pages(three_pages: ScriptedServer) -> None:
    with client(three_pages) as im:
        listing = im.iter_user_conversations(participant_user_id=5, skip_member_count=True)
        assert [talk.conversation_short_id for talk in listing] == [1, 2, 3]
    bodies = [seen.json for seen in three_pages.seen]
    assert [body["Cursor"] for body in bodies] == [0, 20, 40]
    assert all(body["Limit"] == 20 and body["SkipMemberCount"] is True for body in bodies)
    assert all(body["ParticipantUserId"] == 5 and body["AppId"] == 1 for body in bodies)


def test_pages_resume_where_asked(three_pages: ScriptedServer) -> None:
    with client(three_pages) as im:
        listing = im.iter_user_conversations(participant_user_id=5, start=7, limit=3)
        sizes = [len(result.conversation_infos) for result in listing.pages()]
    assert sizes == [2, 0, 1]
    assert [seen.json["Cursor"] for seen in three_pages.seen] == [7, 20, 40]
    assert three_pages.seen[0].json["Limit"] == 3


def test_a_negative_cursor_is_an_end(server: ScriptedServer) -> None:
    server.answer(page([1], True, -1))
    with client(server) as im:
        assert len([*im.iter_user_conversations(participant_user_id=5)]) == 1
    assert len(server.seen) == 1


def test_nothing_is_fetched_before_it_is_needed(three_pages: ScriptedServer) -> None:
    with client(three_pages) as im:
        items = iter(im.iter_user_conversations(participant_user_id=5))
        assert three_pages.seen == []
        assert next(items).conversation_short_id == 1
        assert len(three_pages.seen) == 1


def test_async_items_and_pages(three_pages: ScriptedServer) -> None:
    async def run() -> tuple[list[int], list[int]]:
        async with AsyncClient(**KEYS, endpoint=three_pages.endpoint, app_id=1) as im:
            listing = im.iter_user_conversations(participant_user_id=5)
            ids = [talk.conversation_short_id async for talk in listing]
            pages = [len(p.conversation_infos) async for p in listing.pages()]
        return ids, pages

    # The last answer stays, so the second walk has one page.
    assert asyncio.run(run()) == ([1, 2, 3], [1])


@pytest.mark.parametrize("cursor", [0, 20])
def test_a_cursor_that_comes_again_ends_with_an_error(server: ScriptedServer, cursor: int) -> None:
    server.answer(page([1], True, 20))
    server.answer(page([2], True, cursor))
    with client(server) as im:
        found: list[int] = []
        with pytest.raises(ResponseDecodeError, match=f"cursor {cursor} came twice"):
            found += [
                talk.conversation_short_id
                for talk in im.iter_user_conversations(participant_user_id=5)
            ]
    assert len(server.seen) == 2


@pytest.mark.parametrize("start", [0, 7])
def test_an_empty_page_whose_cursor_stays_ends_with_an_error(
    server: ScriptedServer, start: int
) -> None:
    server.answer(page([], True, start))
    with client(server) as im, pytest.raises(ResponseDecodeError) as caught:
        list(im.iter_user_conversations(participant_user_id=5, start=start))
    assert f"the cursor {start} came twice, so the listing would never end" in str(caught.value)
    assert caught.value.cursor == start
    assert len(server.seen) == 1


def test_an_error_in_the_middle_comes_through(server: ScriptedServer) -> None:
    server.answer(page([1], True, 20))
    server.answer(envelope(error={"Code": "FlowLimitExceeded", "Message": "slow"}), 429)
    with client(server) as im:
        listing = iter(im.iter_user_conversations(participant_user_id=5))
        assert next(listing).conversation_short_id == 1
        with pytest.raises(ThrottledError, match="FlowLimitExceeded"):
            next(listing)
