"""Convert values of users to types that JSON has, and find values that JSON has no type for.

msgspec by itself would write bytes as base64, and dates, UUIDs and decimals as text. A caller who
passes them for a text field has made a mistake, so they are reported instead.
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
from ..util.text_checks import UNPAIRED_SURROGATE, is_text
from ..util.typeguards import is_list, is_mapping
from .fields import Field, fields_of
from .types import Array, Map, Object, Type


class NoJSON:
    """Placeholder of a value that JSON has no type for.

    Not a dataclass, because msgspec would convert one.
    """

    __slots__ = ("kind",)

    def __init__(self, kind: str) -> None:
        self.kind = kind
        """Name of the type of the value."""


def kind_of(value: object) -> str:
    """Return the name of the type of a value, for an error message."""
    return value.kind if isinstance(value, NoJSON) else type(value).__name__


def not_json(
    value: object, type_: Type | None = None, path: str = "", name: str = ""
) -> Iterator[Violation]:
    """Yield a violation for each value in a body in wire form that JSON cannot represent.

    Args:
        value: The body, or a value inside of it.
        type_: Its type, which has the Python names of fields; None if it is unknown.
        path: Its path by wire names.
        name: Its path by Python names; empty if it is unknown.
    """
    if is_mapping(value):
        for key, item in value.items():
            field = _field(type_, key)
            inner = type_.value if isinstance(type_, Map) else field and field.type
            known = key if isinstance(type_, Map) else field and field.name
            yield from not_json(
                item,
                inner or None,
                f"{path}.{key}" if path else key,
                (f"{name}.{known}" if path else known) if known and (name or not path) else "",
            )
    elif is_list(value):
        item_type = type_.item if isinstance(type_, Array) else None
        for index, item in enumerate(value):
            yield from not_json(
                item, item_type, f"{path}[{index}]", f"{name}[{index}]" if name else ""
            )
    elif isinstance(value, float) and not isfinite(value):
        yield Violation(path, f"is {value}, which JSON cannot represent", name)
    elif isinstance(value, str) and not is_text(value):
        yield Violation(path, UNPAIRED_SURROGATE, name)
    elif value is not None and not isinstance(value, bool | int | float | str):
        yield Violation(path, f"is of type {kind_of(value)}, which JSON cannot represent", name)


def _field(type_: Type | None, wire_name: str) -> Field | None:
    fields = fields_of(type_.struct) if isinstance(type_, Object) else ()
    return next((field for field in fields if field.wire_name == wire_name), None)


def _convert(value: Any) -> Any:
    if isinstance(value, str):
        return str.__str__(value)
    to_list = getattr(value, "tolist", None)
    if callable(to_list):  # arrays and numbers of NumPy, and of libraries like it
        return to_list()
    if hasattr(value, "__index__"):
        return int(operator.index(value))
    if isinstance(value, Mapping):
        return dict(cast("Any", value))
    # A generator is not a Collection: it can be read only once, and a body may be read twice.
    return [*value] if isinstance(value, Collection) else NoJSON(type(value).__name__)


_KEPT: Final = (
    bytes, bytearray, memoryview, datetime, date, time, timedelta, UUID, Decimal, NoJSON,
)  # fmt: skip
_to_builtins: Final = partial(
    msgspec.to_builtins, str_keys=True, builtin_types=_KEPT, enc_hook=_convert
)


def to_builtins(value: object) -> Any:
    """Return a body in wire form: dicts, lists, texts and numbers.

    Subclasses of str and int, numbers and arrays of other libraries, and collections of any kind are
    converted. Values of other types are kept, and `not_json` finds them. The items of sets are sorted,
    because sets of text would have another order in each process.
    """
    try:
        return _to_builtins(value, order="deterministic")
    except TypeError:  # the items of a set cannot be compared
        return _to_builtins(value)
