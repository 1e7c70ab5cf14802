"""Rules for service.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from volcgen.problems import Problem, nearest, single
from volcgen.spec.lint import fields

if TYPE_CHECKING:
    from volcgen.spec.load import Spec


# Pages of the documents beside those of the groups.
PAGES = frozenset(("client", "content", "errors", "index", "structs"))


def check(spec: Spec) -> Iterator[Problem]:
    file = spec.service
    node = file.node
    yield from fields.check(spec, file, ("client_parameters",), node.client_parameters)
    if node.regions.default not in node.regions.hosts:
        help_ = f"{nearest(node.regions.default, node.regions.hosts)}name a region of `hosts`"
        message = f"the region {node.regions.default} has no host"
        at = file.document.at(("regions", "default"))
        better = single(node.regions.default, node.regions.hosts)
        yield Problem("L223", message, at, help_, instead=better)
    found = {action.node.action for action in spec.actions}
    listed: dict[str, str] = {}
    for group in node.groups.keys() & PAGES:
        at = file.document.at(("groups", group), key=True)
        yield Problem("L217", f"the documents have a page `{group}` of their own", at)
    for group, value in node.groups.items():
        for place, name in enumerate(value.actions):
            at = file.document.at(("groups", group, "actions", place))
            if name in listed:
                yield Problem("L215", f"{name} is listed under {listed[name]} already", at)
            listed[name] = group
            if name not in found:
                help_ = f"{nearest(name, found)}add the file {group}/{name}.yaml"
                message = f"there is no file for the action {name}"
                better = single(name, found - listed.keys())
                yield Problem("L215", message, at, help_, instead=better)
