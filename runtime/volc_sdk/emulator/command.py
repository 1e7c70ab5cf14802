"""The command line of the emulator. It needs no optional package until the emulator starts."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING, Any, Final, NoReturn

from .engine_interface import EmulatorDefinition
from .errors import StartError
from .faults.faults import KINDS
from .request_log import log_to_terminal

if TYPE_CHECKING:
    from .server import BaseEmulator

_USAGE_ERROR: Final = 2

_DESCRIPTION: Final = """\
Run an emulator of {title} on this machine, for tests and first steps. It answers real HTTP
requests, verifies their signatures as the platform does, and keeps its data in an SQLite database.
By default it accepts connections from this machine only. It stops at Ctrl-C."""

_PAGE: Final = """\
Open / or /_ui in a browser: the console shows requests and data, and builds, signs and sends
requests. /_control adds faults, moves the clock and more."""

_EPILOG: Final = """\
example:
  %(prog)s --port 8080 --db emulator.sqlite --access-key AK --secret-key SK
  then create a client with endpoint="http://127.0.0.1:8080", access_key="AK", secret_key="SK".

When it is ready it prints one line: {title} emulator on http://127.0.0.1:8080"""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        _fail(f"{message} (see --help)")


def run(
    definition: EmulatorDefinition,
    load: Callable[[], type[BaseEmulator]],
    arguments: list[str] | None = None,
    prog: str = "",
) -> None:
    """Serve until SIGINT or SIGTERM; exit with status 2 if the emulator cannot start.

    Args:
        definition: The service to emulate.
        load: Returns the emulator's class, or raises ModuleNotFoundError with a message for users.
        arguments: Arguments in place of those of the process.
        prog: The command, for the help; empty for `python -m PACKAGE.emulator`.
    """
    options: dict[str, Any] = vars(_parser(definition, prog).parse_args(arguments))
    if not options["db"]:
        _fail("--db is empty; use a file name or :memory:")
    try:
        emulator = load()
    except ModuleNotFoundError as error:
        _fail(str(error))
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    ready = f"{definition.title} emulator on"
    if options.pop("log"):
        log_to_terminal()
    try:
        emulator(**options).run(ready=lambda endpoint: print(f"{ready} {endpoint}", flush=True))
    except (StartError, ValueError) as error:
        _fail(str(error))


def _parser(definition: EmulatorDefinition, prog: str = "") -> argparse.ArgumentParser:
    plugin, title = definition.plugin, definition.title
    parser = _Parser(
        prog=prog or f"python -m {definition.service.package}.emulator",
        description=f"{_DESCRIPTION.format(title=title)}\n{_PAGE}",
        epilog=f"{_faults()}\n{_EPILOG.format(title=title)}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add = parser.add_argument
    add(
        "--access-key",
        required=True,
        metavar="AK",
        help="access key that clients sign with; choose any",
    )
    add("--secret-key", required=True, metavar="SK", help="its secret key; choose any")
    add(
        "--session-token",
        metavar="TOKEN",
        help="token that requests must have, as with temporary keys (default: none)",
    )
    add(
        "--port",
        type=int,
        default=8080,
        help="TCP port, 0 for any free one (default: %(default)s)",
    )
    add(
        "--host",
        default="127.0.0.1",
        help="address to listen on: 127.0.0.1, ::1 or localhost; others, such as 0.0.0.0, require"
        " --allow-remote (default: %(default)s)",
    )
    add(
        "--allow-remote",
        action="store_true",
        help="accept connections from other machines, also to the page and to /_control, without"
        " encryption; for containers and private networks",
    )
    add(
        "--log",
        action=argparse.BooleanOptionalAction,
        default=sys.stderr.isatty(),
        help="write a line for each request to the standard error (default: if it is a terminal)",
    )
    add(
        "--db",
        default=":memory:",
        metavar="FILE",
        help="database file, created if it is missing; %(default)s keeps nothing (default)",
    )
    add(
        "--strict-fields",
        action="store_true",
        help="refuse fields that an action does not have (default: a header lists them), and what"
        " handlers warn of",
    )
    add(
        "--strict-signing",
        action="store_true",
        help="refuse signatures that the platform accepts although they break a documented rule",
    )
    add("--quotas", action="store_true", help="refuse calls that exceed the documented rates")
    add(
        "--fault",
        action="append",
        default=[],
        dest="faults",
        metavar="NAME[=VALUE]:COUNT[:ACTION]",
        help="apply a fault to the next COUNT requests (* for all), of one action or any;"
        " can be repeated, see below",
    )
    if plugin.add_samples is not None:
        add("--samples", action="store_true", help=plugin.samples_help or "add sample data")
    if plugin.add_arguments is not None:
        plugin.add_arguments(parser)
    return parser


def _faults() -> str:
    lines = [
        f"  {name if kind.value is None else f'{name}={kind.value:g}':<15} {kind.help}"
        for name, kind in KINDS.items()
    ]
    return "\n".join(("faults, with their default VALUE:", *lines, ""))


def _fail(message: str) -> NoReturn:
    print(f"emulator: {message}", file=sys.stderr)
    raise SystemExit(_USAGE_ERROR)


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    # The server catches signals while it runs, and raises them again after it has shut down.
    raise SystemExit(0)
