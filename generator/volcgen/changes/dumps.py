"""Reads a spec back from JSON: the output of `volcgen dump`, or the compact dump of a release."""

from __future__ import annotations

import json
from typing import Any, Final, TypeVar

from pydantic import ValidationError

from volcgen.errors import ChangesError
from volcgen.problems import SpecError, visible
from volcgen.spec import dump as full
from volcgen.spec.definitions import Action, Errors, Service, Structs
from volcgen.spec.document import Document, Spans
from volcgen.spec.files import Spec, SpecFile
from volcgen.spec.lint import lint
from volcgen.spec.nodes import DIGESTS, Node
from volcgen.spec.source import SpecText
from volcgen.typeguards import is_list, is_mapping

COMPACT_FORMAT: Final = "volcgen release 1"
MAX_BYTES: Final = 50_000_000
_EXPECTED: Final = "expected the output of `volcgen dump`, or a released.json as git has it"

N = TypeVar("N", bound=Node)


def read_dump(raw: bytes, shown: str) -> Spec:
    """Return the spec of a dump; raise ChangesError if it is foreign or damaged.

    `shown` names the dump in messages. The spec has no evidence and no locations.
    """
    try:
        return _read(raw, shown)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"])
        raise _damaged(shown, f"{error.title}: `{where}`: {first['msg']}") from None
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _damaged(shown, f"a part is missing or has another type: {error}") from None
    except SpecError as error:
        raise _damaged(shown, error.problems[0].message) from None


def _damaged(shown: str, reason: str) -> ChangesError:
    return ChangesError(
        f"{visible(shown)} is not a complete dump: {visible(reason[:300])}; "
        "make it again with `volcgen dump`, or restore it from git"
    )


def _read(raw: bytes, shown: str) -> Spec:
    data = _json(raw, shown)
    readers = {full.FORMAT: _from_full, COMPACT_FORMAT: _from_compact}
    known = data.get("format")
    reader = readers.get(known) if isinstance(known, str) else None
    if reader is None:
        found = f"its format is {known!r}" if known else "it has no `format`"
        raise ChangesError(
            f"{visible(shown)} is not a dump of this volcgen: {visible(found)}, expected "
            f"{' or '.join(repr(name) for name in readers)}; make it with `volcgen dump`, or restore it from git"
        )
    service, structs, errors, actions = reader(data)
    folder = {name: group for group, node in service["groups"].items() for name in node["actions"]}
    spec = Spec(
        _file("service.yaml", Service, service),
        _file("errors.yaml", Errors, errors),
        _file("structs.yaml", Structs, structs),
        tuple(
            _file(f"{folder.get(each['action'])}/{each['action']}.yaml", Action, each)
            for each in actions
        ),
    )
    problems = [p for p in lint(spec, quality=False) if p.rule != _NEEDS_EVIDENCE]
    if problems:
        raise SpecError(problems)
    return spec


_NEEDS_EVIDENCE: Final = "L229"
"""A rule that dumps do not keep, because they have no evidence."""


def _json(raw: bytes, shown: str) -> dict[str, Any]:
    try:
        data: Any = json.loads(raw)
    except (ValueError, RecursionError):
        raise ChangesError(f"{visible(shown)} is not JSON; {_EXPECTED}") from None
    if not is_mapping(data):
        raise ChangesError(f"{visible(shown)} is not a JSON object; {_EXPECTED}")
    return data


def _file(path: str, kind: type[N], data: Any) -> SpecFile[N]:
    """Return the part of a dump that was read from a file of this path."""
    node = kind.model_validate(data, context=DIGESTS)
    return SpecFile(Document(SpecText(path, ""), {}, Spans({}, {})), lambda: node)


_Parts = tuple[dict[str, Any], dict[str, Any], dict[str, Any], list[dict[str, Any]]]


def _from_full(data: dict[str, Any]) -> _Parts:
    service = dict(data["service"])
    parameters = _fields(service.pop("client_parameters"))
    service["service"] = service.pop("name")
    service["regions"] = {
        "hosts": service["regions"],
        "host": service.pop("host", None),
        "default": service.pop("default_region"),
    }
    service |= {"groups": data["groups"], "client_parameters": parameters}
    at_least_one_of = data["at_least_one_of"]
    structs = {
        name: {
            "description": data["struct_descriptions"][name],
            "fields": _fields(rows),
            "at_least_one_of": at_least_one_of.get(name, []),
        }
        for name, rows in data["structs"].items()
    }
    enums = {
        name: {**enum, "values": {row["name"]: _without(row, "name") for row in enum["values"]}}
        for name, enum in data["enums"].items()
    }
    return (
        service,
        {"structs": structs, "enums": enums},
        {"doc": data["errors_doc"], "errors": data["errors"]},
        [_action(action, parameters) for action in data["actions"]],
    )


def _action(data: dict[str, Any], parameters: dict[str, Any]) -> dict[str, Any]:
    request = _fields(data["request"])
    action = _without(data, "name", "doc_id", "group", "evidence")
    return {
        **action,
        "action": data["name"],
        "doc": data["doc_id"],
        "request": {wire: field for wire, field in request.items() if wire not in parameters},
        "result": _fields(data["result"]),
    }


def _fields(rows: Any) -> dict[str, Any]:
    if not is_list(rows):
        raise TypeError("expected a list of fields")
    return {
        row["name"]: {**_without(row, "name", "enum_name"), "enum": row["enum_name"]}
        for row in rows
    }


def _without(data: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key not in keys}


def _from_compact(data: dict[str, Any]) -> _Parts:
    actions = [{"action": name, **action} for name, action in data["actions"].items()]
    service = {**data["service"], "groups": data["groups"]}
    structs = {"structs": data["structs"], "enums": data["enums"]}
    return service, structs, {"doc": data["errors_doc"], "errors": data["errors"]}, actions
