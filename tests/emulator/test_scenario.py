"""The life of a chat platform as one story: each section does something, and looks at what it did.

It is told to both clients, and calls every action of the API that a platform needs.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import get_args

import pytest

from volc_im.emulator import Emulator
from volc_im.emulator.clock import Clock

from .both import Kind, opened
from .inside import Inside
from .scenes.people import (
    friends_are_made,
    people_come,
    two_talk,
    unwanted_people_are_listed,
)
from .scenes.show import (
    a_show_begins,
    all_ends,
    everybody_is_told,
    the_show_is_kept_in_order,
)
from .scenes.team import (
    a_team_is_founded,
    the_group_is_arranged,
    the_team_reads,
    the_team_writes,
)
from .wire import ACCESS_KEY, SECRET_KEY


@pytest.fixture
def clock(server: Emulator) -> Iterator[Clock]:
    """Stands still; may be moved by a few minutes before signatures are too old."""
    server.clock.freeze()
    yield server.clock
    server.clock.reset()


@pytest.mark.parametrize("kind", get_args(Kind))
def test_the_life_of_a_platform(
    kind: Kind, server: Emulator, inside: Inside, clock: Clock, app_id: int
) -> None:
    how = {"access_key": ACCESS_KEY, "secret_key": SECRET_KEY, "rate_limit": None}

    async def life() -> None:
        async with opened(kind, endpoint=server.endpoint, app_id=app_id, **how) as im:
            await people_come(im)
            await friends_are_made(im)
            await unwanted_people_are_listed(im)
            await two_talk(im)
            team = await a_team_is_founded(im)
            await the_team_reads(im, team, await the_team_writes(im, team, clock))
            await the_group_is_arranged(im, team)
            show = await a_show_begins(im)
            await the_show_is_kept_in_order(im, show, clock)
            await everybody_is_told(im, team, show, inside)
            await all_ends(im, team, show)

    asyncio.run(life())
    mine = [one for one in server.requests if json.loads(one.body)["AppId"] == app_id]
    assert {one.outcome.answer for one in mine} == {"behaviour"}
    assert not any(one.outcome.unknown_fields for one in mine)
    assert len({one.outcome.action for one in mine}) >= 40
