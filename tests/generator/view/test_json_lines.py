"""Data files read as the data that was written, whatever it contains, with a line for each key."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.project import bounded
from support.texts import TEXTS

from volcgen.view.json_lines import json_lines
from volcgen.view.text import Localized, Raw

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


@bounded(200)
@given(st.dictionaries(TEXTS, VALUES, max_size=3), st.integers(0, 3))
def test_data_read_as_they_were_written(data: dict[str, Any], depth: int) -> None:
    text = json_lines(data, depth)
    found = json.loads(text)
    assert repr(found) == repr(data)  # `==` would take 1 for True
    assert text.replace("\n", "").isprintable()


def test_objects_have_a_line_for_each_key_to_a_depth() -> None:
    data = {"a": {"b": [1, {"c": True}], "d": {}}, "e": {"f": {"g": {"h": None}}}}
    assert json_lines(data, depth=2).splitlines() == [
        "{",
        '"a": {',
        '"b": [1,{"c":true}],',
        '"d": {}',
        "},",
        '"e": {',
        '"f": {"g":{"h":null}}',
        "}",
        "}",
    ]


def test_texts_of_the_view_are_data_and_other_objects_are_refused() -> None:
    both = Localized(Raw('"a"'), Raw("一"))
    assert json.loads(json_lines({"text": both, "raw": both.en})) == {
        "text": {"en": '"a"', "zh": "一"},
        "raw": '"a"',
    }
    with pytest.raises(TypeError, match="expected data of the view, got object"):
        json_lines({"a": object()})
