"""The names of actions against the methods that templates of the service add to its clients."""

from __future__ import annotations

from collections.abc import Iterator

from volcgen import names
from volcgen.problems import Location, Problem, SpecError
from volcgen.spec.files import Spec


def check_methods(spec: Spec, added: frozenset[str]) -> None:
    """Raise SpecError if an action, or its iterator, has the name of an added method."""
    if problems := [*_problems(spec, added)]:
        raise SpecError(problems)


def _problems(spec: Spec, added: frozenset[str]) -> Iterator[Problem]:
    for file in spec.actions:
        action = file.node.action
        listed = {names.iterator(action)} if file.node.paging is not None else set[str]()
        for method in sorted({names.snake(action), *listed} & added):
            yield Problem(
                "L217",
                f"`{method}` is a method that the templates of the service add to the clients",
                Location(file.path, excerpt=""),
            )
