"""JSON is decoded although its texts were cut inside of a character."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from volc_sdk._core.util.json_text import decode_json, without_surrogates

BOM = b"\xef\xbb\xbf"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (rb"x\ud83d", "x\ufffd"),
        (rb"x\uDE00y", "x\ufffdy"),
        (rb"\ud83d\ud83d\ude00", "\ufffd😀"),
        (rb"\ud83d\u0041", "\ufffdA"),
        (rb"\ud83d\n", "\ufffd\n"),
        (rb"\\ud83d\ud83d", "\\ud83d\ufffd"),
        (b"x\xf0\x9f\x98", "x\ufffd"),
        (b"\xff\\ud83d\xe5\xa5\xbd", "\ufffd\ufffd好"),
    ],
)
@pytest.mark.parametrize("start", [b"", BOM], ids=["plain", "bom"])
def test_a_cut_character_is_read_as_the_replacement_character(
    start: bytes, written: bytes, read: str
) -> None:
    assert decode_json(start + b'{"a": "' + written + b'"}') == {"a": read}
    assert decode_json(start + b'{"' + written + b'": 1}') == {read: 1}


@given(st.text(st.characters(exclude_categories=())), st.booleans())
def test_what_was_read_can_be_encoded(text: str, bom: bool) -> None:
    body = (BOM if bom else b"") + json.dumps({text: [text]}).encode()
    expected = without_surrogates(text)
    assert decode_json(body) == {expected: [expected]}
    expected.encode()
    if not any("\ud800" <= char <= "\udfff" for char in text):
        assert expected == text


def test_the_type_is_checked_after_the_repair() -> None:
    assert decode_json(rb'["\ud83d"]', list[str]) == ["\ufffd"]
    with pytest.raises(msgspec.ValidationError, match=r"Expected `int`.*\$\[0\]"):
        decode_json(rb'["\ud83d"]', list[int])


@pytest.mark.parametrize(
    "data", [b"", BOM, b"{", BOM + b"{", rb'{"a":"\ud83d', b"<html>\xff", rb'"\x"']
)
def test_what_is_not_json_is_refused(data: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        decode_json(data)
