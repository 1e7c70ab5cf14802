"""[tool.volcgen] of pyproject.toml: found from folders below it, and checked."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.project import Project, tree

from volcgen import built_in
from volcgen.config import find_config
from volcgen.errors import ConfigError


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[tool.volcgen]\noutpt = 'out'\n", "pyproject.toml:2:1: unknown key `outpt` in [tool.volcgen]; did you mean `output`?\n"),
        ("[tool.volcgen]\ncolour = 'red'\n", "unknown key `colour` in [tool.volcgen]; expected one of spec, templates, runtime, services, output"),
        ("[tool.volcgen]\noutput = 3\n", "pyproject.toml:2:1: `output` in [tool.volcgen] must be text, such as `output = \"output\"`"),
        ("[tool.volcgen]\nspec = ['spec']\n", "`spec` in [tool.volcgen] must be text"),
        ("[tool.volcgen]\ntemplates = true\n", "`templates` in [tool.volcgen] must be text"),
        ("[tool]\nvolcgen = 'x'\n", "pyproject.toml:2:1: [tool.volcgen] must be a table"),
        ("[[tool.volcgen]]\nspec = 'x'\n", "pyproject.toml:1:8: [tool.volcgen] must be a table"),
        ("[tool.volcgen]\noutput = '../out'\n", "`output` in [tool.volcgen] must be a folder inside the project"),
        ("[tool.volcgen]\noutput = '/tmp'\n", "`output` in [tool.volcgen] must be a folder inside the project"),
        ("[tool.volcgen]\noutput = '.'\n", "`output` in [tool.volcgen] must be a folder inside the project"),
        ("[tool.volcgen]\noutput = ''\n", "`output` in [tool.volcgen] must be a folder inside the project"),
        ("[tool.volcgen]\nspec = '..'\n", "`spec` in [tool.volcgen] must be a folder inside the project"),
        ("[tool.volcgen]\noutput = 'spec'\n", "`output` and `spec` must not contain each other"),
        ("[tool.volcgen]\noutput = 'spec/tiny/out'\n", "`output` and `spec` must not contain each other"),
        ("[tool.volcgen]\ntemplates = 'templates'\noutput = 'templates'\n", "pyproject.toml:3:1: `output` and `templates` must not contain each other"),
        ("[tool.volcgen]\nspec = 'out/spec'\noutput = 'out'\n", "`output` and `spec` must not contain each other"),
        ("[tool.volcgen]\nspec = 'nowhere'\n", "`spec` is nowhere/, which does not exist"),
        ("[tool.volcgen]\ntemplates = 'spec/tiny/service.yaml'\n", "does not exist"),
        ("[tool.volcgen\n", "pyproject.toml:1:14: "),
        ("a = 1\na = 2\n", "pyproject.toml:2:6: "),
        (b"\xff", "pyproject.toml: "),
    ],
)  # fmt: skip
def test_a_wrong_configuration_is_named(plain: Project, text: str | bytes, words: str) -> None:
    plain.write({"pyproject.toml": text})
    before = tree(plain.root)
    for command in ("generate", "check", "lint", "dump"):
        outcome = plain.run(command)
        assert outcome.code == 2
        assert outcome.err.startswith("error: ")
        assert words in outcome.err
        assert outcome.out == ""
        assert tree(plain.root) == before


def test_a_project_without_a_section_is_none(tmp_path: Path) -> None:
    project = Project(tmp_path)
    outcome = project.run("check")
    assert outcome.code == 2
    assert "no pyproject.toml with a [tool.volcgen] table in this folder or above it" in outcome.err
    project.write({"pyproject.toml": "[project]\nname = 'x'\n"})
    assert "no pyproject.toml with a [tool.volcgen]" in project.run("check").err


def test_a_link_out_of_the_project_is_refused(plain: Project, tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere"
    (plain.root / "spec").rename(outside)
    (plain.root / "spec").symlink_to(outside)
    assert "`spec` in [tool.volcgen] must be a folder inside the project" in plain.run("check").err


def test_the_folders_have_usual_names(plain: Project) -> None:
    plain.write({"pyproject.toml": "[tool.volcgen]\n"})
    config = find_config(plain.root)
    assert config.display_path(config.spec) == "spec"
    assert config.display_path(config.services) == "services"
    assert config.display_path(config.output) == "generated"


def test_templates_and_runtime_are_built_in(plain: Project) -> None:
    plain.write({"pyproject.toml": "[tool.volcgen]\n"})
    config = find_config(plain.root)
    assert (config.templates, config.runtime) == (built_in.templates(), built_in.runtime())
    assert config.display_path(config.templates / "LICENSE") == "volcgen/templates/LICENSE"


def test_templates_of_a_project_replace_the_built_in_runtime_too(plain: Project) -> None:
    plain.write({"pyproject.toml": "[tool.volcgen]\ntemplates = 'templates'\n"})
    assert find_config(plain.root).runtime == plain.root / "runtime"


def test_the_project_is_found_from_below(plain: Project) -> None:
    below = plain.root / "spec/tiny/talk"
    assert find_config(below) == find_config(plain.root)
    inner = Project(below)
    inner.write({"pyproject.toml": "[project]\nname = 'x'\n"})
    outcome = inner.run("check")
    assert outcome.code == 0
    assert "out/ is up to date" in outcome.out


def test_paths_are_shown_from_the_project(plain: Project) -> None:
    config = find_config(plain.root)
    assert config.display_path(plain.root / "out/a/b.py") == "out/a/b.py"
    with pytest.raises(ConfigError):
        find_config(Path("/"))


@pytest.mark.parametrize(
    "text", ["tool = 1\n", "[[tool]]\nx = 1\n", '[tool.volcgen]\nspec = "a\\u0000b"\n']
)
def test_more_wrong_configurations(plain: Project, text: str) -> None:
    plain.write({"pyproject.toml": text})
    outcome = plain.run("check")
    assert outcome.code == 2
    assert outcome.err.startswith("error: ")


def test_a_problem_of_a_project_above_names_the_path_to_its_file(plain: Project) -> None:
    plain.write({"pyproject.toml": "\n[tool.volcgen]\nspecs = 'x'\n"})
    outcome = Project(plain.root / "spec/tiny").run("check")
    assert outcome.err.startswith("error: ../../pyproject.toml:3:1: unknown key `specs`")


def test_a_byte_order_mark_is_skipped(plain: Project) -> None:
    file = plain.root / "pyproject.toml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert find_config(plain.root).root == plain.root
