"""Whatever is sent to whichever action: an envelope, no server error, nothing in the log."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from volc_im._core.schema.fields import fields_of
from volc_im._core.schema.types import Array, Map, Object, Scalar, Type
from volc_im.emulator import Emulator
from volc_im.service import SERVICE

from .signed_requests import ACCESS_KEY, SECRET_KEY, VERSION, RawClient

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)  # fmt: skip
LONGS = st.sampled_from((0, 1, 2, 20, -1, 2**31, 2**63 - 1, -(2**63))) | st.integers()


@pytest.fixture(scope="module")
def raw_client() -> Iterator[RawClient]:
    """A server of its own: what strangers write may be odd."""
    with Emulator(access_key=ACCESS_KEY, secret_key=SECRET_KEY) as running:
        yield RawClient(running.endpoint)


def value_of(type_: Type, depth: int) -> st.SearchStrategy[Any]:
    """Mostly what a field of the type may hold."""
    good: st.SearchStrategy[Any]
    match type_:
        case Scalar("integer" | "long"):
            good = LONGS
        case Scalar("double"):
            good = st.floats(allow_nan=False, allow_infinity=False)
        case Scalar("boolean"):
            good = st.booleans()
        case Scalar():
            good = st.text(max_size=8) | st.sampled_from(("1", "a"))
        case Array(item):
            good = st.lists(value_of(item, depth), max_size=3)
        case Map(item):
            good = st.dictionaries(st.sampled_from(("1", "2", "a", "")), value_of(item, depth))
        case Object(struct):
            good = body_of(struct, depth - 1) if depth else st.just({})
    return st.one_of(*[good] * 8, JSON)


def body_of(struct: type[msgspec.Struct], depth: int = 3) -> st.SearchStrategy[dict[str, Any]]:
    """Mostly what an action may be sent: fields that it needs are seldom left out."""
    fields = {field.wire_name: value_of(field.type, depth) for field in fields_of(struct)}
    required = {field.wire_name for field in fields_of(struct) if field.required}
    whole = st.fixed_dictionaries(
        {name: value for name, value in fields.items() if name in required},
        optional={name: value for name, value in fields.items() if name not in required},
    )
    return st.one_of(*[whole] * 4, st.dictionaries(st.sampled_from((*fields, "X")), JSON))


@pytest.mark.parametrize("action", list(SERVICE.actions))
def test_every_body_is_answered(
    action: str, raw_client: RawClient, caplog: pytest.LogCaptureFixture
) -> None:
    seen: set[int] = set()

    @settings(
        max_examples=40,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(body_of(SERVICE.action(action).request))
    def one(body: dict[str, Any]) -> None:
        if isinstance(body.get("AppId"), int) and not isinstance(body["AppId"], bool):
            body["AppId"] = 1  # most others don't exist
        answer = raw_client.call(action, body)
        seen.add(answer.status)
        metadata = answer.metadata
        assert (metadata["Action"], metadata["Version"]) == (action, VERSION)
        assert metadata["RequestId"] == answer.headers["X-Tt-Logid"]
        if answer.status == 200:
            assert isinstance(answer.json["Result"], dict)
            assert answer.headers["X-Emulator-Answer"] in ("handler", "example")
        else:
            assert answer.status == 400, answer.raw
            assert answer.code.isidentifier()
            assert answer.error["Message"]

    with caplog.at_level(logging.WARNING):
        one()
    assert not caplog.records
    assert 400 in seen
