"""Rules for what is deprecated: its replacement exists, and callers can avoid it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from volcgen.problems import Problem, did_you_mean, only_match, visible
from volcgen.spec.definitions import FieldSpec
from volcgen.spec.document import KeyPath
from volcgen.spec.files import Spec, SpecFile
from volcgen.spec.nodes import Deprecated
from volcgen.spec.references import referenced_structs
from volcgen.spec.types import parse_type


class _Deprecatable(Protocol):
    @property
    def deprecated(self) -> Deprecated | None: ...


def check(spec: Spec) -> Iterator[Problem]:
    actions = {file.node.action: file.node for file in spec.actions}
    parameters = spec.service.node.client_parameters
    yield from _fields(spec, spec.service, ("client_parameters",), parameters, sent=True)
    for file in spec.actions:
        yield from _replacement(file, (), file.node.deprecated, actions, "action")
        yield from _fields(spec, file, ("request",), file.node.request, sent=True)
        yield from _fields(spec, file, ("result",), file.node.result, sent=False)
    sent = referenced_structs(spec, [parameters, *(file.node.request for file in spec.actions)])
    for name, struct in spec.structs.node.structs.items():
        where = ("structs", name, "fields")
        yield from _fields(spec, spec.structs, where, struct.fields, sent=name in sent)
    for name, enum in spec.structs.node.enums.items():
        for label, value in enum.values.items():
            here = ("enums", name, "values", label)
            yield from _replacement(spec.structs, here, value.deprecated, enum.values, "value")


def _fields(
    spec: Spec, file: SpecFile[Any], where: KeyPath, fields: dict[str, FieldSpec], *, sent: bool
) -> Iterator[Problem]:
    for name, field in fields.items():
        here = (*where, name)
        deprecated = field.deprecated
        if deprecated is None:
            continue
        if sent and field.required:
            at = file.document.at((*here, "deprecated"), key=True)
            message = f"`{name}` is deprecated, but every request must have it"
            yield Problem("L244", message, at)
        path, reachable = _reachable(spec, deprecated.use or "", fields)
        if deprecated.use is not None and path:
            at = file.document.at((*here, "deprecated", "use"))
            message = f"`{visible(path)}` is not an `Object of` field"
            yield Problem("L243", message, at)
            continue
        yield from _replacement(file, here, deprecated, reachable, "field")


def _reachable(
    spec: Spec, use: str, fields: Mapping[str, FieldSpec]
) -> tuple[str, dict[str, FieldSpec]]:
    """Return the fields that the last step of a path can name, by their paths.

    The first value is the step that does not lead to a struct, or empty.
    """
    *steps, _ = use.split(".")
    before = ""
    for step in steps:
        field = fields.get(step)
        try:
            struct = parse_type(field.type).struct if field else ""
        except ValueError:
            struct = ""  # reported as L201
        if struct not in spec.structs.node.structs:
            return f"{before}{step}", {}
        before = f"{before}{step}."
        fields = spec.structs.node.structs[struct].fields
    return "", {f"{before}{name}": field for name, field in fields.items()}


def _replacement(
    file: SpecFile[Any],
    here: KeyPath,
    deprecated: Deprecated | None,
    known: Mapping[str, _Deprecatable],
    kind: str,
) -> Iterator[Problem]:
    if deprecated is None or deprecated.use is None:
        return
    use = deprecated.use
    at = file.document.at((*here, "deprecated", "use"))
    if use not in known:
        current = [name for name, other in known.items() if other.deprecated is None]
        help_ = f"{did_you_mean(use, current)}name another {kind}, one that is not deprecated"
        instead = only_match(use, current)
        yield Problem("L243", f"unknown {kind} `{visible(use)}`", at, help_, instead=instead)
    elif (next_ := known[use].deprecated) is not None:
        help_ = "name the replacement of the replacement"
        better = next_.use if next_.use != (here[-1] if here else file.node.action) else None
        yield Problem("L243", f"`{use}` is deprecated, too", at, help_, instead=better)
