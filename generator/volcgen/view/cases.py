"""Build the views of cases: a field of the request has a certain value."""

from __future__ import annotations

from typing import overload

from volcgen import names
from volcgen.spec.call_facts import When
from volcgen.spec.definitions import Action, FieldSpec
from volcgen.spec.files import Spec
from volcgen.spec.types import parse_type
from volcgen.view.call_model import WhenView
from volcgen.view.text import Raw


@overload
def when_view(spec: Spec, action: Action, when: When) -> WhenView: ...
@overload
def when_view(spec: Spec, action: Action, when: When | None) -> WhenView | None: ...
def when_view(spec: Spec, action: Action, when: When | None) -> WhenView | None:
    if when is None:
        return None
    path = when.field.split(".")
    return WhenView(
        tuple(Raw(step) for step in path),
        python_path(when.field),
        when.equals,
        absent=_field_at(spec, action, path).default == when.equals,
    )


def _field_at(spec: Spec, action: Action, path: list[str]) -> FieldSpec:
    """The field of the request that a path leads to."""
    fields = spec.request_fields(action)
    for step in path[:-1]:
        fields = spec.structs.node.structs[parse_type(fields[step].type).struct].fields
    return fields[path[-1]]


def python_path(path: str) -> str:
    return ".".join(names.snake(step) for step in path.split("."))
