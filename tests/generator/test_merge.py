"""Branches that change the spec and regenerate are merged with the commands of CONTRIBUTING.md."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest
from support.project import REPOSITORY, Project, make_project
from support.versions import git

MAKE: Final = "spec/tiny/talk/MakeTalk.yaml"
LIST: Final = "spec/tiny/talk/ListTalks.yaml"
SERVICE: Final = "spec/tiny/service.yaml"


def end_talk(project: Project) -> None:
    """Add an action."""
    text = re.sub(r"(?s)paging:.*?\n(?=request)", "", project.read(LIST))
    project.write({LIST.replace("ListTalks", "EndTalk"): text.replace("ListTalks", "EndTalk")})
    project.edit(SERVICE, "ListTalks]", "ListTalks, EndTalk]")


def commands() -> list[list[str]]:
    """Return the commands that CONTRIBUTING.md gives, without the runner."""
    text = (REPOSITORY / "CONTRIBUTING.md").read_text("utf-8")
    block = re.search(r"## Merge branches\n.*?```sh\n(.*?)```", text, re.DOTALL)
    assert block is not None
    return [line.removeprefix("uv run ").split() for line in block[1].splitlines()]


def merge(project: Project) -> None:
    """Run the commands of CONTRIBUTING.md; the merge itself may fail."""
    for program, *arguments in commands():
        words = ["out" if word == "generated" else word for word in arguments]
        if program == "volcgen":
            project.good(*words)
        elif words[0] == "merge":
            command = [shutil.which("git") or "git", "-c", "user.name=T", "-c", "user.email=t@x.y"]
            subprocess.run([*command, *words], cwd=project.root, check=False, capture_output=True)
        else:
            git(project.root, *words)


def branch(project: Project, name: str) -> None:
    git(project.root, "switch", "-q", "main")
    git(project.root, "switch", "-q", "-c", name)


def committed(project: Project) -> None:
    project.good("generate")
    git(project.root, "add", "-A")
    git(project.root, "commit", "-q", "-m", "A change")


@pytest.fixture
def repository(tiny: Project) -> Project:
    """Return the tiny project in a git repository with two branches, on the second of them."""
    tiny.write({".gitignore": ".volcgen/\n__pycache__/\n"})
    git(tiny.root, "init", "-q", "-b", "main")
    committed(tiny)
    branch(tiny, "the-other-branch")
    tiny.edit(MAKE, "{en: Make a talk., zh: 创建会话。}", "{en: Make one talk., zh: 新建会话。}")
    tiny.edit(
        MAKE,
        "  Silent: {",
        "  Loud: {type: Boolean, example: true, description: {en: Ring., zh: 响铃。}}\n  Silent: {",
    )
    committed(tiny)
    branch(tiny, "mine")
    tiny.edit(
        LIST, "{en: List talks., zh: 查询会话。}", "{en: List all talks., zh: 查询全部会话。}"
    )
    tiny.edit(MAKE, "{en: Its id., zh: 会话 ID。}", "{en: The id., zh: 会话的 ID。}")
    end_talk(tiny)
    committed(tiny)
    return tiny  # fmt: skip


def test_the_commands_finish_a_merge(repository: Project, tmp_path: Path) -> None:
    merge(repository)
    assert git(repository.root, "status", "--porcelain") == ""
    assert len(git(repository.root, "rev-parse", "HEAD^1", "HEAD^2").split()) == 2
    repository.good("check")
    spec = {
        path.relative_to(repository.root).as_posix(): path.read_bytes()
        for path in (repository.root / "spec").rglob("*.yaml")
    }
    fresh = make_project(tmp_path / "fresh", spec=spec)
    fresh.good("generate")
    assert repository.files() == fresh.files()
    methods = repository.read("out/tiny_im/methods/talk.py")
    assert {"loud", "end_talk"} <= set(re.findall(r"\w+", methods))
    assert "Make one talk." in methods
    assert "List all talks." in methods


def test_a_conflict_in_the_spec_is_named(plain: Project) -> None:
    plain.edit(
        MAKE, "access: write\n", "<<<<<<< HEAD\naccess: write\n=======\naccess: read\n>>>>>>> b\n"
    )
    outcome = plain.run("generate")
    assert outcome.code == 2
    assert "error[Y001] an unresolved merge conflict" in outcome.err
    assert f"--> {MAKE}:3:1" in outcome.err


@pytest.mark.parametrize("path", ["templates/{package}/plain.py", "templates/_head.jinja"])
def test_a_conflict_in_a_source_is_named(plain: Project, path: str) -> None:
    before = plain.files()
    plain.write({path: "# a\n<<<<<<< HEAD\n# b\n=======\n# c\n>>>>>>> b\n"})
    outcome = plain.run("generate")
    assert outcome.code == 2, outcome
    assert outcome.err.endswith(f"{path}:2: an unresolved merge conflict; keep one side\n")
    assert plain.files() == before
