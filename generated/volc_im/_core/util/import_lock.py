"""What loads with the first calls, one thread at a time, and never while the process forks.

A fork copies the locks of imports that are under way in other threads, and nobody releases them in
the child: one that needs the same module would wait for ever. And msgspec ends the process when one
thread reads with a type that another is still taking in.
"""

from __future__ import annotations

import os
from threading import RLock
from typing import Final

LOADING: Final = RLock()
"""Held while modules load and while msgspec takes in types. No module takes it while it loads."""

if hasattr(os, "register_at_fork"):  # where processes are forked
    os.register_at_fork(
        before=LOADING.acquire, after_in_parent=LOADING.release, after_in_child=LOADING.release
    )
