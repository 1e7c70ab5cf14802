"""CI fails if the working tree breaks the last release, until the change is accepted or released."""

from __future__ import annotations

import json
import shlex
from typing import Final

import pytest
from support.project import REPOSITORY, Project

from .test_release import ACCEPTED, RELEASED, additive_change, breaking_change

LINES: Final = (REPOSITORY / ".ci/run").read_text(encoding="utf-8").splitlines()
(GATE,) = (line for line in LINES if line.startswith("uv run volcgen diff "))


def gate(project: Project) -> int:
    """Run the command of .ci/run in another project; return its exit code."""
    arguments = shlex.split(GATE.replace("spec/im/", "spec/tiny/"))[3:]
    return project.run(*arguments).code


@pytest.fixture
def released(plain: Project) -> Project:
    plain.good("release")
    return plain


def test_this_repository_does_not_break_its_last_release() -> None:
    outcome = Project(REPOSITORY).run(*shlex.split(GATE)[3:])
    assert outcome.code == 0, outcome


def test_the_page_for_maintainers_has_the_command() -> None:
    assert GATE in (REPOSITORY / "docs/updating.md").read_text(encoding="utf-8").splitlines()


def test_additions_pass(released: Project) -> None:
    assert gate(released) == 0
    additive_change(released)
    assert gate(released) == 0


def test_a_breaking_change_fails_until_it_is_released(released: Project) -> None:
    breaking_change(released)
    assert gate(released) == 1
    released.good("release")
    assert gate(released) == 0


def test_a_greater_version_alone_is_not_an_entry(released: Project) -> None:
    breaking_change(released)
    released.edit("spec/tiny/service.yaml", "version: 0.1.0", "version: 0.2.0")
    assert gate(released) == 1


def test_a_breaking_change_fails_until_it_is_accepted(released: Project) -> None:
    breaking_change(released)
    changes = json.loads(released.good("diff", RELEASED, "--format", "json").out)["changes"]
    entries = [
        {"change": change["fingerprint"], "reason": "It never worked.", "date": "2025-11-27"}
        for change in changes
        if change["class"] == "breaking"
    ]
    released.write({ACCEPTED: json.dumps({"accepted": entries})})
    assert gate(released) == 0
    released.good("release")
    assert released.read(ACCEPTED) == "{accepted: []}\n"
    assert gate(released) == 0
