"""Rules for structs.yaml."""

from __future__ import annotations

import pytest
from support.broken_specs import (
    LIST,
    MAKE,
    STRUCTS,
    Broken,
    assert_broken,
    broken,
)
from support.project import Project

pytestmark = pytest.mark.usefixtures("loose")  # each case breaks one rule, in few words


WORDS = "description: {en: X., zh: 某。}"


def struct(name: str, *fields: str) -> str:
    lines = "".join(f"      {field}, {WORDS}}}\n" for field in fields)
    return f"  {name}:\n    {WORDS}\n    fields:\n{lines}"


CYCLES = [
    broken(
        "struct that requires itself",
        "L204",
        (STRUCTS, "  Detail:\n", f"{struct('Own', 'Me: {type: ‹Object of Own›, required: true')}  Detail:\n"),
        message="Own → Own",
    ),
    broken(
        "two structs that require each other",
        "L204",
        (STRUCTS, "Object of Detail", "Object of Detail, required: true"),
        (STRUCTS, "      Score: {", f"      Back: {{type: ‹Object of Info›, required: true, {WORDS}}}\n      Score: {{"),
        (MAKE, "Detail: {Score: 0.5, Tags: [a]}", "Detail: {Back: {Kind: 1, Detail: {}}}"),
        (LIST, "[{Kind: 2, Name: Tea}]", "[]"),
        message="Info → Detail → Info",
        count=2,
    ),
    broken(
        "three structs in a circle",
        "L204",
        (
            STRUCTS,
            "  Detail:\n",
            struct("One", "B: {type: Object of Two, required: true")
            + struct("Two", "C: {type: Object of Three, required: true")
            + struct("Three", "A: {type: ‹Object of One›, required: true")
            + "  Detail:\n",
        ),
        message="One → Two → Three → One",
    ),
]  # fmt: skip


CHOICES = [
    broken("choice of an unknown field", "L225", (STRUCTS, "  Detail:\n", "  Detail:\n    at_least_one_of: [Score, ‹Tegs›]\n"), help_="did you mean `Tags`?"),
    broken("choice of one", "L225", (STRUCTS, "  Detail:\n", "  Detail:\n    ‹at_least_one_of›: [Score]\n"), message="a choice needs two or more fields"),
    broken("choice of a required field", "L225", (STRUCTS, "  Info:\n", "  Info:\n    at_least_one_of: [Name, ‹Kind›]\n"), message="`Kind` is required"),
]  # fmt: skip


ENUMS = [
    broken("name of a value that is a placeholder", "L242", (STRUCTS, "WILD: {value: wild", "‹TODO_1›: {value: wild"), message="the name of the value `wild`"),
]  # fmt: skip


@pytest.mark.parametrize("case", [*CYCLES, *CHOICES, *ENUMS], ids=str)
def test_a_broken_spec_is_reported(plain: Project, case: Broken) -> None:
    assert_broken(plain, case)


def test_optional_structs_may_lead_back(plain: Project) -> None:
    plain.edit(
        "spec/tiny/structs.yaml",
        "Score: {",
        f"Back: {{type: Object of Info, {WORDS}}}\n      Score: {{",
    )
    assert plain.run("lint").code == 0


def test_required_arrays_of_a_struct_may_lead_back(plain: Project) -> None:
    field = f"Backs: {{type: Array of Detail, required: true, {WORDS}}}"
    plain.edit("spec/tiny/structs.yaml", "Score: {", f"{field}\n      Score: {{")
    plain.edit(f"spec/tiny/{MAKE}", "{Score: 0.5, Tags", "{Score: 0.5, Backs: [], Tags")
    assert plain.run("lint").code == 0
