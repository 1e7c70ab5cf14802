"""Rules for the action files."""

from __future__ import annotations

from collections.abc import Iterator

from volcgen.problems import Problem, did_you_mean, only_match
from volcgen.spec.call_facts import Condition
from volcgen.spec.definitions import Action
from volcgen.spec.document import KeyPath
from volcgen.spec.files import Spec, SpecFile
from volcgen.spec.lint import fields, paging, rates, wire
from volcgen.spec.lint.cases import check_when
from volcgen.spec.lint.values import object_mismatches


def check(spec: Spec) -> Iterator[Problem]:
    seen: dict[str, SpecFile[Action]] = {}
    for file in spec.actions:
        name = file.node.action
        if name in seen:
            first = seen[name].document.at(("action",))
            message = f"two files define the action {name}"
            yield Problem("L216", message, file.document.at(("action",)), also=first)
        seen[name] = file
    for file in spec.unchecked:
        yield from fields.check(spec, file, ("request",), file.node.request)
        yield from fields.check(spec, file, ("result",), file.node.result)
        yield from _place(spec, file)
        yield from _client_parameters(spec, file)
        yield from _idempotency(spec, file)
        yield from paging.check(spec, file)
        yield from wire.check(spec, file)
        yield from _conditions(spec, file)
        yield from _failures(spec, file)
        yield from rates.check(spec, file)
        yield from _open_result(file)
        yield from _errors(spec, file)
        yield from _labels(spec, file)
        yield from _examples(spec, file)


def _place(spec: Spec, file: SpecFile[Action]) -> Iterator[Problem]:
    name = file.node.action
    at = file.document.at(("action",))
    parts = file.path.split("/")
    if parts[-1] != f"{name}.yaml":
        yield Problem(
            "L214", f"the action {name} is in {parts[-1]}", at, f"name the file {name}.yaml"
        )
    groups = [group for group, value in spec.groups.items() if name in value.actions]
    if not groups:
        help_ = f"list {name} under a group of service.yaml"
        yield Problem("L215", f"the action {name} is in no group", at, help_)
    elif groups[0] != parts[-2]:
        message = f"{name} is listed under {groups[0]}, but its file is in {parts[-2]}/"
        yield Problem("L214", message, at, f"move the file to {groups[0]}/, or list it elsewhere")


def _client_parameters(spec: Spec, file: SpecFile[Action]) -> Iterator[Problem]:
    for name in file.node.request.keys() & spec.service.node.client_parameters.keys():
        message = f"`{name}` is a parameter of the client"
        at = file.document.at(("request", name), key=True)
        first = spec.service.document.at(("client_parameters", name), key=True)
        yield Problem("L205", message, at, "remove it here; every request has it", also=first)


def _idempotency(spec: Spec, file: SpecFile[Action]) -> Iterator[Problem]:
    name = file.node.idempotency_field
    if name is None:
        if file.node.idempotency_derived is not None:
            at = file.document.at(("idempotency_derived",), key=True)
            message = "`idempotency_derived` requires `idempotency_field`"
            yield Problem("L212", message, at, "name the field whose key is derived")
        return
    field = file.node.request.get(name)
    if field is None or field.type != "String":
        message = f"`{name}` is not a String of the request"
        texts = [wire for wire, other in file.node.request.items() if other.type == "String"]
        help_ = f"{did_you_mean(name, texts)}name a String of the request"
        instead = only_match(name, texts) if field is None else None
        at = file.document.at(("idempotency_field",))
        yield Problem("L212", message, at, help_, instead=instead)
    if file.node.idempotency_derived is not None:
        yield from check_when(spec, file, file.node.idempotency_derived, ("idempotency_derived",))


def _failures(spec: Spec, file: SpecFile[Action]) -> Iterator[Problem]:
    failures = file.node.failures
    if failures is None:
        return
    field = file.node.result.get(failures.field)
    at = file.document.at(("failures", "field"))
    if field is None or not field.type.startswith("Array of "):
        arrays = [w for w, other in file.node.result.items() if other.type.startswith("Array of ")]
        help_ = f"{did_you_mean(failures.field, arrays)}name an array of the result"
        instead = only_match(failures.field, arrays) if field is None else None
        message = f"the result has no array `{failures.field}`"
        yield Problem("L224", message, at, help_, instead=instead)
        if instead is None:
            return
        field = file.node.result[instead]  # so that all problems are reported together
    struct = spec.structs.node.structs.get(field.type.removeprefix("Array of "))
    for key in ("id", "code", "message"):
        name: str | None = getattr(failures, key)
        if name is None:
            if key == "id" and struct is not None:
                yield Problem(
                    "L224", "`id` is missing", at, "name the field of the struct that has the id"
                )
        elif struct is None or name not in struct.fields:
            known = struct.fields if struct else {}
            help_ = f"{did_you_mean(name, known)}name a field of the struct"
            at = file.document.at(("failures", key))
            message = f"the items have no field `{name}`"
            yield Problem("L224", message, at, help_, instead=only_match(name, known))


def _conditions(spec: Spec, file: SpecFile[Action]) -> Iterator[Problem]:
    for place, condition in enumerate(file.node.conditions):
        here = ("conditions", place)
        yield from _required_or_limited(file, condition, here)
        yield from check_when(spec, file, condition.when, (*here, "when"))
        if condition.error is not None:
            yield from _error(spec, file, condition.error, (*here, "error"))


def _required_or_limited(
    file: SpecFile[Action], condition: Condition, here: KeyPath
) -> Iterator[Problem]:
    """Check what a condition requires: a field, or another maximum of one."""
    if (condition.require is None) == (condition.limit is None):
        at = file.document.at(here)
        yield Problem(
            "L211", "a condition needs either `require` or `limit`", at, "write one of them"
        )
        return
    if (condition.limit is None) != (condition.max is None):
        at = file.document.at(here)
        yield Problem("L211", "`limit` and `max` require each other", at, "write both, or neither")
    key, name = next(
        (key, name)
        for key, name in (("require", condition.require), ("limit", condition.limit))
        if name is not None
    )
    field = file.node.request.get(name)
    at = file.document.at((*here, key))
    if field is None:
        help_ = f"{did_you_mean(name, file.node.request)}name a field of the request"
        instead = only_match(name, file.node.request)
        yield Problem("L211", f"the request has no field `{name}`", at, help_, instead=instead)
    elif key == "limit" and field.type not in ("Integer", "Long"):
        yield Problem("L211", f"`{name}` is {field.type}", at, "name an Integer or a Long")


def _open_result(file: SpecFile[Action]) -> Iterator[Problem]:
    if file.node.open_result and file.node.result:
        at = file.document.at(("open_result",), key=True)
        yield Problem("L227", "an open result cannot have fields", at)


def _errors(spec: Spec, file: SpecFile[Action]) -> Iterator[Problem]:
    for place, code in enumerate(file.node.errors):
        yield from _error(spec, file, code, ("errors", place))


def _error(spec: Spec, file: SpecFile[Action], code: str, where: KeyPath) -> Iterator[Problem]:
    known = spec.errors.node.errors
    if code not in known:
        help_ = f"{did_you_mean(code, known)}or add it to errors.yaml"
        message = f"unknown error `{code}`"
        yield Problem(
            "L218", message, file.document.at(where), help_, instead=only_match(code, known)
        )


def _examples(spec: Spec, file: SpecFile[Action]) -> Iterator[Problem]:
    sides = {
        "request": (file.node.examples.request, file.node.request),
        "result": (file.node.examples.result, file.node.result),
    }
    for side, (value, known) in sides.items():
        if value is None:
            continue
        for mismatch in object_mismatches(value, known, spec):
            at = file.document.at(("examples", side, *mismatch.where), key=not mismatch.where)
            message = f"{side}: {mismatch.message}"
            yield Problem("L207", message, at, mismatch.help, instead=mismatch.instead)


def _labels(spec: Spec, file: SpecFile[Action]) -> Iterator[Problem]:
    declared = spec.service.node.labels
    for name, values in file.node.labels.items():
        if name not in declared:
            message = f"the service has no labels `{name}`"
            instead = only_match(name, declared)
            at = file.document.at(("labels", name), key=True)
            help_ = f"{did_you_mean(name, declared)}declare it under `labels` in service.yaml"
            yield Problem("L241", message, at, help=help_, instead=instead)
            continue
        for index, value in enumerate(values):
            if value not in declared[name]:
                message = f"`{value}` is not one of the labels `{name}`"
                at = file.document.at(("labels", name, index))
                instead = only_match(value, declared[name])
                help_ = (
                    f"{did_you_mean(value, declared[name])}use one of {', '.join(declared[name])}"
                )
                yield Problem("L241", message, at, help=help_, instead=instead)
