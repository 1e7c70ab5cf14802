"""Deduplicators, which let each event be handled once although the service may send it again.

An event is claimed before it is handled, and completed afterwards with the reply that was given, so
that a repeated request gets the same reply. If its handler fails, the claim is released, and the
event passes again. A claim that is neither completed nor released, because its process ended, expires
after `lease_s`.

An event is known by its id or by its signature. The signature does not bind the id to its field, so a
recorded event could be sent again with another id, but not with another signature.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from contextlib import asynccontextmanager, contextmanager
from hashlib import sha256
from threading import Lock
from typing import Final, Literal, NamedTuple, Protocol

from volc_sdk._core.errors import ConfigError
from volc_sdk._core.util.forks import register_after_fork
from volc_sdk._core.util.package import public_in
from volc_sdk.callbacks.errors import CallbackError
from volc_sdk.callbacks.event import Event

LEASE_S: Final = 60.0
KEEP_S: Final = 24 * 60 * 60.0


@public_in("callbacks")
class Claim(NamedTuple):
    """The answer of a deduplicator about one event."""

    state: Literal["new", "busy", "done"]
    """`new`: handle it, then complete or release it. `busy`: it is being handled. `done`: it was
    handled."""
    token: str = ""
    """Identifies a new claim, so that only its owner releases it."""
    reply: bytes = b""
    """For `done`: the reply that was given."""


class Deduplicator(Protocol):
    """Decides whether an event is handled. Must be safe to share between threads."""

    def claim(self, event: Event) -> Claim:
        """Claim an event, if no one else has it."""
        ...

    def complete(self, event: Event, reply: bytes = b"") -> None:
        """Record that an event was handled, with the reply that was given."""
        ...

    def release(self, event: Event, claim: Claim) -> None:
        """Let an event pass again, because its handler failed."""
        ...


class AsyncDeduplicator(Protocol):
    """A `Deduplicator` whose methods are async."""

    def claim(self, event: Event) -> Awaitable[Claim]:
        """Claim an event; see `Deduplicator.claim`."""
        ...

    def complete(self, event: Event, reply: bytes = b"") -> Awaitable[None]:
        """Record that an event was handled."""
        ...

    def release(self, event: Event, claim: Claim) -> Awaitable[None]:
        """Let an event pass again."""
        ...


@contextmanager
def once(deduplicator: Deduplicator, event: Event) -> Generator[bool]:
    """Claim an event for a `with` block; yield whether the event is new.

    If the block ends normally, the event is complete; if it raises, the event passes again.

    Raises:
        CallbackError: Another process or thread handles the event; the reason is `busy`.

    Example:
        with callbacks.once(deduplicator, event) as is_new:
            if is_new:
                handle(event)
    """
    claim = check_claim(deduplicator.claim(event))
    if claim.state == "done":
        yield False
        return
    try:
        yield True
    except BaseException:
        deduplicator.release(event, claim)
        raise
    deduplicator.complete(event)


@asynccontextmanager
async def once_async(deduplicator: AsyncDeduplicator, event: Event) -> AsyncGenerator[bool]:
    """Async variant of `once`, for `async with` and an async deduplicator."""
    claim = check_claim(await deduplicator.claim(event))
    if claim.state == "done":
        yield False
        return
    try:
        yield True
    except BaseException:
        await deduplicator.release(event, claim)
        raise
    await deduplicator.complete(event)


def check_claim(claim: Claim) -> Claim:
    """Return a claim; raise CallbackError if the event is being handled."""
    if claim.state == "busy":
        raise CallbackError("the event is being handled at the moment", reason="busy")
    return claim


def keys_of(event: Event) -> tuple[str, str]:
    """Return the keys that an event is known by. They contain no text of the event."""
    identity = sha256(f"{event.app_id}\0{event.event_id}".encode())
    return identity.hexdigest()[:32], sha256(event.signature.encode()).hexdigest()[:32]


def check_times(lease_s: float, keep_s: float) -> None:
    """Raise ConfigError if a duration is not above 0."""
    for name, value in (("lease_s", lease_s), ("keep_s", keep_s)):
        if not 0 < value < float("inf"):
            raise ConfigError(f"{name}: expected seconds above 0, got {value!r}")


class _Entry(NamedTuple):
    expires_at: float
    token: str
    """Token of the claim; empty if the event is complete."""
    reply: bytes = b""


@public_in("callbacks")
class LocalDeduplicator:
    """Keeps the events of one process in memory. For sync and async handlers.

    Args:
        lease_s: Seconds after which a claim expires: more than a handler needs.
        keep_s: Seconds for which a handled event is remembered.
        max_events: Number of events that are remembered; beyond it, the oldest are forgotten.
        clock: Returns the time in seconds.
    """

    def __init__(
        self,
        *,
        lease_s: float = LEASE_S,
        keep_s: float = KEEP_S,
        max_events: int = 100_000,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        check_times(lease_s, keep_s)
        if max_events < 1:
            raise ConfigError(f"max_events: expected a number above 0, got {max_events!r}")
        self._lease_s = lease_s
        self._keep_s = keep_s
        self._max_events = max_events
        self._clock = clock
        self._entries: dict[str, _Entry] = {}
        self.reset_after_fork()
        register_after_fork(self)

    def reset_after_fork(self) -> None:
        """Create a new lock: in a forked child the old one may never be released."""
        self._lock = Lock()

    def claim(self, event: Event) -> Claim:
        """Claim an event; see `Deduplicator.claim`."""
        now = self._clock()
        with self._lock:
            for key in keys_of(event):
                found = self._entries.get(key)
                if found is not None and now < found.expires_at:
                    return Claim("busy") if found.token else Claim("done", reply=found.reply)
            claim = Claim("new", secrets.token_hex(8))
            self._put(event, _Entry(now + self._lease_s, claim.token))
            return claim

    def complete(self, event: Event, reply: bytes = b"") -> None:
        """Record that an event was handled; see `Deduplicator.complete`."""
        entry = _Entry(self._clock() + self._keep_s, "", reply)
        with self._lock:
            self._put(event, entry)

    def release(self, event: Event, claim: Claim) -> None:
        """Let an event pass again; see `Deduplicator.release`."""
        with self._lock:
            for key in keys_of(event):
                found = self._entries.get(key)
                if found is not None and found.token == claim.token:
                    del self._entries[key]

    def _put(self, event: Event, entry: _Entry) -> None:
        keys = keys_of(event)
        for key in keys:
            self._entries.pop(key, None)  # so that the order is that of the last change
            self._entries[key] = entry
        while len(self._entries) > self._max_events * len(keys):
            del self._entries[next(iter(self._entries))]
