"""What a client's `rate_limit` comes to: a limiter, and the rate of each action."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from inspect import iscoroutinefunction
from typing import TYPE_CHECKING, Any, Literal

from ..errors import ConfigError
from .local import LocalRateLimiter, checked_rates

if TYPE_CHECKING:
    from ...rate_limits import AsyncRateLimiter, RateLimiter

    RateLimit = Literal["spec"] | Mapping[str, float] | RateLimiter | None
    AsyncRateLimit = (
        Literal["spec"] | Mapping[str, float] | AsyncRateLimiter | LocalRateLimiter | None
    )


@dataclass(frozen=True, slots=True)
class Pace:
    """How calls are paced."""

    limiter: RateLimiter | AsyncRateLimiter | None = None
    rates: Mapping[str, float] = field(default_factory=dict[str, float])
    """Calls a second, where they are not the documented ones."""

    def rate(self, action: str, documented: float | None) -> float | None:
        """Calls a second of an action whose documented limit is `documented`; None for any number."""
        if self.limiter is None:
            return None
        return self.rates.get(action, documented)


def pace_of(rate_limit: RateLimit | AsyncRateLimit, *, is_async: bool = False) -> Pace:
    """Check the argument for a client of a kind; raises ConfigError."""
    if rate_limit is None:
        return Pace()
    if rate_limit == "spec":
        return Pace(LocalRateLimiter())
    if isinstance(rate_limit, Mapping):
        return Pace(LocalRateLimiter(), checked_rates(rate_limit, "rate_limit"))
    limiter: Any = rate_limit
    if all(callable(getattr(limiter, method, None)) for method in ("reserve", "throttled")):
        if unfit := _unfit(limiter, is_async):
            raise ConfigError(f"rate_limit: {unfit}")
        return Pace(limiter, checked_rates(getattr(limiter, "rates", {}), "rate_limit"))
    raise ConfigError(
        'rate_limit is "spec", a mapping of action to calls a second, a limiter or None, '
        f"not {rate_limit!r}"
    )


def _unfit(limiter: Any, is_async: bool) -> str:
    """Why a limiter is not for a client of this kind. A `LocalRateLimiter` is for both, and so is
    one of the user's own that is not async, for it may do no I/O either.
    """
    from ...rate_limits import AsyncRedisRateLimiter, RedisRateLimiter

    if is_async and isinstance(limiter, RedisRateLimiter):
        return "RedisRateLimiter would block the event loop; an AsyncClient takes AsyncRedisRateLimiter"
    if is_async or not iscoroutinefunction(limiter.reserve):
        return ""
    if isinstance(limiter, AsyncRedisRateLimiter):
        return "AsyncRedisRateLimiter is for AsyncClient; a Client takes RedisRateLimiter"
    return f"{type(limiter).__name__} is async; a Client takes a limiter that is not"
