"""An emulator of the service for tests and first steps: real HTTP, real signatures, SQLite behind.

In a test, within the process:

    with Emulator(access_key="AK", secret_key="SK") as server:
        client = Client(endpoint=server.endpoint, access_key="AK", secret_key="SK", app_id=1)

Or beside it: `python -m <package>.emulator --help`. Needs the extra `emulator`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .errors import StartError
    from .server import Emulator

__all__ = ["Emulator", "StartError"]

_MODULES = {"Emulator": "server", "StartError": "errors"}


# Lazy, so that the command line can name the extra where it is not installed.
if not TYPE_CHECKING:  # mypy would take any name for one that is there

    def __getattr__(name: str) -> Any:
        module = _MODULES.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module(f".{module}", __name__), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return list(__all__)
