"""The digest of everything that turns inputs into results: this package, its tools, and Python."""

from __future__ import annotations

import sys
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from volcgen import versions
from volcgen.files import content_of, files_below

PACKAGE: Final = Path(__file__).parents[1]


def tools_digest() -> str:
    """Return the digest that all keys of the cache include; raise InputError."""
    made_with = repr((sorted(versions.tool_versions().items()), sys.version))
    return sha256(f"{made_with} {_package_digest()}".encode()).hexdigest()[:32]


@cache
def _package_digest() -> str:
    hashed = sha256()
    for path in files_below(PACKAGE, "volcgen"):
        below = path.relative_to(PACKAGE).as_posix()
        content = content_of(path, f"volcgen/{below}")
        hashed.update(f"\0{below}\0{len(content)}\0".encode() + content)
    return hashed.hexdigest()
