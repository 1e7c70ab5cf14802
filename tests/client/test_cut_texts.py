"""Replies with a byte order mark, and with texts that were cut inside of a character, are read."""

from __future__ import annotations

import asyncio
import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from support.loopback import KEYS, ScriptedServer, envelope

from volc_im import AsyncClient, Client, InvalidParameterError, ValidationError, content
from volc_im.testing import record, replay, stub
from volc_im.transports import (
    AsyncHttpx2Transport,
    AsyncioTransport,
    Httpx2Transport,
    ReqwestTransport,
)

BOM = b"\xef\xbb\xbf"
CUT = {"escape": rb"cut\ud83d", "low": rb"cut\ude00", "bytes": b"cut\xf0\x9f\x98"}
READ = "cut\ufffd"
USERS = [{"UserId": 1, "NickName": "whole 😀"}, {"UserId": 2, "NickName": "@"}]
PAGE = envelope({"Users": USERS, "FailedUsers": []})
REFUSED = envelope(error={"Code": "InvalidParam", "Message": "@"})


@pytest.fixture(params=[*CUT.values()], ids=[*CUT])
def cut(request: pytest.FixtureRequest) -> bytes:
    found: bytes = request.param
    return found


def written(reply: dict[str, Any], text: bytes) -> bytes:
    return BOM + json.dumps(reply).encode().replace(b"@", text)


def names(result: Any) -> list[str]:
    return [user.nick_name for user in result.users]


@pytest.mark.parametrize("transport", [ReqwestTransport, Httpx2Transport])
def test_one_cut_text_does_not_hide_a_page(
    server: ScriptedServer, cut: bytes, transport: Any
) -> None:
    server.answer(written(PAGE, cut))
    with (
        closing(transport()) as sender,
        Client(**KEYS, app_id=1, endpoint=server.endpoint, transport=sender) as im,
    ):
        page = im.batch_get_user(user_ids=[1, 2])
        assert names(page) == ["whole 😀", READ]
        named = im.call("BatchGetUser", {"UserIds": [1, 2]})
        assert named.data["Users"][1]["NickName"] == READ
        assert READ.encode() in named.to_json().encode()
        im.send_text(sender=1, conversation_short_id=1, text=names(page)[1])
        assert json.loads(server.seen[-1].json["Content"]) == {"text": READ}


@pytest.mark.parametrize("transport", [AsyncioTransport, AsyncHttpx2Transport])
def test_the_async_client_reads_it(server: ScriptedServer, cut: bytes, transport: Any) -> None:
    server.answer(written(PAGE, cut))

    async def run() -> None:
        sender = transport()
        async with AsyncClient(**KEYS, app_id=1, endpoint=server.endpoint, transport=sender) as im:
            assert names(await im.batch_get_user(user_ids=[1, 2])) == ["whole 😀", READ]
            named = await im.call("BatchGetUser", {"UserIds": [1, 2]})
            assert named.data["Users"][1]["NickName"] == READ
        await sender.close()

    asyncio.run(run())


def test_an_error_keeps_its_code_and_message(server: ScriptedServer, cut: bytes) -> None:
    server.answer(written(REFUSED, cut), 400)
    with (
        Client(**KEYS, app_id=1, endpoint=server.endpoint) as im,
        pytest.raises(InvalidParameterError) as caught,
    ):
        im.batch_get_user(user_ids=[1])
    assert (caught.value.code, caught.value.message) == ("InvalidParam", READ)


def test_a_recording_replays_what_the_client_read(
    server: ScriptedServer, cut: bytes, tmp_path: Path
) -> None:
    server.answer(written(PAGE, cut))
    file = tmp_path / "users.jsonl"
    with Client(**KEYS, app_id=1, endpoint=server.endpoint) as im:
        with record(im, file):
            im.batch_get_user(user_ids=[1, 2])
        file.write_bytes(BOM + file.read_bytes())  # as editors on Windows do
        with replay(im, file):
            assert len(names(im.batch_get_user(user_ids=[1, 2]))) == 2
    assert "whole 😀" in file.read_text(encoding="utf-8")


def test_the_text_inside_of_a_content_is_read_alike() -> None:
    for written in (
        r'{"text":"cut\ud83d"}',
        "\ufeff" + r'{"text":"cut\ude00"}',
        '{"text":"cut\ud83d"}',
    ):
        read = content.read(10001, written)
        assert isinstance(read, content.TextContent)
        assert read.text == READ
        assert content.read(**content.text(read.text)) == read
    unknown = content.read(99, "cut\ud83d")
    assert isinstance(unknown, content.UnknownContent)
    assert unknown.text == READ


def test_a_stub_refuses_texts_that_no_json_has() -> None:
    with Client(**KEYS, app_id=1) as im, stub(im) as stubs:
        expected = stubs.call("New", {})
        with pytest.raises(ValidationError, match="Text: contains an unpaired surrogate"):
            expected.returns({"Text": "\ud83d"})
        expected.returns({"Text": READ})
        assert im.call("New", {}).data == {"Text": READ}
        with pytest.raises(ValidationError, match="Text: contains an unpaired surrogate"):
            stubs.call("New", {"Text": "\ud83d"})
        with pytest.raises(ValidationError, match=r"Content.: contains an unpaired surrogate"):
            stubs.send_message(
                sender=1, conversation_short_id=1, msg_type=10012, content="name \ud83d"
            )
