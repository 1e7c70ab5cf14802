"""Relations for the documents: the actions that use a struct, and the actions related to one.

Two actions are related when they share a struct, or when one group has both and they are about the
same thing, as `AddFriend` and `ListFriend` are. A listing is also about the things that it returns:
`GetConversationMessages` lists what `SendMessage` sends.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from volcgen import names
from volcgen.spec.definitions import Action, FieldSpec
from volcgen.spec.files import Spec
from volcgen.spec.types import parse_type

# Verbs of action names; the rest of a name is the thing that the action works on.
_VERBS: Final = frozenset({
    "add", "batch", "create", "delete", "destroy", "get", "in", "is", "list", "mark", "modify",
    "p2p", "query", "recall", "register", "remove", "scan", "send", "un", "update",
})  # fmt: skip


def uses(spec: Spec) -> dict[str, tuple[str, ...]]:
    """Return, by struct or enum, the actions whose request or result refers to it at any depth."""
    found: dict[str, list[str]] = {}
    for file in spec.actions:
        action = file.node
        fields = (*spec.request_fields(action).values(), *action.result.values())
        for name in sorted(_used(fields, spec)):
            found.setdefault(name, []).append(action.action)
    return {name: tuple(users) for name, users in found.items()}


def related(spec: Spec) -> dict[str, tuple[str, ...]]:
    """Return the related actions of each action, in the order of the documents."""
    actions = [file.node for file in spec.actions]
    users: dict[str, list[int]] = {}
    groups: dict[str, list[int]] = {}
    shared = [_own_structs(action, spec) for action in actions]
    for place, action in enumerate(actions):
        groups.setdefault(spec.group_of(action.action), []).append(place)
        for struct in shared[place]:
            users.setdefault(struct, []).append(place)
    things = [_thing(action.action) for action in actions]
    found: dict[str, tuple[str, ...]] = {}
    for place, action in enumerate(actions):
        others = {other for struct in shared[place] for other in users[struct]}
        others |= {
            other
            for other in groups[spec.group_of(action.action)]
            if _same(
                things[place],
                things[other],
                listed=bool(action.paging or actions[other].paging),
            )
        }
        others.discard(place)
        found[action.action] = tuple(actions[other].action for other in sorted(others))
    return found


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


def _own_structs(action: Action, spec: Spec) -> set[str]:
    """Return the structs of an action, without those that list failed items."""
    failures = action.failures.field if action.failures else ""
    fields = [field for wire, field in action.result.items() if wire != failures]
    used = _used((*spec.request_fields(action).values(), *fields), spec)
    return {name for name in used if name in spec.structs.node.structs}


def _used(fields: Iterable[FieldSpec], spec: Spec) -> set[str]:
    structs = spec.structs.node.structs
    found: set[str] = set()
    waiting = list(fields)
    while waiting:
        field = waiting.pop()
        if field.enum:
            found.add(field.enum)
        struct = parse_type(field.type).struct_name
        if struct and struct not in found:
            found.add(struct)
            waiting += structs[struct].fields.values()
    return found
