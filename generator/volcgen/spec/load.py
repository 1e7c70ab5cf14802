"""Load a folder of spec files into one Spec, or raise all of its problems together."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from pydantic import ValidationError

from volcgen.problems import Location, Problem, SpecError
from volcgen.spec.definitions import Action, Errors, Node, Service, Structs
from volcgen.spec.document import Document, decode, read
from volcgen.spec.files import Spec, SpecFile
from volcgen.spec.lint import lint
from volcgen.spec.schema_errors import schema_problem

N = TypeVar("N", bound=Node)


def load(folder: Path, root: Path, edited: Mapping[str, bytes] = MappingProxyType({})) -> Spec:
    """Read and lint the spec in `folder`, which holds one service; raise SpecError.

    Problems show paths relative to `root`. `edited` maps such paths to content that replaces files.
    """
    problems: list[Problem] = []
    home = _service_folder(folder, root)

    def load_file(path: Path, kind: type[N]) -> SpecFile[N] | None:
        shown = _shown(path, root)
        try:
            known = shown in edited
            document = decode(edited[shown], shown) if known else read(path, shown)
            return _validated(document, kind)
        except SpecError as error:
            problems.extend(error.problems)
            return None

    service = load_file(home / "service.yaml", Service)
    errors = load_file(home / "errors.yaml", Errors)
    structs = load_file(home / "structs.yaml", Structs)
    loaded = [load_file(path, Action) for path in sorted(home.glob("*/*.yaml"))]
    actions = [file for file in loaded if file is not None]
    if service is None or errors is None or structs is None or len(actions) < len(loaded):
        raise SpecError(problems)
    order = [name for group in service.node.groups.values() for name in group.actions]
    rank = {name: place for place, name in enumerate(order)}
    actions.sort(key=lambda file: (rank.get(file.node.action, len(rank)), file.path))
    spec = Spec(service, errors, structs, tuple(actions))
    problems += lint(spec)
    if problems:
        raise SpecError(problems)
    return spec.text_only()


def _service_folder(folder: Path, root: Path) -> Path:
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


def _validated(document: Document, kind: type[N]) -> SpecFile[N]:
    try:
        return SpecFile(document, kind.model_validate(document.data))
    except ValidationError as error:
        problems = [schema_problem(details, document, kind) for details in error.errors()]
        raise SpecError(problems) from None
