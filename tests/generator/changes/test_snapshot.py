"""Snapshots: the same version read from files, a revision or a dump is the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.project import Project
from support.tiny_spec import SPEC
from support.versions import HOME, MAKE, commit, git, snapshot

from volcgen.changes.compact import compact
from volcgen.changes.diff import compare
from volcgen.changes.snapshot import snapshot_of
from volcgen.config import find_config
from volcgen.errors import ChangesError
from volcgen.problems import SpecError


@pytest.fixture
def project(plain: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project whose spec has changed since its only commit."""
    commit(plain.root)
    plain.edit(MAKE, "qps: 50", "qps: 20")
    monkeypatch.chdir(plain.root)
    return plain


def test_every_way_to_name_a_version_gives_the_same(project: Project) -> None:
    project.write({"dump.json": project.good("dump").out})
    project.write({"compact.json": compact(snapshot_of(find_config(project.root)).spec)})
    commit(project.root)
    git(project.root, "tag", "v2")
    config = find_config(project.root)
    named = (None, "spec", HOME, "HEAD", "v2", "HEAD~0", "dump.json", "compact.json")
    for argument in named:
        new = snapshot_of(config, argument)
        old = snapshot_of(config, "HEAD~1")
        assert [(c.rule, c.where, c.fingerprint) for c in compare(old, new)] == [
            ("D137", "actions.MakeTalk.qps", compare(old, new)[0].fingerprint)
        ]
        assert compare(new, snapshot_of(config)) == ()
        assert compact(new.spec) == compact(snapshot_of(config).spec)


def test_a_revision_is_read_without_a_checkout(project: Project) -> None:
    before = {path: path.stat().st_mtime_ns for path in project.root.rglob("*")}
    old = snapshot_of(find_config(project.root), "HEAD")
    assert old.title == "HEAD"
    assert next(f.node.qps for f in old.spec.actions if f.node.action == "MakeTalk") == 50
    assert {path: path.stat().st_mtime_ns for path in project.root.rglob("*")} == before


def test_a_project_may_be_a_folder_of_a_repository(project: Project, tmp_path: Path) -> None:
    inner = tmp_path / "outer" / "inner"
    inner.parent.mkdir()
    (project.root / ".git").rename(project.root / "unused")
    project.root.rename(inner)
    commit(inner.parent)
    old = snapshot_of(find_config(inner), "HEAD")
    assert compare(old, snapshot_of(find_config(inner))) == ()


def test_changes_are_found_in_the_files_of_the_new_version(project: Project) -> None:
    config = find_config(project.root)
    (change,) = compare(snapshot_of(config, "HEAD"), snapshot_of(config))
    assert (change.path, change.line) == (MAKE, 4)
    project.write({"dump.json": project.good("dump").out})
    (change,) = compare(snapshot_of(config, "dump.json"), snapshot_of(config, "HEAD"))
    assert change.path == MAKE
    project.write({"before.json": compact(snapshot_of(config, "HEAD").spec)})
    (change,) = compare(snapshot_of(config, "before.json"), snapshot_of(config, "dump.json"))
    assert (change.path, change.line) == (None, None)


@pytest.mark.parametrize(
    ("argument", "words"),
    [
        ("no-such-revision", "is not a dump, a folder or a git revision"),
        ("--help", "is not a dump, a folder or a git revision"),
        ("HEAD:spec", "is not a dump, a folder or a git revision"),
        ("", "an empty text is not a dump"),
        ("a\0b", r"a\x00b is not a dump"),
        ("\u202eabc\n", r"\u202eabc\n is not a dump"),
        ("pyproject.toml", "is not JSON"),
        ("binary", "is not JSON"),
        ("list.json", "is not a JSON object"),
        ("foreign.json", "is not a dump of this volcgen: it has no `format`"),
        ("newer.json", "its format is 'volcgen dump 9', expected 'volcgen dump 1' or"),
    ],
)
def test_what_is_not_a_version_is_one_clear_error(
    project: Project, argument: str, words: str
) -> None:
    project.write(
        {
            "binary": b"\x00\xff\xfe" * 100,
            "list.json": "[1]",
            "foreign.json": '{"openapi": "3.1.0"}',
            "newer.json": '{"format": "volcgen dump 9"}',
        }
    )
    with pytest.raises(ChangesError) as caught:
        snapshot_of(find_config(project.root), argument)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_commit_without_a_spec(project: Project) -> None:
    (project.root / "spec").rename(project.root / "elsewhere")
    commit(project.root)
    (project.root / "elsewhere").rename(project.root / "spec")
    with pytest.raises(ChangesError, match="has no folder spec/"):
        snapshot_of(find_config(project.root), "HEAD")


def test_a_folder_without_a_service(project: Project) -> None:
    (project.root / "empty").mkdir()
    with pytest.raises(SpecError) as caught:
        snapshot_of(find_config(project.root), "empty")
    assert caught.value.problems[0].message == "expected one service.yaml in the spec, found none"


def test_problems_of_a_revision_name_it(project: Project) -> None:
    project.edit(MAKE, "qps: 20", "qps: many")
    commit(project.root)
    with pytest.raises(SpecError) as caught:
        snapshot_of(find_config(project.root), "HEAD")
    (problem,) = caught.value.problems
    assert (problem.rule, problem.where.path, problem.where.line) == ("S103", f"HEAD:{MAKE}", 4)


def test_old_versions_need_not_keep_the_rules_about_quality(project: Project) -> None:
    project.edit(MAKE, "en: Make a talk.", "en: Make a talk")
    assert project.run("lint").code == 2
    snapshot_of(find_config(project.root))


def test_without_git_only_revisions_fail(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(project.root))
    config = find_config(project.root)
    assert snapshot_of(config, "spec").title == "spec"
    with pytest.raises(ChangesError, match="git is not installed"):
        snapshot_of(config, "HEAD")


def test_a_dump_has_all_that_is_compared() -> None:
    spec = snapshot(SPEC).spec
    assert json.loads(json.dumps(compact(spec))) == compact(spec)
