"""Compares two versions of the API: each difference is one change with a class and a reason."""

from __future__ import annotations

from typing import Final

from volcgen.changes.change import LEVELS, Change
from volcgen.changes.diff.actions import compare_actions
from volcgen.changes.diff.catalogue import CHANGE_RULES
from volcgen.changes.diff.context import Context
from volcgen.changes.diff.pairs import Found
from volcgen.changes.diff.sentences import message, migration, path_text
from volcgen.changes.diff.service import compare_errors, compare_service
from volcgen.changes.diff.types import compare_types
from volcgen.changes.snapshot import Snapshot

_COMPARISONS: Final = (compare_service, compare_actions, compare_types, compare_errors)


def compare(old: Snapshot, new: Snapshot) -> tuple[Change, ...]:
    """Return the changes from one version to another, the gravest first, then by path."""
    context = Context(old.spec, new.spec)
    changes = [
        _change(found, context, old, new)
        for comparison in _COMPARISONS
        for found in comparison(context)
    ]
    return tuple(sorted(changes, key=lambda c: (-LEVELS.index(c.class_), c.where, c.rule)))


def _change(found: Found, context: Context, old: Snapshot, new: Snapshot) -> Change:
    rule = CHANGE_RULES[found.rule]
    at = new.locate(found.steps) or old.locate(found.steps)
    return Change(
        rule=rule.id,
        class_=rule.class_,
        where=path_text(found.steps),
        before=found.before,
        after=found.after,
        direction=rule.direction,
        message=message(found),
        migration=migration(found),
        path=at.path if at else None,
        line=at.line if at else None,
        concerns=_concerned(found, context),
        steps=found.steps,
    )


def _concerned(found: Found, context: Context) -> tuple[str, ...]:
    match found.steps:
        case ("actions", name, *_):
            return (str(name),)
        case ("structs" | "enums", name, *_):
            return context.users.get(str(name), ())
        case ("errors", code, *_):
            actions = [*context.new.actions, *context.old.actions]
            users = [file.node.action for file in actions if code in file.node.errors]
            return tuple(dict.fromkeys(users))
        case _:
            return ()
