"""The rule for cases: a field of the request has a certain value."""

from __future__ import annotations

from collections.abc import Iterator

from volcgen.problems import Problem, did_you_mean, only_match
from volcgen.spec.call_facts import When
from volcgen.spec.definitions import Action
from volcgen.spec.document import KeyPath
from volcgen.spec.files import Spec, SpecFile
from volcgen.spec.lint.values import mismatches
from volcgen.spec.types import Type, parse_type


def check_when(spec: Spec, file: SpecFile[Action], when: When, here: KeyPath) -> Iterator[Problem]:
    """Check that a path leads to a field of the request, and that the value fits it."""
    at = file.document.at((*here, "field"))
    type_: Type | None = None
    known = spec.request_fields(file.node)
    done: list[str] = []
    steps = when.field.split(".")
    while steps:
        step = steps.pop(0)
        field = known.get(step)
        if field is None:
            help_ = f"{did_you_mean(step, known)}all steps but the last are `Object of` fields"
            better = only_match(step, known)
            instead = ".".join([*done, better, *steps]) if better else None
            yield Problem("L211", f"unknown field `{step}`", at, help_, instead=instead)
            return
        done.append(step)
        try:
            type_ = parse_type(field.type)
        except ValueError:
            return  # reported as L201
        struct = spec.structs.node.structs.get(type_.struct)
        known = struct.fields if struct else {}
    if type_ is not None:
        for mismatch in mismatches(when.equals, type_, spec):
            at = file.document.at((*here, "equals"))
            yield Problem("L211", mismatch.message, at, mismatch.help, instead=mismatch.instead)
