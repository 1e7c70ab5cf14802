"""Write a reply as the platform does: the envelope, a request id, JSON without a detour."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import msgspec
from starlette.responses import Response

from ..service import DEFAULT_REGION, SIGNING_NAME
from .failures import Failure


def _request_id() -> str:
    return time.strftime("%Y%m%d%H%M%S", time.gmtime()) + uuid4().hex[:20].upper()


@dataclass(slots=True)
class Envelope:
    """What every reply to one request says about it."""

    action: str
    version: str
    region: str = DEFAULT_REGION
    """The signature's region, once it is known to be good."""
    request_id: str = field(default_factory=_request_id)

    def success(self, result: dict[str, Any]) -> Response:
        """A reply with a result."""
        return self._reply(200, {"ResponseMetadata": self._metadata(), "Result": result})

    def failure(self, failure: Failure) -> Response:
        """A reply with an error."""
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

    def _reply(self, status: int, envelope: dict[str, Any]) -> Response:
        return Response(
            msgspec.json.encode(envelope),
            status,
            headers={"X-Tt-Logid": self.request_id},
            media_type="application/json",
        )
