from __future__ import annotations

import pytest

from volc_sdk._core.util.text_checks import is_printable, is_printable_ascii, is_text


@pytest.mark.parametrize(
    ("value", "printable", "ascii_"),
    [
        ("a", True, True),
        ("a b", True, True),
        ("\u94a5", True, False),
        ("", False, False),
        (" a", False, False),
        ("a\n", False, False),
        ("a\x00b", False, False),
        ("a\tb", False, False),
        ("\ud800", False, False),
    ],
)
def test_printable_strings(value: str, printable: bool, ascii_: bool) -> None:
    assert is_printable(value) is printable
    assert is_printable_ascii(value) is ascii_


@pytest.mark.parametrize(
    ("value", "expected"),
    [("", True), ("\U0001f600", True), ("\ud83d", False), ("a\udc00", False), (b"a", False)],
)
def test_text(value: object, expected: bool) -> None:
    assert is_text(value) is expected
