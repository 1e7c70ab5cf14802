"""Python annotations of types, and their empty values."""

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
    """Return the annotation of a value of a type."""
    match type_.kind:
        case "array":
            return f"list[{annotation(type_.item or Type('string'), enum)}]"
        case "map":
            return f"dict[str, {annotation(type_.item or Type('string'), enum)}]"
        case "object":
            return type_.struct
        case kind:
            return enum or _SCALARS[kind]


def accepted(type_: Type, enum: str | None, *, by_id: bool = False) -> str:
    """Return the annotation of a parameter: any sequence for a list, any number for an enum.

    A list of texts stays a list, since a text is itself a sequence of texts. The keys of a map `by_id`
    are integers; they may also be written as text.
    """
    python = annotation(type_, enum)
    if enum:
        plain = "str" if type_.scalar.kind == "string" else "int"
        python = python.replace(enum, f"{enum} | {plain}")
    if by_id:
        return f"{python.replace('dict[str,', 'dict[int,', 1)} | {python}"
    if type_.kind != "array" or python == "list[str]":
        return python
    return f"Sequence{python.removeprefix('list')}"


def default_value(type_: Type, enum: str | None) -> str:
    """Return the code of the value that a promised field has if the reply lacks it."""
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
    """Return the argument of `field()` for the empty value of a field that a reply lacks.

    For an enum, `empty` is its empty value: 0 or an empty text. `later` means that the type names a
    class of the same module, which may be defined further down.
    """
    if python in _ZEROS:
        return f"default={_ZEROS[python]}"
    if empty and not python.endswith("]"):
        return f"default={python}({empty})"  # enums are open, so this makes a member
    return f"default_factory=lambda: {python}()" if later else f"default_factory={python}"
