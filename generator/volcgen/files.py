"""Lists and reads the files that a run depends on: one that cannot be read is an error, never missing."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final, NoReturn

from volcgen.errors import InputError

# Files that editors, merges and systems leave beside those of a project.
_LEFT_BEHIND: Final = re.compile(
    r"__pycache__|.*\.py[co]|\.DS_Store|\._.*|Thumbs\.db|desktop\.ini"
    r"|.*~|#.*#|\.#.*|\..*\.sw[a-z]|.*\.(?:orig|rej|bak|tmp)"
)


def is_left_behind(name: str) -> bool:
    """Return whether a file or folder of this name was left behind by a tool; it is ignored."""
    return _LEFT_BEHIND.fullmatch(name) is not None


def files_below(folder: Path, shown: str) -> list[Path]:
    """Return every file below a folder, sorted; none if the folder does not exist.

    `shown` is the path of the folder, as messages show it. Raise InputError for a folder that cannot be
    read.
    """

    def fail(error: OSError) -> NoReturn:
        _fail(folder, shown, Path(error.filename), error)

    found: list[Path] = []
    if not os.path.lexists(folder):
        return found
    for place, folders, names in os.walk(folder, onerror=fail):
        folders[:] = [name for name in folders if not is_left_behind(name)]
        for name in folders:
            if os.path.islink(os.path.join(place, name)):
                path = f"{shown}/{Path(place, name).relative_to(folder).as_posix()}"
                raise InputError(f"{path} is a symbolic link to a folder; expected a folder")
        found += [Path(place, name) for name in names if not is_left_behind(name)]
    return sorted(found)


def content_of(file: Path, shown: str) -> bytes:
    """Return the content of a file; raise InputError if it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        _fail(file, shown, file, error)


def _fail(root: Path, shown: str, path: Path, error: OSError) -> NoReturn:
    below = path.relative_to(root).as_posix()
    where = shown if below == "." else f"{shown}/{below}"
    raise InputError(f"cannot read {where}: {error.strerror}") from None
