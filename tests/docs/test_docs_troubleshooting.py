"""Each message on the page about symptoms is one that the package produces."""

from __future__ import annotations

import asyncio
import gc
import re
import socket
import subprocess
import sys
import warnings
from collections.abc import Iterator
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from traceback import format_exception_only
from typing import Any, Final

import pytest
import trio
from docs_pages import LANGUAGES, PAGES
from support.transport_servers import run_tls_server

from volc_im import AsyncClient, Client, ErrorCode, HTTPRequest, HTTPResponse
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

    def of(self, call: AbstractContextManager[Client] | None = None, **arguments: Any) -> None:
        """Add the error of a call, of a new client with the arguments as options or of a given one."""
        try:
            if call is None:
                with client(**arguments) as im:
                    listing(im)
            else:
                with call as im:
                    while True:
                        listing(im, **arguments)
        except Exception as error:
            self.add(error)

    def add(self, error: BaseException) -> None:
        self.append("".join(format_exception_only(error)).strip())


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Messages]:
    found = Messages()
    with (
        Emulator(access_key="AK", secret_key="SK") as server,
        pytest.MonkeyPatch.context() as patch,
    ):
        add_keys_and_permissions(found, server, patch)
        add_connections(found, server, patch, tmp_path_factory.mktemp("tls"))
        add_calls_and_results(found, server)
        add_processes(found, server)
    yield found


def add_keys_and_permissions(found: Messages, server: Emulator, patch: pytest.MonkeyPatch) -> None:
    url = server.endpoint
    patch.setenv("HOME", "/nonexistent")
    patch.setenv("VOLCENGINE_ECS_METADATA_DISABLED", "true")
    found.of(access_key=None, secret_key=None, endpoint=url)
    found.of(secret_key="SK\n", endpoint=url)
    found.of(secret_key="other", endpoint=url)
    found.of(access_key="other", endpoint=url)
    server.faults.add("skew=100000:1")
    found.of(endpoint=url)
    refused = client()
    with stub(refused) as stubs:
        stubs.get_user_conversations().raises(ErrorCode.ACCESS_DENIED, message="not allowed")
        found.of(refused)


def add_connections(
    found: Messages, server: Emulator, patch: pytest.MonkeyPatch, folder: Path
) -> None:
    url = server.endpoint
    found.of(endpoint=WITHOUT_SERVER)
    found.of(endpoint=url.replace("http:", "https:"))
    with run_tls_server(folder) as tls:
        found.of(endpoint=f"https://localhost:{tls.port}")
    for fault in ("slow=2:1", "drop:1", "502:1"):
        server.faults.add(fault)
        found.of(endpoint=url, timeout=0.5)
    with patch.context() as inner:
        inner.setenv("HTTPS_PROXY", WITHOUT_SERVER)
        found.of()
    with patch.context() as inner:
        unknown = socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        inner.setattr(socket, "getaddrinfo", lambda *_, **__: raise_(unknown))
        with suppress(asyncio.CancelledError):
            found.add(asyncio.run(async_error(endpoint="https://nowhere.invalid")))


def add_calls_and_results(found: Messages, server: Emulator) -> None:
    url = server.endpoint
    found.of(client(endpoint=url, rate_limit={"GetUserConversations": 1}, deadline=0.5))
    found.of(client(endpoint=url), nmae="Team")
    server.quotas.on = True
    server.clock.freeze()
    found.of(client(endpoint=url, rate_limit=None))
    server.reset()
    server.quotas.on = False
    with client(endpoint=url) as im:
        for use in (lambda: im.call("NoSuchAction", {}), lambda: listing(im).new_field):
            try:
                use()
            except Exception as error:
                found.add(error)
    with client(transport=Canned()) as im:
        found.append(listing(im).conversation_infos[0].name)


def add_processes(found: Messages, server: Emulator) -> None:
    command = [sys.executable, "-c", FORK, server.endpoint]
    forked = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    found.append(forked.stderr.strip().splitlines()[-1])
    found.add(trio.run(async_error))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        listing(client(endpoint=server.endpoint))
        gc.collect()
    found += [f"{warning.category.__name__}: {warning.message}" for warning in caught]


async def async_error(**options: Any) -> BaseException:
    im = AsyncClient(app_id=1, access_key="AK", secret_key="SK", max_retries=0, **options)
    try:
        await im.get_user_conversations(participant_user_id=1, limit=1)
    except Exception as error:
        return error
    finally:
        with suppress(Exception):
            await im.close()
    raise AssertionError


def raise_(error: Exception) -> Any:
    raise error


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
