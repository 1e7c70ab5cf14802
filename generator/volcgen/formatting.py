"""black, on what is not known to be formatted already; in several processes where there is much."""

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
"""Takes a text, and gives what will return it formatted."""

# Less than this is done before another process has started and loaded black.
_MUCH: Final = 250_000
_MOST_PROCESSES: Final = 8


def format_python(text: str) -> str:
    """The text in black's style. Its own equality check is off: the shape proof stands for it."""
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
    """What formats texts of that many characters altogether."""
    processes = min(os.cpu_count() or 1, _MOST_PROCESSES)
    if characters < _MUCH or processes == 1:
        yield lambda text: partial(format_python, text)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Spawned, for a fork of a process with threads may hang; here is no more to hand over than text.
    pool = ProcessPoolExecutor(processes, get_context("spawn"), _start)
    try:
        yield lambda text: pool.submit(format_python, text).result
    finally:
        pool.shutdown(cancel_futures=True)


def _start() -> None:
    """Set up a process: Ctrl-C is for the one that a user started."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(50_000)
