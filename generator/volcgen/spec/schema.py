"""Writes spec/schema.json, the spec language as JSON Schema for editors."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from pydantic.json_schema import models_json_schema

from volcgen.spec.accepted import Accepted
from volcgen.spec.callbacks import Callbacks
from volcgen.spec.definitions import Action, Errors, Service, Structs
from volcgen.spec.nodes import Node
from volcgen.spec.releases import Releases
from volcgen.spec.types import SCALARS, STRUCT_NAME
from volcgen.typeguards import is_list, is_mapping

# The key that identifies each kind of file.
KINDS: dict[str, type[Node]] = {
    "action": Action,
    "service": Service,
    "structs": Structs,
    "errors": Errors,
    "callbacks": Callbacks,
    "releases": Releases,
    "accepted": Accepted,
}
_TYPE_PATTERN = (
    rf"^(({'|'.join(SCALARS)}|JSON Map)|(JSON Map of |Array of )+"
    rf"({'|'.join(SCALARS)}|JSON Map|{STRUCT_NAME.pattern})|Object of {STRUCT_NAME.pattern})$"
)


@cache
def schema_json() -> str:
    """Return the content of spec/schema.json."""
    _, schema = models_json_schema([(kind, "validation") for kind in KINDS.values()], by_alias=True)
    definitions: dict[str, Any] = schema["$defs"]
    definitions["FieldSpec"]["properties"]["type"]["pattern"] = _TYPE_PATTERN
    whole: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "volcgen spec file",
        "type": "object",
        "oneOf": [
            {"required": [key], "$ref": f"#/$defs/{kind.__name__}"} for key, kind in KINDS.items()
        ],
        "$defs": _simplified(definitions),
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _simplified(value: Any) -> Any:
    """Return a schema without titles, which repeat the names of properties, and with names limited
    to their patterns."""
    if is_list(value):
        return [_simplified(item) for item in value]
    if not is_mapping(value):
        return value
    kept = {k: v for k, v in value.items() if not (k == "title" and isinstance(v, str))}
    if is_mapping(kept.get("patternProperties")):
        kept["additionalProperties"] = False
    return {key: _simplified(item) for key, item in sorted(kept.items())}
