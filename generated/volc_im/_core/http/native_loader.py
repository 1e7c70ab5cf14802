"""Native libraries, loaded by a thread that stays.

mimalloc 3.3, which pyreqwest has in it, keeps its first heap for the thread that loads it. When that
thread has ended, and a new one gets its place in memory, the next allocation ends the process
(microsoft/mimalloc#1287). A call may well be the first thing that a short-lived thread does.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from threading import Event, Thread, current_thread, main_thread


def load(name: str) -> bool:
    """Load a module, unless it is loaded; whoever imports it afterwards sees the errors.

    Returns:
        Whether a thread had to be started, which a forked child will lack.
    """
    if name in sys.modules or current_thread() is main_thread():
        return False
    loaded = Event()
    Thread(target=_stay, args=(name, loaded), name=f"{name} stays", daemon=True).start()
    loaded.wait()
    return True


def _stay(name: str, loaded: Event) -> None:
    with suppress(Exception):
        import_module(name)
    loaded.set()
    if name in sys.modules:
        Event().wait()
