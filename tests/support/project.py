"""A project on disk, and functions that run volcgen in it."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from hypothesis import HealthCheck, settings

from support.tiny_spec import PYPROJECT, SPEC
from volcgen.cli import main

REPOSITORY: Final = Path(__file__).parents[2]
GENERIC: Final = ("templates", "runtime")
"""Folders of the repository that make a client of any service."""


def bounded(examples: int) -> settings:
    """Return settings of hypothesis for a fixed number of equal examples in every run."""
    return settings(
        max_examples=examples,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


@dataclass(frozen=True)
class Outcome:
    """The result of a run of the command."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Project:
    """A project on disk."""

    root: Path

    @property
    def output(self) -> Path:
        return self.root / "out"

    def run(self, *arguments: str) -> Outcome:
        """Run the command in this process."""
        out, err = io.StringIO(), io.StringIO()
        with (
            contextlib.chdir(self.root),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            try:
                code = main(arguments)
            except SystemExit as exit_:
                code = int(exit_.code or 0)
        return Outcome(code, out.getvalue(), err.getvalue())

    def start(self, *arguments: str, **environment: str) -> subprocess.Popen[str]:
        """Start a Python program in another process."""
        return subprocess.Popen(
            [sys.executable, *arguments],
            cwd=self.root,
            env={**os.environ, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def python(self, *arguments: str, **environment: str) -> Outcome:
        """Run a Python program in another process."""
        process = self.start(*arguments, **environment)
        out, err = process.communicate(timeout=60)
        return Outcome(process.returncode, out, err)

    def spawn(self, *arguments: str, **environment: str) -> Outcome:
        """Run the command in another process."""
        return self.python("-m", "volcgen", *arguments, **environment)

    def good(self, *arguments: str) -> Outcome:
        """Run the command, which must succeed."""
        outcome = self.run(*arguments)
        assert outcome.code == 0, outcome
        return outcome

    def read(self, path: str) -> str:
        return (self.root / path).read_bytes().decode("utf-8")

    def write(self, files: Mapping[str, str | bytes]) -> None:
        for path, content in files.items():
            file = self.root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace a text that occurs once in a file."""
        text = self.read(path)
        assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times in {path}"
        self.write({path: text.replace(old, new)})

    def files(self) -> dict[str, bytes]:
        """Return every file of the output by path."""
        return {path: content for path, content in tree(self.output).items() if content is not None}


def rescued(project: Project) -> dict[str, str]:
    """Return the rescued files by their path within the output."""
    folder = project.root / ".volcgen/rescued"
    return {
        "/".join(path.relative_to(folder).parts[1:]): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def tree(folder: Path) -> dict[str, bytes | None]:
    """Return everything in a folder by path: the content of files, links, and None for folders."""
    found: dict[str, bytes | None] = {}
    for path in sorted(folder.rglob("*")):
        shown = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[shown] = b"link to " + os.readlink(path).encode()
        else:
            found[shown] = path.read_bytes() if path.is_file() else None
    return found


def times(folder: Path) -> dict[str, int]:
    """Return the time of the last change of everything in a folder."""
    return {
        path.relative_to(folder).as_posix(): path.lstat().st_mtime_ns for path in folder.rglob("*")
    }


def make_project(
    root: Path,
    *,
    spec: Mapping[str, str | bytes] = SPEC,
    templates: Mapping[str, str] | None = None,
) -> Project:
    """Create a project with a spec, and with these templates or those of the repository."""
    project = Project(root)
    project.write({"pyproject.toml": PYPROJECT, **spec})
    if templates is None:
        for folder in GENERIC:
            ignored = shutil.ignore_patterns("__pycache__", "*.pyc")
            shutil.copytree(REPOSITORY / folder, root / folder, ignore=ignored)
    else:
        project.write({f"templates/{path}": text for path, text in templates.items()})
    return project


def copy_project(project: Project, root: Path) -> Project:
    shutil.copytree(project.root, root, dirs_exist_ok=True, symlinks=True)
    return Project(root)


def run_in(output: Path, program: str) -> Any:
    """Run a program that can import the generated package, and return the JSON that it prints."""
    compiled = ("-X", f"pycache_prefix={sys.pycache_prefix}") if sys.pycache_prefix else ()
    done = subprocess.run(
        [sys.executable, "-I", "-B", *compiled, "-W", "error", "-c", f"import sys; sys.path.insert(0, {str(output)!r})\n{program}"],
        capture_output=True,
        check=False,
        timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)
