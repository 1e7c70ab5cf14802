"""Pairs the items of two versions by name, and recognises items that were probably renamed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from volcgen.spec.document import KeyPath

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Found:
    """One difference. `compare` makes it a change."""

    rule: str
    steps: KeyPath
    """Path of what changed, as `Snapshot.locate` takes it."""
    before: Any = None
    after: Any = None


@dataclass(frozen=True, slots=True)
class Pair(Generic[V]):
    """An item of both versions."""

    old_name: str
    name: str
    old: V
    new: V


@dataclass(frozen=True, slots=True)
class Pairs(Generic[V]):
    """The items of two versions. `kept` includes those that were renamed."""

    kept: tuple[Pair[V], ...]
    removed: dict[str, V]
    added: dict[str, V]

    @property
    def renames(self) -> dict[str, str]:
        """Return the new name of each renamed item by its old name."""
        return {pair.old_name: pair.name for pair in self.kept if pair.old_name != pair.name}


def paired(
    old: Mapping[str, V], new: Mapping[str, V], alike: Callable[[Pair[V]], bool]
) -> Pairs[V]:
    """Pair items of the same name, then each removed item with the first added one that is alike."""
    removed = {name: item for name, item in old.items() if name not in new}
    added = {name: item for name, item in new.items() if name not in old}
    kept = [Pair(name, name, old[name], item) for name, item in new.items() if name in old]
    for old_name in list(removed):
        for name in list(added):
            pair = Pair(old_name, name, removed[old_name], added[name])
            if alike(pair):
                del removed[old_name], added[name]
                kept.append(pair)
                break
    return Pairs(tuple(kept), removed, added)


def order_changed(
    steps: KeyPath, old: Iterable[str], new: Iterable[str], renames: Mapping[str, str]
) -> list[Found]:
    """Return a change if the names that both versions have are in another order."""
    before = [renames.get(name, name) for name in old]
    after = list(new)
    common = set(before) & set(after)
    if [name for name in before if name in common] == [name for name in after if name in common]:
        return []
    return [Found("D393", steps, before, after)]
