from __future__ import annotations

import pytest

from volc_sdk._core.util.typeguards import is_list, is_mapping, unchecked, without_nulls


@pytest.mark.parametrize(
    ("value", "mapping", "list_"),
    [
        ({}, True, False),
        ([], False, True),
        ((1,), False, True),
        ("text", False, False),
        (None, False, False),
        ({1}, False, False),
    ],
)
def test_objects_and_arrays(value: object, mapping: bool, list_: bool) -> None:
    assert is_mapping(value) is mapping
    assert is_list(value) is list_


def test_null_members_are_removed() -> None:
    assert without_nulls({"a": None, "b": 0, "c": {"d": None}}) == {"b": 0, "c": {"d": None}}


def test_an_unchecked_value_is_the_same_object() -> None:
    value = object()
    assert unchecked(value) is value
