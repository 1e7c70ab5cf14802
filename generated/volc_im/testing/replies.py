"""Replies as the service writes them, for the client to read as it reads any other."""

from __future__ import annotations

import copy
import difflib
from typing import Any

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
from .._core.schema.models import Result, UntypedResult
from ..emulator.errors import SERVICE_STATUS
from ..emulator.statuses import STATUSES
from ..error_codes import CATEGORIES, NUMBERS
from ..service import API_VERSION, DEFAULT_REGION, SIGNING_NAME
from .client_hooks import Answer


def result_answer(result: Result) -> Answer:
    """Answers with a result."""
    data = result.data if isinstance(result, UntypedResult) else result.to_dict()
    return lambda request: _reply(request, 200, {"Result": data})


def error_answer(
    error: str | Exception | type[Exception],
    message: str,
    http_status: int | None,
    retry_after_s: float | None,
) -> Answer:
    """Answers with an error's code, or raises what a transport can raise."""
    if isinstance(error, str):
        return _code_answer(error, message, http_status, retry_after_s)
    if message or http_status is not None or retry_after_s is not None:
        raise TypeError("message, http_status and retry_after_s go with a code, not an exception")
    if isinstance(error, APIError):
        return _api_error_answer(error)
    if isinstance(error, type):
        return _class_answer(error)

    def raise_it(request: HTTPRequest) -> HTTPResponse:
        raise copy.copy(error) if isinstance(error, SDKError) else error

    return raise_it


def _class_answer(kind: type[Exception]) -> Answer:
    if issubclass(kind, SDKError) and not issubclass(kind, TransportError):
        raise TypeError(f"{kind.__name__} has no code of its own; give one, such as ErrorCode.…")

    def raise_it(request: HTTPRequest) -> HTTPResponse:
        if issubclass(kind, TransportError):
            sent = not issubclass(kind, ConnectError)
            raise kind(request.action, "as the test asked for", request_sent=sent)
        raise kind("as the test asked for")

    return raise_it


def _code_answer(
    code: str, message: str, http_status: int | None, retry_after_s: float | None
) -> Answer:
    code = str(code)
    if code not in CATEGORIES and http_status is None:
        near = difflib.get_close_matches(code, CATEGORIES, 1)
        hint = f"did you mean {near[0]!r}? " if near else ""
        raise ValueError(
            f"the documents know no code {code!r}; {hint}For one of your own add http_status="
        )
    status = STATUSES.get(code, SERVICE_STATUS) if http_status is None else http_status
    numbered = {"CodeN": NUMBERS[code]} if code in NUMBERS else {}
    error = {**numbered, "Code": code, "Message": message or "as the test asked for"}
    headers = {} if retry_after_s is None else {"retry-after": f"{retry_after_s:g}"}
    return lambda request: _reply(request, status, {}, error, headers)


def _api_error_answer(error: APIError) -> Answer:
    if isinstance(error, PartialFailureError):
        raise TypeError("some items fail in a result: name them in returns(), not in raises()")
    if isinstance(error, ResponseDecodeError):
        return lambda request: HTTPResponse(error.http_status, {}, error.body)
    named: dict[str, Any] = {"Code": error.code, "Message": error.message, "CodeN": error.code_n}
    headers = {} if error.retry_after_s is None else {"retry-after": f"{error.retry_after_s:g}"}
    known = {name: value for name, value in named.items() if value is not None}
    return lambda request: _reply(
        request, error.http_status, {}, known, headers, request_id=error.request_id
    )


def _reply(
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
        "Version": API_VERSION,
        "Service": SIGNING_NAME,
        "Region": DEFAULT_REGION,
    }
    if error is not None:
        metadata["Error"] = error
    usual = {"content-type": "application/json", "x-tt-logid": request_id}
    body = msgspec.json.encode({"ResponseMetadata": metadata, **result})
    return HTTPResponse(status, {**usual, **(headers or {})}, body)
