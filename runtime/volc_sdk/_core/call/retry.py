"""Decide whether a failed attempt is retried, and after how long.

The option `max_retries` limits how often; `attempts.py` counts.
"""

from __future__ import annotations

import threading
from enum import Enum
from typing import TYPE_CHECKING, Final

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
from ..util.forks import register_after_fork
from ..util.lazy_module import LazyModule
from ..util.log import LOGGER

if TYPE_CHECKING:
    import random

    from ..schema.error_codes import ErrorCodes
else:
    random = LazyModule("random", __package__)

BASE_S: Final = 0.2
CAP_S: Final = 20.0
MAX_RETRY_AFTER_S: Final = 60.0
"""Longest Retry-After that a call waits for."""


class RetryDecision(Enum):
    """What to do about a failed attempt."""

    GIVE_UP = "give up"
    RETRY = "retry"
    """Retry after a pause."""
    REFRESH = "refresh"
    """Retry at once, with new credentials."""
    CORRECT_CLOCK = "correct clock"
    """Retry at once, with the server's time."""


def retry_decision(error: SDKError, *, safe: bool, codes: ErrorCodes) -> RetryDecision:
    """Return what to do about an error.

    A request that was never sent, or that was throttled, may be retried. One that the server may
    have acted on may be retried only if that is safe. A permanent error is never retried.

    Args:
        error: The error of the attempt.
        safe: Whether the call may take effect twice without harm.
        codes: The error codes of the service.
    """
    match error:
        case TransportError():
            retry = not error.permanent and (safe or not error.request_sent)
        case ThrottledError():
            retry = True
        case ClockSkewError():
            return RetryDecision.CORRECT_CLOCK
        case AuthError():
            expired = codes.categories.get(error.code) == "expired"
            return RetryDecision.REFRESH if expired else RetryDecision.GIVE_UP
        case ServerError() | ResponseDecodeError():
            retry = safe
        case _:
            retry = False
    return RetryDecision.RETRY if retry else RetryDecision.GIVE_UP


def pause_s(attempt: int, error: SDKError) -> float | None:
    """Return the seconds to wait after an attempt; None if the Retry-After of the server is too long.

    Without a Retry-After the pause is random, from 0 to an exponential backoff (full jitter), so
    that clients that failed together do not retry together.
    """
    retry_after_s = error.retry_after_s if isinstance(error, APIError) else None
    if retry_after_s is not None:
        return retry_after_s if retry_after_s <= MAX_RETRY_AFTER_S else None
    longest = min(CAP_S, BASE_S * 2.0 ** min(attempt - 1, 32))
    return random.uniform(0, longest)


class RetryBudget:
    """Tokens that retries of a client take and successful calls return.

    While most calls fail, retries only add load to the server. When the tokens are used up, calls
    are no longer retried until others succeed. Their number follows the load: a server that restarts
    interrupts all calls that are in progress, and each of them needs a few retries.

    Only calls that are retried are counted, so that the others need no lock.
    """

    SIZE: Final = 500
    SIZE_PER_CALL: Final = 100
    """More tokens for each call, after the first, that was being retried at the same time."""
    COST: Final = 5
    COST_WITHOUT_REPLY: Final = 10

    def __init__(self) -> None:
        self._size = self._left = self.SIZE
        self._most_calls = 1
        self._is_refusing = False
        self.reset_after_fork()
        register_after_fork(self)

    def reset_after_fork(self) -> None:
        """Make a new lock in a forked child, in which no call is in progress."""
        self._lock = threading.Lock()
        self._calls = 0

    @property
    def left(self) -> int:
        """Number of tokens that remain."""
        return self._left

    def take(self, error: SDKError, spent: int) -> int:
        """Take the tokens of a retry and return their number; 0 if too few remain.

        Args:
            error: The error of the attempt.
            spent: The tokens that earlier retries of the call took.
        """
        cost = self.COST_WITHOUT_REPLY if isinstance(error, TransportError) else self.COST
        with self._lock:
            calls = self._calls if spent else self._calls + 1
            added = self.SIZE_PER_CALL if calls > self._most_calls else 0
            if cost <= self._left + added:
                self._calls, self._most_calls = calls, max(calls, self._most_calls)
                self._size += added
                self._left += added - cost
                return cost
            is_first, self._is_refusing = not self._is_refusing, True
        error.add_note(
            "not retried: too many calls of this client fail, its retry budget is used up"
        )
        if is_first:
            LOGGER.warning(
                "the retry budget is used up: failed calls are not retried until some succeed"
            )
        return 0

    def restore(self, spent: int) -> None:
        """Return the tokens that the retries of a successful call took, or one if it had no retries."""
        if self._left < self._size:
            with self._lock:
                self._left = min(self._size, self._left + max(1, spent))
                self._is_refusing = False
        if spent:
            self.end_retries()

    def end_retries(self) -> None:
        """Count a call no longer that took tokens."""
        with self._lock:
            self._calls = max(0, self._calls - 1)
