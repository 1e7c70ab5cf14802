"""The life of a chat platform as one story: each section does something, and looks at what it did.

It is told to both clients, and calls every action that there is today.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from volc_im.emulator import Emulator

from .both_clients import Kind, opened
from .database_access import Inside
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
from .signed_requests import ACCESS_KEY, SECRET_KEY


@pytest.fixture
def database_file(tmp_path: Path) -> Path:
    return tmp_path / "im.sqlite"


@pytest.fixture
def server(database_file: Path) -> Iterator[Emulator]:
    """One for the story alone: what it records is the story."""
    with Emulator(access_key=ACCESS_KEY, secret_key=SECRET_KEY, db=database_file) as running:
        running.clock.freeze()
        yield running


@pytest.mark.parametrize("kind", get_args(Kind))
def test_the_life_of_a_platform(kind: Kind, server: Emulator, inside: Inside, app_id: int) -> None:
    how = {"access_key": ACCESS_KEY, "secret_key": SECRET_KEY, "rate_limit": None}

    async def life() -> None:
        async with opened(kind, endpoint=server.endpoint, app_id=app_id, **how) as im:
            await people_come(im)
            await friends_are_made(im)
            await unwanted_people_are_listed(im)
            await two_talk(im)
            team = await a_team_is_founded(im)
            await the_team_reads(im, team, await the_team_writes(im, team, server.clock))
            await the_group_is_arranged(im, team)
            show = await a_show_begins(im)
            await the_show_is_kept_in_order(im, show, server.clock)
            await everybody_is_told(im, team, show, inside)
            await all_ends(im, team, show)

    asyncio.run(life())
    outcomes = [entry.outcome for entry in server.requests]
    assert {outcome.answer for outcome in outcomes} == {"handler"}
    assert not any(outcome.unknown_fields for outcome in outcomes)
    assert len({outcome.action for outcome in outcomes}) >= 40
