"""Types of the argument `rate_limit` of the clients."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from .local import LocalRateLimiter
from .protocols import AsyncRateLimiter, RateLimiter

RateLimit: TypeAlias = Literal["spec"] | Mapping[str, float] | RateLimiter | None
AsyncRateLimit: TypeAlias = (
    Literal["spec"] | Mapping[str, float] | AsyncRateLimiter | LocalRateLimiter | None
)
