from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from volcgen.changes.pages.lenient_json import NotAnExampleError, read_example

values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"AppId": 000042}', {"AppId": 42}),
        ('{"A": [1, 2,], "B": 1,}', {"A": [1, 2], "B": 1}),
        ('{"Url: "http://x.com", "B": 1}', {"Url": "http://x.com", "B": 1}),
        ('{"A": "x,\n"B": 1}', {"A": "x", "B": 1}),
        ('{"A": 1, // one\n "B": 2 # two\n}', {"A": 1, "B": 2}),
        ('{"A": /* one */ 1}', {"A": 1}),
        ('{A: true, B: no}', {"A": True, "B": "no"}),
        ('{"A": [1, ...], ...}', {"A": [1]}),
        ('{"s:k": "v", "n": null,}', {"s:k": "v", "n": None}),
        ('{"A": 1 "B": 2}', {"A": 1, "B": 2}),
    ],
)  # fmt: skip
def test_examples_that_are_not_json(text: str, value: Any) -> None:
    assert read_example(text) == value


@pytest.mark.parametrize(
    "text", ["", "{", "[1", '{"A"', "{1: 2}", "[" * 200, "{} {}", '{"A": /* 1}']
)
def test_text_that_cannot_be_read(text: str) -> None:
    with pytest.raises(NotAnExampleError):
        read_example(text)


@given(values)
def test_every_json_value_is_read_as_it_is(value: Any) -> None:
    assert read_example(json.dumps(value)) == value
    assert read_example(f"[{json.dumps(value, ensure_ascii=False)},]") == [value]


@given(st.text(alphabet='{}[]",:x1 \n\\/*#', max_size=60))
def test_no_text_raises_another_error(text: str) -> None:
    try:
        read_example(text)
    except NotAnExampleError:
        return
