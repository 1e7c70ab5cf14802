"""Formats Python with black, in several processes if there is much to format."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from volcgen.view.text import LINE_LENGTH

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Formatter = Callable[[str], Callable[[], str]]
"""Starts to format a text, and returns a function that returns the result."""

_PARALLEL_FROM: Final = 250_000
"""Number of characters above which several processes format: with fewer, one process is done
before others have started and imported black."""
_FEWEST_TEXTS: Final = 4
"""A text is formatted by one process, so others do not help with few large ones."""
_MOST_PROCESSES: Final = 8


def format_python(text: str) -> str:
    """Return the text in black's style. The injection check replaces black's own check."""
    import black
    from black.mode import TargetVersion
    from black.report import NothingChanged

    targets = {TargetVersion[f"PY3{minor}"] for minor in range(11, 15)}
    mode = black.Mode(target_versions=targets, line_length=LINE_LENGTH)
    try:
        return black.format_file_contents(text, fast=True, mode=mode)
    except NothingChanged:
        return text


@contextmanager
def formatter() -> Generator[Formatter]:
    """Provide a formatter. It starts processes when it has been given enough text."""
    texts = _Texts()
    try:
        yield texts.start
    finally:
        texts.close()


class _Text:
    """A text to format: in another process if it was submitted, otherwise in this one by `result`."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._future: Future[str] | None = None
        self._is_done = False

    def submit(self, pool: ProcessPoolExecutor) -> None:
        if not self._is_done:
            self._future = pool.submit(format_python, self._text)

    def result(self) -> str:
        self._is_done = True
        return format_python(self._text) if self._future is None else self._future.result()


class _Texts:
    """Collects texts, and submits them to other processes once there are enough characters."""

    def __init__(self) -> None:
        self._characters = 0
        self._processes = min(os.cpu_count() or 1, _MOST_PROCESSES)
        self._waiting: list[_Text] = []
        self._pool: ProcessPoolExecutor | None = None

    def start(self, content: str) -> Callable[[], str]:
        text = _Text(content)
        if self._pool is not None:
            text.submit(self._pool)
        elif self._processes > 1:
            self._waiting.append(text)
            self._characters += len(content)
            if self._characters >= _PARALLEL_FROM and len(self._waiting) >= _FEWEST_TEXTS:
                self._start_pool()
        return text.result

    def _start_pool(self) -> None:
        self._pool = _process_pool(self._processes)
        for text in self._waiting:
            text.submit(self._pool)
        self._waiting.clear()

    def close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


def _process_pool(processes: int) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Spawned, because a fork of a process with threads may hang.
    return ProcessPoolExecutor(processes, get_context("spawn"), _start_process)


def _start_process() -> None:
    """Ignore Ctrl-C, which the main process handles, and collect garbage rarely."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(50_000)
