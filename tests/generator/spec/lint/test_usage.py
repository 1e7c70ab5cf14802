"""Rules for structs and enums: each is used and none duplicates another."""

from __future__ import annotations

import pytest
from support.broken_specs import (
    MAKE,
    SERVICE,
    STRUCTS,
    Broken,
    assert_broken,
    broken,
)
from support.project import Project

# A struct, and a field of a result that uses it.
LIKE_DETAIL = "  Other:\n    description: {en: Others., zh: 其他。}\n    fields:\n      Tags: {type: Array of String, description: {en: X., zh: 某。}}\n      Score: {type: Double, description: {en: X., zh: 某。}}\n"


USES_OTHER = "  Others: {type: Array of Other, description: {en: X., zh: 某。}}\n"


CASES = [
    broken("unused struct", "L234", (MAKE, "Array of Miss", "Array of String"), (MAKE, "failures: {field: Misses, id: UserId, code: Code, message: Words}\n", ""), (STRUCTS, "  Miss:\n", "  ‹Miss›:\n"), message="no action uses the struct `Miss`"),
    broken("struct that only unused structs use", "L234", (STRUCTS, "      Detail: {type: Object of Detail, description: {en: More., zh: 更多。}}\n", ""), (MAKE, "Name: Tea, Detail: {Score: 0.5, Tags: [a]}", "Name: Tea"), (STRUCTS, "  Detail:\n", "  Loner:\n    description: {en: X., zh: 某。}\n    fields:\n      Detail: {type: Object of Detail, description: {en: X., zh: 某。}}\n  ‹Detail›:\n"), count=2),
    broken("unused enum", "L234", (STRUCTS, "type: String, enum: Mood,", "type: String,"), (STRUCTS, "  Mood:\n", "  ‹Mood›:\n"), message="no field uses the enum `Mood`"),
    broken("group without actions", "L234", (SERVICE, "groups:\n", "groups:\n  ‹empty›:\n    title: {en: Empty, zh: 空}\n    description: {en: Empty., zh: 空。}\n    actions: []\n"), message="the group `empty` has no actions"),
    broken("struct of equal shape", "L235", (STRUCTS, "  Miss:\n", LIKE_DETAIL.replace("Other:", "‹Other›:") + "  Miss:\n"), (MAKE, "  Misses: {", f"{USES_OTHER}  Misses: {{"), message="`Other` has the same fields as `Detail`"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_broken_spec_is_reported(plain: Project, case: Broken) -> None:
    assert_broken(plain, case)


@pytest.mark.parametrize("struct", ["Other", "Detail"])
def test_evidence_of_either_struct_excuses_equal_fields(plain: Project, struct: str) -> None:
    plain.edit("spec/tiny/structs.yaml", "  Miss:\n", f"{LIKE_DETAIL}  Miss:\n")
    plain.edit(f"spec/tiny/{MAKE}", "  Misses: {", f"{USES_OTHER}  Misses: {{")
    assert plain.run("lint").code == 2
    reason = "    evidence: [{where: fields, reason: x}]\n"
    plain.edit("spec/tiny/structs.yaml", f"  {struct}:\n", f"  {struct}:\n{reason}")
    assert plain.run("lint").code == 0
