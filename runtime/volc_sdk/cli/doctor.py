"""`doctor`: check what a call needs, from the keys to the quota, and advise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .exit_codes import OK

if TYPE_CHECKING:
    from argparse import Namespace

    from .parser import Parser
    from .session import Session


def add_arguments(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.option(
        "--no-call",
        action="store_true",
        en="make no signed call; the network is still checked",
        zh="不发起签名调用，仍检查网络",
    )


def run(arguments: Namespace, session: Session) -> int:
    """Write one row per check; return the exit code of the first that failed."""
    from .checks import Checks

    findings = Checks(session, makes_call=not arguments.no_call).findings()
    session.output.items(
        {
            "Check": each.check,
            "Status": "ok" if each.code == OK else "failed",
            "Detail": each.detail,
            "Advice": each.advice,
        }
        for each in findings
    )
    return next((each.code for each in findings if each.code != OK), OK)
