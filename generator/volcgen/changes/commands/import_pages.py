"""`volcgen import`: reads document pages, and writes their facts into the spec or shows them."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Final

from volcgen.changes.commands.arguments import add_pages, add_target
from volcgen.config import Config
from volcgen.errors import ConfigError
from volcgen.services import check_room, one_service, service_names
from volcgen.terminal import DIFFERENCES, MESSAGES, colored

if TYPE_CHECKING:
    from volcgen.changes.facts import Reading
    from volcgen.changes.write import Written

HELP: Final = "read document pages, and write their facts into the spec"

OK: Final = 0
REFUSED: Final = 1
"""Documents that cannot be read, with --json."""
NOT_WRITTEN: Final = 2
"""Documents that cannot be read, or whose actions the spec language cannot express."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_pages(parser)
    add_target(parser)
    parser.add_argument("--json", action="store_true", help="print what was read; write nothing")
    new = parser.add_argument_group(
        "a new service", "what the documents of a service that the spec does not have may not state"
    )
    new.add_argument("--host", help="host of the API")
    new.add_argument("--region", help="default region (default: cn-beijing)")
    new.add_argument("--version", metavar="DATE", help="version of the API, a date")
    new.add_argument("--signing-name", metavar="NAME", help="name of the service in signatures")
    new.add_argument(
        "--languages", help="languages of texts and documents: en, zh, or both (default: en,zh)"
    )


def run(config: Config, options: argparse.Namespace) -> int:
    from volcgen.changes.pages import read_paths

    reading = read_paths(options.pages, sys.stdin.buffer)
    if options.json:
        from volcgen.changes.pages.as_json import as_json as reading_as_json

        print(json.dumps(reading_as_json(reading), ensure_ascii=False, indent=2))
        return REFUSED if reading.refused else OK
    from volcgen.changes.written_report import as_github, as_json, as_text, refusals_as_text

    written = _written(config, reading, options)
    if written.refused and options.format != "json":
        refusals = refusals_as_text(written.refused)
        print(colored(refusals, MESSAGES, sys.stderr), end="", file=sys.stderr)
        print("nothing was written", file=sys.stderr)
    else:
        show = {"json": as_json, "github": as_github}.get(options.format)
        text = show(written) if show else colored(as_text(written), DIFFERENCES, sys.stdout)
        print(text, end="")
    return NOT_WRITTEN if written.refused else OK


def _written(config: Config, reading: Reading, options: argparse.Namespace) -> Written:
    """Write into the service that the options name, which may be a new one."""
    from volcgen.changes.new_service import Given
    from volcgen.changes.write import write, write_new_service

    name: str | None = options.service
    given = Given(
        options.host, options.region, options.version, options.signing_name, options.languages
    )
    if name is not None and name not in service_names(config):
        check_room(config, name)
        return write_new_service(config, name, reading, given, group=options.group)
    if given != Given():
        raise ConfigError(
            "--host, --region, --version, --signing-name and --languages are for a new service, which "
            "--service names; edit service.yaml of one that exists"
        )
    config = one_service(config, name)
    return write(config, name, reading, group=options.group)
