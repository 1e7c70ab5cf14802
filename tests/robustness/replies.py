"""Replies as the API sends them, in every form that HTTP has for them."""

from __future__ import annotations

import gzip
import json
from typing import Any, Final

METADATA: Final = {"RequestId": "r1", "Action": "A", "Version": "2020-12-01", "Service": "rtc"}


def body_of(user: int = 1, name: str = "Ada") -> bytes:
    """Return the body of a result with one user, who is also how a reply is told from others."""
    users = [{"UserId": user, "NickName": name}]
    return json.dumps({"ResponseMetadata": METADATA, "Result": {"Users": users}}).encode()


def error_body(code: str, number: int = 0, message: str = "no") -> bytes:
    """Return the body of an error."""
    error: dict[str, Any] = {"Code": code, "CodeN": number, "Message": message}
    return json.dumps({"ResponseMetadata": {**METADATA, "Error": error}}).encode()


def reply(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """Return a reply with Content-Length."""
    lines = (f"HTTP/1.1 {status}", "Content-Type: application/json", *headers)
    return "\r\n".join((*lines, f"Content-Length: {len(body)}", "", "")).encode() + body


def chunked(body: bytes, *headers: str, size: int = 60) -> bytes:
    """Return a reply in chunks."""
    lines = ("HTTP/1.1 200 OK", *headers, "Transfer-Encoding: chunked", "", "")
    parts = [body[start : start + size] for start in range(0, len(body), size)]
    return "\r\n".join(lines).encode() + b"".join(
        b"%x\r\n%s\r\n" % (len(part), part) for part in (*parts, b"")
    )


def zipped(body: bytes) -> bytes:
    """Return a compressed body that is the same in each run."""
    return gzip.compress(body, mtime=0)


_BODY: Final = body_of()
FORMS: Final = {
    "Content-Length": reply(_BODY),
    "chunked": chunked(_BODY),
    "gzip": reply(zipped(_BODY), "Content-Encoding: gzip"),
    "gzip, chunked": chunked(zipped(_BODY), "Content-Encoding: gzip"),
    "until the end": b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + _BODY,
    "error": reply(
        error_body("InternalServiceError", 100023), "Retry-After: 0", status="503 Unavailable"
    ),
}
