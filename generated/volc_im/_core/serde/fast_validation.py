"""Fast path: validate a request with the compiled msgspec type of its model.

Nearly all requests are valid. The module `validation` finds all violations of a request, but takes
longer than signing it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec

from ..schema.actions import Action
from ..schema.fields import fields_of, fields_within
from ..schema.types import struct_of
from ..util.import_lock import IMPORT_LOCK
from .validation import broken_conditions


class FastValidator:
    """Validates the requests of one action."""

    def __init__(self, action: Action[Any]) -> None:
        self._action = action
        fields = fields_of(action.request)
        self._alternatives = [
            (field.wire_name, field.info.string_alternative, field.required)
            for field in fields
            if field.info.string_alternative
        ]
        # msgspec cannot check rules between fields. `is_valid` checks the string alternatives and the
        # conditions of the request itself; requests with other such rules, or with patterns, are left to `violations`.
        inner = (struct_of(field.type) for field in fields)
        deeper = (each for struct in inner if struct is not None for each in fields_within(struct))
        self._is_complete = not any(
            each.info.any_of_with or each.info.limits or each.info.pattern for each in fields
        ) and not any(
            each.info.any_of_with
            or each.info.limits
            or each.info.pattern
            or each.info.string_alternative
            for each in deeper
        )
        if self._is_complete:
            with IMPORT_LOCK:
                msgspec.json.Decoder(action.request)  # compiles the type

    def is_valid(self, data: Mapping[str, Any]) -> bool:
        """Return True if the body is valid, False if `violations` has to decide."""
        if not self._is_complete:
            return False
        for name, alternative, required in self._alternatives:
            if data.get(name) is not None:
                if data.get(alternative) is not None:
                    return False
            elif required and data.get(alternative) is None:
                return False
        action = self._action
        try:
            msgspec.convert(data, action.request)
        except (msgspec.ValidationError, RecursionError):
            return False
        for condition in action.conditions:
            if condition.when.holds(data):
                return not any(broken_conditions(data, action.request, action.conditions))
        return True


@cache
def fast_validator(action: Action[Any]) -> FastValidator | None:
    """Return the validator of an action; None if its fields are unknown."""
    return FastValidator(action) if fields_of(action.request) else None
