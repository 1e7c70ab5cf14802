"""`sign`: print a signed curl command for a call by name, and send nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .call import add_request_arguments, request_body
from .exit_codes import OK

if TYPE_CHECKING:
    from argparse import Namespace

    from .parser import Parser
    from .session import Session


def add_arguments(parser: Parser) -> None:
    """Add the arguments of the command."""
    add_request_arguments(parser)


def run(arguments: Namespace, session: Session) -> int:
    """Print the command. Its signature is valid for minutes, and anyone can send it until then."""
    from .dry_run import curl, signed_request

    body = request_body(arguments, session)
    request = signed_request(
        session,
        lambda client: client.call(arguments.action, body, read=True, version=arguments.version),
    )
    session.output.text(curl(request, masked=arguments.dry_run))
    session.note(
        session.say(
            "this command is valid for a few minutes; anyone who has it can send it until then",
            "该命令在数分钟内有效；在此期间任何持有者都可以发送",
        )
    )
    return OK
