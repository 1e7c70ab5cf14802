"""Rules for the limits of actions: calls per second, other limits, and quotas that actions share."""

from __future__ import annotations

from collections.abc import Iterator

from volcgen.problems import Problem, did_you_mean, only_match
from volcgen.spec.definitions import Action
from volcgen.spec.files import Spec, SpecFile
from volcgen.spec.lint.evidence import decided


def check(spec: Spec, file: SpecFile[Action]) -> Iterator[Problem]:
    """Yield the problems of the limits of an action."""
    yield from _gaps(file)
    yield from _one_limit(file)
    yield from _shared(spec, file)
    yield from _counted(file)


def check_shared_quotas(spec: Spec) -> Iterator[Problem]:
    """Yield the problems of the quotas that actions share."""
    file = spec.service
    used = {action.node.shared_quota for action in spec.actions}
    for name, quota in file.node.shared_quotas.items():
        at = file.document.at(("shared_quotas", name), key=True)
        if (quota.qps is None) == (quota.rate_limit is None):
            message = f"the quota `{name}` needs either `qps` or `rate_limit`"
            yield Problem("L228", message, at, "write one of them")
        if quota.rate_limit is not None and quota.rate_limit.counts is not None:
            counted = file.document.at(("shared_quotas", name, "rate_limit", "counts"), key=True)
            message = "a shared quota counts calls"
            yield Problem("L228", message, counted, "remove `counts`")
        if name not in used:
            yield Problem("L234", f"no action has the quota `{name}`", at, "use it, or remove it")


def _gaps(file: SpecFile[Action]) -> Iterator[Problem]:
    """Check that gaps in the documents have evidence."""
    node = file.node
    at = file.document.at(("action",))
    if node.doc is None and not decided(node.evidence, "doc"):
        help_ = "name the page, or add `evidence` with `where: doc` if there is none"
        yield Problem("L229", f"{node.action} has no `doc`", at, help_)
    if not _limits(node) and not decided(node.evidence, "qps"):
        help_ = "name the number, or add `evidence` with `where: qps` if none is documented"
        yield Problem("L229", f"{node.action} has no `qps`", at, help_)


def _limits(node: Action) -> list[str]:
    """Return the keys of an action that limit it."""
    return [key for key in ("qps", "rate_limit", "shared_quota") if getattr(node, key) is not None]


def _one_limit(file: SpecFile[Action]) -> Iterator[Problem]:
    first, *others = [*_limits(file.node), ""]
    for key in filter(None, others):
        at = file.document.at((key,), key=True)
        message = f"`{key}` beside `{first}`"
        yield Problem("L228", message, at, "keep the limit that is reached first")


def _shared(spec: Spec, file: SpecFile[Action]) -> Iterator[Problem]:
    name, known = file.node.shared_quota, spec.service.node.shared_quotas
    if name is not None and name not in known:
        at = file.document.at(("shared_quota",))
        help_ = f"{did_you_mean(name, known)}or define it under `shared_quotas` in service.yaml"
        instead = only_match(name, known)
        yield Problem("L228", f"unknown quota `{name}`", at, help_, instead=instead)


def _counted(file: SpecFile[Action]) -> Iterator[Problem]:
    limit = file.node.rate_limit
    if limit is None or limit.counts is None:
        return
    field = file.node.request.get(limit.counts)
    if field is None or not field.type.startswith("Array of "):
        at = file.document.at(("rate_limit", "counts"))
        arrays = [w for w, other in file.node.request.items() if other.type.startswith("Array of ")]
        help_ = f"{did_you_mean(limit.counts, arrays)}name an array of the request"
        instead = only_match(limit.counts, arrays) if field is None else None
        message = f"the request has no array `{limit.counts}`"
        yield Problem("L228", message, at, help_, instead=instead)
