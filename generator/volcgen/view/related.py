"""What belongs together: a struct and the actions that use it, an action and those beside it.

Two actions are related when they share a struct, or when one group has both and they are about the
same thing, as `AddFriend` and `ListFriend` are. A listing of things of some kind is about the thing
as well: `GetConversationMessages` shows what `SendMessage` sends.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from volcgen import names
from volcgen.view.model import ActionView, FieldView, StructView

# What an action's name says is done; the rest of the name says to what.
_VERBS: Final = frozenset({
    "add", "batch", "create", "delete", "destroy", "get", "in", "is", "list", "mark", "modify",
    "p2p", "query", "recall", "register", "remove", "scan", "send", "un", "update",
})  # fmt: skip


def uses(
    actions: Sequence[ActionView], structs: Mapping[str, StructView]
) -> dict[str, tuple[ActionView, ...]]:
    """By the name of a struct or an enum: the actions whose request or result leads to it."""
    found: dict[str, list[ActionView]] = {}
    for action in actions:
        for name in _used((*action.request.fields, *action.result.fields), structs):
            found.setdefault(name, []).append(action)
    return {name: tuple(users) for name, users in found.items()}


def related(
    actions: Sequence[ActionView], structs: Mapping[str, StructView]
) -> dict[str, tuple[ActionView, ...]]:
    """By the name of an action: the actions to look at beside it, in the documents' order."""
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
    """What an action is about: `BatchGetFriends` and `AddFriend` are about a `friend`."""
    words = names.words(action)
    while len(words) > 1 and words[0] in _VERBS:
        words = words[1:]
    if len(words) > 1 and words[-1] == "list":
        words = words[:-1]
    return [word.removesuffix("s") for word in words]


def _own_structs(action: ActionView, structs: Mapping[str, StructView]) -> set[str]:
    """The structs that say what an action is about; what failed says nothing of that."""
    failures = action.failures.field if action.failures else ""
    fields = [f for f in action.result.fields if f.python != failures]
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
