"""From a folder of spec files to one linked Spec, or to all the problems that stand in the way."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from volcgen.problems import Location, Problem, SpecError, nearest
from volcgen.spec.definitions import Action, Errors, FieldSpec, Group, Node, Service, Structs
from volcgen.spec.source import Document, Where, read

N = TypeVar("N", bound=Node)


@dataclass(frozen=True)
class File(Generic[N]):
    """One spec file: its data as a node, and the places of the data."""

    document: Document
    node: N

    @property
    def path(self) -> str:
        return self.document.source.path


@dataclass(frozen=True)
class Spec:
    """The whole API. Actions stand in the order of the groups, groups in that of service.yaml."""

    service: File[Service]
    errors: File[Errors]
    structs: File[Structs]
    actions: tuple[File[Action], ...]

    @property
    def groups(self) -> dict[str, Group]:
        return self.service.node.groups

    def group_of(self, action: str) -> str:
        return next(name for name, group in self.groups.items() if action in group.actions)

    def request_fields(self, action: Action) -> dict[str, FieldSpec]:
        """The fields of a body: the client's parameters, then the action's own."""
        return {**self.service.node.client_parameters, **action.request}

    @property
    def files(self) -> tuple[File[Any], ...]:
        return (self.service, self.errors, self.structs, *self.actions)


def load(folder: Path, root: Path) -> Spec:
    """Read and check the spec in `folder` (which holds one service); paths are shown from `root`."""
    from volcgen.spec.lint import lint

    problems: list[Problem] = []
    services = sorted(path.parent for path in folder.glob("*/service.yaml"))
    if len(services) != 1:
        count = "no" if not services else f"{len(services)}"
        where = Location(_shown(folder, root))
        help_ = "one folder of the spec holds a service.yaml, such as spec/im/service.yaml"
        raise SpecError([Problem("L222", f"{count} service.yaml in the spec", where, help_)])
    home = services[0]
    service = _file(home / "service.yaml", root, Service, problems)
    errors = _file(home / "errors.yaml", root, Errors, problems)
    structs = _file(home / "structs.yaml", root, Structs, problems)
    actions = [_file(path, root, Action, problems) for path in sorted(home.glob("*/*.yaml"))]
    if service is None or errors is None or structs is None or None in actions:
        raise SpecError(problems)
    found = [file for file in actions if file is not None]
    order = [name for group in service.node.groups.values() for name in group.actions]
    rank = {name: place for place, name in enumerate(order)}
    found.sort(key=lambda file: (rank.get(file.node.action, len(rank)), file.path))
    spec = Spec(service, errors, structs, tuple(found))
    problems += lint(spec)
    if problems:
        raise SpecError(problems)
    return spec


def _shown(path: Path, root: Path) -> str:
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()


def _file(path: Path, root: Path, kind: type[N], problems: list[Problem]) -> File[N] | None:
    try:
        document = read(path, _shown(path, root))
    except SpecError as error:
        problems += error.problems
        return None
    try:
        return File(document, kind.model_validate(document.data))
    except ValidationError as error:
        problems += [_shape_problem(details, document, kind) for details in error.errors()]
        return None


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
_YAML_11: Final = {"yes", "no", "on", "off", "True", "False", "TRUE", "FALSE", "Yes", "No"}


def _shape_problem(details: ErrorDetails, document: Document, kind: type[Node]) -> Problem:
    kind_of_error = details["type"]
    where = _place(details["loc"], document.data)
    name = str(where[-1]) if where else "the file"
    context = details.get("ctx", {})
    value = details["input"]
    if kind_of_error == "missing":
        place = document.at(where[:-1], key=bool(where[:-1]))
        return Problem("S101", f"`{name}` is missing", place, _meaning(kind, where))
    if kind_of_error == "extra_forbidden":
        known = _known_keys(kind, where[:-1])
        help_ = f"{nearest(name, known)}keys here are {', '.join(sorted(known))}"
        return Problem("S102", f"unknown key `{name}`", document.at(where, key=True), help_)
    if kind_of_error in _KINDS:
        wanted = _KINDS[kind_of_error]
        quote = " (YAML 1.2 knows true and false only)" if value in _yaml_11(value) else ""
        if (
            kind_of_error == "string_type"
            and not isinstance(value, dict | list)
            and value is not None
        ):
            quote = f' (put quotes around it: "{value}")'
        message = f"`{name}` must be {wanted}, not {_kind_of(value)}"
        return Problem("S103", message, document.at(where), f"write {wanted}{quote}")
    if kind_of_error in ("literal_error", "enum"):
        known = [
            part.strip("' ") for part in str(context["expected"]).replace(" or ", ",").split(",")
        ]
        help_ = f"{nearest(str(value), known)}one of {', '.join(known)}"
        return Problem("S104", f"`{value}` is not a `{name}`", document.at(where), help_)
    if kind_of_error == "string_pattern_mismatch":
        is_key = details["loc"][-1:] == ("[key]",)
        message = f"`{value}` does not have the form that is asked for here"
        help_ = f"the form is {context['pattern']}"
        return Problem("S105", message, document.at(where, key=is_key), help_)
    message = f"`{name}`: {details['msg'][0].lower()}{details['msg'][1:]}"
    return Problem("S106", message, document.at(where))


def _yaml_11(value: Any) -> set[str]:
    return _YAML_11 if isinstance(value, str) else set()


def _place(steps: tuple[str | int, ...], data: Any) -> Where:
    """Pydantic's path without what is no step in the data: `[key]`, and the branch of a union."""
    where: list[str | int] = []
    for step in steps:
        if isinstance(data, dict):
            where.append(step)
            if step not in data:
                break  # a key that is missing
            data = data[step]
        elif isinstance(data, list) and isinstance(step, int):
            where.append(step)
            data = data[step]
    return tuple(where)


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


def _definition(kind: type[Node], where: Where) -> dict[str, Any]:
    """The JSON Schema of what stands at a path of a file."""
    schema = kind.model_json_schema(by_alias=True)
    definitions: dict[str, Any] = schema.get("$defs", {})
    for step in where:
        schema = _resolve(schema, definitions)
        if isinstance(step, int):
            schema = schema.get("items", {})
        else:
            schema = schema.get("properties", {}).get(step) or schema.get(
                "additionalProperties", {}
            )
        if not isinstance(schema, dict):
            return {}
    return schema if where and "$ref" not in schema else {**_resolve(schema, definitions), **schema}


def _resolve(schema: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    for branch in [schema, *schema.get("anyOf", []), *schema.get("allOf", [])]:
        reference = branch.get("$ref")
        if reference:
            return dict(definitions[reference.rsplit("/", 1)[1]])
    return schema


def _known_keys(kind: type[Node], where: Where) -> list[str]:
    schema = _definition(kind, where)
    definitions = kind.model_json_schema(by_alias=True).get("$defs", {})
    return list(_resolve(schema, definitions).get("properties", {}))


def _meaning(kind: type[Node], where: Where) -> str:
    words = _definition(kind, where).get("description", "")
    return f"add the key `{where[-1] if where else ''}`: {words}" if words else ""
