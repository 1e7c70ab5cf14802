"""A project on disk to generate from, and ways to run the command on it."""

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

from volcgen.cli import main

from .tiny_spec import PYPROJECT, SPEC

REPOSITORY: Final = Path(__file__).parents[2]
GENERIC: Final = ("templates", "runtime", "services")
"""Folders of the repository that outputs are made from."""


def bounded(examples: int) -> settings:
    """The same bounded set of examples in every run, whatever the machine's speed."""
    return settings(
        max_examples=examples,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


@dataclass(frozen=True)
class Outcome:
    """What a run of the command left behind."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Project:
    """A project on disk, and the command run inside of it."""

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
        """Start a Python program in a process of its own."""
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
        """Run a Python program in a process of its own."""
        process = self.start(*arguments, **environment)
        out, err = process.communicate(timeout=60)
        return Outcome(process.returncode, out, err)

    def spawn(self, *arguments: str, **environment: str) -> Outcome:
        """Run the command in a process of its own."""
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
        """Replace a text that stands once in a file."""
        text = self.read(path)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        self.write({path: text.replace(old, new)})

    def files(self) -> dict[str, bytes]:
        """Every file of the output by its path."""
        return {path: content for path, content in tree(self.output).items() if content is not None}


def tree(folder: Path) -> dict[str, bytes | None]:
    """Everything below a folder by its path: files with their bytes, links, folders as None."""
    found: dict[str, bytes | None] = {}
    for path in sorted(folder.rglob("*")):
        shown = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[shown] = b"link to " + os.readlink(path).encode()
        else:
            found[shown] = path.read_bytes() if path.is_file() else None
    return found


def times(folder: Path) -> dict[str, int]:
    """When everything below a folder was last changed."""
    return {
        path.relative_to(folder).as_posix(): path.lstat().st_mtime_ns for path in folder.rglob("*")
    }


def make_project(
    root: Path,
    *,
    spec: Mapping[str, str | bytes] = SPEC,
    templates: Mapping[str, str] | None = None,
) -> Project:
    """A project with a spec, and with the repository's templates and runtime unless others are given."""
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
    """What a program prints as JSON, with the generated package on its path."""
    done = subprocess.run(
        [sys.executable, "-I", "-B", "-W", "error", "-c", f"import sys; sys.path.insert(0, {str(output)!r})\n{program}"],
        capture_output=True,
        check=False,
        timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)
