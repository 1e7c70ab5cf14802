"""Rules for service.yaml."""

from __future__ import annotations

from collections.abc import Iterator

from volcgen.problems import Problem, did_you_mean, only_match
from volcgen.spec.files import Spec
from volcgen.spec.lint import fields
from volcgen.spec.types import SCALARS


def check(spec: Spec) -> Iterator[Problem]:
    file = spec.service
    node = file.node
    yield from fields.check(spec, file, ("client_parameters",), node.client_parameters)
    for name, field in node.client_parameters.items():
        for key in ("enum", "string_alternative_of"):
            if getattr(field, key) is not None:
                at = file.document.at(("client_parameters", name, key), key=True)
                yield Problem("L245", f"a parameter of the client with `{key}`", at)
        if field.type not in SCALARS:
            at = file.document.at(("client_parameters", name, "type"))
            yield Problem("L245", f"the parameter `{name}` of the client is {field.type}", at)
    yield from _hosts(spec)
    found = {action.node.action for action in spec.actions}
    listed: dict[str, str] = {}
    for group, value in node.groups.items():
        for place, name in enumerate(value.actions):
            where = ("groups", group, "actions", place)
            if name in listed:
                at = file.document.at(where)
                yield Problem("L215", f"{name} is already listed under {listed[name]}", at)
            listed[name] = group
            if name not in found:
                help_ = f"{did_you_mean(name, found)}add the file {group}/{name}.yaml"
                message = f"the action {name} has no file"
                better = only_match(name, found - listed.keys())
                at = file.document.at(where)
                yield Problem("L215", message, at, help_, instead=better)


def _hosts(spec: Spec) -> Iterator[Problem]:
    """Check that there is a host for the default region, of its own or for all regions."""
    document, regions = spec.service.document, spec.service.node.regions
    if regions.host is not None:
        if regions.hosts:
            at = document.at(("regions", "host"), key=True)
            yield Problem("L223", "`host` beside `hosts`", at, "keep one of them")
        return
    if regions.default not in regions.hosts:
        help_ = f"{did_you_mean(regions.default, regions.hosts)}name a region of `hosts`"
        if not regions.hosts:
            help_ = "add `hosts`, or the one `host` of a service without regions"
        message = f"the region {regions.default} has no host"
        at = document.at(("regions", "default"))
        better = only_match(regions.default, regions.hosts)
        yield Problem("L223", message, at, help_, instead=better)
