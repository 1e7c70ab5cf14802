"""Decode JSON as servers really send it: with texts that were cut inside of a character.

One rule holds for everything that is read. A byte order mark before the JSON is ignored. Bytes that are
not UTF-8, and surrogates without their pair, are read as U+FFFD, the replacement character. All other
text is kept, so what was read can be encoded as UTF-8.
"""

from __future__ import annotations

import codecs
import re
from typing import Any, Final

import msgspec

_ESCAPE: Final = re.compile(
    rb"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    rb"|(?P<unpaired>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
    re.DOTALL,
)


def decode_json(data: bytes, type_: Any = Any) -> Any:
    """Return decoded JSON as a value of a type; raise msgspec.DecodeError or RecursionError."""
    try:
        return msgspec.json.decode(data, type=type_)
    except (msgspec.DecodeError, UnicodeDecodeError):
        repaired = repaired_json(data)
        if repaired == data:
            raise
    return msgspec.json.decode(repaired, type=type_)


def without_surrogates(text: str) -> str:
    """Return a text with U+FFFD in place of each surrogate without its pair."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def repaired_json(data: bytes) -> bytes:
    """Return JSON in which each text can be encoded; see the rule of this module."""
    text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
    return _ESCAPE.sub(_paired, text.encode())


def _paired(escape: re.Match[bytes]) -> bytes:
    return rb"\ufffd" if escape["unpaired"] else escape[0]
