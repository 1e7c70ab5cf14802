# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Every error that this package raises, rooted in `VolcIMError`.

VolcIMError
├── ConfigError             the client is set up wrongly
├── ValidationError         the request breaks a documented rule; nothing was sent
├── TransportError          no reply; `request_sent` tells whether the server may have acted
│   ├── ConnectError        never sent
│   ├── TimeoutError
│   └── ConnectionLostError
└── APIError                an error reply: code, message, request id, HTTP status
    ├── AuthError, ClockSkewError, PermissionDeniedError
    ├── InvalidParameterError, NotFoundError
    ├── ThrottledError, ServerError
    ├── ResponseDecodeError a reply that cannot be decoded
    └── PartialFailureError some items failed while others succeeded; raised on demand

Every error of a call has the number of attempts, the elapsed time and the idempotency key that was
sent, so that the call can be repeated by hand without harm.
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
    NotFoundError,
    PartialFailureError,
    PermissionDeniedError,
    ResponseDecodeError,
    ServerError,
    ThrottledError,
    TimeoutError,
    TransportError,
    ValidationError,
    Violation,
)
from ._core.errors import SDKError as VolcIMError

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
    "VolcIMError",
]

VolcIMError.__name__ = VolcIMError.__qualname__ = "VolcIMError"
