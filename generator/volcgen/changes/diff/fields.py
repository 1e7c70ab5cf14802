"""Compares fields of requests, results, structs and the client."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from volcgen import names
from volcgen.changes.diff.context import Context, Use, text_changed
from volcgen.changes.diff.deprecations import deprecation_changed
from volcgen.changes.diff.pairs import Found, Pair, order_changed, paired
from volcgen.spec.definitions import FieldSpec
from volcgen.spec.document import KeyPath
from volcgen.spec.types import Type, parse_type

_LIMITS: Final = ("min", "max", "max_length", "max_items")
Fields = Mapping[str, FieldSpec]


def compare_fields(
    context: Context, steps: KeyPath, old: Fields, new: Fields, use: Use
) -> tuple[list[Found], dict[str, str]]:
    """Return the differences of two sets of fields, and the new names of renamed fields.

    A difference that concerns both what callers send and what they read is found twice, by two rules.
    """
    pairs = paired(old, new, context.alike)
    found: list[Found] = []
    for wire, field in pairs.removed.items():
        found += _each(use, "D203", "D252", (*steps, wire), field.type, None)
    for wire, field in pairs.added.items():
        found += _added((*steps, wire), field, old, use)
    for pair in pairs.kept:
        where = (*steps, pair.name)
        if pair.old_name != pair.name:
            same = names.snake(pair.old_name) == names.snake(pair.name)
            rules = ("D205", "D254") if same else ("D204", "D253")
            found += _each(use, *rules, where, pair.old_name, pair.name)
        found += _Facts(context, where, pair, use, pairs.renames, old, new).all()
    found += order_changed(steps, old, new, pairs.renames)
    return found, pairs.renames


def _each(use: Use, sent: str, read: str, where: KeyPath, before: Any, after: Any) -> list[Found]:
    rules = (*([sent] if use.sent else []), *([read] if use.read else []))
    return [Found(rule, where, before, after) for rule in rules]


def _added(where: KeyPath, field: FieldSpec, old: Fields, use: Use) -> list[Found]:
    integer = field.string_alternative_of
    if use.sent and use.read and integer and integer in old and old[integer].required:
        return [Found("D268", where, integer, field.type)]
    return _each(use, "D201" if field.required else "D202", "D251", where, None, field.type)


class _Facts:
    """Compares the keys of one field."""

    def __init__(
        self,
        context: Context,
        where: KeyPath,
        pair: Pair[FieldSpec],
        use: Use,
        renames: Mapping[str, str],
        old_fields: Fields,
        new_fields: Fields,
    ) -> None:
        self._context = context
        self._where = where
        self._old, self._new = pair.old, pair.new
        self._use = use
        self._renames = renames
        self._old_fields = old_fields
        self._new_fields = new_fields

    def all(self) -> list[Found]:
        found = [
            *self._type(),
            *self._required(),
            *self._limits(),
            *self._default(),
            *self._enum(),
            *self._alternative(),
            *self._others(),
        ]
        old, new = self._old, self._new
        # An example follows the facts of its field.
        if not found and old.example != new.example:
            found.append(self._found("D392", "example", old.example, new.example))
        description = (*self._where, "description")
        return [*found, *text_changed(description, old.description, new.description)]

    def _found(self, rule: str, key: str, before: Any, after: Any) -> Found:
        return Found(rule, (*self._where, key), before, after)

    def _each(self, sent: str, read: str, key: str, before: Any, after: Any) -> list[Found]:
        """Return a difference for each use of the field; an empty rule means that it has no effect."""
        found = _each(self._use, sent, read, (*self._where, key), before, after)
        kept = [each for each in found if each.rule]
        return kept or [self._found("D396", key, before, after)]

    def _type(self) -> Iterator[Found]:
        before, after = self._context.renamed_type(self._old.type), self._new.type
        if before == after:
            return
        old, new = _innermost(before), _innermost(after)
        rules = ("D208", "D257")
        if old.is_integer and _around(before) == _around(after):
            if new.is_integer:
                rules = ("D209" if new.kind == "long" else "D210", "D258")
            elif new.kind == "double" and "Map" not in before:  # a dict[str, int] has one type
                rules = ("D209", "D257")
        yield from self._each(*rules, "type", before, after)

    def _required(self) -> Iterator[Found]:
        before, after = self._old.required, self._new.required
        if before != after:
            rules = ("D206", "D256") if after else ("D207", "D255")
            yield from self._each(*rules, "required", before, after)

    def _limits(self) -> Iterator[Found]:
        if self._old.pattern != self._new.pattern:
            # Whether one pattern allows more than another is not known.
            rules = ("D212", "D259") if self._new.pattern is None else ("D211", "D260")
            yield from self._each(*rules, "pattern", self._old.pattern, self._new.pattern)
        for key in _LIMITS:
            before: int | None = getattr(self._old, key)
            after: int | None = getattr(self._new, key)
            if before != after:
                narrower = before is None or (
                    after is not None and (after > before if key == "min" else after < before)
                )
                rules = ("D211", "D260") if narrower else ("D212", "D259")
                yield from self._each(*rules, key, before, after)

    def _default(self) -> Iterator[Found]:
        before, after = self._old.default, self._new.default
        if before != after or type(before) is not type(after):
            yield from self._each("D213", "", "default", before, after)

    def _enum(self) -> Iterator[Found]:
        before, after = self._context.renamed_enum(self._old.enum), self._new.enum
        if before == after:
            return
        if before is None:
            sent = "D223" if self._use.read else "D214"
            yield from self._each(sent, "D261", "enum", before, after)
        else:
            sent = "D215" if after is None else "D216"
            yield from self._each(sent, "D262", "enum", before, after)

    def _alternative(self) -> Iterator[Found]:
        key = "string_alternative_of"
        before, after = self._old.string_alternative_of, self._new.string_alternative_of
        before = self._renames.get(before, before) if before else None
        if before == after:
            return
        if after is not None:
            integer = self._old_fields.get(after)
            if self._use.sent and self._use.read and integer is not None and integer.required:
                yield self._found("D268", key, after, self._new.type)
            yield from self._each("D217", "D267", key, before, after)
            return
        integer = self._new_fields.get(before or "")
        needed = integer is not None and integer.required
        yield from self._each("D218" if needed else "D219", "D267", key, before, after)

    def _others(self) -> Iterator[Found]:
        old, new = self._old, self._new
        if old.unit != new.unit:
            yield from self._each("D220", "D265", "unit", old.unit, new.unit)
        yield from deprecation_changed(
            self._where, old.deprecated, new.deprecated, warns=self._use.sent
        )
        if old.sensitive != new.sensitive:
            yield self._found("D266", "sensitive", old.sensitive, new.sensitive)
        for alias in new.aliases:
            if alias not in old.aliases:
                yield from self._each("", "D263", "aliases", None, alias)
        for alias in old.aliases:
            if alias not in new.aliases:
                yield from self._each("", "D264", "aliases", alias, None)
        also = tuple(map(self._context.renamed_type, old.also_types))
        for key, before, after in (
            ("also_types", list(also), list(new.also_types)),
            ("duration", old.duration, new.duration),
        ):
            if before != after:
                yield self._found("D396", key, before, after)
        if set(old.aliases) == set(new.aliases) and old.aliases != new.aliases:
            yield self._found("D393", "aliases", list(old.aliases), list(new.aliases))


def _innermost(text: str) -> Type:
    type_ = parse_type(text)
    while type_.item is not None:
        type_ = type_.item
    return type_


def _around(text: str) -> str:
    """Return a type without its innermost type."""
    return text.removesuffix(str(_innermost(text)))
