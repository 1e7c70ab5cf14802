"""The rules that hold for the whole spec, each in the module of what it looks at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from volcgen.problems import Problem
from volcgen.spec.lint import actions, naming, service, structs

if TYPE_CHECKING:
    from volcgen.spec.load import Spec


def lint(spec: Spec) -> Iterator[Problem]:
    """Every problem of a spec whose files have the right shape."""
    yield from service.check(spec)
    yield from structs.check(spec)
    yield from actions.check(spec)
    yield from naming.check(spec)
