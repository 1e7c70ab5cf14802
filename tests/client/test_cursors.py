"""A listing that is called without a cursor begins at its first page, in either direction."""

from __future__ import annotations

import asyncio
import inspect
from typing import Any

import pytest
from support.loopback import KEYS

from volc_im import AsyncClient, Client, ReadDirection
from volc_im.service import SERVICE
from volc_im.testing import stub
from volcgen.names import snake

NEWEST = 2**63 - 1


@pytest.mark.parametrize(
    ("options", "cursor"),
    [
        ({}, 0),
        ({"reverse": ReadDirection.FORWARD}, 0),
        ({"reverse": ReadDirection.BACKWARD}, NEWEST),
        ({"reverse": 1}, NEWEST),
        ({"reverse": 1, "cursor": 0}, 0),
        ({"cursor": 7}, 7),
    ],
)
def test_each_direction_begins_at_its_own_end(options: dict[str, Any], cursor: int) -> None:
    def expect(stubs: Any) -> None:
        answer = stubs.get_conversation_messages(conversation_short_id=1, cursor=cursor)
        answer.returns(messages=[], has_more=False, new_cursor=0)

    async def run() -> None:
        async with AsyncClient(app_id=1, **KEYS) as im:
            with stub(im) as stubs:
                expect(stubs)
                await im.get_conversation_messages(conversation_short_id=1, limit=5, **options)

    with Client(app_id=1, **KEYS) as im, stub(im) as stubs:
        expect(stubs)
        im.get_conversation_messages(conversation_short_id=1, limit=5, **options)
    asyncio.run(run())


def listings() -> list[str]:
    """The methods that take a cursor."""
    methods = (snake(name) for name in SERVICE.actions)
    return [m for m in methods if "cursor" in inspect.signature(getattr(Client, m)).parameters]


@pytest.mark.parametrize("client", [Client, AsyncClient])
def test_no_listing_requires_a_cursor(client: type) -> None:
    assert len(listings()) == 7
    for method in listings():
        assert inspect.signature(getattr(client, method)).parameters["cursor"].default is None


def test_the_hover_text_says_where_each_direction_begins() -> None:
    text = " ".join((Client.get_conversation_messages.__doc__ or "").split())
    assert f"Default: `0`, which is before all items; when `reverse` is 1: `{NEWEST}`" in text
