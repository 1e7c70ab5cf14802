"""A moderation flow on this machine: the emulator sends events to a FastAPI program that decides."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.routing import Route
from support.web_servers import asgi_server

from volc_im import Client, ConversationCoreInfo, ConversationType, callbacks, content
from volc_im.emulator import Emulator

SECRET = "moderation-secret"
APP_ID = 661000


@dataclass
class Moderation:
    """The program of a team: it refuses some words, and counts what was sent."""

    url: str = ""
    seen: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    failures: int = 0
    """Number of the next requests that fail."""
    handled: threading.Event = field(default_factory=threading.Event)
    """Set when an event was handled."""

    async def handle(self, event: callbacks.Event) -> callbacks.Answer:
        data = event.json()
        words = content.read(data["MsgType"], data["Content"])
        assert isinstance(words, content.TextContent)
        self.seen.append((event.event_type, words.text))
        self.handled.set()
        if self.failures:
            self.failures -= 1
            return callbacks.Reply(status=503)
        match callbacks.read(event):
            case callbacks.BeforeSendMessage():
                return {"Allowed": "spam" not in words.text}
            case _:
                return None


def refuses(reply: callbacks.Reply) -> bool:
    return b"false" in reply.body


@pytest.fixture
def moderation() -> Iterator[Moderation]:
    found = Moderation()
    app = FastAPI()
    handler = callbacks.ASGIHandler(
        found.handle,
        SECRET,
        app_id=APP_ID,
        max_age_s=300,
        deduplicator=callbacks.LocalDeduplicator(),
    )
    app.router.routes.append(Route("/callbacks", handler, methods=["POST"]))
    with asgi_server(app) as url:
        found.url = f"{url}/callbacks"
        yield found


@dataclass
class Talk:
    server: Emulator
    im: Client
    id: int

    def send(self, text: str, **options: Any) -> int | None:
        return self.server.send_from_device(APP_ID, self.id, 10001, **content.text(text), **options)

    def texts(self) -> list[Any]:
        listing = self.im.get_conversation_messages(conversation_short_id=self.id, limit=20)
        return [content.read(each) for each in reversed(listing.messages)]

    def outcomes(self) -> list[tuple[str, str, int, int]]:
        return [
            (each.event_type, each.state, each.attempts, each.status)
            for each in self.server.callbacks
        ]


@pytest.fixture
def talk() -> Iterator[Talk]:
    with Emulator(access_key="AK", secret_key="SK") as server:
        keys = {"access_key": "AK", "secret_key": "SK"}
        with Client(app_id=APP_ID, endpoint=server.endpoint, **keys) as im:
            info = ConversationCoreInfo(conversation_type=ConversationType.GROUP, name="Team")
            made = im.create_conversation(conversation_core_info=info, owner_user_id=10001)
            yield Talk(server, im, made.conversation_short_id)


def test_a_message_is_moderated(talk: Talk, moderation: Moderation) -> None:
    talk.server.send_callbacks(moderation.url, SECRET, refuses=refuses)
    assert talk.send("hello") is not None
    assert talk.send("this is spam") is None
    talk.server.wait_for_callbacks()
    assert [each.text for each in talk.texts()] == ["hello"]
    assert sorted(moderation.seen) == [  # the event after a message is sent by another thread
        ("AfterSendMessage", "hello"),
        ("BeforeSendMessage", "hello"),
        ("BeforeSendMessage", "this is spam"),
    ]
    assert sorted(talk.outcomes()) == [
        ("AfterSendMessage", "accepted", 1, 200),
        ("BeforeSendMessage", "accepted", 1, 200),
        ("BeforeSendMessage", "refused", 1, 200),
    ]


def test_a_failed_event_is_sent_again(talk: Talk, moderation: Moderation) -> None:
    talk.server.send_callbacks(moderation.url, SECRET, refuses=refuses, retry_delay_s=0.001)
    moderation.failures = 2
    assert talk.send("spam") is None
    assert talk.outcomes() == [("BeforeSendMessage", "refused", 3, 200)]
    assert moderation.seen == [("BeforeSendMessage", "spam")] * 3


@pytest.mark.parametrize("send_if_failed", [True, False])
def test_all_attempts_can_fail(talk: Talk, moderation: Moderation, send_if_failed: bool) -> None:
    talk.server.send_callbacks(
        moderation.url,
        "another secret",
        send_if_failed=send_if_failed,
        attempts=2,
        retry_delay_s=0.001,
    )
    assert (talk.send("hi") is not None) == send_if_failed
    talk.server.wait_for_callbacks()
    failed = [(name, "failed", 2, 403) for name in ("BeforeSendMessage", "AfterSendMessage")]
    assert talk.outcomes() == (failed if send_if_failed else failed[:1])
    assert moderation.seen == []
    assert "signature" in talk.server.callbacks[0].reply


def test_only_the_documented_actions_cause_events(talk: Talk, moderation: Moderation) -> None:
    talk.server.send_callbacks(moderation.url, SECRET)
    sender: Any = {"sender": 10001}
    talk.im.send_message(conversation_short_id=talk.id, **sender, **content.text("one"))
    talk.im.batch_send_message(receiver=[10002], **sender, **content.text("two"))
    talk.im.batch_send_group_message(
        conversation_type=ConversationType.GROUP,
        conversation_short_ids=[talk.id],
        **sender,
        **content.text("three"),
    )
    talk.server.wait_for_callbacks()
    assert moderation.seen == [("AfterSendMessage", "three")]


def test_an_emulator_of_the_command_line_sends_events(moderation: Moderation) -> None:
    keys = {"access_key": "AK", "secret_key": "SK"}
    command = [sys.executable, "-m", "volc_im", "emulator", "--access-key", "AK", "--secret-key"]
    command += ["SK", "--port", "0", "--samples", "--callback-url", moderation.url]
    command += ["--callback-secret-key", SECRET]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            endpoint = process.stdout.readline().split(" on ")[1].strip()
            with Client(app_id=APP_ID, endpoint=endpoint, **keys) as im:
                im.batch_send_group_message(
                    sender=10001,
                    conversation_type=ConversationType.GROUP,
                    conversation_short_ids=[7244530000000000002],
                    **content.text("hello"),
                )
            assert moderation.handled.wait(20)
        finally:
            process.kill()
    assert moderation.seen == [("AfterSendMessage", "hello")]


def test_events_and_data_can_be_chosen(talk: Talk, moderation: Moderation) -> None:
    talk.server.send_callbacks(
        moderation.url,
        SECRET,
        events=["AfterSendMessage"],
        data=lambda made: made | {"Content": '{"text": "replaced"}'},
    )
    assert talk.send("hi") is not None
    talk.server.wait_for_callbacks()
    assert moderation.seen == [("AfterSendMessage", "replaced")]


def test_a_moved_clock_makes_old_events(talk: Talk, moderation: Moderation) -> None:
    talk.server.send_callbacks(moderation.url, SECRET, attempts=1, events=["BeforeSendMessage"])
    talk.server.clock.advance(-3600)
    talk.send("hi")
    assert talk.outcomes() == [("BeforeSendMessage", "failed", 1, 403)]
    assert '"time"' in talk.server.callbacks[0].reply


def test_nothing_is_sent_before_it_is_asked_for_or_after_a_reset(
    talk: Talk, moderation: Moderation
) -> None:
    assert talk.send("hi") is not None
    assert talk.server.callbacks == []
    talk.server.send_callbacks(moderation.url, SECRET)
    talk.server.reset()
    assert talk.server.callbacks == []
    talk.server.wait_for_callbacks()
    with pytest.raises(ValueError, match="there is no conversation"):
        talk.send("hi")
    assert moderation.seen == []


def test_an_unreachable_server_is_recorded(talk: Talk) -> None:
    talk.server.send_callbacks("http://127.0.0.1:1/", SECRET, attempts=2, retry_delay_s=0.001)
    assert talk.send("hi") is not None
    first = talk.server.callbacks[0]
    assert (first.state, first.attempts, first.status) == ("failed", 2, 0)
    assert first.problem.startswith("ConnectionRefusedError")


@pytest.mark.parametrize(
    ("options", "match"),
    [
        ({"url": "http://example.com/"}, "this machine only"),
        ({"url": "https://127.0.0.1/"}, "url: expected http://"),
        ({"events": ["Other"]}, "events: expected some of BeforeSendMessage"),
        ({"attempts": 0}, "attempts: expected 1 or more"),
    ],
)
def test_options_are_checked(talk: Talk, options: dict[str, Any], match: str) -> None:
    with pytest.raises(ValueError, match=match):
        talk.server.send_callbacks(**{"url": "http://127.0.0.1:1/", "secret_key": "s"} | options)
