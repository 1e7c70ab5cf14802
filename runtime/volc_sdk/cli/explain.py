"""`explain`: what an error code means and what to do; without a network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import CommandError
from .exit_codes import NOT_FOUND, OK
from .program_model import ErrorHelp

if TYPE_CHECKING:
    from argparse import Namespace

    from .parser import Parser
    from .session import Session


def add_arguments(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.argument(
        "code",
        nargs="?",
        metavar="CODE",
        en="error code or its number; without it, all codes are listed",
        zh="错误码或其编号；省略时列出全部错误码",
    )


def run(arguments: Namespace, session: Session) -> int:
    """Write the description of one code, or a list of all."""
    known: tuple[ErrorHelp, ...] = session.module("cli.error_help").ERRORS
    if arguments.code is None:
        session.output.items(_described(each, session) for each in known)
        return OK
    wanted = arguments.code.strip().lower()
    for each in known:
        if wanted in (each.code.lower(), str(each.number)):
            session.output.write(_described(each, session))
            return OK
    from .._core.schema.action_names import suggestion

    hint = suggestion(arguments.code, [each.code for each in known])
    raise CommandError(
        session.say(
            f"the documents list no error code {arguments.code!r}{hint}",
            f"文档未列出错误码 {arguments.code!r}{hint}",
        ),
        NOT_FOUND,
    )


def _described(error: ErrorHelp, session: Session) -> dict[str, Any]:
    return {
        "Code": error.code,
        **({} if error.number is None else {"Number": error.number}),
        "Exception": error.exception,
        "Meaning": error.meaning.of(session.language),
        "Remedy": error.remedy.of(session.language),
    }
