"""Records which parts of the view an output reads, so that a run knows which outputs an edit changes.

A read is an owner and an attribute: a part of the view, an attribute of a group or of an action, or an
entry of one of the view's mappings. Templates get stand-ins, which record the first read of each
attribute and answer like the view object itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cached_property
from types import FunctionType, MethodType
from typing import Any, Final, TypeVar

V = TypeVar("V")

Read = tuple[str, str]
"""Owner and attribute."""


class Owner(StrEnum):
    """Owners besides groups and actions, whose names are their own."""

    VIEW = "@view"
    NAMES = "@names"
    RELATED = "@related"
    USES = "@uses"
    MAKERS = "@makers"
    TEXTS = "@texts"
    ENUMS = "@enums"
    STRUCTS = "@structs"
    GROUPS = "@groups"
    """All groups, for an attribute of many."""
    ACTIONS = "@actions"
    """All actions, for an attribute of many."""


_MOST_OWNERS: Final = 10
"""An output that reads an attribute of more owners depends on the attribute of all of them."""


class Reads(set[Read]):
    """The reads of one output."""

    def summary(self, groups: Mapping[str, str]) -> list[Read]:
        """Return the reads, sorted; those of one attribute of many owners are one read.

        `groups` maps actions to their groups.
        """
        owners: dict[tuple[str, str], list[str]] = {}
        found: set[Read] = set()
        for owner, attribute in self:
            if owner.startswith("@"):
                found.add((owner, attribute))
            elif owner in groups:
                owners.setdefault((f"{groups[owner]}/", attribute), []).append(owner)
            else:
                owners.setdefault((Owner.GROUPS, attribute), []).append(owner)
        by_attribute: dict[str, list[str]] = {}
        for (group, attribute), read in owners.items():
            if group == Owner.GROUPS and len(read) <= _MOST_OWNERS:
                found |= {(owner, attribute) for owner in read}
            elif group == Owner.GROUPS:
                found.add((group, attribute))
            else:
                by_attribute.setdefault(attribute, []).append(group)
        for attribute, listed in by_attribute.items():
            if len(listed) > _MOST_OWNERS:
                found.add((Owner.ACTIONS, attribute))
            else:
                found |= {(group, attribute) for group in listed}
        return sorted(found)


def attributes(kind: type[Any]) -> frozenset[str]:
    """Return the names of what can be read of an object: its fields, or what it builds when it is read."""
    if is_dataclass(kind):
        return frozenset(field.name for field in fields(kind))
    found = (name for name, each in vars(kind).items() if isinstance(each, cached_property))
    return frozenset(name for name in found if not name.startswith("_"))


class StandIn:
    """Answers like an object of the view, and records what is read."""

    def __init__(
        self,
        kind: type[Any],
        names: frozenset[str],
        owner: str,
        reads: Reads,
        value: Callable[[str], Any],
    ) -> None:
        self._kind = kind
        self._names = names
        self._owner = owner
        self._reads = reads
        self._value = value

    def __getattr__(self, name: str) -> Any:
        if name in self._names:
            self._reads.add((self._owner, name))
            value = self._value(name)
            self.__dict__[name] = value
            return value
        member = getattr(self._kind, name)
        if isinstance(member, property) and member.fget is not None:
            return member.fget(self)
        return MethodType(member, self) if isinstance(member, FunctionType) else member


class RecordedMapping(Mapping[str, V]):
    """A mapping of the view that records the keys which are looked up."""

    def __init__(
        self,
        owner: str,
        reads: Reads,
        known: Mapping[str, Any],
        value: Callable[[str], V],
    ) -> None:
        self._owner = owner
        self._reads = reads
        self._known = known
        self._value = value

    def __getitem__(self, key: str) -> V:
        self._reads.add((self._owner, key))
        if key not in self._known:
            raise KeyError(key)
        return self._value(key)

    def __contains__(self, key: object) -> bool:
        self._reads.add((self._owner, str(key)))
        return key in self._known

    def __iter__(self) -> Iterator[str]:
        self._reads.add((self._owner, ""))
        return iter(self._known)

    def __len__(self) -> int:
        self._reads.add((self._owner, ""))
        return len(self._known)
