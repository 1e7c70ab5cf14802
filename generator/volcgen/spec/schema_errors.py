"""Converts pydantic's validation errors to problems, with locations and advice."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from pydantic_core import ErrorDetails

from volcgen.problems import Problem, did_you_mean, only_match
from volcgen.spec.document import Document, KeyPath
from volcgen.spec.nodes import Node
from volcgen.typeguards import is_list, is_mapping

# Error types of pydantic for a value of the wrong type, and the expected type.
_EXPECTED: Final = {
    "string_type": "text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
    "tuple_type": "a list",
}
# Words for true and false in YAML 1.1.
_YAML_11: Final = {
    "yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false",
}  # fmt: skip
_MISSING: Final = object()


def schema_problems(
    errors: Iterable[ErrorDetails], document: Document, kind: type[Node]
) -> list[Problem]:
    """Return the problems of a document, without missing keys that are there in another spelling."""
    found = [(details, schema_problem(details, document, kind)) for details in errors]
    misspelt = {
        (*details["loc"][:-1], problem.instead)
        for details, problem in found
        if details["type"] == "extra_forbidden" and problem.instead is not None
    }
    return [
        problem
        for details, problem in found
        if details["type"] != "missing" or details["loc"] not in misspelt
    ]


def schema_problem(details: ErrorDetails, document: Document, kind: type[Node]) -> Problem:
    """Return the problem for one error of pydantic in a document of this kind."""
    error = details["type"]
    where = _key_path(details, document.data)
    name = str(where[-1]) if where else "the file"
    context = details.get("ctx", {})
    value = details["input"]
    is_key = details["loc"][-1:] == ("[key]",)
    if error == "missing":
        at = document.at(where[:-1], key=bool(where[:-1]))
        meaning = _Schema(kind, where).description
        help_ = f"add the key `{name}`: {meaning}" if meaning else ""
        return Problem("S101", f"`{name}` is missing", at, help_)
    if error == "extra_forbidden":
        known = _Schema(kind, where[:-1]).keys
        help_ = f"{did_you_mean(name, known)}expected one of {', '.join(sorted(known))}"
        at = document.at(where, key=True)
        return Problem("S102", f"unknown key `{name}`", at, help_, instead=only_match(name, known))
    if error in _EXPECTED:
        expected = _EXPECTED[error]
        instead = _YAML_11.get(value.lower()) if isinstance(value, str) else None
        quote = " (YAML 1.2 has no other words for them)" if instead else ""
        if error != "bool_type":
            instead = None
        if error == "string_type" and not isinstance(value, dict | list) and value is not None:
            quote = f' (put quotes around it: "{value}")'
            instead = f'"{document.written(where)}"'
        message = f"`{name}` must be {expected}, not {_type_of(value)}"
        help_ = f"write {expected}{quote}"
        return Problem("S103", message, document.at(where), help_, instead=instead)
    if error in ("literal_error", "enum"):
        known = [
            part.strip("' ") for part in str(context["expected"]).replace(" or ", ",").split(",")
        ]
        help_ = f"{did_you_mean(str(value), known)}expected one of {', '.join(known)}"
        message = f"`{value}` is not a valid `{name}`"
        instead = only_match(str(value), known)
        return Problem("S104", message, document.at(where), help_, instead=instead)
    if error == "string_pattern_mismatch":
        message = f"`{value}` does not match the required form"
        help_ = f"the form is {context['pattern']}"
        return Problem("S105", message, document.at(where, key=is_key), help_)
    if error == "too_short":
        message = f"`{name}` has {context['actual_length']} entries"
        help_ = f"write at least {context['min_length']}"
        return Problem("S106", message, document.at(where), help_)
    message = f"`{name}`: {details['msg'][0].lower()}{details['msg'][1:]}"
    return Problem("S106", message, document.at(where, key=is_key))


def _key_path(details: ErrorDetails, data: Any) -> KeyPath:
    """Return pydantic's path without the steps that are not in the data, such as `[key]`."""
    where: list[str | int] = []
    for step in details["loc"]:
        below = _below(data, step)
        if below is not _MISSING:
            data = below
        elif details["type"] != "missing":
            break
        where.append(step)
    return tuple(where)


def _below(data: Any, step: str | int) -> Any:
    if is_mapping(data):
        return data.get(str(step), _MISSING)
    return data[step] if is_list(data) and isinstance(step, int) else _MISSING


def _type_of(value: Any) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "text"
        case dict():
            return "a mapping"
        case _:
            return "a list"


@cache
def json_schema(kind: type[Node]) -> dict[str, Any]:
    """Return the JSON Schema of a kind of file; making one takes longer than checking a file."""
    return kind.model_json_schema(by_alias=True)


class _Schema:
    """The JSON Schema of a kind of file, followed along a path of its data."""

    def __init__(self, kind: type[Node], where: KeyPath) -> None:
        self._whole = json_schema(kind)
        self._here = self._whole
        for step in where:
            around = self._resolved()
            if isinstance(step, int):
                self._here = around.get("items", {})
            else:
                properties: dict[str, Any] = around.get("properties", {})
                named: dict[str, Any] = around.get("patternProperties", {})
                other = next(iter(named.values()), None) or around.get("additionalProperties", {})
                self._here = properties.get(step) or other

    @property
    def description(self) -> str:
        return str(self._here.get("description", ""))

    @property
    def keys(self) -> list[str]:
        return list(self._resolved().get("properties", {}))

    def _resolved(self) -> dict[str, Any]:
        """Return the schema behind a reference, also behind the `anyOf` of an optional key."""
        branches: list[dict[str, Any]] = [self._here, *self._here.get("anyOf", [])]
        for branch in branches:
            if reference := branch.get("$ref"):
                found: dict[str, Any] = self._whole["$defs"][reference.rsplit("/", 1)[1]]
                return found
        return self._here
