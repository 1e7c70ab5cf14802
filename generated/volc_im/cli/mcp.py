"""`mcp`: serve tools for language models, over the standard streams or over HTTP on loopback."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError, Namespace
from collections.abc import Mapping
from typing import Any, Final

from .._core.client_config import parameters_or_environment
from .._core.errors import missing_extra
from .._core.service import ServiceModel
from ..mcp.definitions import MCPDefinition
from ..mcp.options import DEFAULT_MAX_TOKENS, PROFILES, Confirm, Options
from .errors import CommandError, UsageError
from .exit_codes import OK, OTHER
from .parser import Parser
from .session import Session

_ORIGIN: Final = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+", re.ASCII)


def add_arguments(parser: Parser) -> None:
    """Add the options of the command."""
    parser.option(
        "--tools",
        choices=PROFILES,
        metavar="PROFILE",
        en="curated: tools for common tasks, the default where there are any; search: three tools that"
        " find, describe and call any action; all: a tool for each action",
        zh="curated：常用任务的工具（有则默认）；search：查找、说明、调用任意操作的三个工具；"
        "all：每个操作一个工具",
    )
    parser.option(
        "--allow-writes",
        action="store_true",
        en="permit all actions; default: those that read",
        zh="允许全部操作；默认仅允许读取",
    )
    parser.option(
        "--allow",
        action="append",
        default=[],
        metavar="PATTERN",
        en="permit only actions that match, such as 'Get*', reads or writes; can be repeated",
        zh="只允许名称匹配的操作（读或写），例如 'Get*'；可重复",
    )
    parser.option(
        "--allow-ids",
        action="append",
        default=[],
        metavar="KIND=PATTERN",
        en="permit only ids of this kind that match, at any depth of the arguments; can be repeated",
        zh="只允许该类 ID 中匹配的值，参数的任意层级均检查；可重复",
    )
    parser.option(
        "--confirm-writes",
        action="store_true",
        en="ask the person before every write, not only before destructive ones; --yes asks never",
        zh="每次写入前均请用户确认，而不只是破坏性操作；--yes 则从不询问",
    )
    parser.option(
        "--max-tokens",
        type=_tokens,
        default=DEFAULT_MAX_TOKENS,
        metavar="N",
        en=f"approximate size of a result, longer ones are cut; default: {DEFAULT_MAX_TOKENS}",
        zh=f"结果的大致长度上限，超出则截断；默认 {DEFAULT_MAX_TOKENS}",
    )
    parser.option(
        "--round",
        default="",
        metavar="NAME",
        en="name that idempotency keys are derived from, for hosts that restart the server and repeat"
        " a call; default: a new one for each server",
        zh="派生幂等键所用的名称，供会重启服务并重复调用的宿主使用；默认每个服务进程各不相同",
    )
    parser.option(
        "--audit",
        default="",
        metavar="FILE",
        en="add a line of JSON for each call to this file, or - for the standard error",
        zh="每次调用向该文件追加一行 JSON；- 表示标准错误输出",
    )
    parser.option(
        "--audit-content",
        action="store_true",
        en="write sensitive fields, such as contents of messages, to this log too",
        zh="日志中也记录消息内容等敏感字段",
    )
    parser.option(
        "--http",
        type=_port,
        metavar="PORT",
        en="serve over HTTP on 127.0.0.1 at this port, 0 for any; default: the standard streams",
        zh="通过 HTTP 在 127.0.0.1 的该端口提供服务，0 为任意端口；默认使用标准输入输出",
    )
    parser.option(
        "--allow-origin",
        type=_origin,
        action="append",
        default=[],
        metavar="ORIGIN",
        en="web page that may send HTTP requests, such as http://localhost:5173; can be repeated",
        zh="允许发送 HTTP 请求的网页来源，例如 http://localhost:5173；可重复",
    )


def run(arguments: Namespace, session: Session) -> int:
    """Serve until the client closes the streams, or until Ctrl-C."""
    from ..mcp.audit import AuditLog

    definition: MCPDefinition = session.module("mcp.definition").DEFINITION
    options = _options(arguments, session, definition)
    audit = AuditLog(arguments.audit, content=arguments.audit_content)
    try:
        audit.check()
    except OSError as error:
        raise CommandError(f"--audit {arguments.audit}: {error.strerror}", OTHER) from None
    try:
        from ..mcp import serving
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing not in ("mcp", "mcp_types"):
            raise
        raise missing_extra("The MCP server", "mcp", "mcp") from None
    service = session.service
    given = {name: getattr(arguments, name) for name in service.parameters}
    serving.run(
        definition,
        options,
        audit,
        session.client_arguments(),
        parameters=_by_wire_name(service, parameters_or_environment(service, given)),
        port=arguments.http,
        allow_origins=arguments.allow_origin,
        ready=session.note,
    )
    return OK


def _options(arguments: Namespace, session: Session, definition: MCPDefinition) -> Options:
    if arguments.allow and arguments.allow_writes:
        raise UsageError("--allow and --allow-writes exclude each other; --allow may name writes")
    if arguments.confirm_writes and arguments.yes:
        raise UsageError("--confirm-writes and --yes exclude each other")
    confirm: Confirm = "writes" if arguments.confirm_writes else "destructive"
    return Options(
        profile=arguments.tools or definition.default_profile,
        allow_writes=arguments.allow_writes,
        allow=tuple(arguments.allow),
        allow_ids=_patterns(arguments.allow_ids, definition),
        confirm="never" if arguments.yes else confirm,
        max_tokens=arguments.max_tokens,
        round=arguments.round,
        language=session.language,
    )


def _patterns(given: list[str], definition: MCPDefinition) -> dict[str, tuple[str, ...]]:
    """Return the patterns of permitted ids by kind."""
    known = [scope.name for scope in definition.all_scopes]
    found: dict[str, tuple[str, ...]] = {}
    for text in given:
        kind, _, pattern = text.partition("=")
        if kind not in known or not pattern:
            raise UsageError(
                f"--allow-ids {text!r}: expected KIND=PATTERN, where KIND is {', '.join(known)}"
            )
        found[kind] = (*found.get(kind, ()), pattern)
    return found


def _by_wire_name(service: ServiceModel, parameters: Mapping[str, Any]) -> dict[str, Any]:
    return {
        service.parameters[name].wire_name: value
        for name, value in parameters.items()
        if value is not None
    }


def _tokens(text: str) -> int:
    value = int(text) if text.isascii() and text.isdigit() else 0
    if value < 100:
        raise ArgumentTypeError(f"{text!r} is not a number of at least 100")
    return value


def _port(text: str) -> int:
    value = int(text) if text.isascii() and text.isdigit() else -1
    if not 0 <= value < 65536:
        raise ArgumentTypeError(f"{text!r} is not a port; use 0 to 65535")
    return value


def _origin(text: str) -> str:
    if not _ORIGIN.fullmatch(text):
        raise ArgumentTypeError(f"{text!r} is not an origin such as http://localhost:5173")
    return text
