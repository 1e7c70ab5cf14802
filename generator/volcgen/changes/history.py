"""Writes spec/<service>/releases.yaml. Comments and texts edited by hand are kept."""

from __future__ import annotations

from io import StringIO
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from volcgen.spec.releases import Release
from volcgen.typeguards import is_list, is_mapping, is_tuple

_HEAD: Final = """\
# yaml-language-server: $schema=../schema.json
# Written by `volcgen release`. The texts can be edited; `volcgen generate` then updates the changelog.
releases: []
"""
_WIDE: Final = 1_000_000  # each text on one line


def with_release(text: str | None, release: Release) -> bytes:
    """Return the content of releases.yaml with a release added at the top.

    `text` is the present content, which is valid, or None if there is no file.
    """
    yaml: Any = YAML()  # its types are incomplete
    yaml.width = _WIDE
    yaml.preserve_quotes = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    data = yaml.load(_HEAD if text is None else text)
    data["releases"].insert(0, _quoted(release.model_dump(by_alias=True, exclude_defaults=True)))
    data["releases"].fa.set_block_style()
    stream = StringIO()
    yaml.dump(data, stream)
    return stream.getvalue().encode()


def _quoted(value: Any) -> Any:
    """Return plain data whose texts are written in quotes, so that YAML reads each as text."""
    if isinstance(value, str):
        return DoubleQuotedScalarString(value)
    if is_mapping(value):
        return {key: _quoted(item) for key, item in value.items()}
    if is_list(value) or is_tuple(value):
        return [_quoted(item) for item in value]
    return value
