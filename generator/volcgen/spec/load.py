"""From a folder of spec files to one linked Spec, or to all the problems that stand in the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from volcgen.problems import Location, Problem, SpecError
from volcgen.spec.definitions import Action, Errors, FieldSpec, Group, Node, Service, Structs
from volcgen.spec.shape import shape_problem
from volcgen.spec.source import Document, decode, read

N = TypeVar("N", bound=Node)


@dataclass(frozen=True)
class File(Generic[N]):
    """One spec file: its data as a node, and the places of the data."""

    document: Document
    node: N

    @property
    def path(self) -> str:
        return self.document.source.path


@dataclass(frozen=True)
class Spec:
    """The whole API. Actions stand in the order of the groups, groups in that of service.yaml."""

    service: File[Service]
    errors: File[Errors]
    structs: File[Structs]
    actions: tuple[File[Action], ...]

    @property
    def groups(self) -> dict[str, Group]:
        return self.service.node.groups

    def group_of(self, action: str) -> str:
        return self._group_of[action]

    @cached_property
    def _group_of(self) -> dict[str, str]:
        return {action: name for name, group in self.groups.items() for action in group.actions}

    def request_fields(self, action: Action) -> dict[str, FieldSpec]:
        """The fields of a body: the client's parameters, then the action's own."""
        return {**self.service.node.client_parameters, **action.request}

    @property
    def files(self) -> tuple[File[Any], ...]:
        return (self.service, self.errors, self.structs, *self.actions)


def load(folder: Path, root: Path, edited: Mapping[str, bytes] = MappingProxyType({})) -> Spec:
    """Read and check the spec in `folder` (which holds one service); paths are shown from `root`.

    Files in `edited`, by the path that is shown, are taken from there.
    """
    from volcgen.spec.lint import lint

    problems: list[Problem] = []
    services = sorted(path.parent for path in folder.glob("*/service.yaml"))
    if len(services) != 1:
        count = "no" if not services else f"{len(services)}"
        where = Location(_shown(folder, root))
        help_ = "one folder of the spec holds a service.yaml, such as spec/im/service.yaml"
        raise SpecError([Problem("L222", f"{count} service.yaml in the spec", where, help_)])
    home = services[0]

    def file(path: Path, kind: type[N]) -> File[N] | None:
        shown = _shown(path, root)
        try:
            known = shown in edited
            return _file(decode(edited[shown], shown) if known else read(path, shown), kind)
        except SpecError as error:
            problems.extend(error.problems)
            return None

    service = file(home / "service.yaml", Service)
    errors = file(home / "errors.yaml", Errors)
    structs = file(home / "structs.yaml", Structs)
    actions = [file(path, Action) for path in sorted(home.glob("*/*.yaml"))]
    if service is None or errors is None or structs is None or None in actions:
        raise SpecError(problems)
    found = [file for file in actions if file is not None]
    order = [name for group in service.node.groups.values() for name in group.actions]
    rank = {name: place for place, name in enumerate(order)}
    found.sort(key=lambda file: (rank.get(file.node.action, len(rank)), file.path))
    spec = Spec(service, errors, structs, tuple(found))
    problems += lint(spec)
    if problems:
        raise SpecError(problems)
    return spec


def _shown(path: Path, root: Path) -> str:
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()


def _file(document: Document, kind: type[N]) -> File[N]:
    try:
        return File(document, kind.model_validate(document.data))
    except ValidationError as error:
        raise SpecError(shape_problem(one, document, kind) for one in error.errors()) from None
