"""The exception of callbacks, and the reasons for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

from volc_sdk._core.errors import SDKError
from volc_sdk._core.util.package import public_in

Reason: TypeAlias = Literal[
    "malformed", "duplicate_key", "signature", "app_id", "time", "data", "too_large", "busy"
]
"""Why an event was refused:

- `malformed`: the body is not a JSON object with the documented fields.
- `duplicate_key`: a JSON object has a key twice, so that two readers could see different values.
- `signature`: no secret key gives the signature of the event.
- `app_id`: the event is of another application.
- `time`: the event is older than `max_age_s`, or as far in the future.
- `data`: `event_data` is not JSON, or not of the form that was asked for.
- `too_large`: the body is larger than the limit of the handler.
- `busy`: another process handles the same event at the moment.
"""


@public_in("callbacks")
class CallbackError(SDKError):
    """An event was refused; `reason` says why. The message contains no key and no data of users."""

    reason: Reason

    def __init__(
        self,
        message: str = "",
        facts: Mapping[str, Any] | None = None,
        *,
        reason: Reason = "malformed",
    ) -> None:
        self.reason = reason
        super().__init__(message, facts)
