"""Convert arguments of a tool to the body of a request, and check it before anything else happens."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from .._core.errors import ValidationError, Violation
from .._core.schema.actions import Action
from .._core.schema.dicts_for_structs import WireNames
from .._core.schema.fields import fields_of
from .._core.schema.types import Object, Scalar, Type, map_items
from .._core.serde.validation import violations
from .._core.util.typeguards import is_mapping, unchecked

_INTEGER: Final = re.compile(r"-?[0-9]{1,19}", re.ASCII)


def wire_body(
    action: Action[Any], arguments: Mapping[str, Any], parameters: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the body of a request by wire names, with integers in place of ids as text.

    Args:
        action: The action.
        arguments: Fields by wire names or Python names.
        parameters: Values of the client, for fields that are missing.

    Raises:
        ValidationError: The arguments break documented rules; all are listed. A key that is not a
            field is one of them, so that no id passes unseen.
    """
    if not isinstance(unchecked(arguments), Mapping):
        raise ValidationError(action.name, (Violation("", "arguments must be an object"),))
    names = WireNames(keep_unknown=False, keep_none=False)
    written = names.written(dict(arguments), action.request)
    body: dict[str, Any] = _with_integers({**parameters, **written}, Object(action.request))
    found = (*names.violations, *violations(body, action))
    if found:
        raise ValidationError(action.name, found)
    return body


def _with_integers(data: Any, type_: Type) -> Any:
    """Return data in wire form with integers in place of their texts."""
    match type_:
        case Scalar(kind="long" | "integer"):
            is_text = isinstance(data, str) and _INTEGER.fullmatch(data)
            return int(data) if is_text else data
        case Object(struct) if is_mapping(data):
            types = {field.wire_name: field.type for field in fields_of(struct)}
            return {name: _with_integers(value, types[name]) for name, value in data.items()}
        case _:
            return map_items(data, type_, _with_integers)
