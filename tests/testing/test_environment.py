"""Applications that make their own client: the environment has endpoint, keys and AppId."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from volc_im import AsyncClient, Client, ConfigError
from volc_im._core import client as drivers
from volc_im.testing import factories, stub

if TYPE_CHECKING:
    from volc_im.emulator import Emulator

PROGRAM = """
from volc_im import Client
with Client() as im:
    print(im.get_user_conversations(participant_user_id=1, cursor=0, limit=5).has_more)
"""


def test_an_application_needs_no_arguments(im_server: Emulator, im_env: dict[str, str]) -> None:
    async def listed() -> bool:
        async with AsyncClient() as im:
            page = await im.get_user_conversations(participant_user_id=1, cursor=0, limit=5)
            return page.has_more

    with Client() as im:
        assert not im.get_user_conversations(participant_user_id=1, cursor=0, limit=5).has_more
    assert not asyncio.run(listed())
    assert all('"AppId":1,' in entry.body for entry in im_server.requests)
    assert im_env["VOLC_IM_APP_ID"] == "1"
    assert os.environ["VOLCENGINE_ENDPOINT"] == im_server.endpoint


def test_a_process_uses_the_same_emulator(im_server: Emulator, im_env: dict[str, str]) -> None:
    command = [sys.executable, "-c", PROGRAM]
    environment = {**os.environ, **im_env}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
    assert len(im_server.requests) == 1


def test_the_environment_ends_with_the_test(
    clean_environment: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOLCENGINE_ACCESS_KEY", "AK")
    monkeypatch.setenv("VOLCENGINE_SECRET_KEY", "SK")
    with Client() as im, pytest.raises(ConfigError, match="set VOLC_IM_APP_ID"):
        im.get_user_conversations(participant_user_id=1, cursor=0, limit=5)
    monkeypatch.setenv("VOLC_IM_APP_ID", "six")
    with pytest.raises(ConfigError, match="VOLC_IM_APP_ID must be an integer, not 'six'"):
        Client()


def test_the_emulator_tells_what_to_set(im_server: Emulator) -> None:
    assert im_server.env == {
        "VOLCENGINE_ENDPOINT": im_server.endpoint,
        "VOLCENGINE_REGION": "cn-north-1",
        "VOLCENGINE_ACCESS_KEY": "AKTEST",
        "VOLCENGINE_SECRET_KEY": "made-up-for-tests",
        "VOLCENGINE_SESSION_TOKEN": "",
        "VOLC_IM_APP_ID": "1",
    }


@pytest.mark.parametrize("fault", ["503:2", "429=20:2", "429-bare:2"])
@pytest.mark.usefixtures("im_env")
def test_a_fault_costs_no_pause(
    im_server: Emulator, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    im_server.faults.add(fault)
    slept: list[float] = []
    monkeypatch.setattr(drivers.time, "sleep", slept.append)
    with Client() as im:
        im.get_user_conversations(participant_user_id=1, cursor=0, limit=5)
    assert len(im_server.requests) == 3
    assert not any(slept)


def test_objects_that_cannot_be_stubbed() -> None:
    for wrong in (object(), Client, None):
        with pytest.raises(TypeError, match="expected a Client or an AsyncClient to stub"):
            stub(wrong)  # type: ignore[arg-type]


def test_a_misspelt_stub_method(im: Client) -> None:
    with pytest.raises(
        AttributeError, match="no method `send_mesage`; did you mean `send_message`"
    ):
        stub(im).send_mesage()  # type: ignore[attr-defined]
    assert not hasattr(stub(im), "__len__")


@pytest.mark.parametrize("wrong", [int, "Client", None, Client])
def test_classes_that_no_factory_makes(wrong: object) -> None:
    with pytest.raises(TypeError, match="expected the class of a request, result or struct, got"):
        factories.make(wrong)  # type: ignore[type-var]
