"""Definitions as the platform publishes them, made from a spec: what an import should read back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from volcgen.spec.definitions import Action, FieldSpec
from volcgen.spec.files import Spec
from volcgen.spec.types import Type, parse_type
from volcgen.spec.wire import wire_of

_CONTENT_TYPES: Final = {
    "json": "application/json",
    "form": "application/x-www-form-urlencoded",
}
_SCALARS: Final[dict[str, dict[str, str]]] = {
    "integer": {"type": "integer", "format": "int32"},
    "long": {"type": "integer", "format": "int64"},
    "double": {"type": "number"},
}
_LIMITS: Final = {
    "min": "minimum", "max": "maximum", "max_length": "maxLength", "max_items": "maxItems",
}  # fmt: skip


def request_of(spec: Spec, action: Action) -> dict[str, FieldSpec]:
    """Return all that a request has; documents do not separate the parameters of the client."""
    return {**spec.service.node.client_parameters, **action.request}


def dotted(spec: Spec, fields: Mapping[str, FieldSpec]) -> Iterator[tuple[str, FieldSpec, Type]]:
    """Yield the names of a query or a form, with the field and the type of each."""
    for name, field in fields.items():
        type_ = parse_type(field.type)
        while type_.kind == "array" and type_.item is not None:
            name, type_ = f"{name}.N", type_.item
        struct = spec.structs.node.structs.get(type_.struct)
        if struct is None:
            yield name, field, type_
            continue
        for inner, below, kind in dotted(spec, struct.fields):
            yield f"{name}.{inner}", below, kind


class Explorer:
    """The answers of the API Explorer, one for each action."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec

    def files(self) -> dict[str, str]:
        return {
            f"{file.node.action}.json": json.dumps(self._answer(file.node), indent=2)
            for file in self.spec.actions
        }

    def _answer(self, action: Action) -> dict[str, Any]:
        service = self.spec.service.node
        wire = wire_of(service, action)
        fields = request_of(self.spec, action)
        operation: dict[str, Any] = {"responses": self._responses(action)}
        if wire.encoding == "query":
            operation["parameters"] = [
                {
                    "name": name,
                    "in": "query",
                    "required": field.required,
                    "schema": self._schema(field, type_),
                    **({"example": field.example} if field.example is not None else {}),
                }
                for name, field, type_ in dotted(self.spec, fields)
            ]
        elif fields:
            kind = _CONTENT_TYPES[wire.encoding]
            operation["requestBody"] = {"content": {kind: {"schema": self._object(fields)}}}
        examples = action.examples
        parameters = service.client_parameters
        whole = {
            **{name: field.example for name, field in parameters.items()},
            **(examples.request or {}),
        }
        demo = {
            "requestDemo": [{"Code": json.dumps(whole)}],
            "responseDemo": [
                {"Code": json.dumps({"ResponseMetadata": {}, "Result": examples.result})}
            ],
        }
        host = next(iter(service.regions.all_hosts.values()))
        return {
            "Result": {
                "Api": {
                    "openapi": "3.0.1",
                    "info": {"version": wire.version, "x-demo": [demo]},
                    "servers": [{"url": f"https://{host}"}],
                    "paths": {f"/{action.action}": {wire.method.lower(): operation}},
                    "components": {
                        "schemas": {
                            name: self._object(struct.fields)
                            for name, struct in self.spec.structs.node.structs.items()
                        }
                    },
                }
            }
        }

    def _responses(self, action: Action) -> dict[str, Any]:
        known = self.spec.errors.node.errors
        errors = [{"code": code, "http_code": known[code].http_status} for code in action.errors]
        return {
            "200": {"content": {"application/json": {"schema": self._object(action.result)}}},
            "x-error-code": {"content": {"application/json": {"schema": {"oneOf": errors}}}},
        }

    def _object(self, fields: Mapping[str, FieldSpec]) -> dict[str, Any]:
        return {
            "type": "object",
            "required": [name for name, field in fields.items() if field.required],
            "properties": {
                name: self._schema(field, parse_type(field.type)) for name, field in fields.items()
            },
        }

    def _schema(self, field: FieldSpec, type_: Type) -> dict[str, Any]:
        schema = self._type(type_, field)
        limits = {key: getattr(field, name) for name, key in _LIMITS.items()}
        schema |= {key: value for key, value in limits.items() if value is not None}
        if field.example is not None and "$ref" not in schema:
            schema["example"] = field.example
        return schema

    def _type(self, type_: Type, field: FieldSpec) -> dict[str, Any]:
        match type_.kind:
            case "object":
                return {"$ref": f"#/components/schemas/{type_.struct}"}
            case "array":
                return {"type": "array", "items": self._type(_item(type_), field)}
            case "map":
                return {"type": "object", "additionalProperties": self._type(_item(type_), field)}
            case kind:
                schema: dict[str, Any] = {**_SCALARS.get(kind, {"type": kind})}
                enum = self.spec.structs.node.enums.get(field.enum or "")
                if enum is not None:
                    schema["enum"] = [item.value for item in enum.values.values()]
                return schema


class CommandLine:
    """The three files of the command line's metadata."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec

    def files(self) -> dict[str, str]:
        service = self.spec.service.node
        actions = [file.node for file in self.spec.actions]
        structure = {
            "PkgName": service.service,
            "Service": service.service,
            "Version": service.version,
            "Structure": {action.action: self._structure(action) for action in actions},
        }
        data = {
            "metadata": {action.action: self._names(action) for action in actions},
            "meta_type": {action.action: self._types(action) for action in actions},
            "structure": structure,
        }
        return {f"{name}.json": json.dumps(value, indent=2) for name, value in data.items()}

    def _request(self, action: Action) -> dict[str, tuple[Type, bool]]:
        """Return the parameters by name: dotted names, or the nested ones of JSON."""
        fields = request_of(self.spec, action)
        if wire_of(self.spec.service.node, action).is_dotted:
            named = dotted(self.spec, fields)
            return {name: (type_, field.required) for name, field, type_ in named}
        return {name: (parse_type(it.type), it.required) for name, it in fields.items()}

    def _names(self, action: Action) -> dict[str, Any]:
        wire = wire_of(self.spec.service.node, action)
        info = {"Method": wire.method, "ContentType": _CONTENT_TYPES.get(wire.encoding)}
        found = {
            "Request": self._named({name: it for name, (it, _) in self._request(action).items()}),
            "Response": self._named({n: parse_type(it.type) for n, it in action.result.items()}),
        }
        return {"ApiInfo": info, **found} if wire.method == "POST" else found

    def _named(self, types: Mapping[str, Type]) -> dict[str, Any]:
        structs = self.spec.structs.node.structs
        nested = {
            name: {n: parse_type(it.type) for n, it in structs[type_.struct_name].fields.items()}
            for name, type_ in types.items()
            if type_.struct_name
        }
        return {
            "Basic": [name for name in types if name not in nested],
            "Structure": {name: self._named(inner) for name, inner in nested.items()},
        }

    def _types(self, action: Action) -> dict[str, Any]:
        result = {name: (parse_type(it.type), False) for name, it in action.result.items()}
        return {"Request": self._metas(self._request(action)), "Response": self._metas(result)}

    def _metas(self, types: Mapping[str, tuple[Type, bool]]) -> dict[str, Any]:
        structs = self.spec.structs.node.structs
        metas: dict[str, Any] = {}
        children: dict[str, Any] = {}
        for name, (type_, required) in types.items():
            inner = type_.item if type_.kind in ("array", "map") and type_.item else type_
            word = (
                "array[string]" if name.endswith(".N") and type_.kind == "string" else _word(type_)
            )
            metas[name] = {"TypeName": word}
            if inner is not type_:
                metas[name]["TypeOf"] = _word(inner)
            if required:
                metas[name]["Required"] = True
            if type_.struct_name:
                fields = structs[type_.struct_name].fields
                children[name] = self._metas(
                    {n: (parse_type(it.type), it.required) for n, it in fields.items()}
                )
        return {"MetaTypes": metas, "ChildMetas": children}

    def _structure(self, action: Action) -> dict[str, Any]:
        found: dict[str, Any] = {}
        self._entries(found, "", request_of(self.spec, action), action)
        return found

    def _entries(
        self, found: dict[str, Any], owner: str, fields: Mapping[str, FieldSpec], action: Action
    ) -> None:
        for name, field in fields.items():
            type_ = parse_type(field.type)
            core = type_.scalar
            word = f"{core.struct}For{action.action}Input" if core.struct else _word(core)
            found[f"{owner}.{name}" if owner else name] = {
                "Type": word,
                "IsArray": type_.kind == "array",
                "IsMap": type_.kind == "map",
                "IsObject": type_.kind == "object",
                "IsEnum": field.enum is not None,
                "Required": field.required,
                "Format": {"integer": "int32", "long": "int64"}.get(core.kind, ""),
                "ParentType": owner,
            }
            if core.struct and not any(key.startswith(f"{word}.") for key in found):
                inner = self.spec.structs.node.structs[core.struct].fields
                self._entries(found, word, inner, action)


def _item(type_: Type) -> Type:
    return type_.item or Type("string")


def _word(type_: Type) -> str:
    return {"long": "integer", "double": "number"}.get(type_.kind, type_.kind)
