"""Volcengine's HMAC-SHA256 signature (version 4), pure: no clock but the one given, no I/O.

Usable on its own, for any service of the platform and any HTTP client:

    headers |= sign(method="POST", url=url, headers=headers, body=body,
                    credentials=Credentials("AK", "SK"), region="cn-north-1", service="rtc")
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from hmac import digest
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import parse_qsl, quote, urlsplit

from .credentials import Credentials

if TYPE_CHECKING:
    from _hashlib import HASH

# OpenSSL makes itself ready with its first use, under locks that a forked child would wait for. This
# module loads while no fork happens.
digest(b"", b"", "sha256")

__all__ = ["ALGORITHM", "Scope", "canonical_query", "canonical_request", "sign", "signature"]

ALGORITHM: Final = "HMAC-SHA256"
# What the platform's own SDKs send, and sign, when a request with a body names no type.
DEFAULT_CONTENT_TYPE: Final = "application/x-www-form-urlencoded; charset=utf-8"
_SIGNED: Final = frozenset(("content-type", "content-md5", "host"))
"""Besides those that begin with `X-`."""
_SET_BY_US: Final = frozenset(("x-content-sha256", "x-date", "x-security-token"))

Scope = tuple[str, str, str]
"""Day (YYYYMMDD), region and service: what a signing key is good for."""


def sign(
    *,
    method: str,
    url: str,
    headers: Mapping[str, str],
    body: bytes,
    credentials: Credentials,
    region: str,
    service: str,
    now: datetime | None = None,
) -> dict[str, str]:
    """The headers to add to a request so that the platform accepts it.

    Signed are the host, `Content-Type`, `Content-Md5` and every header that begins with `X-` (in
    any case); so add those before, and send exactly the bytes that were signed. The host comes
    from `url`; a `Host` header among `headers` wins.

    Args:
        method: HTTP method.
        url: Whole address, with its query.
        headers: Headers that the request has already. Old signatures among them are ignored.
        body: The body's bytes; empty for none.
        credentials: Access key, secret key and, for temporary ones, the session token.
        region: Region in the credential scope, such as `cn-north-1`.
        service: Service in the credential scope; `rtc` for IM.
        now: Time of the signature; the present by default. A time without a zone is UTC.

    Returns:
        `X-Date`, `X-Content-Sha256`, `Authorization`, with a session token `X-Security-Token`,
        and `Content-Type` where a request other than GET has none.

    Example:
        >>> from datetime import datetime
        >>> made = sign(method="GET", url="https://example.com/", headers={}, body=b"",
        ...     credentials=Credentials("AK", "SK"), region="cn-north-1", service="rtc",
        ...     now=datetime(2024, 4, 1))
        >>> made["X-Date"]
        '20240401T000000Z'
    """
    plan = plan_signatures(method, url, headers.items(), credentials.session_token)
    return plan.sign(body, credentials, region, service, _seconds(now))


class SignaturePlan(NamedTuple):
    """What the signatures of requests to one address, with the same headers, have in common."""

    # A canonical request in three parts: the date goes between, the body's hash goes last.
    start: str
    middle: str
    end: str
    names: str
    adds_content_type: bool

    def __repr__(self) -> str:
        return f"SignaturePlan(names={self.names!r})"  # a session token is among what is signed

    def sign(
        self, body: bytes, credentials: Credentials, region: str, service: str, seconds: float
    ) -> dict[str, str]:
        """The headers to add, see `sign`; the time is in seconds since 1970."""
        date = _timestamp(int(seconds))
        day = date[:8]
        body_hash = sha256(body).hexdigest()
        request = f"{self.start}{body_hash}{self.middle}{date}{self.end}{body_hash}"
        sealing = _sealing(credentials.secret_key, day, region, service)
        added = {
            "X-Date": date,
            "X-Content-Sha256": body_hash,
            "Authorization": (
                f"{ALGORITHM} Credential={credentials.access_key}/{sealing.scope}, "
                f"SignedHeaders={self.names}, Signature={sealing.signature(date, request)}"
            ),
        }
        if token := credentials.session_token:
            added["X-Security-Token"] = token
        if self.adds_content_type:
            added["Content-Type"] = DEFAULT_CONTENT_TYPE
        return added


def plan_signatures(
    method: str, url: str, headers: Iterable[tuple[str, str]], token: str | None
) -> SignaturePlan:
    """The plan of requests to an address, with headers and a session token."""
    signed: list[tuple[str, str]] = []
    for name, value in headers:
        lower = name.lower()
        if (lower.startswith("x-") and lower not in _SET_BY_US) or lower in _SIGNED:
            signed.append((lower, value.strip()))
    return _plan(method, url, tuple(signed), token)


@lru_cache(maxsize=256)
def _plan(
    method: str, url: str, headers: tuple[tuple[str, str], ...], token: str | None
) -> SignaturePlan:
    """Callers send the same address and headers over and over; only the body and the time differ."""
    start, host = _start(method, url)
    signed = {"host": host, **dict(headers)}
    # Both ports, whatever the scheme: the platform drops :80 and :443 wherever they stand.
    signed["host"] = signed["host"].removesuffix(":80").removesuffix(":443")
    adds_content_type = "content-type" not in signed and method.upper() != "GET"
    if adds_content_type:
        signed["content-type"] = DEFAULT_CONTENT_TYPE
    if token:
        signed["x-security-token"] = token
    hole = "\0"  # cannot stand in a header
    signed["x-content-sha256"] = signed["x-date"] = hole
    pairs = sorted(signed.items())
    first, middle, end = f"{start}\n{_signed_part(pairs)}\n".split(hole)
    return SignaturePlan(first, middle, end, _names(pairs), adds_content_type)


@lru_cache(maxsize=256)
def _start(method: str, url: str) -> tuple[str, str]:
    """Where a canonical request begins: method, path and query; and the host."""
    parts = urlsplit(url)
    query = canonical_query(parse_qsl(parts.query, keep_blank_values=True))
    path = quote(parts.path or "/", safe="/-_.~%")
    return f"{method.upper()}\n{path}\n{query}", parts.netloc.rpartition("@")[2]


def canonical_request(
    method: str, path: str, query: str, headers: Iterable[tuple[str, str]], body_hash: str
) -> str:
    """The text that is signed. Headers are sorted pairs of lower-case name and value."""
    return f"{method.upper()}\n{path}\n{query}\n{_signed_part(list(headers))}\n{body_hash}"


def _signed_part(headers: list[tuple[str, str]]) -> str:
    lines = "".join([f"{name}:{value}\n" for name, value in headers])
    return f"{lines}\n{_names(headers)}"


def _names(headers: list[tuple[str, str]]) -> str:
    return ";".join([name for name, _ in headers])


def signature(secret_key: str, date: str, scope: Scope, request: str) -> str:
    """The signature of a canonical request, in lower-case hexadecimal digits."""
    return _sealing(secret_key, *scope).signature(date, request)


class _Sealing(NamedTuple):
    """What the signatures of a day have in common: the scope, and both hashes of the HMAC once they
    have taken in the day's key, half of the work of each.
    """

    scope: str
    inner: HASH
    outer: HASH

    def __repr__(self) -> str:
        return f"<{self.scope}>"

    def signature(self, date: str, request: str) -> str:
        request_hash = sha256(request.encode()).hexdigest()
        inner, outer = self.inner.copy(), self.outer.copy()
        inner.update(f"{ALGORITHM}\n{date}\n{self.scope}\n{request_hash}".encode())
        outer.update(inner.digest())
        return outer.hexdigest()


def canonical_query(pairs: Iterable[tuple[str, str]]) -> str:
    """A query sorted by name, each part percent-encoded, a space as `%20`."""
    coded = [(quote(name, safe="-_.~"), quote(value, safe="-_.~")) for name, value in pairs]
    return "&".join([f"{name}={value}" for name, value in sorted(coded)])


@lru_cache(maxsize=16)
def _sealing(secret_key: str, day: str, region: str, service: str) -> _Sealing:
    key = secret_key.encode()
    for part in (day, region, service, "request"):
        key = digest(key, part.encode(), "sha256")
    block = key.ljust(64, b"\0")
    inner, outer = sha256(bytes(b ^ 0x36 for b in block)), sha256(bytes(b ^ 0x5C for b in block))
    return _Sealing(f"{day}/{region}/{service}/request", inner, outer)


def _seconds(now: datetime | None) -> float:
    if now is None:
        return time.time()
    return (now if now.tzinfo is not None else now.replace(tzinfo=UTC)).timestamp()


@lru_cache(maxsize=2)
def _timestamp(seconds: int) -> str:
    return time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(seconds))
