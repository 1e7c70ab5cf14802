"""What a fuzzer gives its inputs to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import TypeAlias

Run: TypeAlias = Callable[[Random, list[str]], str]
"""Makes an input, notes how, and returns its outcome."""


@dataclass(frozen=True, slots=True)
class Target:
    """One kind of input in one position."""

    position: str
    kind: str
    run: Run
    every: int = 1
    """Of how many rounds it takes part in one: more for what costs more."""
