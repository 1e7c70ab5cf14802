"""The rules that hold for the whole spec, each in the module of what it looks at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from volcgen.problems import Problem
from volcgen.spec.lint import actions, evidence, habits, naming, service, structs, texts, usage

if TYPE_CHECKING:
    from volcgen.spec.load import Spec

# Rules that a client could be made without, and that keep the spec honest.
HONEST = (texts.check, usage.check, habits.check, evidence.check)


def lint(spec: Spec) -> Iterator[Problem]:
    """Every problem of a spec whose files have the right shape."""
    yield from service.check(spec)
    yield from structs.check(spec)
    yield from actions.check(spec)
    yield from naming.check(spec)
    for check in HONEST:
        yield from check(spec)
