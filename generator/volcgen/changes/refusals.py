"""Pages that can be read, but whose actions the spec language cannot express."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from volcgen.changes.differences import service_differences
from volcgen.changes.facts import ActionFacts, FieldFacts, Refusal
from volcgen.changes.stated_wire import new_encoding
from volcgen.changes.tables import own_parameters
from volcgen.problems import did_you_mean, visible
from volcgen.spec.files import Spec
from volcgen.spec.wire import DEFAULT_ENCODINGS, wire_of

_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,199}")
_ACTION: Final = re.compile(r"[A-Z][A-Za-z0-9]{0,99}")


def refusals(spec: Spec, actions: Iterable[ActionFacts], group: str | None) -> Iterator[Refusal]:
    """Yield the reasons why facts cannot be written to a spec."""
    known = {file.node.action for file in spec.actions}
    seen: dict[str, str] = {}
    for facts in actions:
        name = facts.action.value
        for line, reason in _reasons(spec, facts):
            yield Refusal(facts.path, line, reason)
        if name in seen:
            reason = f"{visible(seen[name])} also describes {visible(name)}; import one of the two"
            yield Refusal(facts.path, facts.action.line, reason)
        seen[name] = facts.path
        if name not in known:
            groups = ", ".join(spec.groups)
            if group is None:
                reason = f"{visible(name)} is new; choose its group with --group: {groups}"
                yield Refusal(facts.path, facts.action.line, reason)
            elif group not in spec.groups:
                hint = did_you_mean(group, spec.groups)
                reason = f"service.yaml has no group `{visible(group)}`; {hint}it has {groups}"
                yield Refusal(facts.path, facts.action.line, reason)


def _reasons(spec: Spec, facts: ActionFacts) -> Iterator[tuple[int, str]]:
    service = spec.service.node
    if not _ACTION.fullmatch(facts.action.value):
        yield facts.action.line, f"`{visible(facts.action.value)}` is not the name of an action"
    known = next((f.node for f in spec.actions if f.node.action == facts.action.value), None)
    method = facts.method.value if facts.method else service.method
    if facts.method is not None and method not in DEFAULT_ENCODINGS:
        words = f"the method is {visible(method)}; the spec language describes GET and POST"
        yield facts.method.line, words
    elif facts.method is not None and known is not None:
        described = wire_of(service, known).method
        if method != described:
            words = f"the method is {method}, {described} in the spec; correct `method` there if it changed"
            yield facts.method.line, words
    encoding = wire_of(service, known).encoding if known else new_encoding(service, facts, method)
    stated = facts.encoding
    if stated is not None and stated.certain and method == "POST" and stated.value != encoding:
        words = f"the encoding is {stated.value}, {encoding} in the spec; correct `encoding` there if it changed"
        yield stated.line, words
    location = "query" if encoding == "query" else "body"
    parameters = own_parameters(facts)
    is_guess = any(doubt.what == "in" for doubt in facts.unknown) or (
        facts.method is None and facts.source == "definition"  # the file that states it is missing
    )
    for row in () if is_guess else parameters:
        if row.location != location:
            yield row.line, (
                f"the parameter `{visible(row.name)}` is sent in the {row.location}; requests of the "
                f"action have `encoding: {encoding}`"
            )
            break
    for row in (*parameters, *facts.result, *_rows_of_structs(facts)):
        if not _NAME.fullmatch(row.name):
            yield row.line, f"`{visible(row.name)}` is not the name of a field"
            break
    names = {row.name for row in parameters}
    for name, field in service.client_parameters.items():
        if field.required and name not in names:
            line = parameters[0].line if parameters else facts.action.line
            yield line, f"the page has no `{name}`, which every action of {service.service} takes"
    same = (file.node for file in spec.actions if file.node.action == facts.action.value)
    for difference in service_differences(spec, facts, next(same, None)):
        if difference.decided is None:
            yield difference.page_line, difference.message


def _rows_of_structs(facts: ActionFacts) -> Iterator[FieldFacts]:
    for struct in facts.structs:
        yield from struct.fields
