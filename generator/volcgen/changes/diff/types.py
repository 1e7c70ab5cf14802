"""Compares structs and enums."""

from __future__ import annotations

from collections.abc import Iterator

from volcgen import names
from volcgen.changes.diff.context import Context, text_changed
from volcgen.changes.diff.deprecations import deprecation_changed
from volcgen.changes.diff.fields import compare_fields
from volcgen.changes.diff.pairs import Found, Pair, order_changed, paired
from volcgen.spec.definitions import EnumSpec, EnumValue, StructSpec
from volcgen.spec.document import KeyPath


def compare_types(context: Context) -> Iterator[Found]:
    """Yield the differences of structs and enums."""
    structs, enums = context.structs, context.enums
    for removed, added, renamed, section, pairs in (
        ("D301", "D303", "D302", "structs", structs),
        ("D321", "D323", "D322", "enums", enums),
    ):
        for name in pairs.removed:
            yield Found(removed, (section, name), name, None)
        for name in pairs.added:
            yield Found(added, (section, name), None, name)
        for old_name, name in pairs.renames.items():
            yield Found(renamed, (section, name), old_name, name)
    for struct in structs.kept:
        yield from _struct(context, struct)
    for enum in enums.kept:
        yield from _enum(enum)
    for section, old, new, renames in (
        (
            "structs",
            context.old.structs.node.structs,
            context.new.structs.node.structs,
            structs.renames,
        ),
        ("enums", context.old.structs.node.enums, context.new.structs.node.enums, enums.renames),
    ):
        yield from order_changed((section,), old, new, renames)


def _struct(context: Context, pair: Pair[StructSpec]) -> Iterator[Found]:
    where: KeyPath = ("structs", pair.name)
    old, new = context.old_uses[pair.old_name], context.new_uses[pair.name]
    if old.sent and not old.read and new.sent and new.read:
        closed = [wire for wire, field in pair.new.fields.items() if field.enum]
        if closed:
            yield Found("D304", where, None, closed)
    if old.read and not old.sent and new.sent:
        required = [wire for wire, field in pair.new.fields.items() if field.required]
        if required:
            yield Found("D305", where, None, required)
    use = context.use_of(pair)
    found, renames = compare_fields(
        context, (*where, "fields"), pair.old.fields, pair.new.fields, use
    )
    yield from found
    before = [renames.get(wire, wire) for wire in pair.old.at_least_one_of]
    after = list(pair.new.at_least_one_of)
    if before != after:
        choice = (*where, "at_least_one_of")
        if set(before) == set(after):
            yield Found("D393", choice, before, after)
        elif not use.sent:
            yield Found("D396", choice, before, after)
        else:
            looser = not after or (bool(before) and set(after) > set(before))
            yield Found("D222" if looser else "D221", choice, before, after)
    yield from text_changed((*where, "description"), pair.old.description, pair.new.description)


def _enum(pair: Pair[EnumSpec]) -> Iterator[Found]:
    where: KeyPath = ("enums", pair.name)
    old, new = pair.old, pair.new
    if old.type != new.type:
        is_text = "String" in (old.type, new.type)
        yield Found("D328" if is_text else "D396", (*where, "type"), old.type, new.type)
    if old.ignore_case != new.ignore_case:
        yield Found("D329", (*where, "ignore_case"), old.ignore_case, new.ignore_case)
    yield from text_changed((*where, "description"), old.description, new.description)
    values = paired(old.values, new.values, _same_value)
    for label, item in values.removed.items():
        yield Found("D324", (*where, "values", label), item.value, None)
    for label, item in values.added.items():
        yield Found("D326", (*where, "values", label), None, item.value)
    for value in values.kept:
        here = (*where, "values", value.name)
        if value.old_name != value.name:
            same = names.constant(value.old_name) == names.constant(value.name)
            yield Found("D396" if same else "D325", here, value.old_name, value.name)
        if value.old.value != value.new.value and old.type == new.type:
            yield Found("D327", (*here, "value"), value.old.value, value.new.value)
        yield from deprecation_changed(here, value.old.deprecated, value.new.deprecated)
        yield from text_changed(
            (*here, "description"), value.old.description, value.new.description
        )
    yield from order_changed((*where, "values"), old.values, new.values, values.renames)


def _same_value(pair: Pair[EnumValue]) -> bool:
    return pair.old.value == pair.new.value
