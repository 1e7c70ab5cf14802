"""Verify the signature of a request as the platform does: whatever is signed must be unchanged.

Strict signing also requires that everything is signed that the documents name. An error message says
what differs. It never contains a secret or the expected signature.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from hmac import compare_digest
from typing import Final

from .._core.auth.credentials import Credentials
from .._core.auth.signing import signature
from .._core.service import ServiceModel
from .diagnosis import explain_mismatch
from .errors import ServiceError
from .signed_request import Authorization, SignedRequest, mismatch
from .strict_signing import SINGLE_BLANKS, broken_rules

CLOCK_TOLERANCE_S: Final = 15 * 60

_DATE: Final = re.compile(r"[0-9]{8}T[0-9]{6}Z")
_DATE_FORMAT: Final = "%Y%m%dT%H%M%SZ"
_SCOPE_END: Final = "request"


@dataclass(frozen=True, slots=True)
class Verified:
    """What is known about a request whose signature is correct."""

    region: str
    """Region that the request is signed for."""
    broken_rules: tuple[str, ...]
    """Rules of strict signing that the request breaks."""


def verify(
    request: SignedRequest,
    credentials: Credentials,
    now: datetime,
    service: ServiceModel,
    *,
    strict: bool = False,
) -> Verified:
    """Verify the signature of a request.

    Raises:
        ServiceError: The signature is wrong or, if `strict`, the request breaks a rule of strict
            signing.
    """
    authorization = request.authorization
    _check_key(authorization, request.values.get("x-security-token"), credentials)
    date = _checked_date(request.values.get("x-date"), now)
    _check_scope(authorization, date, service)
    _check_body_hash(request)
    _check_signed_headers(authorization, request)
    broken = tuple(broken_rules(request))
    if strict and broken:
        raise _refused(*broken)

    def is_signed(canonical: str) -> bool:
        scope = (authorization.day, authorization.region, authorization.service)
        expected = signature(credentials.secret_key, date, scope, canonical)
        return _same(authorization.signature, expected)

    if not is_signed(request.canonical):
        if not is_signed(request.canonical_with_single_blanks):
            raise mismatch(explain_mismatch(request, credentials.secret_key, service))
        broken = (*broken, SINGLE_BLANKS)
        if strict:
            raise _refused(SINGLE_BLANKS)
    return Verified(authorization.region, broken)


def _refused(*broken: str) -> ServiceError:
    return mismatch(
        f"{'; '.join(broken)}. Strict signing is on; without it, only a wrong signature is refused"
    )


def _check_key(authorization: Authorization, token: str | None, credentials: Credentials) -> None:
    if not _same(authorization.access_key, credentials.access_key):
        raise ServiceError("InvalidAccessKey", "the access key is unknown")
    expected = credentials.session_token
    if expected is None and token is not None:
        raise ServiceError(
            "InvalidAccessKey", "X-Security-Token was sent, but the access key has no token"
        )
    if expected is not None and token is None:
        raise ServiceError(
            "InvalidAccessKey", "the access key is temporary and requires X-Security-Token"
        )
    if expected is not None and token is not None and not _same(token, expected):
        raise ServiceError("InvalidAccessKey", "X-Security-Token does not belong to the access key")


def _checked_date(date: str | None, now: datetime) -> str:
    if date is None:
        raise ServiceError("InvalidTimestamp", "the X-Date header is missing")
    ahead_s = round((_parse_date(date) - now).total_seconds())
    if abs(ahead_s) > CLOCK_TOLERANCE_S:
        direction = "ahead of" if ahead_s > 0 else "behind"
        raise ServiceError(
            "InvalidTimestamp",
            f"X-Date is {abs(ahead_s)} s {direction} the server's clock; "
            f"at most {CLOCK_TOLERANCE_S} s is allowed",
        )
    return date


@lru_cache(maxsize=2)  # the requests of a second have the same
def _parse_date(date: str) -> datetime:
    try:
        if _DATE.fullmatch(date) is None:
            raise ValueError
        return datetime.strptime(date, _DATE_FORMAT).replace(tzinfo=UTC)
    except ValueError:
        raise ServiceError("InvalidTimestamp", "X-Date must be YYYYMMDDTHHMMSSZ, in UTC") from None


def _check_scope(authorization: Authorization, date: str, service: ServiceModel) -> None:
    if authorization.day != date[:8]:
        raise mismatch("the day in Credential must be that of X-Date")
    if not authorization.region or not service.has_region(authorization.region):
        raise mismatch(
            f"the region in Credential must be one of {', '.join(service.hosts) or 'a name'}"
        )
    if authorization.service != service.signing_name:
        raise mismatch(f"the service in Credential must be {service.signing_name}")
    if authorization.end != _SCOPE_END:
        raise mismatch(f"Credential must end in /{_SCOPE_END}")


def _check_body_hash(request: SignedRequest) -> None:
    header = request.values.get("x-content-sha256")
    if header is not None and not _same(header, request.body_hash):
        raise mismatch(
            "X-Content-Sha256 is not the SHA-256 of the body: the body that arrived has "
            f"{len(request.body)} bytes and the hash {request.body_hash}"
        )


def _check_signed_headers(authorization: Authorization, request: SignedRequest) -> None:
    listed = authorization.signed_headers
    sent = [name for name, _ in request.headers]
    for name in listed:
        if name != name.lower():
            raise mismatch(f"SignedHeaders must be lower-case names; it contains {name}")
        if name not in request.values:
            raise mismatch(f"the header {name} is in SignedHeaders but was not sent")
        if sent.count(name) > 1:
            raise mismatch(f"the header {name} was sent twice")


def _same(left: str, right: str) -> bool:
    """Return whether two texts are equal, in constant time."""
    return compare_digest(left.encode(), right.encode())
