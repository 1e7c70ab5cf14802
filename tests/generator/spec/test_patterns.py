"""Tests of patterns: what Python and JSON Schema have in common."""

from __future__ import annotations

import re

import pytest

from volcgen.spec.patterns import matches, pattern_problem


@pytest.mark.parametrize(
    "pattern",
    ["[a-z]+", r"a\.b", r"[^\]^$]*", "(?:a|b){2,3}", r"\d+-\w+", "[]^$]", r"\$\^", "(a|b)*?"],
)
def test_valid_patterns(pattern: str) -> None:
    assert pattern_problem(pattern) == ""
    assert re.compile(f"^(?:{pattern})$")


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("[a-", "it is not a regular expression"),
        ("^a", "remove `^`"),
        ("a|b$", "remove `$`"),
        ("(?i)a", "`(?i` is not portable"),
        ("(?P<n>a)", "`(?P` is not portable"),
        ("(?=a)b", "`(?=` is not portable"),
        (r"\Aa", "`\\A` is not portable"),
        (r"(a)\1", "`\\1` is not portable"),
    ],
)
def test_other_patterns(pattern: str, problem: str) -> None:
    assert problem in pattern_problem(pattern)


def test_the_whole_text_is_matched() -> None:
    assert matches("a|bc", "bc")
    assert not matches("a|bc", "bcd")
    assert not matches("a", "a\n")
