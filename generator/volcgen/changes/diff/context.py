"""What comparing single things needs to know about both versions as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from volcgen.changes.compact import digest_of
from volcgen.changes.diff.pairs import Found, Pair, Pairs, paired
from volcgen.spec.definitions import EnumSpec, ErrorSpec, FieldSpec, StructSpec
from volcgen.spec.document import KeyPath
from volcgen.spec.files import Spec
from volcgen.spec.nodes import Text
from volcgen.spec.references import referenced_structs, struct_names
from volcgen.spec.types import parse_type

_WORD = re.compile(r"[A-Za-z0-9]+")


def same_text(old: Text | None, new: Text | None) -> bool:
    """Return whether two texts are equal, also if only the digest of one is known."""
    if old is None or new is None:
        return old is new
    return old == new or digest_of(old) == digest_of(new)


def text_changed(where: KeyPath, old: Text | None, new: Text | None) -> Iterator[Found]:
    """Yield a change if two texts differ."""
    if not same_text(old, new):
        yield Found("D391", where, _shown(old), _shown(new))


def _shown(text: Text | None) -> str | dict[str, str] | None:
    """Return a text in both languages, or its digest if a compact dump has no more."""
    if text is None:
        return None
    return text.en if text.en == digest_of(text) else text.model_dump()


@dataclass(frozen=True)
class Use:
    """Where a set of fields is used."""

    sent: bool
    read: bool


@dataclass(frozen=True)
class Context:
    """Both versions, with the names that changed and the use of each struct."""

    old: Spec
    new: Spec

    @cached_property
    def enums(self) -> Pairs[EnumSpec]:
        return paired(self.old.structs.node.enums, self.new.structs.node.enums, _same_values)

    @cached_property
    def structs(self) -> Pairs[StructSpec]:
        return paired(self.old.structs.node.structs, self.new.structs.node.structs, _same_fields)

    @cached_property
    def errors(self) -> Pairs[ErrorSpec]:
        return paired(self.old.errors.node.errors, self.new.errors.node.errors, _same_meaning)

    def renamed_type(self, text: str) -> str:
        """Return a type of the old version with the new names of structs."""
        renames = self.structs.renames
        return _WORD.sub(lambda word: renames.get(word[0], word[0]), text) if renames else text

    def renamed_enum(self, name: str | None) -> str | None:
        """Return an enum of the old version by its new name."""
        return self.enums.renames.get(name, name) if name else None

    def alike(self, pair: Pair[FieldSpec]) -> bool:
        """Return whether a field is probably renamed: same type, and same meaning or similar name."""
        old, new = pair.old, pair.new
        return (
            self.renamed_type(old.type) == new.type
            and self.renamed_enum(old.enum) == new.enum
            and old.unit == new.unit
            and (
                same_text(old.description, new.description)
                or pair.old_name.replace("_", "").lower() == pair.name.replace("_", "").lower()
            )
        )

    def renamed_fields(self, struct: str) -> dict[str, str]:
        """Return the new names of renamed fields of a struct, which has its old name here."""
        return self._renamed_fields.get(struct, {})

    @cached_property
    def _renamed_fields(self) -> dict[str, dict[str, str]]:
        return {
            pair.old_name: paired(pair.old.fields, pair.new.fields, self.alike).renames
            for pair in self.structs.kept
        }

    def renamed_path(
        self, path: str, fields: Mapping[str, FieldSpec], top: Mapping[str, str]
    ) -> str:
        """Return a path of the old version, such as `Info.Kind`, with the new names of its fields.

        Args:
            path: The path.
            fields: The fields that it starts from.
            top: The new names of these fields.
        """
        renames, found = top, list[str]()
        for step in path.split("."):
            found.append(renames.get(step, step))
            field = fields.get(step)
            struct = parse_type(field.type).struct_name if field else ""
            renames = self.renamed_fields(struct)
            known = self.old.structs.node.structs.get(struct)
            fields = known.fields if known else {}
        return ".".join(found)

    @cached_property
    def old_uses(self) -> dict[str, Use]:
        return _uses(self.old)

    @cached_property
    def new_uses(self) -> dict[str, Use]:
        return _uses(self.new)

    def use_of(self, pair: Pair[StructSpec]) -> Use:
        """Return how both versions use a struct; if they have no use in common, both uses."""
        old, new = self.old_uses[pair.old_name], self.new_uses[pair.name]
        common = Use(old.sent and new.sent, old.read and new.read)
        if common.sent or common.read:
            return common
        return Use(old.sent or new.sent, old.read or new.read)

    @cached_property
    def users(self) -> Mapping[str, tuple[str, ...]]:
        """Return the actions that use a struct or an enum in either version, by its name."""
        found: dict[str, dict[str, None]] = {}
        for spec in (self.new, self.old):
            structs = spec.structs.node.structs
            for file in spec.actions:
                sides = [spec.request_fields(file.node), file.node.result]
                names = referenced_structs(spec, sides)
                fields = [*sides, *(structs[name].fields for name in names)]
                enums = {field.enum for side in fields for field in side.values() if field.enum}
                for name in (*names, *enums):
                    found.setdefault(name, {})[file.node.action] = None
        return {name: tuple(actions) for name, actions in found.items()}


def _uses(spec: Spec) -> dict[str, Use]:
    sent = referenced_structs(spec, [spec.request_fields(file.node) for file in spec.actions])
    read = referenced_structs(spec, [file.node.result for file in spec.actions])
    return {name: Use(name in sent, name in read) for name in spec.structs.node.structs}


def _same_values(pair: Pair[EnumSpec]) -> bool:
    old, new = ({item.value for item in enum.values.values()} for enum in (pair.old, pair.new))
    return pair.old.type == pair.new.type and old == new


def _same_fields(pair: Pair[StructSpec]) -> bool:
    def shape(struct: StructSpec) -> list[tuple[str, str]]:
        # A struct that contains itself names itself, so named structs are left out.
        return [
            (wire, "" if any(struct_names(field)) else field.type)
            for wire, field in struct.fields.items()
        ]

    return shape(pair.old) == shape(pair.new)


def _same_meaning(pair: Pair[ErrorSpec]) -> bool:
    old, new = pair.old, pair.new
    return old.category == new.category and (
        same_text(old.meaning, new.meaning) or (old.number is not None and old.number == new.number)
    )
