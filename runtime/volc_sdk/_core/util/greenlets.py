"""Detection of gevent and eventlet, whose greenlets share one thread."""

from __future__ import annotations

import sys


def patched_by() -> str | None:
    """Return the library that replaced the sockets of this process by cooperative ones, or None.

    A native library that waits for a reply does not know greenlets: it blocks all of them.
    """
    gevent = sys.modules.get("gevent.monkey")
    if gevent is not None and gevent.is_module_patched("socket"):
        return "gevent"
    eventlet = sys.modules.get("eventlet.patcher")
    if eventlet is not None and eventlet.is_monkey_patched("socket"):
        return "eventlet"
    return None
