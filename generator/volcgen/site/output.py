"""The output folder: one folder for each version, which is replaced as a whole, and the files above them."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from volcgen.errors import InputError, system_reason
from volcgen.export.output_file import write_file
from volcgen.problems import visible

MARK: Final = ".volcgen-site"
_MARK_TEXT: Final = (
    b"A site that `volcgen docs build` wrote. Its folders are replaced by the next build.\n"
)
LATEST: Final = "latest"
VERSION_FILE: Final = "version.txt"


def prepare(output: Path) -> None:
    """Make the folder of a site; raise InputError if it has files that are not of a site."""
    try:
        output.mkdir(parents=True, exist_ok=True)
        others = any(output.iterdir())
    except OSError as error:
        raise InputError(f"cannot write {visible(str(output))}: {system_reason(error)}") from None
    mark = output / MARK
    if others and not mark.is_file():
        raise InputError(
            f"{visible(str(output))}/ is not empty and was not written by `volcgen docs build`; "
            "choose another folder with --output, or empty it"
        )
    write_file(mark, _MARK_TEXT)


@contextmanager
def replaced_folder(folder: Path) -> Generator[Path]:
    """Give a new folder, which replaces `folder` at the end of the block unless that fails."""
    new = folder.with_name(f".{folder.name}.{os.getpid()}.new")
    old = folder.with_name(f".{folder.name}.{os.getpid()}.old")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir()
    try:
        yield new
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def write_versions(output: Path) -> None:
    """Write the list of the versions that the folder has, the latest first."""
    found = [
        (file.parent.name, file.read_text(encoding="utf-8").strip())
        for file in output.glob(f"*/{VERSION_FILE}")
    ]
    found.sort(key=lambda item: (item[0] == LATEST, _number(item[1])), reverse=True)
    listed = [{"folder": folder, "version": version} for folder, version in found]
    text = f"window.siteVersions = {json.dumps(listed)};\n"
    write_file(output / "versions.js", text.encode())


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
