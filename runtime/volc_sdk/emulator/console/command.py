"""The command line of the console for the real service."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import NoReturn

from ..._core.service import ServiceModel

_USAGE_ERROR = 2
_CANCELLED = 130

_DESCRIPTION = """\
Serve a page on this machine that builds, signs and sends requests to {title}, with the credentials
that a client uses: environment variables, OIDC token, CLI profile, files, ECS role. Keys never reach
the browser. Actions that write ask for confirmation. It stops at Ctrl-C."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        _fail(f"{message} (see --help)")


def run(service: ServiceModel, arguments: Sequence[str], prog: str) -> None:
    """Serve the console until SIGINT or SIGTERM; exit with status 2 if it cannot start.

    Args:
        service: The service to call.
        arguments: Arguments of the command.
        prog: The command, for the help.
    """
    options = _parser(service, prog).parse_args(arguments)
    try:
        import uvicorn

        from ..._core.errors import ConfigError
        from ..errors import StartError
        from ..server import open_listener
        from ..server_run import endpoint_of
        from .real_service import RealConsole
    except ModuleNotFoundError as error:
        _fail(f"{error.name} is missing; run: pip install '{service.distribution}[emulator]'")
    given = {name: getattr(options, name) for name in ("profile", "region", "endpoint")}
    try:
        app = RealConsole(
            service,
            {name: value for name, value in given.items() if value is not None},
            read_only=options.read_only,
        )
        listener = open_listener("127.0.0.1", options.port, allow_remote=False)
    except (ConfigError, StartError) as error:
        _fail(str(error))
    print(f"{service.title} console on {endpoint_of(listener)}{app.path}", flush=True)
    config = uvicorn.Config(
        app, lifespan="off", ws="none", log_config=None, access_log=False, server_header=False
    )
    try:
        uvicorn.Server(config).run(sockets=[listener])
    except KeyboardInterrupt:
        raise SystemExit(_CANCELLED) from None
    finally:
        listener.close()


def _parser(service: ServiceModel, prog: str) -> argparse.ArgumentParser:
    parser = _Parser(
        prog=prog,
        description=_DESCRIPTION.format(title=service.title),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("--port", type=int, default=0, help="TCP port (default: any free one)")
    add("--read-only", action="store_true", help="refuse actions that write")
    add("--profile", help="profile of the CLI, which supplies the keys and the region")
    add("--region", help=f"one of {', '.join(service.hosts)}")
    add("--endpoint", metavar="URL", help="URL in place of the region's host")
    return parser


def _fail(message: str) -> NoReturn:
    print(f"console: {message}", file=sys.stderr)
    raise SystemExit(_USAGE_ERROR)
