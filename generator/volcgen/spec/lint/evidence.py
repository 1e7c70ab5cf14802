"""Rules for evidence: the reasons of decisions, by the path of the key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from volcgen.problems import Problem, did_you_mean, only_match
from volcgen.spec.definitions import FieldSpec, Service
from volcgen.spec.document import KeyPath
from volcgen.spec.files import Spec, SpecFile
from volcgen.spec.nodes import Evidence, Node
from volcgen.spec.placeholders import is_placeholder
from volcgen.typeguards import is_list, is_mapping, is_tuple


def decided(evidence: Iterable[Evidence], *wheres: str) -> bool:
    """Return whether evidence gives a reason for one of these keys."""
    return any(entry.where in wheres for entry in evidence)


def check(spec: Spec) -> Iterator[Problem]:
    actions = {file.path for file in spec.actions}
    shared = {"request": spec.service.node.client_parameters}
    for file in spec.files:
        if file.path in spec.checked:
            continue
        # A request also has the client parameters.
        yield from _paths(file, (), file.node, shared if file.path in actions else {})
    for section in ("structs", "enums"):
        for name, node in getattr(spec.structs.node, section).items():
            yield from _paths(spec.structs, (section, name), node)


def _paths(
    file: SpecFile[Any], here: KeyPath, node: Any, shared: Mapping[str, Any] = MappingProxyType({})
) -> Iterator[Problem]:
    for place, entry in enumerate(getattr(node, "evidence", ())):
        if is_placeholder(entry.reason):
            at = file.document.at((*here, "evidence", place, "reason"))
            message = f"the reason for `{entry.where}` is a placeholder"
            help_ = f"decide on `{entry.where}`; then write the reason, or remove this evidence"
            yield Problem("L242", message, at, help_)
        if isinstance(node, Service) and _is_key_of_all_fields(entry.where):
            continue
        missing = _missing(node, entry.where)
        if missing is None or _missing(shared, entry.where) is None:
            continue
        before, step, known = missing
        at = file.document.at((*here, "evidence", place, "where"))
        message = f"unknown key `{step}` in the path `{entry.where}`"
        better = only_match(step, known)
        rest = entry.where[len(before) + len(step) :]
        instead = f"{before}{better}{rest}" if better else None
        help_ = f"{did_you_mean(step, known)}write the path of a key, such as request.Limit.max"
        yield Problem("L239", message, at, help_, instead=instead)


def _is_key_of_all_fields(where: str) -> bool:
    """Return whether a path such as `*.min` means a key of every field."""
    return where.startswith("*.") and where.removeprefix("*.") in FieldSpec.model_fields


def _missing(node: Any, where: str) -> tuple[str, str, list[str]] | None:
    """Return the first unknown step of a path: the path before it, the step, and the known keys.

    A key of the language is known even if it has no value: its absence may be the decision.
    """
    done = ""
    while True:
        left = where[len(done) :]
        known = _steps(node)
        step = max((k for k in known if left == k or left.startswith(f"{k}.")), key=len, default="")
        if not step:
            return done, left.split(".")[0], list(known)
        if left == step:
            return None
        node, done = known[step], f"{done}{step}."


def _steps(value: Any) -> dict[str, Any]:
    if isinstance(value, Node):
        fields = type(value).model_fields
        return {field.alias or name: getattr(value, name) for name, field in fields.items()}
    if is_mapping(value):
        return value
    if is_tuple(value) or is_list(value):
        return {str(place): item for place, item in enumerate(value)} | {
            item: item for item in value if isinstance(item, str)
        }
    return {}
