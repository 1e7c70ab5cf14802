"""Import of native libraries in a thread that never ends.

pyreqwest contains mimalloc 3.3, whose first heap belongs to the thread that loads the library. When
that thread has ended and a new thread reuses its memory, the next allocation crashes the process
(microsoft/mimalloc#1287). The first call of a client is often made in a short-lived thread.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from threading import Event, Thread, current_thread, main_thread


def import_in_lasting_thread(name: str) -> bool:
    """Import a module in a thread that never ends, unless it is imported already.

    In the main thread this does nothing. Exceptions are ignored: the caller's own import statement,
    which must follow, raises them again.

    Returns:
        Whether a thread was started. A forked child does not have that thread.
    """
    if name in sys.modules or current_thread() is main_thread():
        return False
    finished = Event()
    thread = Thread(
        target=_import_and_wait, args=(name, finished), name=f"{name} loader", daemon=True
    )
    thread.start()
    finished.wait()
    return True


def _import_and_wait(name: str, finished: Event) -> None:
    with suppress(Exception):
        import_module(name)
    finished.set()
    if name in sys.modules:
        Event().wait()
