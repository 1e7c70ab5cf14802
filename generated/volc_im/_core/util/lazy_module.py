"""Modules that load when they are first used: making a client is to cost little."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import Any

from .import_lock import LOADING


class LazyModule(ModuleType):
    """Stands for a module until something of it is asked for; from then on it is one like it.

    An import inside of a function would do as well, but costs a microsecond with every call.
    """

    def __init__(self, name: str, package: str) -> None:
        super().__init__(name)
        self._lazy = name, package

    def __getattr__(self, name: str) -> Any:
        # Asked for what is not here alone: with the first name, and for a name that there is not.
        with LOADING:
            module = import_module(*self._lazy)
        vars(self).update(vars(module))
        # Python looks names up twice as fast in a module that has no `__getattr__`.
        object.__setattr__(self, "__class__", ModuleType)
        return getattr(module, name)
