"""The parts of the view: each is built when it is first read, and has a digest."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from volcgen.cache.view_units import ViewUnits
from volcgen.digest import digest
from volcgen.spec.definitions import Action
from volcgen.spec.files import Spec, SpecFile
from volcgen.spec.nodes import LANGUAGES
from volcgen.view import examples
from volcgen.view.actions import ActionView
from volcgen.view.api_texts import action_texts, shared_texts
from volcgen.view.deprecated_names import deprecated_names
from volcgen.view.events import EventView, event_views
from volcgen.view.facts import Facts
from volcgen.view.fields import field_views
from volcgen.view.groups import GroupView, group_pages, imports
from volcgen.view.model import (
    DeprecatedView,
    EnumView,
    ErrorView,
    ServiceView,
    StructView,
    Symbol,
)
from volcgen.view.reads import Owner, Read, Reads, RecordedMapping, attributes
from volcgen.view.releases import ReleaseView, release_views
from volcgen.view.shared import enum_view, error_views, origins, service_view
from volcgen.view.text import localized

_MAPPINGS: Final = frozenset(
    {
        "python_names",
        "programs",
        "uses",
        "related",
        "action_texts",
        "enum_by_name",
        "struct_by_name",
        "group_by_name",
    }
)
"""Parts of the view whose entries are recorded when they are looked up."""


@dataclass(frozen=True)
class _Known:
    """The view of an action, and the names that its texts have looked up."""

    action: ActionView
    names: Reads


class Parts:
    """The parts of a view, each built when it is first read, and their digests."""

    def __init__(
        self,
        spec: Spec,
        pages: Collection[str] = (),
        folder: str = "generated",
        units: ViewUnits | None = None,
        facts: Facts | None = None,
    ) -> None:
        self.spec = spec
        self.facts = Facts.of(spec) if facts is None else facts
        self._pages = pages
        self._folder = folder
        self._units = ViewUnits() if units is None else units
        self._files = dict(zip(self.facts.actions, spec.actions, strict=True))
        self._actions: dict[str, _Known] = {}
        self._groups: dict[str, GroupView] = {}
        self._digests: dict[Read, str] = {}
        self._unit_digests: dict[str, dict[str, dict[str, str]]] = {}

    def digest(self, read: Read) -> str:
        """Return the digest of what was read; empty for what no longer exists."""
        if read not in self._digests:
            self._digests[read] = self._digest(*read)
        return self._digests[read]

    def _digest(self, owner: str, attribute: str) -> str:
        match owner:
            case (
                Owner.ENUMS
                | Owner.STRUCTS
                | Owner.NAMES
                | Owner.RELATED
                | Owner.USES
                | Owner.MAKERS
            ):
                known = self._mapping(owner)
                return digest(repr(known.get(attribute) if attribute else tuple(known)))
            case Owner.TEXTS:
                return self._digest_of_texts(attribute)
            case Owner.VIEW:
                return self._digest_of_part(attribute)
            case Owner.GROUPS:
                return digest(" ".join(self.digest((name, attribute)) for name in self.groups))
            case Owner.ACTIONS:
                return digest(
                    " ".join(self.digest((f"{name}/", attribute)) for name in self.groups)
                )
            case _:
                return self._digest_of_unit(owner, attribute)

    def _mapping(self, owner: str) -> Mapping[str, object]:
        if owner == Owner.ENUMS:
            return self.types.enums
        return self.types.structs if owner == Owner.STRUCTS else self.facts.mapping(owner)

    def _digest_of_texts(self, group: str) -> str:
        """Return the digest of the files that the texts of a group's actions come from."""
        return _texts(self.spec.service, *self._files_of(group)) if group in self.groups else ""

    def _digest_of_part(self, name: str) -> str:
        if name in _MAPPINGS:
            return ""
        if name == "texts":
            return self._shared
        if name == "groups":
            return digest(repr(tuple(self.groups)))
        return digest(repr(getattr(self, name)))

    def _digest_of_unit(self, owner: str, attribute: str) -> str:
        name = owner.removesuffix("/")  # of a group, whose actions are meant
        group = name if name in self.groups else self.facts.groups.get(owner)
        if group is None:
            return ""
        if group not in self._unit_digests:
            stored = self._units.get(group, self._key(group), self.facts.python_names)
            self._unit_digests[group] = self._store(group) if stored is None else stored
        return self._unit_digests[group].get(owner, {}).get(attribute, "")

    def _store(self, group: str) -> dict[str, dict[str, str]]:
        """Store the digests of the views of a group and its actions, and return them."""
        known = {name: self._known(name) for name in self.actions_of(group)}
        found = {name: _digests(each.action) for name, each in known.items()}
        found[f"{group}/"] = {
            name: digest(" ".join(each[name] for each in found.values()))
            for name in attributes(ActionView)
        }
        found[group] = _digests(self.group(group)) | {"actions": digest(" ".join(known))}
        words = {word for each in known.values() for _, word in each.names}
        names = {word: self.facts.python_names.get(word, "") for word in sorted(words)}
        self._units.put(group, self._key(group), names, found)
        return found

    def _key(self, group: str) -> str:
        own = _texts(*self._files_of(group))
        return f"{self.groups[group]} {self._shared} {own}"

    @cached_property
    def _shared(self) -> str:
        spec = self.spec
        return _texts(spec.service, spec.errors, spec.structs)

    def _files_of(self, group: str) -> list[SpecFile[Action]]:
        return [self._files[name] for name in self.actions_of(group)]

    def actions_of(self, group: str) -> list[str]:
        """Return the names of the actions of a group."""
        return [name for name in self.spec.groups[group].actions if name in self._files]

    def action(self, name: str) -> ActionView:
        """Return the view of an action."""
        return self._known(name).action

    def group(self, name: str) -> GroupView:
        """Return the view of a group."""
        if name not in self._groups:
            own = self.actions_of(name)
            self._groups[name] = GroupView(
                name, self.groups[name], self.spec, lambda: tuple(map(self.action, own)), self.types
            )
        return self._groups[name]

    def forget(self, *groups: str) -> None:
        """Release the views of groups, which take much memory; what is read later is built again."""
        for group in groups:
            self._groups.pop(group, None)
            for name in self.actions_of(group):
                self._actions.pop(name, None)

    def _known(self, name: str) -> _Known:
        if name not in self._actions:
            reads = Reads()
            known = self.facts.python_names
            python_names = RecordedMapping(Owner.NAMES, reads, known, known.__getitem__)
            page = self.groups[self.facts.groups[name]]
            node = self._files[name].node
            view = ActionView(self.spec, node, page, self._errors, self.types, python_names)
            self._actions[name] = _Known(view, reads)
        return self._actions[name]

    @cached_property
    def groups(self) -> dict[str, str]:
        """The page of each group."""
        return group_pages(self.spec.groups, self._pages)

    @cached_property
    def service(self) -> ServiceView:
        return service_view(self.spec, self._folder)

    @cached_property
    def enums(self) -> tuple[EnumView, ...]:
        return tuple(enum_view(name, enum) for name, enum in self.spec.structs.node.enums.items())

    @cached_property
    def structs(self) -> tuple[StructView, ...]:
        return tuple(
            StructView(
                name,
                localized(s.description),
                field_views(s.fields, at_least_one_of=s.at_least_one_of),
                "Struct",
                name in self.facts.sent,
                name in self.facts.received,
            )
            for name, s in self.spec.structs.node.structs.items()
        )

    @cached_property
    def types(self) -> examples.Types:
        return examples.Types({s.name: s for s in self.structs}, {e.name: e for e in self.enums})

    @cached_property
    def _errors(self) -> dict[str, ErrorView]:
        return error_views(self.spec)

    @cached_property
    def errors(self) -> tuple[ErrorView, ...]:
        return tuple(self._errors.values())

    @property
    def errors_doc(self) -> str | None:
        return self.spec.errors.node.doc

    @cached_property
    def enum_bases(self) -> tuple[str, ...]:
        return tuple(sorted({enum.base for enum in self.enums}))

    @cached_property
    def struct_imports(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        used = [field for struct in self.structs for field in struct.fields]
        return imports(used, [], examples.Types({}, self.types.enums))

    @cached_property
    def symbols(self) -> tuple[Symbol, ...]:
        return self.facts.symbols(self.service.root_error)

    @cached_property
    def releases(self) -> tuple[ReleaseView, ...]:
        return release_views(self.spec)

    @cached_property
    def deprecated(self) -> tuple[DeprecatedView, ...]:
        actions = [self.action(name) for name in self.facts.with_deprecated]
        return deprecated_names(self.service, actions, self.structs, self.enums)

    @cached_property
    def texts(self) -> dict[str, dict[str, Any]]:
        return {language: shared_texts(self.spec, language) for language in LANGUAGES}

    def action_texts(self, group: str) -> dict[str, dict[str, Any]]:
        """Return the texts of the actions of a group by language."""
        nodes = [file.node for file in self._files_of(group)]
        return {language: action_texts(self.spec, nodes, language) for language in LANGUAGES}

    @cached_property
    def events(self) -> tuple[EventView, ...]:
        return event_views(self.spec)

    @cached_property
    def origins(self) -> dict[str, str]:
        return origins(self.spec)


def _texts(*files: SpecFile[Any]) -> str:
    """Return the digest of the texts of files."""
    return digest(" ".join(digest(file.document.source.text) for file in files))


def _digests(view: ActionView | GroupView) -> dict[str, str]:
    """Return the digest of each attribute."""
    names = attributes(type(view)) - {"actions"}
    return {name: digest(repr(getattr(view, name))) for name in names}
