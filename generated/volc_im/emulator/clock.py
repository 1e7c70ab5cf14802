"""The clock of the emulated service, which determines ids, times, expiry and quotas. It can be moved.

It starts as the machine's clock. A move lasts until the next one, or until the process ends.
Signatures and the header `Date` use the machine's clock, so a client with a correct clock keeps
working however far this clock is moved.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Final

_NS: Final = 1_000_000_000
_LATEST_S: Final = 8_000_000_000  # in the year 2223; ids of nanoseconds still fit into 64 bits


class Clock:
    """Time in Unix seconds or nanoseconds. It can be moved from any thread.

    Example:
        with Emulator(access_key="AK", secret_key="SK") as server:
            server.clock.advance(8 * 24 * 3600)  # eight days later
    """

    def __init__(self) -> None:
        self._offset_ns = 0
        self._frozen_ns: int | None = None

    def now_ns(self) -> int:
        """Return the current time in nanoseconds."""
        return time.time_ns() + self._offset_ns if self._frozen_ns is None else self._frozen_ns

    def now_s(self) -> float:
        """Return the current time in seconds."""
        return self.now_ns() / _NS

    def now(self) -> datetime:
        """Return the current time in UTC."""
        return datetime.fromtimestamp(self.now_ns() // _NS, UTC)

    @property
    def offset_s(self) -> float:
        """Seconds ahead of the machine's clock; negative if behind."""
        return (self.now_ns() - time.time_ns()) / _NS

    @property
    def frozen(self) -> bool:
        """Whether the clock is stopped."""
        return self._frozen_ns is not None

    def advance(self, seconds: float) -> None:
        """Move forward by a number of seconds, or back if negative; a frozen clock stays frozen."""
        if self._frozen_ns is None:
            self._run(self._offset_ns + _ns(seconds))
        else:
            self._freeze(self._frozen_ns + _ns(seconds))

    def set_offset(self, seconds: float) -> None:
        """Run this many seconds ahead of the machine's clock."""
        self._run(_ns(seconds))

    def freeze(self, at: float | None = None) -> None:
        """Stop at a Unix time in seconds, by default the current time."""
        self._freeze(self.now_ns() if at is None else _ns(at))

    def reset(self) -> None:
        """Run with the machine's clock."""
        self._run(0)

    def _run(self, offset_ns: int) -> None:
        _checked(time.time_ns() + offset_ns)
        self._offset_ns, self._frozen_ns = offset_ns, None

    def _freeze(self, at_ns: int) -> None:
        self._frozen_ns = _checked(at_ns)


def _ns(seconds: float) -> int:
    try:
        return round(seconds * _NS)
    except (OverflowError, ValueError):
        raise ValueError(f"{seconds} is not a finite number of seconds") from None


def _checked(at_ns: int) -> int:
    if not 0 <= at_ns <= _LATEST_S * _NS:
        raise ValueError(f"the clock can be set to Unix times from 0 to {_LATEST_S} s only")
    return at_ns
