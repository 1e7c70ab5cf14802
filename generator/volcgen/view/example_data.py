"""Examples of the spec as JSON, which testing kits and emulators read."""

from __future__ import annotations

from collections.abc import Iterable

from volcgen.view.groups import GroupView
from volcgen.view.json_lines import json_lines
from volcgen.view.model import StructView


def example_values(structs: Iterable[StructView]) -> str:
    """Return the example values of fields, by the name of the struct and the wire name of the field."""
    return json_lines(
        {
            struct.name: {
                field.wire_name.value: field.example
                for field in struct.fields
                if field.example is not None
            }
            for struct in structs
        },
        depth=2,
    )


def example_results(group: GroupView) -> str:
    """Return the documented example of the result of each action of a group that has one."""
    return json_lines(
        {
            action.name: action.result_json
            for action in group.actions
            if action.result_json is not None
        }
    )
