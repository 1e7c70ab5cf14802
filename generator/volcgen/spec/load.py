"""Load a folder of spec files into one Spec, or raise all of its problems together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import Final, TypeVar

from pydantic import ValidationError

from volcgen.cache.spec_units import SpecUnits
from volcgen.files import files_below
from volcgen.problems import Location, Problem, SpecError
from volcgen.spec.accepted import Accepted
from volcgen.spec.callbacks import Callbacks
from volcgen.spec.definitions import Action, Errors, Service, Structs
from volcgen.spec.document import Document, decoded, parse, read, read_bytes
from volcgen.spec.files import Spec, SpecFile
from volcgen.spec.lint import lint
from volcgen.spec.nodes import Node
from volcgen.spec.releases import Releases
from volcgen.spec.schema_errors import schema_problems

N = TypeVar("N", bound=Node)


ACCEPTED: Final = "accepted.yaml"
HISTORY: Final = "releases.yaml"
CALLBACKS: Final = "callbacks.yaml"
_DEPTH_OF_ACTIONS: Final = 2  # the group and the file


def load(
    folder: Path,
    root: Path,
    edited: Mapping[str, bytes] = MappingProxyType({}),
    units: SpecUnits | None = None,
) -> Spec:
    """Read and lint the spec in `folder`, which holds one service; raise SpecError.

    Problems show paths relative to `root`. `edited` maps such paths to content that replaces files.
    `units` are results of earlier runs.
    """
    return load_service(service_folder(folder, root), root, edited, units=units)


def load_service(
    home: Path,
    root: Path,
    edited: Mapping[str, bytes] = MappingProxyType({}),
    *,
    quality: bool = True,
    units: SpecUnits | None = None,
) -> Spec:
    """Read and lint the spec files of one service, as `load` does.

    Args:
        home: Folder with service.yaml.
        root: Folder that problems show paths relative to.
        edited: Content that replaces files, by such paths.
        quality: Whether to check the rules that generating a client does not require.
        units: Results of earlier runs; used only if quality is checked.
    """
    units = units if quality else None
    spec = read_service(home, root, edited, units)
    if units is not None:
        spec = replace(spec, checked=units.checked(spec))
    problems = list(lint(spec, quality=quality))
    if problems:
        raise SpecError(problems)
    if units is not None:
        units.save(spec)
    return spec.text_only()


def read_spec(folder: Path, root: Path, edited: Mapping[str, bytes] = MappingProxyType({})) -> Spec:
    """Read a spec with its locations, and check each file but not the whole; see `load`."""
    return read_service(service_folder(folder, root), root, edited)


def read_service(
    home: Path, root: Path, edited: Mapping[str, bytes], units: SpecUnits | None = None
) -> Spec:
    """Read the spec of one service as `read_spec` does; it may be in `edited` only."""
    problems: list[Problem] = []
    parsed = parse if units is None else units.parsed

    def load_file(path: Path, kind: type[N]) -> SpecFile[N] | None:
        shown = _shown(path, root)
        try:
            raw = edited[shown] if shown in edited else read_bytes(path, shown)
            return validated(parsed(decoded(raw, shown)), kind)
        except SpecError as error:
            problems.extend(error.problems)
            return None

    service = load_file(home / "service.yaml", Service)
    errors = load_file(home / "errors.yaml", Errors)
    structs = load_file(home / "structs.yaml", Structs)
    found = files_below(home, _shown(home, root))
    loaded = [load_file(path, Action) for path in found if _is_action(path.relative_to(home))]
    for path in found:
        if not _is_read(path.relative_to(home)):
            where, help_ = Location(_shown(path, root)), "an action is in <group>/<Action>.yaml"
            problems.append(Problem("L222", f"{path.name} is not read", where, help_))

    def load_optional(name: str, kind: type[N]) -> SpecFile[N] | None:
        path = home / name
        return load_file(path, kind) if path.is_file() or _shown(path, root) in edited else None

    releases = load_optional(HISTORY, Releases)
    callbacks = load_optional(CALLBACKS, Callbacks)
    if (home / ACCEPTED).is_file():
        load_file(home / ACCEPTED, Accepted)
    if service is None or errors is None or structs is None or problems:
        raise SpecError(problems)
    actions = [file for file in loaded if file is not None]
    order = [name for group in service.node.groups.values() for name in group.actions]
    rank = {name: place for place, name in enumerate(order)}
    actions.sort(key=lambda file: (rank.get(file.node.action, len(rank)), file.path))
    return Spec(service, errors, structs, tuple(actions), releases, callbacks)


def _is_action(path: PurePath) -> bool:
    return len(path.parts) == _DEPTH_OF_ACTIONS and path.suffix == ".yaml"


def _is_read(path: PurePath) -> bool:
    """Return whether a file of a spec is read, or does not look like a spec file."""
    names = ("service.yaml", "errors.yaml", "structs.yaml", CALLBACKS, HISTORY, ACCEPTED)
    other = path.suffix.lower() not in (".yaml", ".yml")
    return other or _is_action(path) or path.as_posix() in names


def load_accepted(home: Path, root: Path) -> SpecFile[Accepted] | None:
    """Read accepted.yaml of a service; None if there is none. Raise SpecError."""
    path = home / ACCEPTED
    if not path.is_file():
        return None
    shown = _shown(path, root)
    return validated(read(path, shown), Accepted)


def service_folder(folder: Path, root: Path) -> Path:
    """Return the only folder in `folder` that has a service.yaml, or `folder` itself if it has one.

    Raise SpecError if there is none, or more than one.
    """
    if (folder / "service.yaml").is_file():
        return folder
    found = sorted(path.parent for path in folder.glob("*/service.yaml"))
    if len(found) != 1:
        message = f"expected one service.yaml in the spec, found {len(found) or 'none'}"
        help_ = "keep one folder with a service.yaml, such as spec/chat/service.yaml"
        raise SpecError([Problem("L222", message, Location(_shown(folder, root)), help_)])
    return found[0]


def _shown(path: Path, root: Path) -> str:
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()


def validated(document: Document, kind: type[N]) -> SpecFile[N]:
    """Check a file against the definitions of the spec language; raise SpecError."""
    try:
        node = kind.model_validate(document.data)
    except ValidationError as error:
        raise SpecError(schema_problems(error.errors(), document, kind)) from None
    return SpecFile(document, lambda: node)
