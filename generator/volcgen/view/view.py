"""What templates get: the spec in Python terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from volcgen.view.actions import ActionView
from volcgen.view.events import EventView
from volcgen.view.groups import GroupView
from volcgen.view.model import (
    DeprecatedView,
    EnumView,
    ErrorView,
    ProgramView,
    ServiceView,
    StructView,
    Symbol,
)
from volcgen.view.releases import ReleaseView
from volcgen.view.text import Raw, pythonic


@dataclass(frozen=True)
class View:
    """Everything that templates need."""

    service: ServiceView
    enums: tuple[EnumView, ...]
    structs: tuple[StructView, ...]
    groups: tuple[GroupView, ...]
    enum_by_name: Mapping[str, EnumView]
    struct_by_name: Mapping[str, StructView]
    group_by_name: Mapping[str, GroupView]
    errors: tuple[ErrorView, ...]
    errors_doc: str | None
    enum_bases: tuple[str, ...]
    struct_imports: tuple[tuple[str, tuple[str, ...]], ...]
    """Imports of the module of structs."""
    symbols: tuple[Symbol, ...]
    """Names that the package's root exports, in alphabetical order."""
    python_names: Mapping[str, str]
    """Python name of each field by its wire name."""
    programs: Mapping[str, ProgramView]
    """By the action's name, for those that have an example."""
    uses: Mapping[str, tuple[ActionView, ...]]
    """Name of a struct or an enum → the actions that use it at any depth."""
    related: Mapping[str, tuple[ActionView, ...]]
    """Name of an action → the related actions."""
    releases: tuple[ReleaseView, ...]
    """Released versions, newest first."""
    deprecated: tuple[DeprecatedView, ...]
    events: tuple[EventView, ...]
    """Events that the service sends to servers."""
    texts: Mapping[str, Any]
    """By language: the texts that several actions share, as plain data; see `api_texts`."""
    action_texts: Mapping[str, Mapping[str, Any]]
    """By group and language: the texts of the actions as plain data, by wire names."""
    origins: Mapping[str, str]
    """Identifier of the output (method, class, heading) → the spec file that it comes from."""

    @property
    def actions(self) -> tuple[ActionView, ...]:
        return tuple(action for group in self.groups for action in group.actions)

    @property
    def has_paging(self) -> bool:
        """Whether an action is a listing."""
        return any(action.iterator for action in self.actions)

    @property
    def has_quota(self) -> bool:
        """Whether the limit of an action is documented."""
        return any(action.qps or action.rate_limit for action in self.actions)

    @property
    def limited(self) -> tuple[ActionView, ...]:
        """The actions with a documented limit; those with calls per second first."""
        return (
            *(action for action in self.actions if action.qps),
            *(action for action in self.actions if action.rate_limit),
        )

    @property
    def shown(self) -> ActionView | None:
        """The first action that has an example."""
        return next((a for a in self.actions if a.name in self.programs), None)

    @property
    def keyed(self) -> ActionView | None:
        """The first action with an idempotency key that has an example."""
        return next((a for a in self.actions if a.idempotency and a.name in self.programs), None)

    @property
    def listing(self) -> ActionView | None:
        """The first listing that has an example."""
        return next((a for a in self.actions if a.iterator and a.name in self.programs), None)

    def pythonic(self, text: Raw) -> Raw:
        """Return the text with each field's wire name in backticks replaced by its Python name."""
        return pythonic(text, self.python_names)
