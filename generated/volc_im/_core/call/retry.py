"""Whether a failed attempt is made again, and after how long. Pure; the core acts on it."""

from __future__ import annotations

import random
import threading
from enum import Enum
from typing import Final

from ..errors import (
    APIError,
    AuthError,
    ClockSkewError,
    ResponseDecodeError,
    SDKError,
    ServerError,
    ThrottledError,
    TransportError,
)
from ..util.forks import renew_in_children

BASE_S: Final = 0.2
CAP_S: Final = 20.0
RETRY_AFTER_CAP_S: Final = 60.0
"""A server that asks for more is not waited for."""


class Verdict(Enum):
    """What to do about a failed attempt."""

    GIVE_UP = "give up"
    AGAIN = "again"
    """After a pause."""
    REFRESH = "refresh"
    """At once, with new credentials."""
    CLOCK = "clock"
    """At once, with the server's time."""


def verdict(error: SDKError, *, safe: bool) -> Verdict:
    """What an error asks for. `safe` says that the call may take effect twice without harm.

    What was never sent, and what was turned away for its rate, can always be sent again; whatever
    may have been acted upon only if that is safe.
    """
    match error:
        case TransportError():
            again = not error.permanent and (safe or not error.request_sent)
        case ThrottledError():
            again = True
        case ClockSkewError():
            return Verdict.CLOCK
        case AuthError():
            from ...error_codes import CATEGORIES  # not before a call fails: it holds all codes

            expired = CATEGORIES.get(error.code) == "expired"
            return Verdict.REFRESH if expired else Verdict.GIVE_UP
        case ServerError() | ResponseDecodeError():
            again = safe
        case _:
            again = False
    return Verdict.AGAIN if again else Verdict.GIVE_UP


def pause_s(attempt: int, error: SDKError) -> float | None:
    """Seconds to wait after the given attempt; None if the server asks for too long a wait.

    Full jitter, so that clients that failed together do not come back together.
    """
    asked = error.retry_after_s if isinstance(error, APIError) else None
    if asked is not None:
        return asked if asked <= RETRY_AFTER_CAP_S else None
    longest = min(CAP_S, BASE_S * 2.0 ** min(attempt - 1, 32))
    return random.uniform(0, longest)  # noqa: S311 - no secret


class RetryBudget:
    """Tokens that retries of one client use up, and successes give back.

    When much fails, retries only add to the load: with the tokens gone, first attempts go on and
    retries stop until calls succeed again.
    """

    SIZE: Final = 500
    COST: Final = 5
    COST_OF_SILENCE: Final = 10

    def __init__(self) -> None:
        self._left = self.SIZE
        self.renew()
        renew_in_children(self)

    def renew(self) -> None:
        """A child that was forked has a lock of its own."""
        self._lock = threading.Lock()

    @property
    def left(self) -> int:
        """Tokens that are left."""
        return self._left

    def take(self, error: SDKError) -> int:
        """Pay for a retry: the tokens that it took; 0 if those that are left do not suffice."""
        cost = self.COST_OF_SILENCE if isinstance(error, TransportError) else self.COST
        with self._lock:
            if cost > self._left:
                return 0
            self._left -= cost
            return cost

    def give_back(self, spent: int) -> None:
        """After a success: what its retries took, or one token."""
        if self._left < self.SIZE:
            with self._lock:
                self._left = min(self.SIZE, self._left + max(1, spent))
