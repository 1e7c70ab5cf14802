"""Errors as one line for users, with the exit code of their kind."""

from __future__ import annotations

from typing import Final

from .._core import errors
from .exit_codes import (
    AUTH,
    CONFIGURATION,
    CONNECTION,
    NOT_FOUND,
    OTHER,
    PARTIAL,
    QUOTA,
    SERVER,
    USAGE,
)
from .language import Language
from .program_model import Program

_CODES: Final[tuple[tuple[type[Exception], int], ...]] = (
    (errors.ConfigError, CONFIGURATION),
    (errors.ValidationError, USAGE),
    (errors.TransportError, CONNECTION),
    (errors.AuthError, AUTH),
    (errors.ClockSkewError, AUTH),
    (errors.PermissionDeniedError, AUTH),
    (errors.InvalidParameterError, USAGE),
    (errors.NotFoundError, NOT_FOUND),
    (errors.ThrottledError, QUOTA),
    (errors.ServerError, SERVER),
    (errors.ResponseDecodeError, SERVER),
    (errors.PartialFailureError, PARTIAL),
)
"""Exit code of each kind of error; the first match counts."""


def report(error: Exception, program: Program, language: Language) -> tuple[str, int]:
    """Return the line for users, and the exit code."""
    code = next((code for kind, code in _CODES if isinstance(error, kind)), OTHER)
    if isinstance(error, errors.APIError) and error.code:
        words = f"{program.name} explain {error.code}"
        advice = f"；说明见：{words}" if language == "zh" else f"; for advice: {words}"
        return f"{error}{advice}", code
    if isinstance(error, errors.SDKError):
        return " ".join([str(error), *getattr(error, "__notes__", ())]), code
    if isinstance(error, OSError):
        return (
            f"{error.strerror or error}" + (f": {error.filename!r}" if error.filename else ""),
            code,
        )
    return f"unexpected {type(error).__name__}: {error}", code
