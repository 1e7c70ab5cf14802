"""What a client and its copies share: where calls go, who makes them, and what was learned."""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ...service import DISTRIBUTION, VERSION
from ..auth.refreshing import CredentialCache
from ..effects.effects import Run
from ..errors import SDKError, ThrottledError
from ..http.server_clock import Clock
from ..rate_limit.local import LocalRateLimiter
from ..rate_limit.policy import Pace
from .options import merged
from .retry import RETRY_AFTER_CAP_S, RetryBudget

if TYPE_CHECKING:
    from ..auth.credentials import Credentials
    from ..auth.signing import SignaturePlan
    from ..schema.actions import Action

USER_AGENT: Final = f"{DISTRIBUTION}/{VERSION} (python/{sys.version.split()[0]})"


class Route(NamedTuple):
    """Where the calls of an action go, and what they all carry."""

    url: str
    headers: dict[str, str]
    plan: SignaturePlan


class Shared:
    """Safe to use from many threads and tasks."""

    def __init__(
        self,
        *,
        endpoint: str,
        region: str,
        credentials: CredentialCache,
        pace: Pace,
        user_agent: str = "",
    ) -> None:
        self.endpoint = endpoint
        self.region = region
        self.credentials = credentials
        self.clock = Clock()
        self.budget = RetryBudget()
        headers = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "User-Agent": f"{USER_AGENT} {user_agent}".strip(),
        }

        @lru_cache(maxsize=256)
        def route(query: str, token: str | None, further: tuple[tuple[str, str], ...]) -> Route:
            from ..auth.signing import plan_signatures

            url = f"{endpoint}/?{query}"
            carried = merged(headers, dict(further))
            return Route(url, carried, plan_signatures("POST", url, carried.items(), token))

        self.route = route
        self._pace = pace
        # A limiter in this process answers at once; any other may do I/O, and is run by the driver.
        self._limiter: Any = pace.limiter
        self._is_local = isinstance(pace.limiter, LocalRateLimiter)

    def at_once(self, action: Action[Any], cost: int) -> Credentials | None:
        """Credentials for an attempt that need not wait, for them or for its turn; else None."""
        credentials = self.credentials.current()
        if credentials is None or self._limiter is None:
            return credentials
        is_free = self._is_local and self.reserve(action, 0.0, cost) == 0.0
        return credentials if is_free else None

    def reserve(self, action: Action[Any], max_wait_s: float, cost: int) -> float | Run:
        """Seconds to wait until the call may be sent, or the step that finds out.

        A call whose items count takes the place of `cost` calls.
        """
        if self._limiter is None or (rate := self._pace.rate(action.name, action.rate)) is None:
            return 0.0
        if self._is_local:
            return float(self._limiter.reserve(action.name, rate, max_wait_s, cost))
        return Run(lambda: self._limiter.reserve(action.name, rate, max_wait_s, cost))

    def give_back(self, action: Action[Any], wait_s: float, cost: int) -> None:
        """A place that lies ahead is not wanted any more. Others than limiters of this process
        could only be told by I/O, for which there is no time.
        """
        if self._is_local and wait_s > 0:
            self._limiter.release(action.name, wait_s, cost)

    def failed(self, action: Action[Any], error: SDKError) -> Run | None:
        """An attempt failed; gives a step for a limiter that wants to know."""
        if self._limiter is None or not isinstance(error, ThrottledError):
            return None
        asked_s = error.retry_after_s
        if asked_s is not None:  # a server that asks for more must not stop all that is to come
            asked_s = min(asked_s, RETRY_AFTER_CAP_S)
        if self._is_local:
            self._limiter.throttled(action.name, asked_s)
            return None
        return Run(lambda: self._limiter.throttled(action.name, asked_s))
