# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Client for Volcengine RTC instant messaging, typed, sync and async.

Modules load when a name of theirs is first used, so that importing the package costs little.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._runtime.call import Call
    from ._runtime.middleware import AsyncMiddleware, Middleware
    from ._runtime.model import RawResponse, UntypedResult
    from ._runtime.paging import AsyncPager, Pager
    from ._runtime.transport import (
        AsyncTransport,
        HTTPRequest,
        HTTPResponse,
        Transport,
        TransportConfig,
    )
    from .actions.conversation import CreateConversationResult, GetUserConversationsResult
    from .batches import chunked, max_items
    from .client import AsyncClient, Client
    from .credentials import Credentials
    from .enums import ConversationStatus, ConversationType, DataType
    from .error_codes import ErrorCode
    from .errors import (
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
        VolcIMError,
    )
    from .structs import ConversationCoreInfo, ConversationInfo

__version__ = "0.1.0"

__all__ = [
    "APIError",
    "AsyncClient",
    "AsyncMiddleware",
    "AsyncPager",
    "AsyncTransport",
    "AuthError",
    "Call",
    "Client",
    "ClockSkewError",
    "ConfigError",
    "ConnectError",
    "ConnectionLostError",
    "ConversationCoreInfo",
    "ConversationInfo",
    "ConversationStatus",
    "ConversationType",
    "CreateConversationResult",
    "Credentials",
    "DataType",
    "ErrorCode",
    "Failure",
    "GetUserConversationsResult",
    "HTTPRequest",
    "HTTPResponse",
    "InvalidParameterError",
    "Middleware",
    "NotFoundError",
    "Pager",
    "PartialFailureError",
    "PermissionDeniedError",
    "RawResponse",
    "ResponseDecodeError",
    "ServerError",
    "ThrottledError",
    "TimeoutError",
    "Transport",
    "TransportConfig",
    "TransportError",
    "UntypedResult",
    "ValidationError",
    "Violation",
    "VolcIMError",
    "chunked",
    "max_items",
]

_MODULES = {
    "APIError": "errors",
    "AsyncClient": "client",
    "AsyncMiddleware": "_runtime.middleware",
    "AsyncPager": "_runtime.paging",
    "AsyncTransport": "_runtime.transport",
    "AuthError": "errors",
    "Call": "_runtime.call",
    "Client": "client",
    "ClockSkewError": "errors",
    "ConfigError": "errors",
    "ConnectError": "errors",
    "ConnectionLostError": "errors",
    "ConversationCoreInfo": "structs",
    "ConversationInfo": "structs",
    "ConversationStatus": "enums",
    "ConversationType": "enums",
    "CreateConversationResult": "actions.conversation",
    "Credentials": "credentials",
    "DataType": "enums",
    "ErrorCode": "error_codes",
    "Failure": "errors",
    "GetUserConversationsResult": "actions.conversation",
    "HTTPRequest": "_runtime.transport",
    "HTTPResponse": "_runtime.transport",
    "InvalidParameterError": "errors",
    "Middleware": "_runtime.middleware",
    "NotFoundError": "errors",
    "Pager": "_runtime.paging",
    "PartialFailureError": "errors",
    "PermissionDeniedError": "errors",
    "RawResponse": "_runtime.model",
    "ResponseDecodeError": "errors",
    "ServerError": "errors",
    "ThrottledError": "errors",
    "TimeoutError": "errors",
    "Transport": "_runtime.transport",
    "TransportConfig": "_runtime.transport",
    "TransportError": "errors",
    "UntypedResult": "_runtime.model",
    "ValidationError": "errors",
    "Violation": "errors",
    "VolcIMError": "errors",
    "chunked": "batches",
    "max_items": "batches",
}


def __getattr__(name: str) -> Any:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f".{module}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
