"""Types as the documents write them: `Long`, `Array of X`, `JSON Map`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from volcgen.problems import did_you_mean

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
MAX_NESTING: Final = 4  # the service nests types up to two levels
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
        """The item as it is written after `of`; a struct is its name alone."""
        if self.item is None:
            return "String"
        return self.item.struct if self.item.kind == "object" else str(self.item)

    @property
    def struct_name(self) -> str:
        """Name of the struct in this type, at any depth; empty if there is none."""
        return self.struct or (self.item.struct_name if self.item else "")

    @property
    def scalar(self) -> Type:
        """The innermost type of lists and maps."""
        return self if self.item is None else self.item.scalar

    @property
    def is_integer(self) -> bool:
        return self.kind in RANGES

    @property
    def is_number(self) -> bool:
        return self.is_integer or self.kind == "double"


@lru_cache(4096)
def parse_type(text: str) -> Type:
    """Parse a type; raise ValueError with what to write instead."""
    if text.count(" of ") > MAX_NESTING:
        raise ValueError(f"a type nests at most {MAX_NESTING} levels")
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
    raise ValueError(f"{did_you_mean(whole, [*SCALARS, 'JSON Map'])}types are {WORDS}")
