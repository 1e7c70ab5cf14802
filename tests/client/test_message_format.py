"""Messages that apps cannot parse cause a warning, and `send_text` and its siblings send the rest."""

from __future__ import annotations

import asyncio
import inspect
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.loopback import KEYS

from volc_im import AsyncClient, Client, MessageType, content
from volc_im.content import ContentWarning
from volc_im.content.format import content_problem
from volc_im.testing import ANY, stub

URL = "https://cdn.example.com/a"
WHERE: dict[str, Any] = {"conversation_short_id": 2, "sender": 1}
SENT: dict[str, tuple[Any, dict[str, Any]]] = {
    "text": ("See you at 8", {}),
    "image": (URL, {"width": 640, "preview_url": f"{URL}-small", "name": "a.png"}),
    "video": (URL, {"duration_s": 12.5, "cover_url": f"{URL}.jpg", "size": 9}),
    "file": (URL, {"name": "a.pdf", "size": 9}),
    "audio": (URL, {"duration_s": 3}),
    "custom": ({"coupon": "MEOW"}, {}),
}


def send(im: Client, **arguments: Any) -> None:
    with stub(im) as stubs:
        stubs.send_message().returns()
        im.send_message(**{**WHERE, **arguments})


@pytest.mark.parametrize("name", SENT)
def test_each_sender_sends_what_its_builder_builds(name: str) -> None:
    first, others = SENT[name]
    message = getattr(content, name)(first, **others)
    options = {**WHERE, "client_msg_id": "k", "visible_users": [3], "app_id": 7}
    with Client(app_id=1, **KEYS) as im, stub(im) as stubs:
        stubs.send_message(**options, **message).returns(message_id=5)
        assert getattr(im, f"send_{name}")(first, **others, **options).message_id == 5


@pytest.mark.parametrize("name", SENT)
def test_each_sender_of_the_async_client(name: str) -> None:
    first, others = SENT[name]

    async def run() -> int:
        async with AsyncClient(app_id=1, **KEYS) as im:
            with stub(im) as stubs:
                stubs.send_message(**WHERE, **getattr(content, name)(first, **others)).returns(
                    message_id=5
                )
                result = await getattr(im, f"send_{name}")(first, **others, **WHERE)
        return int(result.message_id)

    assert asyncio.run(run()) == 5


@pytest.mark.parametrize("name", SENT)
@pytest.mark.parametrize("client", [Client, AsyncClient])
def test_a_sender_takes_all_arguments_of_builder_and_call(name: str, client: type) -> None:
    taken = set(inspect.signature(getattr(client, f"send_{name}")).parameters)
    call = set(inspect.signature(client.send_message).parameters)  # type: ignore[attr-defined]
    builder = set(inspect.signature(getattr(content, name)).parameters)
    assert taken == (call - {"msg_type", "content"}) | builder


@pytest.mark.parametrize(
    ("msg_type", "text", "problem"),
    [
        (MessageType.TEXT, "hello", 'must be JSON such as {"text": "…"}, not plain text'),
        (10001, '"hello"', "not another JSON value"),
        (10001, '{"txt":"hello"}', "not an object without a text"),
        (10001, '{"text":5}', "not an object without a text"),
        (MessageType.IMAGE, "hello", 'must be JSON such as {"__files": …}, not plain text'),
        (10006, "[]", "not another JSON value"),
    ],
)
def test_content_that_apps_cannot_parse_causes_a_warning(
    msg_type: int, text: str, problem: str
) -> None:
    with Client(app_id=1, **KEYS) as im, pytest.warns(ContentWarning) as caught:
        send(im, msg_type=msg_type, content=text)
    (warning,) = caught
    assert problem in str(warning.message)
    assert "hello" not in str(warning.message)  # a message of a user
    assert warning.filename == __file__


def test_the_warning_names_the_right_call() -> None:
    with Client(app_id=1, **KEYS) as im:
        with pytest.warns(
            ContentWarning, match=r"call send_image\(…\), or pass \*\*content\.image"
        ):
            send(im, msg_type=MessageType.IMAGE, content="x")
        with stub(im) as stubs:
            stubs.batch_send_message(receiver=ANY).returns(failed_receiver=[])
            with pytest.warns(ContentWarning, match=r"; pass \*\*content\.text\(…\)$"):
                im.batch_send_message(content="x", msg_type=10001, receiver=[1], sender=1)


def test_a_call_by_name_and_an_async_call_warn_too() -> None:
    body = {"MsgType": 10001, "Content": "x", "Sender": 1, "ConversationShortId": 2}

    async def run() -> None:
        async with AsyncClient(app_id=1, **KEYS) as im:
            with stub(im) as stubs:
                stubs.send_message().returns()
                await im.send_message(content="x", msg_type=10001, **WHERE)

    with Client(app_id=1, **KEYS) as im, stub(im) as stubs:
        stubs.call("SendMessage").returns({})
        with pytest.warns(ContentWarning) as sync:
            im.call("SendMessage", body)
    with pytest.warns(ContentWarning) as awaited:
        asyncio.run(run())
    assert [warning.filename for warning in (*sync, *awaited)] == [__file__] * 2


@pytest.mark.parametrize(
    ("msg_type", "text"),
    [
        (10001, '{"text": "hello"}'),
        (10001, ' {"a": 1, "text": "hello"} '),
        (10003, '{"url":"https://cdn.example.com/a"}'),
        (MessageType.CUSTOM, "anything"),
        (10013, "typing"),
    ],
)
def test_other_content_causes_no_warning(msg_type: int, text: str) -> None:
    with Client(app_id=1, **KEYS) as im:
        send(im, msg_type=msg_type, content=text)


def test_a_client_without_validation_does_not_warn() -> None:
    with Client(app_id=1, **KEYS, validate=False) as im:
        send(im, msg_type=10001, content="hello")


def test_content_of_any_format_is_passed_on_point_to_point() -> None:
    with Client(app_id=1, **KEYS) as im, stub(im) as stubs:
        stubs.p2p_send_message().returns()
        im.p2p_send_message(
            content="typing", msg_type=10001, sender=1, receiver_user_id=[2],
            conversation_short_id=2,
        )  # fmt: skip


@given(st.text(st.characters(codec="utf-8")))
def test_what_is_built_has_no_problem_and_plain_text_has_one(text: str) -> None:
    assert content_problem(10001, content.text(text)["content"]) == ""
    assert content_problem(10001, f"a{text}")
