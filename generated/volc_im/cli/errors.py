"""Errors that commands raise. `main` writes them as one line and exits with their code."""

from __future__ import annotations

from .exit_codes import OTHER, USAGE


class CommandError(Exception):
    """A command failed. The message is for users: what was expected, what was found, what to do."""

    def __init__(self, message: str, code: int = OTHER) -> None:
        super().__init__(message)
        self.code = code


class UsageError(CommandError):
    """The command line is not valid."""

    def __init__(self, message: str) -> None:
        super().__init__(message, USAGE)
