"""What happened to a hostile input."""

from __future__ import annotations

from typing import Final

DATA: Final = "data"
"""Accepted, and it is the same text where it arrives."""
REFUSED: Final = "refused"
"""Refused by a message or a documented exception; nothing else changed."""


class Fault(Exception):
    """Neither of these: the input did something it must not."""


def expect(condition: object, message: str) -> None:
    """Raise Fault unless a condition holds."""
    if not condition:
        raise Fault(message)
