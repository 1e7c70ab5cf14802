"""Hooks of schemathesis, which runs in another process: signatures, integers, and a check."""

from __future__ import annotations

import os
from typing import Any

import requests
import schemathesis

from volc_im import Credentials
from volc_im._core.serde.validation import violations
from volc_im.service import SERVICE
from volc_im.signing import sign

CREDENTIALS = Credentials(os.environ["EXAMPLE_ACCESS_KEY"], os.environ["EXAMPLE_SECRET_KEY"])


class Signature(requests.auth.AuthBase):
    """Signs each request."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        body = request.body or b""
        added = sign(
            method=str(request.method),
            url=str(request.url),
            headers=dict(request.headers),
            body=body.encode() if isinstance(body, str) else body,
            credentials=CREDENTIALS,
            region=SERVICE.default_region,
            service=SERVICE.signing_name,
        )
        request.headers.update(added)
        return request


schemathesis.auth.set_from_requests(Signature())


@schemathesis.hook
def map_body(_context: Any, body: Any) -> Any:
    """Write 1.0 as 1: it is an integer in JSON Schema, but the service reads integers only."""
    if isinstance(body, dict):
        return {key: map_body(_context, value) for key, value in body.items()}
    if isinstance(body, list):
        return [map_body(_context, value) for value in body]
    return int(body) if isinstance(body, float) and body.is_integer() else body


@schemathesis.check
def the_client_accepts_the_body(_context: Any, _response: Any, case: Any) -> None:
    """Fail if the client would refuse a body that the document allows."""
    action = SERVICE.action(case.operation.definition.raw["operationId"])
    broken = violations(case.body, action)
    assert not broken, f"the document allows what the client refuses: {broken}"
