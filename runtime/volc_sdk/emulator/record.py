"""The last requests and their outcomes, to see what a client sends and how it signs.

Credentials are masked: the secret key is never recorded, tokens and signatures are not shown.
"""

from __future__ import annotations

import gzip
import re
import threading
import zlib
from collections import deque
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Final

from .signed_request import SignedRequest

KEPT: Final = 200
"""Number of requests that a record keeps."""
_BODY_KEPT_BYTES: Final = 64 * 1024
_MASK: Final = "***"
_SIGNATURE: Final = re.compile(r"(Signature=)[^,\s]*")
_SECRET_HEADERS: Final = frozenset(("x-security-token", "cookie", "proxy-authorization"))


@dataclass(slots=True)
class Outcome:
    """The outcome of a request, filled in while it is processed."""

    action: str = ""
    status: int = 0
    """HTTP status; 0 if no response was sent."""
    code: str = ""
    """Code of the error; empty for a success."""
    message: str = ""
    """Message of the error; empty for a success."""
    request_id: str = ""
    answer: str = ""
    """`handler` or `example`; empty if the request was refused earlier."""
    unknown_fields: tuple[str, ...] = ()
    """Paths of fields that the action does not have."""
    broken_signing_rules: tuple[str, ...] = ()
    """Rules of strict signing that the request broke, although its signature is correct."""
    warnings: tuple[str, ...] = ()
    """What the handler noticed in a request that it accepted."""
    fault: str = ""
    """Name of the fault that was applied; empty for none."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply as it was made; a fault may have prevented that all of it was sent."""

    raw_headers: Sequence[tuple[bytes, bytes]]
    body: bytes = field(repr=False)

    @property
    def headers(self) -> dict[str, str]:
        """The headers by lower-case name."""
        return {name.decode("latin-1"): value.decode("latin-1") for name, value in self.raw_headers}

    @property
    def text(self) -> str:
        """The first 64 kB of the body, decompressed, as text."""
        body = self.body
        if self.headers.get("content-encoding") == "gzip":
            with suppress(OSError, EOFError, zlib.error):  # a fault may have damaged it
                body = gzip.decompress(body)
        return body[:_BODY_KEPT_BYTES].decode("utf-8", "backslashreplace")


@dataclass(frozen=True)
class Entry:
    """One request and its outcome."""

    number: int
    """Number of the request, counted from 1."""
    time_s: float
    """Time of the response by the machine's clock, in Unix seconds."""
    duration_ms: float
    outcome: Outcome
    request: SignedRequest = field(repr=False)
    """The request with its credentials, and the first 64 kB of its body."""
    reply: Reply | None = field(default=None, repr=False)
    """The reply; None if there was none."""

    @property
    def headers(self) -> dict[str, str]:
        """The headers by lower-case name; tokens and the signature are masked."""
        return masked_headers(self.request.headers)

    @property
    def user_agent(self) -> str:
        """The header User-Agent."""
        return self.headers.get("user-agent", "")

    @property
    def body(self) -> str:
        """The first 64 kB of the body, as text."""
        return self.request.body.decode("utf-8", "backslashreplace")

    @property
    def canonical_request(self) -> str:
        """The canonical request that the server built; the token is masked."""
        return self.request.canonical_masked

    @property
    def string_to_sign(self) -> str:
        """The string to sign; its last line is the hash of the unmasked canonical request."""
        return self.request.string_to_sign

    def as_json(self) -> dict[str, Any]:
        """Return the entry as the control endpoint shows it."""
        return {
            "number": self.number,
            "time_s": self.time_s,
            "duration_ms": self.duration_ms,
            **asdict(self.outcome),
            "user_agent": self.user_agent,
            "method": self.request.method,
            "path": self.request.path,
            "query": self.request.query,
            "headers": self.headers,
            "body": self.body,
            "canonical_request": self.canonical_request,
            "string_to_sign": self.string_to_sign,
            "reply_headers": {} if self.reply is None else self.reply.headers,
            "reply": "" if self.reply is None else self.reply.text,
        }


class Record:
    """The last requests, oldest first. Any thread can use it."""

    def __init__(self) -> None:
        self._entries: deque[Entry] = deque(maxlen=KEPT)
        self._added = 0
        self._lock = threading.Lock()

    def add(
        self,
        request: SignedRequest,
        outcome: Outcome,
        reply: Reply | None = None,
        *,
        time_s: float,
        duration_ms: float,
    ) -> None:
        """Add a request."""
        if len(request.body) > _BODY_KEPT_BYTES:
            request = replace(request, body=request.body[:_BODY_KEPT_BYTES])
        with self._lock:
            self._added += 1
            entry = Entry(self._added, time_s, duration_ms, outcome, request, reply)
            self._entries.append(entry)

    def entries(self) -> list[Entry]:
        """Return the recorded requests."""
        with self._lock:
            return list(self._entries)

    def version(self) -> tuple[int, int]:
        """Return a value that changes whenever a request is added or the record is cleared."""
        with self._lock:
            return self._added, len(self._entries)

    def clear(self) -> None:
        """Forget all requests."""
        with self._lock:
            self._entries.clear()


def masked_headers(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return headers by lower-case name, with tokens and the signature masked."""
    return {name: _masked(name, value) for name, value in headers}


def _masked(name: str, value: str) -> str:
    if name in _SECRET_HEADERS:
        return _MASK
    return _SIGNATURE.sub(rf"\1{_MASK}", value) if name == "authorization" else value
