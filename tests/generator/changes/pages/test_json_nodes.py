from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from volcgen.changes.pages.json_nodes import Malformed, Path, lines_of, node_of

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


def paths_of(value: Any, path: Path = ()) -> list[Path]:
    match value:
        case dict():
            children = list(value.items())
        case list():
            children = list(enumerate(value))
        case _:
            children = []
    found: list[Path] = []
    for key, child in children:
        found += [(*path, key), *paths_of(child, (*path, key))]
    return found


@given(values)
def test_each_key_and_element_has_the_line_on_which_it_was_written(value: Any) -> None:
    text = json.dumps(value, indent="\t")
    lines = lines_of(text)
    assert list(lines) == paths_of(value)  # one line for each, in order
    written = text.split("\n")
    for path, line in lines.items():
        shown = written[line - 1].strip()
        if isinstance(path[-1], str):
            assert shown.startswith(json.dumps(path[-1]) + ":")
    assert list(lines.values()) == sorted(lines.values())


@example('{"\\1":')
@given(st.text(alphabet='{}[]:,"\\ \n1a', max_size=60))
def test_text_that_is_not_json_does_not_raise(text: str) -> None:
    lines_of(text)


def test_an_error_has_the_path_the_values_and_the_line() -> None:
    text = '{\n "paths": {\n  "/Tag": {"in": 3}\n }\n}'
    node = node_of(json.loads(text), text).find("paths", "/Tag", "in")
    assert node is not None
    with pytest.raises(Malformed) as caught:
        node.text()
    assert caught.value.line == 3
    assert caught.value.reason == ("paths./Tag.in: expected a string that is not empty, got 3")


@pytest.mark.parametrize("number", ["20", "20.0"])
def test_an_integer_may_be_written_with_a_fraction_of_zero(number: str) -> None:
    assert node_of(json.loads(number), number).integer() == 20


@pytest.mark.parametrize("value", ["1.5", "true", '"20"', "[]", "1e400"])
def test_other_values_are_not_integers(value: str) -> None:
    with pytest.raises(Malformed, match="expected an integer"):
        node_of(json.loads(value), value).integer()


def test_an_unpaired_surrogate_is_refused_with_its_line() -> None:
    text = '{\n"a": "\\ud83d\\ude00",\n"b": "\\ud83d"}'
    with pytest.raises(Malformed, match="surrogate"):
        node_of(json.loads(text), text)
    paired = '{"a": "\\ud83d\\ude00"}'
    assert node_of(json.loads(paired), paired).members()[0][1].text() == "😀"


def test_a_name_that_cannot_be_printed_is_refused() -> None:
    text = '{"a\\u0007": 1}'
    with pytest.raises(Malformed, match="printable"):
        node_of(json.loads(text), text).members()
