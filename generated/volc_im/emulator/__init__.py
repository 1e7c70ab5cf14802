# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""An emulator of the service for tests and first steps: real HTTP, signatures and an SQLite database.

In a test, within the process:

    with Emulator(access_key="AK", secret_key="SK") as server:
        client = Client(endpoint=server.endpoint, access_key="AK", secret_key="SK")

As a process: `python -m volc_im.emulator --help`. Requires the extra `emulator`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core.lazy_exports import lazy_exports
from ..service import SERVICE

if TYPE_CHECKING:
    from .emulator import Emulator
    from .errors import StartError

__all__ = ["Emulator", "StartError"]

# Lazy, so that the command line can report a missing extra.
if not TYPE_CHECKING:  # mypy would accept any name
    __getattr__ = lazy_exports(
        __name__,
        {"Emulator": ".emulator", "StartError": ".errors"},
        extras=dict.fromkeys(("starlette", "uvicorn"), f"{SERVICE.distribution}[emulator]"),
    )


def __dir__() -> list[str]:
    return list(__all__)
