"""Checks the rules of the whole spec; each module checks one kind of thing."""

from __future__ import annotations

from collections.abc import Iterator

from volcgen.problems import Problem
from volcgen.spec.files import Spec
from volcgen.spec.lint import (
    actions,
    conventions,
    deprecations,
    evidence,
    naming,
    rates,
    service,
    structs,
    texts,
    usage,
    wire,
)

# Rules that generating a client does not require.
QUALITY_CHECKS = (texts.check, usage.check, conventions.check, evidence.check)


def lint(spec: Spec, *, quality: bool = True) -> Iterator[Problem]:
    """Yield all problems of a spec whose files are each valid; `quality` includes QUALITY_CHECKS."""
    yield from service.check(spec)
    yield from structs.check(spec)
    yield from actions.check(spec)
    yield from rates.check_shared_quotas(spec)
    yield from wire.check_shared(spec)
    yield from naming.check(spec)
    yield from deprecations.check(spec)
    for check in QUALITY_CHECKS if quality else ():
        yield from check(spec)
