"""The API Explorer's OpenAPI 3 document of one action, read into facts.

The document is the answer of the explorer, `{"Result": {"Api": {...}}}`, or its `Api` object alone.
Differences from plain OpenAPI:

- The only path is the name of the action.
- The names of query parameters are those that are sent, such as `InstanceIds.N` and `Filter.Name`.
- `x-sort-params` gives the order of parameters and properties, `info.x-demo` the examples, and
  the response `x-error-code` the error codes.
- A property is required if its schema says so. For results, that is taken as stated only if the
  schema has a list of required properties, since most have none.

`integer` without a format does not state a width. It is read as `Integer`, which is not certain.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from volcgen.changes.facts import (
    ActionFacts,
    ErrorFacts,
    Fact,
    FieldFacts,
    In,
    Reading,
    Refusal,
    Unknown,
)
from volcgen.changes.pages.content_types import ENCODINGS
from volcgen.changes.pages.json_nodes import Malformed, Node, node_of
from volcgen.changes.pages.openapi_schemas import SchemaFields, description, in_order
from volcgen.typeguards import is_list, is_mapping

_ACTION_PATH: Final = re.compile(r"/([A-Za-z][A-Za-z0-9]*)")
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_HOST: Final = re.compile(r"(?:https?://)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)/?", re.IGNORECASE)
_COMMON: Final = {"Action", "Version"}
"""Query parameters that select the action."""
_ENVELOPE: Final = {"ResponseMetadata", "Result"}
_METHODS: Final = ("get", "post", "put", "delete", "patch", "head")
_LOCATIONS: Final[dict[str, In]] = {"query": "query", "header": "header", "body": "body"}


def matches(data: object) -> bool:
    """Return whether `data` is a document of the API Explorer, well-formed or not."""
    if not is_mapping(data):
        return False
    result = data.get("Result")
    if is_mapping(result) and "Api" in result:
        return True
    return "paths" in data and ("openapi" in data or "swagger" in data)


def read(data: object, text: str, path: str) -> Reading:
    """Return the facts of the document `data`, which was parsed from `text`; never raise."""
    try:
        root = node_of(data, text)
        return Reading(actions=(_Document(_api(root), path).action(),))
    except Malformed as error:
        return Reading(refused=(Refusal(path, error.line, error.reason),))


def _api(root: Node) -> Node:
    if root.find("paths"):
        return root
    result = root.get("Result")
    api = result.get("Api") if result else None
    if api is None:
        raise Malformed("the explorer's answer has no Api, so it does not know the action", 1)
    return api


class _Document:
    def __init__(self, api: Node, path: str) -> None:
        self.api = api
        self.path = path
        self.fields = SchemaFields(api.find("components", "schemas"))

    def action(self) -> ActionFacts:
        name, method, operation = self._operation()
        request = [*self._parameters(operation), *self._body(operation)]
        self.fields.read_structs()
        result = self._result(operation)
        self.fields.read_structs()
        demo = self._examples()
        return ActionFacts(
            path=self.path,
            source="definition",
            action=name,
            version=self._version(operation),
            method=method,
            host=self._host(),
            request=tuple(request),
            result=result,
            structs=self.fields.structs.all(),
            errors=tuple(self._errors(operation)),
            request_example=demo[0],
            result_example=demo[1],
            encoding=_encoding(operation, request),
            form="openapi",
        )

    def _operation(self) -> tuple[Fact[str], Fact[str], Node]:
        paths = self.api.get("paths")
        members = paths.members() if paths else []
        if len(members) != 1:
            raise Malformed(
                f"paths: expected the path of one action, found {len(members)} paths",
                paths.line if paths else self.api.line,
            )
        path, methods = members[0]
        match = _ACTION_PATH.fullmatch(path)
        if not match:
            raise Malformed(
                f"paths: expected the name of an action, such as /ListTags, found {path}",
                methods.line,
            )
        found = [(key, node) for key, node in methods.members() if key.lower() in _METHODS]
        if len(found) != 1:
            keys = " and ".join(key for key, _ in found) or "none"
            raise Malformed(f"{path}: expected get or post, found {keys}", methods.line)
        key, operation = found[0]
        operation.members()  # raises if it is not an object
        return Fact(match[1], methods.line), Fact(key.upper(), operation.line), operation

    def _version(self, operation: Node) -> Fact[str] | None:
        parameters = operation.get("parameters")
        stated = [self.api.find("info", "version")]
        for parameter in parameters.elements() if parameters else []:
            if _named(parameter) == "Version":
                stated = [parameter.get("example"), _constant(parameter, "schema"), *stated]
        for node in stated:
            if node and isinstance(node.value, str) and _DATE.fullmatch(node.value):
                return Fact(node.value, node.line)
        return None

    def _host(self) -> Fact[str] | None:
        servers = self.api.get("servers")
        urls = [server.get("url") for server in servers.elements()] if servers else []
        found = [(url, _HOST.fullmatch(url.text())) for url in urls if url]
        if len(found) == 1 and found[0][1]:
            return Fact(found[0][1][1].lower(), found[0][0].line)
        return None

    def _parameters(self, operation: Node) -> Iterator[FieldFacts]:
        parameters = operation.get("parameters")
        named = [(_named(node), node) for node in (parameters.elements() if parameters else [])]
        for name, node in in_order(named, operation):
            if name in _COMMON:
                continue
            place = node.get("in")
            location = _LOCATIONS.get(place.text()) if place else None
            if place is None or location is None:
                raise (place or node).malformed("a parameter in query, header or body")
            required = node.get("required")
            stated = Fact(required.boolean(), required.line) if required else Fact(False, node.line)
            schema = node.get("schema")
            if schema is None:
                unknown = (Unknown("type", "the parameter has no schema", node.line),)
                yield FieldFacts(
                    name, node.line, required=stated, unknown=unknown, location=location
                )
                continue
            line = name_node.line if (name_node := node.get("name")) else node.line
            field = self.fields.field(name, schema, (name,), line, sent=True)
            example = node.get("example")
            yield replace(
                field,
                required=stated,
                location=location,
                description=description(node) or field.description,
                example=Fact(example.value, example.line) if example else field.example,
            )

    def _body(self, operation: Node) -> tuple[FieldFacts, ...]:
        schema = _content(operation.get("requestBody"))
        if schema is None:
            return ()
        return self.fields.properties(self.fields.resolved(schema), (), sent=True)

    def _result(self, operation: Node) -> tuple[FieldFacts, ...]:
        schema = _content(operation.find("responses", "200"))
        if schema is None:
            return ()
        schema = self.fields.resolved(schema)
        properties = schema.get("properties")
        if properties and {name for name, _ in properties.members()} <= _ENVELOPE:
            inner = properties.get("Result")
            if inner is None:
                return ()
            schema = self.fields.resolved(inner)
        return self.fields.properties(schema, (), sent=False)

    def _errors(self, operation: Node) -> Iterator[ErrorFacts]:
        schema = _content(operation.find("responses", "x-error-code"))
        if schema is None:
            return
        for entry in _error_entries(self.fields.resolved(schema)):
            entry = self.fields.resolved(entry)
            code = _constant(entry, "code")
            if code is None:
                continue
            status = _constant(entry, "http_code")
            texts = [_constant(entry, "description"), _constant(entry, "message")]
            yield ErrorFacts(
                str(code.value),
                entry.line,
                http_status=_status(status) if status else None,
                meaning=next((str(text.value) for text in texts if text and text.value), ""),
            )

    def _examples(self) -> tuple[Fact[Any] | None, Fact[Any] | None]:
        demos = self.api.find("info", "x-demo")
        found: dict[str, Fact[Any]] = {}
        for demo in demos.elements() if demos else []:
            for key in ("requestDemo", "responseDemo"):
                codes = demo.get(key)
                for each in codes.elements() if codes else []:
                    code = each.get("Code")
                    if code and key not in found:
                        found[key] = Fact(_parsed(code.text()), code.line)
        return found.get("requestDemo"), found.get("responseDemo")


def _named(parameter: Node) -> str:
    name = parameter.get("name")
    if name is None:
        raise parameter.malformed("a parameter with a name")
    text = name.text()
    if not text.isprintable():
        raise name.malformed("a printable name")
    return text


def _encoding(operation: Node, request: Sequence[FieldFacts]) -> Fact[str] | None:
    """Return where the parameters are, if the document states that; several kinds are not certain."""
    content = operation.find("requestBody", "content")
    kinds = (
        [key.partition(";")[0].strip().lower() for key, _ in content.members()] if content else []
    )
    known = [ENCODINGS[kind] for kind in kinds if kind in ENCODINGS]
    if content is not None and known:
        chosen = "json" if "json" in known else known[0]
        return Fact(chosen, content.line, certain=len(set(known)) == 1)
    if content is None and request and all(row.location == "query" for row in request):
        return Fact("query", request[0].line)
    return None


def _content(node: Node | None) -> Node | None:
    """Return the schema of a body, of JSON if there are several content types."""
    content = node.get("content") if node else None
    if content is None:
        return None
    kinds = dict(content.members())
    chosen = kinds.get("application/json") or next(iter(kinds.values()), None)
    return chosen.get("schema") if chosen else None


def _error_entries(schema: Node) -> list[Node]:
    for key in ("oneOf", "items"):
        entries = schema.get(key)
        if entries is None:
            continue
        if is_list(entries.value):
            return entries.elements()
        several = entries.get("oneOf")
        return several.elements() if several else [entries]
    return []


def _constant(entry: Node, key: str) -> Node | None:
    """Return the value of a key, which is given directly or as the schema of a constant."""
    node = entry.get(key) or entry.find("properties", key)
    if node and is_mapping(node.value):
        enum = node.get("enum")
        only = enum.elements()[0] if enum and len(enum.elements()) == 1 else None
        node = node.get("const") or node.get("default") or only or node.get("example")
    if node and not isinstance(node.value, str | int):
        raise node.malformed("a string or an integer")
    return node


def _status(node: Node) -> int | None:
    text = str(node.value).strip()
    return int(text) if re.fullmatch(r"[1-5]\d\d", text) else None


def _parsed(code: str) -> object:
    """Return the JSON of an example, or of the body of an HTTP request; else its text."""
    body = code[code.index("{") :] if code.startswith(("GET ", "POST ")) and "{" in code else code
    try:
        value: object = json.loads(body)
    except (ValueError, RecursionError):
        return code
    return value
