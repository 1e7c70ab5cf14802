"""Tests of the conversion of values of users to JSON, and of values that JSON cannot represent."""

from __future__ import annotations

import enum
import json
from collections import deque
from datetime import UTC, date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any
from uuid import UUID

import pytest
from support.loopback import KEYS, ScriptedServer, envelope

from volc_im import Client, RegisterUserInfo, ValidationError
from volc_im._core.schema.builtins import kind_of, not_json, to_builtins


class Text(str):
    """A subclass of str, like the safe strings of template engines."""

    def __str__(self) -> str:
        return "another"


class Number(int):
    """A subclass of int."""


class Color(enum.IntEnum):
    RED = 3


class Index:
    """An integer of another library."""

    def __index__(self) -> int:
        return 2**60


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (Text("hello"), "hello"),
        (Number(7), 7),
        (Color.RED, 3),
        (Index(), 2**60),
        (range(3), [0, 1, 2]),
        ((1, Index()), (1, 2**60)),
        (deque([Number(1)]), [1]),
        ({1: "a"}.keys(), [1]),
        (frozenset({5}), [5]),
        (MappingProxyType({"a": Number(1)}), {"a": 1}),
        ({1: None, "b": 0.5}, {"1": None, "b": 0.5}),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_stands_for_plain_values(given: Any, wanted: Any) -> None:
    made = to_builtins({"Value": given})
    assert made == {"Value": wanted}
    assert type(made["Value"]) is type(wanted)
    assert [*not_json(made)] == []


ODD: list[Any] = [
    b"bytes", bytearray(b"x"), Decimal("1.5"), UUID(int=5), datetime(2024, 1, 1, tzinfo=UTC),
    date(2024, 1, 1), object(), 1j, (n for n in (1, 2)),
]  # fmt: skip


@pytest.mark.parametrize("value", ODD, ids=lambda value: type(value).__name__)
def test_what_json_has_no_place_for(value: Any) -> None:
    kept = to_builtins({"A": [value]})
    assert kind_of(kept["A"][0]) == type(value).__name__
    ((path, problem, _),) = not_json(kept)
    assert path == "A[0]"
    assert problem == f"is of type {type(value).__name__}, which JSON cannot represent"


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_numbers_that_json_has_not(value: float) -> None:
    assert [v.path for v in not_json(to_builtins({"A": {"B": value}}))] == ["A.B"]


def client(server: ScriptedServer, **options: Any) -> Client:
    return Client(**KEYS, endpoint=server.endpoint, app_id=1, **options)


def test_they_are_sent_as_what_they_stand_for(server: ScriptedServer) -> None:
    server.answer(envelope(result={"MessageId": 1}))
    with client(server) as im:
        im.send_message(
            conversation_short_id=Number(2**60),
            sender=Number(7),
            content=Text("hello"),
            msg_type=10012,
            mentioned_users=range(1, 3),
        )
    sent = server.seen[0].json
    assert (sent["ConversationShortId"], sent["Sender"]) == (2**60, 7)
    assert (sent["Content"], sent["MentionedUsers"]) == ("hello", [1, 2])


def test_bytes_are_no_text_and_every_problem_has_its_path(server: ScriptedServer) -> None:
    with client(server) as im, pytest.raises(ValidationError) as caught:
        im.send_message(
            conversation_short_id=1, sender=Decimal(5), content=b"hello", msg_type=10001  # type: ignore[arg-type]
        )
    assert server.seen == []
    assert {*caught.value.violations} == {
        ("Sender", "must be a whole number, not Decimal", "sender"),
        ("Content", "must be text, not bytes", "content"),
    }


@pytest.mark.parametrize("options", [{"validate": False}, {}])
def test_unknown_fields_are_checked_too(server: ScriptedServer, options: dict[str, Any]) -> None:
    with client(server, **options) as im, pytest.raises(ValidationError) as caught:
        im.call("DoSomething", {"When": datetime(2024, 1, 1, tzinfo=UTC), "Rate": float("nan")})
    assert [violation.path for violation in caught.value.violations] == ["Rate", "When"]
    assert server.seen == []


def test_thousands_of_problems_are_one_short_line(server: ScriptedServer) -> None:
    with client(server) as im, pytest.raises(ValidationError) as caught:
        im.batch_get_conversations(conversation_short_id=["x"] * 5000)  # type: ignore[list-item]
    assert len(caught.value.violations) >= 5000
    assert len(str(caught.value)) < 1500
    assert str(caught.value).endswith(" more, see `violations`")


def test_a_request_that_is_no_json_at_all_says_so_without_a_path(server: ScriptedServer) -> None:
    body: dict[str, Any] = {}
    body["Self"] = body
    with client(server) as im, pytest.raises(ValidationError) as caught:
        im.call("DoSomething", body)
    assert str(caught.value).startswith("DoSomething: the request cannot be written as JSON")
    assert json.dumps(str(caught.value))


def test_half_a_character_is_told_with_its_path(server: ScriptedServer) -> None:
    words: Any = {"a": "ok", "b": "\ud83d"}
    with client(server) as im, pytest.raises(ValidationError) as caught:
        im.call("SomethingNew", {"Ext": words, "Names": ["x", "\udc00"]})
    assert [problem.path for problem in caught.value.violations] == ["Ext.b", "Names[1]"]
    with (
        client(server) as im,
        pytest.raises(
            ValidationError, match=r"Users\[0\]\.NickName.*contains an unpaired surrogate"
        ),
    ):
        im.register_users(users=[RegisterUserInfo(user_id=1, nick_name="\ud83d")])
    assert server.seen == []
