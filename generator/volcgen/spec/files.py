"""The spec files of an API, read and validated one by one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from volcgen.spec.callbacks import Callbacks
from volcgen.spec.definitions import Action, Errors, FieldSpec, Group, Service, Structs
from volcgen.spec.document import Document
from volcgen.spec.nodes import Node
from volcgen.spec.releases import Releases

N = TypeVar("N", bound=Node)


@dataclass(frozen=True)
class SpecFile(Generic[N]):
    """One spec file as a node, with its document for the locations of problems."""

    document: Document
    make: Callable[[], N]
    """Returns the node."""

    @property
    def node(self) -> N:
        return self.make()

    @property
    def path(self) -> str:
        return self.document.source.path

    def text_only(self) -> SpecFile[N]:
        """Return the node with the text alone, for use after the checks."""
        return SpecFile(self.document.text_only(), self.make)


@dataclass(frozen=True)
class Spec:
    """All spec files. Actions are in the order of the groups, groups in that of service.yaml."""

    service: SpecFile[Service]
    errors: SpecFile[Errors]
    structs: SpecFile[Structs]
    actions: tuple[SpecFile[Action], ...]
    releases: SpecFile[Releases] | None = None
    """None before the first release."""
    callbacks: SpecFile[Callbacks] | None = None
    """None for a service that sends no callbacks."""
    checked: frozenset[str] = frozenset()
    """Paths of files that an earlier run found to follow all rules about one file."""

    @property
    def unchecked(self) -> tuple[SpecFile[Action], ...]:
        """The action files whose rules about one file must be checked."""
        return tuple(file for file in self.actions if file.path not in self.checked)

    @property
    def files(self) -> tuple[SpecFile[Any], ...]:
        """The files that define the API; the record of releases is not one of them."""
        callbacks = () if self.callbacks is None else (self.callbacks,)
        return (self.service, self.errors, self.structs, *self.actions, *callbacks)

    def text_only(self) -> Spec:
        """Return the nodes with the texts alone, for use after the checks."""
        return Spec(
            self.service.text_only(),
            self.errors.text_only(),
            self.structs.text_only(),
            tuple(file.text_only() for file in self.actions),
            None if self.releases is None else self.releases.text_only(),
            None if self.callbacks is None else self.callbacks.text_only(),
        )

    @property
    def groups(self) -> dict[str, Group]:
        return self.service.node.groups

    def group_of(self, action: str) -> str:
        """Return the group that lists an action."""
        return self._group_of[action]

    @cached_property
    def _group_of(self) -> dict[str, str]:
        return {action: name for name, group in self.groups.items() for action in group.actions}

    def request_fields(self, action: Action) -> dict[str, FieldSpec]:
        """Return the fields of a request body: the client parameters, then those of the action."""
        return {**self.service.node.client_parameters, **action.request}
