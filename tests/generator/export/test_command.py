"""The command `volcgen export openapi`."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from support.project import Project, tree

from .documents import document_of


def test_standard_output_has_the_document_alone(plain: Project) -> None:
    outcome = plain.good("export", "openapi")
    assert outcome.err == ""
    assert json.loads(outcome.out)["openapi"] == "3.1.0"
    assert plain.good("export", "openapi", "--output", "-").out == outcome.out


def test_a_file_has_the_same_document(plain: Project) -> None:
    outcome = plain.good("export", "openapi", "--output", "api.json")
    assert (outcome.out, outcome.err) == ("wrote api.json\n", "")
    assert plain.read("api.json") == plain.good("export", "openapi").out


def test_the_document_is_the_same_in_every_process(plain: Project) -> None:
    first, second = (plain.spawn("export", "openapi", PYTHONHASHSEED=seed) for seed in "12")
    assert first.code == 0, first
    assert first.out == second.out == plain.good("export", "openapi").out


def test_nothing_else_is_written(plain: Project) -> None:
    before = tree(plain.root)
    plain.good("export", "openapi", "--output", "api.json")
    after = tree(plain.root)
    assert after.pop("api.json")
    assert after == before


def test_the_command_does_not_need_the_output(plain: Project, tmp_path: Path) -> None:
    plain.edit("spec/tiny/talk/MakeTalk.yaml", "en: Make a talk.", "en: Start a talk.")
    operation = document_of(plain)["paths"]["/?Action=MakeTalk&Version=2020-12-01"]["post"]
    assert operation["summary"] == "Start a talk."


@pytest.mark.parametrize(
    "arguments",
    [["export"], ["export", "raml"], ["export", "openapi", "--output"]],
    ids=" ".join,
)
def test_wrong_arguments_are_one_error(plain: Project, arguments: list[str]) -> None:
    outcome = plain.run(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert "Traceback" not in outcome.err
    assert outcome.err.splitlines()[-1].startswith("volcgen export: error: ")


def test_a_problem_of_the_spec_leaves_the_file_as_it_is(plain: Project) -> None:
    plain.good("export", "openapi", "--output", "api.json")
    before = plain.read("api.json")
    plain.edit("spec/tiny/talk/MakeTalk.yaml", "qps: 50", "qps: many")
    outcome = plain.run("export", "openapi", "--output", "api.json")
    assert (outcome.code, outcome.out) == (2, "")
    assert "spec/tiny/talk/MakeTalk.yaml:4" in outcome.err
    assert plain.read("api.json") == before


@pytest.mark.parametrize("output", ["no/such/folder.json", ".", "spec", "", "a\0b", "x" * 300])
def test_a_file_that_cannot_be_written_is_one_error(plain: Project, output: str) -> None:
    before = tree(plain.root)
    outcome = plain.run("export", "openapi", "--output", output)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("error: cannot write ")
    assert outcome.err.count("\n") == 1
    assert tree(plain.root) == before


def test_an_existing_file_keeps_its_permissions(plain: Project) -> None:
    file = plain.root / "api.json"
    file.write_text("old")
    file.chmod(0o640)
    plain.good("export", "openapi", "--output", "api.json")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
