"""Signatures of events: the value of the documented rule, and everything that must be refused."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from volc_im import callbacks
from volc_im.callbacks import CallbackError
from volc_im.errors import ConfigError, VolcIMError

SECRET = "test-secret"
WORKED = {
    "EventType": "SendMessage",
    "EventData": '{"MsgType":10001}',
    "EventTime": "2024-05-01T12:00:00.000000000Z",
    "EventId": "e-1",
    "Version": "2020-12-01",
    "AppId": "661000",
    "Nonce": "1234",
    # Computed from the documented rule with another program.
    "Signature": "b60c5d07b9a7ccfbb55cd9969155d9be470b276ceb246a9b43043a9969efad17",
}
SENT = datetime(2024, 5, 1, 12, tzinfo=UTC).timestamp()
BODY = json.dumps(WORKED).encode()


def refused(body: Any, secret: Any = SECRET, **options: Any) -> str:
    with pytest.raises(CallbackError) as caught:
        callbacks.verify(body, secret, **options)
    assert SECRET not in str(caught.value)
    return caught.value.reason


def test_the_worked_value_is_accepted() -> None:
    event = callbacks.verify(BODY, SECRET, max_age_s=60, now=SENT + 59)
    assert event == callbacks.Event(
        event_type="SendMessage",
        event_data='{"MsgType":10001}',
        event_time="2024-05-01T12:00:00.000000000Z",
        event_id="e-1",
        app_id="661000",
        version="2020-12-01",
        nonce="1234",
        signature=WORKED["Signature"],
    )
    assert event.json() == {"MsgType": 10001}
    assert event.time == datetime(2024, 5, 1, 12, tzinfo=UTC)
    assert callbacks.signature(event, SECRET) == WORKED["Signature"]
    assert "10001" not in repr(event)
    assert WORKED["Signature"] not in repr(event)


@pytest.mark.parametrize("body", [BODY.decode(), bytearray(BODY), memoryview(BODY)])
def test_a_body_may_be_text_or_any_bytes(body: Any) -> None:
    assert callbacks.verify(body, SECRET).event_id == "e-1"


def test_the_order_of_members_and_further_members_do_not_matter() -> None:
    data = {"BusinessId": "b", **dict(reversed(WORKED.items()))}
    event = callbacks.verify(json.dumps(data), SECRET)
    assert event == callbacks.verify(BODY, SECRET)


@pytest.mark.parametrize("keys", [["new", SECRET], (SECRET, "old"), ["x", "y", SECRET]])
def test_each_of_several_keys_is_accepted(keys: Any) -> None:
    assert callbacks.verify(BODY, keys).event_id == "e-1"


@pytest.mark.parametrize("keys", ["", [], [""], [SECRET, ""], None, [None], 5 * [b"x"]])
def test_a_missing_key_is_an_error_of_the_caller(keys: Any) -> None:
    with pytest.raises(ConfigError, match="secret_key: expected the secret key") as caught:
        callbacks.verify(BODY, keys)
    assert SECRET not in str(caught.value)


# Ways in which a body, a key or a time can be wrong. Each name describes one.

Change = Callable[[dict[str, Any]], Any]


def with_members(**members: Any) -> bytes:
    return json.dumps(WORKED | members).encode()


def without(name: str) -> bytes:
    return json.dumps({key: value for key, value in WORKED.items() if key != name}).encode()


def twice(name: str, value: str) -> bytes:
    first = json.dumps({name: value})[1:-1]
    return f"{{{first}, {json.dumps(WORKED)[1:]}".encode()


FORMED = ("EventTime", "Version", "Nonce")
FREE = ("EventType", "EventData", "EventId", "AppId")
SIGNATURE = WORKED["Signature"]
TAMPERED: dict[str, tuple[bytes, str]] = {
    **{f"{n} is changed": (with_members(**{n: f"1{WORKED[n][1:]}1"}), "signature") for n in FREE},
    **{f"{n} has no form": (with_members(**{n: WORKED[n] + "x"}), "malformed") for n in FORMED},
    "Version is changed": (with_members(Version="2020-12-02"), "signature"),
    "Nonce is changed": (with_members(Nonce="1235"), "signature"),
    "EventTime is changed": (with_members(EventTime="2024-05-01T12:00:00Z"), "signature"),
    "EventTime does not exist": (with_members(EventTime="2024-13-01T12:00:00Z"), "malformed"),
    "the nonce has other digits": (with_members(Nonce="１２３４"), "malformed"),
    **{f"{n} is missing": (without(n), "malformed") for n in WORKED},
    **{f"{n} is empty": (with_members(**{n: ""}), "signature") for n in FREE if n != "EventId"},
    **{f"{n} is empty": (with_members(**{n: ""}), "malformed") for n in (*FORMED, "EventId")},
    **{f"{n} is twice": (twice(n, "other"), "duplicate_key") for n in WORKED},
    **{f"{n} is a number": (with_members(**{n: 1}), "malformed") for n in ("AppId", "Nonce")},
    "EventData is an object": (with_members(EventData={"MsgType": 10001}), "malformed"),
    "EventData has a space": (with_members(EventData='{"MsgType": 10001}'), "signature"),
    "EventData is null": (with_members(EventData=None), "malformed"),
    "EventData is escaped": (with_members(EventData='{\\"MsgType\\":10001}'), "signature"),
    "id and nonce changed places": (with_members(EventId="1234", Nonce="e-1"), "malformed"),
    "version and id changed places": (
        with_members(EventId="2020-12-01", Version="e-1"),
        "malformed",
    ),
    "a digit went to another field": (with_members(AppId="66100", Nonce="01234"), "signature"),
    "a key differs in case": (BODY.replace(b'"EventId"', b'"eventId"'), "malformed"),
    "the signature is in upper case": (with_members(Signature=SIGNATURE.upper()), "signature"),
    "the signature is short": (with_members(Signature=SIGNATURE[:-1]), "signature"),
    "the signature is not ASCII": (with_members(Signature="é" * 64), "signature"),
    "the signature is empty": (with_members(Signature=""), "signature"),
    "a key is escaped and twice": (b'{"Event\\u0049d": "x", ' + BODY[1:], "duplicate_key"),
    "a surrogate has no partner": (BODY.replace(b"e-1", b"\\ud800"), "malformed"),
    "UTF-16": (BODY.decode().encode("utf-16"), "malformed"),
    "UTF-8 with a mark": (b"\xef\xbb\xbf" + BODY, "malformed"),
    "Latin-1": (BODY.replace(b"e-1", b"\xe9-1"), "malformed"),
    "a combining accent": (with_members(EventId="e\u0301-1"), "signature"),
    "no JSON": (b"EventType=SendMessage", "malformed"),
    "an empty body": (b"", "malformed"),
    "cut off": (BODY[:-10], "malformed"),
    "more after the end": (BODY + b"{}", "malformed"),
    "an array": (b"[" + BODY + b"]", "malformed"),
    "a text": (json.dumps(BODY.decode()).encode(), "malformed"),
    "not a number": (BODY.replace(b'"1234"', b"NaN"), "malformed"),
    "deeply nested": (b"[" * 100_000, "malformed"),
    "a very long number": (b'{"EventId": ' + b"9" * 5000 + b"}", "malformed"),
}


def test_there_are_enough_tampered_bodies() -> None:
    assert len(TAMPERED) >= 40
    assert len({body for body, _ in TAMPERED.values()}) == len(TAMPERED)


@pytest.mark.parametrize("name", TAMPERED)
def test_a_tampered_body_is_refused(name: str) -> None:
    body, reason = TAMPERED[name]
    assert refused(body) == reason


@pytest.mark.parametrize("secret", ["test-secre", "Test-secret", "test-secret ", ["a", "b"]])
def test_another_secret_is_refused(secret: Any) -> None:
    assert refused(BODY, secret) == "signature"


@pytest.mark.parametrize("now", [SENT + 61, SENT - 61, SENT + 1e9, 0.0])
def test_an_event_of_another_time_is_refused(now: float) -> None:
    assert refused(BODY, max_age_s=60, now=now) == "time"
    assert refused(BODY, max_age_s=60) == "time"


@pytest.mark.parametrize("app_id", [66100, "6610000", 0])
def test_an_event_of_another_application_is_refused(app_id: Any) -> None:
    assert refused(BODY, app_id=app_id) == "app_id"
    assert callbacks.verify(BODY, SECRET, app_id=661000) == callbacks.verify(
        BODY, SECRET, app_id="661000"
    )


@pytest.mark.parametrize("time", ["yesterday", "1714564800", "2024-02-30T00:00:00Z"])
def test_a_time_that_cannot_be_read_is_refused(time: str) -> None:
    assert refused(callbacks.sign_event(SECRET, "X", {}, event_time=time)) == "malformed"


def test_the_rule_does_not_bind_values_to_fields() -> None:
    """The known weakness, from which `app_id`, `max_age_s` and a deduplicator protect."""
    moved = with_members(EventType="e-1", EventId="SendMessage")
    event = callbacks.verify(moved, SECRET)
    assert event.signature == SIGNATURE
    deduplicator = callbacks.LocalDeduplicator()
    with callbacks.once(deduplicator, callbacks.verify(BODY, SECRET)) as is_new:
        assert is_new
    assert deduplicator.claim(event).state == "done"


@pytest.mark.parametrize(
    ("text", "microsecond"),
    [
        ("2024-05-01T12:00:00Z", 0),  # as in RTC
        ("2024-05-01T12:00:00.123456789Z", 123456),  # as in IM
        ("2024-05-01T20:00:00.5+08:00", 500000),
        ("2024-05-01T12:00:00", 0),
    ],
)
def test_times_are_in_utc(text: str, microsecond: int) -> None:
    event = replace(callbacks.verify(BODY, SECRET), event_time=text)
    assert event.time == datetime(2024, 5, 1, 12, microsecond=microsecond, tzinfo=UTC)


def test_a_decoded_body_is_an_error_of_the_caller() -> None:
    with pytest.raises(TypeError, match="expected the bytes of the request, got dict"):
        callbacks.verify(WORKED, SECRET)  # type: ignore[arg-type]


def test_an_error_is_of_the_package_and_can_be_pickled() -> None:
    with pytest.raises(VolcIMError) as caught:
        callbacks.verify(b"", SECRET)
    copy = pickle.loads(pickle.dumps(caught.value))
    assert (str(copy), copy.reason) == (str(caught.value), "malformed")
    error = CallbackError("x", reason="busy")
    assert CallbackError(*error.args).reason == "busy"


texts = st.text(st.characters(exclude_categories=["Cs"]))


digits = st.from_regex(r"\A[0-9]{4}\Z")


@given(texts, texts, texts, digits, texts.filter(bool), texts)
def test_any_text_is_kept_exactly_as_signed(
    event_type: str, data: str, event_id: str, nonce: str, secret: str, other: str
) -> None:
    body = callbacks.sign_event(
        secret, event_type, data, event_id=event_id, nonce=nonce, app_id=661000
    )
    event = callbacks.verify(body, secret)
    assert (event.event_type, event.event_data) == (event_type, data)
    assert event.event_id == event_id or not event_id
    escaped = json.dumps(json.loads(body), ensure_ascii=True)
    assert callbacks.verify(escaped, secret) == event
    if other != data:
        assert refused(json.dumps(json.loads(body) | {"EventData": other}), secret) == "signature"


@given(st.recursive(st.none() | st.integers() | texts, lambda e: st.dictionaries(texts, e)))
def test_data_is_decoded_as_it_was_encoded(data: Any) -> None:
    body = callbacks.sign_event(SECRET, "X", {"Data": data})
    assert callbacks.verify(body, SECRET, max_age_s=60).json() == {"Data": data}


@given(st.binary() | texts)
def test_any_body_is_refused_without_another_error(body: Any) -> None:
    assert refused(body) == "malformed"


def test_made_events_differ() -> None:
    one, two = (callbacks.verify(callbacks.sign_event(SECRET, "X", {}), SECRET) for _ in "ab")
    assert one.event_id != two.event_id
    assert len(one.nonce) == 4
    assert len(one.event_time) == len(WORKED["EventTime"])
