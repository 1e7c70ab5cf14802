"""A version of the API: the working tree, a git revision, a folder or a dump."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from volcgen.changes.dumps import MAX_BYTES, read_dump
from volcgen.changes.revision import commit_of, extract
from volcgen.config import Config
from volcgen.errors import ChangesError
from volcgen.problems import Location, Problem, SpecError, visible
from volcgen.spec.accepted import Accepted
from volcgen.spec.document import Document, KeyPath, parse
from volcgen.spec.files import Spec, SpecFile
from volcgen.spec.load import load_accepted, load_service, service_folder

RELEASED: Final = "released.json"
"""Name of the dump of the last release, in the folder of the service."""


@dataclass(frozen=True)
class Snapshot:
    """A spec, what it was read from, and the changes that it accepts."""

    title: str
    """What it was read from, such as `spec/` or `v1.2.0`."""
    spec: Spec
    accepted: SpecFile[Accepted] | None = None
    released: bytes | None = None
    """The compact dump of the last release, beside the spec files."""

    def locate(self, steps: KeyPath) -> Location | None:
        """Return the location of a path of a change, or of the nearest key around it.

        None if there is no such file, or if the snapshot was read from a dump.
        """
        file, inside = self._file(steps)
        if file is None or not file.document.source.text:
            return None
        if file.path not in self._documents:
            self._documents[file.path] = parse(file.document.source)
        return self._documents[file.path].at(inside, key=True)

    def _file(self, steps: KeyPath) -> tuple[SpecFile[Any] | None, KeyPath]:
        """Return the file that holds a path, and the path within the file."""
        match steps:
            case ("actions", name, *inside):
                return self._actions.get(str(name)), tuple(inside)
            case ("service", *inside):
                return self.spec.service, tuple(inside)
            case ("errors", "doc"):
                return self.spec.errors, ("doc",)
            case ("errors", *_):
                return self.spec.errors, steps
            case _:
                return self.spec.structs, steps

    @cached_property
    def _actions(self) -> dict[str, SpecFile[Any]]:
        return {file.node.action: file for file in self.spec.actions}

    @cached_property
    def _documents(self) -> dict[str, Document]:
        """Files with their spans, which specs drop after the checks to save memory."""
        return {}


def snapshot_of(config: Config, argument: str | None = None) -> Snapshot:
    """Return the version of the API that an argument of the command line names.

    Args:
        config: The project.
        argument: A dump, a folder like `spec/` or that of one service, or a git revision of this
            project, whichever exists first. None is the working tree.

    Raises:
        ChangesError: The argument names none of them, or its dump is damaged.
        SpecError: The spec has problems.
    """
    if argument is None:
        return _of_folder(config.home, config.root, config.display_path(config.home) + "/")
    path = Path(argument) if argument and "\0" not in argument else None
    if path and path.is_file():
        return _of_dump(path, argument)
    if path and path.is_dir():
        home = path.resolve() / config.service
        is_of_several = bool(config.service) and (home / "service.yaml").is_file()
        return _of_folder(home if is_of_several else path.resolve(), config.root, argument)
    commit = commit_of(config.root, argument)
    if commit is None:
        raise ChangesError(
            f"{visible(argument) or 'an empty text'} is not a dump, a folder or a git revision; "
            "expected a file made by `volcgen dump`, a folder like spec/, or a revision like HEAD~1"
        )
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        spec = config.display_path(config.spec)
        extract(config.root, commit, spec, root)
        try:
            return _of_folder(root / spec / config.service, root, argument)
        except SpecError as error:
            raise SpecError(_at_revision(problem, argument) for problem in error.problems) from None


def _at_revision(problem: Problem, revision: str) -> Problem:
    where = replace(problem.where, path=f"{revision}:{problem.where.path}")
    return replace(problem, where=where, instead=None)


def _of_dump(path: Path, title: str) -> Snapshot:
    try:
        if (size := path.stat().st_size) > MAX_BYTES:
            raise ChangesError(f"{visible(title)} has {size} bytes; a dump has at most {MAX_BYTES}")
        raw = path.read_bytes()
    except OSError as error:
        raise ChangesError(f"cannot read {visible(title)}: {error.strerror}") from None
    return Snapshot(title, read_dump(raw, title))


def _of_folder(folder: Path, root: Path, title: str) -> Snapshot:
    is_service = (folder / "service.yaml").is_file()
    home = folder if is_service else service_folder(folder, root)
    # Older versions need not follow all rules of today.
    spec = load_service(home, root, quality=False)
    released = home / RELEASED
    dump = released.read_bytes() if released.is_file() else None
    return Snapshot(title, spec, load_accepted(home, root), dump)
