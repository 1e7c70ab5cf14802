"""`emulator`: run the emulator of the service, which parses its own options."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from .exit_codes import OK, OTHER
from .program_model import Program


def main(program: Program, arguments: Sequence[str]) -> int:
    """Run the emulator until Ctrl-C; return the exit code."""
    package = f"{program.package}.emulator"

    def load() -> Any:
        return import_module(package).Emulator

    try:
        import_module(f"{package}.command").run(
            import_module(f"{package}.definition").DEFINITION,
            load,
            list(arguments),
            prog=f"{program.name} emulator",
        )
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else OTHER
    return OK
