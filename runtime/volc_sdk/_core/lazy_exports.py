"""Module-level `__getattr__` that imports exported names on first use.

It keeps the import of a package cheap.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def lazy_exports(
    name: str, modules: Mapping[str, str], extras: Mapping[str, str] | None = None
) -> Callable[[str], Any]:
    """Return the `__getattr__` function of a module.

    Args:
        name: Name of the exporting module (`__name__`).
        modules: For each exported name, the module that defines it, relative to the package of the
            exporting module, such as `.client`. If the last part of the module's name equals the
            exported name, the module itself is exported.
        extras: For each optional dependency, by import name, the requirement that installs it.
    """
    requirements = extras or {}

    def load(attribute: str) -> Any:
        source = modules.get(attribute)
        if source is None:
            raise AttributeError(f"module {name!r} has no attribute {attribute!r}")
        exporting = sys.modules[name]
        try:
            module = import_module(source, exporting.__package__)
        except ModuleNotFoundError as error:
            missing = (error.name or "").partition(".")[0]
            if missing not in requirements:
                raise
            from .errors import missing_extra

            raise missing_extra(attribute, missing, requirements[missing]) from None
        is_module = source.rpartition(".")[2] == attribute
        value = module if is_module else getattr(module, attribute)
        setattr(exporting, attribute, value)
        return value

    return load
