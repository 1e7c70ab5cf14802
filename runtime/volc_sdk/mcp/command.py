"""The command that starts a server. It needs no optional package until the server starts."""

from __future__ import annotations

import argparse
import re
from typing import Any, Final

from .._core.client_config import parameters_or_environment
from .._core.errors import SDKError, missing_extra
from .audit import AuditLog
from .definitions import MCPDefinition
from .options import CONFIRM, DEFAULT_MAX_TOKENS, PROFILES, Options
from .texts import LANGUAGES

HELP: Final = (
    "serve tools for a language model (MCP), over the standard streams or HTTP on loopback"
)
_USAGE_ERROR: Final = 2
_ORIGIN: Final = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+", re.ASCII)


def add_arguments(parser: argparse.ArgumentParser, definition: MCPDefinition) -> None:
    """Add the options of the command."""
    add = parser.add_argument
    add(
        "--tools",
        choices=PROFILES,
        default=default_profile(definition),
        help="curated: tools for common tasks; search: three tools that find, describe and call any"
        " action; all: a tool for each action (default: %(default)s)",
    )
    writes = parser.add_mutually_exclusive_group()
    writes.add_argument(
        "--allow-writes", action="store_true", help="permit all actions (default: those that read)"
    )
    writes.add_argument(
        "--allow",
        action="append",
        default=[],
        metavar="PATTERN",
        help="permit only actions that match, such as 'Get*'; can be repeated",
    )
    for scope in definition.all_scopes:
        add(
            f"--allow-{scope.name}",
            action="append",
            default=[],
            dest=_dest(scope.name),
            metavar="PATTERN",
            help=f"permit only these ids of the kind {scope.name}, at any depth of the arguments;"
            " can be repeated (default: all)",
        )
    add(
        "--confirm",
        choices=CONFIRM,
        default="destructive",
        help="calls that a person must confirm at the client (default: %(default)s)",
    )
    add(
        "--max-tokens",
        type=_tokens,
        default=DEFAULT_MAX_TOKENS,
        metavar="N",
        help="approximate size of a result; longer ones are cut (default: %(default)s)",
    )
    add(
        "--round",
        default="",
        metavar="NAME",
        help="name that idempotency keys are derived from, for hosts that start the server again"
        " and repeat a call (default: a new one for each server)",
    )
    add(
        "--audit",
        default="",
        metavar="FILE",
        help="add a line of JSON for each call to this file, or to the standard error (-)",
    )
    add("--audit-content", action="store_true", help="write the contents of messages too")
    add("--language", choices=LANGUAGES, default="en", help="of descriptions and documents")
    add(
        "--http",
        type=_port,
        metavar="PORT",
        help="serve over HTTP on 127.0.0.1 at this port, 0 for any free one (default: over the"
        " standard streams)",
    )
    add(
        "--allow-origin",
        type=_origin,
        action="append",
        default=[],
        metavar="ORIGIN",
        help="a web page, such as http://localhost:5173, that may send requests; can be repeated",
    )
    _add_client_arguments(parser, definition)


def default_profile(definition: MCPDefinition) -> str:
    """Return the profile without an option: the task tools, or `search` if there are none."""
    return "curated" if definition.tasks else "search"


def run(definition: MCPDefinition, options: argparse.Namespace) -> int:
    """Serve; return the exit status.

    Raises:
        SDKError: The client is configured wrongly, or the extra `mcp` is not installed.
    """
    try:
        from . import serving
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing in ("mcp", "mcp_types"):
            raise missing_extra("the MCP server", missing, "mcp") from None
        raise
    values: dict[str, Any] = vars(options)
    audit = AuditLog(values["audit"], content=values["audit_content"])
    audit.check()
    names = definition.service.parameters
    parameters = parameters_or_environment({name: values[name] for name in names})
    permitted = Options(
        profile=values["tools"],
        allow_writes=values["allow_writes"],
        allow=tuple(values["allow"]),
        allow_ids={
            scope.name: tuple(values[_dest(scope.name)])
            for scope in definition.all_scopes
            if values[_dest(scope.name)]
        },
        confirm=values["confirm"],
        max_tokens=values["max_tokens"],
        round=values["round"],
        language=values["language"],
    )
    serving.run(
        definition,
        permitted,
        audit,
        {**{name: values[name] for name in ("profile", "region", "endpoint")}, **parameters},
        parameters={names[name]: value for name, value in parameters.items() if value is not None},
        port=values["http"],
        allow_origins=values["allow_origin"],
    )
    return 0


def main(definition: MCPDefinition, arguments: list[str] | None = None) -> None:
    """Parse the arguments, serve, and exit; write an error as one line."""
    package = definition.service.package
    parser = argparse.ArgumentParser(
        prog=f"python -m {package}.mcp", description=HELP, allow_abbrev=False
    )
    add_arguments(parser, definition)
    options = parser.parse_args(arguments)
    try:
        status = run(definition, options)
    except KeyboardInterrupt:
        status = 0
    except (SDKError, OSError) as error:
        parser.exit(_USAGE_ERROR, f"{parser.prog}: {error}\n")
    parser.exit(status)


def _add_client_arguments(parser: argparse.ArgumentParser, definition: MCPDefinition) -> None:
    for name in definition.service.parameters:
        option = f"--{name.replace('_', '-')}"
        parser.add_argument(option, type=int, metavar="ID", help="value of the client")
    parser.add_argument("--profile", metavar="NAME", help="profile that has keys and region")
    parser.add_argument("--region", metavar="NAME", help="region of the service")
    parser.add_argument("--endpoint", metavar="URL", help="URL in place of the region's host")


def _dest(scope: str) -> str:
    return f"allow_{scope.replace('-', '_')}"


def _tokens(text: str) -> int:
    value = int(text) if text.isascii() and text.isdigit() else 0
    if value < 100:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of at least 100")
    return value


def _port(text: str) -> int:
    value = int(text) if text.isascii() and text.isdigit() else -1
    if not 0 <= value < 65536:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port; use 0 to 65535")
    return value


def _origin(text: str) -> str:
    if not _ORIGIN.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not an origin such as http://localhost:5173")
    return text
