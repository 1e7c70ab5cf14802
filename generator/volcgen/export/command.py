"""`volcgen export openapi`: writes the spec in a format that other tools read."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from volcgen.changes.commands import Command
from volcgen.config import Config

HELP: Final = "write the API as an OpenAPI 3.1 document, for tools that read one"
_STANDARD_OUTPUT: Final = "-"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("into", choices=("openapi",), help="format to write")
    parser.add_argument(
        "--output",
        metavar="FILE",
        default=_STANDARD_OUTPUT,
        help="file to write, or `-` for standard output (default: -)",
    )


def run(config: Config, options: argparse.Namespace) -> int:
    """Write the document and return 0."""
    from volcgen.export.openapi import openapi
    from volcgen.export.output_file import write_file
    from volcgen.spec.load import load
    from volcgen.view.text import json_text

    text = json_text(openapi(load(config.home, config.root)))
    if options.output == _STANDARD_OUTPUT:
        print(text)
    else:
        file = Path(options.output)
        write_file(file, f"{text}\n".encode())
        print(f"wrote {file}")
    return 0


EXPORT: Final = Command("export", HELP, add_arguments, run)
