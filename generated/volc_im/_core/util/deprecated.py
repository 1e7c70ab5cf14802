"""Deprecation warnings that point at the code outside of this package."""

from __future__ import annotations

import inspect
import sys
import warnings
from collections.abc import Callable
from functools import wraps
from types import FrameType
from typing import TYPE_CHECKING, Any, Final

_PACKAGE: Final = __name__.rsplit(".", 3)[0]


def warn_caller(message: str) -> None:
    """Show a DeprecationWarning for the innermost frame outside of this package.

    In an asyncio task that a program starts with a call, that is a frame of asyncio.
    """
    level = 1
    frame = inspect.currentframe()
    while frame is not None and _is_own(frame):
        frame = frame.f_back
        level += 1
    warnings.warn(message, DeprecationWarning, stacklevel=level)


def _is_own(frame: FrameType) -> bool:
    return f"{frame.f_globals.get('__name__', '')}.".startswith(f"{_PACKAGE}.")


if TYPE_CHECKING:
    # Type checkers have this module. At run time it may be missing, and `warnings` has the decorator
    # only since Python 3.13.
    from typing_extensions import deprecated as deprecated
else:

    def deprecated(message: str) -> Callable[[Any], Any]:
        """Return a decorator of functions that warns of each call from outside of this package.

        An async function warns when it is called, not when it is awaited.
        """

        def decorate(function: Any) -> Any:
            @wraps(function)
            def wrapper(*args: Any, **kwargs: Any) -> Any:
                try:
                    if not _is_own(sys._getframe(1)):
                        warnings.warn(message, DeprecationWarning, stacklevel=2)
                    return function(*args, **kwargs)
                finally:
                    del args, kwargs  # a traceback with locals would show them

            wrapper.__deprecated__ = message
            if inspect.iscoroutinefunction(function) and sys.version_info >= (3, 12):
                return inspect.markcoroutinefunction(wrapper)
            return wrapper

        return decorate
