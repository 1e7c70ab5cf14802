"""Structs that fields refer to, directly and through other structs."""

from __future__ import annotations

import pytest
from support.project import Project

from volcgen.spec.definitions import FieldSpec
from volcgen.spec.load import load
from volcgen.spec.nodes import Text
from volcgen.spec.references import referenced_structs, struct_names


def field(type_: str, *also: str) -> FieldSpec:
    return FieldSpec(type=type_, also_types=also, description=Text(en="X.", zh="某。"))


@pytest.mark.parametrize(
    ("types", "names"),
    [
        (("Long",), []),
        (("Object of Info",), ["Info"]),
        (("Array of Array of Info",), ["Info"]),
        (("JSON Map of Info", "Array of Detail"), ["Info", "Detail"]),
        (("Lnog", "Array of Detail"), ["Detail"]),
    ],
)
def test_the_structs_of_a_field(types: tuple[str, ...], names: list[str]) -> None:
    assert list(struct_names(field(*types))) == names


def test_structs_are_found_through_other_structs(plain: Project) -> None:
    spec = load(plain.root / "spec", plain.root)
    assert referenced_structs(spec, [{"A": field("Object of Info")}]) == {"Info", "Detail"}
    assert referenced_structs(spec, [{"A": field("Array of Miss")}, {}]) == {"Miss"}
    assert referenced_structs(spec, [{"A": field("Object of Unknown")}]) == set()


def test_structs_that_refer_to_each_other_are_found(plain: Project) -> None:
    back = "Back: {type: Object of Info, description: {en: X., zh: 某。}}"
    plain.edit("spec/tiny/structs.yaml", "Score: {", f"{back}\n      Score: {{")
    spec = load(plain.root / "spec", plain.root)
    assert referenced_structs(spec, [{"A": field("Object of Detail")}]) == {"Info", "Detail"}
