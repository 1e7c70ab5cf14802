"""Reads a folder at a git revision, without a checkout."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
from pathlib import Path

from volcgen.errors import ChangesError


def commit_of(root: Path, revision: str) -> str | None:
    """Return the hash of the commit that a revision names; None if it names none.

    Raise ChangesError if git cannot be run.
    """
    done = _git(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    )
    return done.stdout.decode("ascii", "replace").strip() if done.returncode == 0 else None


def extract(root: Path, commit: str, folder: str, target: Path) -> None:
    """Write a folder, given relative to `root`, as it is in a commit to `target`.

    Raise ChangesError if the commit does not have it.
    """
    done = _git(root, "archive", "--format=tar", commit, "--", folder)
    if done.returncode != 0:
        raise ChangesError(f"the commit {commit[:12]} has no folder {folder}/")
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        for member in archive:
            content = archive.extractfile(member) if member.isreg() else None
            if content is not None:  # links are not followed
                path = target / member.name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content.read())


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    git = shutil.which("git")
    if git is None:
        raise ChangesError("git is not installed; compare folders or dumps")
    try:
        return subprocess.run([git, *arguments], cwd=root, capture_output=True, check=False)
    except OSError as error:
        raise ChangesError(f"cannot run git: {error.strerror}") from None
    except ValueError:  # a null character in an argument
        return subprocess.CompletedProcess([], 128, b"", b"")
