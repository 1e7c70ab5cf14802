"""Tests of listings: order of items and pages, resuming, and cursors that never end."""

from __future__ import annotations

import asyncio
import json
import weakref
from collections.abc import Iterator
from contextlib import aclosing
from typing import Any

import pytest
from msgspec import field
from support.loopback import KEYS, ScriptedServer, envelope

from volc_im import (
    AsyncClient,
    Client,
    ConversationInfo,
    ReadDirection,
    ResponseDecodeError,
    ThrottledError,
)
from volc_im._core.pagination import OffsetListing, PageListing, Pager, TokenListing
from volc_im._core.schema.models import Result


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


def gather(listing: Pager[Any, ConversationInfo], found: list[int]) -> None:
    """Add the ids of a listing to a list, which keeps those before an error."""
    for talk in listing:
        found.append(talk.conversation_short_id)


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


def test_next_and_wrong_loops_tell_what_to_use() -> None:
    listing: Any = Client(**KEYS, app_id=1).iter_user_conversations(participant_user_id=5)
    awaited: Any = AsyncClient(**KEYS, app_id=1).iter_user_conversations(participant_user_id=5)
    with pytest.raises(
        TypeError, match=r"Pager is not an iterator.*pager\.first\(\).*iter\(pager\)"
    ):
        next(listing)
    with pytest.raises(TypeError, match=r"AsyncPager is not an iterator.*await pager\.first\(\)"):
        anext(awaited)
    for misuse in (next, iter, list[Any]):
        with pytest.raises(TypeError, match=r"use `async for item in pager`"):
            misuse(awaited)


def test_async_items_and_pages(three_pages: ScriptedServer) -> None:
    async def run() -> tuple[list[int], list[int]]:
        async with AsyncClient(**KEYS, endpoint=three_pages.endpoint, app_id=1) as im:
            listing = im.iter_user_conversations(participant_user_id=5)
            ids = [talk.conversation_short_id async for talk in listing]
            pages = [len(p.conversation_infos) async for p in listing.pages()]
        return ids, pages

    # The server repeats its last reply, so the second iteration has one page.
    assert asyncio.run(run()) == ([1, 2, 3], [1])


@pytest.mark.parametrize("start", [7, 30])
def test_a_cursor_that_comes_again_ends_with_an_error(server: ScriptedServer, start: int) -> None:
    server.answer(page([1], True, 20))
    server.answer(page([2], True, 30))
    server.answer(page([3], True, start))
    found: list[int] = []
    with client(server) as im, pytest.raises(ResponseDecodeError) as caught:
        gather(im.iter_user_conversations(participant_user_id=5, start=start), found)
    seen = [request.json["Cursor"] for request in server.seen]
    repeated = start if start == 7 else 30
    assert f"the reply repeats the cursor {repeated}, so the listing would never end" in str(
        caught.value
    )
    # The failed page was not returned, so resuming at its cursor returns nothing twice.
    assert caught.value.cursor == seen[-1]
    assert found == [1, 2, 3][: len(seen) - 1]


@pytest.mark.parametrize("start", [0, 5])
@pytest.mark.parametrize("how", ["missing", "zero"])
@pytest.mark.parametrize("direction", [None, *ReadDirection])
def test_more_to_follow_without_a_cursor_ends_with_an_error(
    server: ScriptedServer, start: int, how: str, direction: ReadDirection | None
) -> None:
    """0 is the start of every listing, so it would return the first items again."""
    cursor = {} if how == "missing" else {"NextCursor": 0, "NewCursor": 0}
    server.answer(envelope(result={"HasMore": True, **cursor}))
    with client(server) as im:
        pages: Iterator[Result] = im.iter_user_conversations(
            participant_user_id=5, start=start
        ).pages()
        if direction is not None:
            pages = im.iter_conversation_messages(
                conversation_short_id=1, reverse=direction, start=start
            ).pages()
        with pytest.raises(ResponseDecodeError) as caught:
            next(pages)
    assert "the reply announces another page, but has no cursor for it" in str(caught.value)
    assert caught.value.cursor == start
    assert caught.value.request_id == "req-1"
    assert len(server.seen) == 1


@pytest.mark.parametrize("start", [3, 7])
def test_an_empty_page_whose_cursor_stays_ends_with_an_error(
    server: ScriptedServer, start: int
) -> None:
    server.answer(page([], True, start))
    with client(server) as im, pytest.raises(ResponseDecodeError) as caught:
        list(im.iter_user_conversations(participant_user_id=5, start=start))
    assert f"the reply repeats the cursor {start}, so the listing would never end" in str(
        caught.value
    )
    assert caught.value.cursor == start
    assert len(server.seen) == 1


def test_a_listing_goes_on_where_a_page_failed(server: ScriptedServer) -> None:
    server.answer(page([1], True, 20))
    server.answer(page([2], True, 0))
    server.answer(page([2], True, 40))
    server.answer(page([3], False, 41))
    found: list[int] = []
    with client(server) as im:
        with pytest.raises(ResponseDecodeError) as caught:
            gather(im.iter_user_conversations(participant_user_id=5), found)
        assert caught.value.cursor == 20
        gather(im.iter_user_conversations(participant_user_id=5, start=20), found)
    assert found == [1, 2, 3]


def test_a_listing_that_is_left_midway_leaves_nothing_behind(three_pages: ScriptedServer) -> None:
    with client(three_pages) as im:
        listing = im.iter_user_conversations(participant_user_id=5)
        items = iter(listing)
        next(items)
        left = weakref.ref(listing)
        del listing, items
        assert left() is None


def test_an_async_listing_that_is_left_midway_leaves_nothing_behind(
    three_pages: ScriptedServer,
) -> None:
    """Closing the iterator also closes that of its pages, without a further task."""

    async def run() -> None:
        tasks: list[object] = []

        def make(loop: asyncio.AbstractEventLoop, coroutine: Any, **given: Any) -> Any:
            tasks.append(coroutine)
            return asyncio.Task(coroutine, loop=loop, **given)

        async with AsyncClient(**KEYS, endpoint=three_pages.endpoint, app_id=1) as im:
            asyncio.get_running_loop().set_task_factory(make)
            listing = im.iter_user_conversations(participant_user_id=5)
            async with aclosing(aiter(listing)) as items:
                await anext(items)
            left = weakref.ref(listing)
            del listing, items
            assert left() is None
            await asyncio.sleep(0)
            assert tasks == []
            async for _ in im.iter_user_conversations(participant_user_id=5):
                break  # the event loop closes the iterator

    asyncio.run(run())


def test_an_error_in_the_middle_comes_through(server: ScriptedServer) -> None:
    server.answer(page([1], True, 20))
    server.answer(envelope(error={"Code": "FlowLimitExceeded", "Message": "slow"}), 429)
    with client(server) as im:
        listing = iter(im.iter_user_conversations(participant_user_id=5))
        assert next(listing).conversation_short_id == 1
        with pytest.raises(ThrottledError, match="FlowLimitExceeded"):
            next(listing)


def test_a_start_of_none_is_the_first_page(server: ScriptedServer) -> None:
    server.answer(envelope(result={"ConversationInfos": [], "HasMore": False, "NextCursor": 0}))
    nothing: Any = None
    with client(server) as im:
        assert [*im.iter_user_conversations(participant_user_id=1, start=nothing)] == []
    (request,) = server.seen
    assert json.loads(request.body)["Cursor"] == 0


class Counted(Result):
    """A page with the number of all items."""

    items: list[int] = field(default_factory=list)
    total: int = 0


def counted(total: int, size: int) -> tuple[Any, list[int]]:
    """A function that returns pages of at most `size` items by number, and the numbers asked for."""
    asked: list[int] = []

    def fetch(page: int) -> Counted:
        asked.append(page)
        start = (page - 1) * size
        return Counted(items=[*range(start, min(start + size, total))], total=total)

    return fetch, asked


@pytest.mark.parametrize(
    ("start", "found", "asked"),
    [
        (1, [0, 1, 2, 3, 4], [1, 2, 3]),
        (2, [2, 3, 4], [2, 3]),
        (3, [4], [3, 4]),  # the size of earlier pages is not known
        (9, [], [9]),
    ],
)
def test_a_server_may_return_smaller_pages_than_requested(
    start: int, found: list[int], asked: list[int]
) -> None:
    listing: PageListing[Counted, int] = PageListing(
        "List", "page", items=lambda page: page.items, total=lambda page: page.total
    )
    fetch, numbers = counted(5, 2)
    assert [*Pager(listing, fetch, start)] == found
    assert numbers == asked


def test_a_missing_total_is_an_error() -> None:
    listing: OffsetListing[Counted, int] = OffsetListing(
        "List", "offset", items=lambda page: page.items, total=lambda page: page.total
    )
    with pytest.raises(ResponseDecodeError, match="has items, but not their total") as caught:
        list(Pager(listing, lambda offset: Counted(items=[1]), 4))
    assert caught.value.cursor == 4


def test_a_token_that_is_repeated_is_an_error() -> None:
    listing: TokenListing[Counted, int] = TokenListing(
        "List", "token", items=lambda page: page.items, next_cursor=lambda page: "same"
    )
    with pytest.raises(ResponseDecodeError, match="repeats the cursor same"):
        list(Pager(listing, lambda token: Counted(items=[1]), ""))
