"""Versions of the example spec, as snapshots."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from support.tiny_spec import SPEC
from volcgen.changes.change import Change
from volcgen.changes.diff import compare
from volcgen.changes.snapshot import Snapshot
from volcgen.spec.load import load_accepted, load_service

HOME = "spec/tiny"
MAKE = f"{HOME}/talk/MakeTalk.yaml"
LIST = f"{HOME}/talk/ListTalks.yaml"
STRUCTS = f"{HOME}/structs.yaml"
SERVICE = f"{HOME}/service.yaml"
ERRORS = f"{HOME}/errors.yaml"
ACCEPTED = f"{HOME}/accepted.yaml"


def edited(*edits: tuple[str, str, str]) -> dict[str, str]:
    """Return the files of the example spec; each edit replaces a text that occurs once."""
    files = dict(SPEC)
    for path, old, new in edits:
        assert files[path].count(old) == 1, old
        files[path] = files[path].replace(old, new)
    return files


def snapshot(files: Mapping[str, str]) -> Snapshot:
    """Return the snapshot of files, without the rules about quality."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        spec = load_service(root / HOME, root, quality=False)
        return Snapshot("spec/", spec, load_accepted(root / HOME, root))


def changes(*edits: tuple[str, str, str]) -> tuple[Change, ...]:
    """Return the changes from the example spec to an edited one."""
    return compare(snapshot(SPEC), snapshot(edited(*edits)))


def brief(found: tuple[Change, ...]) -> list[tuple[str, str]]:
    """Return the rule and the path of each change."""
    return [(change.rule, change.where) for change in found]


def git(root: Path, *arguments: str) -> str:
    """Run git in a repository and return what it prints."""
    command = ["git", "-c", "user.name=T", "-c", "user.email=t@example.com", *arguments]
    done = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def commit(root: Path) -> str:
    """Commit all files of a folder, which becomes a repository, and return the hash."""
    if not (root / ".git").exists():
        git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "A version")
    return git(root, "rev-parse", "HEAD")


def leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the paths of all scalars in plain data."""
    if isinstance(value, dict):
        return [leaf for key, item in value.items() for leaf in leaves(item, (*path, key))]
    if isinstance(value, list):
        return [leaf for at, item in enumerate(value) for leaf in leaves(item, (*path, at))]
    return [path]
