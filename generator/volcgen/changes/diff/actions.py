"""Compares groups and actions: names, fields and texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from volcgen.changes.diff.calls import compare_calls, renamed
from volcgen.changes.diff.catalogue import CHANGE_RULES
from volcgen.changes.diff.context import Context, Use, text_changed
from volcgen.changes.diff.deprecations import deprecation_changed
from volcgen.changes.diff.fields import compare_fields
from volcgen.changes.diff.pairs import Found, Pair, order_changed, paired
from volcgen.spec.definitions import Action, Group
from volcgen.spec.document import KeyPath

_SENT = Use(sent=True, read=False)
_READ = Use(sent=False, read=True)


def compare_actions(context: Context) -> Iterator[Found]:
    """Yield the differences of groups and actions."""
    pairs = paired(
        {file.node.action: file.node for file in context.old.actions},
        {file.node.action: file.node for file in context.new.actions},
        lambda pair: _alike(context, pair),
    )
    for name in pairs.removed:
        yield Found("D101", ("actions", name), name, None)
    for name in pairs.added:
        yield Found("D103", ("actions", name), None, name)
    groups = paired(
        context.old.groups, context.new.groups, lambda pair: _same_actions(pair, pairs.renames)
    )
    for old_name, name in groups.renames.items():
        yield Found("D105", ("service", "groups", name), old_name, name)
    for group in groups.kept:
        where: KeyPath = ("service", "groups", group.name)
        yield from text_changed((*where, "title"), group.old.title, group.new.title)
        yield from text_changed(
            (*where, "description"), group.old.description, group.new.description
        )
        lists = group.old.actions, group.new.actions
        yield from order_changed((*where, "actions"), *lists, pairs.renames)
    yield from order_changed(
        ("service", "groups"), context.old.groups, context.new.groups, groups.renames
    )
    for pair in pairs.kept:
        if pair.old_name != pair.name:
            yield Found("D102", ("actions", pair.name), pair.old_name, pair.name)
        before = context.old.group_of(pair.old_name)
        after = context.new.group_of(pair.name)
        if groups.renames.get(before, before) != after:
            yield Found("D104", ("actions", pair.name), before, after)
        yield from _action(context, pair)


def _alike(context: Context, pair: Pair[Action]) -> bool:
    old, new = pair.old, pair.new
    if old.doc is not None and old.doc == new.doc:
        return True

    def shape(action: Action) -> list[list[tuple[str, str]]]:
        sides = (action.request, action.result)
        return [[(w, context.renamed_type(f.type)) for w, f in side.items()] for side in sides]

    return old.access == new.access and bool(old.request) and shape(old) == shape(new)


def _same_actions(pair: Pair[Group], renames: Mapping[str, str]) -> bool:
    before = {renames.get(name, name) for name in pair.old.actions}
    return bool(before) and before == set(pair.new.actions)


def _action(context: Context, pair: Pair[Action]) -> Iterator[Found]:
    old, new = pair.old, pair.new
    where: KeyPath = ("actions", pair.name)
    sent, sent_names = compare_fields(context, (*where, "request"), old.request, new.request, _SENT)
    yield from sent
    read: list[Found] = []
    read_names: dict[str, str] = {}
    if old.open_result != new.open_result:
        rule = "D111" if new.open_result else "D112"
        read = [Found(rule, (*where, "open_result"), old.open_result, new.open_result)]
    else:
        result = (*where, "result")
        read, read_names = compare_fields(context, result, old.result, new.result, _READ)
    yield from read
    yield from compare_calls(context, where, renamed(context, old, sent_names, read_names), new)
    yield from deprecation_changed(where, old.deprecated, new.deprecated)
    yield from text_changed((*where, "summary"), old.summary, new.summary)
    yield from text_changed((*where, "description"), old.description, new.description)
    if old.doc != new.doc:
        yield Found("D394", (*where, "doc"), old.doc, new.doc)
    # An example follows the fields.
    for side, found in (("request", sent), ("result", read)):
        before, after = getattr(old.examples, side), getattr(new.examples, side)
        if before != after and all(CHANGE_RULES[each.rule].class_ == "text" for each in found):
            yield Found("D392", (*where, "examples", side), before, after)
