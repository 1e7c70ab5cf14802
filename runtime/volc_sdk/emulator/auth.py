"""Decide whether a request is signed as the platform wants it. Strict: what is not signed, fails.

A refusal says in plain words what differs; it never shows a secret or the signature that would
have been right.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from hmac import compare_digest
from typing import Final

from .._core.auth.credentials import Credentials
from .._core.auth.signing import signature
from ..service import HOSTS, SIGNING_NAME
from .diagnosis import difference
from .errors import Failure
from .signed import ALWAYS_SIGNED, SIGNED_IF_SENT, Claim, SignedRequest, mismatch

CLOCK_TOLERANCE_S: Final = 15 * 60

_DATE: Final = re.compile(r"[0-9]{8}T[0-9]{6}Z")
_DATE_FORMAT: Final = "%Y%m%dT%H%M%SZ"
_SCOPE_END: Final = "request"


def verify(request: SignedRequest, credentials: Credentials, now: datetime) -> str:
    """The region that the request was signed for; raises Failure."""
    claim = request.claim
    _check_key(claim, request.values.get("x-security-token"), credentials)
    date = _checked_date(request.values.get("x-date"), now)
    _check_scope(claim, date)
    _check_body_hash(request)
    _check_headers(claim, request)
    scope = (claim.day, claim.region, claim.service)
    right = signature(credentials.secret_key, date, scope, request.canonical)
    if not _same(claim.signature, right):
        raise mismatch(difference(request, claim, credentials.secret_key))
    return claim.region


def _check_key(claim: Claim, token: str | None, credentials: Credentials) -> None:
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


def _check_scope(claim: Claim, date: str) -> None:
    if claim.day != date[:8]:
        raise mismatch("the day in Credential is not that of X-Date")
    if claim.region not in HOSTS:
        raise mismatch(f"the region in Credential must be one of {', '.join(HOSTS)}")
    if claim.service != SIGNING_NAME:
        raise mismatch(f"the service in Credential must be {SIGNING_NAME}")
    if claim.end != _SCOPE_END:
        raise mismatch(f"Credential must end in /{_SCOPE_END}")


def _check_body_hash(request: SignedRequest) -> None:
    header = request.values.get("x-content-sha256")
    if header is None:
        raise mismatch("the X-Content-Sha256 header is missing")
    if not _same(header, request.body_hash):
        raise mismatch(
            "X-Content-Sha256 is not the SHA-256 of the body: the body that arrived has "
            f"{len(request.body)} bytes and the hash {request.body_hash}"
        )


def _check_headers(claim: Claim, request: SignedRequest) -> None:
    listed = claim.signed_headers
    if list(listed) != sorted({name.lower() for name in listed}):
        raise mismatch("SignedHeaders must be in lower case, sorted, each name once")
    seen: set[str] = set()
    for name, _ in request.headers:
        needed = name in SIGNED_IF_SENT or name.startswith("x-")
        if needed and name not in listed:
            raise mismatch(f"the header {name} was sent but is not among SignedHeaders")
        if name in seen and name in listed:
            raise mismatch(f"the header {name} was sent twice")
        seen.add(name)
    for name in (*ALWAYS_SIGNED, *listed):
        if name not in listed:
            raise mismatch(f"SignedHeaders must name {name}")
        if name not in seen:
            raise mismatch(f"the header {name} is among SignedHeaders but was not sent")


def _same(left: str, right: str) -> bool:
    """Equality that takes the same time wherever the two differ."""
    return compare_digest(left.encode(), right.encode())
