"""The progress of a long command: a bar on a terminal, otherwise a line every few seconds."""

from __future__ import annotations

import time
from typing import Final

from volc_sdk.cli.session import Session

_INTERVAL_S: Final = 5.0
_REDRAW_S: Final = 0.1
_WIDTH: Final = 30


class Progress:
    """Writes to the standard error how much is done.

    Args:
        unit: What is counted, in the language of the user.
        total: Number of items; None if it is not known.
        done: Number of items that were done before.
    """

    def __init__(
        self, session: Session, unit: str, total: int | None = None, done: int = 0
    ) -> None:
        self._stderr = session.stderr
        self._is_terminal = session.stderr.isatty()
        self._unit = unit
        self._total = total
        self._first = done
        self._started = time.monotonic()
        self._next = self._started + (0.0 if self._is_terminal else _INTERVAL_S)

    def show(self, done: int) -> None:
        """Show a number, unless the last one was shown a moment ago."""
        now = time.monotonic()
        if now >= self._next:
            self._next = now + (_REDRAW_S if self._is_terminal else _INTERVAL_S)
            self._write(done, now)

    def finish(self, done: int) -> None:
        """Show the last number on a terminal, and end its line."""
        if self._is_terminal:
            self._write(done, time.monotonic())
            self._stderr.write("\n")
            self._stderr.flush()

    def _write(self, done: int, now: float) -> None:
        rate = (done - self._first) / max(now - self._started, 1e-3)
        words = f"{done:,} {self._unit}, {rate:,.0f}/s"
        if self._total is not None:
            part = done / self._total if self._total else 1.0
            filled = int(part * _WIDTH)
            bar = f"[{'#' * filled}{'.' * (_WIDTH - filled)}] " if self._is_terminal else ""
            words = f"{bar}{part:.0%}, {done:,}/{self._total:,} {self._unit}, {rate:,.0f}/s"
        self._stderr.write(f"\r{words}\x1b[K" if self._is_terminal else f"{words}\n")
        self._stderr.flush()
