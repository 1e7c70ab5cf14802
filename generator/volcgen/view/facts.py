"""Facts about all actions together: names and relations, without texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from volcgen import names
from volcgen.exports import EXPORTS
from volcgen.spec.definitions import Action
from volcgen.spec.files import Spec
from volcgen.spec.references import referenced_structs
from volcgen.view.model import Symbol
from volcgen.view.programs import makers
from volcgen.view.reads import Owner
from volcgen.view.related import related, uses


@dataclass(frozen=True)
class Facts:
    """What the view of one action, or of one part, cannot know by itself."""

    actions: tuple[str, ...]
    """In the order of the groups."""
    groups: dict[str, str]
    """Group of each action."""
    classes: tuple[str, ...]
    """Enums, then structs."""
    enums: int
    """Number of enums."""
    sent: frozenset[str]
    """Structs that requests contain at any depth."""
    received: frozenset[str]
    """Structs that results contain at any depth."""
    python_names: dict[str, str]
    """Python name of each field by its wire name."""
    uses: dict[str, tuple[str, ...]]
    """Struct or enum → the actions that use it at any depth."""
    related: dict[str, tuple[str, ...]]
    """Action → the related actions."""
    makers: dict[str, str]
    """Listing → the action that creates one of its items."""
    with_deprecated: tuple[str, ...]
    """Actions that are deprecated, or that have deprecated fields."""

    @classmethod
    def of(cls, spec: Spec) -> Facts:
        """Return the facts of a spec."""
        nodes = [file.node for file in spec.actions]
        structs = spec.structs.node
        return cls(
            actions=tuple(node.action for node in nodes),
            groups={node.action: spec.group_of(node.action) for node in nodes},
            classes=(*structs.enums, *structs.structs),
            enums=len(structs.enums),
            sent=frozenset(referenced_structs(spec, [node.request for node in nodes])),
            received=frozenset(referenced_structs(spec, [node.result for node in nodes])),
            python_names=_python_names(spec, nodes),
            uses=uses(spec),
            related=related(spec),
            makers=makers(spec),
            with_deprecated=tuple(node.action for node in nodes if _has_deprecated(node)),
        )

    def mapping(self, owner: str) -> Mapping[str, object]:
        """Return the facts of an owner of reads."""
        known: dict[str, Mapping[str, object]] = {
            Owner.NAMES: self.python_names,
            Owner.RELATED: self.related,
            Owner.USES: self.uses,
            Owner.MAKERS: self.makers,
        }
        return known[owner]

    def symbols(self, root_error: str) -> tuple[Symbol, ...]:
        """Return the names that the package exports, in alphabetical order."""
        found = [Symbol(name, module) for module, listed in EXPORTS.items() for name in listed]
        found.append(Symbol(root_error, "errors"))
        found += [Symbol(name, "enums") for name in self.classes[: self.enums]]
        found += [Symbol(name, "structs") for name in self.classes[self.enums :]]
        found += [
            Symbol(names.result_class(name), f"actions.{group}")
            for name, group in self.groups.items()
        ]
        return tuple(sorted(found, key=lambda symbol: symbol.name))


def _python_names(spec: Spec, actions: list[Action]) -> dict[str, str]:
    sides = [spec.service.node.client_parameters]
    sides += [struct.fields for struct in spec.structs.node.structs.values()]
    for node in actions:
        sides += [node.request, node.result]
    wires = dict.fromkeys(wire for fields in sides for wire in fields)
    return {wire: names.snake(wire) for wire in wires}


def _has_deprecated(action: Action) -> bool:
    fields = (*action.request.values(), *action.result.values())
    return action.deprecated is not None or any(field.deprecated for field in fields)
