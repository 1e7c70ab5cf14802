# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Client for Volcengine RTC instant messaging, typed, sync and async.

Modules load when a name of theirs is first used, so that importing the package costs little.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._runtime.paging import AsyncPager, Pager
    from ._runtime.transport import AsyncTransport, HTTPRequest, HTTPResponse, Transport
    from .actions.conversation import CreateConversationResult, GetUserConversationsResult
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
        InvalidParameterError,
        NotFoundError,
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
    "AsyncPager",
    "AsyncTransport",
    "AuthError",
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
    "GetUserConversationsResult",
    "HTTPRequest",
    "HTTPResponse",
    "InvalidParameterError",
    "NotFoundError",
    "Pager",
    "PermissionDeniedError",
    "ResponseDecodeError",
    "ServerError",
    "ThrottledError",
    "TimeoutError",
    "Transport",
    "TransportError",
    "ValidationError",
    "Violation",
    "VolcIMError",
]

_MODULES = {
    "APIError": "errors",
    "AsyncClient": "client",
    "AsyncPager": "_runtime.paging",
    "AsyncTransport": "_runtime.transport",
    "AuthError": "errors",
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
    "GetUserConversationsResult": "actions.conversation",
    "HTTPRequest": "_runtime.transport",
    "HTTPResponse": "_runtime.transport",
    "InvalidParameterError": "errors",
    "NotFoundError": "errors",
    "Pager": "_runtime.paging",
    "PermissionDeniedError": "errors",
    "ResponseDecodeError": "errors",
    "ServerError": "errors",
    "ThrottledError": "errors",
    "TimeoutError": "errors",
    "Transport": "_runtime.transport",
    "TransportError": "errors",
    "ValidationError": "errors",
    "Violation": "errors",
    "VolcIMError": "errors",
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
