"""Structs as types of pydantic, for web frameworks such as FastAPI. Only pydantic imports this module."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from ..errors import ValidationError
from .fields import fields_of
from .int64_text import longs_as_text
from .types import Array, Map, Object, Scalar, Type

_SCALARS: Final[dict[str, dict[str, Any]]] = {
    "integer": {"type": "integer", "format": "int32"},
    "long": {"type": "integer", "format": "int64"},
    "double": {"type": "number"},
    "string": {"type": "string"},
    "boolean": {"type": "boolean"},
}


class IdsAsStr:
    """Write the 64-bit integers of a struct as text: `Annotated[Info, IdsAsStr]` in pydantic and FastAPI.

    JavaScript represents integers exactly up to 2**53 only, and ids are larger.
    """

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        return core_schema(source, ids_as_str=True)


def core_schema(struct: Any, *, ids_as_str: bool = False) -> Any:
    """Return how pydantic reads and writes a class that extends Struct.

    It reads an instance, or an object with Python names or wire names, and writes wire names.
    """
    from pydantic_core import core_schema as schemas

    def read(value: Any) -> Any:
        if isinstance(value, struct):
            return value
        try:
            return struct.from_dict(value)
        except ValidationError as error:
            raise ValueError(str(error)) from None

    def write(value: Any) -> Any:
        data = value.to_dict()
        return longs_as_text(data, Object(struct)) if ids_as_str else data

    def schema(*_: object) -> dict[str, Any]:
        return _schema(Object(struct), ids_as_str, ())

    return schemas.no_info_plain_validator_function(
        read,
        serialization=schemas.plain_serializer_function_ser_schema(write),
        metadata={"pydantic_js_functions": [schema]},
    )


def _schema(
    type_: Type, ids_as_str: bool, outer: tuple[type[msgspec.Struct], ...]
) -> dict[str, Any]:
    """Return the JSON schema of a type. A struct inside of itself is any object."""
    match type_:
        case Scalar(kind="long") if ids_as_str:
            return {"type": "string"}
        case Scalar(kind):
            return dict(_SCALARS[kind])
        case Array(item):
            return {"type": "array", "items": _schema(item, ids_as_str, outer)}
        case Map(item):
            return {"type": "object", "additionalProperties": _schema(item, ids_as_str, outer)}
        case Object(struct) if struct not in outer:
            properties = {
                field.wire_name: _schema(field.type, ids_as_str, (*outer, struct))
                for field in fields_of(struct)
            }
            return {"type": "object", "title": struct.__name__, "properties": properties}
        case _:
            return {"type": "object"}
