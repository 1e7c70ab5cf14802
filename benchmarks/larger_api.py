"""Write a spec with more actions, and the same API as an OpenAPI document.

A larger spec repeats the real actions under other names and in other groups; all share the structs.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any, Final

from volcgen.spec.files import Spec
from volcgen.spec.types import Type, parse_type

PYPROJECT: Final = """\
[tool.volcgen]
spec = "spec"
templates = "templates"
runtime = "runtime"
services = "services"
output = "generated"
"""
_SCALARS: Final[dict[str, dict[str, Any]]] = {
    "integer": {"type": "integer", "format": "int32"},
    "long": {"type": "integer", "format": "int64"},
    "string": {"type": "string"},
    "boolean": {"type": "boolean"},
    "double": {"type": "number", "format": "double"},
}


def write_project(repository: Path, folder: Path, actions: int) -> None:
    """Write a project with that many actions and the templates and code of the repository."""
    for name in ("spec", "templates", "runtime", "services"):
        shutil.copytree(repository / name, folder / name)
    (folder / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    home = folder / "spec/im"
    service = (home / "service.yaml").read_text(encoding="utf-8")
    before, _, after = service.partition("\ngroups:\n")
    end = re.search(r"^(?=\w)|\Z", after, flags=re.M)  # of the groups: the next key of the file
    assert end is not None
    own, rest = after[: end.start()].rstrip() + "\n", after[end.start() :]
    groups = own
    real = sorted(home.glob("*/*.yaml"))
    missing = actions - len(real)
    copy = 2
    while missing > 0:
        chosen = real[:missing]
        missing -= len(chosen)
        groups += _copied_groups(own, {path.stem for path in chosen}, copy)
        for path in chosen:
            text = path.read_text(encoding="utf-8")
            text = text.replace(f"action: {path.stem}", f"action: {path.stem}{copy}", 1)
            place = home / f"{path.parent.name}_{copy}" / f"{path.stem}{copy}.yaml"
            place.parent.mkdir(exist_ok=True)
            place.write_text(text, encoding="utf-8")
        copy += 1
    (home / "service.yaml").write_text(f"{before}\ngroups:\n{groups}\n{rest}", encoding="utf-8")


def _copied_groups(groups: str, chosen: set[str], copy: int) -> str:
    """The same groups under other names, with the chosen actions alone."""
    parts = re.split(r"^(?=  [a-z])", groups, flags=re.M)
    kept = ""
    for part in parts:
        lines: list[str] = []
        found = False
        for line in part.splitlines(keepends=True):
            action = re.fullmatch(r"      - (\w+)\n", line)
            if action is None:
                lines.append(re.sub(r"^  ([a-z_]+):", rf"  \1_{copy}:", line))
            elif action.group(1) in chosen:
                found = True
                lines.append(f"      - {action.group(1)}{copy}\n")
        kept += "".join(lines) if found else ""
    return kept


def openapi(spec: Spec) -> dict[str, Any]:
    """The API as an OpenAPI 3.0 document: an operation for each action, texts in English."""
    schemas: dict[str, Any] = {}
    for name, enum in spec.structs.node.enums.items():
        values = [value.value for value in enum.values.values()]
        kind = "string" if enum.type == "String" else "integer"
        schemas[name] = {"type": kind, "enum": values, "description": enum.description.en}
    for name, struct in spec.structs.node.structs.items():
        schemas[name] = _object(struct.fields, struct.description.en)
    paths: dict[str, Any] = {}
    for file in spec.actions:
        action = file.node
        body, reply = f"{action.action}Request", f"{action.action}Result"
        schemas[body] = _object(spec.request_fields(action), f"Body of {action.action}.")
        schemas[reply] = _object(action.result, f"Result of {action.action}.")
        answer = {"type": "object", "properties": {"Result": _named(reply)}}
        paths[f"/{action.action}"] = {
            "post": {
                "operationId": action.action,
                "tags": [spec.group_of(action.action)],
                "summary": action.summary.en,
                "description": action.description.en if action.description else "",
                "requestBody": {"required": True, "content": _json(_named(body))},
                "responses": {"200": {"description": "Done.", "content": _json(answer)}},
            }
        }
    service = spec.service.node
    return {
        "openapi": "3.0.3",
        "info": {"title": service.title.en, "version": service.version},
        "paths": paths,
        "components": {"schemas": schemas},
    }


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def _named(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def _object(fields: dict[str, Any], description: str) -> dict[str, Any]:
    required = [wire for wire, field in fields.items() if field.required]
    properties = {wire: _field(field) for wire, field in fields.items()}
    made: dict[str, Any] = {
        "type": "object",
        "description": description,
        "properties": properties,
    }
    return {**made, "required": required} if required else made


def _field(field: Any) -> dict[str, Any]:
    schema = _schema(parse_type(field.type), field.enum)
    # Beside a reference, OpenAPI 3.0 wants nothing.
    return schema if "$ref" in schema else {**schema, "description": field.description.en}


def _schema(type_: Type, enum: str | None) -> dict[str, Any]:
    item = type_.item or Type("string")
    match type_.kind:
        case "array":
            return {"type": "array", "items": _schema(item, enum)}
        case "map":
            return {"type": "object", "additionalProperties": _schema(item, enum)}
        case "object":
            return _named(type_.struct)
        case kind:
            return _named(enum) if enum else _SCALARS[kind]
