"""Differences between an expected body and an actual one, as lines of a message."""

from __future__ import annotations

import pytest

from volc_im.testing.diff import differences, differences_of_fields, shown
from volc_im.testing.matchers import ANY, matching


@pytest.mark.parametrize(
    ("expected", "actual", "lines"),
    [
        ({"A": 1}, {"A": 1}, []),
        ({"A": 1}, {"A": 2}, ["A: expected 1, got 2"]),
        ({"A": True}, {"A": 1}, ["A: expected true, got 1"]),
        ({"A": 1}, {"B": 1}, ["A: expected 1, got nothing", "B: expected nothing, got 1"]),
        ({"A": [{"B": 1}, 2]}, {"A": [{"B": 3}, 2]}, ["A[0].B: expected 1, got 3"]),
        ({"A": [[1]]}, {"A": [[1, 2]]}, ["A[0]: expected [1], got [1, 2]"]),
        ({"A": {"k": [ANY]}}, {"A": {"k": [None]}}, ["A.k[0]: expected ANY, got nothing"]),
        ({"A": matching(str.isdigit)}, {"A": "x"}, ['A: expected matching(isdigit), got "x"']),
        ({"A": ANY}, {"A": 0}, []),
    ],
)
def test_each_difference_is_a_line_with_its_path(
    expected: object, actual: object, lines: list[str]
) -> None:
    assert [*differences(expected, actual)] == lines


def test_fields_that_are_not_expected_may_have_any_value() -> None:
    assert differences_of_fields({"A": 1, "C": None}, {"A": 1, "B": 2}) == []
    assert differences_of_fields({"C": None}, {"C": 2}) == ["C: expected nothing, got 2"]


def test_long_values_are_cut() -> None:
    assert shown({"A": ["x", None, ANY]}) == '{"A": ["x", nothing, ANY]}'
    assert len(shown("x" * 1000)) == 201
