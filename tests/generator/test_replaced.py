"""Files of a service that replace built-in ones, before and after an upgrade of volcgen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.project import Project, make_project

from volcgen import built_in

BUILT_IN = {
    "templates/docs/{lang}/page.md.jinja": "page in {{ lang }}, version 1\n",
    "templates/README{.lang}.md.jinja": "{% include '_words.jinja' %}\n",
    "templates/_words.jinja": "words, version 1\n",
    "templates/plain.txt": "plain, version 1\n",
    "runtime/volc_sdk/units.py": "UNIT = 1\n",
}
OWN = {
    "services/tiny/templates/docs/en/page.md": "our page\n",
    "services/tiny/templates/_words.jinja": "our words\n",
    "services/tiny/templates/more.txt": "more\n",
    "services/tiny/volc_sdk/units.py": "UNIT = 2\n",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project with files of its own, and a volcgen that carries few files."""
    carried = Project(tmp_path / "carried")
    carried.write(BUILT_IN)
    monkeypatch.setattr(built_in, "BUILT_IN", carried.root)
    found = make_project(tmp_path / "project", templates={})
    found.write({"pyproject.toml": "[tool.volcgen]\noutput = 'out'\n", **OWN})
    found.good("generate")
    return found


def carried(project: Project) -> Project:
    return Project(project.root.parent / "carried")


def test_own_files_win_and_are_kept_apart(project: Project) -> None:
    assert project.read("out/docs/en/page.md") == "our page\n"
    assert project.read("out/docs/zh/page.md") == "page in zh, version 1\n"
    assert project.read("out/README.md") == project.read("out/README.zh.md") == "our words\n"
    assert project.read("out/more.txt") == "more\n"
    assert project.read("out/tiny_im/units.py") == "UNIT = 2\n"
    assert {path: project.read(path) for path in OWN} == OWN
    recorded = json.loads(project.read("out/.volcgen.json"))["replaced"]
    assert {own: original for own, (original, _) in recorded.items()} == {
        "services/tiny/templates/docs/en/page.md": "volcgen/templates/docs/{lang}/page.md.jinja",
        "services/tiny/templates/_words.jinja": "volcgen/templates/_words.jinja",
        "services/tiny/volc_sdk/units.py": "volcgen/runtime/volc_sdk/units.py",
    }


def test_an_upgrade_keeps_own_files_and_names_those_to_compare(project: Project) -> None:
    carried(project).write(
        {
            "templates/docs/{lang}/page.md.jinja": "page in {{ lang }}, version 2\n",
            "templates/plain.txt": "plain, version 2\n",
        }
    )
    (carried(project).root / "templates/_words.jinja").unlink()
    messages = (
        "warning: services/tiny/templates/_words.jinja replaced volcgen/templates/_words.jinja, "
        "which volcgen no longer has; check whether the file is still needed\n"
        "warning: services/tiny/templates/docs/en/page.md replaces "
        "volcgen/templates/docs/{lang}/page.md.jinja, which has changed in this volcgen; "
        "compare the two\n"
    )
    outcome = project.run("check")
    assert outcome.code == 1
    assert messages in outcome.err
    assert "from volcgen/templates/plain.txt" in outcome.out
    assert messages in project.good("generate").err
    assert project.read("out/docs/en/page.md") == "our page\n"
    assert project.read("out/docs/zh/page.md") == "page in zh, version 2\n"
    assert project.read("out/plain.txt") == "plain, version 2\n"
    assert project.read("out/README.md") == "our words\n"
    assert {path: project.read(path) for path in OWN} == OWN
    for command in ("check", "generate"):
        assert project.good(command).err == ""


def test_two_own_files_of_one_output_are_an_error(project: Project) -> None:
    project.write({"services/tiny/templates/docs/{lang}/page.md": "both"})
    outcome = project.run("check")
    assert outcome.code == 2
    assert "which docs/en/page.md also writes" in outcome.err


@pytest.mark.parametrize("record", ["[]", '{"replaced": 1}', '{"replaced": {"a": [1]}}', "{"])
def test_a_damaged_record_is_as_none(project: Project, record: str) -> None:
    project.write({"out/.volcgen.json": record})
    assert "warning: services" not in project.good("generate").err
    project.good("check")
