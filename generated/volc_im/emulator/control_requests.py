"""Requests of the control endpoint: decode their bodies, and refuse them with `ControlError`."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from .._core.util.json_text import decode_json

T = TypeVar("T")


class ControlError(Exception):
    """A request to the control endpoint or the web page is refused."""

    def __init__(self, status: int, message: str, zh: str = "") -> None:
        super().__init__(message)
        self.status = status
        """HTTP status."""
        self.message = message
        self.zh = zh
        """The message in Chinese, for people at the page; empty if there is none."""


def decode_body(raw: bytes, kind: type[T]) -> T:
    """Return the JSON body of a control request as a struct; raise ControlError."""
    try:
        decoded: T = decode_json(raw or b"{}", kind)
    except (msgspec.DecodeError, RecursionError) as error:
        raise ControlError(400, f"the body is not as expected: {error}") from None
    return decoded
