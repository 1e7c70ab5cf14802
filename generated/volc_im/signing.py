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
from typing import Final
from urllib.parse import parse_qsl, quote, urlsplit

from .credentials import Credentials

__all__ = ["ALGORITHM", "Scope", "canonical_query", "canonical_request", "sign", "signature"]

ALGORITHM: Final = "HMAC-SHA256"
# What the platform's own SDKs send, and sign, when a request with a body names no type.
DEFAULT_CONTENT_TYPE: Final = "application/x-www-form-urlencoded; charset=utf-8"
_SET_BY_US: Final = frozenset(
    ("authorization", "host", "x-content-sha256", "x-date", "x-security-token")
)

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
    host, path, query = _target(url)
    date = _timestamp(now)
    body_hash = sha256(body).hexdigest()
    added = {"X-Date": date, "X-Content-Sha256": body_hash}
    signed = {"host": host, "x-date": date, "x-content-sha256": body_hash}
    typed = False
    for name, value in headers.items():
        lower = name.lower()
        if lower == "host":
            signed["host"] = _without_default_port(value.strip())
        elif lower == "content-type":
            typed = True
            signed[lower] = value.strip()
        elif lower == "content-md5" or (lower.startswith("x-") and lower not in _SET_BY_US):
            signed[lower] = value.strip()
    if not typed and method.upper() != "GET":
        added["Content-Type"] = signed["content-type"] = DEFAULT_CONTENT_TYPE
    if credentials.session_token:
        added["X-Security-Token"] = signed["x-security-token"] = credentials.session_token
    names = sorted(signed)
    request = canonical_request(method, path, query, [(n, signed[n]) for n in names], body_hash)
    scope = (date[:8], region, service)
    made = signature(credentials.secret_key, date, scope, request)
    added["Authorization"] = (
        f"{ALGORITHM} Credential={credentials.access_key}/{'/'.join(scope)}/request, "
        f"SignedHeaders={';'.join(names)}, Signature={made}"
    )
    return added


def canonical_request(
    method: str, path: str, query: str, headers: Iterable[tuple[str, str]], body_hash: str
) -> str:
    """The text that is signed. Headers are sorted pairs of lower-case name and value."""
    pairs = list(headers)
    lines = "".join([f"{name}:{value}\n" for name, value in pairs])
    listed = ";".join([name for name, _ in pairs])
    return f"{method.upper()}\n{path}\n{query}\n{lines}\n{listed}\n{body_hash}"


def signature(secret_key: str, date: str, scope: Scope, request: str) -> str:
    """The signature of a canonical request, in lower-case hexadecimal digits."""
    request_hash = sha256(request.encode()).hexdigest()
    text = f"{ALGORITHM}\n{date}\n{'/'.join(scope)}/request\n{request_hash}"
    return digest(_signing_key(secret_key, *scope), text.encode(), "sha256").hex()


def canonical_query(pairs: Iterable[tuple[str, str]]) -> str:
    """A query sorted by name, each part percent-encoded, a space as `%20`."""
    coded = [(quote(name, safe="-_.~"), quote(value, safe="-_.~")) for name, value in pairs]
    return "&".join([f"{name}={value}" for name, value in sorted(coded)])


@lru_cache(maxsize=16)
def _signing_key(secret_key: str, day: str, region: str, service: str) -> bytes:
    key = secret_key.encode()
    for part in (day, region, service, "request"):
        key = digest(key, part.encode(), "sha256")
    return key


@lru_cache(maxsize=256)
def _target(url: str) -> tuple[str, str, str]:
    parts = urlsplit(url)
    query = canonical_query(parse_qsl(parts.query, keep_blank_values=True))
    host = parts.netloc.rpartition("@")[2]
    path = quote(parts.path or "/", safe="/-_.~%")
    return _without_default_port(host), path, query


def _without_default_port(host: str) -> str:
    # Both, whatever the scheme: the platform drops :80 and :443 wherever they stand.
    return host.removesuffix(":80").removesuffix(":443")


def _timestamp(now: datetime | None) -> str:
    if now is None:
        return time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    if now.tzinfo is not None:
        now = now.astimezone(UTC)
    return now.strftime("%Y%m%dT%H%M%SZ")
