"""A file of the wrong shape: pydantic's findings in the words of the spec language, with places."""

from __future__ import annotations

from typing import Any, Final

from pydantic_core import ErrorDetails

from volcgen.data import is_list, is_mapping
from volcgen.problems import Problem, nearest, single
from volcgen.spec.definitions import Node
from volcgen.spec.source import Document, Where

# What pydantic calls a wrong kind of value, in the words of the spec language.
_KINDS: Final = {
    "string_type": "text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
    "tuple_type": "a list",
}
# What YAML 1.1 took for true and false.
_YAML_11: Final = {
    "yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false",
}  # fmt: skip
_NOTHING: Final = object()


def shape_problem(details: ErrorDetails, document: Document, kind: type[Node]) -> Problem:
    kind_of_error = details["type"]
    where = _place(details, document.data)
    name = str(where[-1]) if where else "the file"
    context = details.get("ctx", {})
    value = details["input"]
    is_key = details["loc"][-1:] == ("[key]",)
    if kind_of_error == "missing":
        place = document.at(where[:-1], key=bool(where[:-1]))
        meaning = _Schema(kind, where).description
        help_ = f"add the key `{name}`: {meaning}" if meaning else ""
        return Problem("S101", f"`{name}` is missing", place, help_)
    if kind_of_error == "extra_forbidden":
        known = _Schema(kind, where[:-1]).keys
        help_ = f"{nearest(name, known)}keys here are {', '.join(sorted(known))}"
        at = document.at(where, key=True)
        return Problem("S102", f"unknown key `{name}`", at, help_, instead=single(name, known))
    if kind_of_error in _KINDS:
        wanted = _KINDS[kind_of_error]
        instead = _YAML_11.get(value.lower()) if isinstance(value, str) else None
        quote = " (YAML 1.2 knows true and false only)" if instead else ""
        if kind_of_error != "bool_type":
            instead = None
        if (
            kind_of_error == "string_type"
            and not isinstance(value, dict | list)
            and value is not None
        ):
            quote = f' (put quotes around it: "{value}")'
            instead = f'"{document.written(where)}"'
        message = f"`{name}` must be {wanted}, not {_kind_of(value)}"
        help_ = f"write {wanted}{quote}"
        return Problem("S103", message, document.at(where), help_, instead=instead)
    if kind_of_error in ("literal_error", "enum"):
        known = [
            part.strip("' ") for part in str(context["expected"]).replace(" or ", ",").split(",")
        ]
        help_ = f"{nearest(str(value), known)}one of {', '.join(known)}"
        message = f"`{value}` is not a `{name}`"
        instead = single(str(value), known)
        return Problem("S104", message, document.at(where), help_, instead=instead)
    if kind_of_error == "string_pattern_mismatch":
        message = f"`{value}` does not have the form that is asked for here"
        help_ = f"the form is {context['pattern']}"
        return Problem("S105", message, document.at(where, key=is_key), help_)
    message = f"`{name}`: {details['msg'][0].lower()}{details['msg'][1:]}"
    return Problem("S106", message, document.at(where, key=is_key))


def _place(details: ErrorDetails, data: Any) -> Where:
    """Pydantic's path without what is no step in the data: `[key]`, and the branch of a union."""
    where: list[str | int] = []
    for step in details["loc"]:
        below = _below(data, step)
        if below is not _NOTHING:
            data = below
        elif details["type"] != "missing":
            break
        where.append(step)
    return tuple(where)


def _below(data: Any, step: str | int) -> Any:
    if is_mapping(data):
        return data.get(str(step), _NOTHING)
    return data[step] if is_list(data) and isinstance(step, int) else _NOTHING


def _kind_of(value: Any) -> str:
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


class _Schema:
    """The JSON Schema of a kind of file, walked along a path of its data."""

    def __init__(self, kind: type[Node], where: Where) -> None:
        self._whole: dict[str, Any] = kind.model_json_schema(by_alias=True)
        self._here = self._whole
        for step in where:
            around = self._resolved()
            if isinstance(step, int):
                self._here = around.get("items", {})
            else:
                properties: dict[str, Any] = around.get("properties", {})
                named: dict[str, Any] = around.get("patternProperties", {})
                anyone = next(iter(named.values()), None) or around.get("additionalProperties", {})
                self._here = properties.get(step) or anyone

    @property
    def description(self) -> str:
        return str(self._here.get("description", ""))

    @property
    def keys(self) -> list[str]:
        return list(self._resolved().get("properties", {}))

    def _resolved(self) -> dict[str, Any]:
        """What a reference leads to, through `anyOf` (an optional key) as well."""
        branches: list[dict[str, Any]] = [self._here, *self._here.get("anyOf", [])]
        for branch in branches:
            if reference := branch.get("$ref"):
                found: dict[str, Any] = self._whole["$defs"][reference.rsplit("/", 1)[1]]
                return found
        return self._here
