"""Each message on the page about symptoms is one that the package produces."""

from __future__ import annotations

import asyncio
import gc
import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from traceback import format_exception_only
from typing import Any, Final

import pytest
import trio
from docs_pages import LANGUAGES, PAGES
from support.transport_servers import clear_proxies, run_tls_server

from volc_im import AsyncClient, Client, ErrorCode, HTTPRequest, HTTPResponse, VolcIMError
from volc_im.emulator import Emulator
from volc_im.testing import stub

WITHOUT_SERVER: Final = "http://127.0.0.1:9"
CUT: Final = (
    rb"""{"ResponseMetadata": {}, "Result": {"ConversationInfos": [{"Name": "Hello \ud83d"}]}}"""
)
FORK: Final = """
import os, sys
from volc_im import Client

sys.modules["httpx2"] = None  # as if the extra were not installed
with Client(app_id=1, access_key="AK", secret_key="SK", endpoint=sys.argv[1]) as im:
    im.get_user_conversations(participant_user_id=1, limit=1)
    if not os.fork():
        im.get_user_conversations(participant_user_id=1, limit=1)
    os.wait()
"""


class Canned:
    def send(self, request: HTTPRequest, /) -> HTTPResponse:
        return HTTPResponse(200, {}, CUT)


def client(**options: Any) -> Client:
    return Client(
        **{"app_id": 1, "access_key": "AK", "secret_key": "SK", "max_retries": 0, **options}
    )


def listing(im: Client, **arguments: Any) -> Any:
    return im.get_user_conversations(participant_user_id=10001, limit=20, **arguments)


class Messages(list[str]):
    """The last line of each traceback, and other text that a user gets to see."""

    def of(self, use: Callable[[], object]) -> None:
        """Add the error that a function raises."""
        try:
            use()
        except (VolcIMError, TypeError, AttributeError) as error:
            self.append("".join(format_exception_only(error)).strip())

    def of_call(self, **options: Any) -> None:
        """Add the error of a listing by a client with these options."""
        with client(**options) as im:
            self.of(lambda: listing(im))


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> Messages:
    found = Messages()
    with (
        Emulator(access_key="AK", secret_key="SK") as server,
        pytest.MonkeyPatch.context() as patch,
    ):
        for name in [name for name in os.environ if name.startswith("VOLC")]:
            patch.delenv(name)
        clear_proxies(patch)
        add_keys_and_permissions(found, server, patch)
        add_connections(found, server, patch, tmp_path_factory.mktemp("tls"))
        add_calls_and_results(found, server)
        add_processes(found, server)
    return found


def add_keys_and_permissions(found: Messages, server: Emulator, patch: pytest.MonkeyPatch) -> None:
    url = server.endpoint
    patch.setenv("HOME", "/nonexistent")
    patch.setenv("VOLCENGINE_ECS_METADATA_DISABLED", "true")
    found.of_call(access_key=None, secret_key=None, endpoint=url)
    found.of(lambda: client(secret_key="SK\n"))
    found.of_call(secret_key="other", endpoint=url)
    found.of_call(access_key="other", endpoint=url)
    server.faults.add("skew=100000:1")
    found.of_call(endpoint=url)
    with client() as im, stub(im) as stubs:
        stubs.get_user_conversations().raises(ErrorCode.ACCESS_DENIED, message="not allowed")
        found.of(lambda: listing(im))


def add_connections(
    found: Messages, server: Emulator, patch: pytest.MonkeyPatch, folder: Path
) -> None:
    url = server.endpoint
    found.of_call(endpoint=WITHOUT_SERVER)
    found.of_call(endpoint=url.replace("http:", "https:"))
    with run_tls_server(folder) as tls:
        found.of_call(endpoint=f"https://localhost:{tls.port}")
    for fault in ("slow=2:1", "drop:1", "502:1"):
        server.faults.add(fault)
        found.of_call(endpoint=url, timeout=0.5)
    with patch.context() as inner:
        inner.setenv("HTTPS_PROXY", WITHOUT_SERVER)
        found.of_call()

    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with patch.context() as inner:
        inner.setattr(socket, "getaddrinfo", unknown)
        found.of(lambda: asyncio.run(async_listing(endpoint="https://nowhere.invalid")))


def add_calls_and_results(found: Messages, server: Emulator) -> None:
    url = server.endpoint
    rate = {"GetUserConversations": 1}
    with client(endpoint=url, rate_limit=rate, deadline=0.5) as im:
        found.of(lambda: [listing(im) for _ in range(2)])
    with client(endpoint=url, rate_limit=None) as im:
        found.of(lambda: listing(im, nmae="Team"))
        found.of(lambda: im.call("NoSuchAction", {}))
        found.of(lambda: listing(im).new_field)
        server.quotas.on = True
        server.clock.freeze()
        found.of(lambda: [listing(im) for _ in range(200)])
    server.reset()
    server.quotas.on = False
    with client(transport=Canned()) as im:
        found.append(listing(im).conversation_infos[0].name)


def add_processes(found: Messages, server: Emulator) -> None:
    command = [sys.executable, "-c", FORK, server.endpoint]
    forked = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    found.append(forked.stderr.strip().splitlines()[-1])
    found.of(lambda: trio.run(async_listing))
    with pytest.warns(ResourceWarning) as caught:
        leave_open(server)
    found += [f"{warning.category.__name__}: {warning.message}" for warning in caught]


def leave_open(server: Emulator) -> None:
    listing(client(endpoint=server.endpoint))
    gc.collect()


async def async_listing(**options: Any) -> None:
    im = AsyncClient(app_id=1, access_key="AK", secret_key="SK", max_retries=0, **options)
    try:
        await im.get_user_conversations(participant_user_id=1, limit=1)
    finally:
        await im.close()


def shown(language: str) -> list[str]:
    page = PAGES[f"docs/{language}/troubleshooting.md"]
    return [block.content.strip() for block in page.blocks if block.language == "text"]


def matches(shown: str, message: str) -> bool:
    parts = (re.escape(part) for part in shown.split("…"))
    return bool(re.fullmatch(".*".join(parts), message, re.DOTALL))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_message_is_produced(language: str, messages: Messages) -> None:
    assert len(shown(language)) > 20
    for text in shown(language):
        assert any(matches(text, message) for message in messages), f"{text}\n{messages}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_produced_message_is_on_the_page(language: str, messages: Messages) -> None:
    for message in messages:
        assert sum(matches(text, message) for text in shown(language)) == 1, message


def test_both_languages_show_the_same_messages() -> None:
    assert shown("en") == shown("zh")
