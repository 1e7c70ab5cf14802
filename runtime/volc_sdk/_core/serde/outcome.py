"""Decide what a reply means: a result, or which error. The code decides, then the status."""

from __future__ import annotations

import math
import time
from typing import Any, Final

import msgspec

from ...error_codes import CATEGORIES
from .. import errors
from ..http.server_clock import moment_of
from ..http.transport import HTTPResponse, beginning
from ..schema.actions import Action, Failures, R
from ..schema.models import Result
from .decode import ErrorInfo, Metadata, reader_of

_BLANKS: Final = b"\xef\xbb\xbf \t\r\n"
_BY_CATEGORY: dict[str, type[errors.APIError]] = {
    "auth": errors.AuthError,
    "expired": errors.AuthError,
    "clock_skew": errors.ClockSkewError,
    "permission": errors.PermissionDeniedError,
    "invalid_parameter": errors.InvalidParameterError,
    "unsupported_kind": errors.InvalidParameterError,
    "not_found": errors.NotFoundError,
    "throttled": errors.ThrottledError,
    "server": errors.ServerError,
    "limit": errors.APIError,
}
_BY_STATUS: dict[int, type[errors.APIError]] = {
    400: errors.InvalidParameterError,
    401: errors.AuthError,
    403: errors.PermissionDeniedError,
    404: errors.NotFoundError,
    429: errors.ThrottledError,
}


def judge(action: Action[R], response: HTTPResponse) -> R:
    """The result of a reply; raises an APIError for any other reply."""
    status = response.status
    envelope, wrong = None, ""
    try:
        envelope = reader_of(action.result).read(response.body)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        wrong = str(error)
    if envelope is None:  # raised out here, or the error would keep what the reader's frames hold
        raise _unreadable(action, response, wrong)
    metadata = envelope.metadata
    if metadata.error is not None:
        raise _api_error(action, response, metadata, metadata.error)
    if not 200 <= status < 300:
        raise _api_error(action, response, metadata, ErrorInfo(message="no error was named"))
    result = envelope.result if envelope.result is not None else _empty(action, response)
    vars(result)["_metadata"] = metadata
    if action.failures is not None:
        vars(result)["_failed"] = failed_items(result, action.failures)
    return result


def failed_items(result: Result, failures: Failures) -> tuple[errors.Failure, ...]:
    """The items that a result says failed, whatever shape the action gives them."""

    def text(item: object, name: str) -> str:
        return str(getattr(item, name, None) or "") if name else ""

    def name_of(item: object) -> Any:
        if not failures.id:
            return item
        number = getattr(item, failures.id)
        # 0 stands for no integer beside a text; alone it is an id.
        return number or (failures.id_twin and getattr(item, failures.id_twin)) or number

    items: list[Any] = getattr(result, failures.field) or []
    if not items and failures.twin:
        items = getattr(result, failures.twin) or []
    return tuple(
        errors.Failure(
            name_of(item),
            text(item, failures.code),
            text(item, failures.message),
        )
        for item in items
    )


def _empty(action: Action[R], response: HTTPResponse) -> R:
    """Some actions answer without a Result."""
    try:
        return action.result()
    except TypeError:
        raise _unreadable(action, response, "the Result is missing") from None


def _api_error(
    action: Action[Any], response: HTTPResponse, metadata: Metadata, error: ErrorInfo
) -> errors.APIError:
    kind = _BY_CATEGORY.get(CATEGORIES.get(error.code, "")) or _by_status(response.status)
    hidden = action.secret_reply and b'"Result"' in response.body
    return kind(
        action.name,
        code=error.code,
        code_n=error.code_n,
        message=error.message,
        request_id=metadata.request_id or response.headers.get("x-tt-logid") or "",
        http_status=response.status,
        retry_after_s=_retry_after(response),
        body=b"" if hidden else response.body,
    )


def _retry_after(response: HTTPResponse) -> float | None:
    """The Retry-After header in seconds: a number, or a date, by the clock of the server."""
    value = response.headers.get("retry-after")
    if not value:
        return None
    try:
        seconds = float(value)
    except ValueError:
        moment = moment_of(value)
        now = moment_of(response.headers.get("date") or "")
        seconds = math.nan if moment is None else moment - (time.time() if now is None else now)
    return max(0.0, seconds) if math.isfinite(seconds) else None


def _by_status(status: int) -> type[errors.APIError]:
    if status >= 500:
        return errors.ServerError
    return _BY_STATUS.get(status, errors.APIError)


def _unreadable(action: Action[Any], response: HTTPResponse, reason: str) -> errors.APIError:
    status = response.status
    good = 200 <= status < 300
    # A gateway's page is an error of its status; only a good status makes it a bad reply.
    kind = errors.ResponseDecodeError if good else _by_status(status)
    is_json = response.body.lstrip(_BLANKS).startswith((b"{", b"["))
    hidden = action.secret_reply and ((good and is_json) or b'"Result"' in response.body)
    shown = b"" if hidden else response.body
    begins = f"its {len(response.body)} bytes may be private" if hidden else beginning(shown)
    return kind(
        action.name,
        message=f"the reply cannot be read: {reason}; {begins}",
        http_status=status,
        request_id=response.headers.get("x-tt-logid") or "",
        retry_after_s=_retry_after(response),
        body=shown,
    )
