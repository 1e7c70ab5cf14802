"""The view of a group of actions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import cached_property
from itertools import count

from volcgen import names
from volcgen.spec.files import Spec
from volcgen.view import examples
from volcgen.view.actions import ActionView
from volcgen.view.call_model import FieldView
from volcgen.view.text import Localized, localized


def group_pages(groups: Iterable[str], pages: Collection[str]) -> dict[str, str]:
    """Return the page of each group: its name, with a suffix if another page has that name."""
    taken = {*pages, *groups}
    found: dict[str, str] = {}
    for name in groups:
        page = name
        if name in pages:
            page = next(p for n in count(1) if (p := f"{name}_{'actions' * n}") not in taken)
            taken.add(page)
        found[name] = page
    return found


class GroupView:
    """A group of actions. Each attribute is built when it is first read."""

    def __init__(
        self,
        name: str,
        page: str,
        spec: Spec,
        actions: Callable[[], tuple[ActionView, ...]],
        types: examples.Types,
    ) -> None:
        self._name = name
        self._page = page
        self._spec = spec
        self._make_actions = actions
        self._types = types

    @cached_property
    def name(self) -> str:
        return self._name

    @cached_property
    def page(self) -> str:
        """Page of the documents, without its ending: the name, unless another page has it."""
        return self._page

    @cached_property
    def title(self) -> Localized:
        return localized(self._spec.groups[self._name].title)

    @cached_property
    def description(self) -> Localized:
        return localized(self._spec.groups[self._name].description)

    @cached_property
    def actions(self) -> tuple[ActionView, ...]:
        return self._make_actions()

    @cached_property
    def imports(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Imports of the group's module: modules, and names of each."""
        actions = self.actions
        fields = [f for a in actions for f in (*a.request.fields, *a.result.fields)]
        # An action with a version of its own does not need that of the service.
        is_needed = any(a.version == self._spec.service.node.version for a in actions)
        service = [("service", ("SERVICE",))] if is_needed else []
        return tuple(sorted((*imports(fields, actions, self._types), *service)))

    @cached_property
    def exports(self) -> tuple[str, ...]:
        found = [n for a in self.actions for n in (a.constant, a.request.name, a.result.name)]
        found += [f"{a.constant}_LISTING" for a in self.actions if a.paging]
        return tuple(sorted(found, key=lambda name: (not name.isupper(), name)))

    @cached_property
    def results(self) -> tuple[str, ...]:
        return tuple(sorted(action.result.name for action in self.actions))

    @cached_property
    def mixin(self) -> str:
        """Class that holds the group's methods."""
        return names.mixin(self._name)

    @cached_property
    def listings(self) -> tuple[str, ...]:
        """Classes that describe the listings of the group."""
        return tuple(sorted({action.paging.listing for action in self.actions if action.paging}))

    @cached_property
    def has_sequence(self) -> bool:
        return any(field.is_sequence for field in self._parameters)

    @cached_property
    def is_sensitive(self) -> bool:
        """Whether a request has sensitive fields."""
        return any(action.is_sensitive for action in self.actions)

    @cached_property
    def has_deprecated(self) -> bool:
        """Whether an action is deprecated."""
        return any(action.deprecated for action in self.actions)

    @cached_property
    def model_imports(self) -> tuple[str, ...]:
        """Classes that bodies and results extend."""
        return tuple(sorted({s.base for a in self.actions for s in (a.request, a.result)}))

    @cached_property
    def action_imports(self) -> tuple[str, ...]:
        """Classes of metadata that the actions need."""
        actions = self.actions
        needed = {
            "Action": True,
            "Condition": any(a.conditions for a in actions),
            "PartialFailures": any(a.failures for a in actions),
            "Quota": any(a.rate_limit for a in actions),
            "When": any(a.conditions or a.derived for a in actions),
        }
        return tuple(name for name, is_needed in needed.items() if is_needed)

    @cached_property
    def signature_imports(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Imports of the methods' signatures, without results."""
        return imports(self._parameters, self.actions, self._types)

    @cached_property
    def parameter_imports(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Imports of the parameters alone."""
        return imports(self._parameters, [], self._types)

    @property
    def command(self) -> str:
        """Its name on the command line."""
        return self.name.replace("_", "-")

    @property
    def _parameters(self) -> list[FieldView]:
        return [field for action in self.actions for field in action.parameters]


def imports(
    fields: Iterable[FieldView], actions: Iterable[ActionView], types: examples.Types
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the modules of enums and structs with the names that annotations use."""
    used = {name for f in fields for name in (f.struct, f.enum) if name}
    used |= {action.paging.item for action in actions if action.paging}
    found = [("enums", used & types.enums.keys()), ("structs", used & types.structs.keys())]
    return tuple((module, tuple(sorted(names))) for module, names in found if names)
