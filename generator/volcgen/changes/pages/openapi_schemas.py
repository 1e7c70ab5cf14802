"""The schemas of an OpenAPI document, read into fields and structs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from volcgen.changes.facts import EnumValue, Fact, FieldFacts, StructFacts, Unknown
from volcgen.changes.pages.json_nodes import Node
from volcgen.changes.pages.structs import MAX_DEPTH, Structs, struct_word
from volcgen.typeguards import is_list, is_mapping

_REF: Final = "#/components/schemas/"
_SCALARS: Final = {
    ("string", ""): "String",
    ("boolean", ""): "Boolean",
    ("number", ""): "Double",
    ("integer", "int32"): "Integer",
    ("integer", "int64"): "Long",
}


@dataclass(frozen=True, slots=True)
class _Shape:
    """The type of a value, or why it is unknown, and the schema that states its limits."""

    type: Fact[str] | None
    schema: Node
    """Without a reference, and of the items if the value is a list."""
    unknown: str = ""


class SchemaFields:
    """The fields of schemas; `structs` has the structs that were met."""

    def __init__(self, schemas: Node | None) -> None:
        self.schemas = dict(schemas.members()) if schemas else {}
        taken: set[str] = set()
        self.names: dict[str, str] = {}
        for ref in self.schemas:
            name = struct_word(ref)
            while name in taken:
                name += "2"
            taken.add(name)
            self.names[ref] = name
        self.structs = Structs(reserved=frozenset(taken))
        self.met: list[tuple[str, Node, bool]] = []
        """Named structs whose fields are not read yet. A list, for references form long chains."""

    def properties(
        self, schema: Node, parents: tuple[str, ...], *, sent: bool
    ) -> tuple[FieldFacts, ...]:
        """Return the properties of a schema; `parents` are the fields around them, or a struct."""
        properties = schema.get("properties")
        if properties is None:
            return ()
        listed = schema.get("required")
        required = {node.text(): node.line for node in listed.elements()} if listed else {}
        fields: list[FieldFacts] = []
        for name, node in in_order(properties.members(), schema):
            field = self.field(name, node, (*parents, name), node.line, sent=sent)
            if sent or listed:
                stated = Fact(name in required, required.get(name, node.line))
                field = replace(field, required=stated)
            fields.append(field)
        return tuple(fields)

    def field(
        self, name: str, node: Node, parents: tuple[str, ...], line: int, *, sent: bool
    ) -> FieldFacts:
        """Return the field of a schema, without whether it is required."""
        shape = self._shape(node, parents, sent=sent)
        unknown = (Unknown("type", shape.unknown, line),) if shape.unknown else ()
        outer = self.resolved(node)
        default = outer.get("default")
        example = node.get("example") or outer.get("example")
        return FieldFacts(
            name,
            line,
            type=shape.type,
            default=Fact(default.value, default.line) if default else None,
            example=Fact(example.value, example.line) if example else None,
            enum=_enum(shape.schema),
            min=_limit(outer, "minimum", "exclusiveMinimum", 1),
            max=_limit(outer, "maximum", "exclusiveMaximum", -1),
            max_length=_count(outer, "maxLength"),
            max_items=_count(outer, "maxItems"),
            description=description(node) or description(outer),
            unknown=unknown,
        )

    def _shape(self, node: Node, parents: tuple[str, ...], *, sent: bool, depth: int = 0) -> _Shape:
        if depth > MAX_DEPTH or len(parents) > MAX_DEPTH:
            return _Shape(None, node, f"the definition nests deeper than {MAX_DEPTH} levels")
        ref, schema = self._reference(node)
        if schema is None:
            return _Shape(None, node, f"the definition refers to {ref}, which it does not contain")
        kind = _kind(schema)
        if kind == "array":
            items = schema.get("items")
            if items is None:
                return _Shape(None, schema, "the definition does not state the type of the items")
            return self._wrapped("Array of ", items, parents, sent=sent, depth=depth)
        if kind in {"object", ""} and schema.get("properties"):
            name = self._struct(ref, schema, parents, sent=sent)
            return _Shape(Fact(f"Object of {name}", node.line), schema)
        extra = schema.get("additionalProperties")
        if kind == "object" and extra and is_mapping(extra.value) and extra.value:
            return self._wrapped("JSON Map of ", extra, parents, sent=sent, depth=depth)
        if kind == "object":
            return _Shape(None, schema, "the definition does not state the fields of the object")
        if not kind:
            return _Shape(None, schema, "the definition does not state one type")
        return _scalar(kind, schema)

    def _wrapped(
        self, prefix: str, node: Node, parents: tuple[str, ...], *, sent: bool, depth: int
    ) -> _Shape:
        inner = self._shape(node, parents, sent=sent, depth=depth + 1)
        if inner.type is None:
            return inner
        word = inner.type.value.removeprefix("Object of ")
        name = f"{prefix}{word}" if (prefix, word) != ("JSON Map of ", "String") else "JSON Map"
        return replace(inner, type=replace(inner.type, value=name))

    def _struct(self, ref: str, schema: Node, parents: tuple[str, ...], *, sent: bool) -> str:
        if not ref:
            fields = self.properties(schema, parents, sent=sent)
            return self.structs.name_of(parents, schema.line, fields)
        name = self.names[ref]
        if name not in self.structs.found:
            self.structs.found[name] = None
            self.met.append((name, schema, sent))
        return name

    def read_structs(self) -> None:
        """Read the fields of the named structs that were met, and of those that they lead to."""
        while self.met:
            name, schema, sent = self.met.pop(0)
            fields = self.properties(schema, (name,), sent=sent)
            self.structs.found[name] = StructFacts(name, schema.line, fields)

    def _reference(self, node: Node) -> tuple[str, Node | None]:
        """Follow `$ref` and an `allOf` of one; return the last reference and its schema."""
        ref = ""
        for _ in range(MAX_DEPTH):
            target = node.get("$ref")
            parts = node.get("allOf")
            if target:
                ref = target.text().removeprefix(_REF)
                if ref not in self.schemas:
                    return ref, None
                node = self.schemas[ref]
            elif parts and len(parts.elements()) == 1 and not node.get("properties"):
                node = parts.elements()[0]
            else:
                return ref, node
        return f"{ref} in a circle", None

    def resolved(self, node: Node) -> Node:
        """Return the schema that a reference leads to, or `node` if there is none."""
        return self._reference(node)[1] or node


def in_order(named: list[tuple[str, Node]], owner: Node) -> list[tuple[str, Node]]:
    """Return fields in the order of `x-sort-params` of their owner, then those that it leaves out."""
    order = owner.get("x-sort-params")
    if order is None:
        return named
    ranks = {node.text(): rank for rank, node in enumerate(order.elements())}
    return sorted(named, key=lambda each: ranks.get(each[0], len(ranks)))


def _kind(schema: Node) -> str:
    """Return the JSON type, or "" if the schema states none or several."""
    kind = schema.get("type")
    if kind is None:
        return ""
    if is_list(kind.value):
        kinds = [each.text() for each in kind.elements() if each.value != "null"]
        return kinds[0] if len(kinds) == 1 else ""
    return kind.text()


def _scalar(kind: str, schema: Node) -> _Shape:
    stated = schema.get("format")
    style = stated.text() if stated and isinstance(stated.value, str) and stated.value else ""
    node = schema.get("type")
    line = node.line if node else schema.line
    word = _SCALARS.get((kind, style)) or _SCALARS.get((kind, ""))
    if word:
        return _Shape(Fact(word, line), schema)
    if kind == "integer":
        return _Shape(Fact("Integer", line, certain=False), schema)
    return _Shape(None, schema, f"the definition has the type {kind}, which is not known")


def _enum(schema: Node) -> tuple[Fact[EnumValue], ...]:
    listed = schema.get("enum")
    values: list[Fact[EnumValue]] = []
    for node in listed.elements() if listed else []:
        match node.value:
            case bool() | int() | str():
                values.append(Fact(EnumValue(node.value), node.line))
            case None:
                pass
            case _:
                raise node.malformed("a string, an integer, true or false")
    return tuple(values)


def _limit(schema: Node, key: str, exclusive: str, step: int) -> Fact[int] | None:
    """Return a limit of an integer; limits of other numbers are not facts of the spec language."""
    if _kind(schema) != "integer":
        return None
    limit, strict = schema.get(key), schema.get(exclusive)
    if strict and not isinstance(strict.value, bool):
        return Fact(strict.integer() + step, strict.line)
    if limit is None:
        return None
    return Fact(limit.integer() + (step if strict and strict.boolean() else 0), limit.line)


def _count(schema: Node, key: str) -> Fact[int] | None:
    count = schema.get(key)
    return Fact(count.integer(), count.line) if count else None


def description(node: Node) -> str:
    """Return the description of a schema or a parameter, or ""."""
    words = node.get("description")
    return words.value.strip() if words and isinstance(words.value, str) else ""
