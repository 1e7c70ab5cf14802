# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""All errors of this package, with the base class `VolcIMError`.

VolcIMError
├── ConfigError             the client is configured wrongly
│   └── MissingExtraError   a package that an extra installs is missing
├── ValidationError         the request breaks a documented rule; nothing was sent
├── TransportError          no reply; `request_sent`: whether the server may have acted
│   ├── ConnectError        no connection; nothing was sent
│   ├── TimeoutError        no connection or no reply in time
│   └── ConnectionLostError the connection ended before the reply was complete
└── APIError                an error reply: code, message, request id, HTTP status
    ├── AuthError, ClockSkewError, PermissionDeniedError
    ├── InvalidParameterError, NotFoundError
    ├── ThrottledError, ServerError
    ├── ResponseDecodeError a reply that cannot be decoded
    └── PartialFailureError some items failed; raised only with `raise_on_partial`

An error of a call has the number of attempts, the elapsed time and the idempotency key that was
sent. Several calls with the same key take effect once. For a call that was cancelled or ended by
Ctrl-C, `interrupted_call` returns the same from the exception that ended it.
"""

from __future__ import annotations

from ._core.errors import (
    APIError,
    AuthError,
    ClockSkewError,
    ConfigError,
    ConnectError,
    ConnectionLostError,
    Failure,
    InvalidParameterError,
    MissingExtraError,
    NotFoundError,
    PartialFailureError,
    PermissionDeniedError,
    ResponseDecodeError,
    ServerError,
    ThrottledError,
    TransportError,
    ValidationError,
    Violation,
)
from ._core.errors import SDKError as VolcIMError
from ._core.errors import TimeoutError as TimeoutError
from ._core.interruption import InterruptedCall, interrupted_call

__all__ = [
    "APIError",
    "AuthError",
    "ClockSkewError",
    "ConfigError",
    "ConnectError",
    "ConnectionLostError",
    "Failure",
    "InterruptedCall",
    "InvalidParameterError",
    "MissingExtraError",
    "NotFoundError",
    "PartialFailureError",
    "PermissionDeniedError",
    "ResponseDecodeError",
    "ServerError",
    "ThrottledError",
    "TransportError",
    "ValidationError",
    "Violation",
    "VolcIMError",
    "interrupted_call",
]

VolcIMError.__name__ = VolcIMError.__qualname__ = "VolcIMError"
