"""Whether the output is up to date, without reading a spec file as YAML.

One fingerprint covers the contents of the spec, the sources, the output, this package and the versions
of the tools. It is stored after each run that left nothing to do.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Final

from volcgen.cache.store import Cache
from volcgen.cache.tools import PACKAGE, tools_digest
from volcgen.config import Config
from volcgen.digest import digest
from volcgen.files import content_of, files_below
from volcgen.tree import walk_tree

_UNIT: Final = ("up_to_date", "")
SCHEMA: Final = "spec/schema.json"
"""Stands for the schema of the spec among the files of the output."""


def files_if_up_to_date(cache: Cache, config: Config, inputs: Mapping[str, str]) -> int | None:
    """Return the number of files of the output if it is known to be up to date, else None.

    `inputs` is the result of `digests_of_inputs`.
    """
    found = {path: digest(content) for path, content in walk_tree(config.output)}
    schema = config.spec / "schema.json"
    known = found | ({SCHEMA: digest(schema.read_bytes())} if schema.is_file() else {})
    return None if cache.get(*_UNIT, _fingerprint(inputs, known)) is None else len(found)


def digests_of_inputs(config: Config) -> dict[str, str]:
    """Return the digest of everything that a run reads apart from the output; raise InputError."""
    found = {"volcgen": tools_digest()}
    # Built-in folders of a wheel are within the package.
    for folder in (folder for folder in config.inputs if not folder.is_relative_to(PACKAGE)):
        shown = config.display_path(folder)
        for path in files_below(folder, shown):
            if path != config.spec / "schema.json":
                below = f"{shown}/{path.relative_to(folder).as_posix()}"
                found[below] = digest(content_of(path, below))
    return found


def mark_up_to_date(
    cache: Cache,
    inputs: Mapping[str, str],
    used: Mapping[str, str],
    expected: Mapping[str, str],
) -> None:
    """Store that the output is up to date, unless an input changed since the run started.

    `inputs` is the result of `digests_of_inputs` at the start, and `used` has the digests of what the run
    read afterwards. `expected` has the digest of each file of the output, and of the schema of the spec.
    """
    if all(inputs.get(path, content) == content for path, content in used.items()):
        cache.put(*_UNIT, _fingerprint(inputs, expected), b"")


def _fingerprint(inputs: Mapping[str, str], outputs: Mapping[str, str]) -> str:
    return sha256(repr((sorted(inputs.items()), sorted(outputs.items()))).encode()).hexdigest()
