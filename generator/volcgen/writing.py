"""Writes the changes of folders: all of them or none, also if the process is killed meanwhile.

The new files are first written to `.volcgen/unfinished/`, with a journal of the steps. Each step then
saves the old file there and moves the new one to its place. While a journal exists, the steps can be undone:
`recover` does so before the next run. A package of several changed files has an `__init__.py` meanwhile
that refuses to be imported.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from volcgen.errors import TreeError, system_reason
from volcgen.tree import Difference

_STAGE: Final = ".volcgen/unfinished"
_JOURNAL: Final = "journal.json"
_GUARD: Final = """\
raise ImportError(
    "volcgen was interrupted while it wrote this package; run `volcgen generate`"
)
"""


@dataclass(frozen=True, slots=True)
class _Step:
    """Puts new content, or nothing, in the place of a file."""

    folder: Path
    target: Path
    new: bytes | Path | None
    """The content, a file to copy with its times, or None to delete the target."""


def write(root: Path, changes: Mapping[Path, Sequence[Difference]]) -> None:
    """Make all changes of folders of a project, or none and raise TreeError.

    Paths of changes are relative to their folder.
    """
    recover(root)
    steps = [step for folder, some in changes.items() for step in _steps(folder, some)]
    if not steps:
        return
    stage, at = root / _STAGE, steps[0].folder
    try:
        stage.mkdir(parents=True)
    except OSError as error:
        where = f"{at.name}/: {error.strerror}"
        raise TreeError(f"cannot write {where}; nothing was changed") from error
    with _locked(stage):
        try:
            _prepare(root, stage, steps)
            for number, step in enumerate(steps):
                at = step.folder
                _take(step, stage, number)
        except BaseException as error:
            _undo(root, stage)
            if isinstance(error, OSError):
                where = f"{at.name}/: {system_reason(error)}"
                raise TreeError(f"cannot write {where}; nothing was changed") from error
            raise
        (stage / _JOURNAL).unlink()
        for folder, some in changes.items():
            _remove_empty(folder, some)
        _remove(stage)


def is_unfinished(root: Path) -> bool:
    """Return whether a run is writing files of the project, or was killed while it did so."""
    return (root / _STAGE / _JOURNAL).is_file()


def recover(root: Path) -> bool:
    """Undo the steps of a run that was killed; return whether there were any.

    Raise TreeError if another run is at work, or the files cannot be restored.
    """
    stage = root / _STAGE
    if not os.path.lexists(stage):
        return False
    was_unfinished = is_unfinished(root)
    try:
        with _locked(stage):
            _undo(root, stage)
    except OSError as error:
        raise TreeError(f"cannot undo an interrupted run: {system_reason(error)}") from error
    return was_unfinished


def _steps(folder: Path, changes: Sequence[Difference]) -> Iterator[_Step]:
    """Yield the steps of one folder, those of its packages between two of their `__init__.py`."""
    packages = [change.path.split("/")[0] for change in changes if "/" in change.path]
    several = {package for package in packages if packages.count(package) > 1}
    inits = {folder / package / "__init__.py" for package in several}
    guarded = [init for init in sorted(inits) if init.is_file() and not init.is_symlink()]
    last = {init: _Step(folder, init, init) for init in guarded}
    for init in guarded:
        yield _Step(folder, init, _GUARD.encode())
    # Deletions first, so that a folder that becomes a file is empty.
    for change in sorted(changes, key=lambda change: change.expected is not None):
        step = _Step(folder, folder / change.path, change.expected)
        if step.target in last:
            last[step.target] = step
        else:
            yield step
    yield from last.values()


def _prepare(root: Path, stage: Path, steps: Sequence[_Step]) -> None:
    """Write the new files and the journal."""
    missing: dict[str, None] = {}
    for number, step in enumerate(steps):
        if _is_outside(step.folder, step.target):
            raise _outside(step)
        new = stage / f"new{number}"
        if isinstance(step.new, Path):
            shutil.copy2(step.new, new)
        elif step.new is not None:
            new.write_bytes(step.new)
            new.chmod(0o644)
        parents = [place for place in step.target.parents if place.is_relative_to(step.folder)]
        missing |= {os.path.relpath(p, root): None for p in reversed(parents) if not p.is_dir()}
    journal = {
        "made": list(missing),
        "steps": [[os.path.relpath(step.target, root), step.new is not None] for step in steps],
    }
    written = stage / "journal.new"
    written.write_text(json.dumps(journal), encoding="utf-8")
    written.rename(stage / _JOURNAL)


def _take(step: _Step, stage: Path, number: int) -> None:
    folder, target = step.folder, step.target
    if not _is_in(folder, target):
        raise _outside(step)
    target.parent.mkdir(parents=True, exist_ok=True)
    old = stage / f"old{number}"
    if step.new is not None and target.is_file() and not target.is_symlink():
        shutil.copy2(target, old)  # the file is replaced in one step, and is never missing
    elif os.path.lexists(target):
        os.replace(target, old)
    if step.new is not None:
        os.replace(stage / f"new{number}", target)


def _outside(step: _Step) -> TreeError:
    shown = os.path.relpath(step.target, step.folder)
    return TreeError(f"{shown} is outside of {step.folder.name}/; nothing was changed")


def _is_outside(folder: Path, target: Path) -> bool:
    """Return whether a path leads out of a folder, if there are no links in it."""
    return not os.path.normpath(target).startswith(f"{os.path.normpath(folder)}{os.sep}")


def _is_in(folder: Path, target: Path) -> bool:
    """Return whether the folder of a target is inside of another, with the links that there are now."""
    return target.parent.resolve().is_relative_to(folder.resolve())


def _undo(root: Path, stage: Path) -> None:
    """Restore the files that the journal names, and remove the stage."""
    if (stage / _JOURNAL).is_file():
        steps, made = _read_journal(root, stage)
        for number, (path, has_new) in reversed(list(enumerate(steps))):
            target, old = root / path, stage / f"old{number}"
            was_written = has_new and not os.path.lexists(stage / f"new{number}")
            if (was_written or os.path.lexists(old)) and not _is_in(root, target):
                raise _damaged(root, stage)
            # A step that failed has left its target in place, perhaps in a folder that is read-only.
            if os.path.lexists(old) and (was_written or not os.path.lexists(target)):
                os.replace(old, target)
            elif was_written:
                target.unlink(missing_ok=True)
        for path in reversed(made):
            with suppress(OSError):  # not made yet, or not empty
                (root / path).rmdir()
        (stage / _JOURNAL).unlink()
    _remove(stage)


def _read_journal(root: Path, stage: Path) -> tuple[list[tuple[str, bool]], list[str]]:
    """Return the steps and the new folders; raise TreeError if they are not what a run wrote.

    A project from an unknown source may contain a journal, which must not name files outside of it.
    """
    try:
        journal: Any = json.loads((stage / _JOURNAL).read_bytes())
        steps = [(str(path), bool(has_new)) for path, has_new in journal["steps"]]
        made = [str(path) for path in journal["made"]]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise _damaged(root, stage) from None
    if any(_is_outside(root, root / path) for path in (*made, *(path for path, _ in steps))):
        raise _damaged(root, stage)
    return steps, made


def _damaged(root: Path, stage: Path) -> TreeError:
    shown = os.path.relpath(stage, root)
    return TreeError(
        f"{shown}/{_JOURNAL} is damaged, so an interrupted run cannot be undone; restore the files of the"
        f" project, for example with git, and delete {shown}/"
    )


def _remove(stage: Path) -> None:
    shutil.rmtree(stage, ignore_errors=True)
    with suppress(OSError):  # it has a cache
        stage.parent.rmdir()


def _locked(stage: Path) -> Any:
    """Return an open file that no other run can open until this process closes it, or ends."""
    file = (stage / "lock").open("a")
    try:
        import fcntl
    except ImportError:
        return file
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise TreeError("another run of volcgen writes files of this project") from None
    return file


def _remove_empty(folder: Path, changes: Sequence[Difference]) -> None:
    for change in changes:
        place = (folder / change.path).parent
        while (
            change.expected is None
            and place != folder
            and place.is_dir()
            and not any(place.iterdir())
        ):
            place.rmdir()
            place = place.parent
