"""`console`: serve a page that sends requests to the service; it parses its own options."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from .exit_codes import OK, OTHER
from .program_model import Program


def main(program: Program, arguments: Sequence[str]) -> int:
    """Serve the console until Ctrl-C; return the exit code."""
    service = import_module(f"{program.package}.service").SERVICE
    command = import_module(f"{program.package}.emulator.console.command")
    try:
        command.run(service, arguments, f"{program.name} console")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else OTHER
    return OK
