"""Write a line to the log for each request that an emulator answers."""

from __future__ import annotations

import logging
import sys
from typing import Final

from .record import Outcome
from .signed_request import SignedRequest

_logger: Final = logging.getLogger(__name__)

_SHOWN: Final = 200
"""Characters of an error message that are shown."""


def log_request(request: SignedRequest, outcome: Outcome, duration_ms: float) -> None:
    """Log a request and its outcome, on level INFO, or WARNING if its handler noticed something."""
    level = logging.WARNING if outcome.warnings else logging.INFO
    if not _logger.isEnabledFor(level):
        return
    parts = [f"{request.method} {outcome.action or request.path}"]
    parts.append(f"{outcome.status} in {duration_ms:.1f} ms" if outcome.status else "no response")
    if outcome.fault:
        parts.append(f"fault {outcome.fault}")
    if outcome.answer == "example":
        parts.append("answered with the documented example")
    if outcome.unknown_fields:
        parts.append(f"unknown fields {', '.join(outcome.unknown_fields)}")
    parts += outcome.warnings
    if outcome.code:
        parts.append(f"{outcome.code}: {outcome.message.partition(chr(10))[0][:_SHOWN]}")
    _logger.log(level, "%s", _printable("; ".join(parts)))


def log_to_terminal() -> None:
    """Write the requests of this process's emulators to stderr."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%H:%M:%S"))
    _logger.addHandler(handler)
    _logger.setLevel(logging.INFO)


def _printable(text: str) -> str:
    """Return text without control characters, which clients could send to a terminal."""
    return "".join([each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text])
