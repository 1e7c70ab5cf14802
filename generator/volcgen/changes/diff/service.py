"""Compares the service, its package and regions, and the error codes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from volcgen.changes.diff.context import Context, Use, text_changed
from volcgen.changes.diff.fields import compare_fields
from volcgen.changes.diff.pairs import Found, Pair, order_changed
from volcgen.spec.definitions import ErrorSpec, Service
from volcgen.spec.wire import DEFAULT_ENCODINGS
from volcgen.view.fields import root_error
from volcgen.view.shared import EXCEPTIONS


def compare_service(context: Context) -> Iterator[Found]:
    """Yield the differences of service.yaml, apart from the groups."""
    old, new = context.old.service.node, context.new.service.node
    found, _ = compare_fields(
        context,
        ("service", "client_parameters"),
        old.client_parameters,
        new.client_parameters,
        Use(sent=True, read=False),
    )
    yield from found
    yield from _package(old, new)
    yield from _regions(old, new)
    for rule, key in (
        ("D378", "timeout_s"),
        ("D379", "version"),
        ("D380", "signing_name"),
        ("D151", "method"),
        ("D152", "encoding"),
        ("D394", "doc"),
        ("D396", "service"),
    ):
        before, after = _fact(old, key), _fact(new, key)
        if before != after:
            yield Found(rule, ("service", key), before, after)
    for key in ("title", "description"):
        yield from text_changed(("service", key), getattr(old, key), getattr(new, key))
    quota = ("service", "quota", "description")
    yield from text_changed(quota, old.quota.description, new.quota.description)
    if old.languages != new.languages:
        yield Found("D396", ("service", "languages"), list(old.languages), list(new.languages))
    if old.labels != new.labels:
        labels = ({name: list(v) for name, v in node.labels.items()} for node in (old, new))
        yield Found("D396", ("service", "labels"), *labels)


def _fact(service: Service, key: str) -> Any:
    if key == "encoding":
        return service.encoding or DEFAULT_ENCODINGS[service.method]
    return getattr(service, key)


def _package(old: Service, new: Service) -> Iterator[Found]:
    before, after = old.package, new.package
    for rule, key, name in (
        ("D371", "distribution", "distribution"),
        ("D372", "import", "import_"),
        ("D395", "version", "version"),
        ("D396", "repository", "repository"),
        ("D396", "published", "published"),
    ):
        if getattr(before, name) != getattr(after, name):
            values = getattr(before, name), getattr(after, name)
            yield Found(rule, ("service", "package", key), *values)
    errors = root_error(before), root_error(after)
    # By default the name follows that of the package, which is reported by itself.
    if errors[0] != errors[1] and (before.root_error or after.root_error):
        yield Found("D373", ("service", "package", "root_error"), *errors)


def _regions(old: Service, new: Service) -> Iterator[Found]:
    before, after = old.regions.all_hosts, new.regions.all_hosts
    where = ("service", "regions", "hosts")
    one = old.regions.host, new.regions.host
    if (one[0] is None) != (one[1] is None):  # one host for all regions accepts any region
        rule = "D374" if one[1] is None else "D375"
        yield Found(rule, ("service", "regions", "host"), *one)
    for region, host in before.items():
        if region not in after:
            yield Found("D374", (*where, region), host, None)
        elif after[region] != host:
            yield Found("D376", (*where, region), host, after[region])
    for region, host in after.items():
        if region not in before:
            yield Found("D375", (*where, region), None, host)
    yield from order_changed(where, before, after, {})
    if old.regions.default != new.regions.default:
        regions = old.regions.default, new.regions.default
        yield Found("D377", ("service", "regions", "default"), *regions)


def compare_errors(context: Context) -> Iterator[Found]:
    """Yield the differences of error codes."""
    old, new = context.old.errors.node, context.new.errors.node
    pairs = context.errors
    for code, error in pairs.removed.items():
        yield Found("D351", ("errors", code), error.category, None)
    for code, error in pairs.added.items():
        yield Found("D353", ("errors", code), None, error.category)
    for pair in pairs.kept:
        yield from _error(pair)
    yield from order_changed(("errors",), old.errors, new.errors, pairs.renames)
    if old.doc != new.doc:
        yield Found("D394", ("errors", "doc"), old.doc, new.doc)


def _error(pair: Pair[ErrorSpec]) -> Iterator[Found]:
    where = ("errors", pair.name)
    old, new = pair.old, pair.new
    if pair.old_name != pair.name:
        yield Found("D352", where, pair.old_name, pair.name)
    if old.category != new.category:
        before, after = EXCEPTIONS[old.category], EXCEPTIONS[new.category]
        # APIError is the base class of all the others.
        caught = before in (after, "APIError")
        rule = "D355" if caught else "D354"
        yield Found(rule, (*where, "category"), old.category, new.category)
    if old.number != new.number:
        yield Found("D356", (*where, "number"), old.number, new.number)
    if old.http_status != new.http_status:
        yield Found("D357", (*where, "http_status"), old.http_status, new.http_status)
    yield from text_changed((*where, "meaning"), old.meaning, new.meaning)
    yield from text_changed((*where, "remedy"), old.remedy, new.remedy)
