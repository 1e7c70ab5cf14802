"""Rules for service.yaml."""

from __future__ import annotations

from collections.abc import Iterator

from volcgen.problems import Problem, did_you_mean, only_match
from volcgen.spec.files import Spec
from volcgen.spec.lint import fields

# Pages of the documents that are not those of groups.
PAGES = frozenset(("client", "content", "errors", "index", "structs"))


def check(spec: Spec) -> Iterator[Problem]:
    file = spec.service
    node = file.node
    yield from fields.check(spec, file, ("client_parameters",), node.client_parameters)
    for name, field in node.client_parameters.items():
        for key in ("enum", "string_alternative_of"):
            if getattr(field, key) is not None:
                at = file.document.at(("client_parameters", name, key), key=True)
                yield Problem("L245", f"a parameter of the client with `{key}`", at)
        if field.type not in ("Integer", "Long"):
            at = file.document.at(("client_parameters", name, "type"))
            yield Problem("L245", f"the parameter `{name}` of the client is {field.type}", at)
    if node.regions.default not in node.regions.hosts:
        help_ = f"{did_you_mean(node.regions.default, node.regions.hosts)}name a region of `hosts`"
        message = f"the region {node.regions.default} has no host"
        at = file.document.at(("regions", "default"))
        better = only_match(node.regions.default, node.regions.hosts)
        yield Problem("L223", message, at, help_, instead=better)
    found = {action.node.action for action in spec.actions}
    listed: dict[str, str] = {}
    for group in node.groups.keys() & PAGES:
        at = file.document.at(("groups", group), key=True)
        yield Problem("L217", f"`{group}` is the name of another page of the documents", at)
    for group, value in node.groups.items():
        for place, name in enumerate(value.actions):
            at = file.document.at(("groups", group, "actions", place))
            if name in listed:
                yield Problem("L215", f"{name} is already listed under {listed[name]}", at)
            listed[name] = group
            if name not in found:
                help_ = f"{did_you_mean(name, found)}add the file {group}/{name}.yaml"
                message = f"the action {name} has no file"
                better = only_match(name, found - listed.keys())
                yield Problem("L215", message, at, help_, instead=better)
