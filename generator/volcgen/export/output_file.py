"""Writes one file: the whole content, or nothing."""

from __future__ import annotations

import os
from pathlib import Path

from volcgen.errors import InputError
from volcgen.problems import visible


def write_file(file: Path, content: bytes) -> None:
    """Create or replace a file; raise InputError, with an existing file unchanged, if that fails."""
    stage: Path | None = None
    try:
        if file.exists() and not file.is_file():  # such as /dev/stdout, which cannot be replaced
            file.write_bytes(content)
            return
        target = file.resolve()  # a link stays a link
        new = target.with_name(f".{target.name}.{os.getpid()}.new")
        with new.open("xb") as opened:
            stage = new
            opened.write(content)
        if target.exists():
            new.chmod(target.stat().st_mode)
        new.replace(target)
    except (OSError, ValueError) as error:
        if stage is not None:
            stage.unlink(missing_ok=True)
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"cannot write {visible(str(file))}: {reason}") from None
