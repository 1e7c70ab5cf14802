"""Explain the signature of a request step by step, and compare it with a signature from elsewhere."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

from ..._core.auth.credentials import Credentials
from ..._core.auth.signing import ALGORITHM, sign
from ..._core.http.transport import HTTPRequest
from ..._core.schema.actions import Action
from ..._core.schema.dotted import query_of
from ..._core.service import ServiceModel
from ..._core.util.typeguards import is_mapping
from ..auth import verify
from ..control_requests import ControlError
from ..errors import ServiceError
from ..signed_request import SignedRequest
from .sender import as_signed

# Also as the log of curl (`> X-Date: …`) and its command line (`-H 'X-Date: …' \\`) have it.
_HEADER_LINE: Final = re.compile(
    r"""[>\s]*(?:-H\s+)?['"]?([A-Za-z][\w-]*)['"]?\s*:\s*['"]?(.*?)['"\\,\s]*"""
)
_NO_KEYS: Final = Credentials("ACCESS_KEY", "SECRET_KEY")


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs requests of one endpoint for explanations. It sends nothing."""

    service: ServiceModel
    endpoint: str
    region: str
    credentials: Credentials | None = None
    """Keys; None to explain the steps without a signature, where keys must not be used."""

    def steps(self, action: str, body: bytes) -> dict[str, Any]:
        """Return what is signed, in the order in which it is computed."""
        request = self._signed(action, body)
        parts = request.authorization
        scope = f"{parts.day}/{parts.region}/{parts.service}/{parts.end}"
        signature = parts.signature if self.credentials is not None else ""
        return {
            "headers": {name: request.values[name] for name in parts.signed_headers},
            "body_hash": request.body_hash,
            "canonical_request": request.canonical_masked,
            "canonical_hash": sha256(request.canonical.encode()).hexdigest(),
            "string_to_sign": request.string_to_sign,
            "scope": scope,
            "signature": signature,
            "authorization": (
                f"{ALGORITHM} Credential={parts.access_key}/{scope}, "
                f"SignedHeaders={';'.join(parts.signed_headers)}, Signature={signature or '…'}"
            ),
        }

    def compare(self, action: str, body: bytes, pasted: str, now: datetime) -> dict[str, Any]:
        """Compare with pasted header lines, which have an Authorization; raise ControlError.

        Headers that are not pasted are those that the client would send.
        """
        sent = _header_lines(pasted)
        if "authorization" not in sent:
            raise ControlError(400, "paste the header Authorization, and X-Date if there is one")
        own = self._signed(action, body)
        expected = own.authorization
        headers = tuple({**dict(own.headers), **sent}.items())
        request = replace(own, headers=headers)
        try:
            found = request.authorization
        except ServiceError as error:
            return {"reason": error.message, "parts": [], "correct": False}
        names = {
            "access_key": (found.access_key, expected.access_key),
            "day": (found.day, request.values.get("x-date", "")[:8]),
            "region": (found.region, expected.region),
            "service": (found.service, expected.service),
            "end": (found.end, expected.end),
            "signed_headers": (";".join(found.signed_headers), ";".join(expected.signed_headers)),
        }
        if self.credentials is None:  # these cannot be compared without keys
            del names["access_key"]
        return {
            "reason": self._reason(request, now),
            "parts": [
                {"name": name, "sent": sent, "expected": wanted}
                for name, (sent, wanted) in names.items()
            ],
            "canonical_request": request.canonical_masked,
            "string_to_sign": request.string_to_sign,
        }

    def _reason(self, request: SignedRequest, now: datetime) -> str:
        """Return why a server refuses the signature; empty if it is correct, or cannot be verified."""
        if self.credentials is None:
            return ""
        try:
            verify(request, self.credentials, now, self.service)
        except ServiceError as error:
            return f"{error.code}: {error.message}"
        return ""

    def _signed(self, action: str, body: bytes) -> SignedRequest:
        """Return the request whose fields are this JSON, as the client would sign and send it."""
        known = self.service.action(action)
        query = known.query
        if known.is_dotted:
            query, body = _dotted(known, body)
        url = f"{self.endpoint}/?{query}"
        headers = {"Content-Type": known.content_type} if known.content_type else {}
        headers |= sign(
            method=known.method,
            url=url,
            headers=headers,
            body=body,
            credentials=self.credentials or _NO_KEYS,
            region=self.region,
            service=self.service.signing_name,
        )
        return as_signed(HTTPRequest(action, known.method, url, headers, body, 0.0))


def _dotted(action: Action[Any], body: bytes) -> tuple[str, bytes]:
    """Return the query and the body of an action without a JSON body; raise ControlError."""
    try:
        data = json.loads(body)
        if not is_mapping(data):
            raise ControlError(400, "expected a JSON object with the fields of the request")
        if action.is_query:
            return query_of(action.name, action.version, data), b""
        return action.query, action.body_of(data)
    except (ValueError, RecursionError) as error:
        raise ControlError(400, str(error)) from None


def _header_lines(text: str) -> dict[str, str]:
    """Return headers by lower-case name from lines such as `X-Date: …`, also from the log of curl."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        if header := _HEADER_LINE.fullmatch(line):
            found[header[1].lower()] = header[2]
        elif line.strip().startswith(ALGORITHM):
            found["authorization"] = line.strip()
    return found
