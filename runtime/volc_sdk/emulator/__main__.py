"""The command line of the emulator."""

from __future__ import annotations

import argparse
import signal
import sys
from typing import TYPE_CHECKING, Final, NoReturn

from ..service import DISTRIBUTION
from .faults.faults import KINDS

if TYPE_CHECKING:
    from types import FrameType

_USAGE_ERROR: Final = 2

_DESCRIPTION: Final = """\
Run the IM service on this machine, for tests and first steps. It answers real HTTP requests,
checks their signatures as the platform does, and keeps conversations in an SQLite database.
It listens on this machine alone, and stops at Ctrl-C. /_ui is a page for a browser: conversations,
members, messages and the last requests, live. /_control takes faults, moves its clock and more."""

_EPILOG: Final = """\
example:
  %(prog)s --port 8080 --db im.sqlite --access-key AK --secret-key SK
  then give a client endpoint="http://127.0.0.1:8080", access_key="AK", secret_key="SK".

When it is ready it prints one line: IM emulator on http://127.0.0.1:8080
Its page is then at http://127.0.0.1:8080/_ui"""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        _fail(f"{message} (see --help)")


def _parser() -> argparse.ArgumentParser:
    package = __package__ or "emulator"
    parser = _Parser(
        prog=f"python -m {package}",
        description=_DESCRIPTION,
        epilog=f"{_faults()}\n{_EPILOG}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add = parser.add_argument
    add(
        "--access-key",
        required=True,
        metavar="AK",
        help="the access key that clients sign with; make one up",
    )
    add("--secret-key", required=True, metavar="SK", help="its secret key; make one up")
    add(
        "--session-token",
        metavar="TOKEN",
        help="token that requests must carry, as with temporary keys (default: none)",
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
        help="address of this machine: 127.0.0.1, ::1 or localhost (default: %(default)s)",
    )
    add(
        "--db",
        default=":memory:",
        metavar="FILE",
        help="database file, made if it is missing; %(default)s forgets all at the end (default)",
    )
    add(
        "--app-id",
        type=_app_id,
        action="append",
        default=[],
        metavar="ID",
        help="an AppId that exists; may be given several times (default: every positive one)",
    )
    add(
        "--strict-fields",
        action="store_true",
        help="refuse fields that an action does not have (default: a header names them)",
    )
    add(
        "--samples",
        action="store_true",
        help="begin with what the documents' examples name, of the AppId 661000",
    )
    add("--quotas", action="store_true", help="refuse calls beyond the documented rates")
    add(
        "--fault",
        action="append",
        default=[],
        metavar="NAME[=VALUE]:COUNT[:ACTION]",
        help="trouble for the next COUNT requests (* for all), of one action or any;"
        " may be given several times, see below",
    )
    return parser


def _faults() -> str:
    lines = [
        f"  {name if kind.value is None else f'{name}={kind.value:g}':<15} {kind.about}"
        for name, kind in KINDS.items()
    ]
    return "\n".join(("faults, with the VALUE that they have unless told:", *lines, ""))


def _app_id(text: str) -> int:
    value = int(text) if text.isascii() and text.isdigit() else 0
    if not 0 < value < 2**31:
        raise argparse.ArgumentTypeError(f"{text!r} is no AppId; use 1 to {2**31 - 1}")
    return value


def _fail(message: str) -> NoReturn:
    print(f"emulator: {message}", file=sys.stderr)
    raise SystemExit(_USAGE_ERROR)


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    # The server catches signals while it runs and raises them again when it has shut down.
    raise SystemExit(0)


def run(arguments: list[str] | None = None) -> None:
    """Serve until SIGINT or SIGTERM; exits with 2 where that cannot begin."""
    given = _parser().parse_args(arguments)
    if not given.db:
        _fail("--db is empty; give a file, or :memory:")
    try:
        from .errors import StartError
        from .server import Emulator
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing not in ("starlette", "uvicorn"):
            raise
        _fail(f'{missing} is not installed: pip install "{DISTRIBUTION}[emulator]"')
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    try:
        Emulator(
            access_key=given.access_key,
            secret_key=given.secret_key,
            session_token=given.session_token,
            app_ids=given.app_id,
            db=given.db,
            host=given.host,
            port=given.port,
            strict_fields=given.strict_fields,
            samples=given.samples,
            quotas=given.quotas,
            faults=given.fault,
        ).run(ready=lambda endpoint: print(f"IM emulator on {endpoint}", flush=True))
    except (StartError, ValueError) as error:
        _fail(str(error))


if __name__ == "__main__":
    run()
