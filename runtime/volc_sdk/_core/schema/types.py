"""Types of fields as a tree, read from the annotations of models.

Models are annotated with the aliases below. The aliases for requests have limits, which msgspec
checks. The aliases for replies have no limits, because replies are decoded leniently.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from sys import float_info
from types import UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Final,
    Literal,
    TypeAlias,
    TypeVar,
    Union,
    get_args,
    get_origin,
)

import msgspec
from msgspec import Meta

from ..enums import OpenIntEnum, OpenStrEnum
from ..util.typeguards import is_list, is_mapping

_INT64: Final = {"format": "int64"}

Int64 = Annotated[int, Meta(extra_json_schema=_INT64)]
"""Integer of 64 bits. `to_json(ids_as_str=True)` writes it as text."""
SentInt64 = Annotated[int, Meta(ge=-(2**63), le=2**63 - 1, extra_json_schema=_INT64)]
"""Integer of 64 bits in a request, without documented limits."""
SentInt32 = Annotated[int, Meta(ge=-(2**31), le=2**31 - 1)]
"""Integer of 32 bits in a request, without documented limits."""
SentFloat = Annotated[float, Meta(ge=-float_info.max, le=float_info.max)]
"""Number in a request, without documented limits. JSON has neither infinity nor NaN."""

IntEnumT = TypeVar("IntEnumT", bound=OpenIntEnum)
StrEnumT = TypeVar("StrEnumT", bound=OpenStrEnum)

V = TypeVar("V")

if TYPE_CHECKING:
    OpenInt: TypeAlias = IntEnumT | int
    OpenStr: TypeAlias = StrEnumT | str
    IdMap: TypeAlias = dict[str, V] | dict[int, V]
else:

    class OpenInt:
        """`OpenInt[Color]`: for type checkers, a member of the enum or any other integer.

        At run time it is the enum itself, which turns unknown values into members.
        """

        def __class_getitem__(cls, enum: type[Enum]) -> type[Enum]:
            return enum

    OpenStr = OpenInt

    class IdMap:
        """`IdMap[Info]`: for type checkers, a dict by ids that are integers or text.

        At run time it is a dict by text, because JSON has no other keys.
        """

        def __class_getitem__(cls, value: Any) -> Any:
            return dict[str, value]


Kind = Literal["integer", "long", "double", "string", "boolean"]
"""Scalar types of the documents. `integer` has 32 bits, `long` has 64."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A number, text or boolean with its documented limits."""

    kind: Kind
    ge: int | float | None = None
    """Least value."""
    le: int | float | None = None
    """Greatest value."""
    max_length: int | None = None
    """Greatest number of characters of a text."""
    enum: type[Enum] | None = None
    """Enum of the documented values."""
    pattern: str = ""
    """Regular expression that a whole text must match; empty if there is none."""

    @property
    def range(self) -> tuple[int | float, int | float]:
        """Least and greatest value of a number: the documented limits, or else those of its kind."""
        least, greatest = _RANGES[self.kind]
        return least if self.ge is None else self.ge, greatest if self.le is None else self.le


@dataclass(frozen=True, slots=True)
class Array:
    """A list of items of one type."""

    item: Type
    max_items: int | None = None


@dataclass(frozen=True, slots=True)
class Map:
    """A JSON object with any names, whose values have one type."""

    value: Type
    max_items: int | None = None


@dataclass(frozen=True, slots=True)
class Object:
    """A JSON object with the fields of a struct."""

    struct: type[msgspec.Struct]


Type: TypeAlias = Scalar | Array | Map | Object

_RANGES: Final[dict[Kind, tuple[int | float, int | float]]] = {
    "integer": (-(2**31), 2**31 - 1),
    "long": (-(2**63), 2**63 - 1),
    "double": (-float_info.max, float_info.max),
}
_KINDS: Final[dict[Any, Kind]] = {bool: "boolean", str: "string", float: "double", int: "integer"}


def read_type(annotation: Any, limits: Meta | None = None, pattern: str = "") -> Type:
    """Return the tree of an annotation, without the None of an optional field.

    Args:
        annotation: A resolved type hint.
        limits: Limits that the annotation itself does not have.
        pattern: Regular expression that each text must match.

    Raises:
        TypeError: No field can have this type.
    """
    metas = [] if limits is None else [limits]
    while True:
        if get_origin(annotation) is Annotated:
            metas += [each for each in annotation.__metadata__ if isinstance(each, Meta)]
            annotation = annotation.__origin__
        elif get_origin(annotation) in (Union, UnionType):
            (annotation,) = (each for each in get_args(annotation) if each is not type(None))
        else:
            return _read(annotation, metas, pattern)


def _read(python: Any, metas: list[Meta], pattern: str) -> Type:
    """Return the tree of a type; a limit is taken from the first of `metas` that has it."""
    max_length = _first(metas, "max_length")
    origin = get_origin(python)
    if isinstance(origin, type):
        *_, item = get_args(python)
        if issubclass(origin, Mapping):
            return Map(read_type(item, pattern=pattern), max_length)
        if issubclass(origin, Collection):
            return Array(read_type(item, pattern=pattern), max_length)
    if isinstance(python, type):
        if issubclass(python, msgspec.Struct):
            return Object(python)
        enum = python if issubclass(python, Enum) else None
        for plain, kind in _KINDS.items():
            if issubclass(python, plain):
                is_long = any((each.extra_json_schema or {}) == _INT64 for each in metas)
                return Scalar(
                    "long" if is_long else kind,
                    _first(metas, "ge"),
                    _first(metas, "le"),
                    max_length,
                    enum,
                    pattern,
                )
    raise TypeError(f"expected a type that a field can have, got {python!r}")


def _first(metas: list[Meta], limit: str) -> Any:
    return next((value for each in metas if (value := getattr(each, limit)) is not None), None)


def map_items(value: Any, type_: Type, convert: Callable[[Any, Type], Any]) -> Any:
    """Return a list or a map with each item converted, and any other value unchanged.

    `convert` takes an item and its type. All code that converts nested values uses this function.
    """
    if isinstance(type_, Array) and is_list(value):
        return [convert(item, type_.item) for item in value]
    if isinstance(type_, Map) and is_mapping(value):
        return {name: convert(item, type_.value) for name, item in value.items()}
    return value


def struct_of(type_: Type) -> type[msgspec.Struct] | None:
    """Return the struct inside any number of lists and maps; None if a scalar is inside."""
    while not isinstance(type_, Object):
        if isinstance(type_, Scalar):
            return None
        type_ = type_.item if isinstance(type_, Array) else type_.value
    return type_.struct
