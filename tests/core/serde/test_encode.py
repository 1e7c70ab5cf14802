"""Tests of encoding: idempotency keys, validation, and costs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from math import nan
from typing import Annotated, Any

import pytest
from msgspec import Meta, field

from volc_sdk._core.errors import ValidationError, Violation
from volc_sdk._core.schema.actions import Action, Quota, When
from volc_sdk._core.schema.models import Result, Struct, WireBody
from volc_sdk._core.schema.types import SentInt64
from volc_sdk._core.serde.encode import EncodedRequest, encode


class Things(Struct, kw_only=True, omit_defaults=True):
    ids: Annotated[Sequence[SentInt64], Meta(max_length=3)] = field(name="Ids")
    kind: str | None = field(default=None, name="Kind")
    key: str | None = field(default=None, name="Key")


def action(**changes: Any) -> Action[Any]:
    arguments: dict[str, Any] = {
        "name": "CreateThings", "version": "2020-12-01", "doc": "", "access": "write", "qps": None,
        "request": Things, "result": Result, "idempotency_field": "Key",
        "idempotency_derived": When(("Kind",), "single"), "quota": Quota(60, "minute", "Ids"),
    }  # fmt: skip
    return Action(**{**arguments, **changes})


def test_a_new_key_is_added() -> None:
    one, two = (encode(action(), Things(ids=[1, 2]), validate=True) for _ in range(2))
    assert json.loads(one.body) == {"Ids": [1, 2], "Key": one.key}
    assert one.key is not None
    assert len(one.key) == 32
    assert one.key != two.key
    assert (one.safe, one.cost) == (True, 2)


def test_the_key_of_the_caller_is_kept() -> None:
    encoded = encode(action(), Things(ids=[1], key="mine"), validate=True)
    assert encoded.key == json.loads(encoded.body)["Key"] == "mine"


def test_a_key_that_the_server_derives_is_not_sent() -> None:
    encoded = encode(action(), Things(ids=[1], kind="single"), validate=True)
    assert encoded.key is None
    assert json.loads(encoded.body) == {"Ids": [1], "Kind": "single"}


def test_an_action_without_a_key_is_not_safe() -> None:
    encoded = encode(action(idempotency_field="", quota=None), Things(ids=[1, 2]), validate=True)
    assert (encoded.key, encoded.safe, encoded.cost) == (None, False, 1)


def test_the_body_is_compact_utf8() -> None:
    encoded = encode(action(idempotency_field=""), Things(ids=[1], kind="群 😀"), validate=True)
    assert encoded.body == '{"Ids":[1],"Kind":"群 😀"}'.encode()


@pytest.mark.parametrize("request_", [Things(ids=[1] * 4), WireBody({"Ids": [1] * 4})], ids=repr)
def test_rules_are_checked_unless_validation_is_off(request_: Struct | WireBody) -> None:
    with pytest.raises(ValidationError) as caught:
        encode(action(), request_, validate=True)
    words = "has 4 items; at most 3 are allowed per call"
    assert caught.value.violations == (Violation("Ids", words, "ids"),)
    assert encode(action(), request_, validate=False).cost == 4


@pytest.mark.parametrize("validate", [True, False])
def test_values_that_json_cannot_represent_are_always_refused(validate: bool) -> None:
    body = WireBody({"Ids": [1], "New": {"a": [nan, Decimal(1), "\ud800"]}})
    with pytest.raises(ValidationError) as caught:
        encode(action(), body, validate=validate)
    assert [violation.path for violation in caught.value.violations] == [
        "New.a[0]", "New.a[1]", "New.a[2]",
    ]  # fmt: skip


def test_a_body_that_contains_itself_is_refused() -> None:
    data: dict[str, Any] = {"Ids": [1]}
    data["Self"] = data
    with pytest.raises(
        ValidationError, match=r"^CreateThings: the request cannot be written as JSON"
    ):
        encode(action(), WireBody(data), validate=True)


def test_the_mapping_of_the_caller_is_not_changed() -> None:
    data: dict[str, Any] = {"Ids": [1]}
    encode(action(), WireBody(data), validate=True)
    assert data == {"Ids": [1]}


def test_a_body_is_not_shown() -> None:
    encoded = EncodedRequest(b"canary", "key", True)
    assert repr(encoded) == "EncodedRequest(key='key', safe=True)"
    assert encoded.__rich_repr__() == [("key", "key"), ("safe", True)]
