"""`call`: call any action by its name, also one that this version does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .exit_codes import OK

if TYPE_CHECKING:
    from argparse import Namespace

    from .parser import Parser
    from .session import Session


def add_arguments(parser: Parser) -> None:
    """Add the arguments of the command."""
    add_request_arguments(parser)
    parser.option(
        "--read",
        action="store_true",
        en="the action changes nothing: repeat it after temporary failures, and do not ask",
        zh="该操作不做任何修改：临时失败后重试，且不询问",
    )


def add_request_arguments(parser: Parser) -> None:
    """Add the name of the action, its body and its version."""
    parser.argument("action", metavar="ACTION", en="name of the action", zh="操作名称")
    parser.option(
        "--body",
        default="{}",
        metavar="JSON",
        en="fields by wire names as a JSON object, or @file",
        zh="以接口字段名为键的 JSON 对象，或 @文件",
    )
    parser.option(
        "--version", metavar="DATE", en="version of the API, a date", zh="API 版本（日期）"
    )


def request_body(arguments: Namespace, session: Session) -> dict[str, Any]:
    """Return the body that `--body` gives."""
    from .values import parse_object, read_text

    return parse_object(read_text(arguments.body, session.stdin, "--body"), "--body")


def run(arguments: Namespace, session: Session) -> int:
    """Call the action and write its result, unchanged."""
    name, body = arguments.action, request_body(arguments, session)
    if arguments.dry_run:
        from .dry_run import print_call

        print_call(session, name, body, arguments.version)
        return OK
    if _may_destroy(session, name, arguments):
        session.confirm(
            session.say(
                f"{name} may delete something for good. Continue?",
                f"{name} 可能会永久删除数据。是否继续？",
            )
        )
    call = session.client.call
    result = call(name, body, read=arguments.read, version=arguments.version)
    session.output.write(result.data)
    return OK


def _may_destroy(session: Session, name: str, arguments: Namespace) -> bool:
    """Return whether an action is destructive, or unknown and not said to change nothing."""
    service = session.service
    if name in service.actions:
        return service.action(name).destructive
    return not arguments.read
