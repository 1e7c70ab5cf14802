"""The cases of a fuzzer: each target in turn, as long as someone takes them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from itertools import count
from pathlib import Path
from random import Random

from ..case import Case
from ..services import KEYS, im_package, package_of
from . import pages, specs
from .replies import Replies
from .requests import Requests
from .targets import Target


def cases(
    folder: Path, seed: int, position: str = "", kind: str = "", first: int = 0
) -> Iterator[Case]:
    """Yield cases without end, from a number on, of positions and kinds whose names contain these texts."""
    with ExitStack() as stack:
        found = [
            each
            for each in _targets(folder, stack, position)
            if position in each.position and kind in each.kind
        ]
        for number in count(first):
            for target in found:
                if number % target.every == 0 or number == first:
                    yield case(target, seed, number)


def case(target: Target, seed: int, number: int) -> Case:
    """Return one case, which depends on nothing else."""
    made: list[str] = []
    random = Random(f"{seed} {target.position} {target.kind} {number}")  # noqa: S311 - repeatable
    return Case(target.position, target.kind, number, partial(target.run, random, made), made)


def _targets(folder: Path, stack: ExitStack, position: str) -> Iterator[Target]:
    yield from specs.targets(folder / "specs")
    yield from pages.targets(folder / "pages")
    if position and not any(word in position for word in ("repl", "request")):
        return
    im = im_package()
    depot = stack.enter_context(package_of("depot", folder / "package"))
    for package, parameters in ((im, {"app_id": 1}), (depot, {"project_name": "p"})):
        replies = Replies(package, parameters)
        stack.callback(replies.close)
        yield from replies.targets()
        emulator = stack.enter_context(package.part("emulator").Emulator(**KEYS))
        yield from Requests(package, emulator).targets()
