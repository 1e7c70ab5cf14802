"""Turn a reply into a result or an exception. The error code, or else the status, selects the class."""

from __future__ import annotations

import math
import time
from typing import Any, Final

import msgspec

from .. import errors
from ..http.server_clock import parse_http_date
from ..http.transport import HTTPResponse, body_excerpt
from ..schema.actions import Action, PartialFailures, R
from ..schema.models import Result
from ..service import ServiceModel
from .decode import ErrorInfo, Metadata, decoder_of

_LEADING_BYTES: Final = b"\xef\xbb\xbf \t\r\n"
BY_CATEGORY: Final[dict[str, type[errors.APIError]]] = {
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
"""Exception for each category of the spec's error codes."""
_BY_STATUS: dict[int, type[errors.APIError]] = {
    400: errors.InvalidParameterError,
    401: errors.AuthError,
    403: errors.PermissionDeniedError,
    404: errors.NotFoundError,
    429: errors.ThrottledError,
}


def result_or_error(
    action: Action[R], response: HTTPResponse, service: ServiceModel, endpoint: str
) -> R:
    """Return the result of a reply.

    Errors name the endpoint unless the reply is from the API itself: a gateway or a proxy may have
    sent it.

    Raises:
        APIError: The reply is an error, or it cannot be decoded.
    """
    status = response.status
    envelope, problem = None, ""
    try:
        envelope = decoder_of(action.result).decode(response.body)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        problem = str(error)
    if envelope is None:  # outside of `except`: the traceback must not keep the decoder's frames
        raise _undecodable(action, response, problem, endpoint)
    metadata = envelope.metadata
    if metadata.error is not None:
        raise _api_error(action, response, service, metadata, metadata.error)
    if not 200 <= status < 300:
        raise _api_error(
            action,
            response,
            service,
            metadata,
            ErrorInfo(message=f"{_reply_of(endpoint)} has no error message"),
        )
    result = envelope.result if envelope.result is not None else _empty(action, response, endpoint)
    vars(result)["_metadata"] = metadata
    if action.failures is not None:
        vars(result)["_failed"] = failed_items(result, action.failures)
    return result


def failed_items(result: Result, failures: PartialFailures) -> tuple[errors.Failure, ...]:
    """Return the items of a result that failed, in the same form for all actions."""

    def text(item: object, name: str) -> str:
        return str(getattr(item, name, None) or "") if name else ""

    def name_of(item: object) -> Any:
        if not failures.id:
            return item
        number = getattr(item, failures.id)
        # An integer id of 0 means that there is none if the struct has a text id; otherwise 0 is an id.
        return number or (failures.text_id and getattr(item, failures.text_id)) or number

    items: list[Any] = getattr(result, failures.field) or []
    if not items and failures.text_field:
        items = getattr(result, failures.text_field) or []
    return tuple(
        errors.Failure(
            name_of(item),
            text(item, failures.code),
            text(item, failures.message),
        )
        for item in items
    )


def _empty(action: Action[R], response: HTTPResponse, endpoint: str) -> R:
    """Return an empty result, because the replies of some actions have none."""
    try:
        return action.result()
    except TypeError:
        raise _undecodable(action, response, "the Result is missing", endpoint) from None


def _api_error(
    action: Action[Any],
    response: HTTPResponse,
    service: ServiceModel,
    metadata: Metadata,
    error: ErrorInfo,
) -> errors.APIError:
    codes = service.error_codes
    code = error.code or codes.by_number.get(error.code_n or 0, "")
    kind = BY_CATEGORY.get(codes.categories.get(code, "")) or _by_status(response.status)
    hidden = action.sensitive_response and b'"Result"' in response.body
    return kind(
        action.name,
        code=code,
        code_n=error.code_n,
        message=error.message,
        request_id=metadata.request_id or response.headers.get("x-tt-logid") or "",
        http_status=response.status,
        retry_after_s=_retry_after(response),
        body=b"" if hidden else response.body,
    )


def _retry_after(response: HTTPResponse) -> float | None:
    """Return the Retry-After header in seconds. A date is compared with the Date of the reply."""
    value = response.headers.get("retry-after")
    if not value:
        return None
    try:
        seconds = float(value)
    except ValueError:
        moment = parse_http_date(value)
        now = parse_http_date(response.headers.get("date") or "")
        seconds = math.nan if moment is None else moment - (time.time() if now is None else now)
    return max(0.0, seconds) if math.isfinite(seconds) else None


def _by_status(status: int) -> type[errors.APIError]:
    if status >= 500:
        return errors.ServerError
    return _BY_STATUS.get(status, errors.APIError)


def _reply_of(endpoint: str) -> str:
    from ..http.endpoints import location  # imports ipaddress, which few calls need

    return f"the reply of {location(endpoint)}"


def _undecodable(
    action: Action[Any], response: HTTPResponse, reason: str, endpoint: str
) -> errors.APIError:
    status = response.status
    good = 200 <= status < 300
    # Gateways report errors with HTML pages, so only a page with a success status is undecodable.
    kind = errors.ResponseDecodeError if good else _by_status(status)
    is_json = response.body.lstrip(_LEADING_BYTES).startswith((b"{", b"["))
    hidden = action.sensitive_response and ((good and is_json) or b'"Result"' in response.body)
    shown = b"" if hidden else response.body
    begins = f"its {len(response.body)} bytes may be sensitive" if hidden else body_excerpt(shown)
    return kind(
        action.name,
        message=f"{_reply_of(endpoint)} cannot be decoded: {reason}; {begins}",
        http_status=status,
        request_id=response.headers.get("x-tt-logid") or "",
        retry_after_s=_retry_after(response),
        body=shown,
    )
