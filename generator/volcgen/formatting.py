"""Formats Python with black, in several processes if there is much to format."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import partial
from typing import Final

from volcgen.view.text import LINE_LENGTH

Formatter = Callable[[str], Callable[[], str]]
"""Starts to format a text, and returns a function that returns the result."""

_PARALLEL_FROM: Final = 250_000
"""Number of characters above which several processes format: with fewer, one process is done
before others have started and imported black."""
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
def formatter(characters: int) -> Generator[Formatter]:
    """Provide a formatter for texts of this total length."""
    processes = min(os.cpu_count() or 1, _MOST_PROCESSES)
    if characters < _PARALLEL_FROM or processes == 1:
        yield lambda text: partial(format_python, text)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Spawned, because a fork of a process with threads may hang.
    pool = ProcessPoolExecutor(processes, get_context("spawn"), _start_process)
    try:
        yield lambda text: pool.submit(format_python, text).result
    finally:
        pool.shutdown(cancel_futures=True)


def _start_process() -> None:
    """Ignore Ctrl-C, which the main process handles, and collect garbage rarely."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(50_000)
