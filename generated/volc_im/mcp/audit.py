"""Write a line of JSON for each call: who did what, with which ids, and how it ended.

A line has no keys or tokens. Sensitive fields, such as the content of messages, are masked unless the
operator asks for them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import msgspec

from .._core.schema.actions import Action
from .._core.schema.fields import fields_of
from .._core.schema.types import Object, Type, map_items
from .._core.util.typeguards import is_mapping

_MASK: Final = "***"
_STANDARD_ERROR: Final = "-"


@dataclass(frozen=True)
class AuditLog:
    """The log of one server."""

    file: str = ""
    """Path of the file, `-` for the standard error, empty for none."""
    content: bool = False
    """Write sensitive fields too."""

    def write(self, action: Action[Any] | None, body: object, facts: Mapping[str, Any]) -> None:
        """Add a line.

        Args:
            action: The action that was called.
            body: Its body in wire form; its fields are not written if it was not valid.
            facts: Further members of the line; those that are None are left out.
        """
        if not self.file:
            return
        line: dict[str, Any] = {"time": datetime.now(UTC).isoformat(timespec="milliseconds")}
        line |= {name: value for name, value in facts.items() if value is not None}
        if action is not None and is_mapping(body):
            type_ = Object(action.request)
            line["arguments"] = body if self.content else _masked(body, type_)
        text = msgspec.json.encode(line) + b"\n"
        if self.file == _STANDARD_ERROR:
            sys.stderr.write(text.decode())
            sys.stderr.flush()
            return
        # One write to a file opened for appending, so that lines of several servers do not mix.
        descriptor = os.open(self.file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(descriptor, text)
        finally:
            os.close(descriptor)

    def check(self) -> None:
        """Raise OSError if the file cannot be written."""
        if self.file and self.file != _STANDARD_ERROR:
            os.close(os.open(self.file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600))


def _masked(data: Any, type_: Type) -> Any:
    """Return data in wire form with a mask in place of sensitive fields."""
    if isinstance(type_, Object) and is_mapping(data):
        fields = {field.wire_name: field for field in fields_of(type_.struct)}
        return {
            name: (_MASK if fields[name].info.sensitive else _masked(value, fields[name].type))
            for name, value in data.items()
            if name in fields
        }
    return map_items(data, type_, _masked)
