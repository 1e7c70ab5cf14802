"""Each action of the spec: called with its example, dry, from a skeleton, and described."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from volc_im.cli.exit_codes import OK, PARTIAL
from volc_im.cli.program import PROGRAM
from volc_im.service import SERVICE
from volcgen import names

from .conftest import Run

SPEC = Path(__file__).parents[2] / "spec" / "im"
COMMANDS = [(group.name, command) for group in PROGRAM.groups for command in PROGRAM.actions(group)]
PATHS = [f"{group} {command.name}" for group, command in COMMANDS]


def spec_of(action: str) -> dict[str, Any]:
    (file,) = SPEC.glob(f"*/{action}.yaml")
    found: dict[str, Any] = YAML(typ="safe").load(file)
    return found


def options_of(body: dict[str, Any]) -> list[str]:
    """A body of the spec as options: plain values as they are, all others as JSON."""
    return [
        f"{names.option(name)}={value if isinstance(value, str) else json.dumps(value)}"
        for name, value in body.items()
    ]


def test_all_actions_have_a_command() -> None:
    assert {command.action for _, command in COMMANDS} == set(SERVICE.actions)


@pytest.mark.parametrize("path", PATHS)
def test_an_action_is_called_with_its_example(im: Run, path: str) -> None:
    group, name = path.split()
    action = next(
        command.action for where, command in COMMANDS if (where, command.name) == (group, name)
    )
    example = spec_of(action)["examples"]["request"]
    done = im(group, name, *options_of(example), "--yes", "--output", "json")
    assert done.code in (OK, PARTIAL), done.err
    assert isinstance(json.loads(done.out), dict)


@pytest.mark.parametrize("path", PATHS)
def test_a_skeleton_is_a_valid_request(im: Run, path: str) -> None:
    skeleton = im(*path.split(), "--generate-skeleton", "--output", "json")
    assert skeleton.code == OK, skeleton.err
    done = im(*path.split(), "--cli-input-json", "-", "--dry-run", stdin=skeleton.out)
    assert done.code == OK, done.err
    assert done.out.startswith("# curl")


@pytest.mark.parametrize("path", PATHS)
def test_the_help_of_an_action_is_in_both_languages(run: Run, path: str) -> None:
    english, chinese = (run(*path.split(), "--help", "--lang", each) for each in ("en", "zh"))
    assert english.code == chinese.code == OK
    assert english.out.startswith(f"usage: volc-im {path} [options]\n")
    assert chinese.out.startswith(f"用法： volc-im {path} [选项]\n")
    assert english.out.count("\n  --") == chinese.out.count("\n  --")
