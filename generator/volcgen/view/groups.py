"""Build the views of groups."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import count
from typing import Any

from volcgen import names
from volcgen.spec.files import Spec
from volcgen.view import examples
from volcgen.view.call_model import FieldView
from volcgen.view.model import ActionView, GroupView
from volcgen.view.text import localized


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


def plain_group_facts(name: str, page: str, spec: Spec) -> dict[str, Any]:
    """Return the attributes of the view of a group that do not need its actions."""
    group = spec.groups[name]
    return {
        "name": name,
        "page": page,
        "title": localized(group.title),
        "description": localized(group.description),
        "mixin": names.mixin(name),
    }


def group_view(
    name: str, page: str, spec: Spec, actions: tuple[ActionView, ...], types: examples.Types
) -> GroupView:
    fields = [f for a in actions for f in (*a.request.fields, *a.result.fields)]
    exports = [n for a in actions for n in (a.constant, a.request.name, a.result.name)]
    exports += [f"{a.constant}_LISTING" for a in actions if a.paging]
    # An action with a version of its own does not need that of the service.
    is_needed = any(action.version == spec.service.node.version for action in actions)
    service = [("service", ("SERVICE",))] if is_needed else []
    return GroupView(
        **plain_group_facts(name, page, spec),
        actions=actions,
        imports=tuple(sorted((*imports(fields, actions, types), *service))),
        exports=tuple(sorted(exports, key=lambda name: (not name.isupper(), name))),
        results=tuple(sorted(action.result.name for action in actions)),
        listings=tuple(sorted({action.paging.listing for action in actions if action.paging})),
        has_sequence=any(f.is_sequence for a in actions for f in a.parameters),
        is_sensitive=any(action.is_sensitive for action in actions),
        has_deprecated=any(action.deprecated for action in actions),
        model_imports=tuple(sorted({s.base for a in actions for s in (a.request, a.result)})),
        action_imports=tuple(
            name
            for name, used in (
                ("Action", True),
                ("Condition", any(a.conditions for a in actions)),
                ("PartialFailures", any(a.failures for a in actions)),
                ("Quota", any(a.rate_limit for a in actions)),
                ("When", any(a.conditions or a.derived for a in actions)),
            )
            if used
        ),
        signature_imports=imports([f for a in actions for f in a.parameters], actions, types),
        parameter_imports=imports([f for a in actions for f in a.parameters], [], types),
    )


def imports(
    fields: Iterable[FieldView], actions: Iterable[ActionView], types: examples.Types
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the modules of enums and structs with the names that annotations use."""
    used = {name for f in fields for name in (f.struct, f.enum) if name}
    used |= {action.paging.item for action in actions if action.paging}
    found = [("enums", used & types.enums.keys()), ("structs", used & types.structs.keys())]
    return tuple((module, tuple(sorted(names))) for module, names in found if names)
