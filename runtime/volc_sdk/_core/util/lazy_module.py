"""Modules that are imported on first use, so that creating a client stays cheap."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import Any

from .import_lock import IMPORT_LOCK


class LazyModule(ModuleType):
    """A proxy that imports a module on the first attribute access and then behaves like it.

    An import statement in a function would do the same, but costs a microsecond on every call.
    """

    def __init__(self, name: str, package: str) -> None:
        super().__init__(name)
        self._target = name, package

    def __getattr__(self, name: str) -> Any:
        # Python calls this only for names that are not set yet.
        with IMPORT_LOCK:
            module = import_module(*self._target)
        vars(self).update(vars(module))
        # Attribute access is twice as fast on a module whose class has no `__getattr__`.
        object.__setattr__(self, "__class__", ModuleType)
        return getattr(module, name)
