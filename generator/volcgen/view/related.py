"""Relations for the documents: the actions that use a struct, and the actions related to one.

Two actions are related when they share a struct, or when one group has both and they are about the
same thing, as `AddFriend` and `ListFriend` are. A listing is also about the things that it returns:
`GetConversationMessages` lists what `SendMessage` sends.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from volcgen import names
from volcgen.view.call_model import FieldView
from volcgen.view.model import ActionView, StructView

# Verbs of action names; the rest of a name is the thing that the action works on.
_VERBS: Final = frozenset({
    "add", "batch", "create", "delete", "destroy", "get", "in", "is", "list", "mark", "modify",
    "p2p", "query", "recall", "register", "remove", "scan", "send", "un", "update",
})  # fmt: skip


def uses(
    actions: Sequence[ActionView], structs: Mapping[str, StructView]
) -> dict[str, tuple[ActionView, ...]]:
    """Return, by struct or enum, the actions whose request or result refers to it at any depth."""
    found: dict[str, list[ActionView]] = {}
    for action in actions:
        for name in _used((*action.request.fields, *action.result.fields), structs):
            found.setdefault(name, []).append(action)
    return {name: tuple(users) for name, users in found.items()}


def related(
    actions: Sequence[ActionView], structs: Mapping[str, StructView]
) -> dict[str, tuple[ActionView, ...]]:
    """Return the related actions of each action, in the order of the documents."""
    shared = {action.name: _own_structs(action, structs) for action in actions}
    things = {action.name: _thing(action.name) for action in actions}
    return {
        action.name: tuple(
            other
            for other in actions
            if other is not action
            and (
                shared[action.name] & shared[other.name]
                or (
                    action.group == other.group
                    and _same(
                        things[action.name],
                        things[other.name],
                        listed=bool(action.paging or other.paging),
                    )
                )
            )
        )
        for action in actions
    }


def _same(first: list[str], second: list[str], *, listed: bool) -> bool:
    if listed:
        return first[-len(second) :] == second or second[-len(first) :] == first
    return first == second


def _thing(action: str) -> list[str]:
    """Return the thing that an action works on: `BatchGetFriends` and `AddFriend` → `friend`."""
    words = names.words(action)
    while len(words) > 1 and words[0] in _VERBS:
        words = words[1:]
    if len(words) > 1 and words[-1] == "list":
        words = words[:-1]
    return [word.removesuffix("s") for word in words]


def _own_structs(action: ActionView, structs: Mapping[str, StructView]) -> set[str]:
    """Return the structs of an action, without those that list failed items."""
    failures = action.failures.field if action.failures else ""
    fields = [f for f in action.result.fields if f.name != failures]
    used = _used((*action.request.fields, *fields), structs)
    return {name for name in used if name in structs}


def _used(fields: Iterable[FieldView], structs: Mapping[str, StructView]) -> set[str]:
    found: set[str] = set()
    waiting = list(fields)
    while waiting:
        field = waiting.pop()
        if field.enum:
            found.add(field.enum)
        if field.struct and field.struct not in found:
            found.add(field.struct)
            waiting += structs[field.struct].fields
    return found
