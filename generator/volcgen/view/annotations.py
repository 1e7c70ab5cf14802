"""The Python side of a type: annotation, and the value that stands for nothing."""

from __future__ import annotations

from typing import Final

from volcgen.spec.types import Type

_SCALARS: Final = {
    "integer": "int",
    "long": "int",
    "string": "str",
    "boolean": "bool",
    "double": "float",
}
_ZEROS: Final = {"int": "0", "str": '""', "bool": "False", "float": "0.0"}


def annotation(type_: Type, enum: str | None) -> str:
    """What a value of this type is in Python."""
    match type_.kind:
        case "array":
            return f"list[{annotation(type_.item or Type('string'), enum)}]"
        case "map":
            return f"dict[str, {annotation(type_.item or Type('string'), enum)}]"
        case "object":
            return type_.struct
        case kind:
            return enum or _SCALARS[kind]


def accepted(type_: Type, enum: str | None) -> str:
    """What a caller may pass for it: more than lists, such as tuples and ranges. Not for texts: a
    text is itself a sequence of texts, and would pass for a list of its letters.
    """
    python = annotation(type_, enum)
    if type_.kind != "array" or python == "list[str]":
        return python
    return f"Sequence{python.removeprefix('list')}"


def absent(type_: Type, enum: str | None) -> str:
    """What a promised field of a result holds where the reply lacks it, as Python."""
    match type_.kind:
        case "array":
            return "[]"
        case "map":
            return "{}"
        case "object":
            return f"{type_.struct}()"
        case kind:
            empty = _ZEROS[_SCALARS[kind]]
            return f"{enum}({empty})" if enum else empty


def zero(python: str, empty: str, *, later: bool) -> str:
    """The argument of `field()` that gives a reply's missing field its empty value.

    For an enum, `empty` is the value that stands for nothing: 0, or a text of no length. `later`
    means that the type names a class of the same module, which may stand further down.
    """
    if python in _ZEROS:
        return f"default={_ZEROS[python]}"
    if empty and not python.endswith("]"):
        return f"default={python}({empty})"  # enums are open: there is a member for it
    return f"default_factory=lambda: {python}()" if later else f"default_factory={python}"
