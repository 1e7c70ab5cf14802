"""A disk that fails at a chosen step, for tests of writing all or nothing."""

from __future__ import annotations

import os
from typing import Any


class Failing:
    """An `os.replace` that fails at one call, as on a full disk."""

    def __init__(self, at: int, error: BaseException) -> None:
        self._left = at
        self._error = error
        self._replace = os.replace

    def __call__(self, source: Any, target: Any) -> None:
        self._left -= 1
        if self._left == 0:
            raise self._error
        self._replace(source, target)

    @property
    def reached(self) -> bool:
        return self._left <= 0
