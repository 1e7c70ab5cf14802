"""The lock for lazy imports, which also keeps the process from forking during one.

A fork copies the import locks that other threads hold, and no thread releases them in the child: a
child that imports the same module would wait forever. Also, msgspec crashes if one thread decodes
with a type that another thread is still defining.
"""

from __future__ import annotations

import os
from importlib import import_module
from threading import RLock
from typing import Final

IMPORT_LOCK: Final = RLock()
"""Held while modules are imported lazily and while msgspec defines types. A module must not acquire
it during its own import."""

# Before a fork the hooks run in reverse order. This lock must be acquired before that of logging,
# because modules that are imported under this lock create loggers.
import_module("logging")
if hasattr(os, "register_at_fork"):  # not on Windows
    os.register_at_fork(
        before=IMPORT_LOCK.acquire,
        after_in_parent=IMPORT_LOCK.release,
        after_in_child=IMPORT_LOCK.release,
    )
