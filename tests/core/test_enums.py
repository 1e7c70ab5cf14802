"""Tests of open enums."""

from __future__ import annotations

import copy
from typing import Any

import msgspec
import pytest

from volc_sdk._core.enums import CaselessStrEnum, OpenIntEnum, OpenStrEnum


class Color(OpenIntEnum):
    RED = 1


class Mood(OpenStrEnum):
    CALM = "calm"


class Device(CaselessStrEnum):
    PHONE = "Phone"


def test_known_values_are_members() -> None:
    assert Color(1) is Color.RED
    assert Mood("calm") is Mood.CALM
    assert not Color.RED.is_unknown


class Signal(OpenIntEnum):
    UNKNOWN_7 = 1


class Weather(OpenStrEnum):
    UNKNOWN = "?"


@pytest.mark.parametrize(("known", "other"), [(Signal.UNKNOWN_7, 7), (Weather.UNKNOWN, "wild")])
def test_a_known_value_may_have_the_name_of_unknown_ones(known: Any, other: Any) -> None:
    assert not known.is_unknown
    assert not copy.deepcopy(known).is_unknown
    assert type(known)(other).is_unknown
    assert type(known)(other) != known


@pytest.mark.parametrize(
    ("enum", "value", "name"), [(Color, 7, "UNKNOWN_7"), (Mood, "wild", "UNKNOWN")]
)
def test_unknown_values_become_members(enum: Any, value: Any, name: str) -> None:
    member = enum(value)
    assert (member, member.value, member.name) == (value, value, name)
    assert member.is_unknown
    assert [each.name for each in enum] == [next(iter(enum)).name], "the enum itself does not grow"
    assert copy.deepcopy(member) == member


@pytest.mark.parametrize(
    ("enum", "value"), [(Color, "1"), (Color, True), (Color, 1.5), (Mood, 5), (Mood, None)]
)
def test_values_of_other_types_are_errors(enum: Any, value: Any) -> None:
    if value is True:  # equal to 1
        assert enum(value) is Color.RED
        return
    with pytest.raises(ValueError, match="is not a valid"):
        enum(value)


@pytest.mark.parametrize("text", ["phone", "PHONE", "Phone"])
def test_case_does_not_matter_in_a_caseless_enum(text: str) -> None:
    assert Device(text) is Device.PHONE
    assert Device("tablet").is_unknown


def test_members_format_as_their_values() -> None:
    assert (str(Color.RED), f"{Color.RED:03}") == ("1", "001")
    assert (str(Mood.CALM), f"{Mood.CALM:>6}") == ("calm", "  calm")


def test_msgspec_decodes_unknown_values() -> None:
    assert msgspec.json.decode(b"[1, 9]", type=list[Color]) == [1, 9]
    assert msgspec.json.encode([Color.RED, Color(9)]) == b"[1,9]"
