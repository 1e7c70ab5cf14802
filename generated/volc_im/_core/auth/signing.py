"""Volcengine's HMAC-SHA256 signature, version 4, without I/O.

It can be used for any service of the platform, with any HTTP client:

    headers |= sign(method="POST", url=url, headers=headers, body=body,
                    credentials=Credentials("AK", "SK"), region="cn-north-1", service="sts")
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

from ..util.query import canonical_query
from .credentials import Credentials

if TYPE_CHECKING:
    from _hashlib import HASH

# OpenSSL initializes itself on first use, under locks that a forked child could wait for forever. No
# fork happens while this module is imported, so the first use is here.
digest(b"", b"", "sha256")

__all__ = ["ALGORITHM", "Scope", "canonical_query", "canonical_request", "sign", "signature"]

ALGORITHM: Final = "HMAC-SHA256"
DEFAULT_CONTENT_TYPE: Final = "application/x-www-form-urlencoded; charset=utf-8"
"""Type that the platform's SDKs add to requests without one, except GET, and sign."""
_SIGNED_HEADERS: Final = frozenset(("content-type", "content-md5", "host"))
"""Signed headers, besides those that begin with `X-`."""
_ADDED_HEADERS: Final = frozenset(("x-content-sha256", "x-date", "x-security-token"))

Scope = tuple[str, str, str]
"""Day (YYYYMMDD), region and service for which a signing key is valid."""


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
    """Return the headers to add to a request.

    The host, `Content-Type`, `Content-Md5` and every header whose name begins with `X-` or `x-` are
    signed. Add these headers before you call `sign`, and send exactly the bytes that were signed. The
    host is that of `url` unless `headers` has a `Host`.

    Args:
        method: HTTP method.
        url: URL with its query.
        headers: Headers that the request already has. Old signatures among them are ignored.
        body: Body of the request; empty for none.
        credentials: Access key, secret key and, for temporary ones, the session token.
        region: Region in the credential scope, such as `cn-north-1`.
        service: Service in the credential scope, such as `sts`.
        now: Time of the signature, by default the current time. A time without a zone is UTC.

    Returns:
        `X-Date`, `X-Content-Sha256` and `Authorization`; with a session token also
        `X-Security-Token`; and `Content-Type` for a request without one, except GET.

    Example:
        >>> from datetime import datetime
        >>> added = sign(method="GET", url="https://example.com/", headers={}, body=b"",
        ...     credentials=Credentials("AK", "SK"), region="cn-north-1", service="sts",
        ...     now=datetime(2024, 4, 1))
        >>> added["X-Date"]
        '20240401T000000Z'
    """
    template = signature_template(method, url, headers.items(), credentials.session_token)
    return template.sign(body, credentials, region, service, _unix_time(now))


class SignatureTemplate(NamedTuple):
    """The parts that are equal in all signatures of requests with the same URL and headers."""

    # The canonical request without its variable parts: the body's hash, the date, the hash again.
    prefix: str
    middle: str
    suffix: str
    header_names: str
    adds_content_type: bool

    def __repr__(self) -> str:  # the parts contain the session token
        return f"SignatureTemplate(header_names={self.header_names!r})"

    def with_query(self, query: str) -> SignatureTemplate:
        """Return the template of a URL without a query for this canonical query."""
        return self._replace(prefix=self.prefix.replace("\n\n", f"\n{query}\n", 1))

    def sign(
        self, body: bytes, credentials: Credentials, region: str, service: str, unix_time: float
    ) -> dict[str, str]:
        """Return the headers to add; see the function `sign`."""
        date = _timestamp(int(unix_time))
        day = date[:8]
        body_hash = sha256(body).hexdigest()
        request = f"{self.prefix}{body_hash}{self.middle}{date}{self.suffix}{body_hash}"
        key = _signing_key(credentials.secret_key, day, region, service)
        added = {
            "X-Date": date,
            "X-Content-Sha256": body_hash,
            "Authorization": (
                f"{ALGORITHM} Credential={credentials.access_key}/{key.scope}, "
                f"SignedHeaders={self.header_names}, Signature={key.signature(date, request)}"
            ),
        }
        if token := credentials.session_token:
            added["X-Security-Token"] = token
        if self.adds_content_type:
            added["Content-Type"] = DEFAULT_CONTENT_TYPE
        return added


def signature_template(
    method: str, url: str, headers: Iterable[tuple[str, str]], token: str | None
) -> SignatureTemplate:
    """Return the template for requests with this URL, these headers and this session token."""
    signed: list[tuple[str, str]] = []
    for name, value in headers:
        lower = name.lower()
        if (lower.startswith("x-") and lower not in _ADDED_HEADERS) or lower in _SIGNED_HEADERS:
            signed.append((lower, value.strip()))
    return _cached_template(method, url, tuple(signed), token)


# Callers send requests with the same URL and headers again and again.
@lru_cache(maxsize=256)
def _cached_template(
    method: str, url: str, headers: tuple[tuple[str, str], ...], token: str | None
) -> SignatureTemplate:
    canonical_prefix, host = _canonical_prefix(method, url)
    signed = {"host": host, **dict(headers)}
    # The platform removes the ports 80 and 443 for both schemes, http and https.
    signed["host"] = signed["host"].removesuffix(":80").removesuffix(":443")
    adds_content_type = "content-type" not in signed and method.upper() != "GET"
    if adds_content_type:
        signed["content-type"] = DEFAULT_CONTENT_TYPE
    if token:
        signed["x-security-token"] = token
    placeholder = "\0"  # never part of a header
    signed["x-content-sha256"] = signed["x-date"] = placeholder
    pairs = sorted(signed.items())
    prefix, middle, suffix = f"{canonical_prefix}\n{_header_block(pairs)}\n".split(placeholder)
    return SignatureTemplate(prefix, middle, suffix, _header_names(pairs), adds_content_type)


@lru_cache(maxsize=256)
def _canonical_prefix(method: str, url: str) -> tuple[str, str]:
    """Return the first lines of a canonical request, method, path and query, and the host."""
    parts = urlsplit(url)
    query = canonical_query(parse_qsl(parts.query, keep_blank_values=True))
    path = quote(parts.path or "/", safe="/-_.~%")
    return f"{method.upper()}\n{path}\n{query}", parts.netloc.rpartition("@")[2]


def canonical_request(
    method: str, path: str, query: str, headers: Iterable[tuple[str, str]], body_hash: str
) -> str:
    """Return the canonical request. `headers` are sorted pairs of lowercase name and value."""
    return f"{method.upper()}\n{path}\n{query}\n{_header_block(list(headers))}\n{body_hash}"


def _header_block(headers: list[tuple[str, str]]) -> str:
    lines = "".join([f"{name}:{value}\n" for name, value in headers])
    return f"{lines}\n{_header_names(headers)}"


def _header_names(headers: list[tuple[str, str]]) -> str:
    return ";".join([name for name, _ in headers])


def signature(secret_key: str, date: str, scope: Scope, request: str) -> str:
    """Return the signature of a canonical request as lowercase hexadecimal digits."""
    return _signing_key(secret_key, *scope).signature(date, request)


class _SigningKey(NamedTuple):
    """The signing key of a day, region and service.

    The key is kept as the inner and outer hash of the HMAC, both already updated with the key. This
    saves half of the work of each signature.
    """

    scope: str
    inner: HASH
    outer: HASH

    def __repr__(self) -> str:
        return f"_SigningKey(scope={self.scope!r})"

    def signature(self, date: str, request: str) -> str:
        request_hash = sha256(request.encode()).hexdigest()
        inner, outer = self.inner.copy(), self.outer.copy()
        inner.update(f"{ALGORITHM}\n{date}\n{self.scope}\n{request_hash}".encode())
        outer.update(inner.digest())
        return outer.hexdigest()


@lru_cache(maxsize=16)
def _signing_key(secret_key: str, day: str, region: str, service: str) -> _SigningKey:
    key = secret_key.encode()
    for part in (day, region, service, "request"):
        key = digest(key, part.encode(), "sha256")
    block = key.ljust(64, b"\0")
    inner, outer = sha256(bytes(b ^ 0x36 for b in block)), sha256(bytes(b ^ 0x5C for b in block))
    return _SigningKey(f"{day}/{region}/{service}/request", inner, outer)


def _unix_time(now: datetime | None) -> float:
    if now is None:
        return time.time()
    return (now if now.tzinfo is not None else now.replace(tzinfo=UTC)).timestamp()


@lru_cache(maxsize=2)
def _timestamp(unix_time: int) -> str:
    return time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(unix_time))
