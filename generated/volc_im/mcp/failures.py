"""Describe errors to a model: what happened, and what to do."""

from __future__ import annotations

from typing import Any, Final

from .._core.errors import APIError, ConfigError, SDKError, TransportError, ValidationError
from .refusals import Refused
from .texts import Texts

_CORRECT: Final = "Correct the arguments and call again."
_CONFIGURE: Final = "The operator must correct the configuration of the server. Do not try again."
_UNKNOWN: Final = (
    "The reply was lost, and the server may have acted. Read the current state before you call again."
)
_REPEAT: Final = (
    "The reply was lost. Call again with the same arguments: the call takes effect at most once."
)
_LATER: Final = "Nothing was sent. Try again later."


def describe(error: Exception, texts: Texts) -> dict[str, Any]:
    """Return the member `error` of a result."""
    match error:
        case Refused(code=code, message=message, advice=advice):
            return {"code": code, "message": message, "advice": advice}
        case ValidationError(violations=violations):
            return {
                "code": "invalid_arguments",
                "message": f"{error.action}: the arguments break documented rules",
                "arguments": [{"path": each.path, "problem": each.problem} for each in violations],
                "advice": _CORRECT,
            }
        case APIError():
            found = {
                "code": error.code or "unknown",
                "message": f"{error.action} failed with HTTP {error.http_status}",
                "server_message": error.message,
                "request_id": error.request_id,
                "retry_after_s": error.retry_after_s,
                "advice": texts.remedy(error.code),
            }
            return {name: value for name, value in found.items() if value not in (None, "")}
        case TransportError():
            advice = _LATER
            if error.request_sent:
                advice = _REPEAT if error.idempotency_key else _UNKNOWN
            return {"code": "no_reply", "message": str(error), "advice": advice}
        case ConfigError():
            return {"code": "configuration", "message": str(error), "advice": _CONFIGURE}
        case SDKError():
            return {"code": "failed", "message": str(error), "advice": ""}
        case _:
            raise error
