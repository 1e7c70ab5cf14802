"""The hand-written names that the package's root offers, by their module."""

from __future__ import annotations

from typing import Final

PUBLIC: Final = {
    "client": ("AsyncClient", "Client"),
    "_core.auth.credentials": ("Credentials",),
    "error_codes": ("ErrorCode",),
    "errors": (
        "APIError", "AuthError", "ClockSkewError", "ConfigError", "ConnectError",
        "ConnectionLostError", "Failure", "InvalidParameterError", "NotFoundError",
        "PartialFailureError", "PermissionDeniedError", "ResponseDecodeError", "ServerError",
        "ThrottledError", "TimeoutError", "TransportError", "ValidationError", "Violation",
        "VolcIMError",
    ),
    "batches": ("chunked", "max_items"),
    "_core.call.attempts": ("Call",),
    "_core.middleware": ("AsyncMiddleware", "Middleware"),
    "_core.schema.models": ("RawResponse", "UntypedResult"),
    "_core.pagination": ("AsyncPager", "Pager"),
    "_core.http.transport": (
        "AsyncTransport", "HTTPRequest", "HTTPResponse", "Transport", "TransportConfig",
    ),
}  # fmt: skip

# Classes that the spec's classes may not hide: those, and what generated modules import.
TAKEN: Final = frozenset(name for names in PUBLIC.values() for name in names) | frozenset(
    (
        "Action",
        "Any",
        "BaseAsyncClient",
        "BaseStubs",
        "BaseSyncClient",
        "CaselessStrEnum",
        "Condition",
        "Expectation",
        "Failures",
        "Field",
        "Final",
        "LazyModule",
        "Listing",
        "OpenIntEnum",
        "OpenStrEnum",
        "RateLimit",
        "Result",
        "Sequence",
        "Struct",
        "UNCHECKED",
        "UntypedResult",
        "VolcgenRoot",  # what the models' library calls the whole schema
        "When",
    )
)
