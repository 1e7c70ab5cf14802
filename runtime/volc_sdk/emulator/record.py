"""What was asked and answered lately, to see what a client sends and how it is signed.

Credentials are masked: the secret key is never here, tokens and signatures do not show.
"""

from __future__ import annotations

import re
import threading
from collections import deque
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Final

from .signed import SignedRequest

KEPT: Final = 200
"""Requests that a record remembers."""
_BODY_KEPT_BYTES: Final = 64 * 1024
_MASK: Final = "***"
_SIGNATURE: Final = re.compile(r"(Signature=)[^,\s]*")
_SECRET_HEADERS: Final = frozenset(("x-security-token", "cookie", "proxy-authorization"))


@dataclass(slots=True)
class Outcome:
    """What came of a request; filled in on its way."""

    action: str = ""
    status: int = 0
    """HTTP status; 0 where nothing was answered."""
    code: str = ""
    """Code of the error; empty for a success."""
    message: str = ""
    """Message of the error, such as what is wrong with a signature; empty for a success."""
    request_id: str = ""
    answer: str = ""
    """`behaviour` or `example`; empty where the request did not get that far."""
    unknown_fields: tuple[str, ...] = ()
    """Paths of fields that the action does not have."""
    fault: str = ""
    """Name of the fault that the request met; empty for none."""


@dataclass(frozen=True)
class Entry:
    """One request and what came of it."""

    number: int
    """Requests are counted from 1."""
    time_s: float
    """When it was answered, by the machine's clock."""
    duration_ms: float
    """Time that it took."""
    outcome: Outcome
    request: SignedRequest = field(repr=False)
    """As it came, credentials included; the first 64 kB of its body."""

    @property
    def headers(self) -> dict[str, str]:
        """By lower-case names; tokens and the signature are masked."""
        return {name: _masked(name, value) for name, value in self.request.headers}

    @property
    def user_agent(self) -> str:
        """The header User-Agent."""
        return self.headers.get("user-agent", "")

    @property
    def body(self) -> str:
        """The first 64 kB, as text."""
        return self.request.body.decode("utf-8", "backslashreplace")

    @property
    def canonical_request(self) -> str:
        """What the server took for the canonical request; the token is masked."""
        return self.request.canonical_to_show

    @property
    def string_to_sign(self) -> str:
        """What the server signed; its last line is the hash of the canonical request, unmasked."""
        return self.request.string_to_sign

    def as_json(self) -> dict[str, Any]:
        """The entry for the control endpoint."""
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
        }


class Record:
    """The last requests, oldest first. For any thread."""

    def __init__(self) -> None:
        self._entries: deque[Entry] = deque(maxlen=KEPT)
        self._added = 0
        self._lock = threading.Lock()

    def add(
        self, request: SignedRequest, outcome: Outcome, *, time_s: float, duration_ms: float
    ) -> None:
        """Remember a request."""
        if len(request.body) > _BODY_KEPT_BYTES:
            request = replace(request, body=request.body[:_BODY_KEPT_BYTES])
        with self._lock:
            self._added += 1
            self._entries.append(Entry(self._added, time_s, duration_ms, outcome, request))

    def entries(self) -> list[Entry]:
        """What is remembered."""
        with self._lock:
            return list(self._entries)

    def version(self) -> tuple[int, int]:
        """Another one whenever something was added or forgotten."""
        with self._lock:
            return self._added, len(self._entries)

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._entries.clear()


def _masked(name: str, value: str) -> str:
    if name in _SECRET_HEADERS:
        return _MASK
    return _SIGNATURE.sub(rf"\1{_MASK}", value) if name == "authorization" else value
