"""The view as templates get it: it hands out stand-ins, which record what is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, cast

from volcgen.view.actions import ActionView
from volcgen.view.facts import Facts
from volcgen.view.groups import GroupView
from volcgen.view.model import ProgramView
from volcgen.view.parts import Parts
from volcgen.view.programs import program
from volcgen.view.reads import Owner, Reads, RecordedMapping, StandIn, attributes
from volcgen.view.view import View

_NAMES: Final[dict[type[Any], frozenset[str]]] = {
    kind: attributes(kind) for kind in (View, GroupView, ActionView)
}


class Recorder:
    """Hands out stand-ins that record what is read."""

    def __init__(self, parts: Parts, reads: Reads) -> None:
        self._parts = parts
        self._reads = reads
        self._stand_ins: dict[str, Any] = {}
        self.view = cast(View, StandIn(View, _NAMES[View], Owner.VIEW, reads, self._part))

    def _part(self, name: str) -> Any:
        facts = self._parts.facts
        match name:
            case "groups":
                return tuple(self._group(each) for each in self._parts.groups)
            case "python_names":
                known = facts.python_names
                return RecordedMapping(Owner.NAMES, self._reads, known, known.__getitem__)
            case "related":
                return self._actions(Owner.RELATED, facts.related)
            case "uses":
                return self._actions(Owner.USES, facts.uses)
            case "enum_by_name":
                enums = self._parts.types.enums
                return RecordedMapping(Owner.ENUMS, self._reads, enums, enums.__getitem__)
            case "struct_by_name":
                structs = self._parts.types.structs
                return RecordedMapping(Owner.STRUCTS, self._reads, structs, structs.__getitem__)
            case "action_texts":
                parts = self._parts
                return RecordedMapping(Owner.TEXTS, self._reads, parts.groups, parts.action_texts)
            case "programs":
                return _Programs(self.view, facts, self._reads, self.action)
            case "group_by_name":
                return RecordedMapping(Owner.VIEW, Reads(), self._parts.groups, self._group)
            case _:
                return getattr(self._parts, name)

    def _actions(
        self, owner: str, known: dict[str, tuple[str, ...]]
    ) -> RecordedMapping[tuple[ActionView, ...]]:
        return RecordedMapping(
            owner, self._reads, known, lambda key: tuple(map(self.action, known[key]))
        )

    def _group(self, name: str) -> GroupView:
        def value(attribute: str) -> Any:
            if attribute == "actions":
                return tuple(map(self.action, self._parts.actions_of(name)))
            return getattr(self._parts.group(name), attribute)

        return cast(GroupView, self._stand_in(GroupView, name, value))

    def action(self, name: str) -> ActionView:
        """Return the stand-in of an action."""

        def value(attribute: str) -> Any:
            return getattr(self._parts.action(name), attribute)

        return cast(ActionView, self._stand_in(ActionView, name, value))

    def _stand_in(self, kind: type[Any], name: str, value: Callable[[str], Any]) -> Any:
        if name not in self._stand_ins:
            self._stand_ins[name] = StandIn(kind, _NAMES[kind], name, self._reads, value)
        return self._stand_ins[name]


class _Programs(Mapping[str, ProgramView]):
    """The programs of the actions that have an example, made from what is read of the actions."""

    def __init__(
        self, view: View, facts: Facts, reads: Reads, action: Callable[[str], ActionView]
    ) -> None:
        self._view = view
        self._makers = RecordedMapping(Owner.MAKERS, reads, facts.makers, facts.makers.__getitem__)
        self._groups = facts.groups
        self._reads = reads
        self._action = action

    def __getitem__(self, name: str) -> ProgramView:
        if name not in self:
            raise KeyError(name)
        action = self._action(name)
        maker = self._makers.get(name) if action.paging else None
        return program(
            self._view.service,
            action,
            self._action(maker) if maker else None,
            {struct.name: struct.fields for struct in self._view.structs},
        )

    def __contains__(self, name: object) -> bool:
        if name not in self._groups:
            self._reads.add((str(name), "name"))
            return False
        return self._action(str(name)).request_json is not None

    def __iter__(self) -> Iterator[str]:
        return (action.name for action in self._view.actions if action.name in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)
