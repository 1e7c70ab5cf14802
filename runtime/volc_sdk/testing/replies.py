"""Build the responses of stubs as the service writes them; the client decodes them as usual."""

from __future__ import annotations

import copy
import difflib
from typing import Any, Final

import msgspec

from .._core.errors import (
    APIError,
    ConnectError,
    PartialFailureError,
    ResponseDecodeError,
    SDKError,
    TransportError,
)
from .._core.http.transport import HTTPRequest, HTTPResponse
from .._core.schema.models import Result
from .._core.service import ServiceModel
from .client_hooks import Responder

_DEFAULT_MESSAGE: Final = "raised by a stub"
_DEFAULT_STATUS: Final = 400
"""HTTP status of codes that have no documented status."""


def result_responder(service: ServiceModel, result: Result) -> Responder:
    """Return a responder that replies with a result."""
    data = result.to_dict()
    return lambda request: _response(service, request, 200, {"Result": data})


def error_responder(
    service: ServiceModel,
    error: str | Exception | type[Exception],
    message: str,
    http_status: int | None,
    retry_after_s: float | None,
) -> Responder:
    """Return a responder that replies with an error code, or raises an exception.

    Raises:
        TypeError, ValueError: The service cannot reply with this error.
    """
    if isinstance(error, str):
        return _code_responder(service, str(error), message, http_status, retry_after_s)
    if message or http_status is not None or retry_after_s is not None:
        raise TypeError("message, http_status and retry_after_s require an error code")
    if isinstance(error, APIError):
        return _api_error_responder(service, error)
    if isinstance(error, type):
        return _class_responder(error)

    def respond(request: HTTPRequest) -> HTTPResponse:
        raise copy.copy(error) if isinstance(error, SDKError) else error

    return respond


def _class_responder(class_: type[Exception]) -> Responder:
    if issubclass(class_, SDKError) and not issubclass(class_, TransportError):
        raise TypeError(
            f"{class_.__name__} does not name an error code; pass a code, such as ErrorCode.…"
        )

    def respond(request: HTTPRequest) -> HTTPResponse:
        if issubclass(class_, TransportError):
            sent = not issubclass(class_, ConnectError)
            raise class_(request.action, _DEFAULT_MESSAGE, request_sent=sent)
        raise class_(_DEFAULT_MESSAGE)

    return respond


def _code_responder(
    service: ServiceModel,
    code: str,
    message: str,
    http_status: int | None,
    retry_after_s: float | None,
) -> Responder:
    codes = service.error_codes
    if code not in codes.categories and http_status is None:
        near = difflib.get_close_matches(code, codes.categories, 1)
        hint = f"did you mean {near[0]!r}? " if near else ""
        raise ValueError(
            f"unknown error code {code!r}; {hint}Pass http_status= for a code that is not documented"
        )
    status = codes.http_statuses.get(code, _DEFAULT_STATUS) if http_status is None else http_status
    numbered = {"CodeN": codes.numbers[code]} if code in codes.numbers else {}
    error = {**numbered, "Code": code, "Message": message or _DEFAULT_MESSAGE}
    headers = _retry_after(retry_after_s)
    return lambda request: _response(service, request, status, {}, error, headers)


def _api_error_responder(service: ServiceModel, error: APIError) -> Responder:
    if isinstance(error, PartialFailureError):
        raise TypeError(
            "a partial failure is part of a result: pass the failed items to returns(), not raises()"
        )
    if isinstance(error, ResponseDecodeError):
        return lambda request: HTTPResponse(error.http_status, {}, error.body)
    named: dict[str, Any] = {"Code": error.code, "Message": error.message, "CodeN": error.code_n}
    known = {name: value for name, value in named.items() if value is not None}
    headers = _retry_after(error.retry_after_s)
    return lambda request: _response(
        service, request, error.http_status, {}, known, headers, request_id=error.request_id
    )


def _retry_after(seconds: float | None) -> dict[str, str]:
    return {} if seconds is None else {"retry-after": f"{seconds:g}"}


def _version(service: ServiceModel, action: str) -> str:
    is_known = action in service.actions
    return service.action(action).version if is_known else service.api_version


def _response(
    service: ServiceModel,
    request: HTTPRequest,
    status: int,
    result: dict[str, Any],
    error: dict[str, Any] | None = None,
    headers: dict[str, str] | None = None,
    request_id: str = "stub",
) -> HTTPResponse:
    metadata: dict[str, Any] = {
        "RequestId": request_id,
        "Action": request.action,
        "Version": _version(service, request.action),
        "Service": service.signing_name,
        "Region": service.default_region,
    }
    if error is not None:
        metadata["Error"] = error
    usual = {"content-type": "application/json", "x-tt-logid": request_id}
    body = msgspec.json.encode({"ResponseMetadata": metadata, **result})
    return HTTPResponse(status, {**usual, **(headers or {})}, body)
