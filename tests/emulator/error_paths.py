"""Paths in error texts of the emulator: each names a field of the action."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from volc_im._core.schema.fields import fields_of
from volc_im._core.schema.types import Array, Map, Object, Type
from volc_im.service import SERVICE

# A path ends at a colon and a blank; the key of a map may contain anything.
_PATH = re.compile(r"(?:^|; )([A-Za-z]\w*(?:\[[^\]]*\]|\.\w+)*): ([^;]*)")
_PART = re.compile(r"\[[^\]]*\]|\w+")


def check_paths(content: Mapping[str, Any]) -> None:
    """Fail if an error text in a reply begins with the path of a field that the action does not have."""
    action = SERVICE.actions.get(content["ResponseMetadata"]["Action"])
    if action is None:
        return
    struct = SERVICE.action(content["ResponseMetadata"]["Action"]).request
    for text in _texts(content):
        for path, problem in _PATH.findall(text):
            known = _exists(path, Object(struct))
            assert known != (problem == "is not a field of the action"), text


def _texts(content: Mapping[str, Any]) -> Iterator[str]:
    error = content["ResponseMetadata"].get("Error")
    if error and error["Code"] not in ("SignatureDoesNotMatch", "JsonParsingError"):
        yield error["Message"]
    for failed in (content.get("Result") or {}).get("FailedInfos") or []:
        yield failed["Message"]


def _exists(path: str, type_: Type) -> bool:
    for part in _PART.findall(path):
        if part.startswith("["):
            if isinstance(type_, Array):
                type_ = type_.item
            elif isinstance(type_, Map):
                type_ = type_.value
            else:
                return False
            continue
        if not isinstance(type_, Object):
            return False
        fields = {field.wire_name: field for field in fields_of(type_.struct)}
        if part not in fields:
            return False
        type_ = fields[part].type
    return True
