"""The spellings of types on pages, and their words in the spec language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal
from unicodedata import normalize

from volcgen.changes.pages.inline import bare, first_link

_SCALARS: Final[dict[str, str]] = {
    word: type_
    for type_, words in {
        "Integer": "integer int int32 int16 int8 uint8 uint16 i32 short",
        "Long": "long int64 uint64 i64 longlong bigint",
        "String": "string str text varchar",
        "Boolean": "boolean bool",
        "Double": "double float float32 float64 decimal",
    }.items()
    for word in words.split()
}
_UNCERTAIN_SCALARS: Final = {"uint32": "Long", "uint": "Long", "number": "Double", "num": "Double"}
_SIZED: Final = re.compile(r"(\w+) ?[(（<](\w+)[)）>]")
_NOTED: Final = re.compile(r"(\w+) ?[(（]([^()（）]{1,40})[)）]")
_MAPS: Final = frozenset(
    (
        "json map",
        "map",
        "jsonmap",
        "json-map",
        "map<string,string>",
        "map[string]string",
        "json_map",
    )
)
_OBJECTS: Final = frozenset(("object", "struct", "obj", "结构体", "对象"))
_ARRAYS: Final = frozenset(("array", "list", "数组", "列表", "slice"))
_IDENTIFIER: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]*")

_ARRAY_FORMS: Final = (
    re.compile(r"\[\] ?(.+)"),
    re.compile(r"(.+?) ?\[\]"),
    re.compile(r"(?:array|list|slice|set|数组|列表) (?:of|之) (.+)", re.IGNORECASE),
    re.compile(r"(?:array|list|slice|set|数组|列表) ?[<(（\[【](.+)[>)）\]】]", re.IGNORECASE),
    re.compile(r"(.+?) ?(?:array|list|数组|列表)", re.IGNORECASE),
)
_MAP_FORMS: Final = (
    re.compile(r"map ?-? ?key ?[(（](\w+)[)）] ?-? ?value ?[(（](.+)[)）]", re.IGNORECASE),
    re.compile(r"(?:json ?)?(?:map|dict) ?[<(（] ?(\w+) ?[,，:] ?(.+)[>)）]", re.IGNORECASE),
    re.compile(r"map ?\[(\w+)\] ?(.+)", re.IGNORECASE),
    re.compile(r"json ?map (of) (.+)|map (?:of) (.+)", re.IGNORECASE),
)
_OBJECT_FORMS: Final = (
    re.compile(r"(?:object|struct|结构体|对象) ?(?:of )?(.+)", re.IGNORECASE),
    re.compile(r"(.+?) ?(?:object|struct|结构体|对象)", re.IGNORECASE),
)
_MAX_NESTING: Final = 5
_MAX_LENGTH: Final = 200


@dataclass(frozen=True, slots=True)
class TypeWord:
    """A type as a page spells it. Names of structs may still be missing."""

    kind: Literal["scalar", "map", "array", "object"]
    scalar: str = ""
    item: TypeWord | None = None
    """Items of an array, None if the page does not name them; values of a map, None for text."""
    struct: str = ""
    target: str = ""
    """Anchor of the struct, if the type is a link."""
    explicit: bool = False
    """True if the page says that `struct` is a struct, by `Object of`, `Array of` or a link."""
    certain: bool = True

    @property
    def innermost(self) -> TypeWord:
        return self.item.innermost if self.item else self

    @property
    def has_fields(self) -> bool:
        """Whether this type contains a struct, or may contain one."""
        inner = self.innermost
        return inner.kind == "object" or (inner.kind == "array" and inner.item is None)

    @property
    def is_integer(self) -> bool:
        return self.scalar in ("Integer", "Long")


class UnknownTypeError(Exception):
    """The word does not name a type of the spec language."""


def read_type(cell: str) -> TypeWord:
    """Return the type that a cell names; raise UnknownTypeError."""
    link = first_link(cell)
    text = normalize("NFKC", bare(cell.replace("\n", " "))).strip(" .。*")
    if not text or len(text) > _MAX_LENGTH:
        raise UnknownTypeError("the page does not name the type")
    return _read(text, link, 0)


def _read(text: str, link: tuple[str, str] | None, depth: int) -> TypeWord:
    text = text.strip()
    if depth > _MAX_NESTING:
        raise UnknownTypeError("the type is nested too deeply")
    word = text.casefold()
    if word in _SCALARS:
        return TypeWord("scalar", _SCALARS[word])
    if word in _UNCERTAIN_SCALARS:
        return TypeWord("scalar", _UNCERTAIN_SCALARS[word], certain=False)
    if word.replace(" ,", ",").replace(", ", ",") in _MAPS:
        return TypeWord("map")
    if word in _ARRAYS:
        return TypeWord("array")
    target = link[1].rsplit("#", 1)[-1] if link and link[0].strip("` ") == text else ""
    if word in _OBJECTS:
        return TypeWord("object", target=target)
    if target and _IDENTIFIER.fullmatch(text):
        return TypeWord("object", struct=text, target=target, explicit=True)
    if target:
        return TypeWord("object", target=target, explicit=True)
    if (sized := _SIZED.fullmatch(word)) and sized[1] in _SCALARS and sized[2] in _SCALARS:
        outer, inner = _SCALARS[sized[1]], _SCALARS[sized[2]]
        if outer == inner or {outer, inner} == {"Integer", "Long"}:
            return TypeWord("scalar", inner)
    if (noted := _NOTED.fullmatch(word)) and noted[1] in _SCALARS and noted[2] not in _OBJECTS:
        return TypeWord("scalar", _SCALARS[noted[1]])  # such as `Long (milliseconds)`
    for form in _MAP_FORMS:
        if found := form.fullmatch(text):
            value = _read(found[2] or found[3], link, depth + 1)
            plain = value.scalar == "String"
            return TypeWord("map", item=None if plain else _explicit(value))
    for form in _ARRAY_FORMS:
        if found := form.fullmatch(text):
            plural = _SCALARS.get(found[1].strip().casefold().removesuffix("s"))
            item = TypeWord("scalar", plural) if plural else _read(found[1], link, depth + 1)
            item = _explicit(item)
            return TypeWord("array", item=item, certain=item.certain)
    for form in _OBJECT_FORMS:
        if found := form.fullmatch(text):
            name = found[1].strip("<>()（） 【】")
            if _IDENTIFIER.fullmatch(name) and name.casefold() not in _SCALARS:
                target = link[1].rsplit("#", 1)[-1] if link and link[0].strip("` ") == name else ""
                return TypeWord("object", struct=name, target=target, explicit=True)
            if link and link[0].strip("` ") == name:
                return TypeWord("object", target=link[1].rsplit("#", 1)[-1], explicit=True)
    if _IDENTIFIER.fullmatch(text) and text[0].isupper():
        return TypeWord("object", struct=text)
    raise UnknownTypeError(f"`{text[:60]}` is not a type that the spec language has")


def _explicit(type_: TypeWord) -> TypeWord:
    if type_.kind == "object" and type_.struct and not type_.explicit:
        return TypeWord("object", struct=type_.struct, target=type_.target, explicit=True)
    return type_


def with_struct(type_: TypeWord, name: str) -> TypeWord:
    """Return `type_` with `name` as the struct at its core."""
    if type_.item is not None:
        item = with_struct(type_.item, name)
        return TypeWord(type_.kind, item=item, certain=type_.certain)
    if type_.kind == "array":
        return TypeWord("array", item=TypeWord("object", struct=name, explicit=True))
    return TypeWord("object", struct=name, target=type_.target, explicit=True)


def spec_words(type_: TypeWord) -> str | None:
    """Return the words of the spec language, or None while the struct has no name."""
    if type_.kind == "scalar":
        return type_.scalar
    if type_.kind == "object":
        return f"Object of {type_.struct}" if type_.struct else None
    if type_.item is None:
        return "JSON Map" if type_.kind == "map" else None
    inner = type_.item.struct if type_.item.kind == "object" else spec_words(type_.item)
    if not inner:
        return None
    return f"JSON Map of {inner}" if type_.kind == "map" else f"Array of {inner}"
