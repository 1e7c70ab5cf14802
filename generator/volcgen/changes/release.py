"""Drafts a release: the next version, its record, and the spec files that it changes."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from io import StringIO
from pathlib import PurePosixPath
from typing import Any, Final

from ruamel.yaml import YAML

from volcgen.changes.change import Change, Level, level_of
from volcgen.changes.changelog import release_of
from volcgen.changes.compact import compact
from volcgen.changes.diff import compare
from volcgen.changes.dumps import read_dump
from volcgen.changes.history import with_release
from volcgen.changes.snapshot import RELEASED, Snapshot, snapshot_of
from volcgen.changes.version import Version, parse_version
from volcgen.config import Config
from volcgen.errors import ReleaseError
from volcgen.generate import Report, accept, write_plan
from volcgen.pipeline import Progress, plan
from volcgen.problems import visible
from volcgen.spec.accepted import Accepted
from volcgen.spec.definitions import Service
from volcgen.spec.document import parse
from volcgen.spec.files import SpecFile
from volcgen.spec.load import HISTORY, load
from volcgen.spec.releases import Release

_VERSION_CHANGED: Final = "D395"
"""The rule about the version of the package, which is the release itself."""


@dataclass(frozen=True)
class Draft:
    """The next release. Nothing of it is written yet."""

    before: Version | None
    """The last released version; None before the first release."""
    version: Version
    level: Level
    release: Release | None = None
    """The record to add; None if there is nothing to release."""
    changes: tuple[Change, ...] = ()
    """The changes since the last release."""
    edited: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    """New content of spec files, by their path relative to the project."""

    def as_json(self) -> dict[str, Any]:
        """Return what `--format json` prints."""
        record: dict[str, Any] = (
            self.release.model_dump(by_alias=True, mode="json") if self.release else {}
        )
        return {
            "from": str(self.before) if self.before else None,
            "to": str(self.version),
            "level": self.level,
            "entries": record.get("changes", []),
        }


def draft_release(config: Config, asked: str | None = None) -> Draft:
    """Return the release of the working tree. `asked` is its version, else the smallest that fits.

    Raise ReleaseError if the version is too small, or if files of the last release are missing or
    contradict each other; SpecError or ChangesError if a file cannot be read.
    """
    wanted = parse_version(asked) if asked is not None else None
    new = snapshot_of(config)
    stated = parse_version(new.spec.service.node.package.version)
    old = _last_release(new)
    if old is None:
        version = wanted or stated
        first = release_of(str(version), release_date(), ())
        return _drafted(config, new, Draft(None, version, "none", first))
    before = parse_version(old.spec.service.node.package.version)
    changes = tuple(change for change in compare(old, new) if change.rule != _VERSION_CHANGED)
    level = level_of({change.class_ for change in changes})
    smallest = before.next(level)
    if stated < before:
        where = visible(new.spec.service.path)
        raise ReleaseError(
            f"{where}: `package.version` is {stated}, but {before} was released; write {before}"
        )
    version = wanted or max(smallest, stated)
    if version < smallest:
        because = f"the changes since {before} are {level}" if changes else "it was released"
        raise ReleaseError(f"{version} is too small: {because}; expected {smallest} or greater")
    if version == before:
        return Draft(before, version, "none")
    release = release_of(str(version), release_date(), changes)
    return _drafted(config, new, Draft(before, version, level, release, changes))


def make_release(config: Config, draft: Draft, progress: Progress = lambda _: None) -> Report:
    """Write the spec files of a draft and the output; write everything or nothing.

    Raise ReleaseError if the output is not up to date before: its changes would be released unseen.
    """
    current = plan(config, progress=progress)
    folders = (config.output, current.changes), (config.spec, current.spec_changes)
    differing = [
        f"{config.display_path(folder)}/{change.path}"
        for folder, changes in folders
        for change in changes
    ]
    if differing:
        more = len(differing) - 1
        differ = f"and {more} more differ" if more else "differs"
        raise ReleaseError(
            f"expected an output that is up to date, but {differing[0]} {differ} from the spec; "
            "run `volcgen generate`, and review its changes before the release"
        )
    accept(current)
    return write_plan(plan(config, progress=progress, edited=draft.edited), progress)


def release_date() -> str:
    """Return the day of SOURCE_DATE_EPOCH, or today, in UTC; raise ReleaseError."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if seconds is None:
        return datetime.now(UTC).date().isoformat()
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise ReleaseError(
            "SOURCE_DATE_EPOCH: expected seconds since 1970-01-01, such as 1700000000, "
            f"found {visible(seconds)!r}"
        ) from None


def _last_release(new: Snapshot) -> Snapshot | None:
    """Return the last release; None before the first. Raise ReleaseError if its files disagree."""
    history = new.spec.releases
    recorded = history.node.releases[0].version if history else None
    dump, record = _path(new, RELEASED), _path(new, HISTORY)
    if new.released is None:
        if recorded is None:
            return None
        raise ReleaseError(
            f"{dump} is missing, but {record} has the version {recorded}; restore it from git"
        )
    spec = read_dump(new.released, dump)
    version = spec.service.node.package.version
    if version != recorded:
        raise ReleaseError(
            f"{dump} is the version {version}, but {record} has "
            f"{f'the version {recorded}' if recorded else 'none'}; restore both from git"
        )
    return Snapshot(dump, spec)


def _drafted(config: Config, new: Snapshot, draft: Draft) -> Draft:
    """Return the draft with the new content of the spec files."""
    assert draft.release is not None
    service, history, accepted = new.spec.service, new.spec.releases, new.accepted
    edited = {
        service.path: _stamped(service, str(draft.version)),
        _path(new, HISTORY): with_release(
            history.document.source.text if history else None, draft.release
        ),
    }
    if accepted is not None and accepted.node.accepted:
        edited[accepted.path] = _cleared(accepted)
    dump = compact(load(config.home, config.root, edited))
    return replace(draft, edited={**edited, _path(new, RELEASED): dump.encode()})


def _stamped(service: SpecFile[Service], version: str) -> bytes:
    """Return the text of service.yaml with another version of the package, quoted as before."""
    source = service.document.source
    start, end = parse(source).values["package", "version"]
    written = source.text[start:end].replace(service.node.package.version, version)
    return f"{source.text[:start]}{written}{source.text[end:]}".encode()


def _cleared(accepted: SpecFile[Accepted]) -> bytes:
    """Return the text of accepted.yaml with an empty list; comments before the list are kept."""
    yaml: Any = YAML()  # its types are incomplete
    data = yaml.load(accepted.document.source.text)
    data["accepted"] = []
    stream = StringIO()
    yaml.dump(data, stream)
    return stream.getvalue().encode()


def _path(new: Snapshot, name: str) -> str:
    """Return the path of a file beside service.yaml, relative to the project."""
    return PurePosixPath(new.spec.service.path).with_name(name).as_posix()
