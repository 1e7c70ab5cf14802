"""The limit of concurrent requests of threads."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from threading import Semaphore

from ..util.clocks import monotonic
from ..util.forks import PerProcess
from .connection_errors import pool_timeout
from .transport import HTTPRequest, HTTPResponse


class Slots:
    """Lets a number of requests be sent at the same time; others wait, within their timeouts.

    The limits of the HTTP libraries are not used: each counts the requests of one of its clients.
    """

    def __init__(self, limit: int) -> None:
        self._free = PerProcess(lambda: Semaphore(limit))

    def send(
        self, request: HTTPRequest, send: Callable[[HTTPRequest], HTTPResponse]
    ) -> HTTPResponse:
        """Wait for a slot, and return the reply; raise TimeoutError if none becomes free in time."""
        free = self._free.get()
        started = monotonic()
        if not free.acquire(timeout=request.timeout_s):
            raise pool_timeout(request)
        try:
            timeout_s = max(request.timeout_s - (monotonic() - started), 0.001)
            return send(dataclasses.replace(request, timeout_s=timeout_s))
        finally:
            free.release()
