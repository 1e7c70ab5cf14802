"""A client that finds its credentials by the default chain."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from volc_im import Client, HTTPRequest, HTTPResponse, TimeoutError

TEMPORARY_OF_ROLE = {
    "AccessKeyId": "AK",
    "SecretAccessKey": "secret",
    "SessionToken": "token",
    "ExpiredTime": "2099-01-01T00:00:00Z",
}


class SlowInstance:
    """A slow metadata service, and the API."""

    def __init__(self) -> None:
        self.duration_s = 0.2

    def send(self, request: HTTPRequest, /) -> HTTPResponse:
        if "100.96.0.96" not in request.url:
            return HTTPResponse(200, {}, b'{"ResponseMetadata":{},"Result":{}}')
        time.sleep(min(self.duration_s, request.timeout_s))
        if request.timeout_s < self.duration_s:
            raise TimeoutError(request.action, "no reply", request_sent=True)
        if request.method == "PUT":
            return HTTPResponse(200, {}, b"token")
        if "type=user" in request.url:
            return HTTPResponse(200, {}, b'["chat"]')
        return HTTPResponse(200, {}, json.dumps(TEMPORARY_OF_ROLE).encode())


def test_after_a_short_deadline_the_instance_is_tried_again() -> None:
    instance = SlowInstance()
    im = Client(app_id=1, transport=instance)
    listing: dict[str, Any] = {"participant_user_id": 1, "cursor": 0, "limit": 20}
    with pytest.raises(TimeoutError, match="credentials took too long") as caught:
        im.with_options(deadline=0.1).get_user_conversations(**listing)
    assert caught.value.request_sent is False
    instance.duration_s = 0.0
    assert im.get_user_conversations(**listing).has_more is False
