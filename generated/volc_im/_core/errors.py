"""Every error that this package raises, rooted in `SDKError`.

SDKError
├── ConfigError             how the client was set up
├── ValidationError         the request breaks a documented rule; nothing was sent
├── TransportError          no reply: `request_sent` says whether the server may have acted
│   ├── ConnectError        never sent
│   ├── TimeoutError
│   └── ConnectionLostError
└── APIError                a reply that says no: code, message, request id, HTTP status
    ├── AuthError, ClockSkewError, PermissionDeniedError
    ├── InvalidParameterError, NotFoundError
    ├── ThrottledError, ServerError
    ├── ResponseDecodeError a reply that cannot be read
    └── PartialFailureError some items failed while others went through; raised on demand

Every error of a call says how many attempts were made, how long it took, and which idempotency key
was sent, so that the call can be made again by hand without harm.
"""

from __future__ import annotations

import builtins
from typing import Any, Final, NamedTuple

__all__ = [
    "APIError",
    "AuthError",
    "ClockSkewError",
    "ConfigError",
    "ConnectError",
    "ConnectionLostError",
    "Failure",
    "InvalidParameterError",
    "NotFoundError",
    "PartialFailureError",
    "PermissionDeniedError",
    "ResponseDecodeError",
    "ServerError",
    "ThrottledError",
    "TimeoutError",
    "TransportError",
    "ValidationError",
    "Violation",
    "SDKError",
]

_SHOWN: Final = 10


class SDKError(Exception):
    """Root of all errors of this package. Can be pickled; `str` is one line."""

    attempts: int = 0
    """Attempts that were made; 0 when nothing was sent."""
    elapsed_s: float = 0.0
    """Seconds that the call took, waits included."""
    idempotency_key: str | None = None
    """Key that the call was sent with; a call with the same key takes effect once."""
    cursor: int | None = None
    """In a listing: the cursor of the page that failed; `start=` goes on from there."""

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.args, self.__dict__)


def _rebuild(kind: type[SDKError], args: tuple[Any, ...], state: dict[str, Any]) -> SDKError:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(state)
    return error


class ConfigError(SDKError):
    """The client is set up wrongly, or lacks something that it needs."""


class Violation(NamedTuple):
    """One broken rule of a request."""

    path: str
    """Place in the body by wire names, such as `ConversationCoreInfo.Name`."""
    problem: str
    """What is wrong, and what would be right."""


class ValidationError(SDKError):
    """The request breaks documented rules; all of them are in `violations`. Nothing was sent."""

    def __init__(self, action: str, violations: tuple[Violation, ...]) -> None:
        self.action = action
        self.violations = violations
        words = [f"{path}: {problem}" if path else problem for path, problem in violations]
        if len(words) > _SHOWN:  # a list of thousands may have a problem in each item
            words[_SHOWN:] = [f"and {len(words) - _SHOWN} more, see `violations`"]
        super().__init__(f"{action}: {'; '.join(words)}")


class TransportError(SDKError):
    """No reply came."""

    request_sent: bool
    """False when the server cannot have acted; True when it may have."""
    permanent: bool = False
    """Another attempt would fail alike, so none is made: the reply is too large."""

    def __init__(self, action: str, reason: str, *, request_sent: bool) -> None:
        self.action = action
        self.request_sent = request_sent
        sent = "the server may have acted" if request_sent else "nothing was sent"
        super().__init__(f"{action}: {reason} ({sent})")


class ConnectError(TransportError):
    """No connection could be made: name, address, TLS or proxy. Nothing was sent."""


class TimeoutError(TransportError, builtins.TimeoutError):
    """The reply, or the connection, took longer than the timeout."""


class ConnectionLostError(TransportError):
    """The connection broke before the reply was whole."""


class APIError(SDKError):
    """The server answered with an error."""

    action: str
    """The action that was called."""
    code: str
    """The error's code, such as `InvalidParam`; see `volc_im.ErrorCode`. Empty if none came."""
    code_n: int | None
    """The gateway's number for the code, where it sends one."""
    message: str
    """The server's words, the first 2,048 characters."""
    request_id: str
    """What the vendor's support asks for. Empty if none came."""
    http_status: int
    """Status of the reply; errors come with 200 as well."""
    retry_after_s: float | None
    """Seconds after which the server asks to try again."""
    body: bytes
    """The first 2 kB of the reply; none of one that may hold messages of users or credentials."""

    def __init__(
        self,
        action: str,
        *,
        message: str,
        http_status: int,
        code: str = "",
        code_n: int | None = None,
        request_id: str = "",
        retry_after_s: float | None = None,
        body: bytes = b"",
    ) -> None:
        self.action = action
        self.code = code
        self.code_n = code_n
        self.message = message = message[:2048]
        self.request_id = request_id
        self.http_status = http_status
        self.retry_after_s = retry_after_s
        self.body = body[:2048]
        named = f" {code}" if code else ""
        number = f" ({code_n})" if code_n else ""
        identified = f", request id {request_id}" if request_id else ""
        words = f"{action}:{named}{number} {message} [HTTP {http_status}{identified}]"
        super().__init__(" ".join(words.split()))


class AuthError(APIError):
    """The key, the token or the signature was refused."""


class ClockSkewError(APIError):
    """This machine's clock is too far from the server's."""


class PermissionDeniedError(APIError):
    """The key is good but may not do this."""


class InvalidParameterError(APIError):
    """A field has a value that the server refuses, or does not fit the conversation's kind."""


class NotFoundError(APIError):
    """What the request names is not there."""


class ThrottledError(APIError):
    """Too many calls; the account's quota is used up for now."""


class ServerError(APIError):
    """The service failed; the request may have taken effect."""


class ResponseDecodeError(APIError):
    """The reply is not what the documents promise: HTML, cut short, or of another shape."""


class Failure(NamedTuple):
    """One item of a call that failed while others went through."""

    id: int | str
    """The item, such as a user's id."""
    code: str
    """The error's code; empty if the server names none."""
    message: str
    """The server's words; may be empty."""


class PartialFailureError(APIError):
    """The call went through for some items and failed for those in `failures`.

    Raised only by clients with `raise_on_partial=True`; others find the same in `result.failed`.
    """

    failures: tuple[Failure, ...] = ()
