"""The spec as a value: the order of its files, groups and fields."""

from __future__ import annotations

from support.broken_specs import ERRORS, LIST, MAKE, SERVICE, STRUCTS
from support.project import Project

from volcgen.spec.load import load


def test_actions_are_in_the_order_of_their_groups(plain: Project) -> None:
    names = [f.node.action for f in load(plain.root / "spec", plain.root).actions]
    assert names == ["MakeTalk", "ListTalks"]
    plain.edit("spec/tiny/service.yaml", "[MakeTalk, ListTalks]", "[ListTalks, MakeTalk]")
    names = [f.node.action for f in load(plain.root / "spec", plain.root).actions]
    assert names == ["ListTalks", "MakeTalk"]


def test_a_request_starts_with_the_clients_parameters(plain: Project) -> None:
    spec = load(plain.root / "spec", plain.root)
    make = spec.actions[0].node
    assert list(spec.request_fields(make)) == ["AppId", *make.request]
    assert spec.group_of("ListTalks") == "talk"
    assert [file.path for file in spec.files] == [
        f"spec/tiny/{name}" for name in (SERVICE, ERRORS, STRUCTS, MAKE, LIST)
    ]
