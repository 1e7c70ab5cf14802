"""The import name of the package that contains this module, and public module names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

C = TypeVar("C", bound=Callable[..., Any])

PACKAGE: Final = __name__.partition(".")[0]
"""Import name of the package."""


def public_in(module: str) -> Callable[[C], C]:
    """Return a decorator that sets `__module__` of a class or function to a public module.

    Tracebacks, pickles and `repr` then show the module that users import the class from.

    Args:
        module: Name relative to the package; empty for the package itself.
    """

    def decorate(decorated: C) -> C:
        decorated.__module__ = f"{PACKAGE}.{module}" if module else PACKAGE
        return decorated

    return decorate
