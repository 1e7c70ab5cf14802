"""`volcgen init`: makes a project for a service, with a sample action and a test."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

HELP: Final = "make a project for a service in a new or empty folder"
DESCRIPTION: Final = (
    "Make a project for a service in a new or empty folder: a spec with one sample action, "
    "and a test that calls it."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("name", metavar="NAME", help="name of the service, such as weather")
    parser.add_argument("--folder", metavar="FOLDER", help="folder to make (default: NAME)")
    parser.add_argument(
        "--host",
        default="open.volcengineapi.com",
        help="host of the API (default: open.volcengineapi.com)",
    )
    parser.add_argument(
        "--region", default="cn-beijing", help="region of the host (default: cn-beijing)"
    )
    parser.add_argument(
        "--version",
        metavar="DATE",
        default="2024-01-01",
        help="version of the API, a date (default: 2024-01-01)",
    )
    parser.add_argument(
        "--method",
        default="POST",
        help="HTTP method of the actions, GET or POST (default: POST)",
    )
    parser.add_argument(
        "--signing-name",
        metavar="NAME",
        help="name of the service in signatures (default: that of the service)",
    )
    parser.add_argument(
        "--languages",
        default="en,zh",
        help="languages of texts and documents: en, zh, or both (default: en,zh)",
    )


def run(options: argparse.Namespace) -> int:
    """Write the project and return 0."""
    from volcgen.init.project import new_project, project_files, write_project

    project = new_project(
        options.name,
        host=options.host,
        region=options.region,
        version=options.version,
        method=options.method,
        signing_name=options.signing_name or options.name,
        languages=options.languages,
    )
    folder = Path(options.folder or project.name)
    files = project_files(project)
    write_project(folder, files)
    print(f"made {folder.as_posix()}/ with {len(files)} files")
    print(f"next: cd {folder.as_posix()} && volcgen generate && volcgen check && pytest")
    return 0
