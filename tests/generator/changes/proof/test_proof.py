"""Each rule of the comparison has the right class: code for the old package is tried with the new one.

A program for the package before the change is type-checked and run with both packages. It fails with
the new one exactly if the class is `breaking`; with `behaviour`, it runs with another effect; with
`additive` and `text`, nothing is different.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest
from support.loopback import scripted_server

from generator.changes.proof import doubles
from generator.changes.proof.observe import Observed, observe, type_errors
from generator.changes.proof.packages import Packages
from generator.changes.proof.programs import PROOFS
from generator.changes.proof.proof import Reply
from volcgen.changes.diff.catalogue import CHANGE_RULES
from volcgen.changes.diff.rule import files_of

EFFECTS = {"value", "requests", "warnings"}
"""What can be different although the program works."""


@dataclass(frozen=True)
class Result:
    """A program with the old package and with the new one."""

    old: Observed
    new: Observed
    old_errors: list[str]
    """Type errors with the old package."""
    new_errors: list[str]

    @property
    def differs(self) -> set[str]:
        return self.old.differences(self.new) | ({"types"} if self.new_errors else set())


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Result]]:
    """Every rule: packages and programs are made, types are checked once, and programs are run."""
    folder = tmp_path_factory.mktemp("proof")
    programs = folder / "programs"
    programs.mkdir()
    shutil.copy(doubles.__file__, programs / "doubles.py")
    packages = Packages(folder)
    packages.write_runtime_stubs()
    proofs = {id_: each for id_, each in PROOFS.items() if id_ in CHANGE_RULES}
    with pytest.MonkeyPatch.context() as patch, scripted_server() as server:
        patch.setattr("volc_sdk._core.call.retry.BASE_S", 0.0)
        patch.setattr(sys, "path", [str(folder), str(programs), *sys.path])
        patch.setattr(sys, "dont_write_bytecode", True)
        made: dict[str, str] = {}
        for id_, each in proofs.items():
            for name, after in ((f"old_{id_}", False), (f"new_{id_}", True)):
                made[name] = packages.package(files_of(CHANGE_RULES[id_], after=after))
                program = each.program(packages.site(made[name]), server.endpoint)
                (programs / f"{name}.py").write_text(program, "utf-8")
        errors = type_errors(programs, packages.stubs)
        assert errors.get("", []) == []

        def observed(name: str, replies: Sequence[Reply]) -> Observed:
            return observe(name, made[name], replies, server)

        yield {
            id_: Result(
                observed(f"old_{id_}", each.replies),
                observed(f"new_{id_}", each.replies_after),
                errors.get(f"old_{id_}", []),
                errors.get(f"new_{id_}", []),
            )
            for id_, each in proofs.items()
        }
    roots = {"doubles", *made, *(package.partition(".")[0] for package in made.values())}
    for module in [name for name in sys.modules if name.partition(".")[0] in roots]:
        del sys.modules[module]


def test_every_rule_has_a_proof() -> None:
    assert {*PROOFS} == {*CHANGE_RULES}


@pytest.mark.parametrize("id_", PROOFS)
def test_the_program_works_with_the_old_package(results: dict[str, Result], id_: str) -> None:
    assert results[id_].old.raised == ""
    assert results[id_].old_errors == []


@pytest.mark.parametrize("id_", PROOFS)
def test_the_program_shows_the_class_of_the_rule(results: dict[str, Result], id_: str) -> None:
    each, rule, result = PROOFS[id_], CHANGE_RULES[id_], results[id_]
    assert result.differs == each.differs, result
    fails = bool(each.differs - EFFECTS) or each.unsafe
    assert fails is (rule.class_ == "breaking")
    works = not each.differs and not each.at_server
    assert works is (rule.class_ in ("additive", "text"))
