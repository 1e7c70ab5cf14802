"""Calls that the server refuses itself."""

from __future__ import annotations


class Refused(Exception):
    """A call that was not sent: `code` is a word for programs, `advice` states what to do."""

    def __init__(self, code: str, message: str, advice: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.advice = advice
