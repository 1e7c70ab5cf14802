"""Checks of strings that are sent to the server, and texts of the server in messages."""

from __future__ import annotations

from typing import Final

UNPAIRED_SURROGATE: Final = "contains an unpaired surrogate, which JSON cannot represent"


def is_printable(value: str) -> bool:
    """Return whether a string is not empty, printable, and without surrounding whitespace."""
    return bool(value) and value.isprintable() and value == value.strip()


def is_printable_ascii(value: str) -> bool:
    """Return whether a string is ASCII and `is_printable`, so that a header can contain it."""
    return is_printable(value) and value.isascii()


def is_text(value: object) -> bool:
    """Return whether a value is a string without unpaired surrogates, so that it can be encoded."""
    if not isinstance(value, str):
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def one_line(text: str) -> str:
    """Return a text of a server as one line: without control characters that move a cursor.

    Each run of white space is a blank; other unprintable characters are escapes such as `\\x1b`.
    """
    line = " ".join(text.split())
    if line.isprintable():
        return line
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
        for char in line
    )
