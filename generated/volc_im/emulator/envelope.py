"""Write a reply as the platform does: the envelope, a request id, JSON without a detour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from typing import Any
from uuid import uuid4

import msgspec
from starlette.responses import Response

from ..service import DEFAULT_REGION, SIGNING_NAME
from .errors import Failure


@dataclass(slots=True)
class Envelope:
    """What every reply to one request says about it."""

    action: str
    version: str
    now: datetime
    """In UTC."""
    region: str = DEFAULT_REGION
    """The signature's region, once it is known to be good."""
    headers: dict[str, str] = field(default_factory=dict[str, str])
    """Headers beside the usual ones."""
    code: str = ""
    """Code of the error that was last written."""
    message: str = ""
    """Its message."""
    request_id: str = field(init=False)

    def __post_init__(self) -> None:
        self.request_id = f"{self.now:%Y%m%d%H%M%S}{uuid4().hex[:20].upper()}"

    def success(self, result: Mapping[str, Any]) -> Response:
        """A reply with a result."""
        return self._reply(200, {"ResponseMetadata": self._metadata(), "Result": result})

    def failure(self, failure: Failure) -> Response:
        """A reply with an error."""
        self.code, self.message = failure.code, failure.message
        error: dict[str, Any] = {"Code": failure.code, "Message": failure.message}
        if failure.number is not None:
            error = {"CodeN": failure.number, **error}
        return self._reply(
            failure.status, {"ResponseMetadata": {**self._metadata(), "Error": error}}
        )

    def _metadata(self) -> dict[str, str]:
        return {
            "RequestId": self.request_id,
            "Action": self.action,
            "Version": self.version,
            "Service": SIGNING_NAME,
            "Region": self.region,
        }

    def _reply(self, status: int, envelope: Mapping[str, Any]) -> Response:
        headers = {
            "Date": format_datetime(self.now, usegmt=True),
            "X-Tt-Logid": self.request_id,
            **self.headers,
        }
        return Response(
            msgspec.json.encode(envelope), status, headers=headers, media_type="application/json"
        )
