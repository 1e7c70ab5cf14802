"""The committed file of versions, which causes no conflicts in git."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest
from support.project import Project

from volcgen.versions import VERSIONS_FILE, read_versions, tool_versions, versions_text

MAKE: Final = "spec/tiny/talk/MakeTalk.yaml"
LIST: Final = "spec/tiny/talk/ListTalks.yaml"


def test_the_file_lists_the_versions_alone(plain: Project) -> None:
    content = json.loads(plain.read(f"out/{VERSIONS_FILE}"))
    assert content["tools"] == tool_versions()
    assert content.keys() == {"note", "tools"}
    assert read_versions(plain.output) == tool_versions()
    assert plain.read(f"out/{VERSIONS_FILE}") == versions_text({})


@pytest.mark.parametrize(
    "text",
    ["", "{", "null", "1", "[]", "{}", '{"tools": 1}', '{"tools": []}', "\ufeff{}", "NaN", "[" * 100_000],
)  # fmt: skip
def test_a_file_that_cannot_be_read_has_no_versions(tmp_path: Path, text: str) -> None:
    (tmp_path / VERSIONS_FILE).write_text(text, encoding="utf-8")
    assert read_versions(tmp_path) == {}
    assert read_versions(tmp_path / "nowhere") == {}


def run_git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    program = shutil.which("git")
    assert program
    options = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")
    return subprocess.run(
        [program, *options, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def git(folder: Path, *arguments: str) -> str:
    """Run git, which must succeed, and return its output."""
    done = run_git(folder, *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def commit(project: Project, path: str, old: str, new: str) -> None:
    """Edit a spec file, regenerate, and commit both."""
    project.edit(path, old, new)
    project.good("generate")
    git(project.root, "commit", "--all", "--quiet", "--message", f"Edit {path}")


def clone(origin: Path, folder: Path) -> Project:
    git(origin.parent, "clone", "--quiet", str(origin), str(folder))
    return Project(folder)


def test_two_clones_that_edit_different_actions_merge_without_a_conflict(
    tiny: Project, tmp_path: Path
) -> None:
    tiny.write({".gitignore": ".volcgen/\n"})
    git(tiny.root, "init", "--quiet", "--initial-branch=main")
    git(tiny.root, "add", ".")
    git(tiny.root, "commit", "--quiet", "--message", "Start")
    one, two = clone(tiny.root, tmp_path / "one"), clone(tiny.root, tmp_path / "two")
    commit(one, MAKE, "en: Owner.", "en: The owner.")
    commit(two, LIST, "en: What to look for.", "en: The word to look for.")
    git(one.root, "push", "--quiet", "origin", "HEAD:theirs")
    git(two.root, "pull", "--quiet", "--no-rebase", "--no-edit", "origin", "theirs")
    merged = two.run("check")
    assert (merged.code, merged.err) == (0, "")
    assert two.run("check", "--full").code == 0
    changed = git(two.root, "diff", "--name-only", "HEAD~2", "HEAD").split()
    assert {MAKE, LIST} & {*changed}
    assert f"out/{VERSIONS_FILE}" not in changed


def test_two_clones_conflict_only_in_the_text_that_both_changed(
    tiny: Project, tmp_path: Path
) -> None:
    tiny.write({".gitignore": ".volcgen/\n"})
    git(tiny.root, "init", "--quiet", "--initial-branch=main")
    git(tiny.root, "add", ".")
    git(tiny.root, "commit", "--quiet", "--message", "Start")
    one, two = clone(tiny.root, tmp_path / "one"), clone(tiny.root, tmp_path / "two")
    commit(one, MAKE, "en: Owner.", "en: The owner.")
    commit(two, MAKE, "en: Owner.", "en: Who owns it.")
    git(one.root, "push", "--quiet", "origin", "HEAD:theirs")
    git(two.root, "fetch", "--quiet", "origin", "theirs")
    assert run_git(two.root, "merge", "--no-edit", "FETCH_HEAD").returncode == 1
    conflicts = git(two.root, "diff", "--name-only", "--diff-filter=U").split()
    assert MAKE in conflicts
    for path in conflicts:
        text = two.read(path)
        for part in text.split("<<<<<<< ")[1:]:
            ours, _, theirs = part.partition(">>>>>>> ")[0].partition("=======")
            assert "Who owns it." in ours, path
            assert "The owner." in theirs, path
    two.write({MAKE: git(two.root, "show", f"FETCH_HEAD:{MAKE}")})
    git(two.root, "checkout", "--quiet", "--theirs", ".")
    assert two.run("check").code == 0
