"""Writes the compact dump of a spec, which a release keeps in git.

It has one line for each action, struct, enum and error, so that its differences can be read. A text
is replaced by a digest, and a key that has its default is left out.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any, Final

from pydantic import BaseModel

from volcgen.changes.dumps import COMPACT_FORMAT
from volcgen.spec.files import Spec
from volcgen.spec.nodes import Text
from volcgen.typeguards import is_mapping, is_tuple

_DIGEST: Final = re.compile(r"#[0-9a-f]{10}")


def compact(spec: Spec) -> str:
    """Return the compact dump; `read_dump` reads it. Equal specs give equal texts."""
    service = _plain(spec.service.node)
    groups = service.pop("groups")
    structs = _plain(spec.structs.node)
    parts: dict[str, Any] = {
        "format": COMPACT_FORMAT,
        "service": service,
        "groups": groups,
        "actions": {file.node.action: _without_name(_plain(file.node)) for file in spec.actions},
        "structs": structs.get("structs", {}),
        "enums": structs.get("enums", {}),
        "errors_doc": spec.errors.node.doc,
        "errors": _plain(spec.errors.node)["errors"],
    }
    lines = ",\n".join(f"{_json(key)}: {_section(key, value)}" for key, value in parts.items())
    return f"{{\n{lines}\n}}\n"


def digest_of(text: Text) -> str:
    """Return the digest that replaces a text; a text from a compact dump is its own digest."""
    if text.en == text.zh and _DIGEST.fullmatch(text.en):
        return text.en
    whole = json.dumps([text.en, text.zh]).encode("ascii")
    return f"#{hashlib.sha256(whole).hexdigest()[:10]}"


def _section(key: str, value: Any) -> str:
    if key in ("format", "service", "errors_doc") or not value:
        return _json(value)
    lines = ",\n".join(f" {_json(name)}: {_json(item)}" for name, item in value.items())
    return f"{{\n{lines}\n}}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _without_name(action: dict[str, Any]) -> dict[str, Any]:
    del action["action"]
    return action


def _plain(value: Any) -> Any:
    """Return a value of the spec as JSON: without evidence and defaults, and texts as digests."""
    if isinstance(value, Text):
        return digest_of(value)
    if isinstance(value, BaseModel):
        found: dict[str, Any] = {}
        for name, info in type(value).model_fields.items():
            item = getattr(value, name)
            if name == "evidence" or item == info.get_default(call_default_factory=True):
                continue
            found[info.alias or name] = _plain(item)
        return found
    if is_mapping(value):
        return {key: _plain(item) for key, item in value.items()}
    if is_tuple(value):
        return [_plain(item) for item in value]
    return value
