"""Signed requests that a test can change before it sends them, without a client."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http.client import HTTPConnection, HTTPResponse
from typing import Any
from urllib.parse import urlsplit

from volc_im import Credentials
from volc_im.signing import sign

from .error_paths import check_paths

ACCESS_KEY = "AKLTexample"
SECRET_KEY = "c2VjcmV0LW9mLXRoZS10ZXN0cw=="
CREDENTIALS = Credentials(ACCESS_KEY, SECRET_KEY)
VERSION = "2020-12-01"


@dataclass
class Request:
    """A request that is ready to send. Change any part of it after signing."""

    path: str
    body: bytes
    headers: dict[str, str]
    method: str = "POST"


@dataclass
class Answer:
    status: int
    headers: Mapping[str, str]
    raw: bytes
    json: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        self.json = json.loads(self.raw)

    @property
    def metadata(self) -> dict[str, Any]:
        return self.json["ResponseMetadata"]

    @property
    def error(self) -> dict[str, Any]:
        return self.metadata["Error"]

    @property
    def code(self) -> str:
        return self.error["Code"]

    @property
    def result(self) -> dict[str, Any]:
        assert self.status == 200, self.raw
        return self.json["Result"]


class RawClient:
    """Sends signed requests to one emulator, without the checks and retries of a client."""

    def __init__(self, endpoint: str) -> None:
        self.endpoint = endpoint

    def signed(
        self,
        body: object,
        action: str = "GetUserConversations",
        *,
        path: str | None = None,
        method: str = "POST",
        headers: Mapping[str, str] | None = None,
        credentials: Credentials = CREDENTIALS,
        region: str = "cn-north-1",
        service: str = "rtc",
        now: datetime | None = None,
    ) -> Request:
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        path = f"/?Action={action}&Version={VERSION}" if path is None else path
        sent = {"Content-Type": "application/json", **(headers or {})}
        sent |= sign(
            method=method,
            url=self.endpoint + path,
            headers=sent,
            body=raw,
            credentials=credentials,
            region=region,
            service=service,
            now=now,
        )
        return Request(path, raw, sent, method)

    def send(self, request: Request) -> Answer:
        with self.exchange(request) as reply:
            answer = Answer(reply.status, reply.headers, reply.read())
        check_paths(answer.json)
        return answer

    @contextmanager
    def exchange(self, request: Request) -> Iterator[HTTPResponse]:
        address = urlsplit(self.endpoint)
        assert address.hostname
        connection = HTTPConnection(address.hostname, address.port, timeout=30)
        try:
            connection.request(request.method, request.path, request.body, request.headers)
            yield connection.getresponse()
        finally:
            connection.close()

    def call(self, action: str, body: object, **how: Any) -> Answer:
        return self.send(self.signed(body, action, **how))


def ask(
    endpoint: str, method: str, path: str, body: object = None, **headers: str
) -> tuple[int, Any]:
    """Return the status and the JSON of a request to the control endpoint."""
    address = urlsplit(endpoint)
    assert address.hostname
    raw = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
    connection = HTTPConnection(address.hostname, address.port, timeout=30)
    try:
        connection.request(method, path, raw, headers)
        reply = connection.getresponse()
        assert reply.headers["Content-Type"] == "application/json"
        return reply.status, json.loads(reply.read())
    finally:
        connection.close()
