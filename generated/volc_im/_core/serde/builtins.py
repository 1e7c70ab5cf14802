"""What users pass, as the plain values that JSON has; what has no place in JSON is kept apart.

msgspec alone would write bytes as base64, and dates and the like as text: nobody who passes them
for a text means that.
"""

from __future__ import annotations

import operator
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from math import isfinite
from typing import Any, Final, cast
from uuid import UUID

import msgspec

from ..errors import Violation
from ..util.text_checks import is_text
from ..util.typeguards import is_list, is_mapping


class Unwritable:
    """Stands for a value that JSON has no place for. No dataclass: msgspec would write that."""

    __slots__ = ("kind",)

    def __init__(self, kind: str) -> None:
        self.kind = kind
        """Name of its type."""


def kind_of(value: object) -> str:
    """The type's name, for an error."""
    return value.kind if isinstance(value, Unwritable) else type(value).__name__


def not_json(value: object, path: str = "") -> Iterator[Violation]:
    """What a body in wire form holds that JSON has no place for; its fields are not known."""
    if is_mapping(value):
        for name, item in value.items():
            yield from not_json(item, f"{path}.{name}" if path else name)
    elif is_list(value):
        for place, item in enumerate(value):
            yield from not_json(item, f"{path}[{place}]")
    elif isinstance(value, float) and not isfinite(value):
        yield Violation(path, f"is {value}, which JSON has no number for")
    elif isinstance(value, str) and not is_text(value):
        yield Violation(path, "holds half of a character, which no text in JSON can")
    elif value is not None and not isinstance(value, bool | int | float | str):
        yield Violation(path, f"is {kind_of(value)}, which JSON has no value for")


def _stands_for(value: Any) -> Any:
    if isinstance(value, str):
        return str.__str__(value)
    if hasattr(value, "__index__"):
        return int(operator.index(value))
    if isinstance(value, Mapping):
        return dict(cast("Any", value))
    # No generators: they are used up once, and a body may be looked at again.
    return [*value] if isinstance(value, Collection) else Unwritable(type(value).__name__)


_AS_THEY_ARE: Final = (
    bytes, bytearray, memoryview, datetime, date, time, timedelta, UUID, Decimal, Unwritable,
)  # fmt: skip
plain: Final = partial(
    msgspec.to_builtins, str_keys=True, builtin_types=_AS_THEY_ARE, enc_hook=_stands_for
)
"""The body in wire form: dicts, lists, text, numbers.

Subclasses of text and integers, integers of other libraries, and collections of any kind become what
they stand for. Anything else stays, for a closer look to find.
"""
