"""Rules for evidence: it names existing keys."""

from __future__ import annotations

import pytest
from support.broken_specs import (
    LIST,
    MAKE,
    SERVICE,
    STRUCTS,
    Broken,
    assert_broken,
    broken,
)
from support.project import Project

CASES = [
    broken("evidence about nothing", "L239", (MAKE, "where: request.Key", "where: ‹request.Kee›"), message="unknown key `Kee`", help_="did you mean `Key`?"),
    broken("evidence below a key that is not there", "L239", (MAKE, "where: request.Key", "where: ‹paging.first›"), message="unknown key `first`"),
    broken("evidence below a value", "L239", (MAKE, "where: request.Key", "where: ‹qps.max›")),
    broken("evidence about no key of all fields", "L239", (SERVICE, "client_parameters:\n", "evidence: [{where: ‹\"*.mni\"›, reason: x}]\nclient_parameters:\n")),
    broken("evidence of an enum", "L239", (STRUCTS, "  Mood:\n    type: String\n", "  Mood:\n    type: String\n    evidence: [{where: ‹values.COLD›, reason: x}]\n"), message="unknown key `COLD`"),
    broken("reason that is a placeholder", "L242", (MAKE, "reason: The page does not say that it is one.", "reason: ‹TODO›"), message="the reason for `request.Key`", help_="decide on `request.Key`"),
    broken("evidence of a struct", "L239", (STRUCTS, "  Detail:\n", "  Detail:\n    evidence: [{where: ‹Score›, reason: x}]\n"), message="unknown key `Score`"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_broken_spec_is_reported(plain: Project, case: Broken) -> None:
    assert_broken(plain, case)


FINE = {
    "a key that is not there": (LIST, "where: qps,", "where: description,"),
    "a key of a field": (MAKE, "where: request.Key", "where: request.OwnerId.max"),
    "a key that a field may have": (MAKE, "where: request.Key", "where: request.Key.default"),
    "a key of a list": (MAKE, "where: request.Key", "where: conditions.0.when"),
    "a parameter of the client": (MAKE, "where: request.Key", "where: request.AppId.example"),
    "an error of the list": (MAKE, "where: request.Key", "where: errors.NoTalk"),
    "a field of an example": (MAKE, "where: request.Key", "where: examples.request.Info.Kind"),
    "a key with another name in Python": (SERVICE, "timeout_s: 10", "timeout_s: 10\nevidence: [{where: package.import, reason: x}]"),
}  # fmt: skip


@pytest.mark.parametrize("name", FINE)
def test_what_is_fine_is_not_reported(plain: Project, name: str) -> None:
    path, old, new = FINE[name]
    plain.edit(f"spec/tiny/{path}", old, new)
    outcome = plain.run("lint")
    rules = {line[6:10] for line in outcome.err.split("\n") if line.startswith("error[")}
    assert rules == ({"L229"} if name == "a key that is not there" else set()), outcome.err


def test_the_service_may_decide_a_key_of_all_fields(plain: Project) -> None:
    reason = 'evidence: [{where: "*.min", reason: x}]\nclient_parameters:\n'
    plain.edit("spec/tiny/service.yaml", "client_parameters:\n", reason)
    assert plain.run("lint").code == 0
