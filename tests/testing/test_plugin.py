"""The pytest plugin, in pytest processes as consumers run them, and its fixtures."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from _pytest.assertion.rewrite import AssertionRewriter
from consumer import run_pytest

import volc_im
from volc_im import (
    AsyncClient,
    Client,
    ConversationCoreInfo,
    ConversationInfo,
    ConversationType,
    ErrorCode,
)
from volc_im._core import client as drivers
from volc_im.errors import ServerError
from volc_im.testing import factories, stub

from .suites import SUITES

if TYPE_CHECKING:
    from volc_im.emulator import Emulator

LOADED = """
import sys
def pytest_unconfigure():
    print('\\nloaded', sorted(n for n in sys.modules if n.startswith('volc_im')))
    print([n for n in ('msgspec', 'starlette', 'uvicorn') if n in sys.modules])
"""


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the output of pytest for all suites."""
    settings = {"pytest.ini": "[pytest]\nim_app_id = 661000\nfilterwarnings = error\n"}
    folder = tmp_path_factory.mktemp("suites")
    return run_pytest(folder, {**SUITES, **settings}, "-rA", "--tb=short")[1]


def outcomes(output: str, suite: str) -> dict[str, str]:
    found = re.findall(rf"^([A-Z]+) test_{suite}\.py::(\S+)", output, re.M)
    assert found, output
    return {name: outcome for outcome, name in found}


def test_a_run_that_uses_no_fixture_loads_next_to_nothing(tmp_path: Path) -> None:
    files = {"test_it.py": "def test(): pass\n", "conftest.py": LOADED}
    code, out = run_pytest(tmp_path, files)
    assert code == 0, out
    loaded = [
        "volc_im",
        "volc_im._core",
        "volc_im._core.lazy_exports",
        "volc_im.testing",
        "volc_im.testing.plugin",
        "volc_im.testing.pytest_support",
    ]
    assert f"loaded {loaded}\n[]" in out


def test_each_test_has_a_state_of_its_own_and_the_server_of_the_run(output: str) -> None:
    assert outcomes(output, "state") == {
        "test[1]": "PASSED",
        "test[2]": "PASSED",
        "TestFixture::test": "PASSED",
    }


def test_the_async_client_works_in_a_test_of_anyio(output: str) -> None:
    assert outcomes(output, "anyio") == {"test": "PASSED"}


def test_answers_that_are_not_used_fail_the_test_and_no_other(output: str) -> None:
    assert outcomes(output, "unused") == {
        "test_unused": "FAILED",
        "test_swallowed": "FAILED",
        "test_failed": "FAILED",
        "test_good": "PASSED",
        "test_after": "PASSED",
    }
    assert 'CreateConversation {"OwnerUserId": 7}: 0 of 1 calls made' in output
    assert '"OwnerUserId": 8' not in output  # the failure of the test itself says enough
    assert "UnexpectedCallError: unexpected call: GetUserConversations" in output


def test_a_stub_of_a_with_lasts_as_long_as_it_says(output: str) -> None:
    assert set(outcomes(output, "longer").values()) == {"PASSED"}


def test_what_a_failed_setup_prepared_is_forgotten(output: str) -> None:
    assert outcomes(output, "setup") == {"test_one": "ERROR", "test_two": "PASSED"}


def test_an_app_id_that_cannot_be_is_refused(tmp_path: Path) -> None:
    files = {"test_it.py": "def test(im_app_id): pass\n"}
    code, out = run_pytest(tmp_path, files, "-o", f"im_app_id={2**31}")
    assert code != 0
    assert "im_app_id must be an integer from 1 to 2147483647, got '2147483648'" in out


def test_a_missing_library_is_named_with_the_extra(tmp_path: Path) -> None:
    missing = "import sys\nsys.modules['uvicorn'] = None\n"
    files = {"test_it.py": "def test(im): pass\n", "conftest.py": missing}
    code, out = run_pytest(tmp_path, files)
    assert code != 0
    assert "the emulator requires the package" in out


def test_the_async_client_works_in_loops_that_end(async_im: AsyncClient) -> None:
    async def read() -> bool:
        page = await async_im.get_user_conversations(participant_user_id=1, cursor=0, limit=1)
        return page.has_more

    assert [asyncio.run(read()), asyncio.run(read())] == [False, False]


def test_a_client_that_the_test_closes_ends_well(im: Client, async_im: AsyncClient) -> None:
    im.close()
    asyncio.run(async_im.close())


@pytest.mark.parametrize("turn", [1, 2])
def test_made_data_is_the_same_in_each_test(turn: int) -> None:
    assert factories.make(ConversationInfo).conversation_short_id == 7244530000000000001


def test_no_pause_lies_between_attempts(im: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(drivers.time, "sleep", slept.append)
    stub(im).create_conversation().raises(ErrorCode.INTERNAL_ERROR).times(4)
    with pytest.raises(ServerError) as caught:
        im.create_conversation(
            conversation_core_info=factories.make(
                ConversationCoreInfo, conversation_type=ConversationType.GROUP
            ),
            owner_user_id=1,
        )
    assert caught.value.attempts == 4
    assert not any(slept)


def test_the_fixtures_are_what_their_types_say(
    im_server: Emulator, im: Client, im_app_id: int
) -> None:
    from volc_im.emulator import Emulator

    assert isinstance(im_server, Emulator)
    assert im_app_id == 1
    assert im_server.endpoint in repr(im)


OLD_PYTEST = """
import sys, types
import pluggy, pytest

class OldMarker(pluggy.HookimplMarker):
    def __call__(self, function=None, hookwrapper=False, optionalhook=False, tryfirst=False,
                 trylast=False, specname=None):
        return super().__call__(function, hookwrapper, optionalhook, tryfirst, trylast, specname)

pytest.hookimpl = OldMarker("pytest")
import volc_im.testing.plugin
"""
"""Imports the plugin with the parameters that a hook has in pluggy 1.0, which pytest 7.2 uses."""


def test_the_plugin_is_imported_by_old_versions_of_pytest() -> None:
    done = subprocess.run(
        [sys.executable, "-c", OLD_PYTEST], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_package_that_was_imported_before_pytest_causes_no_warning() -> None:
    """pytest rewrites the assertions of packages with plugins, and warns if it cannot."""
    assert AssertionRewriter.is_rewrite_disabled(volc_im.__doc__ or "")


SOCKETS = """
import pytest
from volc_im import AsyncClient, Client

ARGUMENTS = dict(access_key="a", secret_key="b", app_id=1, endpoint="http://127.0.0.1:9")
CALL = dict(participant_user_id=1, cursor=0, limit=20)

def test_sync():
    with Client(**ARGUMENTS) as im:
        im.get_user_conversations(**CALL)

async def call():
    async with AsyncClient(**ARGUMENTS) as im:
        await im.get_user_conversations(**CALL)

def test_async(socket_enabled):
    import asyncio, pytest_socket
    loop = asyncio.new_event_loop()
    pytest_socket.disable_socket()
    try:
        loop.run_until_complete(call())
    finally:
        pytest_socket.enable_socket()
        loop.close()
"""


@pytest.mark.parametrize("httpx2", [True, False])
def test_pytest_socket_blocks_the_connections_of_clients(tmp_path: Path, httpx2: bool) -> None:
    (tmp_path / "test_blocked.py").write_text(SOCKETS)
    if not httpx2:
        (tmp_path / "conftest.py").write_text("import sys\nsys.modules['httpx2'] = None\n")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--disable-socket", "-p", "no:cacheprovider", "."],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.count("E       pytest_socket.SocketBlockedError: A test tried to use") == 2
    assert "2 failed" in done.stdout


def test_fixtures_work_with_pytest_socket_if_this_machine_is_allowed(tmp_path: Path) -> None:
    (tmp_path / "test_allowed.py").write_text(
        "def test(im):\n"
        "    im.get_user_conversations(participant_user_id=1, cursor=0, limit=20)\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--allow-hosts=127.0.0.1", "."],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "1 passed" in done.stdout, done.stdout
