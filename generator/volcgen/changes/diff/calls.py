"""Compares what calls of an action do: rates, retries, listings, partial failures, conditions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import inf
from typing import Any, TypeVar

from volcgen.changes.diff.context import Context
from volcgen.changes.diff.pairs import Found, order_changed
from volcgen.spec.call_facts import Condition, When
from volcgen.spec.definitions import Action, FieldSpec
from volcgen.spec.document import KeyPath
from volcgen.spec.nodes import Node
from volcgen.spec.types import parse_type
from volcgen.spec.wire import rate_of, wire_of

N = TypeVar("N", bound=Node)


def renamed(
    context: Context, old: Action, sent: Mapping[str, str], read: Mapping[str, str]
) -> Action:
    """Return an action of the old version with the new names of renamed fields and errors.

    Args:
        context: Both versions.
        old: The action.
        sent: New names of fields of its request.
        read: New names of fields of its result.
    """
    codes = context.errors.renames
    request = context.old.request_fields(old)

    def when(case: When) -> When:
        path = context.renamed_path(case.field, request, sent)
        return case.model_copy(update={"field": path})

    def condition(each: Condition) -> Condition:
        each = _named(_named(each, sent, "require", "limit"), codes, "error")
        return each.model_copy(update={"when": when(each.when)})

    changes: dict[str, Any] = {
        "conditions": tuple(map(condition, old.conditions)),
        "errors": tuple(codes.get(code, code) for code in old.errors),
    }
    if old.idempotency_derived:
        changes["idempotency_derived"] = when(old.idempotency_derived)
    if old.rate_limit:
        changes["rate_limit"] = _named(old.rate_limit, sent, "counts")
    if old.failures:
        inside = _renames_inside(context, old.result.get(old.failures.field))
        failures = _named(old.failures, inside, "id", "code", "message")
        changes["failures"] = _named(failures, read, "field")
    if old.paging:
        paging = _named(old.paging, sent, "cursor", "limit")
        paging = _named(paging, read, "items", "next_cursor", "has_more", "total")
        if backward := paging.backward:
            backward = backward.model_copy(update={"when": when(backward.when)})
        changes["paging"] = paging.model_copy(update={"backward": backward})
    return _named(old, sent, "idempotency_field").model_copy(update=changes)


def _named(node: N, renames: Mapping[str, str], *keys: str) -> N:
    """Return a node with new names in these keys."""
    names = {key: name for key in keys if (name := getattr(node, key))}
    return node.model_copy(update={key: renames.get(name, name) for key, name in names.items()})


def _renames_inside(context: Context, field: FieldSpec | None) -> Mapping[str, str]:
    struct = parse_type(field.type).struct_name if field else ""
    return context.renamed_fields(struct)


def compare_calls(context: Context, where: KeyPath, old: Action, new: Action) -> Iterator[Found]:
    """Yield the differences of two actions that have the same names."""
    yield from _wire(context, where, old, new)
    yield from _rates(context, where, old, new)
    yield from _retries(where, old, new)
    yield from _paging(where, old, new)
    yield from _failures(where, old, new)
    yield from _conditions(where, old, new)
    yield from _codes(where, old, new)
    if old.labels != new.labels:
        before, after = ({k: list(v) for k, v in a.labels.items()} for a in (old, new))
        yield Found("D150", (*where, "labels"), before, after)


def _wire(context: Context, where: KeyPath, old: Action, new: Action) -> Iterator[Found]:
    """Compare how requests are sent; a change of the service is reported once, for the service."""
    services = context.old.service.node, context.new.service.node
    before, after = wire_of(services[0], old), wire_of(services[1], new)
    for rule, key in (("D151", "method"), ("D152", "encoding"), ("D153", "version")):
        known, now = getattr(before, key), getattr(after, key)
        is_own = getattr(old, key) is not None or getattr(new, key) is not None
        if known != now and (is_own or (key == "encoding" and old.method != new.method)):
            yield Found(rule, (*where, key), known, now)


def _rates(context: Context, where: KeyPath, old: Action, new: Action) -> Iterator[Found]:
    before = rate_of(context.old.service.node, old)
    after = rate_of(context.new.service.node, new)
    if before.qps != after.qps:
        rule = "D139"
        if before.qps is not None and after.qps is not None:
            rule = "D137" if after.qps < before.qps else "D138"
        yield Found(rule, (*where, "qps"), before.qps, after.qps)
    if before.rate_limit != after.rate_limit:
        limits = _plain(before.rate_limit), _plain(after.rate_limit)
        yield Found("D140", (*where, "rate_limit"), *limits)
    if old.shared_quota != new.shared_quota:
        yield Found("D156", (*where, "shared_quota"), old.shared_quota, new.shared_quota)


def _plain(node: Node | None) -> dict[str, Any] | None:
    return None if node is None else node.model_dump(exclude_none=True)


def _retries(where: KeyPath, old: Action, new: Action) -> Iterator[Found]:
    if old.access != new.access:
        rule = "D131" if new.access == "write" else "D132"
        yield Found(rule, (*where, "access"), old.access, new.access)
    before, after = old.idempotency_field, new.idempotency_field
    if before != after:
        rule = "D134" if before is None else "D133" if after is None else "D135"
        yield Found(rule, (*where, "idempotency_field"), before, after)
    if before and after and old.idempotency_derived != new.idempotency_derived:
        derived = _plain(old.idempotency_derived), _plain(new.idempotency_derived)
        yield Found("D136", (*where, "idempotency_derived"), *derived)


def _paging(where: KeyPath, old: Action, new: Action) -> Iterator[Found]:
    here = (*where, "paging")
    if old.paging is None or new.paging is None:
        if new.paging is not None:
            yield Found("D107", here, None, new.paging.items)
        elif old.paging is not None:
            yield Found("D106", here, old.paging.items, None)
        return
    before, after = (
        {**paging.model_dump(), "first": paging.start} for paging in (old.paging, new.paging)
    )
    rules = {"cursor": "D108", "limit": "D108", "items": "D109"}
    compared = list(after)
    if old.paging.kind != new.paging.kind:
        is_text = "token" in (old.paging.kind, new.paging.kind)
        rules["kind"] = "D154" if is_text else "D155"
        compared = ["kind", "items"] if is_text else ["kind", *rules]
    for key in dict.fromkeys(compared):
        if before[key] != after[key]:
            yield Found(rules.get(key, "D110"), (*here, key), before[key], after[key])


def _failures(where: KeyPath, old: Action, new: Action) -> Iterator[Found]:
    before, after = _plain(old.failures), _plain(new.failures)
    if before != after:
        rule = "D141" if before is None else "D142" if after is None else "D143"
        yield Found(rule, (*where, "failures"), before, after)


def _conditions(where: KeyPath, old: Action, new: Action) -> Iterator[Found]:
    before, after = _by_case(old), _by_case(new)
    here = (*where, "conditions")
    for case in dict.fromkeys((*before, *after)):
        known, now = before.get(case), after.get(case)
        rule = _condition_rule(known, now)
        if rule:
            yield Found(rule, here, _facts(known), _facts(now))
        if known and now and known.error != now.error:
            yield Found("D396", here, known.error, now.error)
    yield from order_changed(here, before, after, {})


def _by_case(action: Action) -> dict[str, Condition]:
    """Return the conditions by what they require or limit, and when."""

    def case(each: Condition) -> str:
        what = f"require {each.require}" if each.require else f"limit {each.limit}"
        return f"{what} if {each.when.field} = {each.when.equals!r}"

    return {case(each): each for each in action.conditions}


def _condition_rule(old: Condition | None, new: Condition | None) -> str:
    """Return the rule of a change of one condition; empty if it is unchanged."""
    known = old or new
    if known is None or known.require:
        return "D144" if old is None else "D145" if new is None else ""
    before, after = _maximum(old), _maximum(new)
    return "D146" if after < before else "D147" if after > before else ""


def _maximum(condition: Condition | None) -> float:
    return inf if condition is None or condition.max is None else condition.max


def _facts(condition: Condition | None) -> dict[str, Any] | None:
    return condition.model_dump(exclude_none=True, exclude={"error"}) if condition else None


def _codes(where: KeyPath, old: Action, new: Action) -> Iterator[Found]:
    here = (*where, "errors")
    for code in new.errors:
        if code not in old.errors:
            yield Found("D148", here, None, code)
    for code in old.errors:
        if code not in new.errors:
            yield Found("D149", here, code, None)
    yield from order_changed(here, old.errors, new.errors, {})
