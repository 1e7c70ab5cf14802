"""The cases of a fuzzer: each target in turn, as long as someone takes them."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import count
from pathlib import Path
from random import Random
from typing import Any, Final

from ..case import Case
from ..services import KEYS, im_package, package_of
from . import pages, specs
from .replies import Replies
from .requests import Requests
from .targets import Target

_PARAMETERS: Final[dict[str, dict[str, Any]]] = {
    "im": {"app_id": 1},
    "depot": {"project_name": "p"},
}
"""Parameters of the clients by service."""
_OF_PACKAGES: Final = ("whole reply", "whole request")


def cases(
    folder: Path,
    seed: int,
    position: str = "",
    kind: str = "",
    first: int = 0,
    packages: Sequence[str] = ("im", "depot"),
) -> Generator[Case, None, None]:
    """Yield cases without end, from a number on, of positions and kinds whose names contain these texts.

    `packages` are the services whose clients and emulators take part.
    """
    with ExitStack() as stack:
        # Packages are generated only for positions that need them.
        used = packages if _needs_packages(position) else ()
        found = [
            each
            for each in _targets(folder, stack, used)
            if position in each.position and kind in each.kind
        ]
        for number in count(first):
            for target in found:
                if number % target.every == 0 or number == first:
                    yield case(target, seed, number)


def _needs_packages(position: str) -> bool:
    return any(position in name or name in position for name in _OF_PACKAGES)


def case(target: Target, seed: int, number: int) -> Case:
    """Return one case, which depends on nothing else."""
    made: list[str] = []
    random = Random(f"{seed} {target.position} {target.kind} {number}")  # noqa: S311 - repeatable
    return Case(target.position, target.kind, number, partial(target.run, random, made), made)


def _targets(folder: Path, stack: ExitStack, packages: Sequence[str]) -> Iterator[Target]:
    yield from specs.targets(folder / "specs")
    yield from pages.targets(folder / "pages")
    for name in packages:
        package = (
            im_package()
            if name == "im"
            else stack.enter_context(package_of(name, folder / "packages" / name))
        )
        replies = Replies(package, _PARAMETERS[name])
        stack.callback(replies.close)
        yield from replies.targets()
        emulator = stack.enter_context(package.part("emulator").Emulator(**KEYS))
        requests = Requests(package, emulator)
        stack.callback(requests.close)
        yield from requests.targets()
