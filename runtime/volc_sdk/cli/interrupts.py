"""Hold back Ctrl-C for a moment, so that two steps happen both or not at all."""

from __future__ import annotations

import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType, TracebackType
from typing import Any, Self


class HeldInterrupts:
    """While it is entered, Ctrl-C raises KeyboardInterrupt at once, or at the end of `held`.

    In other threads than the main one it has no effect: Python raises KeyboardInterrupt in the main one.
    """

    _previous: Any = None
    _is_held = _is_pending = False

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._previous = signal.signal(signal.SIGINT, self._handle)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._previous is not None:
            signal.signal(signal.SIGINT, self._previous)

    @contextmanager
    def held(self) -> Generator[None, None, None]:
        """Hold back Ctrl-C until the end of the block."""
        self._is_held = True
        try:
            yield
        finally:
            self._is_held = False
        if self._is_pending:
            raise KeyboardInterrupt

    def _handle(self, number: int, frame: FrameType | None) -> None:
        if not self._is_held:
            raise KeyboardInterrupt
        self._is_pending = True
