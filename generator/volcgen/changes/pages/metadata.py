"""The metadata files of the platform's command line, read into facts.

Each version of a service has three JSON files, and each file describes all actions:

- metadata.json: the method, the content type and the names. An action without a method is called with GET. Its
  nested names are objects or arrays; the file does not say which.
- meta_type.json: types without widths, and which parameters are required. A parameter without
  `Required` is optional. Results never have it, so it is not stated for them.
- structure.json: the API version, widths of integers, which strings are enums (without their
  values), and names of structs. It has requests only.

Each file is read alone and gives what it states, so that every fact keeps its file and line. A
folder of the three files thus gives three readings of each action, which `volcgen.changes.merging`
makes one of.

`integer` without a format does not state a width. It is read as `Integer`, which is not certain.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath
from typing import Final, Literal

from volcgen.changes.facts import (
    ActionFacts,
    Fact,
    FieldFacts,
    In,
    Reading,
    Refusal,
    StructFacts,
    Unknown,
)
from volcgen.changes.pages.content_types import ENCODINGS
from volcgen.changes.pages.json_nodes import Malformed, Node, node_of
from volcgen.changes.pages.structs import MAX_DEPTH, Structs, struct_word
from volcgen.typeguards import is_mapping

Kind = Literal["metadata", "meta_type", "structure"]

FILES: Final[tuple[Kind, ...]] = ("metadata", "meta_type", "structure")
"""The files of a version of a service; each has all of its actions."""

_ACTION: Final = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_NAMES: Final = {"Basic", "Structure"}
_TYPES: Final = {"MetaTypes", "ChildMetas"}
_WORDS: Final = {"string": "String", "boolean": "Boolean", "number": "Double"}
_ODD_ARRAY: Final = re.compile(r"array\[(\w+)\]")
_WIDTHS: Final = {"int32": "Integer", "int64": "Long"}


def matches(data: object) -> bool:
    """Return whether `data` is one of the three files, well-formed or not."""
    if not is_mapping(data):
        return False
    if is_mapping(data.get("Structure")) and "Version" in data:
        return True
    return any(
        is_mapping(value) and {"Request", "Response"} <= value.keys() for value in data.values()
    )


def read(data: object, text: str, path: str) -> Reading:
    """Return the facts of the file `data`, which was parsed from `text`; never raise.

    An action that is malformed is refused; the others of the file are read.
    """
    try:
        root = node_of(data, text)
        kind = _kind(root, path)
        version, actions = _actions(root, kind)
        service = _service(root, kind)
    except Malformed as error:
        return Reading(refused=(Refusal(path, error.line, error.reason),))
    found: list[ActionFacts] = []
    refused: list[Refusal] = []
    for name, node in actions:
        try:
            if not _ACTION.fullmatch(name):
                raise node.malformed(f"the name of an action, such as ListTags, for {name!r}")
            facts = _READERS[kind](name, node, path)
            found.append(replace(facts, version=version, service=service, form=kind))
        except Malformed as error:
            refused.append(Refusal(path, error.line, error.reason))
    return Reading(actions=tuple(found), refused=tuple(refused))


def _kind(root: Node, path: str) -> Kind:
    if root.get("Structure") and root.get("Version"):
        return "structure"
    keys: set[str] = set()
    for _, node in root.members():
        if is_mapping(node.value):
            keys |= node.value.keys()
            for side in ("Request", "Response"):
                inner = node.value.get(side)
                keys |= inner.keys() if is_mapping(inner) else set()
    if keys & _TYPES and not keys & (_NAMES | {"ApiInfo"}):
        return "meta_type"
    if keys & (_NAMES | {"ApiInfo"}) and not keys & _TYPES:
        return "metadata"
    if keys & _TYPES:
        raise Malformed("expected the keys of metadata.json or of meta_type.json, found both", 1)
    # All actions are without parameters. metadata.json would state their methods.
    return "metadata" if PurePath(path).name == "metadata.json" else "meta_type"


def _actions(root: Node, kind: Kind) -> tuple[Fact[str] | None, list[tuple[str, Node]]]:
    if kind != "structure":
        return None, root.members()
    stated, actions = root.get("Version"), root.get("Structure")
    if stated is None or not _DATE.fullmatch(stated.text()):
        raise (stated or root).malformed("an API version such as 2018-01-01")
    return Fact(stated.text(), stated.line), actions.members() if actions else []


def _service(root: Node, kind: Kind) -> Fact[str] | None:
    stated = root.get("Service") if kind == "structure" else None
    return Fact(stated.text(), stated.line) if stated is not None else None


def _encoding(info: Node | None, method: str) -> Fact[str] | None:
    """Return where the content type puts the parameters; a GET has them in its query."""
    stated = info.get("ContentType") if info is not None else None
    if stated is None or method == "GET":
        return None
    kind = stated.text().partition(";")[0].strip().lower()
    return Fact(ENCODINGS[kind], stated.line) if kind in ENCODINGS else None


def _facts(name: str, node: Node, path: str) -> ActionFacts:
    return ActionFacts(path=path, source="definition", action=Fact(name, node.line))


def _read_names(name: str, node: Node, path: str) -> ActionFacts:
    info = node.get("ApiInfo")
    method = info.get("Method") if info else None
    stated = Fact(method.text().upper(), method.line) if method else Fact("GET", node.line)
    structs = Structs()
    location: In = "query" if stated.value == "GET" else "body"
    request = _named_fields(node.get("Request"), (), structs)
    result = _named_fields(node.get("Response"), (), structs)
    return replace(
        _facts(name, node, path),
        method=stated,
        encoding=_encoding(info, stated.value),
        request=tuple(replace(field, location=location) for field in request),
        result=result,
        structs=structs.all(),
    )


def _named_fields(
    node: Node | None, parents: tuple[str, ...], structs: Structs
) -> tuple[FieldFacts, ...]:
    if node is None:
        return ()
    _limit_depth(node, parents)
    basic, nested = node.get("Basic"), node.get("Structure")
    fields = [_named_field(each) for each in (basic.elements() if basic else [])]
    for name, inner in nested.members() if nested else []:
        around = (*parents, name)
        struct = structs.name_of(around, inner.line, _named_fields(inner, around, structs))
        # It may be an array of this struct as well.
        type_ = Fact(f"Object of {struct}", inner.line, certain=False)
        fields.append(FieldFacts(name, inner.line, type=type_))
    return tuple(fields)


def _named_field(node: Node) -> FieldFacts:
    name = node.text()
    if not name.isprintable():
        raise node.malformed("a printable name")
    return FieldFacts(name, node.line)


def _read_types(name: str, node: Node, path: str) -> ActionFacts:
    structs = Structs()
    return replace(
        _facts(name, node, path),
        request=_typed_fields(node.get("Request"), (), structs, sent=True),
        result=_typed_fields(node.get("Response"), (), structs, sent=False),
        structs=structs.all(),
    )


def _typed_fields(
    node: Node | None, parents: tuple[str, ...], structs: Structs, *, sent: bool
) -> tuple[FieldFacts, ...]:
    if node is None:
        return ()
    _limit_depth(node, parents)
    types, nested = node.get("MetaTypes"), node.get("ChildMetas")
    fields: list[FieldFacts] = []
    for name, meta in types.members() if types else []:
        inner = nested.get(name) if nested else None
        around = (*parents, name)
        struct = ""
        if inner:
            children = _typed_fields(inner, around, structs, sent=sent)
            struct = structs.name_of(around, inner.line, children)
        type_, unknown = _type(meta, struct)
        required = meta.get("Required")
        field = FieldFacts(name, meta.line, type=type_)
        if unknown:
            field = replace(field, unknown=(Unknown("type", unknown, meta.line),))
        if required:
            field = replace(field, required=Fact(required.boolean(), required.line))
        elif sent:
            field = replace(field, required=Fact(False, meta.line))
        fields.append(field)
    return tuple(fields)


def _type(meta: Node, struct: str) -> tuple[Fact[str] | None, str]:
    """Return the type, or None and why it is unknown."""
    node = meta.get("TypeName")
    if node is None:
        return None, "the file does not state the type"
    name, line = node.text(), node.line
    inner = meta.get("TypeOf")
    of = inner.text() if inner else ""
    if odd := _ODD_ARRAY.match(name):
        item, certain = _item(odd[1], "")
        # `array[string][]` has been seen where an array of strings was meant.
        word = "Array of " * (1 + name[odd.end() :].count("[]")) + item
        plain = name == odd[0]
        return (Fact(word, line, certain=certain and plain), "") if item else (None, _no(name))
    if name in {"array", "map"}:
        item, certain = _item(of, struct)
        if not item:
            return None, f"the file does not state what the {name} contains"
        prefix = "Array of " if name == "array" else "JSON Map of "
        word = "JSON Map" if prefix + item == "JSON Map of String" else prefix + item
        return Fact(word, line, certain=certain), ""
    if name == "object":
        if not struct:
            return None, "the file does not state the fields of the object"
        return Fact(f"Object of {struct}", line), ""
    word, certain = _item(name, "")
    return (Fact(word, line, certain=certain), "") if word else (None, _no(name))


def _item(name: str, struct: str) -> tuple[str, bool]:
    """Return the type of an item in the words of the spec, or "", and whether it is certain."""
    if name == "object":
        return struct, True
    if name == "integer":
        return "Integer", False
    return _WORDS.get(name, ""), True


def _no(name: str) -> str:
    return f"the file has the type {name}, which is not known"


def _read_structure(name: str, node: Node, path: str) -> ActionFacts:
    request: list[FieldFacts] = []
    structs: dict[str, list[FieldFacts]] = {}
    lines: dict[str, int] = {}
    for full_name, entry in node.members():
        struct, dot, field_name = full_name.rpartition(".")
        field = _structure_field(field_name or full_name, entry)
        if dot:
            structs.setdefault(struct_word(struct), []).append(field)
            lines.setdefault(struct_word(struct), entry.line)
        else:
            request.append(field)
    return replace(
        _facts(name, node, path),
        request=tuple(request),
        structs=tuple(
            StructFacts(key, lines[key], tuple(fields)) for key, fields in structs.items()
        ),
        unknown=(Unknown("result", "structure.json describes requests only", node.line),),
    )


def _structure_field(name: str, entry: Node) -> FieldFacts:
    required = entry.get("Required")
    is_enum = _flag(entry, "IsEnum")
    type_, unknown = _structure_type(entry)
    doubts: list[Unknown] = []
    if unknown:
        doubts.append(Unknown("type", unknown, entry.line))
    if is_enum:
        doubts.append(Unknown("enum", "the file does not list the values", is_enum.line))
    return FieldFacts(
        name,
        entry.line,
        type=type_,
        required=Fact(required.boolean(), required.line) if required else None,
        unknown=tuple(doubts),
    )


def _structure_type(entry: Node) -> tuple[Fact[str] | None, str]:
    node = entry.get("Type")
    if node is None:
        return None, "the file does not state the type"
    name, line = node.text(), node.line
    width = entry.get("Format")
    style = str(width.value) if width else ""
    is_array, is_map = _flag(entry, "IsArray"), _flag(entry, "IsMap")
    certain = True
    if name == "integer":
        word = _WIDTHS.get(style, "Integer")
        certain = style in _WIDTHS
    elif name in _WORDS:
        word = _WORDS[name]
        certain = style != "json_number"  # a number that is sent as a string, or as a number
    elif name in {"object", "map", "array"}:
        return None, f"the file does not state what the {name} contains"
    elif is_array or is_map or _flag(entry, "IsObject"):
        word = struct_word(name)
    else:
        return None, _no(name)
    if is_map:
        word = "JSON Map" if word == "String" else f"JSON Map of {word}"
    if is_array:
        word = f"Array of {word}"
    elif name not in _WORDS and name != "integer" and not is_map:
        word = f"Object of {word}"
    return Fact(word, line, certain=certain), ""


def _flag(entry: Node, key: str) -> Node | None:
    """Return the flag if it is set."""
    flag = entry.get(key)
    return flag if flag and flag.boolean() else None


def _limit_depth(node: Node, parents: tuple[str, ...]) -> None:
    if len(parents) > MAX_DEPTH:
        raise node.malformed(f"at most {MAX_DEPTH} levels of nesting")


_READERS: Final[dict[Kind, Callable[[str, Node, str], ActionFacts]]] = {
    "metadata": _read_names,
    "meta_type": _read_types,
    "structure": _read_structure,
}
