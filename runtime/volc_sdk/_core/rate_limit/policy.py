"""Turn the `rate_limit` argument of a client into a limiter and the rate of each action."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import ConfigError
from ..schema.action_names import known_action
from .local import LocalRateLimiter, check_rates

if TYPE_CHECKING:
    from .arguments import AsyncRateLimit, RateLimit
    from .protocols import AsyncRateLimiter, RateLimiter


class RatePolicy(NamedTuple):
    """The rate limiter of a client, and the rates that it uses."""

    limiter: RateLimiter | AsyncRateLimiter | None = None
    rates: Mapping[str, float] = {}
    """Calls per second by action, which replace the documented rates."""

    def rate(self, action: str, documented: float | None) -> float | None:
        """Return the calls per second of an action; None if it is not limited."""
        if self.limiter is None:
            return None
        return self.rates.get(action, documented)


def rate_policy(
    rate_limit: RateLimit | AsyncRateLimit, actions: Collection[str], *, is_async: bool = False
) -> RatePolicy:
    """Return the policy of a client; raise ConfigError for an invalid argument.

    Args:
        rate_limit: The argument of the client.
        actions: Names of all actions of the service.
        is_async: Whether the client is an `AsyncClient`.
    """
    if rate_limit is None:
        return RatePolicy()
    if rate_limit == "spec":
        return RatePolicy(LocalRateLimiter())
    if isinstance(rate_limit, Mapping):
        return RatePolicy(LocalRateLimiter(), _check_rates(rate_limit, actions))
    limiter: Any = rate_limit
    if not all(callable(getattr(limiter, method, None)) for method in ("reserve", "throttled")):
        raise ConfigError(
            'rate_limit: expected "spec", a mapping of action names to calls per second, a limiter '
            f"or None, got {rate_limit!r}"
        )
    if problem := _incompatibility(limiter, is_async=is_async):
        raise ConfigError(f"rate_limit: {problem}")
    return RatePolicy(limiter, _check_rates(getattr(limiter, "rates", {}), actions))


def _check_rates(rates: object, actions: Collection[str]) -> dict[str, float]:
    checked = check_rates(rates, "rate_limit")
    for name in checked:
        known_action(name, actions, "rate_limit: ")
    return checked


def _incompatibility(limiter: Any, *, is_async: bool) -> str:
    """Return why a client of this kind cannot use a limiter; empty if it can.

    A limiter without I/O works with both kinds of client: `LocalRateLimiter`, and a user's limiter
    that is not async.
    """
    from inspect import iscoroutinefunction  # slow to import, and most clients do not need it

    name = type(limiter).__name__
    if is_async and getattr(limiter, "blocks", False):
        return f"{name} blocks the event loop; use Async{name} with an AsyncClient"
    if is_async or not iscoroutinefunction(limiter.reserve):
        return ""
    sync_name = name.removeprefix("Async")
    alternative = sync_name if sync_name != name else "a limiter that is not async"
    return f"{name} is async; use {alternative} with a Client"
