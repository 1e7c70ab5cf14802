"""Credentials of a client: fetched once for all callers, and refreshed before they expire."""

from __future__ import annotations

import copy
import threading
from math import inf
from time import time
from typing import TYPE_CHECKING, Final

from ..errors import ConfigError, SDKError, TimeoutError
from ..util.clocks import monotonic
from ..util.forks import register_after_fork
from ..util.lazy_module import LazyModule
from .credentials import Credentials
from .static import StaticProvider

# Imported with the first call, so that making a client is fast.
if TYPE_CHECKING:
    from ..effects import deadline as _deadline
    from ..effects import effects as _effects
    from ..effects.effects import Effects
    from ..util import log as _log
    from .provider import CredentialsResult, Provider
else:
    _deadline = LazyModule("..effects.deadline", __package__)
    _effects = LazyModule("..effects.effects", __package__)
    _log = LazyModule("..util.log", __package__)

_POLL_S: Final = 0.02
_REFRESH_INTERVAL_S: Final = 5.0
"""Minimum time between the end of a fetch and the start of the next early fetch."""
_EARLY_TIMEOUT_S: Final = 5.0
"""Timeout of an early fetch. It is short, because the old credentials are still valid."""
_ABANDONED_AFTER_S: Final = 60.0
"""A fetch that takes longer is considered abandoned, and another caller starts a new one."""


class _Fetch:
    """A fetch, with its outcome for the callers that wait for it."""

    def __init__(self, abandoned_at: float) -> None:
        self.abandoned_at = abandoned_at
        self.is_done = False
        self.credentials: Credentials | None = None
        self.error: Exception | None = None


class RefreshingCredentials:
    """Credentials that are fetched from a provider when needed.

    In the last `refresh_s` seconds before the credentials expire, one caller fetches new ones, which
    is an early fetch, and the other callers use the old ones. After the credentials have expired, one
    caller fetches new ones, and the others wait and get the same credentials or the same error.

    Safe to use from many threads and tasks. The lock is never held during a wait.
    """

    def __init__(self, provider: Provider) -> None:
        self._provider = provider
        self._result: CredentialsResult | None = None
        self._next_early_fetch = 0.0
        self._trusted_until = 0.0
        self._static = provider.credentials if isinstance(provider, StaticProvider) else None
        self.reset_after_fork()
        register_after_fork(self)

    def reset_after_fork(self) -> None:
        """Reset the lock and the fetch: in a forked child their threads do not exist."""
        self._lock = threading.Lock()
        self._fetch: _Fetch | None = None

    def current(self) -> Credentials | None:
        """Return credentials that can be used without waiting; None if `fetch` must be used."""
        if self._static is not None:
            return self._static
        result = self._result
        if result is None:
            return None
        if result.expires_at is None:
            return result.credentials
        left_s = result.expires_at - time()
        if left_s > result.refresh_s:
            return result.credentials
        if left_s > 0:
            is_usable = self._is_fetching() or monotonic() < self._next_early_fetch
        else:  # expired by this machine's clock, which is wrong if they were fetched just now
            is_usable = monotonic() < self._trusted_until
        return result.credentials if is_usable else None

    def fetch(self) -> Effects[Credentials]:
        """Return credentials, fetched if necessary; raise the errors of the provider."""
        while True:
            with self._lock:
                if (credentials := self.current()) is not None:
                    return credentials
                fetch, is_owner = self._fetch, False
                if fetch is None or not self._is_fetching():
                    fetch = self._fetch = _Fetch(monotonic() + _ABANDONED_AFTER_S)
                    is_owner = True
            if is_owner:
                return (yield from self._run_fetch(fetch))
            while not fetch.is_done and monotonic() < fetch.abandoned_at:
                yield _effects.Sleep(_POLL_S)
            if fetch.credentials is not None:
                return fetch.credentials
            if fetch.error is not None:
                raise _shareable(fetch.error)

    def invalidate(self, credentials: Credentials) -> bool:
        """Discard credentials that the server refused, unless they were replaced already.

        Return False if the provider always returns the same credentials.
        """
        if self._static is not None:
            return False
        with self._lock:
            if self._result is not None and self._result.credentials == credentials:
                self._result = None
        return True

    def _run_fetch(self, fetch: _Fetch) -> Effects[Credentials]:
        old = self._result
        is_early = old is not None and (old.expires_at or 0.0) > time()
        deadline = monotonic() + _EARLY_TIMEOUT_S if is_early else inf
        try:
            result = yield from _deadline.with_deadline(
                deadline, self._provider.fetch(), _early_timeout
            )
        except Exception as error:
            with self._lock:
                old = self._result
                if old is not None and (old.expires_at is None or old.expires_at > time()):
                    fetch.credentials = old.credentials
                else:
                    fetch.error = _shareable(error)
            if fetch.credentials is None:
                raise
            _log.LOGGER.warning(
                "credentials could not be refreshed; using the old ones until they expire: %s",
                _shareable(error),
            )
            return fetch.credentials
        else:
            with self._lock:
                if self._fetch is fetch:
                    self._result = result
                    self._trusted_until = monotonic() + _REFRESH_INTERVAL_S
            fetch.credentials = result.credentials
            return result.credentials
        finally:
            # Set also if the caller was cancelled. A waiting caller finds no outcome then, and fetches.
            self._next_early_fetch = monotonic() + _REFRESH_INTERVAL_S
            fetch.is_done = True

    def _is_fetching(self) -> bool:
        fetch = self._fetch
        return fetch is not None and not fetch.is_done and monotonic() < fetch.abandoned_at


def _early_timeout() -> TimeoutError:
    return TimeoutError("credentials", f"none within {_EARLY_TIMEOUT_S:g} s", request_sent=True)


def _shareable(error: Exception) -> Exception:
    """Return a copy of an error for another caller, without a traceback.

    If the error is not one of this package, the copy contains only its type, because its text may
    contain secrets.
    """
    if isinstance(error, SDKError):
        return copy.copy(error)
    return ConfigError(f"the credentials provider raised {type(error).__name__}")
