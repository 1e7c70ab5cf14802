"""Examples of the spec as JSON: of fields, and of results."""

from __future__ import annotations

import json

import pytest
from support.project import Project

from volcgen.spec.load import load
from volcgen.view import View, build_view
from volcgen.view.example_data import example_results, example_values


@pytest.fixture
def view(plain: Project) -> View:
    return build_view(load(plain.root / "spec", plain.root))


def test_values_are_found_by_struct_and_wire_name(view: View) -> None:
    values = json.loads(example_values(view.structs))
    assert {*values} == {struct.name for struct in view.structs}
    assert values["Info"]["Ext"] == {"color": "blue"}
    requests = json.loads(example_values(action.request for action in view.actions))
    assert requests["MakeTalkRequest"]["Silent"] is True
    assert "OwnerIdStr" not in requests["MakeTalkRequest"]  # it has no example


def test_results_are_found_by_action(view: View) -> None:
    (group,) = view.groups
    found = json.loads(example_results(group))
    expected = {each.name: each.result_json for each in group.actions if each.result_json}
    assert found == expected
    assert found
