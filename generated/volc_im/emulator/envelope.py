"""Build the envelope of a response."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from functools import lru_cache
from typing import Any

import msgspec
from starlette.responses import Response

from .._core.service import ServiceModel
from .errors import SERVICE_STATUS, ServiceError


@dataclass(slots=True)
class Envelope:
    """The parts of a response other than its result."""

    service: ServiceModel
    action: str
    version: str
    now: datetime
    """Time of the response, in UTC."""
    region: str = field(init=False)
    """Region that the request was signed for, once the signature is verified."""
    headers: dict[str, str] = field(init=False, default_factory=dict[str, str])
    """Additional headers."""
    code: str = field(init=False, default="")
    """Code of the error that was written last."""
    message: str = field(init=False, default="")
    """Message of that error."""
    request_id: str = field(init=False)

    def __post_init__(self) -> None:
        self.region = self.service.default_region
        self.request_id = f"{_texts(self.now)[0]}{os.urandom(10).hex().upper()}"

    def success(self, result: Mapping[str, Any]) -> Response:
        """Return a response with a result."""
        return self._response(200, {"ResponseMetadata": self._metadata(), "Result": result})

    def error(self, error: ServiceError) -> Response:
        """Return a response with an error."""
        self.code, self.message = error.code, error.message
        codes = self.service.error_codes
        content: dict[str, Any] = {"Code": error.code, "Message": error.message}
        if error.numbered and error.code in codes.numbers:
            content = {"CodeN": codes.numbers[error.code], **content}
        status = error.status or codes.http_statuses.get(error.code, SERVICE_STATUS)
        return self._response(status, {"ResponseMetadata": {**self._metadata(), "Error": content}})

    def _metadata(self) -> dict[str, str]:
        return {
            "RequestId": self.request_id,
            "Action": self.action,
            "Version": self.version,
            "Service": self.service.signing_name,
            "Region": self.region,
        }

    def _response(self, status: int, content: Mapping[str, Any]) -> Response:
        headers = {
            "Date": _texts(self.now)[1],
            "X-Tt-Logid": self.request_id,
            **self.headers,
        }
        return Response(
            msgspec.json.encode(content), status, headers=headers, media_type="application/json"
        )


@lru_cache(maxsize=2)  # the responses of a second have the same
def _texts(now: datetime) -> tuple[str, str]:
    """Return a time as request IDs begin with it, and as the value of the header Date."""
    return f"{now:%Y%m%d%H%M%S}", format_datetime(now, usegmt=True)
