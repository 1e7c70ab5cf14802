"""The listings over several pages, by both clients: whole, by page, resumed, and after a failure."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_args

import pytest

from volc_im import (
    BlackListUserInfo,
    Client,
    DataType,
    ReadDirection,
    ServerError,
    chunked,
    max_items,
)
from volc_im.emulator import Emulator

from .both_clients import Kind, opened
from .make_conversations import LIVE, OWNER, SINGLE, group_of, made
from .message_helpers import say
from .signed_requests import ACCESS_KEY, SECRET_KEY

USERS = range(1, 66)


@dataclass
class Listed:
    """A listing, and what it should show."""

    iterator: str
    asked: dict[str, Any]
    items: str
    """Attribute of a page."""
    id: str
    """Attribute of an item."""
    expected: list[int]
    next_cursor: str = "next_cursor"

    def begin(self, im: Any, **more: Any) -> Any:
        return getattr(im, self.iterator)(**self.asked, **more)

    def ids(self, page: Any) -> list[int]:
        return [getattr(one, self.id) for one in getattr(page, self.items)]


def user_conversations(im: Client) -> Listed:
    numbers = [made(im, SINGLE, OWNER, other_user_id=user) for user in USERS]
    asked = {"participant_user_id": OWNER, "data_type": DataType.RECENT}
    newest_first = numbers[::-1]
    return Listed(
        "iter_user_conversations",
        asked,
        "conversation_infos",
        "conversation_short_id",
        newest_first,
    )


def participants(im: Client) -> Listed:
    asked = {"conversation_short_id": group_of(im, USERS[1:]), "only_user_ids": True}
    return Listed(
        "iter_conversation_participants",
        asked,
        "participants",
        "participant_user_id",
        [OWNER, *USERS[1:]],
    )


def whitelist(im: Client) -> Listed:
    asked = {"conversation_short_id": made(im, LIVE)}
    im.batch_add_whitelist_participant(**asked, operator=OWNER, participant_user_ids=[*USERS])
    return Listed(
        "iter_whitelist_participants", asked, "participants", "participant_user_id", [*USERS]
    )


def blocks(im: Client) -> Listed:
    asked = {"conversation_short_id": made(im, LIVE)}
    infos = {str(user): 3600 for user in USERS}
    im.batch_add_block_participants(**asked, participant_block_infos=infos)
    return Listed("iter_block_participants", asked, "participants", "participant_user_id", [*USERS])


def messages_forward(im: Client) -> Listed:
    where = made(im, SINGLE)
    numbers = [say(im, where, str(user), sender=OWNER) for user in USERS]
    asked: dict[str, Any] = {"conversation_short_id": where}
    return Listed(
        "iter_conversation_messages", asked, "messages", "message_id", numbers, "new_cursor"
    )


def messages_backward(im: Client) -> Listed:
    listed = messages_forward(im)
    listed.asked["reverse"] = ReadDirection.BACKWARD
    listed.expected.reverse()
    return listed


def friends(im: Client) -> Listed:
    portions = [*chunked(USERS, max_items("AddFriend", "FriendUserIds"))]
    for some in portions:
        assert im.add_friend(user_id=OWNER, friend_user_ids=some).failed == ()
    assert [len(some) for some in portions] == [10] * 6 + [5]
    return Listed("iter_friends", {"user_id": OWNER}, "friend_infos", "friend_user_id", [*USERS])


def black_list(im: Client) -> Listed:
    entries = [BlackListUserInfo(black_list_user_id=user) for user in USERS]
    for some in chunked(entries, max_items("AddBlackList", "BlackListInfos")):
        assert im.add_black_list(user_id=OWNER, black_list_infos=some).failed == ()
    return Listed(
        "iter_black_list",
        {"user_id": OWNER},
        "black_list_infos",
        "black_list_user_id",
        [*reversed(USERS)],
    )


MAKERS = (
    user_conversations,
    participants,
    whitelist,
    blocks,
    messages_forward,
    messages_backward,
    friends,
    black_list,
)


@pytest.fixture(params=MAKERS, ids=lambda maker: maker.__name__)
def listed(request: pytest.FixtureRequest, im: Client) -> Listed:
    make: Callable[[Client], Listed] = request.param
    return make(im)


@pytest.fixture(params=get_args(Kind))
def how(request: pytest.FixtureRequest, server: Emulator, app_id: int) -> dict[str, Any]:
    """What to open a client with."""
    keys = {"access_key": ACCESS_KEY, "secret_key": SECRET_KEY, "rate_limit": None}
    return {"kind": request.param, "endpoint": server.endpoint, "app_id": app_id, **keys}


def test_items_and_pages(how: dict[str, Any], listed: Listed) -> None:
    async def run() -> None:
        async with opened(**how) as im:
            assert [getattr(one, listed.id) async for one in listed.begin(im)] == listed.expected
            pages = [listed.ids(page) async for page in listed.begin(im).pages()]
            assert [len(page) for page in pages] == [20, 20, 20, 5]
            assert [one for page in pages for one in page] == listed.expected
            sizes = [len(listed.ids(page)) async for page in listed.begin(im, limit=7).pages()]
            assert sizes == [7] * 9 + [2]

    asyncio.run(run())


def test_going_on_where_a_page_ended(how: dict[str, Any], listed: Listed) -> None:
    async def run() -> None:
        async with opened(**how) as im:
            seen = 0
            async for page in listed.begin(im).pages():
                seen += len(listed.ids(page))
                if not page.has_more:
                    break
                rest = listed.begin(im, start=getattr(page, listed.next_cursor))
                assert [getattr(one, listed.id) async for one in rest] == listed.expected[seen:]
            assert seen == len(listed.expected)

    asyncio.run(run())


def test_going_on_where_a_failure_came(
    how: dict[str, Any], listed: Listed, server: Emulator
) -> None:
    async def run() -> None:
        async with opened(max_retries=0, **how) as im:
            pages = aiter(listed.begin(im).pages())
            seen = listed.ids(await anext(pages)) + listed.ids(await anext(pages))
            server.faults.add("500:1")
            with pytest.raises(ServerError) as failure:
                await anext(pages)
            cursor = failure.value.cursor
            rest = [getattr(one, listed.id) async for one in listed.begin(im, start=cursor)]
            assert seen + rest == listed.expected

    asyncio.run(run())


def test_every_listing_is_here(im: Client, app_id: int) -> None:
    apart = (im.with_options(app_id=app_id + 10_000_000 + n) for n in range(len(MAKERS)))
    found = {make(one).iterator for make, one in zip(MAKERS, apart, strict=True)}
    assert found == {name for name in dir(Client) if name.startswith("iter_")}
