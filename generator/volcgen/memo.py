"""A memo of the last run that found everything as it should be, by content alone.

It answers the most frequent question, "is anything different?", without reading a single spec file
as YAML. One digest covers the spec, the templates, the output, this package and the tools; it lies
outside of git. `--full` does not look at it.
"""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path
from typing import Final

from volcgen import tools
from volcgen.config import Config
from volcgen.tree import read_tree

_MEMO: Final = ".volcgen/same"


def known_same(config: Config, inputs: str) -> int | None:
    """The number of files of the output if exactly this was found the same before, else None.

    `inputs` is `fingerprint_of_inputs`.
    """
    try:
        known = (config.root / _MEMO).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return None
    fingerprint, count = _fingerprint(config, inputs)
    return count if known == fingerprint else None


def fingerprint_of_inputs(config: Config) -> str:
    """What a run starts from; `remember_same` wants it unchanged at the end."""
    hashed = sha256(repr((sorted(tools.tool_versions().items()), sys.version)).encode())
    for folder in (
        Path(__file__).parent,
        config.spec,
        config.templates,
        config.runtime,
        config.services,
    ):
        # Not as `read_tree` does: a group may be named `build`, and a link be followed.
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc" and path != config.spec / "schema.json":
                content = path.read_bytes()
                shown = path.relative_to(folder).as_posix()
                hashed.update(f"\0{shown}\0{len(content)}\0".encode() + content)
    return hashed.hexdigest()


def remember_same(config: Config, started_with: str) -> None:
    """Note that everything is as it should be now, unless somebody edited the spec or a template
    meanwhile. A memo that cannot be written is no harm."""
    if fingerprint_of_inputs(config) != started_with:
        return
    try:
        path = config.root / _MEMO
        path.parent.mkdir(exist_ok=True)
        path.write_text(_fingerprint(config, started_with)[0], encoding="ascii")
    except OSError:
        return


def _fingerprint(config: Config, inputs: str) -> tuple[str, int]:
    hashed = sha256(inputs.encode())
    schema = config.spec / "schema.json"
    hashed.update(schema.read_bytes() if schema.is_file() else b"")
    output = read_tree(config.output)
    for shown, content in sorted(output.items()):
        hashed.update(f"\1{shown}\0{len(content)}\0".encode() + content)
    return hashed.hexdigest(), len(output)
