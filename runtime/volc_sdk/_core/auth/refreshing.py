"""The credentials of a client: fetched once for all callers, and renewed ahead of their end."""

from __future__ import annotations

import copy
import threading
from dataclasses import dataclass
from math import inf
from time import monotonic, time
from typing import Final

from ..effects.deadline import within
from ..effects.effects import Sleep, Steps
from ..errors import ConfigError, SDKError, TimeoutError
from ..util.forks import renew_in_children
from ..util.log import LOGGER
from .credentials import Credentials
from .provider import Lease, Provider
from .static import StaticProvider

_POLL_S: Final = 0.02
_REST_S: Final = 5.0
"""Between two fetches ahead of the end, whatever they came to."""
_AHEAD_S: Final = 5.0
"""For a fetch ahead of the end, which holds up a caller who could go on."""
_PATIENCE_S: Final = 60.0
"""After this a fetch counts as dead, and another caller takes over."""


@dataclass(slots=True)
class _Fetch:
    """One fetch, as those see it who wait for it."""

    gives_up_at: float
    done: bool = False
    credentials: Credentials | None = None
    error: Exception | None = None


class CredentialCache:
    """Safe to use from many threads and tasks; its lock is never held while anybody waits.

    Some time before the end one caller fetches new credentials while the others go on with the
    old. After the end all need the new ones: one fetches, the others wait, and share its error.
    """

    def __init__(self, provider: Provider) -> None:
        self._provider = provider
        self._lease: Lease | None = None
        self._rests_until = 0.0
        self._new_until = 0.0
        self._static = isinstance(provider, StaticProvider)
        self.renew()
        renew_in_children(self)
        if isinstance(provider, StaticProvider):
            self._lease = Lease(provider.credentials)

    def renew(self) -> None:
        """In a child that was forked nobody holds the lock or goes on with a fetch."""
        self._lock = threading.Lock()
        self._fetch: _Fetch | None = None

    def current(self) -> Credentials | None:
        """Credentials that can be used at once; None if `steps` has something to do."""
        lease = self._lease
        if lease is None:
            return None
        if lease.expires_at is None:
            return lease.credentials
        left_s = lease.expires_at - time()
        if left_s > lease.refresh_s:
            return lease.credentials
        if left_s > 0:
            good = self._is_fetching() or monotonic() < self._rests_until
        else:  # what was fetched just now has not ended: this machine's clock is off
            good = monotonic() < self._new_until
        return lease.credentials if good else None

    def steps(self) -> Steps[Credentials]:
        """Credentials, fetched if need be; raises what the provider raises."""
        while True:
            with self._lock:
                if (ready := self.current()) is not None:
                    return ready
                fetch, mine = self._fetch, False
                if fetch is None or not self._is_fetching():
                    mine = True
                    fetch = self._fetch = _Fetch(monotonic() + _PATIENCE_S)
            if mine:
                return (yield from self._fetched(fetch))
            while not fetch.done and monotonic() < fetch.gives_up_at:
                yield Sleep(_POLL_S)
            if fetch.credentials is not None:
                return fetch.credentials
            if fetch.error is not None:
                raise _copy(fetch.error)

    def invalidate(self, credentials: Credentials) -> bool:
        """The server refused these credentials: fetch others, unless that has happened already.

        False if there cannot be others.
        """
        if self._static:
            return False
        with self._lock:
            if self._lease is not None and self._lease.credentials == credentials:
                self._lease = None
        return True

    def _fetched(self, fetch: _Fetch) -> Steps[Credentials]:
        old = self._lease
        ahead = old is not None and (old.expires_at or 0.0) > time()
        until = monotonic() + _AHEAD_S if ahead else inf
        try:
            lease = yield from within(until, self._provider.lease(), _slow)
        except Exception as error:
            with self._lock:
                old = self._lease
                if old is not None and (old.expires_at is None or old.expires_at > time()):
                    fetch.credentials = old.credentials
                else:
                    fetch.error = _copy(error)
            if fetch.credentials is None:
                raise
            LOGGER.warning("credentials go on until their end: %s", _copy(error))
            return fetch.credentials
        else:
            with self._lock:
                if self._fetch is fetch:
                    self._lease = lease
                    self._new_until = monotonic() + _REST_S
            fetch.credentials = lease.credentials
            return lease.credentials
        finally:
            # Also when the caller dies: then there is neither, and one of those who wait goes on.
            self._rests_until = monotonic() + _REST_S
            fetch.done = True

    def _is_fetching(self) -> bool:
        fetch = self._fetch
        return fetch is not None and not fetch.done and monotonic() < fetch.gives_up_at


def _slow() -> TimeoutError:
    return TimeoutError("credentials", f"none within {_AHEAD_S:g} s", request_sent=True)


def _copy(error: Exception) -> Exception:
    """The error without its traceback, for another caller."""
    if isinstance(error, SDKError):
        return copy.copy(error)
    return ConfigError(f"the provider of the credentials raised {type(error).__name__}")
