"""Tests as consumers write them; `test_plugin` runs them in one process and checks each outcome."""

from __future__ import annotations

from typing import Final

STATE: Final = """
import pytest
from volc_im import ConversationCoreInfo, ConversationType
seen = []

@pytest.mark.parametrize("turn", [1, 2])
def test(im, im_server, turn):
    assert [*im.iter_user_conversations(participant_user_id=1)] == []
    talk = ConversationCoreInfo(conversation_type=ConversationType.GROUP)
    made = im.create_conversation(conversation_core_info=talk, owner_user_id=1)
    assert made.conversation_info.app_id == 661000  # the setting
    assert len([*im.iter_user_conversations(participant_user_id=1)]) == 1
    seen.append(im_server)
    assert all(each is im_server for each in seen)

class TestFixture:
    @pytest.fixture
    def im_app_id(self):
        return 5

    def test(self, im):
        talk = ConversationCoreInfo(conversation_type=ConversationType.GROUP)
        made = im.create_conversation(conversation_core_info=talk, owner_user_id=1)
        assert made.conversation_info.app_id == 5
"""

ANYIO: Final = """
import pytest
from volc_im import AsyncClient
pytestmark = pytest.mark.anyio

@pytest.fixture
def anyio_backend():
    return "asyncio"

async def test(async_im):
    assert isinstance(async_im, AsyncClient)
    page = await async_im.get_user_conversations(participant_user_id=1, cursor=0, limit=1)
    assert page.conversation_infos == []
"""

UNUSED: Final = """
from volc_im import Client
from volc_im.testing import stub

def test_unused(im):
    stub(im).create_conversation(owner_user_id=7)

def test_swallowed():
    client = Client(access_key="AK", secret_key="SK", app_id=1, endpoint="http://127.0.0.1:1")
    stub(client)
    try:
        client.get_user_conversations(participant_user_id=1, cursor=0, limit=1)
    except Exception as error:
        del error
    except AssertionError:
        pass

def test_failed(im):
    stub(im).create_conversation(owner_user_id=8)
    assert 1 == 2

def test_good(im):
    stub(im).get_user_conversations().returns(has_more=True)
    assert im.get_user_conversations(participant_user_id=1, cursor=0, limit=1).has_more

def test_after(im):
    assert not im.get_user_conversations(participant_user_id=1, cursor=0, limit=1).has_more
"""

LONGER: Final = """
import pytest
from volc_im import Client
from volc_im.testing import stub

@pytest.fixture(scope="module")
def client():
    with Client(access_key="AK", secret_key="SK", app_id=1) as client, stub(client) as stubs:
        stubs.get_user_conversations().times(2)
        yield client

@pytest.mark.parametrize("turn", [1, 2])
def test(client, turn):
    client.get_user_conversations(participant_user_id=1, cursor=0, limit=1)
"""

SETUP: Final = """
import pytest
from volc_im.testing import stub

@pytest.fixture
def broken(im):
    stub(im).create_conversation(owner_user_id=9)
    raise RuntimeError("no")

def test_one(broken): pass
def test_two(): pass
"""

SUITES: Final = {
    "test_state.py": STATE,
    "test_anyio.py": ANYIO,
    "test_unused.py": UNUSED,
    "test_longer.py": LONGER,
    "test_setup.py": SETUP,
}
