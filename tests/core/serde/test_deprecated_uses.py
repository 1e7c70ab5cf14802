"""Deprecated fields and values that requests have, at any depth."""

from __future__ import annotations

import warnings
from typing import Annotated, Any

import pytest
from msgspec import field

from volc_sdk._core.enums import CaselessStrEnum, OpenIntEnum
from volc_sdk._core.schema.actions import Action
from volc_sdk._core.schema.fields import FieldInfo
from volc_sdk._core.schema.models import Result, Struct, WireBody
from volc_sdk._core.serde.encode import encode


class Color(OpenIntEnum, deprecated={2: "since 2026-11-27; use `RED`."}):
    RED = 1
    GREEN = 2


class Mood(CaselessStrEnum, deprecated={"wild": "since 2026-11-28."}):
    WILD = "wild"


class Part(Struct, kw_only=True, omit_defaults=True):
    old: Annotated[int | None, FieldInfo(deprecated="since 2026-01-01.")] = field(
        default=None, name="Old"
    )
    mood: Mood | None = field(default=None, name="Mood")


class Thing(Struct, kw_only=True, omit_defaults=True):
    part: Part | None = field(default=None, name="Part")
    parts: list[Part] | None = field(default=None, name="Parts")
    by_name: dict[str, Part] | None = field(default=None, name="ByName")
    colors: list[Color] | None = field(default=None, name="Colors")
    key: Annotated[str | None, FieldInfo(deprecated="since 2026-01-02.")] = field(
        default=None, name="Key"
    )


ACTION: Action[Any] = Action(
    name="Make", version="2020-12-01", doc="", access="write", qps=None, request=Thing,
    result=Result, warns=True, idempotency_field="Key",
)  # fmt: skip


def warned(request: Struct | dict[str, Any], *, validate: bool = True) -> list[str]:
    body = WireBody(request) if isinstance(request, dict) else request
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        encode(ACTION, body, validate=validate)
    assert {each.category for each in caught} <= {DeprecationWarning}
    return [str(each.message) for each in caught]


OLD = "is deprecated since 2026-01-01."
GREEN = "is GREEN, which is deprecated since 2026-11-27; use `RED`."


@pytest.mark.parametrize(
    ("request_", "messages"),
    [
        (Thing(), []),
        (Thing(part=Part(mood=None)), []),
        (Thing(part=Part(old=0)), [f"Make: part.old {OLD}"]),
        (Thing(parts=[Part(), Part(old=1), Part(old=2)]), [f"Make: parts.old {OLD}"]),
        (Thing(by_name={"a": Part(old=1)}), [f"Make: by_name.old {OLD}"]),
        (Thing(colors=[Color.RED, Color(3)]), []),
        (Thing(colors=[Color.GREEN]), [f"Make: colors {GREEN}"]),
        (Thing(key="k"), ["Make: key is deprecated since 2026-01-02."]),
        ({"Part": {"Mood": "WILD"}}, ["Make: Part.Mood is WILD, which is deprecated since 2026-11-28."]),
        ({"Colors": [2]}, [f"Make: Colors {GREEN}"]),
    ],
    ids=repr,
)  # fmt: skip
def test_each_use_warns_once(request_: Struct | dict[str, Any], messages: list[str]) -> None:
    assert warned(request_) == messages
    assert warned(request_, validate=False) == messages


@pytest.mark.parametrize(
    "body", [{"Part": 1}, {"Parts": {}}, {"ByName": []}, {"Colors": ["x", [], 2.5]}, {"Part": {"Mood": 7}}],
    ids=repr,
)  # fmt: skip
def test_other_types_are_left_to_the_validation(body: dict[str, Any]) -> None:
    assert warned(body, validate=False) == []
