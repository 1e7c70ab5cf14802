"""Requests that are signed as other clients sign them, made without those clients."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from urllib.parse import urlsplit

from volc_im.signing import canonical_query, canonical_request, signature

from .signed_requests import ACCESS_KEY, SECRET_KEY, VERSION, Request

REGION = "cn-north-1"


@dataclass(frozen=True)
class ForeignSigner:
    """How a client signs."""

    name: str
    signed_headers: tuple[str, ...]
    """Names in the order of the client."""
    broken_rules: tuple[str, ...]
    """Words of each rule of strict signing that it breaks."""
    sends_body_hash: bool = True
    single_blanks: bool = False
    """Whether it signs one blank for several inside of a header value."""

    def request(self, endpoint: str, action: str, body: object) -> Request:
        raw = json.dumps(body, ensure_ascii=False).encode()
        date = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        body_hash = sha256(raw).hexdigest()
        sent = {"X-Date": date, "Content-Type": "application/json", "X-Trace": " a   b "}
        if self.sends_body_hash:
            sent["X-Content-Sha256"] = body_hash
        values = {name.lower(): value.strip() for name, value in sent.items()}
        if self.single_blanks:
            values["x-trace"] = "a b"
        values["host"] = urlsplit(endpoint).netloc
        query = canonical_query([("Action", action), ("Version", VERSION)])
        signed = [(name, values[name]) for name in self.signed_headers]
        canonical = canonical_request("POST", "/", query, signed, body_hash)
        scope = (date[:8], REGION, "rtc")
        sent["Authorization"] = (
            f"HMAC-SHA256 Credential={ACCESS_KEY}/{'/'.join(scope)}/request, "
            f"SignedHeaders={';'.join(self.signed_headers)}, "
            f"Signature={signature(SECRET_KEY, date, scope, canonical)}"
        )
        return Request(f"/?{query}", raw, sent)


UNSIGNED = "the header {} was sent but is not in SignedHeaders"
NO_HASH = "the X-Content-Sha256 header is missing"
NOT_SORTED = "SignedHeaders must be sorted"
TRACE = UNSIGNED.format("x-trace")
TYPE = UNSIGNED.format("content-type")
HOST = UNSIGNED.format("host")

SIGNERS = (
    ForeignSigner(
        "Node, openapi",
        ("x-content-sha256", "x-date", "x-trace"),
        (HOST, TYPE, "one blank for several"),
        single_blanks=True,
    ),
    ForeignSigner("Node, sdk-core", ("host", "x-content-sha256", "x-date"), (TYPE, TRACE)),
    ForeignSigner(
        "Node, example", ("x-date",), (HOST, TYPE, TRACE, NO_HASH), sends_body_hash=False
    ),
    ForeignSigner(
        "Go and Java, example",
        ("host", "x-date", "x-content-sha256", "content-type"),
        (NOT_SORTED, TRACE),
    ),
    ForeignSigner("PHP, example", ("content-type", "host", "x-content-sha256", "x-date"), (TRACE,)),
    ForeignSigner(
        "PHP SDK",
        ("host", "x-date", "x-trace"),
        (TYPE, NO_HASH, "one blank for several"),
        sends_body_hash=False,
        single_blanks=True,
    ),
)
