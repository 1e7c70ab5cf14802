"""The data of events: open where nothing is documented, typed where something is."""

from __future__ import annotations

import pytest

from volc_im import callbacks
from volc_im.callbacks import CallbackError, Event

SECRET = "secret"


def event(event_type: str, data: str) -> Event:
    return callbacks.verify(callbacks.sign_event(SECRET, event_type, data), SECRET)


def test_before_a_message() -> None:
    data = (
        '{"Header": {"Ip": "::1"}, "ClientMessageId": "m-1", "MentionedUsers": [5], '
        '"MessagePriority": 2, "Content": "secret words"}'
    )
    found = callbacks.read(event("BeforeSendMessage", data))
    assert isinstance(found, callbacks.BeforeSendMessage)
    assert found.header == {"Ip": "::1"}
    assert (found.client_message_id, found.mentioned_users, found.message_priority) == (
        "m-1",
        [5],
        2,
    )
    assert found.raw["Content"] == "secret words"
    assert "secret" not in repr(found)


def test_after_a_message() -> None:
    found = callbacks.read(event("AfterSendMessage", '{"Header": {"Device": "d"}, "New": 1}'))
    assert found == callbacks.AfterSendMessage(
        header={"Device": "d"}, raw={"Header": {"Device": "d"}, "New": 1}
    )


@pytest.mark.parametrize("name", ["BeforeSendMessage", "AfterSendMessage"])
def test_fields_may_be_missing(name: str) -> None:
    found = callbacks.read(event(name, "{}"))
    assert not isinstance(found, callbacks.OtherEvent)
    assert (found.header, found.raw) == (None, {})


@pytest.mark.parametrize("data", ["[1]", '"text"', "null", '{"a": 1}'])
def test_other_events_are_open(data: str) -> None:
    sent = event("SomethingNew", data)
    assert callbacks.read(sent) == callbacks.OtherEvent(event_type="SomethingNew", raw=sent.json())


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("BeforeSendMessage", "[]", "data"),
        ("AfterSendMessage", "null", "data"),
        ("X", "no JSON", "data"),
        ("X", "", "data"),
        ("X", "[NaN]", "data"),
        ("X", '{"a": [{"b": 1, "b": 1}]}', "duplicate_key"),
    ],
)
def test_data_that_cannot_be_read_is_refused(name: str, data: str, reason: str) -> None:
    sent = event(name, data)
    assert sent.event_data == data
    with pytest.raises(CallbackError) as caught:
        callbacks.read(sent)
    assert caught.value.reason == reason
