"""The documents' words for types: `Long`, `Array of X`, `JSON Map`, and what they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from volcgen.problems import nearest

Kind = Literal["integer", "long", "string", "boolean", "double", "map", "object", "array"]

SCALARS: Final[dict[str, Kind]] = {
    "Integer": "integer",
    "Long": "long",
    "String": "string",
    "Boolean": "boolean",
    "Double": "double",
}
RANGES: Final[dict[Kind, tuple[int, int]]] = {
    "integer": (-(2**31), 2**31 - 1),
    "long": (-(2**63), 2**63 - 1),
}
WORDS: Final = ", ".join([*SCALARS, "JSON Map", "JSON Map of X", "Object of X", "Array of X"])
MAX_NESTING: Final = 4  # no reply of the service goes deeper than two
STRUCT_NAME: Final = re.compile(r"[A-Z][A-Za-z0-9]*")


@dataclass(frozen=True, slots=True)
class Type:
    """A type: a scalar, a map or an array of `item`, or an object of the struct `struct`."""

    kind: Kind
    item: Type | None = None
    struct: str = ""

    def __str__(self) -> str:
        match self.kind:
            case "map":
                plain = self.item is None or self.item.kind == "string"
                return "JSON Map" if plain else f"JSON Map of {self.item_word}"
            case "array":
                return f"Array of {self.item_word}"
            case "object":
                return f"Object of {self.struct}"
            case _:
                return next(word for word, kind in SCALARS.items() if kind == self.kind)

    @property
    def item_word(self) -> str:
        """The item as it is written after `of`: a struct by its bare name."""
        if self.item is None:
            return "String"
        return self.item.struct if self.item.kind == "object" else str(self.item)

    @property
    def struct_name(self) -> str:
        """The struct that this type leads to, directly or as an item; empty if none."""
        return self.struct or (self.item.struct_name if self.item else "")

    @property
    def is_integer(self) -> bool:
        return self.kind in RANGES


def parse_type(text: str) -> Type:
    """Read a type; raises ValueError with what to write instead."""
    if text.count(" of ") > MAX_NESTING:
        raise ValueError(f"a type nests {MAX_NESTING} times at the most")
    return _parse(text, text, top=True)


def _parse(text: str, whole: str, *, top: bool) -> Type:
    if text in SCALARS:
        return Type(SCALARS[text])
    if text == "JSON Map":
        return Type("map", Type("string"))
    if text.startswith("JSON Map of "):
        return Type("map", _parse(text.removeprefix("JSON Map of "), whole, top=False))
    if text.startswith("Array of "):
        return Type("array", _parse(text.removeprefix("Array of "), whole, top=False))
    if top and text.startswith("Object of "):
        text = text.removeprefix("Object of ")
        top = False
    if not top and STRUCT_NAME.fullmatch(text):
        return Type("object", struct=text)
    raise ValueError(f"{nearest(whole, [*SCALARS, 'JSON Map'])}types are {WORDS}")
