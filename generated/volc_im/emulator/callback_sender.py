"""Sends events to a server on this machine: signed, with retries, and each attempt recorded."""

from __future__ import annotations

import http.client
import sqlite3
import threading
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

import msgspec

from volc_im.emulator.engine_interface import Backend
from volc_im.emulator.server import HOSTS

from ..callbacks.reply import Reply
from ..callbacks.signature import check_keys, sign_event
from .callback_store import (
    BEFORE,
    EVENTS,
    SentCallback,
    State,
    has_any,
    save,
    subscribe,
    take_waiting,
)

T = TypeVar("T")
Between = Callable[[Callable[[Backend], Any]], Any]
"""Calls a function while no request is handled, and returns its result."""

_POLL_S: Final = 0.02
_REPLY_KEPT: Final = 4096


@dataclass(frozen=True, kw_only=True)
class CallbackOptions:
    """Where and how events are sent; see `IMEmulator.send_callbacks`."""

    url: str
    secret_key: str
    events: Collection[str] = EVENTS
    data: Callable[[dict[str, Any]], dict[str, Any]] | None = None
    refuses: Callable[[Reply], bool] | None = None
    send_if_failed: bool = True
    attempts: int = 3
    timeout_s: float = 5.0
    retry_delay_s: float = 0.1

    def __post_init__(self) -> None:
        target = urlsplit(self.url)
        if target.scheme != "http" or target.hostname not in HOSTS:
            raise ValueError(
                f"url: expected http:// and one of {', '.join(HOSTS)}, got {self.url!r}: the "
                "emulator sends callbacks to this machine only"
            )
        if unknown := [each for each in self.events if each not in EVENTS]:
            raise ValueError(f"events: expected some of {', '.join(EVENTS)}, got {unknown[0]!r}")
        if self.attempts < 1:
            raise ValueError(f"attempts: expected 1 or more, got {self.attempts}")
        check_keys(self.secret_key)


class CallbackSender:
    """Sends the events that wait, on a thread, until it is stopped."""

    def __init__(self, options: CallbackOptions, between_requests: Between) -> None:
        self.options = options
        self._between = between_requests
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="callbacks", daemon=True)
        self._write(lambda database: subscribe(database, tuple(options.events)))
        self._thread.start()

    def stop(self) -> None:
        """Finish the attempt that is running; events that wait are not sent."""
        self._stopped.set()
        self._thread.join()

    def wait(self, timeout_s: float) -> None:
        """Return when no event waits or is being sent; raise TimeoutError."""
        deadline = time.monotonic() + timeout_s
        while self._read(partial(has_any, states=("waiting", "sending"))):
            if time.monotonic() > deadline:
                raise TimeoutError(f"callbacks were still waiting after {timeout_s:g} s")
            self._stopped.wait(_POLL_S)

    def deliver(self, callback: SentCallback) -> SentCallback:
        """Send an event until it is accepted or all attempts failed; return what came of it."""
        options = self.options
        body = self._body(callback)
        callback = callback._replace(url=options.url, body=body.decode())
        for attempt in range(1, options.attempts + 1):
            status, reply, problem = _post(options.url, body, options.timeout_s)
            callback = callback._replace(
                attempts=attempt,
                status=status,
                reply=reply.body.decode("utf-8", "replace")[:_REPLY_KEPT],
                problem=problem,
            )
            callback = callback._replace(state=self._state(callback, reply))
            self._write(partial(save, callback=callback))
            if callback.state != "sending":
                return callback
            if self._stopped.wait(options.retry_delay_s):
                break
        callback = callback._replace(state="failed")
        self._write(partial(save, callback=callback))
        return callback

    def _state(self, callback: SentCallback, reply: Reply) -> State:
        options = self.options
        may_refuse = callback.event_type == BEFORE and callback.status and options.refuses
        if may_refuse and may_refuse(reply):
            return "refused"
        if callback.status == 200:
            return "accepted"
        return "failed" if callback.attempts >= options.attempts else "sending"

    def _body(self, callback: SentCallback) -> bytes:
        data: str | dict[str, Any] = callback.event_data
        if self.options.data is not None:
            data = self.options.data(msgspec.json.decode(callback.event_data))
        return sign_event(
            self.options.secret_key,
            callback.event_type,
            data,
            event_time=callback.event_time,
            event_id=callback.event_id,
            app_id=callback.app_id,
        )

    def _run(self) -> None:
        while not self._stopped.is_set():
            # Reading first takes no lock of a file that other processes may use.
            waits = self._read(partial(has_any, states=("waiting",)))
            callback = self._write(take_waiting) if waits else None
            if callback is None:
                self._stopped.wait(_POLL_S)
            else:
                self.deliver(callback)

    def _read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        return self._use(work, write=False)

    def _write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        return self._use(work, write=True)

    def _use(self, work: Callable[[sqlite3.Connection], T], *, write: bool) -> T:
        def use(backend: Backend) -> T:
            with backend.store.transaction(write=write) as database:
                return work(database)

        result: T = self._between(use)
        return result


def _post(url: str, body: bytes, timeout_s: float) -> tuple[int, Reply, str]:
    """Send a request; return the status, or 0, the reply, and why there was none."""
    target = urlsplit(url)
    path = (target.path or "/") + (f"?{target.query}" if target.query else "")
    connection = http.client.HTTPConnection(target.netloc, timeout=timeout_s)
    try:
        connection.request("POST", path, body, {"Content-Type": "application/json"})
        response = connection.getresponse()
        content_type = response.headers.get("Content-Type", "")
        reply = Reply(response.read(1024 * 1024), response.status, content_type)
        return response.status, reply, ""
    except (OSError, http.client.HTTPException) as error:
        return 0, Reply(), f"{type(error).__name__}: {error}"
    finally:
        connection.close()
