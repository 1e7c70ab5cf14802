"""The documented error codes of a service."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, eq=False, kw_only=True)
class ErrorCodes:
    """The documented error codes. The server may send others."""

    categories: Mapping[str, str]
    """Category of each code, such as `throttled`. It determines the class of the exception."""
    numbers: Mapping[str, int]
    """Number of each code that has one."""
    http_statuses: Mapping[str, int]
    """Documented HTTP status by code, for the codes that have one."""

    @cached_property
    def by_number(self) -> Mapping[int, str]:
        """Code by number, for replies without a code; the first code if several share a number."""
        return {number: code for code, number in reversed([*self.numbers.items()])}
