"""State that a client shares with its copies: endpoint, credentials, limiter, clock, retry budget."""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from ..auth.refreshing import RefreshingCredentials
from ..errors import SDKError, ThrottledError
from ..http.server_clock import ServerClock
from ..rate_limit.local import LocalRateLimiter
from ..rate_limit.policy import RatePolicy
from ..util.lazy_module import LazyModule
from .options import merge_headers
from .retry import MAX_RETRY_AFTER_S, RetryBudget

if TYPE_CHECKING:
    from ..auth.credentials import Credentials
    from ..auth.signing import SignatureTemplate
    from ..effects import effects as _effects
    from ..effects.effects import Run
    from ..schema.actions import Action
    from ..service import ServiceModel
else:
    _effects = LazyModule("..effects.effects", __package__)


class Route(NamedTuple):
    """The parts of a request that are the same for all calls of an action."""

    url: str
    headers: dict[str, str]
    signature: SignatureTemplate

    def with_query(self, query: str) -> Route:
        """Return the route of one request whose canonical query has its fields."""
        return Route(f"{self.url}{query}", self.headers, self.signature.with_query(query))


class ClientState:
    """State of a client and its copies. Safe to use from many threads and tasks."""

    def __init__(
        self,
        *,
        service: ServiceModel,
        endpoint: str,
        region: str,
        credentials: RefreshingCredentials,
        policy: RatePolicy,
        user_agent: str = "",
    ) -> None:
        self.service = service
        self.endpoint = endpoint
        self.region = region
        self.credentials = credentials
        self.clock = ServerClock()
        self.budget = RetryBudget()
        python = sys.version.split()[0]
        self.user_agent = (
            f"{service.distribution}/{service.version} (python/{python}) {user_agent}".rstrip()
        )
        headers = {"Accept": "application/json", "User-Agent": self.user_agent}

        @lru_cache(maxsize=256)
        def route(
            action: Action[Any], token: str | None, extra: tuple[tuple[str, str], ...]
        ) -> Route:
            from ..auth.signing import signature_template

            # A query that has the fields of a request differs from call to call.
            url = f"{endpoint}/?{'' if action.is_query else action.query}"
            content_type = action.content_type
            types = {"Content-Type": content_type} if content_type else {}
            sent = merge_headers(types, headers, dict(extra))
            return Route(url, sent, signature_template(action.method, url, sent.items(), token))

        self.route = route
        self._policy = policy
        # A LocalRateLimiter returns at once; any other limiter may do I/O, which is an effect.
        self._limiter: Any = policy.limiter
        self._is_local = isinstance(policy.limiter, LocalRateLimiter)
        self._keeps_minutes = getattr(policy.limiter, "keeps_minutes", False)

    def available_credentials(self, action: Action[Any], cost: int) -> Credentials | None:
        """Return credentials and reserve a slot, or return None if the call has to wait for either."""
        credentials = self.credentials.current()
        if credentials is None or self._limiter is None:
            return credentials
        is_free = self._is_local and self.reserve(action, 0.0, cost) == 0.0
        return credentials if is_free else None

    def reserve(self, action: Action[Any], max_wait_s: float, cost: int) -> float | Run:
        """Return the seconds until the call may be sent, or an effect with that result.

        The call uses `cost` slots: more than one where the quota counts items.
        """
        if self._limiter is None or (rate := self._policy.rate(action.name, action.rate)) is None:
            return 0.0
        # The limiters of this package keep slots for a minute only where the quota counts items.
        counted = None if action.quota is None and self._keeps_minutes else cost
        if self._is_local:
            return float(self._limiter.reserve(action.rate_name, rate, max_wait_s, counted))
        return _effects.Run(
            lambda: self._limiter.reserve(action.rate_name, rate, max_wait_s, counted)
        )

    def release(self, action: Action[Any], wait_s: float, cost: int) -> None:
        """Release a reserved slot that is in the future. Only local limiters can do so without I/O."""
        if self._is_local and wait_s > 0:
            self._limiter.release(action.rate_name, wait_s, cost)

    def throttled(self, action: Action[Any], error: SDKError) -> Run | None:
        """Report to the limiter that the server throttled a call; return an effect if it needs one."""
        if self._limiter is None or not isinstance(error, ThrottledError):
            return None
        retry_after_s = error.retry_after_s
        if retry_after_s is not None:  # a longer pause would stop all later calls
            retry_after_s = min(retry_after_s, MAX_RETRY_AFTER_S)
        if self._is_local:
            self._limiter.throttled(action.rate_name, retry_after_s)
            return None
        return _effects.Run(lambda: self._limiter.throttled(action.rate_name, retry_after_s))
