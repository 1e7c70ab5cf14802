"""Whether the output is up to date, without reading a spec file as YAML.

One fingerprint covers the contents of the spec, the sources, the output, this package and the versions
of the tools. It is stored after each run that left nothing to do.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from volcgen.cache.store import Cache
from volcgen.cache.tools import PACKAGE, tools_digest
from volcgen.config import Config
from volcgen.files import content_of, files_below
from volcgen.tree import walk_tree

_UNIT: Final = ("up_to_date", "")


def files_if_up_to_date(cache: Cache, config: Config, inputs: str) -> int | None:
    """Return the number of files of the output if it is known to be up to date, else None.

    `inputs` is the result of `fingerprint_of_inputs`.
    """
    fingerprint, count = _fingerprint(config, inputs)
    return None if cache.get(*_UNIT, fingerprint) is None else count


def fingerprint_of_inputs(config: Config) -> str:
    """Return the fingerprint of everything that a run reads apart from the output; raise InputError."""
    hashed = sha256(tools_digest().encode())
    # Built-in folders of a wheel are within the package.
    for folder in (folder for folder in config.inputs if not folder.is_relative_to(PACKAGE)):
        shown = config.display_path(folder)
        for path in files_below(folder, shown):
            if path != config.spec / "schema.json":
                below = path.relative_to(folder).as_posix()
                content = content_of(path, f"{shown}/{below}")
                hashed.update(f"\0{below}\0{len(content)}\0".encode() + content)
    return hashed.hexdigest()


def mark_up_to_date(cache: Cache, config: Config, started_with: str) -> None:
    """Store that the output is up to date, unless an input changed since the run started."""
    if fingerprint_of_inputs(config) == started_with:
        cache.put(*_UNIT, _fingerprint(config, started_with)[0], b"")


def _fingerprint(config: Config, inputs: str) -> tuple[str, int]:
    hashed = sha256(inputs.encode())
    schema = config.spec / "schema.json"
    hashed.update(schema.read_bytes() if schema.is_file() else b"")
    count = 0
    for shown, content in walk_tree(config.output):
        count += 1
        hashed.update(f"\1{shown}\0{len(content)}\0".encode() + content)
    return hashed.hexdigest(), count
