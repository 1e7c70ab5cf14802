"""`console`: serve a page on this machine that builds, signs and sends requests to the service."""

from __future__ import annotations

from argparse import Namespace

from .._core.errors import missing_extra
from ..emulator.errors import StartError
from .errors import CommandError
from .exit_codes import OK, USAGE
from .parser import Parser
from .session import Session


def add_arguments(parser: Parser) -> None:
    """Add the options of the command."""
    parser.option(
        "--port",
        type=int,
        default=0,
        metavar="PORT",
        en="TCP port; default: any free one",
        zh="TCP 端口；默认为任意空闲端口",
    )
    parser.option(
        "--read-only",
        action="store_true",
        en="refuse actions that write",
        zh="拒绝写操作",
    )


def run(arguments: Namespace, session: Session) -> int:
    """Serve the console until Ctrl-C."""
    try:
        import uvicorn

        from ..emulator.console.real_service import RealConsole
        from ..emulator.server import open_listener
        from ..emulator.server_run import endpoint_of
    except ModuleNotFoundError as error:
        if error.name not in ("starlette", "uvicorn"):
            raise
        raise missing_extra("The console", error.name, "emulator") from None
    service = session.service
    app = RealConsole(service, session.client_arguments(), read_only=arguments.read_only)
    try:
        listener = open_listener("127.0.0.1", arguments.port, allow_remote=False)
    except StartError as error:
        raise CommandError(str(error), USAGE) from None
    with listener:
        session.note(f"{service.title} console on {endpoint_of(listener)}{app.path}")
        config = uvicorn.Config(
            app, lifespan="off", ws="none", log_config=None, access_log=False, server_header=False
        )
        uvicorn.Server(config).run(sockets=[listener])
    return OK
