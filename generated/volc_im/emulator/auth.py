"""Decide whether a request is signed as the platform wants it. Strict: what is not signed, fails.

A refusal says in plain words what differs; it never shows a secret or the signature that would
have been right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from hmac import compare_digest
from typing import Final

from ..credentials import Credentials
from ..service import HOSTS, SIGNING_NAME
from ..signing import ALGORITHM, canonical_query, canonical_request, signature
from .failures import Failure

CLOCK_TOLERANCE_S: Final = 15 * 60

_DATE: Final = re.compile(r"[0-9]{8}T[0-9]{6}Z")
_DATE_FORMAT: Final = "%Y%m%dT%H%M%SZ"
_ALWAYS_SIGNED: Final = ("host", "x-date", "x-content-sha256")
_SIGNED_IF_SENT: Final = ("content-type", "content-md5")
_SCOPE_END: Final = "request"


@dataclass(frozen=True, slots=True)
class SignedRequest:
    """The parts of a request that a signature covers, as they came."""

    method: str
    path: str
    query: tuple[tuple[str, str], ...]
    headers: tuple[tuple[str, str], ...]
    """By lower-case names; a header that was sent twice is here twice."""
    body: bytes


@dataclass(frozen=True, slots=True)
class _Authorization:
    """The Authorization header, in parts."""

    access_key: str
    day: str
    region: str
    service: str
    end: str
    signed_headers: tuple[str, ...]
    signature: str


def verify(request: SignedRequest, credentials: Credentials, now: datetime) -> str:
    """The region that the request was signed for; raises Failure."""
    headers = dict(request.headers)
    claim = _parsed(headers.get("authorization"))
    _check_key(claim, headers.get("x-security-token"), credentials)
    date = _checked_date(headers.get("x-date"), now)
    _check_scope(claim, date)
    body_hash = _checked_body_hash(headers.get("x-content-sha256"), request.body)
    signed = _checked_headers(claim, request.headers)
    canonical = canonical_request(
        request.method, request.path, canonical_query(request.query), signed, body_hash
    )
    scope = (claim.day, claim.region, claim.service)
    if not _same(claim.signature, signature(credentials.secret_key, date, scope, canonical)):
        raise _mismatch(
            "the signature differs from the server's. The canonical request as the server sees it "
            f"has the SHA-256 {sha256(canonical.encode()).hexdigest()}: if yours has the same, "
            "the secret key differs; if not, the method, query, a signed header or the body does"
        )
    return claim.region


def _parsed(header: str | None) -> _Authorization:
    if header is None:
        raise Failure("MissingAuthenticationToken", "the Authorization header is missing")
    algorithm, _, rest = header.partition(" ")
    if algorithm != ALGORITHM:
        raise _mismatch(f"Authorization must begin with {ALGORITHM}")
    parts: dict[str, str] = {}
    for part in rest.split(","):
        name, _, value = part.strip().partition("=")
        if name in parts:
            raise _mismatch(f"Authorization has {name} twice")
        parts[name] = value
    for name in ("Credential", "SignedHeaders", "Signature"):
        if not parts.get(name):
            raise Failure("MissingSignature", f"Authorization lacks {name}=")
    if len(parts) != 3:
        raise _mismatch("Authorization has more than Credential, SignedHeaders and Signature")
    # From the right: only the key itself could hold a slash.
    credential = parts["Credential"].rsplit("/", 4)
    if len(credential) != 5:
        raise _mismatch("Credential must be access key/day/region/service/request")
    access_key, day, region, service, end = credential
    listed = tuple(parts["SignedHeaders"].split(";"))
    return _Authorization(access_key, day, region, service, end, listed, parts["Signature"])


def _check_key(claim: _Authorization, token: str | None, credentials: Credentials) -> None:
    if not _same(claim.access_key, credentials.access_key):
        raise Failure("InvalidAccessKey", "the access key is not known")
    wanted = credentials.session_token
    if wanted is None and token is not None:
        raise Failure("InvalidAccessKey", "X-Security-Token was sent, but the key needs no token")
    if wanted is not None and token is None:
        raise Failure("InvalidAccessKey", "the key is temporary and needs X-Security-Token")
    if wanted is not None and token is not None and not _same(token, wanted):
        raise Failure("InvalidAccessKey", "X-Security-Token is not the key's")


def _checked_date(date: str | None, now: datetime) -> str:
    if date is None:
        raise Failure("InvalidTimestamp", "the X-Date header is missing")
    try:
        if _DATE.fullmatch(date) is None:
            raise ValueError
        when = datetime.strptime(date, _DATE_FORMAT).replace(tzinfo=UTC)
    except ValueError:
        raise Failure("InvalidTimestamp", "X-Date must be YYYYMMDDTHHMMSSZ, in UTC") from None
    ahead_s = round((when - now).total_seconds())
    if abs(ahead_s) > CLOCK_TOLERANCE_S:
        where = "ahead of" if ahead_s > 0 else "behind"
        raise Failure(
            "InvalidTimestamp",
            f"X-Date is {abs(ahead_s)} s {where} the server's clock; "
            f"{CLOCK_TOLERANCE_S} s at the most",
        )
    return date


def _check_scope(claim: _Authorization, date: str) -> None:
    if claim.day != date[:8]:
        raise _mismatch("the day in Credential is not that of X-Date")
    if claim.region not in HOSTS:
        raise _mismatch(f"the region in Credential must be one of {', '.join(HOSTS)}")
    if claim.service != SIGNING_NAME:
        raise _mismatch(f"the service in Credential must be {SIGNING_NAME}")
    if claim.end != _SCOPE_END:
        raise _mismatch(f"Credential must end in /{_SCOPE_END}")


def _checked_body_hash(header: str | None, body: bytes) -> str:
    if header is None:
        raise _mismatch("the X-Content-Sha256 header is missing")
    body_hash = sha256(body).hexdigest()
    if not _same(header, body_hash):
        raise _mismatch("X-Content-Sha256 is not the SHA-256 of the body")
    return body_hash


def _checked_headers(
    claim: _Authorization, headers: Iterable[tuple[str, str]]
) -> list[tuple[str, str]]:
    """The signed headers in their canonical form."""
    listed = claim.signed_headers
    if list(listed) != sorted({name.lower() for name in listed}):
        raise _mismatch("SignedHeaders must be in lower case, sorted, each name once")
    values: dict[str, str] = {}
    for name, value in headers:
        needed = name in _SIGNED_IF_SENT or name.startswith("x-")
        if needed and name not in listed:
            raise _mismatch(f"the header {name} was sent but is not among SignedHeaders")
        if name in values and name in listed:
            raise _mismatch(f"the header {name} was sent twice")
        values[name] = value.strip()
    for name in (*_ALWAYS_SIGNED, *listed):
        if name not in listed:
            raise _mismatch(f"SignedHeaders must name {name}")
        if name not in values:
            raise _mismatch(f"the header {name} is among SignedHeaders but was not sent")
    values["host"] = values["host"].removesuffix(":80").removesuffix(":443")
    return [(name, values[name]) for name in listed]


def _same(left: str, right: str) -> bool:
    """Equality that takes the same time wherever the two differ."""
    return compare_digest(left.encode(), right.encode())


def _mismatch(reason: str) -> Failure:
    return Failure("SignatureDoesNotMatch", reason)
